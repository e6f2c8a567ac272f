package quantity

import "strings"

// noun returns the counted noun of the phrase that starts at token j, and
// the token after it; empty where the phrase has none.
func (s *scanner) noun(j int) (string, int) {
	for limit := j + 6; j < limit && j < len(s.toks); j++ {
		t := s.toks[j]
		if t.kind == mark && (t.low == "'" || t.low == "‘" || t.low == "’" || t.low == "“") {
			continue
		}
		if t.kind == mark && t.low == "," && s.plainWord(j+1) && s.plainWord(j-1) && !isPlural(s.at(j-1)) {
			continue // adjectives in a row: "long-term, high security prisons"
		}
		if t.low == "level" && j+1 < len(s.toks) && s.toks[j+1].kind == number { // "14 Level 2 cases"
			j++
			if s.at(j+1) == "," || s.at(j+1) == "and" || s.at(j+1) == "" || s.at(j+1) == "." {
				return "levels-", j + 1
			}
			continue
		}
		if t.kind != word || phraseEnd[t.low] {
			return "", j
		}
		if isPlural(t.low) || timeWord[t.low] {
			return t.low, j + 1
		}
	}
	return "", j
}

// counts reads a number that counts something: "33 interviews", "two to
// three cases", "12 were women".
func (s *scanner) counts(i int) ([]item, bool) {
	v, next, ok := readNumber(s.toks, i)
	if !ok {
		return nil, false
	}
	if c := s.readChain(i); len(c.value) > 1 && c.sep != "," && !s.changeAhead(i) {
		if items, ok := s.countList(c, i); ok {
			return items, true
		}
	}
	it, ok := s.count(v, i, next)
	if !ok {
		return nil, false
	}
	return []item{it}, true
}

// countList reads numbers that share a noun or end in "respectively": "two or
// three cases", "11.4, 9.1 and 4.3 working days". More than two are a list
// only of lengths of time or averages.
func (s *scanner) countList(c chain, i int) ([]item, bool) {
	if c.value[0] == 1 && c.sep == "or" { // "one or two": a manner of speech
		return nil, false
	}
	end := len(c.value) - 1
	last, ok := s.count(c.value[end], c.first[end], c.end)
	if !ok && !strings.HasPrefix(s.at(c.end), "respectively") || end > 1 && last.Unit == UnitCount {
		return nil, false
	}
	if !ok {
		last = s.newItem(Count, UnitCount, c.value[end], c.first[end], c.end)
	}
	var items []item
	for k := range end {
		it := s.newItem(Count, last.Unit, c.value[k], c.first[k], c.next[k])
		it.noun = last.noun
		items = append(items, it)
	}
	return s.ranged(append(items, last), c, i), true
}

// count decides whether the number v of tokens i to next counts something.
func (s *scanner) count(v float64, i, next int) (item, bool) {
	it := s.newItem(Count, UnitCount, v, i, next)
	noun, _ := s.noun(it.next)
	prev := s.wordBefore(it.first)
	whole := v == float64(int(v))
	if (s.at(i) == "one" || v == 1) && !(s.base != nil && (auxiliary[s.at(next)] || s.at(next) == "remained")) { // "Of the 17 posts, only one was vacant"
		return s.justOne(it, i, next)
	}
	if unit := s.lengthOfTime(noun, next, i); unit != "" {
		it.Unit = unit
		if s.has(visitWords) && s.at(i-1) == "over" { // a stretch, not a bound
			it.Qualifier, it.first = "", i
		}
		return it, true
	}
	if noun == "times" && !whole && s.averaged(it.first, next, noun) {
		it.Unit = UnitRatio // "3.7 times each"
		return it, true
	}
	if noun == "times" && whole && v > 2 && s.at(next) == "times" && !comparing[s.at(next+1)] {
		return it, true
	}
	if timeWord[noun] || uncounted[noun] {
		return it, false
	}
	if prev == "to" && s.fromBefore() { // the end of a change, without its noun
		it.Unit = s.items[len(s.items)-1].Unit
		if noun == "" {
			return it, true
		}
	}
	if reference[prev] && v < 10 && noun != "recommendations" && !(s.at(it.first-2) == "of" && each[s.at(it.first-3)]) || prev == "first" || prev == "last" {
		return it, false
	}
	it.noun = noun
	if s.averaged(it.first, next, noun) {
		it.Unit = UnitRatio
	}
	follows := s.at(next)
	switch {
	case noun != "":
		return it, whole || it.Unit == UnitRatio || fullTime[noun]
	case s.toks[next-1].grouped:
		return it, true
	case it.Unit == UnitRatio && s.cued(it.first):
		if s.daysLost(it.first) {
			it.Unit = UnitDays
		}
		return it, true
	case (s.at(it.first-1) == "were" || s.at(it.first-1) == "was") && s.at(it.first-2) == "there" && s.ending(next):
		return it, true
	case s.grouped(it.first, next):
		it.Unit = s.lastUnit()
		return it, true
	case s.leansOnLast(s.linkBefore(it.first), next) && (whole || s.lastUnit() == UnitDays || s.lastUnit() == UnitRatio):
		if s.base == nil {
			it.Unit = s.lastUnit()
		}
		return it, true
	case !whole:
		return it, false
	case auxiliary[follows], s.base != nil && (finite[follows] || follows == "that"), s.pastVerb(next) && (it.first == 0 || s.toks[it.first-1].kind == mark || subjectBefore[prev]):
		return it, true
	case s.base != nil && follows == "vacant":
		return it, true
	case follows == "of" && pronoun[s.at(next+1)]:
		return it, true
	case (prev == "to" || prev == "from") && s.has(changeVerbs):
		return it, true
	case prev == "(" && follows == ")" && s.bracketed(it.first):
		return it, true
	case follows == "(" && s.percentInside(next+1):
		return it, true
	case s.cued(it.first) && !s.plainWord(next):
		if s.daysLost(it.first) {
			it.Unit = UnitDays
		}
		return it, true
	}
	return it, false
}

