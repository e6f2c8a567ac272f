package report

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

func isSuperscript(r rune) bool {
	return strings.ContainsRune(superscripts, r)
}

// toSuperscript writes digits as superscript digits, the form in which
// footnote marks travel from the readers to assembly.
func toSuperscript(digits string) string {
	var b strings.Builder
	for _, r := range digits {
		if r >= '0' && r <= '9' {
			r = []rune(superscripts)[r-'0']
		}
		b.WriteRune(r)
	}
	return b.String()
}

// leadingMark says whether a line begins as a footnote does.
func leadingMark(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isSuperscript(r)
}

var (
	markRun = regexp.MustCompile(`\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,⁾][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*`)
	// A mark whose superscript was lost: a number glued to the end of a
	// sentence or clause ("cases.4", "arrangements,2").
	gluedToStop = regexp.MustCompile(`(\p{L}{2}['")]*[.,;:!?]['")]*)(\d{1,2})(\s|$)`)
	// … or to a word ("rating5"); only where a footnote has that number.
	gluedToWord   = regexp.MustCompile(`(\p{Ll}{3})(\d{1,2})\b`)
	plainFootnote = regexp.MustCompile(`^(\d{1,2})\.?\s+(\p{Lu}.*)$`)
)

// footnotes turns the pieces that are footnotes into such and takes the marks
// that point to them out of all other text, so that no mark is read as a
// number.
func footnotes(pieces []piece) {
	glued := map[string]bool{} // numbers that stand glued to a word somewhere
	for _, p := range pieces {
		if !strings.ContainsAny(p.text, "0123456789") {
			continue
		}
		for _, m := range gluedToStop.FindAllStringSubmatch(p.text, -1) {
			glued[m[2]] = true
		}
		for _, m := range gluedToWord.FindAllStringSubmatch(p.text, -1) {
			glued[m[2]] = true
		}
	}
	notes := map[string]bool{} // numbers of footnotes found without superscript
	for i := range pieces {
		p := &pieces[i]
		if p.kind != Paragraph && p.kind != Footnote {
			continue
		}
		if leadingMark(p.text) {
			p.kind = Footnote
			p.text = strings.TrimLeft(p.text, superscripts+" ")
		} else if m := plainFootnote.FindStringSubmatch(p.text); m != nil && glued[m[1]] {
			p.kind = Footnote
			p.text = m[2]
			notes[m[1]] = true
		}
	}
	for i := range pieces {
		p := &pieces[i]
		p.text = withoutMarks(p.text, notes)
		for c := range p.cells {
			p.cells[c] = withoutMarks(p.cells[c], notes)
		}
	}
}

func withoutMarks(s string, notes map[string]bool) string {
	if strings.ContainsAny(s, superscripts) {
		s = markRun.ReplaceAllString(s, "")
	}
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	s = gluedToStop.ReplaceAllString(s, "$1$3")
	if len(notes) == 0 {
		return s
	}
	return gluedToWord.ReplaceAllStringFunc(s, func(m string) string {
		word := strings.TrimRight(m, "0123456789")
		if notes[m[len(word):]] {
			return word
		}
		return m
	})
}
