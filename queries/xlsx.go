package queries

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// WriteXLSX writes the table as a workbook: a cover sheet (title, filters,
// source, licence, snapshot), the table on one sheet marked as a table with
// one header row, and notes that explain each column and mark.
func WriteXLSX(w io.Writer, t *Table) error {
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetSheetName("Sheet1", "Cover"); err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	if err := fillSheet(book, "Cover", bold, t.cover(), 24, 100); err != nil {
		return err
	}
	if err := t.dataSheet(book, bold); err != nil {
		return err
	}
	if err := fillSheet(book, "Notes", bold, t.notes(), 26, 14, 24, 100); err != nil {
		return err
	}
	if err := book.SetDocProps(&excelize.DocProperties{Title: t.Title(), Creator: "pdubench", Language: "en-GB"}); err != nil {
		return err
	}
	return book.Write(w)
}

func (t *Table) cover() [][]any {
	return [][]any{
		{t.Title()},
		{"About", t.View.About},
		{"Filters", t.FilterText()},
		{"Rows", len(t.Rows)},
		{"Source", Publisher + "; each row names its own address where it has one"},
		{"Licence", Licence + ", " + LicenceURL},
		{"Snapshot", t.Snapshot},
		{"Snapshot built (UTC)", t.About.Built},
		{"Newest data", t.About.NewestData},
		{"Sheets", "Cover (this sheet), Data (one table), Notes (columns and marks)"},
	}
}

func (t *Table) notes() [][]any {
	rows := [][]any{{"Column", "Type", "Unit", "Meaning"}}
	for _, c := range t.Columns() {
		rows = append(rows, []any{c.Name, c.Type, c.Unit, c.About})
	}
	for _, s := range Shorthand {
		rows = append(rows, []any{s.Mark, "mark", "-", s.Meaning})
	}
	return rows
}

// fillSheet writes rows to a sheet of that name, its first row bold, with
// column widths in characters.
func fillSheet(book *excelize.File, name string, bold int, rows [][]any, widths ...float64) error {
	if _, err := book.NewSheet(name); err != nil {
		return err
	}
	for i, width := range widths {
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := book.SetColWidth(name, column, column, width); err != nil {
			return err
		}
	}
	for i := range rows {
		if err := book.SetSheetRow(name, fmt.Sprintf("A%d", i+1), &rows[i]); err != nil {
			return err
		}
	}
	return book.SetRowStyle(name, 1, 1, bold)
}

func (t *Table) dataSheet(book *excelize.File, bold int) error {
	if _, err := book.NewSheet("Data"); err != nil {
		return err
	}
	stream, err := book.NewStreamWriter("Data")
	if err != nil {
		return err
	}
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := stream.SetColWidth(1, len(t.Columns()), 18); err != nil {
		return err
	}
	header := make([]any, len(t.Columns()))
	for i, c := range t.Columns() {
		header[i] = excelize.Cell{StyleID: bold, Value: c.Name}
	}
	if err := stream.SetRow("A1", header); err != nil {
		return err
	}
	for i, row := range t.Rows {
		cells := make([]any, len(row))
		copy(cells, row) // excelize writes a string as text, never as a formula
		if err := stream.SetRow(fmt.Sprintf("A%d", i+2), cells); err != nil {
			return err
		}
	}
	last, err := excelize.CoordinatesToCellName(len(t.Columns()), max(len(t.Rows), 1)+1)
	if err != nil {
		return err
	}
	if err := stream.AddTable(&excelize.Table{Range: "A1:" + last, Name: "Data_" + strings.ReplaceAll(t.View.Name, "-", "_")}); err != nil {
		return err
	}
	return stream.Flush()
}