// subjectBefore: words after which a number alone is a subject: "of whom 52
// replied", "and 12 agreed".
var subjectBefore = set("whom which and while but only")

// pastVerb says whether token i looks like a verb in the past tense.
func (s *scanner) pastVerb(i int) bool {
	low := s.at(i)
	return len(low) > 4 && strings.HasSuffix(low, "ed") && !s.plainWord(i+1) || low == "took" || low == "gave"
}

// ending says whether a statement ends at token i.
func (s *scanner) ending(i int) bool { return i >= len(s.toks) || s.toks[i].kind == mark }

// grouped says whether a number follows the name of the group it is for and
// shares the noun of the one before: "a PO supervises 31 people and a PSO 44."
func (s *scanner) grouped(i, next int) bool {
	if len(s.items) == 0 || !s.ending(next) || s.items[len(s.items)-1].Kind != Count || i < 3 || s.toks[i-1].kind != word {
		return false
	}
	before := s.at(i - 2)
	if before == "a" || before == "the" || before == "an" {
		before = s.at(i - 3)
	}
	return (before == "and" || before == ",") && s.toks[i-1].upper && s.toks[i-1].low != "and"
}

// leansOnLast says whether a number without a noun shares that of the
// quantity before it: "23 across the PDU and 35 for POs", "12 people,
// compared with 20 at the end".
func (s *scanner) leansOnLast(prev string, next int) bool {
	follows := s.at(next)
	if prev == "in" && restWords[s.at(next-2)] { // "in the remaining 16, they …"
		return s.ending(next) || subjects[follows] || follows == "where"
	}
	if prev == "in" && next < len(s.toks) && s.at(next) == "." && next == len(s.toks)-1 {
		return true // "They were made in 24."
	}
	if prev == ":" && leanAfter[follows] && s.toks[next].kind == word { // "Settled: 29 at the start"
		return true
	}
	if len(s.items) == 0 && s.base == nil || !leanBefore[prev] {
		return false
	}
	if prev == "of" { // "made up of 640 in custody"
		return s.has(composing) && leanAfter[follows]
	}
	if (prev == "(" || prev == "," || prev == "and" && len(s.items) > 0 && s.items[len(s.items)-1].Kind == Count) && s.plainWord(next) &&
		(s.ending(next+1) || s.at(next+1) == "and") {
		return true // "(910 community, 540 custody and 303 licence)"
	}
	if prev == "in" { // "… in 21 of 45 cases, and in 24 they did not", "in only 18."
		return s.ending(next) || subjects[follows] || follows == "and" && s.base != nil
	}
	if len(s.items) == 0 {
		return false
	}
	last := s.items[len(s.items)-1]
	if last.Kind == Percent || last.Kind == Score || last.Unit == UnitPercent {
		return false
	}
	return leanAfter[follows] || prev == "and" && follows == "of" || strings.HasSuffix(follows, "ed") || strings.HasSuffix(follows, "ing") || strings.HasSuffix(follows, "ly") || strings.HasPrefix(follows, "post-") || strings.HasPrefix(follows, "pre-")
}

var comparing = set("a per as more the higher larger greater over every each that")

var each = set("each all any either both")

var restWords = set("remaining other further another")

var subjects = set("they it there this these those we the no none that")

// lastUnit is the unit a number without a noun takes over: that of the
// quantity before it, unless that is a percentage.
func (s *scanner) lastUnit() string {
	if len(s.items) == 0 || s.items[len(s.items)-1].Unit == UnitPercent {
		return UnitCount
	}
	return s.items[len(s.items)-1].Unit
}

