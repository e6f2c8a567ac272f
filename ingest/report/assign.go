package report

import (
	"regexp"
	"slices"
	"strings"
)

// alone marks a figure beside which no label stands.
const alone = "\x00alone"

// several marks a figure beside which more than one label stands, joined.
const several = "\x00several"

// assign gives each figure of a sentence the label that belongs to it, alone
// where none stands beside it, and empty where it is not clear which. Strictly,
// nothing but a few words may stand between a label and its figure. The figures are in order and do not
// overlap; text is the lower-case sentence.
func assign(text string, figs []*Figure, all []Figure, set labelSet, strict bool) []string {
	out := make([]string, len(figs))
	ms := slices.DeleteFunc(set.mentions(text), func(m mention) bool { return aside(text, m) })
	if inOrder(text, figs, ms) {
		for i := range figs {
			out[i] = ms[i].segment
		}
		return out
	}
	if first, last, listed := respective(text, figs, all, set); listed != nil {
		out = nil
		if first > 0 {
			out = assign(text, figs[:first], all, set, strict)
		}
		out = append(out, listed...)
		if last < len(figs) {
			out = append(out, assign(text, figs[last:], all, set, strict)...)
		}
		return out
	}
	if figs[0].stop == 0 {
		for i, f := range figs {
			out[i] = only(set.mentions(text + " " + normal(f.heading)))
		}
		return out
	}
	taken := map[int]bool{}
	beside := make([][]int, len(figs)) // candidates: last before, first after
	for i, f := range figs {
		if k := slices.IndexFunc(ms, func(m mention) bool { return m.start > f.start && m.end < f.stop && m.segment != "all" }); k >= 0 {
			out[i], taken[k] = ms[k].segment, true // "One PSO post in six"
			continue
		}
		before, after := neighbours(figs[i], all, ms)
		beside[i] = append(append([]int(nil), before...), after...)
		if len(beside[i]) == 0 {
			out[i] = alone
			continue
		}
		b, a := lastOf(before), firstOf(after)
		tiedBefore := b >= 0 && tied(text[ms[b].end:f.start], 14)
		tiedAfter := a >= 0 && tied(text[f.stop:ms[a].start], 9)
		if tiedBefore && tiedAfter && strings.TrimSpace(text[ms[b].end:f.start]) == ":" {
			tiedBefore = false // "across the PDU: 32 per cent for POs"
		}
		pick := -1
		switch {
		case tiedAfter && !tiedBefore:
			pick = a
		case tiedBefore && !tiedAfter:
			pick = b
		case tiedBefore && tiedAfter && f.start-ms[b].end < ms[a].start-f.stop:
			pick = b
		case tiedBefore && tiedAfter:
			pick = a
		}
		if pick < 0 || taken[pick] && !bracketed(f) {
			continue
		}
		if joined(text, ms, pick, before, after) && !(pick == a && ahead(all, ms[lastOf(after)])) {
			out[i] = several
		} else {
			out[i] = ms[pick].segment
		}
		taken[pick] = true
	}
	// What is left over goes together where only one label can be meant.
	for i := range figs {
		if out[i] != "" || strict {
			continue
		}
		free := map[string]int{}
		for _, m := range beside[i] {
			if !taken[m] && loose(text, figs[i], ms[m]) {
				free[ms[m].segment] = m
			}
		}
		if len(free) == 1 {
			for segment, m := range free {
				out[i], taken[m] = segment, true
			}
		}
		if len(free) == 0 && ledAway(text, figs[i], ms, beside[i], taken) {
			out[i] = alone
		}
	}
	return out
}

// ledAway says whether the labels beside a figure all stand after it, in a
// statement of their own: "68 per cent, and for women's services 75 per cent".
func ledAway(text string, f *Figure, ms []mention, beside []int, taken map[int]bool) bool {
	for _, k := range beside {
		if ms[k].start < f.stop || !taken[k] || !ownStatement.MatchString(text[f.stop:ms[k].start]) {
			return false
		}
	}
	return true
}

var ownStatement = regexp.MustCompile(`(, (and|but|while|with)|;|:)( [a-z]+){0,3} $`)

