package dashboard

import (
	"fmt"
	"slices"

	"pdubench/queries"
)

// reinspected is which PDUs moved between their latest two inspections.
type reinspected struct {
	Sentences []string
	Charts    []Chart
	Counted   *grid // how many moved, where the metric has several parts
	Grid      *grid
	Table     string // address of the table behind it
}

func newReinspected(r *request, metric string, values map[string]string) (*reinspected, error) {
	asked := answerable("change", values)
	asked["metric"] = metric
	if metric != values["metric"] {
		delete(asked, "segment")
	}
	t, err := r.run("change", asked)
	if err != nil {
		return nil, err
	}
	counted, err := r.run("change_summary", asked)
	if err != nil {
		return nil, err
	}
	charts, err := Charts(t)
	if err != nil {
		return nil, err
	}
	s := &reinspected{Grid: movedGrid(t, metric), Table: address("/data/change", "", asked)}
	if metric == "overall_rating" {
		s.Sentences = againSentences(rows(counted)[0], rows(t))
	} else {
		s.Sentences = []string{movedSentence(t, counted)}
		if len(counted.Rows) > 1 {
			s.Counted = countedGrid(counted)
		}
	}
	s.Charts = illustrate(charts, t, s.Sentences[0])
	return s, nil
}

// againSentences say how many PDUs were inspected again and how their rating
// moved.
func againSentences(n row, moved []row) []string {
	inspected, twice := n.integer("inspected"), n.integer("twice")
	if twice == 0 {
		return []string{fmt.Sprintf("No PDU has been inspected twice, as far as is known here; %s known.", hasInspection(inspected))}
	}
	all := []string{fmt.Sprintf("%s of the %s with an inspection known %s been inspected twice or more.",
		decimal(float64(twice)), count(inspected, "PDU", "PDUs"), verb(twice, "has", "have"))}
	if n.integer("both") == 0 {
		return append(all, "None has a rating of both inspections within these filters.")
	}
	up, down := movers(moved, "up"), movers(moved, "down")
	all[0] += fmt.Sprintf(" Between the latest two inspections %s rated higher%s, %s lower%s, and %s the same.",
		wasOrWere(n.integer("improved")), inBrackets(up), noneOr(n.integer("declined")), inBrackets(down), noneOr(n.integer("unchanged")))
	switch across := n.integer("across"); {
	case across == n.integer("both"):
		all = append(all, "Each of these pairs goes from one inspection programme to the next [b]. The rating words mean the same in both; totals of points do not, and are not compared.")
	case across > 0:
		all = append(all, fmt.Sprintf("%s of these pairs %s from one inspection programme to the next [b]. The rating words mean the same in both; totals of points do not, and are not compared.", decimal(float64(across)), verb(across, "goes", "go")))
	}
	return append(all, "A rating is a judgement, not a count of cases: no interval can say whether one step is more than chance.")
}

// movedSentence says how many PDUs moved on a figure beyond what chance
// explains, or that none could.
func movedSentence(t, counted *queries.Table) string {
	all := rows(counted)
	if all[0].integer("both") == 0 {
		return fmt.Sprintf("No PDU has published the %s at two inspections within these filters, so nothing can be said of change in one PDU.", trendSubject(t))
	}
	if len(all) > 1 {
		return "How many PDUs moved, part by part. Where nothing has changed about 1 comparison in 20 still comes out beyond chance."
	}
	n := all[0]
	var parts []string
	for _, c := range movedColumns(n.text("unit")) {
		if k := n.integer(c.column); k > 0 && c.column != "both" {
			said := lowerFirst(c.heading)
			if c.column == "not_compared" {
				said = "without a verdict"
			}
			parts = append(parts, decimal(float64(k))+" "+said)
		}
	}
	s := fmt.Sprintf("%s: of %s with both figures, %s.", upperFirst(partOr(t, n)), count(n.integer("both"), "PDU", "PDUs"), listed(parts))
	if n.integer("not_compared") > 0 && n.text("unit") != "rating" {
		s += " A verdict needs a share of cases, with the number of cases on both sides."
	}
	return s
}

type movedColumn struct {
	column, heading string
	rare            bool // shown only where it counts anything
}

// movedColumns are what the view change_summary counts, in words.
func movedColumns(unit string) []movedColumn {
	if unit == "rating" {
		return []movedColumn{{"both", "PDUs with both", false}, {"improved", "Rated higher", false}, {"declined", "Rated lower", false},
			{"unchanged", "Rated the same", false}, {"not_compared", "No verdict", true}}
	}
	return []movedColumn{{"both", "PDUs with both", false}, {"improved", "Better beyond chance", false}, {"declined", "Worse beyond chance", false},
		{"moved", "Moved beyond chance", true}, {"unchanged", "No clear change", false}, {"not_compared", "No verdict", true}}
}

// countedGrid says part by part how many PDUs moved.
func countedGrid(counted *queries.Table) *grid {
	all := rows(counted)
	g := &grid{ID: "moved", Caption: "PDUs that moved, part by part", Hidden: true, Roomy: true, Head: []heading{{"Part", false}}}
	columns := slices.DeleteFunc(movedColumns(all[0].text("unit")), func(c movedColumn) bool {
		return c.rare && !slices.ContainsFunc(all, func(r row) bool { return r.integer(c.column) > 0 })
	})
	for _, c := range columns {
		g.Head = append(g.Head, heading{c.heading, true})
	}
	for _, r := range all {
		l := line{Cells: []cell{{Text: partLabel(counted.Filter("metric"), r.text("segment")), Header: true}}}
		for _, c := range columns {
			l.Cells = append(l.Cells, show(r, counted.Columns()[counted.View.Column(c.column)]))
		}
		g.Lines = append(g.Lines, l)
	}
	return g
}

// partOr names the part a row is of, or the metric where it has none.
func partOr(t *queries.Table, r row) string {
	if s := r.text("segment"); s != "" {
		return partLabel(t.Filter("metric"), s)
	}
	return trendSubject(t)
}

// movers are the PDUs with a verdict.
func movers(moved []row, verdict string) []string {
	var all []string
	for _, r := range moved {
		if r.text("verdict") == verdict {
			all = append(all, r.text("pdu"))
		}
	}
	return all
}

func inBrackets(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return " (" + pdusListed(names) + ")"
}

// verdictOrder puts what moved before what did not.
var verdictOrder = []string{"up", "better", "higher", "down", "worse", "lower", "same", "no_clear_change", "not_compared"}

// movedGrid is changeGrid with those that moved first.
func movedGrid(t *queries.Table, metric string) *grid {
	g := changeGrid(t, filterLabel(t, "metric")+" at the latest two inspections of each PDU, those that moved first")
	g.ID = "again-" + anchor(metric)
	place := map[string]int{}
	for i, v := range verdictOrder {
		place[verdicts[v]] = i
	}
	if at := slices.IndexFunc(g.Head, func(h heading) bool { return h.Text == "Verdict" }); at >= 0 {
		slices.SortStableFunc(g.Lines, func(a, b line) int { return place[a.Cells[at].Text] - place[b.Cells[at].Text] })
	}
	if len(bySegment(rows(t))) < 2 || t.Filter("segment") != "" {
		g.leaveOut("Figure") // the heading says it
	}
	return g
}

func noneOr(n int64) string {
	if n == 0 {
		return "none"
	}
	return decimal(float64(n))
}

func wasOrWere(n int64) string { return noneOr(n) + " " + verb(n, "was", "were") }

func verb(n int64, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func hasInspection(n int64) string {
	return count(n, "PDU has an inspection", "PDUs have an inspection")
}
