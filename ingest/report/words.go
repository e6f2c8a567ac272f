package report

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ratingWords are the words of the ratings table and of headings, where
// extraction breaks most and which may stand nowhere else in a short report.
const ratingWords = `outstanding good requires improvement inadequate overall rating score
	recommendations foreword background fieldwork started leadership staffing staff services information facilities assessment
	planning implementation delivery reviewing outcomes organisational arrangements activity`

// commonWords stand by themselves so often that a word beginning or ending
// with one of them is left alone: "in formation" may mean what it says.
var commonWords = wordSet(`a i an am as at be by do go he if in is it me my no of off on or our out so to up us we
	all and any are but can day did each even ever every few for from had has her him his how into its may
	more most much must near new non not now one once only other over per she some such ten than that the
	their them then there these they this those through time too two three under was were what when where which
	while who why will with within without would year you your cent half third fifth quarter`)

// numberWords keep their hyphens: "twenty-five", "three-quarters".
var numberWords = wordSet(`one two three four five six seven eight nine
	twenty thirty forty fifty sixty seventy eighty ninety half`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// vocabulary counts the words of one report, in lower case. A word that is
// whole in one place mends the same word broken in another.
type vocabulary map[string]int

var wordPattern = regexp.MustCompile(`\p{L}+(?:-\p{L}+)*`)

func (v vocabulary) add(s string) {
	if strings.ContainsRune(s, brokenHyphen) {
		s = lineEndHyphen.ReplaceAllString(s, " ") // what it parts may be no words
	}
	for _, w := range wordPattern.FindAllString(s, -1) {
		v[strings.ToLower(w)]++
	}
}

// vocabularyOf counts the words of all pieces.
func vocabularyOf(pieces []piece) vocabulary {
	v := vocabulary{}
	for _, w := range strings.Fields(ratingWords) {
		v[w] += 3
	}
	for _, p := range pieces {
		v.add(p.text)
		for _, c := range p.cells {
			v.add(c)
		}
	}
	return v
}

// mendWords mends words that extraction broke, within a text and across the
// cells of a row.
func (v vocabulary) mendWords(pieces []piece) {
	for i := range pieces {
		p := &pieces[i]
		if whole := v.mend(p.text); whole != p.text {
			p.text = whole
			if _, ok := sectionOf(whole); ok && p.kind == Paragraph { // "Recommen dations"
				p.kind = Heading
			}
		}
		if p.kind == Row {
			p.cells = v.mendCells(p.cells)
		}
	}
}

// mendLineEnds decides about the hyphens at line ends, once all lines that
// belong together are joined.
func (v vocabulary) mendLineEnds(in []placed) {
	hyphenated := v.isHyphenated(in)
	for i := range in {
		p := &in[i]
		p.text = v.mendHyphens(p.text, hyphenated)
		for c := range p.cells {
			p.cells[c] = v.mendHyphens(p.cells[c], hyphenated)
		}
	}
}

// mend repairs one text.
func (v vocabulary) mend(s string) string {
	words := strings.Split(s, " ")
	out := words[:1]
	for _, w := range words[1:] {
		if joined, ok := v.join(out[len(out)-1], w); ok {
			out[len(out)-1] = joined
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// mendCells repairs the cells of a row, joining two that are halves of a
// word, and the garbled first cell of the ratings table.
func (v vocabulary) mendCells(cells []string) []string {
	out := make([]string, 0, len(cells))
	for _, c := range cells {
		c = v.mend(c)
		if len(out) > 0 && c != "" {
			prev := out[len(out)-1]
			head, tail := cutLast(prev)
			first, rest, _ := strings.Cut(c, " ")
			if joined, ok := v.join(tail, first); ok {
				out[len(out)-1] = strings.TrimSpace(head + joined + " " + rest)
				continue
			}
		}
		out = append(out, c)
	}
	for i := range out {
		out[i] = overprinted.ReplaceAllString(out[i], "Fieldwork started $1")
	}
	return out
}

// overprinted is the ratings table's "Fieldwork started May 2024", over which
// some reports print the name of the PDU.
var overprinted = regexp.MustCompile(`^.{0,60}?(?:[Ff]ield ?)?w?ork +started:? +(\p{Lu}\p{Ll}+ \d{4})$`)

// cutLast splits s before its last word.
func cutLast(s string) (head, last string) {
	i := strings.LastIndexByte(s, ' ') + 1
	return s[:i], s[i:]
}

// join gives a and b as one word where they are the halves of one.
func (v vocabulary) join(a, b string) (string, bool) {
	start := strings.TrimLeft(a, `'"(`)
	end := strings.TrimRight(b, `'").,;:!?`)
	if !onlyLetters(start) || !onlyLetters(end) {
		return "", false
	}
	la, lb := strings.ToLower(start), strings.ToLower(end)
	if commonWords[la] && start != "i" || commonWords[lb] && end != "II" {
		return "", false
	}
	whole := start + end
	count := v[strings.ToLower(whole)]
	if folded := foldConfusables(whole); folded != whole {
		if n := v[strings.ToLower(folded)]; n > count {
			whole, count = folded, n
		}
	}
	switch {
	case count == 0:
		return "", false
	case utf8.RuneCountInString(la) == 1 && unicode.IsLower([]rune(start)[0]),
		utf8.RuneCountInString(lb) == 1 && unicode.IsLower([]rune(end)[0]):
	case count < 3 || v[la] > 2 && v[lb] > 2:
		return "", false
	case v[la] > 2 && len(end) > 3 && unicode.IsUpper([]rune(end)[0]):
		return "", false
	}
	return a[:len(a)-len(start)] + whole + b[len(end):], true
}

func onlyLetters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return s != ""
}

// foldConfusables reads capital I inside a lower-case word as l, as scanners
// and broken fonts write it.
func foldConfusables(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(first) + strings.ReplaceAll(s[size:], "I", "l")
}

var lineEndHyphen = regexp.MustCompile(`(\p{L}+)-` + string(brokenHyphen) + `(\p{L}+)`)

// isHyphenated says whether words of the report were divided at line ends.
// Most are set without: then every hyphen at a line's end is the writer's.
func (v vocabulary) isHyphenated(in []placed) bool {
	divided := 0
	count := func(s string) {
		if !strings.ContainsRune(s, brokenHyphen) {
			return
		}
		for _, m := range lineEndHyphen.FindAllStringSubmatch(s, -1) {
			a, b := strings.ToLower(m[1]), strings.ToLower(m[2])
			if v[a+b] > 0 && v[a+"-"+b] == 0 {
				divided++
			}
		}
	}
	for _, p := range in {
		count(p.text)
		for _, c := range p.cells {
			count(c)
		}
	}
	return divided >= 2
}

// mendHyphens decides for each hyphen at a line's end whether it is part of
// a compound ("high-quality"), is left open ("full- or part-time") or cut a
// word ("accommo-dation").
func (v vocabulary) mendHyphens(s string, hyphenated bool) string {
	if !strings.ContainsRune(s, brokenHyphen) {
		return s
	}
	s = lineEndHyphen.ReplaceAllStringFunc(s, func(m string) string {
		parts := lineEndHyphen.FindStringSubmatch(m)
		a, b := strings.ToLower(parts[1]), strings.ToLower(parts[2])
		switch {
		case b == "and" || b == "or" || b == "to":
			return parts[1] + "- " + parts[2]
		case hyphenated && !numberWords[a] && v[a+"-"+b] == 0 && (v[a+b] > 0 || v[a] == 0 || v[b] == 0):
			return parts[1] + parts[2]
		}
		return parts[1] + "-" + parts[2]
	})
	return strings.ReplaceAll(s, string(brokenHyphen), "")
}
