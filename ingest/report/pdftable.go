package report

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// table is a ruled table found on a page: the lines between its rows and
// columns, from the top and from the left.
type table struct {
	box
	ys, xs  []float64
	upright []box // rules between columns; none where only rows are ruled
}

// Sizes in points.
const (
	ruleThickness = 3.0 // a rule is thinner
	ruleSlack     = 3.0 // rules this close touch, levels this close are one
	ruleLength    = 12.0
	tallestRow    = 120.0 // rules farther apart belong to different tables
)

// tablesOf finds the ruled tables among the shapes of a page: groups of
// rules that touch and leave at least two rows and two columns.
func tablesOf(shapes []box) []table {
	var rules []box
	for _, s := range shapes {
		if s.height() <= ruleThickness && s.width() >= ruleLength || s.width() <= ruleThickness && s.height() >= ruleThickness*2 {
			rules = append(rules, s)
		}
	}
	// Joining is quadratic; no page of a report has nearly as many rules.
	if len(rules) > 5000 {
		return nil
	}
	var tables []table
	for _, group := range stacked(touching(rules)) {
		t := table{box: group[0]}
		for _, r := range group {
			t.box = t.union(r)
			if r.width() > r.height() {
				t.ys = append(t.ys, r.middleY())
				t.xs = append(t.xs, r.x0, r.x1)
			} else {
				t.xs = append(t.xs, r.middleX())
				// A table that a page break cuts has no rule at the cut.
				t.ys = append(t.ys, r.y0, r.y1)
				t.upright = append(t.upright, r)
			}
		}
		t.ys, t.xs = levels(t.ys), levels(t.xs)
		slices.Reverse(t.ys)
		if len(t.ys) >= 3 && len(t.xs) >= 2 || len(t.ys) == 2 && len(t.xs) >= 3 {
			tables = append(tables, t)
		}
	}
	return tables
}

// touching groups boxes that touch, directly or through others.
func touching(boxes []box) [][]box {
	parent := make([]int, len(boxes))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, a := range boxes {
		for j, b := range boxes[:i] {
			if a.x0-ruleSlack <= b.x1 && b.x0-ruleSlack <= a.x1 && a.y0-ruleSlack <= b.y1 && b.y0-ruleSlack <= a.y1 {
				parent[root(i)] = root(j)
			}
		}
	}
	groups := map[int][]box{}
	var order []int
	for i, b := range boxes {
		r := root(i)
		if groups[r] == nil {
			order = append(order, r)
		}
		groups[r] = append(groups[r], b)
	}
	out := make([][]box, 0, len(order))
	for _, r := range order {
		out = append(out, groups[r])
	}
	return out
}

// stacked joins groups of level rules that lie under each other and are
// about equally long, as the rows of a table without upright rules are.
func stacked(groups [][]box) [][]box {
	var out, flat [][]box
	for _, g := range groups {
		whole := around(g)
		if whole.height() > ruleThickness {
			out = append(out, g)
			continue
		}
		flat = append(flat, g)
	}
	slices.SortStableFunc(flat, func(a, b []box) int { return cmp.Compare(around(b).y0, around(a).y0) })
	for len(flat) > 0 {
		stack := slices.Clone(flat[0])
		last := around(flat[0])
		var rest [][]box
		for _, g := range flat[1:] {
			b := around(g)
			// A row that has fewer cells may have a shorter rule.
			if math.Abs(b.x0-last.x0) < ruleSlack && b.x1 < last.x1+ruleSlack && b.width() > last.width()/2 && last.y0-b.y1 < tallestRow {
				stack = append(stack, g...)
				last.y0 = b.y0
				continue
			}
			rest = append(rest, g)
		}
		out = append(out, stack)
		flat = rest
	}
	return out
}

func around(boxes []box) box {
	whole := boxes[0]
	for _, b := range boxes {
		whole = whole.union(b)
	}
	return whole
}

// levels sorts values and makes those that are close one.
func levels(values []float64) []float64 {
	slices.Sort(values)
	var out []float64
	for _, v := range values {
		if len(out) == 0 || v-out[len(out)-1] > ruleSlack {
			out = append(out, v)
		}
	}
	return out
}

// holds says whether the middle of b lies in the table.
func (t table) holds(b box) bool {
	return b.middleX() > t.x0-ruleSlack && b.middleX() < t.x1+ruleSlack && b.middleY() > t.y0 && b.middleY() < t.y1
}

