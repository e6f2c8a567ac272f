package report

import (
	"cmp"
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
	for _, group := range touching(rules) {
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

// rowsIn reads the runs that lie in a table as rows of cells. ok is false
// where the rules frame something else: one column of text, or a page laid
// out with frames.
func (t table) rowsIn(runs []run, page *pdfPage) (rows []tableRow, ok bool) {
	byBand := make([]map[int][]run, len(t.ys)-1)
	for _, r := range runs {
		b := t.band(r.middleY())
		if b < 0 {
			return nil, false
		}
		if byBand[b] == nil {
			byBand[b] = map[int][]run{}
		}
		c := t.column(r.middleX(), r.middleY())
		byBand[b][c] = append(byBand[b][c], r)
	}
	columns := 0
	for b, cells := range byBand {
		if len(cells) == 0 {
			continue
		}
		row := tableRow{box: box{t.x0, t.ys[b+1], t.x1, t.ys[b]}}
		last := 0
		for c := range cells {
			last = max(last, c)
		}
		for c := range last + 1 {
			lines := linesOf(cells[c], page)
			if len(lines) > 12 {
				return nil, false
			}
			texts := make([]string, 0, len(lines))
			for _, l := range lines {
				texts = append(texts, l.text())
				if len(t.xs) == 2 { // only rows are ruled: gaps make the cells
					columns = max(columns, len(l.cells))
				}
			}
			if len(t.xs) == 2 && len(lines) == 1 {
				for _, p := range lines[0].cells {
					row.cells = append(row.cells, p.text)
				}
				continue
			}
			if len(t.xs) == 2 && len(lines) > 1 {
				row.cells = append(row.cells, gapCells(lines)...)
				continue
			}
			row.cells = append(row.cells, joinAll(texts))
		}
		columns = max(columns, len(row.cells))
		rows = append(rows, row)
	}
	return rows, columns > 1
}

// tableRow is one row of a table, with its cells from the left.
type tableRow struct {
	box
	cells []string
}

// gapCells makes one row of several lines whose cells are told apart only by
// the gaps between them: parts that stand under each other are one cell.
func gapCells(lines []pdfLine) []string {
	type column struct {
		box
		texts []string
	}
	var columns []*column
	for _, l := range lines {
		for _, p := range l.cells {
			var home *column
			for _, c := range columns {
				if p.x0 < c.x1 && c.x0 < p.x1 {
					home = c
				}
			}
			if home == nil {
				home = &column{box: p.box}
				columns = append(columns, home)
			}
			home.box = home.union(p.box)
			home.texts = append(home.texts, p.text)
		}
	}
	slices.SortFunc(columns, func(a, b *column) int { return cmp.Compare(a.x0, b.x0) })
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
