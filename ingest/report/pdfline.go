package report

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// run is a stretch of glyphs written side by side.
type run struct {
	box
	glyphs []glyph // spaces have no size
}

// pdfLine is one line of text on a page, or of one cell of a table.
type pdfLine struct {
	box          // of its prevailing font
	cells []part // more than one where wide gaps divide it
	// bullet says that it begins a list item; its text is without the mark.
	bullet bool
	page   *pdfPage
}

// part is the text of a line between wide gaps.
type part struct {
	box
	text string
	gap  float64 // between it and the part before, as a multiple of the line's height
}

// text is the line without its gaps.
func (l pdfLine) text() string {
	texts := make([]string, len(l.cells))
	for i, c := range l.cells {
		texts[i] = c.text
	}
	return strings.Join(texts, " ")
}

// Gaps as multiples of the height of a font, which is about 1.15 of its size.
const (
	spaceGap   = 0.16 // is a space though PDFium saw none
	alignedGap = 0.7  // ends a run; divides cells that stand under others
	cellGap    = 2.0  // divides cells in any case
	listGap    = 2.6  // divides even a number from what follows
)

// runsOf splits glyphs, in the order of the content, where the pen jumps.
func runsOf(glyphs []glyph) []run {
	var runs []run
	var cur run
	end := func() {
		if len(cur.glyphs) > 0 {
			runs = append(runs, cur)
		}
		cur = run{}
	}
	space := false
	for _, g := range glyphs {
		if g.r == '\r' || g.r == '\n' {
			end()
			space = false
			continue
		}
		if unicode.IsSpace(g.r) {
			space = true
			continue
		}
		if unicode.IsControl(g.r) {
			continue
		}
		if n := len(cur.glyphs); n > 0 {
			last := cur.glyphs[n-1]
			h := max(last.height(), g.height())
			gap := g.x0 - last.x1
			if overlapY(last.box, g.box) < 0.3 || gap < -0.5*h || gap > alignedGap*h {
				end()
			} else if space || gap > spaceGap*h {
				cur.glyphs = append(cur.glyphs, glyph{r: ' '})
			}
		}
		space = false
		if len(cur.glyphs) == 0 {
			cur.box = g.box
		}
		cur.box = cur.union(g.box)
		cur.glyphs = append(cur.glyphs, g)
	}
	end()
	return runs
}

// overlapY is how much of the lower of two boxes lies beside the other.
func overlapY(a, b box) float64 {
	h := min(a.height(), b.height())
	if h <= 0 {
		return 0
	}
	return (min(a.y1, b.y1) - max(a.y0, b.y0)) / h
}

// linesOf puts runs that stand side by side into lines, from the top down.
func linesOf(runs []run, page *pdfPage) []pdfLine {
	runs = slices.Clone(runs)
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(b.middleY(), a.middleY()) })
	type group struct {
		box
		runs []run
	}
	var groups []*group
	for _, r := range runs {
		var best *group
		bestOverlap := 0.5
		for _, g := range groups[max(0, len(groups)-8):] {
			if o := overlapY(g.box, r.box); o > bestOverlap {
				best, bestOverlap = g, o
			}
		}
		if best == nil {
			groups = append(groups, &group{r.box, []run{r}})
			continue
		}
		best.runs = append(best.runs, r)
		// The box stays that of the largest run: one that grew with every
		// mark would swallow the next line.
		if r.height() > best.height()*1.05 && len(r.glyphs) > 1 || len(best.runs) == 2 && len(r.glyphs) > len(best.runs[0].glyphs) {
			best.y0, best.y1 = r.y0, r.y1
		}
	}
	lines := make([]pdfLine, 0, len(groups))
	for _, g := range groups {
		if l, ok := lineOf(g.runs, page); ok {
			lines = append(lines, l)
		}
	}
	slices.SortStableFunc(lines, func(a, b pdfLine) int { return cmp.Compare(b.middleY(), a.middleY()) })
	settleCells(lines)
	return lines
}

// percentage is a cell that no gap in a sentence stands before.
var percentage = regexp.MustCompile(`^\d{1,3}(\.\d)?%$`)

var listMark = regexp.MustCompile(`^\(?(\d{1,2}|[a-z]|[ivx]{1,4})[.)]$`)

