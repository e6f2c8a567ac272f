package dashboard

import (
	"strings"

	"pdubench/queries"
)

// illustrate gives charts of a table their summary and their source line.
func illustrate(charts []Chart, t *queries.Table, summary string) []Chart {
	for i := range charts {
		if charts[i].Summary == "" {
			charts[i].Summary = summary
		}
		charts[i].Source = sourceLine(t)
		charts[i].Licence = "Contains public sector information licensed under the " + queries.Licence + ", " + queries.LicenceURL + "."
	}
	return charts
}

// sourceLine says under a chart where its numbers are from.
func sourceLine(t *queries.Table) string {
	s := "Source: HM Inspectorate of Probation and the publishers named in the table"
	if f := filters(t); f != "" {
		s += ". " + f
	}
	if t.About.NewestData == "" {
		return s + ". Snapshot " + shortID(t.Snapshot) + "."
	}
	return s + ". Data to " + day(t.About.NewestData) + ", snapshot " + shortID(t.Snapshot) + "."
}

// filters says which filters are in force beside those the page is about:
// "Compared with all PDUs, published from 2024"; empty where there are none.
func filters(t *queries.Table) string {
	var parts []string
	for _, f := range t.Filters {
		switch f.Name {
		case "metric", "pdu", "pdus", "segment", "region", "result":
			continue // named in the title
		}
		parts = append(parts, filterWords(f))
	}
	if len(parts) == 0 {
		return ""
	}
	return upperFirst(strings.Join(parts, ", "))
}

// peerGroups in words.
var peerGroups = map[string]string{
	"all": "all PDUs", "region": "PDUs of the same region", "programme": "PDUs of the same inspection programme",
	"region+programme": "PDUs of the same region and programme",
	"nearest:5":        "the 5 PDUs most like the chosen one", "nearest:10": "the 10 PDUs most like the chosen one",
}

func filterWords(f queries.Filter) string {
	switch f.Name {
	case "peers":
		if group, ok := peerGroups[f.Label]; ok {
			return "compared with " + group
		}
		return "compared with " + f.Label
	case "source":
		return map[string]string{"any": "all sources", "inspectorate": "without figures from the press"}[f.Value]
	case "inspections":
		return map[string]string{"latest": "latest inspections", "all": "all inspections"}[f.Value]
	case "from", "to":
		return "published " + f.Name + " " + day(f.Value)
	case "across":
		return map[string]string{"nation": "all areas together", "region": "region by region"}[f.Value]
	case "by":
		return "by " + f.Label
	}
	return lowerFirst(words(f.Name)) + " " + f.Label
}

// filterLabel returns the reader's name of a filter in force.
func filterLabel(t *queries.Table, name string) string {
	for _, f := range t.Filters {
		if f.Name == name {
			return f.Label
		}
	}
	return ""
}
