package quantity

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind int

const (
	word tokenKind = iota
	number
	mark
)

// token is a word, a number in digits, or one punctuation mark.
type token struct {
	kind       tokenKind
	low        string // lower case, with straight apostrophes and hyphens
	upper      bool   // begins with a capital letter
	start, end int    // bytes of the sentence
	spaced     bool   // white space stands before it
	value      float64
	grouped    bool // digits with thousands separators
	decimal    bool
}

var plain = strings.NewReplacer("’", "'", "‘", "'", "‐", "-", "‑", "-")

// tokens splits a sentence. Digits glued to letters ("1st", "M3") are words,
// and superscript digits, which are footnote marks, are dropped.
func tokens(s string) []token {
	var out []token
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r) || isSuperscript(r) || r == '\u00ad' || r == '\u200b':
			i += size
			continue
		case isDigit(s[i]):
			end := digits(s, i)
			letters := end
			for letters < len(s) && isLetter(s[letters:]) {
				letters = wordEnd(s, letters)
			}
			if letters > end {
				out = append(out, newToken(s, word, i, letters))
			} else {
				out = append(out, newNumber(s, i, end))
			}
		case isLetter(s[i:]):
			out = append(out, newToken(s, word, i, wordEnd(s, i)))
		default:
			out = append(out, newToken(s, mark, i, i+size))
		}
		i = out[len(out)-1].end
	}
	return out
}

func newToken(s string, kind tokenKind, start, end int) token {
	first, _ := utf8.DecodeRuneInString(s[start:])
	return token{
		kind:   kind,
		low:    strings.ToLower(plain.Replace(s[start:end])),
		upper:  unicode.IsUpper(first),
		start:  start,
		end:    end,
		spaced: start == 0 || s[start-1] <= ' ' || endsWithSpace(s[:start]),
	}
}

func newNumber(s string, start, end int) token {
	t := newToken(s, number, start, end)
	t.grouped = strings.Contains(t.low, ",")
	t.decimal = strings.Contains(t.low, ".")
	v, err := strconv.ParseFloat(strings.ReplaceAll(t.low, ",", ""), 64)
	if err != nil || end-start > 15 {
		t.kind = word // too long to be a number anyone counted
	}
	t.value = v
	return t
}

// digits returns the end of the number that starts at i, taking commas
// before groups of three and one decimal point.
func digits(s string, i int) int {
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	for i+3 < len(s) && s[i] == ',' && isDigit(s[i+1]) && isDigit(s[i+2]) && isDigit(s[i+3]) &&
		(i+4 == len(s) || !isDigit(s[i+4])) {
		i += 4
	}
	if i+1 < len(s) && s[i] == '.' && isDigit(s[i+1]) {
		for i++; i < len(s) && isDigit(s[i]); {
			i++
		}
	}
	return i
}

// wordEnd returns the end of the word at i: letters and digits, with
// apostrophes and hyphens inside ("in-depth", "people's").
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || isDigit(s[i]):
			i += size
		case strings.ContainsRune("'’-‐‑", r) && i+size < len(s) && (isLetter(s[i+size:]) || isDigit(s[i+size])):
			i += size
		default:
			return i
		}
	}
	return i
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func isLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func isSuperscript(r rune) bool {
	return r == '¹' || r == '²' || r == '³' || (r >= '⁰' && r <= '⁹')
}

func endsWithSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}