// lone returns the one label of a sentence for its one figure of a unit, and
// nothing where it has several of either.
func lone(text string, figs []*Figure, all []Figure, set labelSet) []string {
	out := make([]string, len(figs))
	same := 0
	for i := range all {
		if all[i].Unit == figs[0].Unit {
			same++
		}
	}
	if len(figs) == 1 && same == 1 {
		if l := only(set.mentions(text)); l != alone {
			out[0] = l
		}
	}
	return out
}

// only returns the label of a table row, whose figure stands in a cell of its
// own: the one label its words name.
func only(ms []mention) string {
	segment := alone
	for _, m := range ms {
		if segment != alone && m.segment != segment {
			return ""
		}
		segment = m.segment
	}
	return segment
}

const contrast = `[;:0-9]|(^|\s)(but|while|whilst|whereas|compared|although|despite|because|since|given)(\s|$)`

var (
	apartBefore = regexp.MustCompile(contrast + `|, (and|plus)\s`)
	apartAfter  = regexp.MustCompile(contrast + `|, (and|plus|with)\s`)
)

// loose says whether a label may belong to a figure though a comma stands
// between: "At the start, 19 people had …", "PSOs were on target, with
// vacancies of four per cent".
func loose(text string, f *Figure, m mention) bool {
	if m.end <= f.start {
		return !apartBefore.MatchString(strings.TrimSuffix(ownWords.ReplaceAllString(period.ReplaceAllString(text[m.end:f.start], ""), " "), ": "))
	}
	return !apartAfter.MatchString(text[f.stop:m.start])
}

// neighbours returns the mentions between the figure before f and f, and
// those between f and the next; a figure in brackets,
// or the start of a change before its end, does not divide them.
func neighbours(f *Figure, all []Figure, ms []mention) (before, after []int) {
	from, to := 0, int(^uint(0)>>1)
	for i := range all {
		g := &all[i]
		switch {
		case bracketed(f) && g.stop <= f.start && f.start-g.stop <= 3: // "in 28 (62 per cent)"
		case f.whole == &g.Value: // "The provider received 215, of which 129 led to a start"
		case bracketed(g), (g.End == "from" || g.End == "by") && g.start < f.start:
		case g.stop <= f.start && g.start < f.start:
			from = max(from, g.stop)
		case g.start >= f.stop:
			to = min(to, g.start)
		}
	}
	for k, m := range ms {
		switch {
		case m.start >= from && m.end <= f.start:
			before = append(before, k)
		case m.start >= f.stop && m.end <= to && !strings.HasPrefix(f.Sentence[m.end:], ": ") && !bracketAhead(f, all, m): // "POs: 10.4" looks ahead
			after = append(after, k)
		}
	}
	return before, after
}

// bracketAhead says whether a label is told of by a like figure in brackets
// after it: "split between community orders (25) and licences (20)".
func bracketAhead(f *Figure, all []Figure, m mention) bool {
	for i := range all {
		if g := &all[i]; g.Unit == f.Unit && g.start >= m.end && g.start-m.end <= 2 && bracketed(g) {
			return true
		}
	}
	return false
}

var divides = regexp.MustCompile(`[;:]|, |(^|\s)(and|but|while|whilst|whereas|with|compared|although|despite|because|since|given)(\s|$)`)

// relative is a clause between commas that tells of the label before it.
var relative = regexp.MustCompile(`, ((including|excluding|apart from) (those|staff|them|the)\b|who (held|hold|carried|carry|had|have|manage|managed|were|are)\b|(from|of|for|to|with|by) (whom|which)\b)[^,;0-9]{3,90},`)

// aside says whether a label stands inside such a clause: "PSOs, who held
// cases meant for POs, averaged 131 per cent".
func aside(text string, m mention) bool {
	return slices.ContainsFunc(relative.FindAllStringIndex(text, -1), func(c []int) bool { return c[0] < m.start && m.end < c[1] })
}

// ownWords hold a mark or word that divides statements elsewhere: "The SPO
// group was steady: its members had lost 3.5 days", "because of sickness".
var ownWords = regexp.MustCompile(`: (its|their|they|it) |\bbecause of\b`)

