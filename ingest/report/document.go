// Package report reads a published inspection report in three steps:
// a file becomes a Document (Read), a Document becomes Figures, every
// quantified statement with its sentence (Figures), and Figures become
// Results by rules kept as data (Rules.Map). Nothing here knows a database.
package report

// BlockKind says what a Block is.
type BlockKind string

// The kinds of block a document is made of.
const (
	Heading   BlockKind = "heading"
	Paragraph BlockKind = "paragraph"
	Bullet    BlockKind = "bullet"
	Row       BlockKind = "row"
	Footnote  BlockKind = "footnote"
)

// Block is one paragraph, bullet, table row, footnote or heading, repaired:
// no word is broken apart, no page break stands in the middle of a sentence.
type Block struct {
	Kind    BlockKind
	Section string   // the section it stands in, normalised: "Foreword", "P 1.2 Staffing", "Outcomes"
	Page    int      // page it starts on, counted from 1; 0 where the format has no pages
	N       int      // place among the blocks of its kind in its section, from 1; 0 for headings and footnotes
	Text    string   // one line; a row's cells joined by tabs
	Cells   []string // rows only
}

// Document is a report in reading order.
type Document struct {
	Name   string // file name it was read from, without folders
	Format string // "text", "html" or "pdf"
	Pages  int    // 0 where the format has none
	Blocks []Block
}
