package dashboard

import (
	"slices"
	"strings"

	"pdubench/queries"
)

// panel is what one chart of a trend shows: rows of one area and of parts
// that belong side by side.
type panel struct {
	area, key string
	rows      []row
}

// panels splits a trend into its charts: the three key questions of a
// standard belong together, any other part stands alone.
func panels(t *queries.Table) []panel {
	var all []panel
	for _, r := range rows(t) {
		key := panelKey(t.Filter("metric"), r.text("segment"))
		i := slices.IndexFunc(all, func(p panel) bool { return p.area == r.text("area") && p.key == key })
		if i < 0 {
			i, all = len(all), append(all, panel{area: r.text("area"), key: key})
		}
		all[i].rows = append(all[i].rows, r)
	}
	return all
}

func panelKey(metric, segment string) string {
	if metric == "key_question" {
		standard, _, _ := strings.Cut(segment, "/")
		return standard
	}
	return segment
}

// onePeriod is the only period with a number of cases, or empty where there
// are several or none.
func onePeriod(t *queries.Table) string {
	only := ""
	for _, r := range rows(t) {
		switch {
		case !r.has("n") || r.text("period") == only:
		case only == "":
			only = r.text("period")
		default:
			return ""
		}
	}
	return only
}

// drawable reports whether a panel has enough periods to draw: two with an
// interval, or three without one, which show less.
func drawable(p panel) bool {
	seen, least := map[string]bool{}, 3
	for _, r := range p.rows {
		if r.has("share") {
			least = 2
		}
		if r.has("share") || r.has("median") {
			seen[r.text("period")] = true
		}
	}
	return len(seen) >= least
}

// panelPeriods are the periods of a panel that have something to draw, with
// the half-years or years between them that have nothing.
func panelPeriods(p panel) []string {
	var timed, rest []string
	for _, r := range p.rows {
		list := &rest
		if r.cell("timed") == true {
			list = &timed
		}
		if (r.has("share") || r.has("median")) && !slices.Contains(*list, r.text("period")) {
			*list = append(*list, r.text("period"))
		}
	}
	slices.Sort(timed)
	slices.Sort(rest)
	if len(timed) > 0 {
		timed = withoutGaps(timed[0], timed[len(timed)-1])
	}
	return append(timed, rest...)
}