// period is a stretch of time whose number is no figure.
var period = regexp.MustCompile(`\b(last|past|previous) [0-9]+ (weeks|months|years)\b`)

// tied says whether nothing between a label and a figure divides them.
func tied(between string, words int) bool {
	if strings.TrimSpace(between) == ":" {
		return true
	}
	between = ownWords.ReplaceAllString(relative.ReplaceAllString(between, ""), " ")
	return !divides.MatchString(between) && len(strings.Fields(between)) <= words
}

var joinOnly = regexp.MustCompile(`^\s*(,|,? ?and|,? ?or|&|/)\s*(for |in |of |the |at )*$`)

// joined says whether another label with another segment is joined to
// mention k on the same side of the figure ("POs and PSOs").
func joined(text string, ms []mention, k int, before, after []int) bool {
	side := before
	if len(after) > 0 && k >= after[0] {
		side = after
	}
	for _, m := range side {
		if m == k || ms[m].segment == ms[k].segment {
			continue
		}
		lo, hi := min(m, k), max(m, k)
		if hi-lo == 1 && joinOnly.MatchString(text[ms[lo].end:ms[hi].start]) {
			return true
		}
	}
	return false
}

// ahead says whether a label leads to the figure right after it: "…, and at
// the point of inspection 20 had".
func ahead(all []Figure, m mention) bool {
	return slices.ContainsFunc(all, func(g Figure) bool { return g.start >= m.end && g.start-m.end <= len(" at ") })
}

// respective gives the labels of a list that "respectively" ties to its
// figures though other words stand between: each label once, in order, before
// the list, which is the figures from first up to last. Where the sentence
// names none, those of the sentence before count.
func respective(text string, figs []*Figure, all []Figure, set labelSet) (first, last int, labels []string) {
	end := strings.LastIndex(text, "respectively")
	last = len(figs)
	for last > 1 && figs[last-1].start > end { // "…, respectively; for all staff it was 10.2"
		last--
	}
	first = last - 1
	for first > 0 && joinOnly.MatchString(between(text, figs[first-1], figs[first])) {
		first--
	}
	n := last - first
	if n < 2 || end < 0 {
		return 0, 0, nil
	}
	ms := set.mentions(text)
	if len(ms) == 0 {
		ms = set.mentions(normal(figs[0].previous))
	} else {
		ms = slices.DeleteFunc(ms, func(m mention) bool { return m.start > figs[first].start })
	}
	for _, m := range ms {
		if m.segment != ignored && !slices.Contains(labels, m.segment) {
			labels = append(labels, m.segment)
		}
	}
	if len(labels) < n || len(labels) > n && first == 0 && !slices.ContainsFunc(all, func(g Figure) bool { return g.Unit == figs[0].Unit && g.stop <= figs[0].start }) {
		return 0, 0, nil
	}
	return first, last, labels[len(labels)-n:]
}

// between returns the words between two figures, empty where one stands inside
// the other: "34 (76 per cent) of the 45".
func between(text string, a, b *Figure) string {
	if a.stop > b.start {
		return ""
	}
	return text[a.stop:b.start]
}

// inOrder says whether the sentence names its labels in a row and then its
// figures in a row: "POs and PSOs were at 126 and 124 per cent respectively".
func inOrder(text string, figs []*Figure, ms []mention) bool {
	if len(figs) < 2 || len(ms) != len(figs) {
		return false
	}
	seen := map[string]bool{}
	for i := range ms {
		if seen[ms[i].segment] {
			return false
		}
		seen[ms[i].segment] = true
		if i > 0 && !joinOnly.MatchString(text[ms[i-1].end:ms[i].start]) {
			return false
		}
	}
	for i := 1; i < len(figs); i++ {
		if !joinOnly.MatchString(between(text, figs[i-1], figs[i])) {
			return false
		}
	}
	return ms[len(ms)-1].end <= figs[0].start || ms[0].start >= figs[len(figs)-1].stop
}

func lastOf(k []int) int {
	if len(k) == 0 {
		return -1
	}
	return k[len(k)-1]
}

func firstOf(k []int) int {
	if len(k) == 0 {
		return -1
	}
	return k[0]
}
