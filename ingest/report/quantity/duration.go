package quantity

import "strings"

var sickness = set("absent sickness sick absence absences illness ill-health unwell")

var measured = set("absent experience wait waited waiting waits delay delays delayed lost sickness sick absence absences illness ill-health unwell fieldwork took")

// lengthOfTime returns the unit of a stretch of time that measures staff,
// cases or the inspection (experience, waiting, sickness, fieldwork), and
// nothing for one that only says when.
func (s *scanner) lengthOfTime(noun string, next, i int) string {
	unit := strings.TrimSuffix(strings.TrimSuffix(noun, "'"), "'s")
	switch unit {
	case "hour", "day", "week", "month", "year":
		unit += "s"
	case "hours", "days", "weeks", "months", "years":
	default:
		return ""
	}
	switch s.at(i - 1) {
	case "every", "within", "past", "last", "previous", "next", "first", "separate", "after", "each":
		return ""
	}
	if s.at(i-1) == "the" && (s.at(i-2) == "in" || s.at(i-2) == "over" || s.at(i-2) == "during") && unit != "days" && unit != "weeks" {
		return ""
	}
	decimal := s.toks[next-1].kind == number && s.toks[next-1].decimal
	if decimal || s.has(averageWords) && s.at(i-1) != "in" || s.inPost(i) { // nobody dates anything by 12.1 days
		return unit
	}
	for j := 0; j < len(s.toks); j++ {
		low := s.at(j)
		near := j > i-14 && j < next+8
		if !measured[low] || !near && !sickness[low] {
			continue
		}
		if s.at(j) == "fieldwork" && !ofFieldwork[s.at(i-1)] {
			continue
		}
		return unit
	}
	if s.at(i-1) == "over" && s.has(visitWords) && i <= 2 || s.at(i-1) == "for" && s.at(i-2) == "site" {
		return unit
	}
	return ""
}

var ofFieldwork = set("of for over lasted took")

var visitWords = set("inspected inspection fieldwork visited")

// inPost says whether a length of time before which "for" stands is how long
// somebody has held a post: "had been SPOs for fewer than two years".
func (s *scanner) inPost(i int) bool {
	_, from := hedgeBefore(s.toks, i)
	if s.at(from-1) != "for" {
		return false
	}
	for j := from - 2; j >= 0 && j > from-8; j-- {
		switch s.at(j) {
		case "post", "role", "grade":
			return true
		case "been":
			after := s.at(j + 1)
			return after == "a" || after == "an" || isPlural(after) || after == "qualified" || after == "employed" || after == "empty" || after == "vacant" || after == "unfilled"
		}
	}
	return false
}
