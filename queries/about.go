package queries

import "strings"

// Licence is the one the inspectorate's published facts are under.
const (
	Licence    = "Open Government Licence v3.0"
	LicenceURL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
	Publisher  = "HM Inspectorate of Probation and the publishers named in each row"
)

// Shorthand explains the marks that notes can hold.
var Shorthand = []struct{ Mark, Meaning string }{
	{"[u]", "low reliability: fewer than 10 cases"},
	{"[e]", "estimated: the count is derived from a published percentage and the number of cases inspected"},
	{"[b]", "break in series: from another inspection programme than the PDU or the newest programme it stands beside"},
	{"[x]", "not available: not published"},
	{"[z]", "not applicable"},
	{"[r]", "revised: a later source states another figure"},
}

// Title is the question the table answers.
func (t *Table) Title() string { return t.View.Question }

// FilterText says which filters are in force: "metric: Vacancy rate; segment: PO".
func (t *Table) FilterText() string {
	if len(t.Filters) == 0 {
		return "none"
	}
	var parts []string
	for _, f := range t.Filters {
		parts = append(parts, f.Name+": "+f.Label)
	}
	return strings.Join(parts, "; ")
}
