package quantity

import "strings"

// item is a quantity being read, with the tokens it was read from.
type item struct {
	Quantity
	first, next int    // tokens, hedge included, and the one after
	noun        string // the counted noun, where one was read
}

// scanner walks the tokens of one sentence from left to right and takes the
// longest reading at each number.
type scanner struct {
	text  string
	toks  []token
	items []item
	bare  []item       // numbers no reading took
	label map[int]bool // numbers already seen to be labels or dates
	base  *base
}

func (s *scanner) scan() {
	s.label = map[int]bool{}
	readings := []func(int) ([]item, bool){
		s.slashed, s.oneIn, s.fraction, s.percents, s.proportion, s.counts,
	}
	for i := 0; i < len(s.toks); {
		s.closeBase(i)
		if next, ok := s.openBase(i); ok {
			i = next
			continue
		}
		if next, skip := s.notQuantity(i); skip {
			i = next
			continue
		}
		i = s.take(i, readings)
	}
	s.closeBase(len(s.toks))
}

// take appends what the first fitting reading finds at token i and returns
// the token to go on from.
func (s *scanner) take(i int, readings []func(int) ([]item, bool)) int {
	for _, read := range readings {
		found, ok := read(i)
		if !ok {
			continue
		}
		for _, it := range found {
			s.items = append(s.items, s.withBase(it))
			i = max(i, it.next)
		}
		return i
	}
	if v, next, ok := readNumber(s.toks, i); ok {
		it := s.newItem("", "", v, i, next)
		if days := s.at(it.next); days == "days" || (days == "working" && s.at(it.next+1) == "days") {
			it.Unit = UnitDays
			it.next++
			if days == "working" {
				it.next++
			}
		}
		if v != 1 && !(reference[s.at(i-1)] && v < 10 && it.Unit == "" && v == float64(int(v))) && (s.standsAlone(it) || it.Unit == UnitDays) {
			s.bare = append(s.bare, it)
			return it.next
		}
		return next
	}
	return i + 1
}

// standsAlone says whether nothing a number could count comes after it.
func (s *scanner) standsAlone(it item) bool {
	follows := s.at(it.next)
	if (follows == "each" || follows == "apiece") && s.ending(it.next+1) { // "PSOs had 61 each"
		return true
	}
	return s.ending(it.next) || auxiliary[follows] || follows == "still" || follows == "lost" || phraseEnd[follows] || finite[follows]
}

func (s *scanner) found(items []item) []Quantity {
	out := make([]Quantity, 0, len(items))
	for _, it := range items {
		q := it.Quantity
		q.Start, q.Stop = s.toks[it.first].start, s.toks[it.next-1].end
		out = append(out, q)
	}
	return out
}

// at returns the lower-case word at token i, empty outside the sentence.
func (s *scanner) at(i int) string {
	if i < 0 || i >= len(s.toks) {
		return ""
	}
	return s.toks[i].low
}

func (s *scanner) glued(i int) bool { return i > 0 && i < len(s.toks) && !s.toks[i].spaced }

// has says whether any of the words stands in the sentence.
func (s *scanner) has(words map[string]bool) bool {
	for _, t := range s.toks {
		if words[t.low] {
			return true
		}
	}
	return false
}

func ptr(v float64) *float64 { return &v }

// percentAt returns the token after "per cent", "percent" or "%" at i, and
// whether it is there.
func (s *scanner) percentAt(i int) (int, bool) {
	switch s.at(i) {
	case "%", "percent", "per-cent", "pc":
		return i + 1, true
	case "per":
		if s.at(i+1) == "cent" {
			return i + 2, true
		}
	case "percentage":
		if strings.HasPrefix(s.at(i+1), "point") {
			return i + 2, true
		}
	}
	return i, false
}

// newItem makes an item of the tokens first (of the number) to next, with
// the hedges before and after it.
func (s *scanner) newItem(kind Kind, unit string, v float64, first, next int) item {
	it := item{first: first, next: next}
	it.Kind, it.Unit, it.Value = kind, unit, v
	if q, from := hedgeBefore(s.toks, first); q != "" {
		it.Qualifier, it.first = q, from
	}
	if q, to := hedgeAfter(s.toks, next); q != "" && it.Qualifier == "" {
		it.Qualifier, it.next = q, to
	}
	if it.Qualifier == "" {
		it.Qualifier = trailingBound(s.toks, it.next)
	}
	return it
}