// band is the row, from the top, in which height y lies.
func (t table) band(y float64) int {
	for i := range len(t.ys) - 1 {
		if y < t.ys[i] && y >= t.ys[i+1] {
			return i
		}
	}
	return -1
}

// column is the column in which x lies in the row at height y; columns that
// no rule divides there count as one.
func (t table) column(x, y float64) int {
	column := 0
	for _, level := range t.xs[1 : len(t.xs)-1] {
		if level > x {
			break
		}
		if t.dividedAt(level, y) {
			column++
		}
	}
	return column
}

func (t table) dividedAt(x, y float64) bool {
	if len(t.upright) == 0 {
		return true
	}
	for _, r := range t.upright {
		if x-ruleSlack <= r.middleX() && r.middleX() <= x+ruleSlack && r.y0-ruleSlack <= y && y <= r.y1+ruleSlack {
			return true
		}
	}
	return false
}

// rowsIn reads the runs that lie in a table as rows of cells, and gives back
// those between its rules that are not of it. ok is false where the rules
// frame something else: one column of text, or a page laid out with frames.
func (t table) rowsIn(runs []run, page *pdfPage) (rows []tableRow, rest []run, ok bool) {
	bands := make([][]run, len(t.ys)-1)
	for _, r := range runs {
		b := t.band(r.middleY())
		if b < 0 {
			rest = append(rest, r)
			continue
		}
		bands[b] = append(bands[b], r)
	}
	columns := 0
	for b, inside := range bands {
		if len(inside) == 0 {
			continue
		}
		row := tableRow{box: box{t.x0, t.ys[b+1], t.x1, t.ys[b]}}
		if len(t.xs) > 2 {
			row.cells = t.ruledCells(inside, page)
		} else {
			row.cells = gapCells(linesOf(inside, page))
		}
		if row.cells == nil {
			return nil, nil, false
		}
		if len(row.cells) == 1 && len(t.upright) == 0 && !shortRow(inside, page) {
			rest = append(rest, inside...) // text between two tables
			continue
		}
		columns = max(columns, len(row.cells))
		rows = append(rows, row)
	}
	return rows, rest, columns > 1
}

// ruledCells divides the runs of a row at the rules between its columns; nil
// where a cell holds too much for one.
func (t table) ruledCells(runs []run, page *pdfPage) []string {
	byColumn := map[int][]run{}
	last := 0
	for _, r := range runs {
		c := t.column(r.middleX(), r.middleY())
		byColumn[c] = append(byColumn[c], r)
		last = max(last, c)
	}
	cells := make([]string, 0, last+1)
	for c := range last + 1 {
		lines := linesOf(byColumn[c], page)
		if len(lines) > 12 {
			return nil
		}
		texts := make([]string, 0, len(lines))
		for _, l := range lines {
			texts = append(texts, l.text())
		}
		cells = append(cells, joinAll(texts))
	}
	return cells
}

// shortRow says whether the runs are one line or two that may be a row of
// one cell, as a subtitle in a table is.
func shortRow(runs []run, page *pdfPage) bool {
	lines := linesOf(runs, page)
	if len(lines) > 2 || len(lines) == 0 {
		return false
	}
	return !lines[0].bullet && !endsSentence(lines[len(lines)-1].text())
}

// tableRow is one row of a table, with its cells from the left.
type tableRow struct {
	box
	cells []string
}

// gapColumn is what stands in one column of a row without rules.
type gapColumn struct {
	box
	texts []string // its lines
}

// columnsOf tells the columns of a row by the gaps between them: parts that
// stand under each other are of one column.
func columnsOf(lines []pdfLine) []*gapColumn {
	var columns []*gapColumn
	for _, l := range lines {
		for _, p := range l.cells {
			var home *gapColumn
			for _, c := range columns {
				if p.x0 < c.x1 && c.x0 < p.x1 {
					home = c
				}
			}
			if home == nil {
				home = &gapColumn{box: p.box}
				columns = append(columns, home)
			}
			home.box = home.union(p.box)
			home.texts = append(home.texts, p.text)
		}
	}
	slices.SortFunc(columns, func(a, b *gapColumn) int { return cmp.Compare(a.x0, b.x0) })
	return columns
}

// gapCells are the cells of a row without rules between its columns.
func gapCells(lines []pdfLine) []string {
	columns := columnsOf(lines)
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = joinAll(c.texts)
	}
	return cells
}

// joinAll joins the lines of one text.
func joinAll(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	out := lines[0]
	for _, l := range lines[1:] {
		out = joinLines(out, l)
	}
	return strings.TrimSpace(out)
}
