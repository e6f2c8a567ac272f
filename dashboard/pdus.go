package dashboard

import (
	"net/url"
	"sort"

	"pdubench/queries"
)

// pduGroup is the PDUs of one region.
type pduGroup struct {
	Region link
	Grid   *grid
}

// pduList finds a PDU, by name or by region.
func pduList(r *request) (*answer, error) {
	t, err := r.run("pdus", r.query)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) {
		title := "Which PDUs are there, and how were they last rated?"
		if name := filterLabel(t, "region"); name != "" {
			title = "Which PDUs are there in " + name + ", and how were they last rated?"
		}
		return &page{Template: "pdus", Title: title, Download: true, Data: map[string]any{
			"Form": newForm(r, t, "/pdus", nil, nil), "Groups": pduGroups(t), "Rows": int64(len(t.Rows)), "Names": suggestions(r.snapshot),
		}}, nil
	}}, nil
}

func pduGroups(t *queries.Table) []pduGroup {
	byRegion := map[string][]row{}
	var regions []string
	for _, r := range rows(t) {
		name := r.text("region")
		if byRegion[name] == nil {
			regions = append(regions, name)
		}
		byRegion[name] = append(byRegion[name], r)
	}
	sort.Strings(regions)
	var groups []pduGroup
	for _, name := range regions {
		g := &grid{ID: anchor(name) + "-pdus", Caption: "PDUs of " + name, Hidden: true, Roomy: true,
			Head: []heading{{"PDU", false}, {"Latest rating", false}, {"Published", false}, {"Inspections", true}, {"Figures", true}}}
		for _, r := range byRegion[name] {
			g.Lines = append(g.Lines, line{Cells: []cell{
				{Text: r.text("pdu"), Href: "/pdus/" + url.PathEscape(r.text("slug")), Header: true, Also: r.text("aliases")},
				{Text: r.text("overall_rating"), Rating: r.text("overall_rating")},
				dated(r.text("published")),
				show(r, t.Columns()[t.View.Column("inspections")]),
				show(r, t.Columns()[t.View.Column("figures")]),
			}})
		}
		groups = append(groups, pduGroup{link{name, "/regions/" + url.PathEscape(byRegion[name][0].text("region_slug"))}, g})
	}
	return groups
}
