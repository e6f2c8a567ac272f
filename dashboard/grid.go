package dashboard

import (
	"net/url"
	"slices"
	"strings"

	"pdubench/queries"
)

// grid is a table as it is shown.
type grid struct {
	ID      string
	Caption string
	Hidden  bool // the caption is for those who cannot see the heading above
	Roomy   bool // the first column is of long names
	Head    []heading
	Lines   []line
}

type heading struct {
	Text   string
	Number bool
}

type line struct {
	Cells  []cell
	Marked bool // the row asked about
}

type cell struct {
	Text   string // empty: not available
	Href   string
	Number bool
	Header bool   // names its row
	Rating string // one of the four words, shown as a tag
	Short  bool   // of the rating only its letters are shown
	Blank  bool   // holds nothing because there is nothing to hold
	Also   string // other names, in smaller letters
	Place  string // among others, in smaller letters
	Shade  int64  // quarter of the place, 1 to 4; the place says it in words
	Name   bool   // a name for machines, not to be broken
}

// ratings are the four words, worst first, with the class of their colour.
var ratings = []struct{ Word, Short, Class string }{
	{"Inadequate", "I", "inadequate"},
	{"Requires improvement", "RI", "requires-improvement"},
	{"Good", "G", "good"},
	{"Outstanding", "O", "outstanding"},
}

func isRating(word string) bool {
	for _, r := range ratings {
		if r.Word == word {
			return true
		}
	}
	return false
}

// ratingClass is for templates.
func ratingClass(word string) string {
	for _, r := range ratings {
		if r.Word == word {
			return r.Class
		}
	}
	return ""
}

// ratingLetters is for templates.
func ratingLetters(word string) string {
	for _, r := range ratings {
		if r.Word == word {
			return r.Short
		}
	}
	return word
}

// wholeGrid shows every column and row of a table.
func wholeGrid(t *queries.Table, id, caption string) *grid {
	g := &grid{ID: id, Caption: caption}
	for _, c := range t.Columns() {
		g.Head = append(g.Head, heading{heads(c), numeric(c)})
	}
	for _, r := range rows(t) {
		var l line
		for i, c := range t.Columns() {
			shown := show(r, c)
			shown.Header = i == 0
			l.Cells = append(l.Cells, shown)
		}
		g.Lines = append(g.Lines, l)
	}
	g.align()
	return g
}

// heads is the heading of a column with its unit.
func heads(c queries.Column) string {
	if c.Unit == "per cent" {
		return words(c.Name) + " (per cent)"
	}
	return words(c.Name)
}

func numeric(c queries.Column) bool {
	return (c.Type == "integer" || c.Type == "number" || c.Type == "measure") && c.Unit != "year"
}

// show writes any cell of any view: numbers rounded once, names and addresses
// as links to their page.
func show(r row, c queries.Column) cell {
	v := r.cell(c.Name)
	shown := cell{Number: numeric(c)}
	switch x := v.(type) {
	case nil:
		return shown
	case bool:
		shown.Text = "no"
		if x {
			shown.Text = "yes"
		}
	case float64:
		shown.Text = decimal(x)
	case int64:
		shown.Text = decimal(float64(x))
		if c.Unit == "year" {
			shown.Text = strings.ReplaceAll(shown.Text, ",", "")
		}
	case string:
		shown.Text, shown.Blank = x, x == ""
		shown.Name = !strings.Contains(x, " ") && c.Type != "url"
		shown.text(r, c)
	}
	if c.Name == "value" && r.has("value") {
		shown.Text = r.figure()
		if isRating(shown.Text) {
			shown.Rating = shown.Text
		}
		if to := r.text("evidence"); to != "" {
			shown.Href = to
		}
	}
	return shown
}

// text gives a cell of words its link or its wording.
func (s *cell) text(r row, c queries.Column) {
	switch {
	case s.Blank:
	case c.Type == "date":
		s.Text, s.Name = day(s.Text), true
	case c.Type == "url":
		if u, err := url.Parse(s.Text); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
			s.Href, s.Text = s.Text, strings.TrimPrefix(u.Host, "www.")
		}
	case c.Type == "path":
		s.Href, s.Text = s.Text, "evidence"
	case c.Name == "metric":
		s.Href = "/metrics/" + url.PathEscape(s.Text)
	case c.Type == "slug" && (c.Name == "region_slug" || r.t.View.Name == "regions"):
		s.Href = "/regions/" + url.PathEscape(s.Text)
	case c.Type == "slug":
		s.Href = "/pdus/" + url.PathEscape(s.Text)
	case isRating(s.Text):
		s.Rating = s.Text
	case c.Name == "polarity" || c.Name == "comparison":
		s.Text = strings.ReplaceAll(s.Text, "_", " ")
	}
}

// drop leaves out the columns in which no row holds anything.
func (g *grid) drop(columns ...string) {
	for i := len(g.Head) - 1; i >= 0; i-- {
		if !slices.Contains(columns, g.Head[i].Text) || g.holds(i) {
			continue
		}
		g.delete(i)
	}
}

// leaveOut leaves out a column whatever it holds.
func (g *grid) leaveOut(column string) {
	if i := slices.IndexFunc(g.Head, func(h heading) bool { return h.Text == column }); i >= 0 {
		g.delete(i)
	}
}

func (g *grid) delete(column int) {
	g.Head = slices.Delete(g.Head, column, column+1)
	for l := range g.Lines {
		g.Lines[l].Cells = slices.Delete(g.Lines[l].Cells, column, column+1)
	}
}

func (g *grid) holds(column int) bool {
	for _, l := range g.Lines {
		if l.Cells[column].Text != "" {
			return true
		}
	}
	return false
}

// align puts a column that holds a rating to the left: words are not read by
// their last digit.
func (g *grid) align() {
	for i := range g.Head {
		if !slices.ContainsFunc(g.Lines, func(l line) bool { return l.Cells[i].Rating != "" }) {
			continue
		}
		g.Head[i].Number = false
		for _, l := range g.Lines {
			l.Cells[i].Number = false
		}
	}
}

// dated is a date for a table.
func dated(iso string) cell { return cell{Text: day(iso), Name: true} }
