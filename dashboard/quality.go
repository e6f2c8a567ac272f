package dashboard

import "pdubench/queries"

// quality lists what is known to be doubtful.
func quality(r *request) (*answer, error) {
	number, err := r.takePage()
	if err != nil {
		return nil, err
	}
	t, err := r.slice("findings", number)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) {
		title := "What is known to be doubtful?"
		if pdu := filterLabel(t, "pdu"); pdu != "" {
			title = "What is known to be doubtful about " + pdu + "?"
		}
		g := doubtGrid(t, title)
		s, err := newSlice(r, t, g, number)
		if err != nil {
			return nil, err
		}
		return &page{Template: "quality", Title: title, Download: true, Data: map[string]any{
			"Form": newForm(r, t, "/quality", nil, nil), "Grid": g, "Slice": s,
			"Sentence": upperFirst(count(int64(t.Total), "doubt is", "doubts are")) + " recorded.",
		}}, nil
	}}, nil
}

// doubtGrid has what is doubtful first: on a phone the rest is beyond the edge.
func doubtGrid(t *queries.Table, caption string) *grid {
	g := &grid{ID: "findings", Caption: caption, Hidden: true, Roomy: true,
		Head: []heading{{"Doubt", false}, {"Severity", false}, {"Inspection", false}, {"Place", false}}}
	for _, r := range rows(t) {
		inspection := cell{Text: r.text("inspection"), Name: true, Blank: !r.has("inspection")}
		g.Lines = append(g.Lines, line{Cells: []cell{{Text: r.text("message"), Header: true}, {Text: r.text("severity")}, inspection, {Text: r.text("place"), Blank: !r.has("place")}}})
	}
	g.drop("Inspection", "Place")
	return g
}
