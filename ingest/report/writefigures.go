package report

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
)

// figureColumns are the columns of WriteFiguresCSV, in order.
var figureColumns = []string{
	"section", "page", "sentence", "kind", "qualifier", "value", "unit",
	"numerator", "denominator", "sense", "metric", "segment",
}

// WriteFiguresCSV writes one row a figure, RFC 4180 with one header row.
// A page or number that was not stated is empty; a text that a spreadsheet
// would take for a formula gets a leading apostrophe.
func WriteFiguresCSV(w io.Writer, figs []Figure) error {
	out := csv.NewWriter(w)
	if err := out.Write(figureColumns); err != nil {
		return err
	}
	for _, f := range figs {
		page := ""
		if f.Page > 0 {
			page = strconv.Itoa(f.Page)
		}
		row := []string{
			safeText(f.Section), page, safeText(f.Sentence), f.Kind, f.Qualifier, plainNumber(f.Value), f.Unit,
			optional(f.Numerator), optional(f.Denominator), f.Sense, f.Metric, f.Segment,
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func optional(v *float64) string {
	if v == nil {
		return ""
	}
	return plainNumber(*v)
}

func safeText(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// figureJSON is a figure as WriteFiguresJSON writes it; null is not stated.
type figureJSON struct {
	Section     string   `json:"section"`
	Page        *int     `json:"page"`
	Place       string   `json:"place"`
	Sentence    string   `json:"sentence"`
	Kind        string   `json:"kind"`
	Qualifier   string   `json:"qualifier"`
	Value       float64  `json:"value"`
	Unit        string   `json:"unit"`
	Numerator   *float64 `json:"numerator"`
	Denominator *float64 `json:"denominator"`
	Sense       string   `json:"sense"`
	Metric      string   `json:"metric"`
	Segment     string   `json:"segment"`
	Rule        string   `json:"rule"`
}

// WriteFiguresJSON writes the figures as one JSON array, with the fields of
// the CSV and the place and rule of each.
func WriteFiguresJSON(w io.Writer, figs []Figure) error {
	list := make([]figureJSON, len(figs))
	for i, f := range figs {
		list[i] = figureJSON{
			Section: f.Section, Place: f.Place, Sentence: f.Sentence, Kind: f.Kind, Qualifier: f.Qualifier,
			Value: f.Value, Unit: f.Unit, Numerator: f.Numerator, Denominator: f.Denominator,
			Sense: f.Sense, Metric: f.Metric, Segment: f.Segment, Rule: f.Rule,
		}
		if f.Page > 0 {
			list[i].Page = &figs[i].Page
		}
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(list)
}
