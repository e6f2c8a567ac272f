package quantity

import "strings"

// notQuantity says whether the number at token i names or dates something
// instead of measuring it, and where to go on.
func (s *scanner) notQuantity(i int) (next int, skip bool) {
	v, next, ok := readNumber(s.toks, i)
	if !ok {
		return i, false
	}
	last := s.toks[next-1]
	if s.isLabel(i) || s.isDate(i, next, v) || s.isAge(i, next) || s.isCode(i, next) || s.isMoney(i, next) {
		s.label[i] = true
		return next, true
	}
	if last.kind == number && isYear(last) && !(counted[s.at(next)] && !s.plainWord(next+1)) {
		s.label[i] = true
		return next, true
	}
	return next, false
}

var counted = set("people cases individuals persons offenders men women staff referrals")

// isLabel: "Level 1", "P 2.3", "Annexe one", and the second number of
// "Levels 2 and 3"; the marker of a numbered list; a footnote mark stuck to
// a full stop.
func (s *scanner) isLabel(i int) bool {
	prev := s.at(i - 1)
	switch {
	case labelled[prev] && !s.isShare(i) && (s.toks[i].kind == number || s.toks[i-1].upper):
		return true
	case i > 1 && (joins[prev] || prev == "," || prev == "/") && s.label[i-2] && labelled[s.at(i-3)] && strings.HasSuffix(s.at(i-3), "s"):
		return true
	case i == 0 && (s.at(1) == "." || s.at(1) == ")") && len(s.toks) > 2:
		return true
	case prev == "." && s.glued(i) && s.glued(i-1):
		return true
	case (prev == "'" || prev == "’") && s.glued(i):
		return true
	}
	return false
}

var joins = set("and or to - – —")

func (s *scanner) isMonth(i int) bool {
	return i >= 0 && i < len(s.toks) && months[s.at(i)] && s.toks[i].upper
}

func (s *scanner) isDate(i, next int, v float64) bool {
	if s.isMonth(next) || (s.isMonth(i-1) && v <= 31) {
		return true
	}
	if s.at(next) == "of" && s.isMonth(next+1) {
		return true
	}
	// "18 and 24 December", "29 to 31 July"
	if joins[s.at(next)] {
		if _, after, ok := readNumber(s.toks, next+1); ok && s.isMonth(after) {
			return true
		}
	}
	switch s.at(next) {
	case "am", "pm", "o'clock", "noon", "midnight":
		return true
	}
	return false
}

var ageBetween = set("between from of under over about below above and to or - – years the was were is at least around")

func (s *scanner) isAge(i, next int) bool {
	for j := i - 1; j >= 0 && j > i-8; j-- {
		low := s.at(j)
		if low == "aged" || low == "age" || low == "ages" {
			return true
		}
		if _, _, ok := readNumber(s.toks, j); !ok && !ageBetween[low] {
			break
		}
	}
	for j := next; j < len(s.toks) && j < next+6; j++ {
		low := s.at(j)
		switch {
		case low == "old" || low == "olds" || low == "year-olds" || low == "year-old" || low == "years-old":
			return true
		case (low == "years" || low == "year") && s.at(j+1) == "of" && s.at(j+2) == "age":
			return true
		case low == "year" || low == "years" || ageBetween[low] && low != "of":
		case s.toks[j].kind != number:
			return false
		}
	}
	return false
}

// isCode: parts of compounds and codes: "12-month", "978-1-91", "10:30",
// "24/7", "2023/24", "12/03/2024", "3 x".
func (s *scanner) isCode(i, next int) bool {
	if i > 0 && s.glued(i) {
		switch s.at(i - 1) {
		case "-", "–", "/", ":", "#", "@", "_", "\\":
			// the second half of a range or ratio is read with its first half
			return true
		}
	}
	if next >= len(s.toks) || !s.glued(next) {
		return false
	}
	switch s.at(next) {
	case ":", "_", "@", "\\":
		return next+1 < len(s.toks) && s.glued(next+1)
	case "-", "–":
		if next+1 >= len(s.toks) || !s.glued(next+1) {
			return false
		}
		if s.toks[next+1].kind != number {
			return true
		}
		return next+2 < len(s.toks) && s.glued(next+2) && !strings.ContainsAny(s.at(next+2), "%).,;:")
	}
	return false
}

func (s *scanner) isMoney(i, next int) bool {
	switch s.at(i - 1) {
	case "£", "$", "€":
		return true
	}
	switch s.at(next) {
	case "pounds", "pence", "euros":
		return true
	}
	return false
}

// isShare says whether the number at token i is a percentage or an n of m: "at
// PSO grade 9 per cent", "at PO grade 14 out of 56".
func (s *scanner) isShare(i int) bool {
	_, next, ok := readNumber(s.toks, i)
	if !ok {
		return false
	}
	_, percent := s.percentAt(next)
	return percent || s.at(next) == "out" && s.at(next+1) == "of"
}
