package dashboard

import "fmt"

// regionList sets the regions side by side.
func regionList(r *request) (*answer, error) {
	t, err := r.run("regions", r.query)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) {
		charts, err := Charts(t)
		if err != nil {
			return nil, err
		}
		for i := range charts {
			charts[i].Table = regionGrid(t)
		}
		standards, err := r.run("region_standards", nil)
		if err != nil {
			return nil, err
		}
		return &page{Template: "regions", Title: "How are the PDUs of each region rated?", Download: true, HasCharts: len(charts) > 0, Data: map[string]any{
			"Standards": regionStandardGrid(standards, "The latest rating of every standard, region by region"),
			"Known":     knownStandards(standards),
			"Letters":   ratings,
			"Charts":    illustrate(charts, t, "The latest rating of every PDU that has been inspected, region by region."),
		}}, nil
	}}, nil
}

// mostColumns is how many PDUs a table of one page can hold side by side.
const mostColumns = 25

// region is the ratings of one region's PDUs side by side.
func region(r *request) (*answer, error) {
	name, err := r.resolve("region", "region", r.name)
	if err != nil {
		return nil, err
	}
	values, err := r.with("region", name.Canonical)
	if err != nil {
		return nil, err
	}
	t, err := r.run("ratings", values)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) {
		all, err := r.run("pdus", map[string]string{"region": name.Canonical})
		if err != nil {
			return nil, err
		}
		regions, err := r.run("regions", nil)
		if err != nil {
			return nil, err
		}
		latest, err := r.run("latest_standards", map[string]string{"region": name.Canonical})
		if err != nil {
			return nil, err
		}
		standards, err := r.run("region_standards", map[string]string{"region": name.Canonical})
		if err != nil {
			return nil, err
		}
		sentence := ""
		for _, g := range rows(regions) {
			if g.text("slug") == name.Canonical {
				sentence = regionSentence(g)
			}
		}
		places := map[string]string{}
		for n, v := range values {
			if n != "pdu" && viewNamed("rug").Param(n) != nil { // there pdu is whose peers are meant
				places[n] = v
			}
		}
		rug, err := r.run("rug", places)
		if err != nil {
			return nil, err
		}
		const least = 2 // one figure alone is beside nothing
		side, left := rugGrid(rug, "Figures of the PDUs of "+name.Label+" side by side", least)
		shortenNames(side, rug)
		if len(side.Head) > mostColumns {
			side.Lines = nil
		}
		return &page{Template: "region", Title: "How are the PDUs of " + name.Label + " rated?", Caption: "Probation region", Filters: filters(t),
			Crumbs: []link{{"Regions", "/regions"}}, Download: true, Data: map[string]any{
				"Sentence": sentence,
				"Latest":   latestStandardGrid(latest, "The latest rating of every standard of the PDUs of "+name.Label),
				"Beside":   regionStandardGrid(standards, name.Label+" beside England and Wales"),
				"Trends":   address("/trends", "", map[string]string{"region": name.Canonical}),
				"Form":     newForm(r, t, "/regions/"+name.Canonical, []string{"region", "pdu"}, nil),
				"Ratings":  standardGrid(t, "Ratings of every inspection in "+name.Label),
				"Rows":     len(t.Rows),
				"Long":     len(t.Rows) > mostRows,
				"Table":    address("/data/ratings", "", values),
				"Letters":  ratings,
				"Side":     side,
				"TooMany":  len(side.Head) > mostColumns,
				"Left":     count(int64(left), "figure", "figures"),
				"Places":   address("/data/rug", "", places),
				"PDUs":     pduGroups(all),
			}}, nil
	}}, nil
}

// regionSentence says how a region's PDUs were last rated.
func regionSentence(r row) string {
	inspected := r.integer("inspected")
	s := fmt.Sprintf("%s has %s, of which %s been inspected", r.text("region"), count(r.integer("pdus"), "PDU", "PDUs"), have(inspected))
	var parts []string
	for _, rating := range ratings {
		if n := r.integer(columnOf[rating.Word]); n > 0 {
			parts = append(parts, decimal(float64(n))+" "+rating.Word)
		}
	}
	if len(parts) == 0 {
		return s + "."
	}
	return s + ". Last rated: " + listed(parts) + "."
}

func have(n int64) string {
	switch n {
	case 0:
		return "none has"
	case 1:
		return "1 has"
	}
	return decimal(float64(n)) + " have"
}
