package dashboard

import (
	"fmt"

	"pdubench/queries"
)

// newestListed is how many of the newest inspections the front page lists.
const newestListed = 5

// front is the picture of today, as short as a first slide. Its table is the
// four figures.
func front(r *request) (*answer, error) {
	t, err := r.run("headline", r.query)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) { return frontPage(r, t) }}, nil
}

func frontPage(r *request, t *queries.Table) (*page, error) {
	years, err := r.run("ratings_over_time", nil)
	if err != nil {
		return nil, err
	}
	charts, err := Charts(years)
	if err != nil {
		return nil, err
	}
	moved, err := r.run("change_summary", map[string]string{"metric": "overall_rating"})
	if err != nil {
		return nil, err
	}
	newest, err := r.snapshot.RunPage(r.ctx, "ratings", nil, queries.Page{Limit: newestListed})
	if err != nil {
		return nil, err
	}
	loads, err := r.run("loads", nil)
	if err != nil {
		return nil, err
	}
	charts = illustrate(charts, years, latestPeriod(years))
	for i := range charts {
		charts[i].Table = periodGrid(years)
	}
	newestGrid := inspectionGrid(rows(newest), "newest", "Newest inspections")
	newestGrid.drop("Score")
	return &page{
		Template: "front", Title: "How are probation delivery units rated?", Download: true, HasCharts: len(charts) > 0,
		Data: map[string]any{
			"Latest":  latestOrNone(years),
			"Moved":   movedInShort(rows(moved)[0]),
			"Figures": headlines(t),
			"Charts":  charts,
			"Newest":  newestGrid,
			"Loads":   loadSentence(rows(loads)),
			"Revised": len(loads.Rows) > 0 && rows(loads)[0].integer("revised") > 0,
			"Names":   suggestions(r.snapshot),
		},
	}, nil
}

// latestOrNone is the latest picture in words, also where there is none.
func latestOrNone(years *queries.Table) string {
	if s := latestPeriod(years); s != "" {
		return s
	}
	return "No rated inspection is known yet."
}

// headline is one of the big numbers.
type headline struct {
	Number   string // empty: not available
	Title    string
	Interval string
	Sentence string
	Period   string
	Link     link
}

// headlineLinks say where the page behind a figure leads.
var headlineLinks = map[string]string{
	"inspected": "All PDUs", "inadequate": "Ratings over time", "safety": "The figure and its evidence", "vacancy": "Every PDU’s figure and its evidence",
}

func headlines(t *queries.Table) []headline {
	var all []headline
	for _, r := range rows(t) {
		h := headline{Title: r.text("title"), Sentence: r.text("sentence"), Period: r.text("period"), Link: link{headlineLinks[r.text("figure")], r.text("page")}}
		value, ok := r.number("value")
		switch {
		case !ok:
		case r.text("unit") == "percent":
			h.Number = fmt.Sprintf("%.0f%%", value) // as reports write it; the interval and the table have more
		default:
			h.Number = decimal(value) + " of " + decimal(float64(r.integer("n")))
		}
		if r.has("lower95") {
			h.Interval = decimal(float64(r.integer("x"))) + " of " + count(r.integer("n"), "case", "cases") + "; 95% interval " + r.interval()
		}
		all = append(all, h)
	}
	return all
}

// movedInShort says how ratings moved at re-inspection.
func movedInShort(n row) string {
	if n.integer("both") == 0 {
		return "No PDU has a rating of two inspections yet."
	}
	return fmt.Sprintf("%s inspected again: %s rated higher, %s lower and %s the same.", hasBeen(n.integer("both")),
		noneOr(n.integer("improved")), noneOr(n.integer("declined")), noneOr(n.integer("unchanged")))
}

func hasBeen(n int64) string {
	return count(n, "PDU has been", "PDUs have been")
}

// loadSentence says what the newest load brought.
func loadSentence(loads []row) string {
	if len(loads) == 0 {
		return "Nothing has been loaded."
	}
	l := loads[0]
	when := day(l.text("loaded")) + " UTC"
	if l.integer("number") == 1 {
		return fmt.Sprintf("First load, %s: %s and %s from %s. There is no earlier one to compare it with.", when,
			count(l.integer("inspections"), "inspection", "inspections"), count(l.integer("figures"), "figure", "figures"), count(l.integer("files"), "file", "files"))
	}
	s := fmt.Sprintf("The last load, %s, was %s (%s): %s, and %s now in use", when, count(l.integer("files"), "file", "files"), l.text("names"),
		count(l.integer("inspections"), "inspection not known before", "inspections not known before"), count(l.integer("figures"), "figure", "figures"))
	switch n := l.integer("revised"); n {
	case 0:
		return s + ". No earlier figure was revised."
	default:
		return s + ". It revised " + count(n, "earlier figure", "earlier figures") + "."
	}
}
