package dashboard

import (
	"net/url"
	"strings"

	"pdubench/queries"
)

// evidence shows where one figure comes from.
func evidence(r *request) (*answer, error) {
	values, err := r.with("result", r.name)
	if err != nil {
		return nil, err
	}
	t, err := r.run("evidence", values)
	if err != nil {
		return nil, err
	}
	if len(t.Rows) == 0 {
		return nil, &queries.Problem{Missing: true, What: "figure", Value: r.name}
	}
	return &answer{table: t, page: func() (*page, error) {
		e := row{t, 0}
		title := e.text("title")
		if title == "" {
			title = words(e.text("metric"))
		}
		about := subject(e.text("metric"), e.text("segment"), title)
		return &page{Template: "evidence", Title: "Where does " + possessive(e.text("pdu")) + " " + trimComma(about) + " come from?", Caption: "Evidence",
			Crumbs: []link{{"PDUs", "/pdus"}, {e.text("pdu"), "/pdus/" + url.PathEscape(e.text("slug"))}}, Download: true,
			Data: map[string]any{
				"Statement": possessive(e.text("pdu")) + " " + about + " was " + e.spoken() + ".",
				"Sentence":  e.text("sentence"),
				"Read":      whereRead(e),
				"Facts":     evidenceFacts(e),
				"Revised":   e.text("revised_by"),
			}}, nil
	}}, nil
}

// whereRead says where in its report a sentence stands; empty where neither
// section nor page is known.
func whereRead(e row) string {
	var parts []string
	if s := e.text("section"); s != "" {
		parts = append(parts, "section “"+s+"”")
	}
	if e.has("page") {
		parts = append(parts, "page "+decimal(float64(e.integer("page"))))
	}
	if len(parts) == 0 {
		return ""
	}
	return "In the report: " + strings.Join(parts, ", ") + "."
}

// fact is one line of a summary list.
type fact struct {
	Name string
	cell
}

// evidenceFacts lists what is known of a figure's origin, in the order a
// reader would ask; what is not known is left out.
func evidenceFacts(e row) []fact {
	facts := []fact{
		{"Figure", cell{Text: e.figure()}},
		{"Cases", cell{Text: e.cases()}},
		{"PDU", cell{Text: e.text("pdu"), Href: "/pdus/" + url.PathEscape(e.text("slug"))}},
		{"Region", cell{Text: e.text("region")}},
		{"Metric", cell{Text: e.text("title"), Href: address("/metrics/"+e.text("metric"), "", map[string]string{"pdu": e.text("slug"), "segment": e.text("segment")})}},
		{"What it measures", cell{Text: e.text("definition")}},
		{"Inspection published", cell{Text: day(e.text("published"))}},
		{"How the date is known", cell{Text: dateBases[e.text("published_basis")]}},
		{"Fieldwork began", cell{Text: day(e.text("fieldwork_start"))}},
		{"Section of the report", cell{Text: e.text("section")}},
		{"Page", show(e, e.t.Columns()[e.t.View.Column("page")])},
		{"Place", cell{Text: e.text("place")}},
		{"Rule that read it", cell{Text: e.text("rule")}},
		{"Published by", cell{Text: e.text("publisher")}},
		{"Published at", show(e, e.t.Columns()[e.t.View.Column("source_url")])},
		{"Kind of source", cell{Text: sourceClasses[e.text("source_class")]}},
		{"Loaded from", cell{Text: e.text("file")}},
		{"Loaded on", cell{Text: day(e.text("loaded"))}},
		{"SHA-256 of the original", cell{Text: e.text("sha256")}},
		{"Doubts about the inspection", cell{Text: e.text("inspection_notes")}},
	}
	kept := facts[:0]
	for _, f := range facts {
		if f.Text != "" {
			f.Number = false
			kept = append(kept, f)
		}
	}
	return kept
}

var dateBases = map[string]string{
	"stated": "stated by the publisher", "url": "read from the address", "press": "from dated press coverage", "inferred": "inferred: see the doubts below",
}

var sourceClasses = map[string]string{
	"inspectorate": "published by the inspectorate", "press": "press: only coverage of the report was read", "other": "other",
}

func trimComma(s string) string {
	if s != "" && s[len(s)-1] == ',' {
		return s[:len(s)-1]
	}
	return s
}
