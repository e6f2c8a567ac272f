package dashboard

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
		g := wholeGrid(t, "findings", title)
		g.Hidden = true
		g.drop("Inspection", "Place")
		g.leaveOut("File")
		g.leaveOut("Code")
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
