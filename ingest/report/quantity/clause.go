package quantity

import (
	"math"
	"strings"
)

// span is a run of tokens, [from, to).
type span struct{ from, to int }

// maxStatements is how many quantities one sentence may state before it is
// taken for a list, in which no statement can be told from the next.
const maxStatements = 40

// setClauses cuts the sentence into the statements its quantities belong to,
// and gives each quantity its clause and sense.
func (s *scanner) setClauses() {
	if len(s.items) > maxStatements {
		return
	}
	head := "" // the last clause with a verb of its own
	chunks := s.merge(s.chunks())
	for k := range s.items {
		it := &s.items[k]
		c := chunkOf(chunks, it.first)
		own := s.own(c, k)
		it.Clause = s.words(own)
		switch {
		case s.predicated(own) && (own.from == c.from || !s.opens(own, k)):
			head = it.Clause
		case head != "":
			it.Clause = head + " " + it.Clause
		case s.colonBefore(it.first) > 0: // "Vacancies were high: POs, 41 per cent; PSOs, 19 per cent"
			it.Clause = s.words(span{0, s.colonBefore(it.first)}) + " " + it.Clause
		default: // its verb comes later: "38 per cent of PO and 25 per cent of PSO posts were empty"
			it.Clause = s.words(c)
		}
		if it.Kind == Score { // a rating word beside it is no statement of failure
			continue
		}
		if s.negative(own, k) || (!s.predicated(own) && k > 0 && own.from > c.from && s.items[k-1].Sense != "" && !s.turned(own)) {
			it.Sense = Insufficient
		}
	}
}

// colonBefore returns the token of the last colon before token i that does
// not stand inside a number, 0 where there is none.
func (s *scanner) colonBefore(i int) int {
	for i--; i > 0; i-- {
		if s.at(i) == ":" {
			return i
		}
	}
	return 0
}

// words returns the text of a span.
func (s *scanner) words(c span) string {
	return strings.TrimSpace(s.text[s.toks[c.from].start:s.toks[c.to-1].end])
}

// opens says whether the k-th quantity comes straight after the joining word
// its statement begins with: "… and 17 per cent for PSOs had grown".
func (s *scanner) opens(own span, k int) bool {
	from := own.from
	for from < s.items[k].first && (leading[s.at(from)] || joins[s.at(from)] || s.toks[from].kind == mark) {
		from++
	}
	return from > own.from && from == s.items[k].first
}

// chunks cuts at marks and at words that begin another statement.
func (s *scanner) chunks() []span {
	var out []span
	from := 0
	inItem := s.insideItems()
	cut := func(at int) {
		if at > from {
			out = append(out, span{from, at})
			from = at
		}
	}
	asideTo := 0 // the dash that ends an aside: "in half of the cases – 22 of 44 – it was"
	for i, t := range s.toks {
		if inItem[i] {
			continue
		}
		if s.dash(i) && t.spaced {
			if i == asideTo && i > 0 {
				continue
			}
			if asideTo = s.asideEnd(i); asideTo > 0 {
				continue
			}
		}
		switch {
		case t.kind == mark && (t.low == ";" || t.low == ":" || t.low == "," || t.low == "–" && t.spaced || t.low == "—"):
			cut(i + 1)
		case clauseWord[t.low] && i > 0 && t.spaced:
			cut(i)
		}
	}
	cut(len(s.toks))
	return out
}

var clauseWord = set("but whereas although though while whilst however")

func (s *scanner) insideItems() map[int]bool {
	in := map[int]bool{}
	for _, it := range s.items {
		for j := it.first; j < it.next; j++ {
			in[j] = true
		}
	}
	return in
}

// merge joins chunks that are no statement of their own: a leading "In 24
// out of 39 cases," belongs to what follows, a member of a list ("ineffective,
// or absent") to what stands before.
func (s *scanner) merge(chunks []span) []span {
	var out []span
	carry := -1 // start of a chunk that waits for the next one
	for k, c := range chunks {
		if carry >= 0 {
			c.from, carry = carry, -1
		}
		last := k == len(chunks)-1
		closed := s.at(c.to-1) == ";"
		switch {
		case len(out) > 0 && attached[s.at(c.from)]:
			out[len(out)-1].to = c.to
		case s.predicated(c) || closed:
			out = append(out, c)
		case (leading[s.at(c.from)] || len(out) == 0) && !last:
			carry = c.from
		case len(out) > 0:
			out[len(out)-1].to = c.to
		default:
			out = append(out, c)
		}
	}
	return out
}

// attached: words that tie a clause to the one before it.
var attached = set("which who whose whom")

