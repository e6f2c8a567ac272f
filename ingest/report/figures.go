package report

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"pdubench/ingest/report/quantity"
)

// unread are the sections that state nothing about the PDU: lists of pages,
// thanks, the inspectorate's own method and addresses.
var unread = regexp.MustCompile(`(?i)^(front matter|contents|acknowledgements|the role of |annexe|appendix|glossary|` +
	`web links|further information|references|methodology|inspection methodology|scoring and rating rules|about this inspection)`)

// Figures returns every quantified statement of the report in reading order,
// unmapped: Metric, Segment and Rule are empty.
func (d *Document) Figures() []Figure {
	figs, _ := d.figures()
	return figs
}

// figures returns besides the statements the bare numbers, whose Kind and
// Unit are empty until it is known what they are of.
func (d *Document) figures() (figs, bare []Figure) {
	notes := 0
	var header []string
	for i, b := range d.Blocks {
		header = headerOf(d.Blocks, i, header)
		if b.Kind == Footnote {
			notes++
		}
		if b.Kind == Heading || unread.MatchString(b.Section) && !(b.Section == contents && isProse(b)) {
			continue
		}
		found, loose := blockFigures(b, header)
		for _, list := range [][]Figure{found, loose} {
			for k := range list {
				list[k].Section, list[k].Page, list[k].block = b.Section, b.Page, i
				list[k].Place = place(b, notes)
			}
		}
		figs, bare = append(figs, found...), append(bare, loose...)
	}
	return figs, bare
}

// isProse says whether a block under the contents is no line of them: a
// section whose heading was not known for one.
func isProse(b Block) bool {
	return b.Kind == Paragraph && len(b.Text) > 100 && strings.HasSuffix(b.Text, ".")
}

// place names a block within its section.
func place(b Block, notes int) string {
	switch b.Kind {
	case Row:
		return "table row " + strconv.Itoa(b.N)
	case Footnote:
		return "footnote " + strconv.Itoa(notes)
	}
	return fmt.Sprintf("%s %d", b.Kind, b.N)
}

// headerOf returns the heading cells of the table that block i is a row of,
// given those of the row before; nil where the table has none.
func headerOf(blocks []Block, i int, last []string) []string {
	b := blocks[i]
	switch {
	case b.Kind != Row:
		return nil
	case i > 0 && blocks[i-1].Kind == Row && len(blocks[i-1].Cells) == len(b.Cells):
		return last
	case len(b.Cells) < 2 || strings.ContainsAny(strings.Join(b.Cells, ""), "0123456789"):
		return nil
	}
	return b.Cells
}

func blockFigures(b Block, header []string) (figs, bare []Figure) {
	if b.Kind == Row {
		return rowFigures(b, header), nil
	}
	previous := ""
	for n, s := range quantity.Sentences(b.Text) {
		read, loose := quantity.ReadWithBare(s)
		for _, q := range loose {
			f := textual(q, s)
			f.sentence, f.previous = n, previous
			bare = append(bare, f)
		}
		for _, q := range read {
			f := textual(q, s)
			f.sentence, f.previous = n, previous
			if question, ok := answered(s, f); ok {
				f.Sentence, f.clause, f.start, f.stop = question, question, 0, 0
			}
			figs = append(figs, f)
		}
		previous = s
	}
	return figs, bare
}

// answered returns the question of a "…? 79%" line, so that it reads the
// same as the table row it is in other layouts.
func answered(sentence string, f Figure) (string, bool) {
	mark := strings.LastIndexByte(sentence, '?')
	if mark < 0 || f.start < mark || f.Kind != string(quantity.Percent) {
		return "", false
	}
	if strings.Trim(sentence[mark+1:f.start], " \t:|–-") != "" {
		return "", false
	}
	return sentence[:mark+1], true
}

var bareNumber = regexp.MustCompile(`^\d{1,3}(,?\d{3})*(\.\d+)?$`)

// rowFigures reads the cells of a table row. A figure's sentence is the row's
// label, its first cell that is words; a cell that holds a whole sentence is
// its own. The heading of its column counts among its words.
func rowFigures(b Block, header []string) []Figure {
	var figs []Figure
	label := labelCell(b.Cells)
	for n, cell := range b.Cells {
		if n == label && len(b.Cells) > 1 {
			if strings.ContainsAny(cell, ".?!") && len(strings.Fields(cell)) > 3 || strings.ContainsAny(cell, "0123456789") && n > 0 {
				figs = append(figs, cellSentences(cell, n)...)
			}
			continue
		}
		heading := ""
		if n < len(header) {
			heading = header[n]
		}
		for _, f := range cellFigures(cell, n, heading, len(b.Cells) > 1 && !numbering.MatchString(b.Cells[label])) {
			if len(strings.Fields(cell)) < 6 { // "79%", "6/21", "12 of 39": not a statement alone
				f.Sentence, f.clause, f.heading, f.start, f.stop, f.sentence = b.Cells[label], b.Cells[label]+" "+heading, heading, 0, 0, 0
				if f.Kind == string(quantity.Score) {
					f.Sentence = strings.Join(b.Cells, " ")
				}
			}
			figs = append(figs, f)
		}
	}
	return figs
}

// labelCell is the index of the cell that says what a row measures: the
// first, or the second where the first is a number ("254,310 | Population").
func labelCell(cells []string) int {
	if len(cells) == 2 && figureCell.MatchString(cells[0]) && !figureCell.MatchString(cells[1]) && len(strings.Fields(cells[1])) > 0 {
		return 1
	}
	return 0
}

var figureCell = regexp.MustCompile(`^\W{0,2}\d[\d,.]*( ?%| per cent)?$`)

// cellFigures reads one cell. A bare number is in the unit its column's
// heading names.
func cellFigures(cell string, n int, heading string, counts bool) []Figure {
	if !bareNumber.MatchString(cell) {
		return cellSentences(cell, n)
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(cell, ",", ""), 64)
	if err != nil || !counts || len(cell) == 4 && v >= 1900 && v < 2100 {
		return nil
	}
	f := Figure{Kind: string(quantity.Count), Unit: quantity.UnitCount, Value: v, sentence: n}
	switch low := strings.ToLower(heading); {
	case percentHeading.MatchString(low):
		f.Kind, f.Unit = string(quantity.Percent), quantity.UnitPercent
	case daysHeading.MatchString(low):
		f.Unit = quantity.UnitDays
	}
	return []Figure{f}
}

var (
	percentHeading = regexp.MustCompile(`%|per ?cent|\bshare\b`)
	daysHeading    = regexp.MustCompile(`\bdays\b`)
)

var numbering = regexp.MustCompile(`^(P ?)?\d(\.\d)?\.?$`)

func cellSentences(cell string, n int) []Figure {
	var figs []Figure
	for _, s := range quantity.Sentences(cell) {
		for _, q := range quantity.Read(s) {
			f := textual(q, s)
			f.sentence = n
			figs = append(figs, f)
		}
	}
	return figs
}