var composing = set("made comprised composed consisting consists consisted")

var leanBefore = set("and , : ( with against but to in for comprising including of")

var leanAfter = set("for in at on by among across when from under during with subject serving . ;")

// daysLost says whether the words before token i speak of days lost to
// sickness.
func (s *scanner) daysLost(i int) bool {
	days, lost := false, false
	for j := 0; j < i; j++ {
		days = days || s.at(j) == "days"
		lost = lost || measured[s.at(j)]
	}
	return days && lost
}

// wordBefore returns the word before token i, "just" and "only" apart.
func (s *scanner) wordBefore(i int) string {
	for i--; s.at(i) == "just" || s.at(i) == "only"; {
		i--
	}
	return s.at(i)
}

// linkBefore returns the word that ties a number to the one before it, past
// "a further", "another" and "only".
func (s *scanner) linkBefore(i int) string {
	for i--; s.at(i) == "just" || s.at(i) == "only" || s.at(i) == "a" || s.at(i) == "further" || s.at(i) == "another" ||
		s.at(i) == "additional" || s.at(i) == "remaining" || s.at(i) == "other" || s.at(i) == "the"; {
		i--
	}
	return s.at(i)
}

// fromBefore says whether the last quantity read began with "from" and the
// sentence speaks of a change.
func (s *scanner) fromBefore() bool {
	n := len(s.items)
	return n > 0 && s.items[n-1].Unit != UnitPercent && s.wordBefore(s.items[n-1].first) == "from" && s.has(changeVerbs)
}

var pronoun = set("them these those the our its their whom which")

var fullTime = set("equivalents fte wte equivalent full-time-equivalent posts officers staff days")

// justOne accepts "one" only where its words stress the number; elsewhere it
// is an article or a pronoun.
func (s *scanner) justOne(it item, i, next int) (item, bool) {
	stressed := s.at(i-1) == "only" || s.at(i-1) == "just"
	it.noun = s.at(next)
	return it, stressed && s.plainWord(next) && !timeWord[it.noun] && !uncounted[it.noun] &&
		!uncounted[it.noun+"s"] && !timeWord[it.noun+"s"]
}

// bracketed says whether a number alone in brackets counts the word before
// it ("those surveyed (72)") and is no list marker or footnote mark.
func (s *scanner) bracketed(i int) bool {
	return i >= 2 && s.toks[i-2].kind == word && s.toks[i].kind == number && !s.toks[i-1].upper &&
		s.glued(i) && !strings.HasSuffix(s.at(i-2), "act")
}

func (s *scanner) percentInside(j int) bool {
	_, next, ok := readNumber(s.toks, j)
	if !ok {
		return false
	}
	_, percent := s.percentAt(next)
	return percent
}

var cueNouns = set(`number numbers caseload caseloads total totals average averages mean median population headcount
	ratio rate workload complement establishment sample vacancies posts days figure figures`)

var cueBefore = set(`was were is are at to of from averaged averaging totalled totalling reached numbered numbering
	stood being including than`)

// cued says whether the words before token i announce a number: "the
// caseload stood at", "the number of people was".
func (s *scanner) cued(i int) bool {
	if !cueBefore[s.at(i-1)] {
		return false
	}
	for j := i - 1; j >= 0; j-- {
		if cueNouns[s.at(j)] {
			return true
		}
		if s.at(j) == ";" || s.at(j) == "." {
			return false
		}
	}
	return s.at(i-1) == "averaged" || s.at(i-1) == "totalled" || s.at(i-1) == "numbered"
}

var averageWords = set("average averages averaged averaging mean ratio median")

// averaged says whether the number is an average or a ratio.
func (s *scanner) averaged(i, next int, noun string) bool {
	for j := i - 1; j >= 0 && j > i-20; j-- {
		if (s.at(j) == "each" || s.at(j) == "every") && s.at(j-1) == "for" && i-j < 6 { // "For each reoffender there were 4.3 …"
			return true
		}
		if averageWords[s.at(j)] {
			return true
		}
		if s.at(j) == ";" || len(s.items) > 0 && j < s.items[len(s.items)-1].next {
			break
		}
	}
	for j := next; j < next+5; j++ {
		if s.at(j) == "per" && s.at(j+1) != "cent" || s.at(j) == "on" && s.at(j+1) == "average" || s.at(j) == "for" && (s.at(j+1) == "each" || s.at(j+1) == "every") || s.at(j) == "each" && s.at(j-1) == noun && !s.plainWord(j+1) {
			return true
		}
		if s.at(j) == "," && s.at(j+1) == "on" && s.at(j+2) == "average" { // "3.2 reoffences, on average, for each"
			return true
		}
		if j < len(s.toks) && s.toks[j].kind == mark {
			return false
		}
	}
	return false
}
