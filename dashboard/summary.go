package dashboard

import "pdubench/queries"

// pointed are the sentences of one kind in the view summary: concern,
// strength or sentence.
func pointed(t *queries.Table, kind string) []statement {
	var all []statement
	for _, r := range rows(t) {
		if r.text("kind") == kind {
			all = append(all, statement{Text: r.text("sentence"), Href: r.text("evidence"), Name: metricPart(r)})
		}
	}
	return all
}
