package quantity

import "strings"

var scoreWords = set("score scored scores scoring points overall-score")

// scored says whether n out of m are the points of an inspection.
func (s *scanner) scored(m float64, next int) bool {
	if m != 21 && m != 27 {
		return false
	}
	if next == len(s.toks) && len(s.toks) == 3 {
		return true // a cell of its own: "6/21"
	}
	noun, _ := s.noun(next)
	return s.has(scoreWords) && (noun == "" || noun == "points")
}

// slashed reads "6/21" and "24/39 cases".
func (s *scanner) slashed(i int) ([]item, bool) {
	n, next, ok := readNumber(s.toks, i)
	if !ok || s.at(next) != "/" || !s.glued(next) || !s.glued(next+1) || s.toks[i].kind != number {
		return nil, false
	}
	m, after, ok := readNumber(s.toks, next+1)
	if !ok || s.at(after) == "/" || s.toks[after-1].kind != number {
		return nil, false
	}
	noun, _ := s.noun(after)
	switch {
	case s.scored(m, after):
	case n == 24 && m == 7 || n > m:
		return nil, false
	case isPlural(noun) && !timeWord[noun]:
	case len(s.toks) == 3 && m < 1000: // a cell of its own
	case s.at(i-1) == "(" && s.at(after) == ")" && m > 12:
	default:
		return nil, false
	}
	return []item{s.outOf(n, m, i, after)}, true
}

// outOf makes the item "n of m".
func (s *scanner) outOf(n, m float64, first, next int) item {
	kind, unit := Proportion, UnitCount
	if s.scored(m, next) {
		kind, unit = Score, UnitPoints
	}
	it := s.newItem(kind, unit, n, first, next)
	it.Numerator, it.Denominator = ptr(n), ptr(m)
	it.noun, _ = s.noun(next)
	return it
}

// oneIn reads "one in five cases" and "nine in every 10".
func (s *scanner) oneIn(i int) ([]item, bool) {
	n, next, ok := readNumber(s.toks, i)
	if n == 1 && ok {
		for limit := next + 3; next < limit && s.plainWord(next) && !isPlural(s.at(next)); next++ { // "one PSO post in six"
		}
	}
	if !ok || s.at(next) != "in" || n < 1 || n > 9 || n != float64(int(n)) {
		return nil, false
	}
	j := next + 1
	if s.at(j) == "every" {
		j++
	}
	m, after, ok := readNumber(s.toks, j)
	if !ok || m <= n || m > 100 || m != float64(int(m)) {
		return nil, false
	}
	if _, not := s.notQuantity(j); not {
		return nil, false
	}
	if noun, _ := s.noun(after); timeWord[noun] {
		return nil, false
	}
	if _, percent := s.percentAt(after); percent {
		return nil, false
	}
	it := s.newItem(Percent, UnitPercent, round1(n/m*100), i, after)
	if it.Qualifier == "" {
		it.Qualifier = Approximately
	}
	return []item{it}, true
}

// fraction reads "just over three-quarters of cases".
func (s *scanner) fraction(i int) ([]item, bool) {
	if s.toks[i].kind != word {
		return nil, false
	}
	v, next, ok := readFraction(s.toks, i)
	if !ok {
		return nil, false
	}
	it := s.newItem(Percent, UnitPercent, v, i, next)
	if before := s.at(it.first - 1); it.Qualifier == "" && before != "exactly" && before != "precisely" {
		it.Qualifier = Approximately
	}
	return []item{s.withDenominator(it)}, true
}

// withDenominator reads "(64 per cent) of the 39 cases" after an item.
func (s *scanner) withDenominator(it item) item {
	j := it.next
	if s.at(j) == ")" {
		j++
	}
	if s.at(j) != "of" {
		return it
	}
	m, after, ok := s.denominator(j + 1)
	if !ok {
		return it
	}
	it.Denominator, it.next = ptr(m), after
	it.noun, _ = s.noun(after)
	return it
}

// denominator reads "(of) the 39", "those four", "a total of 39" at token j.
func (s *scanner) denominator(j int) (m float64, next int, ok bool) {
	for limit := j + 5; j < limit && (determiner[s.at(j)] || s.at(j) == "of" || adjectives[s.at(j)] || s.possessive(j)); {
		if _, _, number := readNumber(s.toks, j); number {
			break
		}
		j++
	}
	m, next, ok = readNumber(s.toks, j)
	if !ok || m != float64(int(m)) {
		return 0, j, false
	}
	if _, percent := s.percentAt(next); percent {
		return 0, j, false
	}
	if _, not := s.notQuantity(j); not {
		return 0, j, false
	}
	if noun, _ := s.noun(next); timeWord[noun] {
		return 0, j, false
	}
	return m, next, true
}

