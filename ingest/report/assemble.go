package report

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxBlockBytes bounds one paragraph or cell. The longest of a report
	// has some 2,000; a larger one is not prose, and every later step would
	// pay for it.
	maxBlockBytes = 1 << 20
	// longestJoin is the length up to which parts are put together to one
	// paragraph; longer ones would be joined at quadratic cost.
	longestJoin = 1 << 14
	// maxPieces bounds the paragraphs and cells of a report, of which the
	// longest have some 2,000.
	maxPieces = 50_000
	// maxTextBytes bounds the text of a report, of which a page has 4,000.
	maxTextBytes = 16 << 20
)

// assemble makes a Document of what a reader found: repairs the text, takes
// furniture and footnotes out, joins what page breaks cut and gives every
// block its section and place. All formats pass through here, so that they
// agree.
func assemble(name, format string, pages int, pieces []piece) (*Document, error) {
	total, count := 0, 0
	for _, p := range pieces {
		count += 1 + len(p.cells)
		size := len(p.text)
		for _, c := range p.cells {
			size += len(c)
		}
		if size > maxBlockBytes {
			return nil, fmt.Errorf("%s: %w: one paragraph%s has %d KB, and the limit is %d KB; this is not a report's text, save the page or the PDF again",
				name, ErrTooBig, onPage(p.page), size>>10, maxBlockBytes>>10)
		}
		total += size
	}
	if total > maxTextBytes {
		return nil, fmt.Errorf("%s: %w: %d MB of text, and the limit is %d MB; name one report a file", name, ErrTooBig, total>>20, maxTextBytes>>20)
	}
	if count > maxPieces {
		return nil, fmt.Errorf("%s: %w: %d paragraphs and cells, and the limit is %d; name one report a file", name, ErrTooBig, count, maxPieces)
	}
	pieces = cleanPieces(pieces)
	pieces = dropFurniture(pieces)
	footnotes(pieces)
	words := vocabularyOf(pieces)
	words.mendWords(pieces)
	whole := joinBroken(placeInSections(pieces))
	words.mendLineEnds(whole)
	return &Document{Name: name, Format: format, Pages: pages, Blocks: numberBlocks(whole)}, nil
}

func onPage(page int) string {
	if page == 0 {
		return ""
	}
	return fmt.Sprintf(" on page %d", page)
}

// placed is a piece with its section.
type placed struct {
	piece
	section string
}

// placeInSections walks the pieces and notes the section each stands in. The
// entries of the contents list, though they read like headings, open none.
func placeInSections(pieces []piece) []placed {
	pieces = openRatedHeadings(pieces)
	listed := listedSections(pieces)
	later := map[string]int{} // headings still to come
	for i := range pieces {
		if pieces[i].kind == Paragraph && listed[strings.ToLower(headingText(pieces[i].text))] {
			pieces[i].kind = Heading
		}
	}
	for _, p := range pieces {
		if s, ok := opensSection(p); ok {
			later[s]++
		}
	}
	out := make([]placed, 0, len(pieces))
	section, level := frontMatter, 0
	for i, p := range pieces {
		s, ok := opensSection(p)
		if ok {
			later[s]--
		}
		switch {
		case ok && section == "Ratings" && i+1 < len(pieces) && pieces[i+1].kind == Row && chapterNumber.MatchString(p.text):
			// A line of the ratings table that lost its cells.
			number, name, _ := strings.Cut(headingText(p.text), " ")
			p.kind, p.text, p.cells = Row, "", []string{number, name}
		case ok && section == contents && later[s] > 0:
			p.kind = Paragraph
		case section == contents && p.kind != Row && isContentsEntry(p.text, later):
			m := trailingPage.FindStringSubmatch(p.text)
			p.kind, p.text, p.cells = Row, "", m[1:]
		case ok:
			section, level = s, p.level
			p.kind, p.text = Heading, headingText(p.text)
		case p.kind == Heading && section == frontMatter && !listed[strings.ToLower(headingText(p.text))]:
			// The title and what stands with it, whatever their size.
			p.kind, p.text = Paragraph, headingText(p.text)
		case p.kind == Heading && listed[strings.ToLower(headingText(p.text))] && !isSubheading(p.text):
			section, level = headingText(p.text), p.level
			p.text = section
		case p.kind == Heading:
			p.text = headingText(p.text)
			if p.level > 0 && p.level <= level && !isSubheading(p.text) && p.text != "" {
				section, level = p.text, p.level
			}
		}
		if strings.TrimSpace(p.text+strings.Join(p.cells, "")) == "" {
			continue // nothing but footnote marks
		}
		// Web pages may write the numbers of recommendations themselves.
		if p.kind == Paragraph && section == "Recommendations" && listNumber.MatchString(p.text) {
			p.kind, p.text = Bullet, withoutNumber(p.text)
		}
		out = append(out, placed{p, section})
	}
	return out
}

