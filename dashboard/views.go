package dashboard

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"pdubench/queries"
)

// viewList is every view as a table. The table behind the page itself says
// what the snapshot holds.
func viewList(r *request) (*answer, error) {
	t, err := r.run("snapshot", r.query)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) {
		g := &grid{ID: "views", Caption: "Views", Hidden: true, Head: []heading{{"View", false}, {"Question", false}, {"What a row is", false}, {"Columns", true}}}
		for _, v := range queries.Views() {
			g.Lines = append(g.Lines, line{Cells: []cell{
				{Text: v.Name, Href: "/data/" + url.PathEscape(v.Name), Header: true},
				{Text: v.Question}, {Text: v.About}, {Text: strconv.Itoa(len(v.Columns)), Number: true}}})
		}
		return &page{Template: "data", Title: "Which tables are there?", Download: true, Data: map[string]any{
			"Grid": g, "Snapshot": wholeGrid(t, "snapshot", t.View.Question)}}, nil
	}}, nil
}

// viewTable is one view as a table to filter and download.
func viewTable(r *request) (*answer, error) {
	number, err := r.takePage()
	if err != nil {
		return nil, err
	}
	if v := r.unanswered(); v != nil {
		t := &queries.Table{View: v, Snapshot: r.snapshot.ID, About: r.snapshot.About}
		return &answer{table: t, page: func() (*page, error) { return viewPage(r, t, nil, &slice{}) }}, nil
	}
	t, err := r.slice(r.name, number)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) {
		g := wholeGrid(t, "rows", t.View.Question)
		g.Hidden = true
		s, err := newSlice(r, t, g, number)
		if err != nil {
			return nil, err
		}
		charts, err := Charts(t)
		if err != nil {
			return nil, err
		}
		return viewPage(r, t, charts, s)
	}}, nil
}

// unanswered returns the view where its page is asked for without a parameter
// it needs: the page then asks back. A download without it is an error.
func (r *request) unanswered() *queries.View {
	if r.format != nil {
		return nil
	}
	i := slices.IndexFunc(queries.Views(), func(v *queries.View) bool { return v.Name == r.name })
	if i < 0 {
		return nil
	}
	v := queries.Views()[i]
	if !slices.ContainsFunc(v.Params, func(p queries.Param) bool { return p.Required && r.query[p.Name] == "" }) {
		return nil
	}
	for name := range r.query {
		if v.Param(name) == nil {
			return nil // run names it as unknown
		}
	}
	return v
}

func viewPage(r *request, t *queries.Table, charts []Chart, s *slice) (*page, error) {
	var required []string
	for _, p := range t.View.Params {
		if p.Required && t.Filter(p.Name) == "" {
			required = append(required, lowerFirst(fieldLabel(p)))
		}
	}
	columns := &grid{ID: "columns", Caption: "Columns of this table and of every download", Hidden: true,
		Head: []heading{{"Column", false}, {"Meaning", false}, {"Type", false}, {"Unit", false}}}
	for _, c := range t.Columns() {
		unit := cell{Text: c.Unit, Blank: c.Unit == "-"}
		if unit.Blank {
			unit.Text = ""
		}
		columns.Lines = append(columns.Lines, line{Cells: []cell{{Text: c.Name, Header: true}, {Text: c.About}, {Text: c.Type}, unit}})
	}
	p := &page{Template: "view", Title: t.View.Question, Caption: "View " + t.View.Name, Crumbs: []link{{"Data", "/data"}},
		Download: len(required) == 0, HasCharts: len(charts) > 0, Data: map[string]any{
			"About": t.View.About, "Form": newForm(r, t, "/data/"+t.View.Name, nil, nil), "Required": listed(required),
			"Charts": illustrate(charts, t, "The table below has the numbers of this chart."), "Grid": s.grid, "Slice": s, "Columns": columns, "Marks": queries.Shorthand,
		}}
	if len(t.Filters) > 0 {
		p.Filters = strings.ReplaceAll(t.FilterText(), ": ", " ")
	}
	return p, nil
}

// sliceCells is how many cells a page shows, so that no page gets heavy; a
// download has all of them.
const sliceCells = 900

// slice is the part of a table that one page shows.
type slice struct {
	grid        *grid
	Rows, Pages int
	From, To    int // rows shown, from 1
	Links       []navItem
}

// takePage takes ?page= out of the query: it chooses what is shown of the
// answer, not the answer.
func (r *request) takePage() (int, error) {
	written, ok := r.query["page"]
	if !ok || r.format != nil {
		return 1, nil
	}
	delete(r.query, "page")
	n, err := strconv.Atoi(written)
	if err != nil || n < 1 {
		return 0, &queries.Problem{What: "page", Value: written, Reason: "is not a whole number from 1"}
	}
	return n, nil
}

// slice asks a view for no more rows than the page with that number shows. A
// download, a chart and a view that is never long take them all.
func (r *request) slice(view string, number int) (*queries.Table, error) {
	v := viewNamed(view)
	drawn := v.Name == "change" && r.query["metric"] != ""
	if r.format != nil || !v.Paged || drawn {
		return r.run(view, r.query)
	}
	size := sliceRows(v)
	return r.snapshot.RunPage(r.ctx, view, r.query, queries.Page{Limit: size, Skip: (number - 1) * size})
}

func sliceRows(v *queries.View) int { return max(1, sliceCells/len(v.Columns)) }

// newSlice shows a page of a table, of which g has the rows that were asked
// for: those of the page, or all.
func newSlice(r *request, t *queries.Table, g *grid, number int) (*slice, error) {
	s := &slice{grid: g, Rows: t.Total}
	size := sliceRows(t.View)
	s.Pages = max(1, (s.Rows+size-1)/size)
	if number > s.Pages {
		return nil, &queries.Problem{Missing: true, What: "page", Value: strconv.Itoa(number), Nearest: []string{strconv.Itoa(s.Pages)}}
	}
	s.From, s.To = (number-1)*size+1, min(number*size, s.Rows)
	if s.Rows > 0 && len(g.Lines) == s.Rows {
		g.Lines = g.Lines[s.From-1 : s.To]
	}
	for n := 1; n <= s.Pages && s.Pages > 1; n++ {
		query := map[string]string{"page": fmt.Sprint(n)}
		for name, v := range r.query {
			query[name] = v
		}
		s.Links = append(s.Links, navItem{link{fmt.Sprint(n), address(r.path, "", query)}, n == number})
	}
	return s, nil
}