// possessive says whether token j is the owner of the number after it, or the
// article before one: "of the PDU's nine SPOs".
func (s *scanner) possessive(j int) bool {
	return strings.HasSuffix(s.at(j), "'s")
}

var adjectives = set("possible maximum available relevant remaining other inspected applicable eligible such")

var copula = set("is was are were being be as remains became")

// proportion reads "26 out of 37", "Seven of the 39 cases", "one person out
// of those four cases" and "none of the 12".
func (s *scanner) proportion(i int) ([]item, bool) {
	if s.at(i) == "none" && s.at(i+1) == "of" {
		if m, after, ok := s.denominator(i + 2); ok {
			return []item{s.outOf(0, m, i, after)}, true
		}
		return nil, false
	}
	n, j, ok := readNumber(s.toks, i)
	if !ok || n != float64(int(n)) {
		return nil, false
	}
	if _, percent := s.percentAt(j); percent {
		return nil, false
	}
	j, bracket := s.bracketedPercent(j)
	allBut := s.at(i-1) == "but" && s.at(i-2) == "all"
	for limit := j + 4; j < limit && s.at(j) != "of" && s.at(j) != "out" && s.plainWord(j); {
		j++
	}
	switch {
	case s.at(j) == "out" && s.at(j+1) == "of":
		j += 2
	case s.at(j) == "(" && (s.at(j+1) == "of" || s.at(j+1) == "out" && s.at(j+2) == "of"):
		j += 2
		if s.at(j) == "of" {
			j++
		}
	case s.at(j) == "of":
		j++
	case s.at(j-1) == "vacancies" && (s.at(j) == "in" || s.at(j) == "among"): // "four vacancies in 32 posts"
		j++
	case s.dash(j) && s.at(j+1) == "of": // "Thirteen people – of 35 – had a job"
		j += 2
	default:
		return nil, false
	}
	m, after, ok := s.denominator(j)
	if !ok {
		return nil, false
	}
	if noun, _ := s.noun(after); s.toks[i].low == "one" && noun == "" && s.toks[after-1].grouped {
		return []item{s.newItem(Count, UnitCount, m, after-1, after)}, true // "a population … and one of 96,115"
	}
	if s.toks[i].low == "one" {
		switch before := s.at(i - 1); {
		case before == "every" || before == "each":
			return []item{s.outOf(m, m, i, after)}, true
		case before == "," && s.isPosts(after): // "In the SPO group, one of the eight posts was vacant"
		case copula[before] || before == ",":
			if m < 10 && reference[s.at(j)] {
				return nil, false // "one of the two providers" names one, counts none
			}
			it := s.newItem(Count, UnitCount, m, i, after)
			it.noun, _ = s.noun(after)
			return []item{it}, true
		}
	}
	it := s.outOf(n, m, i, after)
	if allBut && n < m {
		it = s.outOf(m-n, m, i-2, after)
	}
	if bracket != nil {
		return []item{it, *bracket}, true
	}
	return []item{it}, true
}

// bracketedPercent reads "(62 per cent)" between a numerator and its
// denominator: "24 (62 per cent) of the 39 cases".
func (s *scanner) bracketedPercent(j int) (int, *item) {
	if s.at(j) != "(" {
		return j, nil
	}
	v, next, ok := readNumber(s.toks, j+1)
	if !ok {
		return j, nil
	}
	after, percent := s.percentAt(next)
	if !percent || s.at(after) != ")" || s.at(after+1) != "of" && s.at(after+1) != "out" {
		return j, nil
	}
	it := s.newItem(Percent, UnitPercent, v, j+1, after)
	return after + 1, &it
}

// plainWord says whether token j can stand inside a noun phrase.
func (s *scanner) plainWord(j int) bool {
	if j >= len(s.toks) || s.toks[j].kind != word || phraseEnd[s.at(j)] {
		return false
	}
	_, _, isNumber := readNumber(s.toks, j)
	return !isNumber
}

func round1(v float64) float64 { return float64(int(v*10+0.5)) / 10 }

// isPosts says whether the noun at token j is posts of which something is
// said: "SPO posts was vacant".
func (s *scanner) isPosts(j int) bool {
	noun, next := s.noun(j)
	return noun == "posts" && auxiliary[s.at(next)]
}

func (s *scanner) dash(j int) bool { return s.at(j) == "–" || s.at(j) == "—" }
