package report

import "math"

// items finds the rows of tables that no rules divide among the lines of a
// page, from the top down, and gives them and the lines left as items. Such
// a row is a line with cells, lines that overlap in height (a cell of one
// line stands beside the middle of a cell of two), and lines that go on with
// one cell above or below.
func (l layout) items(lines []pdfLine) []item {
	group := make([]int, len(lines)) // number of the row a line is of, 0 none
	rows := 0
	for i, line := range lines {
		if i > 0 && lines[i-1].y0-line.y0 < 0.75*l.leadingOf(line) && sideBySide(lines[i-1], line) {
			if group[i-1] == 0 {
				rows++
				group[i-1] = rows
			}
			group[i] = group[i-1]
			continue
		}
		if len(line.cells) > 1 && !line.bullet && l.level(line) == 0 {
			rows++
			group[i] = rows
		}
	}
	members := func(row int) []pdfLine {
		var out []pdfLine
		for i, g := range group {
			if g == row {
				out = append(out, lines[i])
			}
		}
		return out
	}
	// A line goes on with the cell above it, or else begins that below it.
	for i := range lines {
		if i > 0 && group[i] == 0 && group[i-1] != 0 && l.near(lines[i-1], lines[i]) && goesOnInCell(members(group[i-1]), lines[i]) {
			group[i] = group[i-1]
		}
	}
	for i := len(lines) - 2; i >= 0; i-- {
		if group[i] == 0 && group[i+1] != 0 && l.near(lines[i], lines[i+1]) && beginsCell(lines[i], members(group[i+1])) {
			group[i] = group[i+1]
		}
	}
	var out []item
	for i, line := range lines {
		switch {
		case group[i] == 0:
			out = append(out, item{line: line, y: line.middleY()})
		case i == 0 || group[i] != group[i-1]:
			out = append(out, item{row: gapCells(members(group[i])), y: line.middleY()})
		}
	}
	return out
}

// leadingOf is the distance to expect between lines in the font of a line.
func (l layout) leadingOf(line pdfLine) float64 {
	return l.leading * min(1, line.height()/l.size)
}

func (l layout) near(upper, lower pdfLine) bool {
	return sameSize(upper.height(), lower.height()) && upper.y0-lower.y0 < 1.2*l.leadingOf(lower)
}

// sideBySide says whether no part of a line stands above or below a part of
// the other.
func sideBySide(a, b pdfLine) bool {
	for _, p := range a.cells {
		for _, q := range b.cells {
			if p.x0 < q.x1 && q.x0 < p.x1 {
				return false
			}
		}
	}
	return true
}

// cellUnder is the cell of a row in whose column a line with one part
// stands, alone and beginning where the cell does; ok is false where there is
// none.
func cellUnder(row []pdfLine, line pdfLine) (text string, column int, ok bool) {
	if len(line.cells) != 1 || line.bullet || isHeadingLine(line.text()) {
		return "", 0, false
	}
	p := line.cells[0]
	columns := columnsOf(row)
	for i, c := range columns {
		if math.Abs(c.x0-p.x0) < 2 {
			// It must leave the next column free.
			if i+1 < len(columns) && p.x1 > columns[i+1].x0 {
				return "", 0, false
			}
			return joinAll(c.texts), i, true
		}
	}
	return "", 0, false
}

// goesOnInCell says whether a line below a row goes on with one of its cells.
func goesOnInCell(row []pdfLine, line pdfLine) bool {
	cell, column, ok := cellUnder(row, line)
	if !ok {
		return false
	}
	return column > 0 || startsLower(line.text()) || !endsSentence(cell) && len(cell) > 30
}

// beginsCell says whether a line above a row is the beginning of one of its
// cells.
func beginsCell(line pdfLine, row []pdfLine) bool {
	cell, column, ok := cellUnder(row, line)
	return ok && !endsSentence(line.text()) && (column > 0 || startsLower(cell))
}
