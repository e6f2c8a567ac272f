package dashboard

import (
	"net/url"
	"strings"

	"pdubench/queries"
)

// newestLine stands at the head of figures side by side: when each PDU was
// last inspected, with the way to its page. Columns are those of the grid.
func newestLine(g *grid, newest map[string]row) line {
	l := line{Cells: []cell{{Text: "Newest inspection published", Header: true}}}
	for _, h := range g.Head[1:] {
		c := cell{}
		for slug, r := range newest {
			if r.text("pdu") == h.Text {
				c = cell{Text: day(r.text("published")), Href: "/pdus/" + url.PathEscape(slug)}
			}
		}
		l.Cells = append(l.Cells, c)
	}
	return l
}

// carryPeers lets the name of each figure lead to it, among the same PDUs and
// within the same filters.
func carryPeers(g *grid, query map[string]string) {
	carried := url.Values{}
	for name, v := range query {
		switch name {
		case "pdus":
			carried.Set("peers", v)
		case "among":
		default:
			carried.Set(name, v)
		}
	}
	with := strings.NewReplacer("%2C", ",", "+", "%20").Replace(carried.Encode())
	for i := range g.Lines {
		href := &g.Lines[i].Cells[0].Href
		separator := "?"
		if strings.Contains(*href, "?") {
			separator = "&"
		}
		*href += separator + with
	}
}

// shortenNames leaves the metric out of the names of figures whose part says
// as much: on this page every line costs room on the sheet.
func shortenNames(g *grid, t *queries.Table) {
	short := map[string]string{}
	for _, r := range rows(t) {
		part := partLabel(r.text("metric"), r.text("segment"))
		switch r.text("metric") {
		case "key_question":
			short[metricPart(r)] = part + " (cases)"
		case "standard_rating":
			short[metricPart(r)] = part
		}
	}
	for i := range g.Lines {
		name := &g.Lines[i].Cells[0].Text
		if s, ok := short[*name]; ok {
			*name = s
		}
	}
}