var leading = set("in for across within among at on during as with by of from out to however unfortunately overall")

var finite = set(`averaged averages is was are were be been being has had have do does did can could would should will may might must
	said told felt found saw reported stated thought agreed disagreed indicated received obtained considered identified
	showed showing reflected reflects lacked failed remained needed required completed used made took taken given met
	asked gave sat led set kept held evidenced improved increased reduced decreased fell rose risen reporting stating
	indicating identifying operating having saying rated scored stood carried carrying described judged assessed
	contained included missed omitted committed involved attended delivered started began agreed believed wanted knew
	spoke worked supported managed reviewed recorded visited resulted provided led supervises supervised expressed
	described understood faced covered employs employed serves served shared covers received undertaken undertook
	conducted met held stands stand lived lives live commit commits
	went came cost costs ran runs accounts accounted concealed rose grew dropped stayed visited
	showed shows make makes becomes lies lay houses employ supervise supervising supervises serve operates works work
	assessed analysed addressed answered complied responded appeared seemed became remained left joined sufficient insufficient absent ineffective inadequate effective adequate
	satisfactory unsatisfactory poor good appropriate inappropriate`)

// doing: verbs that are participles after a noun.
var doing = set("inspected examined read looked reviewed interviewed surveyed asked observed replied")

var subject = set("we they it he she i inspectors who and also staff practitioners people")

var relative = set("where which who whose whom that when")

// predicated says whether a span makes a statement: it has a verb or a
// judgement outside a relative clause.
func (s *scanner) predicated(c span) bool {
	for i := c.from; i < c.to; i++ {
		low := s.at(i)
		if relative[low] && i > c.from && !finite[s.at(i-1)] {
			return false
		}
		if doing[low] && i > c.from && subject[s.at(i-1)] && (i < c.from+2 || !s.plainWord(i-2)) {
			return true // "we inspected", but not "the cases (we) inspected"
		}
		if finite[low] || failing[low] || strings.HasSuffix(low, "n't") {
			return true
		}
	}
	return false
}

func chunkOf(chunks []span, token int) span {
	for _, c := range chunks {
		if token >= c.from && token < c.to {
			return c
		}
	}
	return chunks[len(chunks)-1]
}

// own narrows a chunk that holds several quantities to the words of the k-th:
// from the join after the one before to the join before the next.
func (s *scanner) own(c span, k int) span {
	for j := k; j > 0 && s.items[j-1].next > c.from; j-- {
		if sameShare(s.items[j-1], s.items[j]) { // "In 22 of the 38, or 58 per cent, …"
			continue
		}
		if at := s.join(s.items[j-1].next, s.items[j].first); at > 0 {
			c.from = at
			break
		}
	}
	for j := k; j+1 < len(s.items) && s.items[j+1].first < c.to; j++ {
		if sameShare(s.items[j], s.items[j+1]) {
			continue
		}
		if at := s.join(s.items[j].next, s.items[j+1].first); at > 0 {
			c.to = at
			break
		}
	}
	for _, b := range s.bare { // "nine of the 30, with 21 not so fortunate"
		if b.first >= s.items[k].next && b.first < c.to {
			if at := s.join(s.items[k].next, b.first); at > 0 {
				c.to = at
			}
		}
	}
	return c
}

// join returns where one statement gives way to the next between two
// quantities, 0 where nothing divides them.
func (s *scanner) join(from, to int) int {
	for i := to - 1; i >= from; i-- {
		switch s.at(i) {
		case "and", "with", "compared", "or", ",", "than", "against", "versus", "but":
			return i
		}
	}
	return 0
}

// turned says whether a statement ends by affirming what the one before
// denied: "which leaves 13 of the 41 in which we did".
func (s *scanner) turned(own span) bool {
	to := own.to
	for to > own.from && s.toks[to-1].kind == mark {
		to--
	}
	last := s.at(to - 1)
	return (last == "did" || last == "had" || last == "was" || last == "were") && s.at(to-2) != "not"
}

// asideEnd returns the dash that ends the few words without a verb after the
// dash at token i, 0 where there is none.
func (s *scanner) asideEnd(i int) int {
	for j := i + 1; j < i+9; j++ {
		if s.dash(j) && !s.predicated(span{i + 1, j}) {
			return j
		}
	}
	return 0
}

// sameShare says whether one of two quantities is the n of m of the other's
// percentage.
func sameShare(a, b item) bool {
	if a.Kind == Percent {
		a, b = b, a
	}
	return a.Kind == Proportion && b.Kind == Percent && math.Abs(*a.Numerator / *a.Denominator * 100 - b.Value) <= 0.5
}
