package dashboard

import (
	"net/url"

	"pdubench/queries"
)

// pduProfile is everything published about one PDU beside its peers.
func pduProfile(r *request) (*answer, error) {
	name, err := r.resolve("pdu", "PDU", r.name)
	if err != nil {
		return nil, err
	}
	values, err := r.with("pdu", name.Canonical)
	if err != nil {
		return nil, err
	}
	t, err := r.run("profile", values)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) { return profilePage(r, t, name, values) }}, nil
}

func profilePage(r *request, t *queries.Table, name queries.Name, values map[string]string) (*page, error) {
	only := map[string]string{"pdu": name.Canonical}
	inspections, err := r.run("ratings", only)
	if err != nil {
		return nil, err
	}
	doubts, err := r.run("findings", only)
	if err != nil {
		return nil, err
	}
	change, err := r.run("change", only)
	if err != nil {
		return nil, err
	}
	since, err := newSinceLast(change, name.Label)
	if err != nil {
		return nil, err
	}
	told, err := r.run("summary", values)
	if err != nil {
		return nil, err
	}
	places, err := r.run("spine", values)
	if err != nil {
		return nil, err
	}
	charts, err := Charts(places)
	if err != nil {
		return nil, err
	}
	if len(charts) > 0 {
		charts[0].Table = spineGrid(places, name.Canonical)
	}
	region := link{}
	if all := rows(inspections); len(all) > 0 {
		region.Text = all[0].text("region")
	}
	for _, n := range r.snapshot.Names("region") {
		if n.Label == region.Text {
			region.Href = "/regions/" + url.PathEscape(n.Canonical)
		}
	}
	return &page{
		Template: "pdu", Title: "How does " + name.Label + " compare with its peers?", Caption: "Probation delivery unit", Filters: filters(t),
		Crumbs: []link{{"PDUs", "/pdus"}}, Download: true, HasCharts: len(charts)+len(since.Charts) > 0,
		Recent: &link{name.Label, "/pdus/" + url.PathEscape(name.Canonical)},
		Data: map[string]any{
			"PDU": name.Label, "Region": region, "Beside": address("/compare", "", map[string]string{"pdus": name.Canonical}),
			"Form":      newForm(r, t, "/pdus/"+url.PathEscape(name.Canonical), []string{"pdu"}, []string{"programme", "from", "to", "source"}),
			"Ratings":   historyGrid(inspections, "Ratings of every inspection of "+name.Label),
			"Rated":     ratedSentence(inspections),
			"Stands":    standsOut(t),
			"Concerns":  pointed(told, "concern"),
			"Strengths": pointed(told, "strength"),
			"Sentences": address("/data/summary", "", values),
			"Change":    since,
			"Changes":   address("/data/change", "", only),
			"Places":    address("/data/spine", "", values),
			"Charts":    illustrate(charts, places, "Each figure of "+name.Label+" that other PDUs have too, beside the peer median. The tables below have the figures."),
			"Families":  families(t, name.Canonical),
			"Doubts":    texts(doubts, "message"),
			"Marks":     queries.Shorthand,
		},
	}, nil
}

// texts are the words of one column.
func texts(t *queries.Table, column string) []string {
	var all []string
	for _, r := range rows(t) {
		all = append(all, r.text(column))
	}
	return all
}

// resolve finds what a name in the path stands for. An alias is sent to the
// address of what it stands for, so that a page has one address.
func (r *request) resolve(kind, what, written string) (queries.Name, error) {
	name, err := r.snapshot.Resolve(r.ctx, kind, what, written)
	if err != nil {
		return name, err
	}
	if name.Canonical != written {
		parent := r.path[:len(r.path)-len(url.PathEscape(written))]
		return name, &redirect{address(parent+url.PathEscape(name.Canonical), r.suffix(), r.query)}
	}
	return name, nil
}