// listedSections returns, in lower case, the entries of the contents list
// that are no section every report has: a report's own chapters.
func listedSections(pieces []piece) map[string]bool {
	listed := map[string]bool{}
	inside := false
	for _, p := range pieces {
		if s, ok := opensSection(p); ok {
			if inside = s == contents; !inside && len(listed) > 0 {
				return listed
			}
			continue
		}
		var name string
		if len(p.cells) == 2 && onlyDigits.MatchString(p.cells[1]) {
			name = p.cells[0]
		} else if m := trailingPage.FindStringSubmatch(headingText(p.text)); m != nil {
			name = m[1]
		} else {
			continue
		}
		name = headingText(name)
		_, known := sectionOf(name)
		if inside && !known && name != "" && len(name) < 80 && !isSubheading(name) && !endsSentence(name) {
			listed[strings.ToLower(name)] = true
		}
	}
	return listed
}

var onlyDigits = regexp.MustCompile(`^\d{1,3}$`)

// isContentsEntry says whether a text is the name of a section still to come
// and a page number.
func isContentsEntry(text string, later map[string]int) bool {
	m := trailingPage.FindStringSubmatch(headingText(text))
	if m == nil {
		return false
	}
	s, ok := sectionOf(m[1])
	return ok && later[s] > 0
}

// opensSection says which known section a piece opens.
func opensSection(p piece) (string, bool) {
	if p.kind != Heading {
		return "", false
	}
	return sectionOf(p.text)
}

// joinBroken puts sentences together that a page break, a footnote or a
// blank line cut in two.
func joinBroken(in []placed) []placed {
	out := make([]placed, 0, len(in))
	open := -1 // the last paragraph or bullet, footnotes aside
	for _, p := range in {
		switch p.kind {
		case Footnote:
		case Paragraph:
			if open >= 0 && len(out[open].text) < longestJoin && goesOn(out[open], p) {
				out[open].text = joinLines(out[open].text, p.text)
				continue
			}
			if n := len(out); n > 0 && len(out[n-1].text) < longestJoin && startsLower(p.text) && out[n-1].kind == Footnote && !endsSentence(out[n-1].text) {
				out[n-1].text = joinLines(out[n-1].text, p.text) // a footnote a page break cut
				continue
			}
			open = len(out)
		case Bullet:
			open = len(out)
		default:
			open = -1
		}
		out = append(out, p)
	}
	return out
}

// goesOn says whether b is the rest of a.
func goesOn(a, b placed) bool {
	if a.section != b.section || a.section == contents || endsSentence(a.text) {
		return b.tail && a.section == b.section
	}
	if b.tail || startsLower(b.text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(b.text)
	return unicode.IsDigit(r) && endsInside(a.text)
}

// danglers are words no sentence ends with.
var danglers = strings.Fields("a an the of in on at to by for from with and or only out than over under about was were is are had has have per between approximately around nearly almost just")

// endsInside says whether the last word of s calls for another.
func endsInside(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 {
		return false
	}
	last := strings.ToLower(words[len(words)-1])
	for _, d := range danglers {
		if last == d {
			return true
		}
	}
	return strings.HasSuffix(last, ",")
}

// numberBlocks makes the blocks and counts each kind within its section, so
// that "bullet 4" is the fourth bullet a reader finds there.
func numberBlocks(in []placed) []Block {
	counts := map[string]int{} // by section and kind
	blocks := make([]Block, 0, len(in))
	for _, p := range in {
		b := Block{Kind: p.kind, Section: p.section, Page: p.page, Text: p.text}
		if p.kind == Row {
			b.Cells = p.cells
			b.Text = strings.Join(p.cells, "\t")
		}
		if p.kind != Heading && p.kind != Footnote {
			counts[p.section+" "+string(p.kind)]++
			b.N = counts[p.section+" "+string(p.kind)]
		}
		blocks = append(blocks, b)
	}
	return blocks
}
