package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences splits a paragraph into its sentences, each trimmed and a
// substring of text. It keeps decimals, "P 1.2.", "e.g." and initials whole,
// takes closing quotes, brackets and footnote marks into the sentence they
// follow, and keeps a question with the percentage that answers it. What
// runs on for more than 2,000 bytes is cut at a space.
func Sentences(text string) []string {
	var out []string
	for _, s := range split(text) {
		for len(s) > maxSentence {
			n := cut(s, maxSentence)
			out = append(out, strings.TrimSpace(s[:n]))
			s = strings.TrimSpace(s[n:])
		}
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// cut returns a place at or before byte n at which s can be cut: after a
// space, or at least between characters.
func cut(s string, n int) int {
	if i := strings.LastIndexByte(s[:n], ' '); i > 0 {
		return i + 1
	}
	for n > 1 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

func split(text string) []string {
	var out []string
	start := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c != '.' && c != '?' && c != '!' {
			continue
		}
		end := closers(text, i+1)
		if !ends(text, start, i, end) {
			continue
		}
		if s := strings.TrimSpace(text[start:end]); s != "" {
			out = append(out, s)
		}
		start, i = end, end-1
	}
	if s := strings.TrimSpace(text[start:]); s != "" {
		out = append(out, s)
	}
	return out
}

// closers returns the end of the marks that still belong to the sentence.
func closers(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isSuperscript(r) && !strings.ContainsRune(`.?!"”’')]`, r) {
			break
		}
		i += size
	}
	return i
}

var abbreviations = set("mr mrs ms dr st prof rev no nos vs v approx c ca cf para paras p pp fig ed eds vol inc ltd al viz hon sgt insp")

// ends says whether the mark at text[dot] ends the sentence that began at
// start; next is where the following one would begin.
func ends(text string, start, dot, next int) bool {
	rest := strings.TrimLeftFunc(text[next:], unicode.IsSpace)
	if rest == "" {
		return true
	}
	if len(rest) == len(text[next:]) {
		return false // no space: a decimal, an address, "e.g."
	}
	first, _ := utf8.DecodeRuneInString(rest)
	if unicode.IsLower(first) {
		return false
	}
	if text[dot] != '.' {
		return !answered(rest)
	}
	before := text[start:dot]
	last := before[strings.LastIndexAny(before, " \t(\u00a0")+1:]
	switch {
	case len(last) == 1 && unicode.IsUpper(rune(last[0])):
		return false // an initial, or "P. 1.2"
	case abbreviations[strings.ToLower(last)]:
		return false
	case strings.Contains(last, "."):
		return !isInitialism(last) && !(strings.TrimSpace(strings.TrimSuffix(before, last)) == "P")
	case last != "" && isDigit(last[0]) && strings.TrimSpace(before) == last:
		return false // "1." begins a list item
	}
	return true
}

// isInitialism: "e.g", "i.e", "U.K".
func isInitialism(s string) bool {
	for _, part := range strings.Split(s, ".") {
		if len(part) != 1 || isDigit(part[0]) {
			return false
		}
	}
	return true
}

// answered says whether the text after a question is its percentage:
// "Does planning …? 67%".
func answered(rest string) bool {
	t := tokens(strings.TrimLeft(rest[:min(len(rest), 24)], " -–:|("))
	if len(t) < 2 || t[0].kind != number {
		return false
	}
	return t[1].low == "%" || t[1].low == "per" || t[1].low == "percent"
}