// settleCells decides which gaps in lines divide cells: very wide ones do,
// less wide ones where the text after the gap stands under or above such
// text of a line nearby.
func settleCells(lines []pdfLine) {
	merged := make([][]part, len(lines))
	for i, l := range lines {
		merged[i] = l.cells[:1:1]
		for _, c := range l.cells[1:] {
			needed := cellGap
			if len(merged[i]) == 1 && listMark.MatchString(merged[i][0].text) {
				needed = listGap
			} else if percentage.MatchString(c.text) || alignedNear(lines, i, c.x0) {
				needed = alignedGap
			}
			if c.gap > needed {
				merged[i] = append(merged[i], c)
				continue
			}
			last := &merged[i][len(merged[i])-1]
			last.box = last.union(c.box)
			last.text += " " + c.text
		}
	}
	for i := range lines {
		lines[i].cells = merged[i]
	}
}

// alignedNear says whether a line near line i has a part, not its first,
// that begins at x.
func alignedNear(lines []pdfLine, i int, x float64) bool {
	for j := max(0, i-6); j < min(len(lines), i+7); j++ {
		if j == i {
			continue
		}
		for _, c := range lines[j].cells[1:] {
			if c.x0-1.5 < x && x < c.x0+1.5 {
				return true
			}
		}
	}
	return false
}

// lineOf makes a line of runs that stand side by side.
func lineOf(runs []run, page *pdfPage) (pdfLine, bool) {
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(a.x0, b.x0) })
	l := pdfLine{page: page}
	l.box = prevailing(runs)
	h := l.height()
	var text strings.Builder
	var cell box
	var gapBefore float64
	flush := func() {
		if t := strings.TrimSpace(text.String()); t != "" {
			l.cells = append(l.cells, part{cell, t, gapBefore})
		}
		text.Reset()
	}
	for i, r := range runs {
		if i > 0 {
			gap := r.x0 - runs[i-1].x1
			switch {
			case isBulletMark(text.String()) && len(l.cells) == 0:
				l.bullet = true
				text.Reset()
			case gap > alignedGap*h:
				flush()
				gapBefore = gap / h
			case gap > spaceGap*h:
				text.WriteByte(' ')
			}
		}
		if text.Len() == 0 {
			cell = r.box
		}
		cell = cell.union(r.box)
		for _, g := range r.glyphs {
			text.WriteRune(raised(g, l.box))
		}
	}
	flush()
	if len(l.cells) == 0 {
		return pdfLine{}, false
	}
	if rest, ok := cutBulletMark(l.cells[0].text); ok && !l.bullet {
		l.bullet = true
		l.cells[0].text = rest
	}
	l.x0, l.x1 = l.cells[0].x0, l.cells[len(l.cells)-1].x1
	return l, true
}

// prevailing is the box of the font most of a line is written in.
func prevailing(runs []run) box {
	var heights, bottoms []float64
	whole := runs[0].box
	for _, r := range runs {
		whole = whole.union(r.box)
		for _, g := range r.glyphs {
			if g.height() > 0 {
				heights = append(heights, g.height())
				bottoms = append(bottoms, g.y0)
			}
		}
	}
	if len(heights) == 0 {
		return whole
	}
	slices.Sort(heights)
	slices.Sort(bottoms)
	whole.y0 = bottoms[len(bottoms)/2]
	whole.y1 = whole.y0 + heights[len(heights)/2]
	return whole
}

// raised writes a digit that is small and stands above the line as a
// superscript: it is a footnote mark, not part of a number.
func raised(g glyph, line box) rune {
	h := line.height()
	if g.r >= '0' && g.r <= '9' && g.height() < 0.85*h && g.y0 > line.y0+0.08*h {
		return []rune(superscripts)[g.r-'0']
	}
	return g.r
}

const bulletMarks = "•●▪■◦‣⁃∙·\uf0b7\uf0a7\uf0d8\uf076"

func isBulletMark(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && (strings.Trim(s, bulletMarks) == "" || s == "–" || s == "-" || s == "o")
}

// cutBulletMark takes a bullet off the beginning of a line's text.
func cutBulletMark(s string) (rest string, ok bool) {
	first, rest, found := strings.Cut(s, " ")
	if !found || first == "-" || first == "o" || !isBulletMark(first) {
		return s, false
	}
	return strings.TrimSpace(rest), true
}
