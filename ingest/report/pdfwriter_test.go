package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// pdfWriter writes PDFs for tests, much as word processors do: lines broken
// greedily, raised footnote marks, notes at the foot of the page, footers.
type pdfWriter struct {
	pages   []*bytes.Buffer
	y       float64 // baseline of the last line
	notes   []string
	noteTop float64

	height  float64 // of a page; the width is that of A4
	granule string  // "line", "word" or "glyph": what one piece of text holds
	footer  string
	drawn   bool // bullets are drawn, not written
}

const (
	pageWidth  = 595.0
	marginX    = 72.0
	marginTop  = 72.0
	marginFoot = 80.0
	bodySize   = 11.0
	leadingOf  = 1.26
	noteSize   = 9.0
)

// widths of Helvetica from the space on, in thousandths of its size.
var widths = []int{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015,
	667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611,
	278, 278, 278, 469, 556, 333,
	556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
	334, 260, 334, 584,
}

// winAnsi are the characters beyond ASCII the tests use.
var winAnsi = map[rune]struct {
	code  byte
	width int
}{'•': {0x95, 350}, '–': {0x96, 556}, '’': {0x92, 222}, '‘': {0x91, 222}, '“': {0x93, 333}, '”': {0x94, 333}, '©': {0xa9, 737}, '£': {0xa3, 556}}

func runeWidth(r rune, size float64) float64 {
	if w, ok := winAnsi[r]; ok {
		return float64(w.width) * size / 1000
	}
	if isSuperscript(r) {
		return 556 * size * markScale / 1000
	}
	if r < ' ' || int(r-' ') >= len(widths) {
		panic(fmt.Sprintf("no width for %q", r))
	}
	return float64(widths[r-' ']) * size / 1000
}

func textWidth(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += runeWidth(r, size)
	}
	return w
}

const markScale = 0.65

func newPDF(height float64, granule, footer string) *pdfWriter {
	w := &pdfWriter{height: height, granule: granule, footer: footer}
	w.newPage()
	return w
}

func (w *pdfWriter) newPage() {
	w.finishPage()
	w.pages = append(w.pages, &bytes.Buffer{})
	w.y = w.height - marginTop
	w.noteTop = marginFoot
	w.notes = nil
}

// finishPage writes the notes and the footer of the page at hand.
func (w *pdfWriter) finishPage() {
	if len(w.pages) == 0 {
		return
	}
	if len(w.notes) > 0 {
		y := w.noteTop
		w.rule(marginX, y+4, 144, 0.5)
		for _, n := range w.notes {
			for _, line := range wrap(n, noteSize, pageWidth-2*marginX) {
				y -= noteSize * leadingOf
				w.show(marginX, y, noteSize, "F1", line)
			}
		}
	}
	if w.footer != "" {
		w.show(marginX, 36, 9, "F1", w.footer)
		number := fmt.Sprint(len(w.pages))
		w.show(pageWidth-marginX-textWidth(number, 9), 36, 9, "F1", number)
	}
}

// show writes a text at a place; superscript digits become small, raised
// ones.
func (w *pdfWriter) show(x, y, size float64, font, s string) {
	page := w.pages[len(w.pages)-1]
	put := func(x, y, size float64, s string) {
		fmt.Fprintf(page, "BT /%s %.2f Tf 1 0 0 1 %.3f %.3f Tm (%s) Tj ET\n", font, size, x, y, pdfString(s))
	}
	var pending strings.Builder
	start := x
	flush := func() {
		if pending.Len() > 0 {
			put(start, y, size, pending.String())
			pending.Reset()
		}
	}
	for _, r := range s {
		if isSuperscript(r) {
			flush()
			digit := strings.Index(superscripts, string(r))
			put(x, y+0.35*size, size*markScale, fmt.Sprint(len([]rune(superscripts[:digit]))))
			x += runeWidth(r, size)
			continue
		}
		if r == ' ' && w.granule != "line" {
			flush()
			x += runeWidth(r, size)
			continue
		}
		if pending.Len() == 0 {
			start = x
		}
		pending.WriteRune(r)
		x += runeWidth(r, size)
		if w.granule == "glyph" {
			flush()
		}
	}
	flush()
}

