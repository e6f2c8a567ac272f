package dashboard

// quality lists what is known to be doubtful.
func quality(r *request) (*answer, error) {
	t, err := r.run("findings", r.query)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) {
		title := "What is known to be doubtful?"
		if pdu := filterLabel(t, "pdu"); pdu != "" {
			title = "What is known to be doubtful about " + pdu + "?"
		}
		g := wholeGrid(t, "findings", title)
		g.Hidden = true
		g.drop("Inspection", "Place")
		g.leaveOut("File")
		g.leaveOut("Code")
		return &page{Template: "quality", Title: title, Download: true, Data: map[string]any{
			"Form": newForm(r, t, "/quality", nil, nil), "Grid": g,
			"Sentence": upperFirst(count(int64(len(t.Rows)), "doubt is", "doubts are")) + " recorded.",
		}}, nil
	}}, nil
}
