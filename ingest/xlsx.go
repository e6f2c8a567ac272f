package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A workbook that unpacks to more than this is refused: a table of every
// figure ever published is far smaller.
const maxUnpacked = 256 << 20

// aside are sheets of a workbook that hold no table.
var aside = []string{"cover", "notes", "contents", "readme"}

// readXLSX splits a workbook into its tables. Sheets named Cover, Notes,
// Contents or Readme, and empty ones, are left out.
func readXLSX(file string, content []byte) (sheets []sheet, err error) {
	// A damaged workbook must be an error of the file, not the end of the program.
	defer func() {
		if r := recover(); r != nil {
			sheets, err = nil, Problem{File: file, What: fmt.Sprintf("is damaged: %v", r), Remedy: "save it again as .xlsx, or as CSV UTF-8"}
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: 16 << 20, RawCellValue: true})
	if err != nil {
		return nil, workbookProblem(file, err)
	}
	defer book.Close()
	for _, name := range book.GetSheetList() {
		if slices.Contains(aside, strings.ToLower(strings.TrimSpace(name))) {
			continue
		}
		s, err := readSheet(book, file, name)
		if err != nil {
			return nil, err
		}
		if s.header != nil {
			sheets = append(sheets, s)
		}
	}
	if len(sheets) == 0 {
		return nil, Problem{File: file, What: "has no sheet with a table", Remedy: "fill in the workbook that pdubench template writes"}
	}
	return sheets, nil
}

func workbookProblem(file string, err error) error {
	p := Problem{File: file, What: fmt.Sprintf("cannot be opened as a workbook (%v)", err), Remedy: "save it as .xlsx without a password, or as CSV UTF-8"}
	if errors.Is(err, excelize.ErrWorkbookPassword) {
		p.What = "is protected by a password"
	}
	if strings.Contains(err.Error(), "unzip size exceeds") {
		p.What, p.Remedy = fmt.Sprintf("unpacks to more than %d MB", maxUnpacked>>20), "check that it is the right file, or split the table"
	}
	return p
}

// readSheet reads one sheet row by row; rows without any text are left out.
func readSheet(book *excelize.File, file, name string) (sheet, error) {
	s := sheet{name: name}
	rows, err := book.Rows(name)
	if err != nil {
		return s, Problem{File: file, Sheet: name, What: fmt.Sprintf("cannot be read (%v)", err), Remedy: "save the workbook again"}
	}
	defer rows.Close()
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return s, Problem{File: file, Sheet: name, Line: line, What: fmt.Sprintf("cannot be read (%v)", err), Remedy: "save the workbook again"}
		}
		cells = trimmed(cells)
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		switch {
		case len(cells) == 0:
		case s.header == nil:
			s.header = cells
		case len(cells) > len(s.header):
			return s, Problem{File: file, Sheet: name, Line: line, What: fmt.Sprintf("has %d cells where the header has %d columns", len(cells), len(s.header)), Remedy: "move what stands beside the table to another sheet"}
		default:
			for len(cells) < len(s.header) {
				cells = append(cells, "")
			}
			s.rows, s.lines = append(s.rows, cells), append(s.lines, line)
		}
	}
	if err := rows.Error(); err != nil {
		return s, Problem{File: file, Sheet: name, What: fmt.Sprintf("cannot be read (%v)", err), Remedy: "save the workbook again"}
	}
	return s, nil
}
