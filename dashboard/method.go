package dashboard

import "pdubench/queries"

// method says how things are computed. The table behind it is the sources.
func method(r *request) (*answer, error) {
	t, err := r.run("sources", r.query)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) {
		explained, err := methods()
		if err != nil {
			return nil, err
		}
		return &page{Template: "method", Title: "How are the figures computed, and where do they come from?", Download: true, Data: map[string]any{
			"Marks": queries.Shorthand, "Sources": int64(len(t.Rows)), "Publisher": queries.Publisher, "Methods": explained,
		}}, nil
	}}, nil
}
