package dashboard

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"pdubench/queries"
)

// Chart is a drawing of rows of one table. Its numbers are the table's cells
// as they are.
type Chart struct {
	ID      string // of its element, unique on the page
	Title   string
	Summary string // what it shows, in a sentence
	Caption string // what its signs mean
	Source  string // source, filters, snapshot
	Licence string // of the numbers, for a picture that leaves the page
	Height  int    // pixels
	Option  json.RawMessage
	Table   *grid // its numbers, behind a tab beside it; nil where the page has them in another place
}

// Charts draws a finished table: as many charts as help, none where a table
// says it better. The option of each is JSON without functions.
func Charts(t *queries.Table) ([]Chart, error) {
	if len(t.Rows) == 0 {
		return nil, nil
	}
	switch t.View.Name {
	case "benchmark":
		return benchmarkCharts(t)
	case "ratings_over_time":
		return one(ratingsOverTime(t))
	case "regions":
		return one(regionRatings(t))
	case "spine":
		return one(spine(t))
	case "metrics":
		return one(coverageBars(t))
	case "ratings_by_half_year":
		return one(ratingsByHalfYear(t))
	case "trend":
		return trendCharts(t)
	case "change":
		return changeCharts(t)
	}
	return nil, nil
}

func one(c *Chart, err error) ([]Chart, error) {
	if c == nil || err != nil {
		return nil, err
	}
	return []Chart{*c}, nil
}

// Colours of the Analysis Function's palette, and ink.
const (
	darkBlue  = "#12436D"
	turquoise = "#28A197"
	darkPink  = "#801650"
	orange    = "#F46A25"
	ink       = "#0b0c0c"
	grey      = "#505a5f"
	faint     = "#d0d3d6"
	white     = "#ffffff"
)

// bands are what colours each rating: its fill and the ink that is legible on
// it.
var bands = map[string]struct{ fill, ink string }{
	"Inadequate":           {darkPink, white},
	"Requires improvement": {orange, ink},
	"Good":                 {turquoise, ink},
	"Outstanding":          {darkBlue, white},
}

const fontSize = 14

// rowHeight and frameHeight make a chart as high as its rows need.
const (
	rowHeight   = 30
	tightRow    = 27
	manyRows    = 30 // from how many rows they are tight
	frameHeight = 84
)

// categories is an axis of names, first at the top.
func categories(names any) opts.YAxis {
	return opts.YAxis{
		Type: "category", Data: names, Inverse: opts.Bool(true),
		AxisLabel: &opts.AxisLabel{Color: ink, FontSize: fontSize, Interval: "0", Width: 260, Overflow: "break"},
		AxisLine:  &opts.AxisLine{LineStyle: &opts.LineStyle{Color: grey}},
	}
}

// figuresAxis lists a figure a row at the right edge, where no dot is in its
// way.
func figuresAxis(figures any) opts.YAxis {
	return opts.YAxis{Type: "category", Data: figures, Inverse: opts.Bool(true),
		AxisLabel: &opts.AxisLabel{Color: ink, FontSize: fontSize, Interval: "0", Margin: 14}, AxisLine: &opts.AxisLine{Show: opts.Bool(false)}}
}

// scale is an axis of numbers from 0, its name under its middle.
func scale(name string) opts.XAxis {
	return opts.XAxis{
		Type: "value", Name: name, NameLocation: "middle", NameGap: 30, Min: 0,
		AxisLabel: &opts.AxisLabel{Color: ink, FontSize: fontSize, HideOverlap: opts.Bool(true)},
		SplitLine: &opts.SplitLine{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: faint}},
	}
}

// frame is what every chart has in common: nothing moves, nothing pops up.
// right is the pixels kept free there.
func frame(legend bool, right string) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithAnimation(false),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(false)}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(legend), Top: "0", Left: "0", SelectedMode: "false",
			TextStyle: &opts.TextStyle{Color: ink, FontSize: fontSize}}),
		charts.WithGridOpts(opts.Grid{Left: "8", Right: right, Bottom: "34", ContainLabel: opts.Bool(true)}),
		charts.WithColorsOpts(opts.Colors{darkBlue, orange, turquoise, darkPink}),
	}
}

type drawn interface {
	Validate()
	JSON() map[string]any
}

// optionJSON turns a chart into JSON, with what the builder has no field for.
// top is the pixels kept free above the drawing, for a legend or the words of
// a line; narrowTop the same on a phone, where a legend has two lines.
func optionJSON(c drawn, names []any, top, narrowTop int) (json.RawMessage, error) {
	// On a phone the names get less room and smaller letters; the wide one is
	// named too, because ECharts does not undo a rule that no longer holds.
	return encoded(c, roomFor(wide, nameWidth(names, 260, fontSize), fontSize, top), roomFor(narrow, nameWidth(names, 118, 12), 12, narrowTop))
}

// numbersJSON is optionJSON for a chart whose axes both have numbers, which
// need no room.
func numbersJSON(c drawn, top, narrowTop int) (json.RawMessage, error) {
	return encoded(c, roomAbove(wide, top), roomAbove(narrow, narrowTop))
}

// Screens, as ECharts asks for them.
var (
	wide   = map[string]any{"minWidth": 481}
	narrow = map[string]any{"maxWidth": 480}
	broad  = map[string]any{"minWidth": 800} // wide as well
)

func encoded(c drawn, media ...any) (json.RawMessage, error) {
	c.Validate()
	o := c.JSON()
	o["textStyle"] = map[string]any{"fontFamily": "arial, Helvetica Neue, helvetica, Liberation Sans, sans-serif", "fontSize": fontSize}
	o["media"] = media
	b, err := json.Marshal(o)
	if err != nil {
		return nil, fmt.Errorf("chart option: %w", err)
	}
	return b, nil
}

// nameWidth is how many pixels an axis keeps for names: what the longest
// needs, at most so many.
func nameWidth(names []any, most, size int) int {
	longest := 0
	for _, n := range names {
		if styled, ok := n.(map[string]any); ok {
			n = styled["value"]
		}
		longest = max(longest, utf8.RuneCountInString(fmt.Sprint(n)))
	}
	return min(most, longest*size*6/10+8)
}

// roomFor says how wide names may be, in pixels, and how much is kept free
// above the drawing.
func roomFor(query map[string]any, width, size, top int) map[string]any {
	label := map[string]any{"width": width, "fontSize": size, "lineHeight": size}
	return map[string]any{"query": query, "option": map[string]any{
		"yAxis": []any{map[string]any{"axisLabel": label}},
		"grid":  []any{map[string]any{"top": top}},
	}}
}

// roomAbove says only how much is kept free above the drawing.
func roomAbove(query map[string]any, top int) map[string]any {
	return map[string]any{"query": query, "option": map[string]any{"grid": []any{map[string]any{"top": top}}}}
}
