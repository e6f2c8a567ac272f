package report

// piece is what a format's reader hands over: one paragraph, bullet, row or
// heading as it stands in the file, before repair. Footnote marks in it are
// superscript digits, whatever the file wrote them as.
type piece struct {
	kind  BlockKind
	text  string
	cells []string // rows only
	page  int      // 0 where the format has none
	level int      // headings the format itself marks: 1 is the highest; 0 not marked
	// tail says that the format shows this to go on where the piece before
	// the page break stopped.
	tail bool
}
