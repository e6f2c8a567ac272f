package report

import (
	"bufio"
	"fmt"
	"html"
	"os"
	"strings"
	"testing"
)

// element is one line of a .spec file: an invented report, from which the
// tests make a text, a web page and PDFs.
type element struct {
	kind  string
	text  string
	cells []string
}

func loadSpec(t testing.TB, path string) []element {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []element
	for s := bufio.NewScanner(f); s.Scan(); {
		kind, rest, ok := strings.Cut(s.Text(), "|")
		if !ok {
			t.Fatalf("%s: line %q has no kind", path, s.Text())
		}
		out = append(out, element{kind, rest, strings.Split(rest, "|")})
	}
	return out
}

// expected are the blocks a reader should find in any rendering of the
// report, written "section|kind|n|text".
func expected(elements []element) []string {
	plain := strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`,
		"¹", "", "²", "", "³", "", "⁴", "", "⁵", "", "Northmoor PDU Fieldwork", "Fieldwork")
	section, n := frontMatter, map[string]int{}
	var out []string
	lastText := -1
	add := func(kind BlockKind, text string) {
		count := 0
		if kind != Heading && kind != Footnote {
			n[section+string(kind)]++
			count = n[section+string(kind)]
		}
		if kind == Paragraph || kind == Bullet {
			lastText = len(out)
		}
		out = append(out, fmt.Sprintf("%s|%s|%d|%s", section, kind, count, strings.TrimSpace(plain.Replace(text))))
	}
	for _, e := range elements {
		switch e.kind {
		case "section":
			section = strings.TrimPrefix(strings.TrimPrefix(e.text, "1. "), "2. ")
			if strings.HasPrefix(section, "P ") {
				section = strings.Replace(section, ". ", " ", 1)
			}
			add(Heading, e.text)
		case "sub":
			add(Heading, e.text)
		case "para", "cover", "quote":
			add(Paragraph, e.text)
		case "bullet", "number":
			add(Bullet, e.text)
		case "tail":
			out[lastText] += " " + plain.Replace(e.text)
		case "note":
			add(Footnote, e.text)
		case "contents", "rating", "key":
			add(Row, strings.Join(e.cells, "\t"))
		}
	}
	return out
}

func found(d *Document) []string {
	var out []string
	for _, b := range d.Blocks {
		out = append(out, fmt.Sprintf("%s|%s|%d|%s", b.Section, b.Kind, b.N, b.Text))
	}
	return out
}

// asText renders a report as text extracted from a PDF. width 0 leaves each
// paragraph on one line.
func asText(elements []element, width int) string {
	var b strings.Builder
	number := 0
	for i, e := range elements {
		text := e.text
		mark := ""
		switch e.kind {
		case "contents", "rating", "key":
			b.WriteString(strings.Join(e.cells, "\t") + "\n")
			if i+1 < len(elements) && elements[i+1].kind != e.kind {
				b.WriteByte('\n')
			}
			continue
		case "bullet":
			mark = "- "
		case "number":
			number++
			mark = fmt.Sprintf("- %d. ", number)
		}
		if width > 0 {
			text = strings.Join(wrapRunes(text, width), "\n"+strings.Repeat(" ", min(1, len(mark))))
		}
		b.WriteString(mark + text + "\n")
		if mark == "" || i+1 < len(elements) && elements[i+1].kind != e.kind {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func wrapRunes(s string, width int) []string {
	var lines []string
	line := ""
	for _, w := range strings.Fields(s) {
		if line != "" && len([]rune(line))+1+len([]rune(w)) > width {
			lines = append(lines, line)
			line = w
			continue
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return append(lines, line)
}

// asHTML renders a report as a saved page of the 2025 site, with all that
// surrounds the report there.
func asHTML(elements []element) string {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Report</title>
<script>var visits = 12; document.write("<p>88 per cent</p>")</script><style>p{margin:11px}</style></head>
<body class="page has-cookie-bar"><div id="ccc" class="cookie-banner"><h2>Cookies</h2><p>We set 14 cookies, of which 3 are needed.</p><button>Accept</button></div>
<header class="site-header"><a href="/">Home</a><nav><ul><li>Our 52 reports</li><li>Contact</li></ul></nav></header>
<main id="top"><form role="search"><label>Search 400 pages</label><input></form><article>`)
	list := ""
	open := func(tag string) {
		if list == tag {
			return
		}
		if list != "" {
			b.WriteString("</" + list + ">\n")
		}
		if tag != "" {
			b.WriteString("<" + tag + ">")
		}
		list = tag
	}
	for _, e := range elements {
		text := strings.ReplaceAll(html.EscapeString(e.text), "’", "&rsquo;")
		for i, r := range []rune(superscripts) {
			text = strings.ReplaceAll(text, string(r), fmt.Sprintf(`<sup><a href="#note%d">[%d]</a></sup>`, i, i))
		}
		switch e.kind {
		case "cover":
			if strings.HasPrefix(e.text, "An inspection") {
				open("")
				fmt.Fprintf(&b, "<h1>%s</h1>\n", text)
				continue
			}
			open("")
			fmt.Fprintf(&b, "<p>%s</p>\n", text)
		case "section":
			open("")
			h := "h2"
			if strings.HasPrefix(e.text, "P ") {
				h = "h3"
			}
			fmt.Fprintf(&b, "<%s>%s <a href=\"#top\">(Back to top)</a></%s>\n", h, text, h)
		case "sub":
			open("")
			fmt.Fprintf(&b, "<h4><strong>%s</strong></h4>\n", text)
		case "bullet":
			open("ul")
			fmt.Fprintf(&b, "<li><span>%s</span></li>", text)
		case "number":
			open("ol")
			fmt.Fprintf(&b, "<li>%s</li>", text)
		case "contents", "rating", "key":
			open("table")
			b.WriteString("<tr>")
			for _, c := range e.cells {
				fmt.Fprintf(&b, "<td><p>%s</p></td>", html.EscapeString(c))
			}
			b.WriteString("</tr>")
		default:
			open("")
			fmt.Fprintf(&b, "<p>%s</p>\n", text)
		}
	}
	open("")
	b.WriteString(`</article></main><aside class="related">Read also: 7 per cent more</aside><footer><p>Crown copyright, 15 links</p></footer></body></html>`)
	return b.String()
}

