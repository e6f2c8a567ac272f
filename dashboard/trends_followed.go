package dashboard

import (
	"fmt"
	"slices"
	"strings"

	"pdubench/queries"
)

// trendSubject is how a sentence speaks of the figure that is followed.
func trendSubject(t *queries.Table) string {
	return strings.TrimSuffix(subject(t.Filter("metric"), t.Filter("segment"), filterLabel(t, "metric")), ",")
}

func followedHeading(t *queries.Table) string {
	if t.Filter("metric") == followed && t.Filter("segment") == "" {
		return "Is safety of others catching up with engagement and desistance?"
	}
	return upperFirst(trendSubject(t)) + " over time"
}

// trendSentences give the verdict of the trend test for each part, or why
// there is none.
func trendSentences(t *queries.Table) []string {
	if len(t.Rows) == 0 {
		return []string{fmt.Sprintf("No PDU has published the %s within these filters.", trendSubject(t))}
	}
	var all, verdicts []string // one a verdict and span
	parts := map[string][]string{}
	untested := 0
	for _, part := range trendParts(t) {
		r := part[len(part)-1]
		if !r.has("trend_from") {
			untested++
			continue
		}
		verdict := fmt.Sprintf("%s from %s to %s", upperFirst(r.text("recent_trend")), r.text("trend_from"), r.text("trend_to"))
		if parts[verdict] == nil {
			verdicts = append(verdicts, verdict)
		}
		chi, _ := r.number("chi_square")
		parts[verdict] = append(parts[verdict], fmt.Sprintf("%s (chi-square %s)", trendPart(t, r), decimal(chi)))
	}
	if n := int64(len(trendParts(t))); len(verdicts) == 1 && untested == 0 && n > 2 {
		if isRating(t.Text(0, "category")) {
			return []string{verdicts[0] + " in the share of each rating, by the five-point trend test."}
		}
		return []string{fmt.Sprintf("%s in each of %s, by the five-point trend test.", verdicts[0], count(n, "part", "parts"))}
	}
	for _, v := range verdicts {
		all = append(all, v+": "+strings.Join(parts[v], "; ")+". By the five-point trend test a chi-square of 9.55 or more would be significant.")
	}
	switch {
	case untested == 0:
	case len(all) == 0:
		all = append(all, "No trend can be tested: "+whyUntested(t))
	default:
		all = append(all, "For the rest no trend can be tested: the test needs five "+periodNoun(t)+" in a row.")
	}
	if t.Filter("metric") == "score" {
		all = append(all, "The programme of 2021 had 27 points at most and that of 2023 has 21. Their totals are not comparable, so each programme has a sign of its own and nothing is joined from one to the other.")
	}
	return all
}

// trendPart names what a row of the view trend is about.
func trendPart(t *queries.Table, r row) string {
	name := partOr(t, r)
	if c := r.text("category"); c != "" {
		name += ", " + c
	}
	if t.Filter("across") == "region" {
		name = r.text("area") + ", " + name
	}
	return name
}

// trendParts splits rows into runs of the same area, segment and category.
func trendParts(t *queries.Table) [][]row {
	var parts [][]row
	for i, r := range rows(t) {
		if i == 0 || r.text("area") != t.Text(i-1, "area") || r.text("segment") != t.Text(i-1, "segment") || r.text("category") != t.Text(i-1, "category") {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], r)
	}
	return parts
}

// whyUntested says what the test lacks, and which periods there are.
func whyUntested(t *queries.Table) string {
	if len(t.Rows) > 0 && isRating(t.Text(0, "category")) {
		return "the test needs five " + periodNoun(t) + " in a row, each with a rating."
	}
	var periods []string
	for _, r := range rows(t) {
		if r.has("n") && r.cell("timed") == true && !slices.Contains(periods, r.text("period")) {
			periods = append(periods, r.text("period"))
		}
	}
	slices.Sort(periods)
	counted := nouns[t.Filter("metric")].counted
	if counted == "" {
		return "the test is for shares of cases."
	}
	s := "the test needs five " + periodNoun(t) + " in a row, each with a number of " + counted + "."
	switch len(periods) {
	case 0:
		return s + " None has one."
	case 1:
		return s + " Only " + periods[0] + " has one."
	}
	return s + " There are " + listed(periods) + "."
}

// trendGrid is the table of the figure that is followed.
func trendGrid(t *queries.Table) *grid {
	g := &grid{ID: "followed", Caption: "Every period with its figures", Hidden: true, Head: []heading{{"Published", false}, {"Area", false}, {"Part", false}, {"Rating", false},
		{"Inspections", true}, {"Cases", true}, {"Share", true}, {"95% interval", true}, {"Median", true}, {"Notes", false}}}
	metric, rating := t.Filter("metric"), false
	for _, r := range rows(t) {
		rating = rating || isRating(r.text("category"))
		g.Lines = append(g.Lines, line{Cells: []cell{
			{Text: r.text("period"), Header: true, Name: r.cell("timed") == true},
			{Text: r.text("area")},
			{Text: partLabel(metric, r.text("segment")), Blank: r.text("segment") == ""},
			{Text: r.text("category"), Rating: ratingOf(r.text("category")), Blank: r.text("category") == ""},
			show(r, t.Columns()[t.View.Column("inspections")]),
			trendCases(r),
			trendShare(r),
			{Text: r.interval(), Number: true},
			trendMedian(r, metric),
			r.marks(),
		}})
	}
	if rating {
		for i := range g.Head {
			if g.Head[i].Text == "Cases" {
				g.Head[i].Text = "With this rating"
			}
		}
		g.leaveOut("Inspections")
		g.leaveOut("Median")
	}
	if t.Filter("across") != "region" {
		g.leaveOut("Area")
	}
	g.align()
	g.drop("Part", "Rating", "Cases", "Share", "95% interval", "Median", "Notes")
	return g
}

func ratingOf(word string) string {
	if isRating(word) {
		return word
	}
	return ""
}

func trendCases(r row) cell {
	if !r.has("n") {
		return cell{Number: true}
	}
	return cell{Text: decimal(float64(r.integer("x"))) + " of " + decimal(float64(r.integer("n"))), Number: true}
}

func trendShare(r row) cell {
	f, ok := r.number("share")
	if !ok {
		return cell{Number: true}
	}
	return cell{Text: decimal(f) + "%", Number: true}
}

// trendMedian is the median of the inspections of a period, as published.
func trendMedian(r row, metric string) cell {
	if f, ok := r.number("median"); ok {
		unit := ""
		if percentMetrics[metric] {
			unit = "percent"
		}
		return cell{Text: withUnit(f, unit), Number: true}
	}
	return cell{Text: r.text("median"), Number: true}
}
