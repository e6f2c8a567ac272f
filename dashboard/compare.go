package dashboard

import (
	"fmt"
	"slices"
	"strings"

	"pdubench/queries"
)

// mostBeside is how many PDUs fit side by side on a screen and on paper. A
// download takes any number.
const mostBeside = 10

// compare sets PDUs of the reader's choice side by side.
func compare(r *request) (*answer, error) {
	chosen, err := r.chosenPDUs()
	if err != nil {
		return nil, err
	}
	if r.format == nil && (len(chosen) == 0 || len(chosen) > mostBeside) {
		t := &queries.Table{View: viewNamed("side_by_side"), Snapshot: r.snapshot.ID, About: r.snapshot.About}
		return &answer{table: t, page: func() (*page, error) { return choosePage(r, t, chosen) }}, nil
	}
	t, err := r.run("side_by_side", r.query)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) { return comparePage(r, t, chosen) }}, nil
}

// chosenPDUs are the PDUs of ?pdus=, each once. Other names of them, and
// repeats, are sent to the one address of the choice.
func (r *request) chosenPDUs() ([]queries.Name, error) {
	written := r.query["pdus"]
	if written == "" || written == "all" {
		return nil, nil
	}
	var chosen []queries.Name
	var slugs []string
	for name := range strings.SplitSeq(written, ",") {
		if strings.TrimSpace(name) == "" {
			continue
		}
		n, err := r.snapshot.Resolve(r.ctx, "pdu", "PDU", strings.TrimSpace(name))
		if err != nil {
			return nil, err
		}
		if !slices.Contains(slugs, n.Canonical) {
			chosen, slugs = append(chosen, n), append(slugs, n.Canonical)
		}
	}
	if tidy := strings.Join(slugs, ","); tidy != written {
		r.query["pdus"] = tidy
		return nil, &redirect{address(r.path, r.suffix(), r.query)}
	}
	return chosen, nil
}

// choosePage asks for PDUs where none or too many are chosen.
func choosePage(r *request, t *queries.Table, chosen []queries.Name) (*page, error) {
	c, err := newChoice(r, "pdus", chosen)
	if err != nil {
		return nil, err
	}
	c.Open = true
	data := map[string]any{"Form": compareForm(r, t), "Choice": c}
	if n := len(chosen); n > mostBeside {
		data["Problem"] = fmt.Sprintf("You have chosen %d PDUs, and %d fit side by side. Leave out %d.", n, mostBeside, n-mostBeside)
	}
	return &page{Template: "compare", Title: "Which PDUs do you want side by side?", Crumbs: []link{{"PDUs", "/pdus"}}, Data: data}, nil
}

func comparePage(r *request, t *queries.Table, chosen []queries.Name) (*page, error) {
	c, err := newChoice(r, "pdus", chosen)
	if err != nil {
		return nil, err
	}
	c.Open = len(chosen) == 1
	newest, err := newestOf(r, chosen)
	if err != nil {
		return nil, err
	}
	least := min(2, len(chosen)) // one figure alone is beside nothing
	side, left := rugGrid(t, "Figures side by side", least)
	carryPeers(side, r.query)
	shortenNames(side, t)
	if len(side.Lines) > 0 {
		side.Lines = slices.Insert(side.Lines, 0, newestLine(side, newest))
	}
	charts, err := besideCharts(t)
	if err != nil {
		return nil, err
	}
	return &page{Template: "compare", Title: compareTitle(chosen), Filters: filters(t), Crumbs: []link{{"PDUs", "/pdus"}}, Download: true, HasCharts: len(charts) > 0,
		Recent: recentCompare(chosen),
		Data: map[string]any{
			"Form": compareForm(r, t), "Choice": c, "Alone": len(chosen) == 1,
			"Rated": ratedTogether(newest, chosen), "Apart": apartSentence(t), "Base": baseSentence(t),
			"Side": side, "Left": left, "LeftWords": count(int64(left), "figure", "figures"), "Letters": ratings,
			"Charts": illustrate(charts, t, "The share of cases of each PDU with its 95% interval."),
			"All":    address("/data/side_by_side", "", r.query), "Marks": queries.Shorthand,
		}}, nil
}

func compareForm(r *request, t *queries.Table) *form {
	f := newForm(r, t, "/compare", []string{"pdus"}, []string{"programme", "from", "to", "source"})
	for i := range f.Fields {
		if f.Fields[i].Name == "among" {
			f.Fields[i].Options[0].Label, f.Fields[i].Options[1].Label = "All PDUs", "Each other only"
		}
	}
	return f
}

func compareTitle(chosen []queries.Name) string {
	const mostNamed = 4
	var names []string
	for _, n := range chosen {
		names = append(names, n.Label)
	}
	switch {
	case len(names) == 1:
		return "Which PDUs do you want beside " + names[0] + "?"
	case len(names) > mostNamed:
		return fmt.Sprintf("How do %s and %d other PDUs compare?", names[0], len(names)-1)
	}
	return "How do " + pdusListed(names) + " compare?"
}

// recentCompare names a choice of PDUs.
func recentCompare(chosen []queries.Name) *link {
	const mostNamed = 2
	var names, slugs []string
	for _, n := range chosen {
		names, slugs = append(names, n.Label), append(slugs, n.Canonical)
	}
	text := pdusListed(names)
	if len(names) > mostNamed {
		text = fmt.Sprintf("%s and %d others", names[0], len(names)-1)
	}
	return &link{text + ", side by side", address("/compare", "", map[string]string{"pdus": strings.Join(slugs, ",")})}
}

// newestOf is the newest inspection of each PDU within the filters, by name.
func newestOf(r *request, chosen []queries.Name) (map[string]row, error) {
	values := map[string]string{}
	for _, name := range []string{"programme", "from", "to"} {
		values[name] = r.query[name]
	}
	t, err := r.run("ratings", values)
	if err != nil {
		return nil, err
	}
	newest := map[string]row{}
	for _, o := range rows(t) { // newest first
		if _, known := newest[o.text("slug")]; !known && slices.ContainsFunc(chosen, func(n queries.Name) bool { return n.Canonical == o.text("slug") }) {
			newest[o.text("slug")] = o
		}
	}
	return newest, nil
}