// pdfStyle is one way of setting a report.
type pdfStyle struct {
	height  float64
	granule string
	rules   string
	drawn   bool
}

// asPDF renders a report as PDF. Footnotes go to the foot of the page, and
// what a tail continues is one text.
func asPDF(elements []element, style pdfStyle) []byte {
	w := newPDF(style.height, style.granule, "Inspection of probation services: Northmoor PDU")
	w.drawn = style.drawn
	notes := map[string]string{}
	for _, e := range elements {
		if e.kind == "note" {
			notes[string([]rune(e.text)[0])] = e.text
		}
	}
	noteOf := func(s string) {
		for mark, n := range notes {
			if strings.Contains(s, mark) {
				w.note(n)
				delete(notes, mark)
			}
		}
	}
	number, gap := 0, 6.0
	for i := 0; i < len(elements); i++ {
		e := elements[i]
		text := e.text
		for j := i + 1; j < len(elements) && (elements[j].kind == "tail" || elements[j].kind == "note"); j++ {
			if elements[j].kind == "tail" {
				text += " " + elements[j].text
			}
		}
		if e.kind == "para" || e.kind == "bullet" {
			noteOf(text)
		}
		next := 0.0
		switch e.kind {
		case "cover":
			w.text(marginX, 22, 20, "F1", text, nil)
			if elements[i+1].kind != "cover" {
				w.newPage()
			}
		case "section":
			size := 18.0
			if strings.HasPrefix(e.text, "P ") {
				size = 14
			}
			if w.y < w.noteTop+120 {
				w.newPage()
			}
			w.heading(text, size)
		case "sub":
			if w.y < w.noteTop+60 {
				w.newPage()
			}
			w.text(marginX, bodySize, 8, "F1", text, nil)
		case "contents":
			dots := strings.Repeat(".", int((pageWidth-2*marginX-20-textWidth(e.cells[0], bodySize))/textWidth(".", bodySize)))
			w.text(marginX, bodySize, 2, "F1", e.cells[0]+dots+e.cells[1], nil)
		case "rating":
			xs := []float64{marginX, marginX + 160, marginX + 320, marginX + 430}
			if len(e.cells) == 2 {
				xs = append(xs[:1:1], xs[2:]...)
			}
			if strings.HasPrefix(e.text, "P ") {
				xs[1] = marginX + 80
			}
			w.row(e.cells, xs, style.rules, elements[i-1].kind != e.kind)
		case "key":
			w.row(e.cells, []float64{marginX, marginX + 330, marginX + 440}, style.rules, elements[i-1].kind != e.kind)
		case "bullet":
			w.bullet(text, gap)
		case "number":
			number++
			w.text(marginX+18, bodySize, 3, "F1", fmt.Sprintf("%d. %s", number, text), nil)
		case "tail", "note":
			next = gap
		default:
			w.paragraph(text)
			next = 8
		}
		gap = next
		if gap == 0 {
			gap = 3
		}
	}
	return w.bytes()
}
