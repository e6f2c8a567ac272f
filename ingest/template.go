package ingest

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// TemplateNames are the tables that a template can be written of.
func TemplateNames() []string {
	names := make([]string, len(tables))
	for i, t := range tables {
		names[i] = strings.ReplaceAll(t.name, " ", "_")
	}
	return names
}

// template returns the kind of table of that name.
func template(name string) (tidy, error) {
	for _, t := range tables {
		if strings.ReplaceAll(t.name, " ", "_") == name {
			return t, nil
		}
	}
	return tidy{}, fmt.Errorf("there is no table %q; there are %s", name, strings.Join(TemplateNames(), ", "))
}

func (t tidy) allColumns() []string { return append(append([]string{}, t.columns...), t.optional...) }

// WriteTemplate writes the header of a table as CSV; for corrections also a
// line for each figure of the reports loaded that no rule mapped, to be
// filled in or removed.
func WriteTemplate(w io.Writer, name string, unmapped []Figure, files []string) error {
	t, err := template(name)
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(t.allColumns()); err != nil {
		return err
	}
	for i, g := range unmapped {
		if err := out.Write([]string{files[i], g.Locator, "metric", "", "", "", "", g.Sentence}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// WriteTemplateXLSX writes a workbook with a sheet for each kind of table a
// user loads, each marked as a table, and notes on every column.
func WriteTemplateXLSX(w io.Writer) error {
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetSheetName("Sheet1", "Notes"); err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	text, err := book.NewStyle(&excelize.Style{NumFmt: 49}) // text: keeps 2024-10 from becoming a date
	if err != nil {
		return err
	}
	notes := [][]any{{"Sheet", "Column", "Needed", "What belongs there"}}
	for _, name := range []string{"results", "inspections", "pdus", "notes", "corrections"} {
		t, err := template(name)
		if err != nil {
			return err
		}
		for _, c := range t.columns {
			notes = append(notes, []any{sheetName(name), c, "yes", columnAbout[c]})
		}
		for _, c := range t.optional {
			notes = append(notes, []any{sheetName(name), c, "no", columnAbout[c]})
		}
		if err := templateSheet(book, t, sheetName(name), bold, text); err != nil {
			return err
		}
	}
	for i := range notes {
		if err := book.SetSheetRow("Notes", fmt.Sprintf("A%d", i+1), &notes[i]); err != nil {
			return err
		}
	}
	for column, width := range map[string]float64{"A": 18, "B": 18, "C": 8, "D": 100} {
		if err := book.SetColWidth("Notes", column, column, width); err != nil {
			return err
		}
	}
	if err := book.SetRowStyle("Notes", 1, 1, bold); err != nil {
		return err
	}
	return book.Write(w)
}

// sheetName keeps the table of notes apart from the sheet of explanations,
// which is not read.
func sheetName(table string) string {
	if table == "notes" {
		return "Inspection notes"
	}
	return strings.ToUpper(table[:1]) + table[1:]
}

func templateSheet(book *excelize.File, t tidy, name string, bold, text int) error {
	if _, err := book.NewSheet(name); err != nil {
		return err
	}
	header := t.allColumns()
	if err := book.SetSheetRow(name, "A1", &header); err != nil {
		return err
	}
	last, err := excelize.ColumnNumberToName(len(header))
	if err != nil {
		return err
	}
	if err := book.SetColStyle(name, "A:"+last, text); err != nil {
		return err
	}
	if err := book.SetRowStyle(name, 1, 1, bold); err != nil {
		return err
	}
	if err := book.SetColWidth(name, "A", last, 18); err != nil {
		return err
	}
	return book.AddTable(name, &excelize.Table{Range: "A1:" + last + "2", Name: "Table_" + strings.ReplaceAll(t.name, " ", "_")})
}

// Unmapped returns the figures of the reports in the store that no rule
// mapped and nobody rejected, with the file each is from.
func Unmapped(s *Store) (figures []Figure, files []string, err error) {
	p, ok, err := s.Current()
	if err != nil || !ok {
		return nil, nil, err
	}
	f, err := s.facts(p)
	if err != nil {
		return nil, nil, err
	}
	for _, g := range f.Figures {
		if g.Metric == "" && g.Status == "" {
			figures, files = append(figures, g), append(files, f.Sources[g.Source].File)
		}
	}
	return figures, files, nil
}
