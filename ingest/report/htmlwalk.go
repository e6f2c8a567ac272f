package report

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlWalker turns a page's elements into pieces, in reading order.
type htmlWalker struct {
	pieces []piece
	buf    strings.Builder
	kind   BlockKind // kind of the piece that buf is flushed to
}

// lineBreak stands for a <br> until the text around it is known.
const lineBreak = "\u2028"

// walk visits a node and its children. Depth is bounded by the parser, which
// refuses more than 512 open elements.
func (w *htmlWalker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.buf.WriteString(n.Data)
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.buf.WriteString(lineBreak)
	case atom.Sup:
		w.buf.WriteString(markOf(textOf(n)))
	case atom.A:
		w.link(n)
	case atom.Img:
		w.image(n)
	case atom.Button:
		// Not for reading, but inside headings, which walk does not enter.
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.flush()
		w.add(piece{kind: Heading, text: textOf(n), level: int(n.Data[1] - '0')})
	case atom.Table:
		w.flush()
		w.table(n)
	case atom.Li:
		w.flush()
		w.kind = Bullet
		if isNote(n) {
			w.kind = Footnote
		}
		w.children(n)
		w.flush()
		w.kind = ""
	default:
		if !isBlock(n) {
			w.children(n)
			return
		}
		w.flush()
		if !isNote(n) {
			w.children(n)
			w.flush()
			return
		}
		w.kind = Footnote
		w.children(n)
		w.flush()
		w.kind = ""
	}
}

func (w *htmlWalker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

// flush ends the paragraph, or bullet, collected so far.
func (w *htmlWalker) flush() {
	text := w.buf.String()
	w.buf.Reset()
	kind := w.kind
	if kind == "" {
		kind = Paragraph
	}
	for _, line := range brokenLines(text) {
		w.add(piece{kind: kind, text: line})
		kind = Paragraph // a second paragraph of a list item is not a second item
		w.kind = ""
	}
}

// add takes a piece up unless it is empty, and recognises paragraphs that
// are headings in all but the element.
func (w *htmlWalker) add(p piece) {
	p.text = strings.TrimSpace(p.text)
	if p.text == "" && len(p.cells) == 0 {
		return
	}
	if p.kind == Paragraph && len(p.text) < 160 {
		line := cleanText(p.text)
		if _, ok := sectionOf(line); ok || isSubheading(line) {
			p.kind = Heading
		}
	}
	w.pieces = append(w.pieces, p)
}

// brokenLines splits at line breaks, but not where one stands in the middle
// of a sentence.
func brokenLines(s string) []string {
	var out []string
	var line strings.Builder
	last := "" // what line ends with
	for next := range strings.SplitSeq(s, lineBreak) {
		next = strings.Join(strings.Fields(next), " ")
		if next == "" {
			continue
		}
		if line.Len() > 0 && ((!startsLower(next) && line.Len() <= 60) || endsSentence(last)) {
			out = append(out, line.String())
			line.Reset()
		}
		if line.Len() > 0 {
			line.WriteByte(' ')
		}
		line.WriteString(next)
		last = next
	}
	if line.Len() > 0 {
		out = append(out, line.String())
	}
	return out
}

func (w *htmlWalker) link(n *html.Node) {
	text := textOf(n)
	href := attr(n, "href")
	switch {
	case strings.HasPrefix(href, "#") && isBackToTop(text):
	case strings.HasPrefix(href, "#") && noteNumber.MatchString(strings.TrimSpace(text)):
		w.buf.WriteString(markOf(text))
	case strings.TrimSpace(text) == "↩" || strings.TrimSpace(text) == "↩︎":
	default:
		w.children(n)
	}
}

// image reads the pictures some pages use for ratings.
func (w *htmlWalker) image(n *html.Node) {
	if alt := strings.TrimSpace(attr(n, "alt")); ratingAtEnd.FindString(alt) == alt && alt != "" {
		w.flush()
		w.add(piece{kind: Paragraph, text: alt})
	}
}

// table reads a data table row by row. A table without columns, or with
// blocks of a page in it, is layout, and read as what it holds.
func (w *htmlWalker) table(n *html.Node) {
	rows := tableRows(n)
	columns := 0
	for _, r := range rows {
		columns = max(columns, len(r))
	}
	if columns < 2 || holdsBlocks(n) {
		for _, r := range rows {
			for _, c := range r {
				w.children(c)
				w.flush()
			}
		}
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			w.children(c)
			w.flush()
		}
	}
	for _, r := range rows {
		p := piece{kind: Row}
		for _, c := range r {
			p.cells = append(p.cells, cellText(c))
		}
		w.add(p)
	}
}

// tableRows are the cells of a table's own rows, not those of tables in it.
func tableRows(n *html.Node) [][]*html.Node {
	var rows [][]*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
			rows = append(rows, tableRows(c)...)
		case atom.Tr:
			var row []*html.Node
			for d := c.FirstChild; d != nil; d = d.NextSibling {
				if d.DataAtom == atom.Td || d.DataAtom == atom.Th {
					row = append(row, d)
				}
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// holdsBlocks says whether a section heading or another table stands inside.
func holdsBlocks(table *html.Node) bool {
	for n := range table.Descendants() {
		switch n.DataAtom {
		case atom.Table:
			return true
		case atom.H1, atom.H2, atom.H3:
			return true
		}
	}
	return false
}

// cellText is the text of a table cell; a rating shown as a picture counts.
func cellText(n *html.Node) string {
	var inner htmlWalker
	inner.children(n)
	inner.flush()
	var parts []string
	for _, p := range inner.pieces {
		parts = append(parts, p.text)
	}
	return strings.Join(parts, " ")
}

// textOf is all text in n on one line, with footnote marks as superscripts
// and without links back to the top.
func textOf(n *html.Node) string {
	var b strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Br:
			b.WriteByte(' ')
		case n.DataAtom == atom.A && isBackToTop(rawText(n)):
		case n.DataAtom == atom.Sup:
			b.WriteString(markOf(rawText(n)))
		default:
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				visit(c)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		visit(c)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func rawText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

var noteNumber = regexp.MustCompile(`^\[?\(?(\d{1,3})\)?\]?$`)

// markOf writes a raised number as a footnote mark; other raised text
// ("st" of 1st) stays.
func markOf(text string) string {
	if m := noteNumber.FindStringSubmatch(strings.TrimSpace(text)); m != nil {
		return toSuperscript(m[1])
	}
	return text
}

var noteID = regexp.MustCompile(`(?i)^(fn|_?ftn|footnote|endnote|note)[-_:]?\d+$`)

// isNote says whether an element is one footnote by its id, role or class.
func isNote(n *html.Node) bool {
	role, class := attr(n, "role"), attr(n, "class")
	if noteID.MatchString(attr(n, "id")) || role == "doc-footnote" || role == "doc-endnote" {
		return true
	}
	if n.DataAtom == atom.Li || n.DataAtom == atom.P {
		for p := n.Parent; p != nil; p = p.Parent {
			if attr(p, "role") == "doc-endnotes" || strings.Contains(strings.ToLower(attr(p, "class")), "footnotes") {
				return true
			}
		}
	}
	return strings.EqualFold(class, "footnote") && n.DataAtom != atom.Span && n.DataAtom != atom.Sup
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// isBlock says whether an element begins and ends a line.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn,
		atom.Em, atom.Font, atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Q, atom.Ruby, atom.S,
		atom.Samp, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub, atom.Time, atom.Tt, atom.U,
		atom.Var, atom.Wbr, atom.Big:
		return false
	}
	return true
}
