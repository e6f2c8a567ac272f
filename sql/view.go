package sqlfiles

import (
	"fmt"
	"slices"
	"strings"
)

// View is one SQL file of sql/views: a question, its parameters, its columns
// and the query that answers it.
type View struct {
	Name     string
	Question string // the first line of the header
	About    string // what a row is and how to read it, one paragraph
	Params   []Param
	Columns  []Column
	Paged    bool // takes $limit and $skip, and returns one more column: how many rows there are in all
	Query    string
}

// Param is one named parameter of a view, $name in its query.
type Param struct {
	Name     string
	Kind     string // see Kinds
	Required bool
	About    string
}

// Column is one column a view returns.
type Column struct {
	Name  string
	Type  string // see Types
	Unit  string // what a number counts; "-" where that makes no sense
	About string
}

// Kinds of parameter. A kind with bars in it (latest|all) is a choice of
// those words, the first being the default. peers also binds $peer_pdus, the
// slugs of a list or of the nearest. A segment is one of the metric that the
// parameter metric names, against_segment one of the parameter against.
var Kinds = []string{"pdu", "metric", "segment", "region", "programme", "inspection", "result", "peers", "date"}

// Choices returns the words a choice allows, the default first; nil for
// every other kind.
func (p Param) Choices() []string {
	if !strings.Contains(p.Kind, "|") {
		return nil
	}
	return strings.Split(p.Kind, "|")
}

// Types of column. A measure is a number, or a rating word where the unit is
// rating; it leaves the query as text so that both fit.
var Types = []string{"text", "slug", "date", "integer", "number", "measure", "boolean", "url", "path"}

// Param returns the parameter of that name, or nil.
func (v *View) Param(name string) *Param {
	for i := range v.Params {
		if v.Params[i].Name == name {
			return &v.Params[i]
		}
	}
	return nil
}

// Column returns the place of a column among the view's columns, or -1.
func (v *View) Column(name string) int {
	return slices.IndexFunc(v.Columns, func(c Column) bool { return c.Name == name })
}

// Parse reads a view's file. The header is the comment at its top:
//
//	-- The question it answers?
//	-- One paragraph about its rows.
//	-- param NAME KIND required|optional WORDS
//	-- column NAME TYPE UNIT WORDS
//	-- paged WORDS
//
// A unit of several words is joined by underscores.
func Parse(name, text string) (*View, error) {
	v := &View{Name: name, Query: text}
	for i, line := range strings.Split(text, "\n") {
		comment, ok := strings.CutPrefix(line, "--")
		if !ok {
			break
		}
		if err := v.header(strings.TrimSpace(comment)); err != nil {
			return nil, fmt.Errorf("sql/views/%s.sql line %d: %w", name, i+1, err)
		}
	}
	switch {
	case !strings.HasSuffix(v.Question, "?"):
		return nil, fmt.Errorf("sql/views/%s.sql: the first line must be the question it answers, ending in a question mark", name)
	case v.About == "":
		return nil, fmt.Errorf("sql/views/%s.sql: the header does not say what a row is", name)
	case len(v.Columns) == 0:
		return nil, fmt.Errorf("sql/views/%s.sql: the header names no column", name)
	}
	return v, nil
}

func (v *View) header(line string) error {
	fields := strings.Fields(line)
	switch {
	case len(fields) == 0:
	case fields[0] == "param":
		if len(fields) < 5 || !slices.Contains(Kinds, fields[2]) && !strings.Contains(fields[2], "|") || fields[3] != "required" && fields[3] != "optional" {
			return fmt.Errorf("write: param NAME KIND required|optional WORDS, with a kind of %s", strings.Join(Kinds, ", "))
		}
		v.Params = append(v.Params, Param{Name: fields[1], Kind: fields[2], Required: fields[3] == "required", About: strings.Join(fields[4:], " ")})
	case fields[0] == "column":
		if len(fields) < 5 || !slices.Contains(Types, fields[2]) {
			return fmt.Errorf("write: column NAME TYPE UNIT WORDS, with a type of %s", strings.Join(Types, ", "))
		}
		v.Columns = append(v.Columns, Column{Name: fields[1], Type: fields[2], Unit: strings.ReplaceAll(fields[3], "_", " "), About: strings.Join(fields[4:], " ")})
	case fields[0] == "paged":
		v.Paged = true
	case v.Question == "":
		v.Question = line
	default:
		v.About = strings.TrimSpace(v.About + " " + line)
	}
	return nil
}
