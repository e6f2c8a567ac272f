package dashboard

import (
	"fmt"
	"strings"

	"pdubench/queries"
)

// ratedTogether says how the newest inspections of the PDUs rated them.
func ratedTogether(newest map[string]row, chosen []queries.Name) string {
	by := map[string][]string{}
	var without []string
	for _, n := range chosen {
		r, known := newest[n.Canonical]
		if !known {
			without = append(without, n.Label)
			continue
		}
		by[r.text("overall_rating")] = append(by[r.text("overall_rating")], n.Label)
	}
	var parts []string
	for i := len(ratings) - 1; i >= 0; i-- { // best first
		if names := by[ratings[i].Word]; len(names) > 0 {
			parts = append(parts, ratings[i].Word+": "+pdusListed(names)+". ")
		}
	}
	s := ""
	for _, p := range parts {
		s += p
	}
	if s != "" {
		s = "Rated at the newest inspection – " + s
	}
	switch len(without) {
	case 0:
	case len(chosen):
		s += "No inspection of any of them is known within these filters."
	default:
		s += fmt.Sprintf("No inspection of %s is known within these filters.", pdusListed(without))
	}
	return s
}

// apartSentence says which PDUs have figures whose interval leaves out what
// the others have together.
func apartSentence(t *queries.Table) string {
	type tally struct{ better, worse int64 }
	of := map[string]*tally{}
	var order []string
	var with int64
	for _, r := range rows(t) {
		pdu := r.text("pdu")
		if of[pdu] == nil {
			of[pdu] = &tally{}
			order = append(order, pdu)
		}
		switch r.text("comparison") {
		case "better":
			of[pdu].better++
		case "worse":
			of[pdu].worse++
		}
		if r.has("lower95") && r.has("peer_value") {
			with++
		}
	}
	if with == 0 {
		return "No figure here can be called better or worse: the numbers of cases behind them, or behind those of other PDUs, were not published."
	}
	var parts []string
	for _, pdu := range order {
		switch o := of[pdu]; {
		case o.better > 0 && o.worse > 0:
			parts = append(parts, fmt.Sprintf("%s better on %d and worse on %d", pdu, o.better, o.worse))
		case o.better > 0:
			parts = append(parts, fmt.Sprintf("%s better on %d", pdu, o.better))
		case o.worse > 0:
			parts = append(parts, fmt.Sprintf("%s worse on %d", pdu, o.worse))
		}
	}
	s := fmt.Sprintf("%s an interval to compare by.", count(with, "figure has", "figures have"))
	if len(parts) == 0 {
		return s + " None of them lies clearly apart from what the others have together."
	}
	return s + " Clearly apart from what the others have together: " + strings.Join(parts, "; ") + "."
}

// baseSentence says whom the verdicts and places are about.
func baseSentence(t *queries.Table) string {
	if t.Filter("among") == "each_other" {
		return "Each is ranked among these PDUs only, and better or worse than these others taken together."
	}
	return "Each is ranked among all PDUs that published the figure, and better or worse than all others taken together: not than its neighbour in this table."
}
