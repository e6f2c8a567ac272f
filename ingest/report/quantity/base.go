package quantity

import "strings"

// base is a denominator stated before its numerators: "Of the 39 cases, 24
// were …, and in eight …".
type base struct {
	value       float64
	noun        string
	first, next int
	used        bool
}

// openBase reads "of the 39 cases" at the start of a clause and returns the
// token after the number.
func (s *scanner) openBase(i int) (int, bool) {
	low := s.at(i)
	inAll := (low == "in" || low == "across") && (s.at(i+1) == "the" || s.at(i+1) == "our") // "In the 38 cases, 14 people had …"
	inSample := low == "in" && s.at(i+2) == "sample" && s.at(i+3) == "of"                   // "In this sample of 40, 28 had …"
	if inSample {
		i, low = i+3, "of"
	}
	if low != "of" && low != "from" && low != "among" && !inAll {
		return i, false
	}
	if !inSample && !s.clauseStart(i) && !(low == "of" && s.at(i-1) == "out" && s.clauseStart(i-1)) {
		return i, false
	}
	j := i + 1
	for determiner[s.at(j)] || s.at(j) == "relevant" || s.possessive(j) {
		j++
	}
	v, next, ok := readNumber(s.toks, j)
	if !ok || v < 2 {
		return i, false
	}
	if _, percent := s.percentAt(next); percent {
		return i, false
	}
	if _, not := s.notQuantity(j); not {
		return i, false
	}
	noun, after := s.noun(next)
	if inAll && (noun != "cases" && noun != "people" || s.at(after) != "," && !inspectedAfter[s.at(after)]) {
		return i, false
	}
	if timeWord[noun] || uncounted[noun] || (noun == "" && s.at(next) != ",") {
		return i, false
	}
	s.base = &base{value: v, noun: noun, first: j, next: next}
	return next, true
}

var inspectedAfter = set("we inspected examined")

// clauseStart says whether token i begins the sentence or follows a mark or
// a joining word.
func (s *scanner) clauseStart(i int) bool {
	if i <= 0 {
		return true
	}
	if s.toks[i-1].kind == mark {
		return true
	}
	switch s.at(i - 1) {
	case "looking", "taking", "that", "and", "but", "while", "however":
		return true
	}
	return false
}

// closeBase ends the reach of a base at a semicolon or the end of the
// sentence; one that served no numerator is a count of its own.
func (s *scanner) closeBase(i int) {
	if s.base == nil || (i < len(s.toks) && s.at(i) != ";") {
		return
	}
	b := s.base
	s.base = nil
	if b.used {
		return
	}
	it := s.newItem(Count, UnitCount, b.value, b.first, b.next)
	it.noun = b.noun
	at := len(s.items)
	for at > 0 && s.items[at-1].first > b.first {
		at--
	}
	s.items = append(s.items[:at], append([]item{it}, s.items[at:]...)...)
}

// withBase gives an item the denominator stated before it, where it counts
// the same thing.
func (s *scanner) withBase(it item) item {
	if s.base == nil || it.Denominator != nil {
		return it
	}
	switch it.Kind {
	case Percent:
		if s.at(it.first-1) == "(" {
			return it // a bracket says again what stands before it
		}
		if s.colonBefore(it.first) > s.base.next+3 {
			return it
		}
		it.Denominator = ptr(s.base.value)
	case Count:
		same := it.noun == "" || stem(it.noun) == stem(s.base.noun) || personWord[it.noun]
		if it.Unit != UnitCount || !same || it.Value > s.base.value || s.at(it.first-1) == "from" || s.at(it.first-1) == "to" {
			return it
		}
		if s.at(it.first-1) == "but" && s.at(it.first-2) == "all" { // "all but two"
			it.Value = s.base.value - it.Value
			it.first -= 2
		}
		it.Kind = Proportion
		it.Numerator, it.Denominator = ptr(it.Value), ptr(s.base.value)
	default:
		return it
	}
	s.base.used = true
	return it
}

var personWord = set("people men women individuals respondents practitioners")

func stem(noun string) string { return strings.TrimSuffix(strings.TrimSuffix(noun, "s"), "'") }
