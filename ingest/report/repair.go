package report

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// brokenHyphen stands between a hyphen at a line's end and the next line,
// until mendLineEnds knows whether the hyphen belongs to the word.
const brokenHyphen = '\u2060'

// charRepair replaces single characters that say the same as plainer ones,
// and drops those that say nothing. Superscript digits stay: they are
// footnote marks.
var charRepair = strings.NewReplacer(
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
	"‘", "'", "’", "'", "‚", "'", "‛", "'", "′", "'", "`", "'", "´", "'",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "″", `"`,
	"\u2010", "-", "\u2011", "-", "\u2212", "-", "―", "—",
	"\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u200e", "", "\u200f", "", "\ufeff", "", "\ufffc", "",
	"٪", "%", "％", "%", "﹪", "%",
)

var (
	supTag       = regexp.MustCompile(`(?i)<sup>\s*[\[(]?(\d{1,3})[\])]?\s*</sup>`)
	inlineTag    = regexp.MustCompile(`(?i)</?(?:u|b|i|em|strong|sup|sub|span|br)\s*/?>`)
	markdownLink = regexp.MustCompile(`\[([^\]\[]{1,300})\]\((?:https?:|mailto:|#)[^)\s]{0,500}\)`)
	emphasis     = regexp.MustCompile(`\*\*|__`)
)

// cleanText repairs one line of text character by character: ligatures,
// quotes, spaces, hidden characters and left-over markup.
func cleanText(s string) string {
	if strings.Contains(s, "<") {
		s = supTag.ReplaceAllStringFunc(s, func(m string) string {
			return toSuperscript(supTag.FindStringSubmatch(m)[1])
		})
		s = inlineTag.ReplaceAllString(s, "")
	}
	s = markdownLink.ReplaceAllString(s, "$1")
	s = emphasis.ReplaceAllString(s, "")
	s = charRepair.Replace(norm.NFC.String(strings.ToValidUTF8(s, "")))
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// cleanPieces cleans every piece, trims empty cells off the ends of rows and
// drops what is empty then.
func cleanPieces(in []piece) []piece {
	out := in[:0]
	for _, p := range in {
		p.text = cleanText(p.text)
		if p.kind == Row {
			cells := make([]string, len(p.cells))
			for i, c := range p.cells {
				cells[i] = cleanText(c)
			}
			for len(cells) > 0 && cells[0] == "" {
				cells = cells[1:]
			}
			for len(cells) > 0 && cells[len(cells)-1] == "" {
				cells = cells[:len(cells)-1]
			}
			p.cells, p.text = cells, ""
			if len(cells) == 0 {
				continue
			}
		} else if p.text == "" {
			continue
		}
		if p.kind == Bullet {
			p.text = withoutNumber(p.text)
		}
		out = append(out, p)
	}
	return out
}
