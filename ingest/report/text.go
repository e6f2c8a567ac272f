package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTextLines bounds a text; a report has some 2,000 lines.
const maxTextLines = 200_000

// readText reads a report saved or extracted as plain text.
func readText(name string, content []byte) (*Document, error) {
	s, err := decodeText(name, content)
	if err != nil {
		return nil, err
	}
	if lines := strings.Count(s, "\n"); len(s) > maxTextBytes || lines > maxTextLines {
		return nil, fmt.Errorf("%s: %w: %d MB and %d lines of text, and the limits are %d MB and %d lines; name one report a file",
			name, ErrTooBig, len(s)>>20, lines, maxTextBytes>>20, maxTextLines)
	}
	return assemble(name, "text", 0, textPieces(strings.ReplaceAll(s, string(brokenHyphen), "")))
}

var (
	bulletMark    = regexp.MustCompile(`^[-–•●▪■◦‣⁃∙·*\x{f0b7}\x{f0a7}]\s+|^o(\t|\s{2,})`)
	markdownTitle = regexp.MustCompile(`^(#{1,6})\s+(.*)$`)
	columnGap     = regexp.MustCompile(`\t| {3,}`)
	rulerLine     = regexp.MustCompile(`^[\s|:+=_*-]*$`)
	ratingRow     = regexp.MustCompile(`^(P ?\d\.\d)\.? +(\S.*?) +(Outstanding|Good|Requires improvement|Inadequate)$`)
)

// textPieces cuts text into paragraphs, bullets, rows and headings. A
// paragraph ends at a blank line; inside one, a line goes on where the line
// before it was cut by its width rather than by its writer.
func textPieces(s string) []piece {
	s = withoutPageEdges(s)
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\x07", "\t", "\x1e", "-", "\x1f", "").Replace(s)
	lines := strings.Split(s, "\n")
	width := wrapWidth(lines)
	page := 0
	if strings.Contains(s, "\f") {
		page = 1
	}
	var out []piece
	open := false   // whether the last piece may go on in this line
	last := ""      // the line before this one
	var lastIn bool // whether this line is indented
	var list ordinals
	for _, line := range lines {
		if n := strings.Count(line, "\f"); n > 0 {
			page += n
			line = strings.ReplaceAll(line, "\f", "")
			open = false
		}
		lastIn = line != strings.TrimLeft(line, " \t\u00a0")
		trimmed := strings.TrimFunc(line, unicode.IsSpace)
		if trimmed == "" {
			open = false
			continue
		}
		if open && lastIn && !strings.Contains(trimmed, "\t") && (out[len(out)-1].kind == Bullet || !endsSentence(last)) {
			line = trimmed // a tab that only indents makes no row of the next line of a bullet
		}
		p := linePiece(strings.TrimRight(line, " \r"), trimmed)
		p.page = page
		list.see(&p)
		if p.kind == Paragraph && open && lineGoesOn(out[len(out)-1], last, trimmed, lastIn, width) {
			prev := &out[len(out)-1]
			prev.text = joinLines(prev.text, trimmed)
			last = trimmed
			continue
		}
		if p.kind == Row && len(p.cells) == 0 {
			continue
		}
		out = append(out, p)
		open = p.kind == Paragraph || p.kind == Bullet
		last = trimmed
	}
	return out
}

// linePiece classifies one line by itself.
func linePiece(line, trimmed string) piece {
	if m := bulletMark.FindString(trimmed); m != "" && len(trimmed) > len(m) {
		return piece{kind: Bullet, text: strings.TrimSpace(trimmed[len(m):])}
	}
	if m := markdownTitle.FindStringSubmatch(trimmed); m != nil {
		return piece{kind: Heading, text: m[2], level: len(m[1])}
	}
	if strings.HasPrefix(trimmed, "|") && strings.HasSuffix(trimmed, "|") {
		if rulerLine.MatchString(trimmed) {
			return piece{kind: Row}
		}
		return piece{kind: Row, cells: splitCells(trimmed[1:len(trimmed)-1], "|")}
	}
	if strings.Contains(strings.TrimRight(line, "\t"), "\t") || columnGap.MatchString(trimmed) {
		return piece{kind: Row, cells: splitCells(columnGap.ReplaceAllString(line, "\t"), "\t")}
	}
	if cells, ok := leaderRow(trimmed); ok {
		return piece{kind: Row, cells: cells}
	}
	if m := ratingRow.FindStringSubmatch(trimmed); m != nil {
		return piece{kind: Row, cells: m[1:]}
	}
	if _, ok := sectionOf(trimmed); ok {
		return piece{kind: Heading, text: trimmed}
	}
	if isSubheading(trimmed) {
		return piece{kind: Heading, text: trimmed}
	}
	return piece{kind: Paragraph, text: trimmed}
}

var leaderDots = regexp.MustCompile(`^(.*?)\s*(?:\.{4,}|(?:\. ){3,}\.?|…{2,})\s*(\d{1,3})$`)

// leaderRow reads an entry of a contents list whose page number stands after
// a row of dots.
func leaderRow(line string) (cells []string, ok bool) {
	if m := leaderDots.FindStringSubmatch(line); m != nil {
		return m[1:], true
	}
	return nil, false
}

func splitCells(s, sep string) []string {
	cells := strings.Split(s, sep)
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// lineGoesOn says whether line continues the piece that last, the line before
// it, belongs to.
func lineGoesOn(prev piece, last, line string, indented bool, width int) bool {
	if leadingMark(line) || len(prev.text) > longestJoin {
		return false
	}
	if prev.kind == Bullet && indented {
		return true
	}
	if !endsSentence(last) && startsLower(line) || endsInHyphen(last) {
		return true
	}
	length := utf8.RuneCountInString(last)
	if width > 0 { // cut by width: only a short line ends a paragraph
		return length*10 >= width*7
	}
	return !endsSentence(last) && length > 60
}

// wrapWidth is the width, in characters, at which the lines of a text were
// cut, or 0 where each paragraph is one line.
func wrapWidth(lines []string) int {
	var lengths []int
	for _, l := range lines {
		if n := utf8.RuneCountInString(strings.TrimSpace(l)); n > 50 {
			lengths = append(lengths, n)
		}
	}
	if len(lengths) < 5 {
		return 0
	}
	slices.Sort(lengths)
	if w := lengths[len(lengths)*95/100]; w <= 140 {
		return w
	}
	return 0
}

// joinLines puts two parts of one text together. A hyphen at the end of the
// first is kept here: whether it belongs to the word is decided once all
// words of the report are known. A soft hyphen never does.
func joinLines(a, b string) string {
	if word, ok := strings.CutSuffix(a, "\u00ad"); ok {
		return word + b
	}
	for _, hyphen := range []string{"-", "\u2010", "–"} {
		word, ok := strings.CutSuffix(a, hyphen)
		switch {
		case !ok || word == "" || strings.HasSuffix(word, " "):
		case hyphen != "–" && startsLower(b):
			return word + "-" + string(brokenHyphen) + b
		default:
			return a + b // a range of numbers, or a name
		}
	}
	return a + " " + b
}

// endsInHyphen says whether s ends within a word or a range.
func endsInHyphen(s string) bool {
	return len(s) > 1 && strings.ContainsAny(s[len(s)-1:], "-") && !strings.HasSuffix(s, " -") ||
		strings.HasSuffix(s, "–") && !strings.HasSuffix(s, " –")
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// endsSentence says whether s ends as a sentence or a lead-in does.
func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`'"”’)]»`, r) || isSuperscript(r)
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;…", r)
}
