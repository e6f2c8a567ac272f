package dashboard

import (
	"fmt"

	"pdubench/queries"
)

// ratedSentence says how a PDU's newest inspection rated it.
func ratedSentence(t *queries.Table) string {
	all := rows(t)
	if len(all) == 0 {
		return "No inspection of this PDU is known."
	}
	r := all[0]
	s := fmt.Sprintf("The newest inspection, published %s, rated %s %s", when(r.text("published")), r.text("pdu"), r.text("overall_rating"))
	if r.text("published") == "" {
		s = fmt.Sprintf("The newest inspection rated %s %s", r.text("pdu"), r.text("overall_rating"))
	}
	if sc := score(r); sc != "" {
		s += ", with a score of " + sc
	}
	if r.has("cases_inspected") {
		s += ", on " + count(r.integer("cases_inspected"), "case", "cases")
	}
	return s + "."
}

// standsOut lists the figures whose interval lies apart from the peers', best
// first. Nothing is said of the rest: without an interval there is no verdict.
func standsOut(t *queries.Table) map[string][]statement {
	out := map[string][]statement{}
	for _, r := range rows(t) {
		kind := r.text("comparison")
		if kind == "similar" || kind == "not_compared" || kind == "" {
			continue
		}
		pooled, _ := r.number("peer_value")
		out[kind] = append(out[kind], statement{
			Href: r.text("evidence"),
			Text: fmt.Sprintf("%s: %s (interval %s), against %s of its peers together", metricPart(r), figureOrShare(r), r.interval(), withUnit(pooled, "percent")),
		})
	}
	return out
}

// statement is a sentence with the page that bears it out.
type statement struct {
	Text, Href string
	Name       string // of what it is about, where the link does not say it
}

func figureOrShare(r row) string {
	if r.share() {
		return r.cases()
	}
	return r.figure()
}
