package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// item is a line of running text or a table's row, at its place on a page.
type item struct {
	line pdfLine
	row  []string // for a row
	y    float64
}

// layout is what the lines of a document have in common.
type layout struct {
	size    float64   // height of the font of running text
	leading float64   // distance of its lines
	sizes   []float64 // heights of headings, the largest first
	// usualLeft and usualRight are where most lines begin at least and end
	// at most.
	usualLeft, usualRight float64
	justified             bool // lines are stretched to end there
}

// layOut turns pages into pieces, in reading order.
func layOut(pages []pdfPage) []piece {
	lines := make([][]pdfLine, len(pages))
	rows := make([][]item, len(pages))
	for i := range pages {
		lines[i], rows[i] = linesAndRows(&pages[i])
	}
	lines = withoutFurniture(lines)
	l := measure(lines)
	f := flow{layout: l}
	for i := range pages {
		items := append(rows[i], l.items(lines[i])...)
		slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(b.y, a.y) })
		f.page(&pages[i], items, lines[i])
	}
	return f.pieces
}

// linesAndRows divides a page into running text and the rows of its ruled
// tables.
func linesAndRows(page *pdfPage) ([]pdfLine, []item) {
	runs := runsOf(page.glyphs)
	var rows []item
	for _, t := range tablesOf(page.shapes) {
		var inside, outside []run
		for _, r := range runs {
			if t.holds(r.box) {
				inside = append(inside, r)
			} else {
				outside = append(outside, r)
			}
		}
		found, rest, ok := t.rowsIn(inside, page)
		if !ok {
			continue
		}
		outside = append(outside, rest...)
		for _, r := range found {
			rows = append(rows, item{row: r.cells, y: r.middleY()})
		}
		runs = outside
	}
	lines := linesOf(runs, page)
	markDrawnBullets(lines, page.shapes)
	return lines, rows
}

// markDrawnBullets finds the list items whose bullet is drawn, not written:
// a small shape as high as it is wide, left of the line.
func markDrawnBullets(lines []pdfLine, shapes []box) {
	for _, s := range shapes {
		w, h := s.width(), s.height()
		if w < 1 || h < 1 || w > 9 || h > 9 || w > 1.6*h || h > 1.6*w {
			continue
		}
		for i := range lines {
			l := &lines[i]
			if s.middleY() > l.y0 && s.middleY() < l.y1 && s.x1 <= l.x0+1 && l.x0-s.x1 < 3*l.height() {
				l.bullet = true
			}
		}
	}
}

// measure finds the font size and leading most of the text has, and the
// sizes larger than that.
func measure(pages [][]pdfLine) layout {
	bySize := map[int]int{} // tenths of a point -> characters
	for _, lines := range pages {
		for _, l := range lines {
			bySize[int(l.height()*10+0.5)] += utf8.RuneCountInString(l.text())
		}
	}
	best := 0
	for s, n := range bySize {
		if n > bySize[best] || n == bySize[best] && s < best {
			best = s
		}
	}
	out := layout{size: float64(best) / 10}
	var gaps []float64
	for _, lines := range pages {
		for i := 1; i < len(lines); i++ {
			gap := lines[i-1].y0 - lines[i].y0
			if out.isBody(lines[i-1]) && out.isBody(lines[i]) && gap > 0.5*out.size && gap < 2.5*out.size {
				gaps = append(gaps, gap)
			}
		}
	}
	out.leading = 1.2 * out.size
	if len(gaps) > 0 {
		slices.Sort(gaps)
		out.leading = gaps[len(gaps)/3]
	}
	out.usualLeft, out.usualRight = out.usualMargins(pages)
	out.justified = out.isJustified(pages)
	var sizes []float64
	for s := range bySize {
		if size := float64(s) / 10; size > headingSize*out.size {
			sizes = append(sizes, size)
		}
	}
	slices.SortFunc(sizes, func(a, b float64) int { return cmp.Compare(b, a) })
	for _, s := range sizes {
		if n := len(out.sizes); n == 0 || s < 0.95*out.sizes[n-1] {
			out.sizes = append(out.sizes, s)
		}
	}
	return out
}

// usualMargins leaves out the twentieth of lines that reach out farthest.
func (l layout) usualMargins(pages [][]pdfLine) (left, right float64) {
	var starts, ends []float64
	for _, lines := range pages {
		for _, line := range lines {
			if l.isBody(line) {
				starts = append(starts, line.x0)
				ends = append(ends, line.x1)
			}
		}
	}
	if len(starts) == 0 {
		return 0, 0
	}
	slices.Sort(starts)
	slices.Sort(ends)
	return starts[len(starts)/20], ends[len(ends)*19/20]
}

// isJustified says whether most lines end at the right margin.
func (l layout) isJustified(pages [][]pdfLine) bool {
	full, all := 0, 0
	for _, lines := range pages {
		for _, line := range lines {
			if l.isBody(line) {
				all++
				if line.x1 > l.usualRight-1.5 && line.x1 < l.usualRight+1.5 {
					full++
				}
			}
		}
	}
	return full*2 > all
}

// headingSize is how much larger than running text a heading is set.
const headingSize = 1.12

func (l layout) isBody(line pdfLine) bool {
	return sameSize(line.height(), l.size)
}

func sameSize(a, b float64) bool {
	return a < 1.08*b && b < 1.08*a
}

// level is the rank of a heading by its size, 1 the highest; 0 for text that
// is not larger than running text.
func (l layout) level(line pdfLine) int {
	if line.height() <= headingSize*l.size {
		return 0
	}
	for i, s := range l.sizes {
		if line.height() > 0.95*s {
			return i + 1
		}
	}
	return len(l.sizes)
}

// firstWord is the first word of a line, with which is decided whether the
// line before had room for it.
func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	// A line may be broken after a hyphen inside a word.
	if i := strings.IndexAny(w, "-–/"); i > 0 && i < len(w)-1 {
		w = w[:i+1]
	}
	return w
}
