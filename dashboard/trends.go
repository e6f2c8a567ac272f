package dashboard

import (
	"maps"
	"slices"

	"pdubench/queries"
)

// followed is the metric that /trends follows where none is chosen.
const followed = "key_question"

// trends is how ratings and figures moved over time, and which PDUs moved
// between two inspections. Its table is the figure that is followed.
func trends(r *request) (*answer, error) {
	values := maps.Clone(r.query)
	if values["metric"] == "" {
		values["metric"] = followed
	}
	if r.format == nil && values["segment"] != "" && !r.hasPart(values["metric"], values["segment"]) {
		// The form was sent with another metric and the part of the one before.
		delete(values, "segment")
		return nil, &redirect{address(r.path, "", values)}
	}
	t, err := r.run("trend", values)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) { return trendsPage(r, t, values) }}, nil
}

// hasPart reports whether a metric has a part of that name.
func (r *request) hasPart(metric, segment string) bool {
	return slices.ContainsFunc(r.snapshot.Names("segment "+metric), func(n queries.Name) bool { return n.Name == segment || n.Canonical == segment })
}

func trendsPage(r *request, t *queries.Table, values map[string]string) (*page, error) {
	rated, err := newRated(r, values)
	if err != nil {
		return nil, err
	}
	again, err := newReinspected(r, "overall_rating", values)
	if err != nil {
		return nil, err
	}
	charts, err := Charts(t)
	if err != nil {
		return nil, err
	}
	data := map[string]any{
		"Where":   trendForm(r, t, []string{"region"}, []string{"by", "programme", "from", "to", "source"}),
		"Rated":   rated,
		"Again":   again,
		"What":    trendForm(r, t, []string{"metric", "segment"}, []string{"across"}),
		"Heading": followedHeading(t),
		"Said":    trendSentences(t),
		"Charts":  illustrate(charts, t, "Each period with its interval where the number of cases was published."),
		"Marks":   queries.Shorthand,
		"Letters": ratings,
	}
	switch g := trendGrid(t); {
	case len(charts) == 1:
		charts[0].Table = g
	case len(g.Lines) > 0:
		data["Grid"] = g
	}
	if n := trendPanels(t); n > len(charts) && len(charts) > 0 {
		data["Capped"] = "Charts are drawn for the first of " + count(int64(n), "part", "parts") + ". Choose a part to draw another; the table has them all."
	}
	drawn := len(charts) + len(rated.Charts) + len(again.Charts)
	if metric := t.Filter("metric"); metric != "overall_rating" {
		moved, err := newReinspected(r, metric, values)
		if err != nil {
			return nil, err
		}
		data["Moved"] = moved
		drawn += len(moved.Charts)
	}
	return &page{Template: "trends", Title: trendTitle(r, t), Filters: filters(t), Download: true, HasCharts: drawn > 0, Data: data}, nil
}

// trendForm is one of the page's two forms. What the other one holds is kept.
func trendForm(r *request, t *queries.Table, fields, more []string) *form {
	var without []string
	for _, p := range t.View.Params {
		if !slices.Contains(fields, p.Name) && !slices.Contains(more, p.Name) {
			without = append(without, p.Name)
		}
	}
	f := newForm(r, t, "/trends", without, more)
	for _, name := range without {
		if v := r.query[name]; v != "" {
			f.Kept = append(f.Kept, field{Name: name, Value: v})
		}
	}
	return f
}

// trendTitle states the question with the figure and the region chosen.
func trendTitle(r *request, t *queries.Table) string {
	place := ""
	if region := filterLabel(t, "region"); region != "" {
		place = " in " + region
	}
	if r.query["metric"] == "" && r.query["segment"] == "" {
		return "Are PDUs" + place + " getting better over time?"
	}
	return "How has the " + trendSubject(t) + place + " changed over time?"
}
