package report

import (
	"slices"
	"unicode/utf8"
)

// flow puts lines together to paragraphs, bullets and headings.
type flow struct {
	layout
	pieces []piece
	cur    *paragraph // still open
	// last is the paragraph or bullet that ended the page before, footnotes
	// aside; a page may go on with it.
	last *paragraph
	// right is where the lines of the page at hand end at most.
	right float64
	// left is where the leftmost of them begins.
	left float64
	list ordinals
}

// paragraph is a piece in the making.
type paragraph struct {
	piece
	lines []pdfLine
}

func (p *paragraph) lastLine() pdfLine { return p.lines[len(p.lines)-1] }

// textX is where its lines begin, the first aside.
func (p *paragraph) textX() float64 { return p.lastLine().x0 }

// page adds the items of one page.
func (f *flow) page(page *pdfPage, items []item, lines []pdfLine) {
	f.end()
	f.margins(lines)
	fresh := true // no text of the page placed yet
	for _, it := range items {
		if it.row != nil {
			f.end()
			f.pieces = append(f.pieces, piece{kind: Row, cells: it.row, page: page.number})
			fresh, f.last = false, nil
			continue
		}
		if cells, ok := leaderRow(it.line.text()); ok {
			f.end()
			f.pieces = append(f.pieces, piece{kind: Row, cells: cells, page: page.number})
			continue
		}
		if f.cur != nil && !f.begins(it.line) && !f.list.next(it.line.text()) {
			f.cur.text = joinLines(f.cur.text, it.line.text())
			f.cur.lines = append(f.cur.lines, it.line)
			continue
		}
		before := f.last
		f.end()
		f.cur = f.open(it.line)
		f.list.see(&f.cur.piece)
		if fresh && before != nil && f.continues(before, it.line) {
			f.cur.tail = true
		}
		fresh = false
	}
	f.end()
}

// margins finds where the lines of a page begin and end; a page with few
// lines is taken to have the margins most pages have.
func (f *flow) margins(lines []pdfLine) {
	var starts, ends []float64
	for _, l := range lines {
		if f.isBody(l) && len(l.cells) == 1 {
			starts = append(starts, l.x0)
			ends = append(ends, l.x1)
		}
	}
	f.left, f.right = f.usualLeft, f.usualRight
	if len(starts) >= 15 {
		f.left, f.right = slices.Min(starts), slices.Max(ends)
	}
}

// open begins a piece with a line.
func (f *flow) open(l pdfLine) *paragraph {
	p := &paragraph{piece: piece{kind: Paragraph, text: l.text(), page: l.page.number}, lines: []pdfLine{l}}
	if l.bullet {
		p.kind = Bullet
		return p
	}
	// The lines of the cover are large, and none is a heading.
	if level := f.level(l); level > 0 && l.page.number > 1 {
		p.kind, p.level = Heading, level
	} else if isHeadingLine(p.text) {
		p.kind = Heading
	}
	return p
}

func isHeadingLine(text string) bool {
	_, ok := sectionOf(text)
	return ok || isSubheading(text)
}

// end closes the open piece.
func (f *flow) end() {
	if f.cur == nil {
		return
	}
	p := f.cur
	f.cur = nil
	// Large type that makes whole sentences is a pull quote.
	if p.kind == Heading && p.level > 0 && endsSentence(p.text) && utf8.RuneCountInString(p.text) > 80 {
		p.kind, p.level = Paragraph, 0
	}
	f.pieces = append(f.pieces, p.piece)
	switch {
	case p.kind == Heading:
		f.last = nil
	case !leadingMark(p.text):
		f.last = p
	}
}

// begins says whether a line begins a new piece rather than going on with
// the open one.
func (f *flow) begins(l pdfLine) bool {
	prev := f.cur.lastLine()
	text := l.text()
	switch {
	case l.bullet, leadingMark(text), !sameSize(prev.height(), l.height()):
		return true
	case f.cur.kind == Heading && f.cur.level == 0, isHeadingLine(text), len(f.cur.text) > longestJoin:
		return true
	}
	gap := prev.y0 - l.y0
	if gap > 1.35*f.leading*max(1, l.height()/f.size) {
		return true
	}
	if f.cur.kind == Heading {
		return false
	}
	indent := 0.7 * l.height()
	if l.x0 < f.cur.textX()-indent {
		return true // back out of a list or a quotation
	}
	if len(f.cur.lines) > 1 && l.x0 > f.cur.textX()+indent {
		return true
	}
	if startsLower(text) {
		return false
	}
	room := f.roomAfter(prev, text)
	if endsSentence(f.cur.text) {
		return room > 0.5*l.height() || f.justified && room > 0
	}
	return room > 0.25*(f.right-f.left)
}

// roomAfter is how much wider the page is than a line with the first word of
// the next one at its end: positive where that word would have fitted, or
// where the line was not stretched as all but the last of a paragraph are.
func (f *flow) roomAfter(l pdfLine, next string) float64 {
	if f.justified {
		return f.right - 2 - l.x1
	}
	text := l.text()
	perRune := (l.x1 - l.x0) / float64(max(1, utf8.RuneCountInString(text)))
	return f.right - l.x1 - perRune*float64(1+utf8.RuneCountInString(firstWord(next)))
}

// continues says whether a line at the top of a page goes on with the piece
// that ended the page before.
func (f *flow) continues(before *paragraph, l pdfLine) bool {
	text := l.text()
	if f.cur.kind != Paragraph || leadingMark(text) || !sameSize(before.lastLine().height(), l.height()) {
		return false
	}
	indent := 0.7 * l.height()
	if before.kind == Bullet && len(before.lines) == 1 {
		// One line does not show where the others would begin.
		return l.x0 >= before.textX()-indent && (l.x0 > f.left+indent || !endsSentence(before.text))
	}
	if l.x0 < before.textX()-indent || l.x0 > before.textX()+indent {
		return false
	}
	if before.kind == Bullet && before.textX() > f.left+indent {
		return true
	}
	if startsLower(text) && !endsSentence(before.text) {
		return true
	}
	if !endsSentence(text) && f.right-l.x1 > 0.25*(f.right-f.left) {
		return false // a signature or a caption, not the rest of a paragraph
	}
	return f.roomAfter(before.lastLine(), text) < 0
}