func pdfString(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch c, ok := winAnsi[r]; {
		case ok:
			fmt.Fprintf(&b, "\\%03o", c.code)
		case r == '(' || r == ')' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func (w *pdfWriter) rule(x, y, width, height float64) {
	fmt.Fprintf(w.pages[len(w.pages)-1], "%.2f %.2f %.2f %.2f re f\n", x, y, width, height)
}

// wrap breaks a text into lines, greedily, at spaces and after hyphens.
func wrap(s string, size, width float64) []string {
	var lines []string
	line := ""
	for _, word := range strings.Split(s, " ") {
		for {
			next := word
			if line != "" {
				next = line + " " + word
			}
			if textWidth(next, size) <= width {
				line = next
				break
			}
			if i := strings.Index(word, "-"); i > 0 && i < len(word)-1 && line != "" && textWidth(line+" "+word[:i+1], size) <= width {
				lines = append(lines, line+" "+word[:i+1])
				line, word = "", word[i+1:]
				continue
			}
			if line == "" {
				line = word
				break
			}
			lines = append(lines, line)
			line = ""
		}
	}
	return append(lines, line)
}

// room makes sure that a line of the given height fits on the page.
func (w *pdfWriter) room(height float64) {
	if w.y-height < w.noteTop+8 {
		w.newPage()
	}
}

// text writes a text of several lines at x; space is the distance before it.
func (w *pdfWriter) text(x, size, space float64, font, s string, before func(y float64)) {
	w.y -= space
	for i, line := range wrap(s, size, pageWidth-marginX-x) {
		w.room(size * leadingOf)
		w.y -= size * leadingOf
		if i == 0 && before != nil {
			before(w.y)
		}
		w.show(x, w.y, size, font, line)
	}
}

func (w *pdfWriter) paragraph(s string)             { w.text(marginX, bodySize, 6, "F1", s, nil) }
func (w *pdfWriter) heading(s string, size float64) { w.text(marginX, size, size, "F1", s, nil) }

func (w *pdfWriter) bullet(s string, space float64) {
	w.text(marginX+36, bodySize, space, "F1", s, func(y float64) {
		if w.drawn {
			w.rule(marginX+20, y+2.5, 3, 3)
			return
		}
		w.show(marginX+18, y, bodySize, "F1", "•")
	})
}

// note puts a footnote at the foot of the page at hand.
func (w *pdfWriter) note(s string) {
	w.notes = append(w.notes, s)
	w.noteTop += float64(len(wrap(s, noteSize, pageWidth-2*marginX))) * noteSize * leadingOf
}

// row writes a row of a table with cells at the given places, wrapped, and
// rules as asked: "grid", "rows" or "none".
func (w *pdfWriter) row(cells []string, xs []float64, rules string, first bool) {
	lines := make([][]string, len(cells))
	most := 1
	for i, c := range cells {
		lines[i] = wrap(c, bodySize, xs[i+1]-xs[i]-8)
		most = max(most, len(lines[i]))
	}
	height := float64(most)*bodySize*leadingOf + 8
	w.room(height)
	top := w.y
	w.y -= height
	for i, ls := range lines {
		y := top - 4
		if rules == "grid" { // centred, as in many tables
			y -= float64(most-len(ls)) * bodySize * leadingOf / 2
		}
		for _, l := range ls {
			y -= bodySize * leadingOf
			w.show(xs[i]+4, y+3, bodySize, "F1", l)
		}
	}
	if rules == "none" {
		return
	}
	width := xs[len(xs)-1] - xs[0]
	if first {
		w.rule(xs[0], top-0.25, width, 0.5)
	}
	w.rule(xs[0], w.y-0.25, width, 0.5)
	if rules == "grid" {
		for _, x := range xs {
			w.rule(x-0.25, w.y, 0.5, height)
		}
	}
}

// bytes is the finished file.
func (w *pdfWriter) bytes() []byte {
	w.finishPage()
	streams := make([]string, len(w.pages))
	for i, p := range w.pages {
		streams[i] = p.String()
	}
	return pdfFile(streams, w.height, "")
}

// pdfFile puts content streams into a PDF of so many pages. extra goes into
// the trailer.
func pdfFile(streams []string, height float64, extra string) []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(format string, args ...any) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n", len(offsets))
		fmt.Fprintf(&out, format, args...)
		out.WriteString("\nendobj\n")
	}
	out.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids strings.Builder
	for i := range streams {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	object("<< /Type /Pages /Count %d /Kids [%s] >>", len(streams), kids.String())
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	for i, s := range streams {
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.0f %.0f] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", pageWidth, height, 5+2*i)
		object("<< /Length %d >>\nstream\n%s\nendstream", len(s), s)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, extra, start)
	return out.Bytes()
}

func TestWrapBreaksGreedily(t *testing.T) {
	got := wrap("one two three-four five", 10, textWidth("one two three-", 10))
	if want := []string{"one two three-", "four five"}; strings.Join(got, "|") != strings.Join(want, "|") {
		t.Fatalf("got %q, want %q", got, want)
	}
}
