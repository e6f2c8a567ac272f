package dashboard

import (
	"fmt"
	"strings"

	"pdubench/queries"
)

// rated is how inspections were rated, period by period.
type rated struct {
	Sentences []string
	Charts    []Chart
	Table     string // address of the table behind it
	Empty     string
}

func newRated(r *request, values map[string]string) (*rated, error) {
	asked := answerable("ratings_by_half_year", values)
	t, err := r.run("ratings_by_half_year", asked)
	if err != nil {
		return nil, err
	}
	tested := answerable("trend", values)
	tested["metric"], tested["across"], tested["segment"] = "overall_rating", "", ""
	trend, err := r.run("trend", tested)
	if err != nil {
		return nil, err
	}
	charts, err := Charts(t)
	if err != nil {
		return nil, err
	}
	s := &rated{Table: address("/data/ratings_by_half_year", "", asked)}
	if len(t.Rows) == 0 {
		s.Empty = "No rating has been published within these filters."
		return s, nil
	}
	s.Sentences = []string{ratedTrend(trend), "Regions are inspected one after the other, so each bar is of other PDUs than the one before: a change may be a change of region."}
	s.Charts = illustrate(charts, t, s.Sentences[0])
	s.Charts[0].Table = ratedGrid(t)
	return s, nil
}

// answerable are those of the values that a view can be asked with.
func answerable(view string, values map[string]string) map[string]string {
	v, kept := viewNamed(view), map[string]string{}
	for n, value := range values {
		if v.Param(n) != nil {
			kept[n] = value
		}
	}
	return kept
}

// ratedTrend is the verdict of the trend test on the share rated Inadequate.
func ratedTrend(t *queries.Table) string {
	for _, r := range rows(t) {
		if r.text("category") == ratings[0].Word && r.has("trend_from") {
			return fmt.Sprintf("Share of inspections rated %s, %s to %s: %s.", ratings[0].Word, r.text("trend_from"), r.text("trend_to"), testWords(r))
		}
	}
	return "Whether the share rated " + ratings[0].Word + " rises or falls cannot be tested: the test needs five " + periodNoun(t) + " in a row with a rating."
}

// periodNoun is what the periods of a table are called.
func periodNoun(t *queries.Table) string {
	if t.Filter("by") == "year" {
		return "years"
	}
	return "half-years"
}

// testWords are a verdict of the trend test with its statistic.
func testWords(r row) string {
	chi, _ := r.number("chi_square")
	return fmt.Sprintf("%s (five-point trend test, chi-square %s; 9.55 would be significant)", r.text("recent_trend"), decimal(chi))
}

// ratedGrid turns a row a period and rating into a row a period.
func ratedGrid(t *queries.Table) *grid {
	g := &grid{ID: "ratings-by-period", Caption: "Inspections by overall rating and date of publication", Hidden: true, Head: []heading{{"Published", false}, {"Programme", false}}}
	for _, r := range ratings {
		g.Head = append(g.Head, heading{r.Word, true})
	}
	g.Head = append(g.Head, heading{"All", true}, heading{"Regions", false}, heading{"Notes", false})
	var doubts []string
	all := rows(t)
	for i, r := range all {
		if i%len(ratings) == 0 {
			doubts = nil
			g.Lines = append(g.Lines, line{Cells: []cell{{Text: r.text("period"), Header: true}, show(r, t.Columns()[t.View.Column("programme")])}})
		}
		last := &g.Lines[len(g.Lines)-1]
		last.Cells = append(last.Cells, show(r, t.Columns()[t.View.Column("inspections")]))
		if r.text("notes") != "" {
			doubts = append(doubts, r.text("rating")+": "+r.text("notes"))
		}
		if i%len(ratings) == len(ratings)-1 {
			last.Cells = append(last.Cells, show(r, t.Columns()[t.View.Column("of")]), cell{Text: r.text("regions")}, cell{Text: strings.Join(doubts, "; "), Blank: len(doubts) == 0})
		}
	}
	for i := range g.Lines {
		g.Lines[i].Cells[1].Number = false
	}
	g.drop("Notes")
	return g
}
