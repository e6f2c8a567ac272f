package dashboard

import (
	"fmt"

	"pdubench/queries"
)

// changeSentence says what changed between the last two inspections of one
// PDU: its overall rating, and how many shares of cases beyond chance.
func changeSentence(t *queries.Table) string {
	s := ""
	by := map[string]int64{}
	var of int64
	for _, r := range rows(t) {
		if r.text("metric") == "overall_rating" && r.has("earlier_value") && r.has("later_value") {
			switch r.text("verdict") {
			case "up", "down":
				s = fmt.Sprintf("Its overall rating went %s from %s to %s. ", r.text("verdict"), r.text("earlier_value"), r.text("later_value"))
			case "same":
				s = fmt.Sprintf("Its overall rating stayed %s. ", r.text("later_value"))
			}
		}
		if r.has("lower95") {
			by[r.text("verdict")]++
			of++
		}
	}
	if of == 0 {
		return s + "Chance cannot be ruled out for any other change: no share of cases was published by both inspections with its number of cases."
	}
	var parts []string
	for _, v := range []struct{ verdict, one, many string }{
		{"better", "1 is better", "%d are better"}, {"worse", "1 is worse", "%d are worse"},
		{"higher", "1 is higher", "%d are higher"}, {"lower", "1 is lower", "%d are lower"},
	} {
		switch n := by[v.verdict]; {
		case n == 1:
			parts = append(parts, v.one)
		case n > 1:
			parts = append(parts, fmt.Sprintf(v.many, n))
		}
	}
	s += fmt.Sprintf("Of the %s that both inspections published, ", count(of, "share of cases", "shares of cases"))
	switch n := by["no_clear_change"]; {
	case len(parts) == 0:
		s += "none changed beyond chance."
	case n == 0:
		s += listed(parts) + " beyond chance."
	default:
		s += listed(parts) + " beyond chance; " + count(n, "shows", "show") + " no clear change."
	}
	if of > 1 {
		s += " They are answers about the same cases, so they tend to move together."
	}
	return s
}
