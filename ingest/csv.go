package ingest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// sheet is a table as it stands in a file: its header and its rows, each
// with its line.
type sheet struct {
	name   string // of a workbook's sheet, else empty
	header []string
	rows   [][]string
	lines  []int
}

// readCSV splits a CSV file (UTF-8, RFC 4180, one header row).
func readCSV(file string, content []byte) (sheet, error) {
	content = bytes.TrimPrefix(content, []byte("\ufeff"))
	if i := invalidUTF8(content); i >= 0 {
		line := 1 + bytes.Count(content[:i], []byte("\n"))
		return sheet{}, Problem{File: file, Line: line, What: "holds a byte that is not UTF-8 text", Remedy: "save the file as CSV UTF-8"}
	}
	in := csv.NewReader(bytes.NewReader(content))
	header, err := in.Read()
	if errors.Is(err, io.EOF) {
		return sheet{}, Problem{File: file, Line: 1, What: "is empty", Remedy: "write a template with pdubench template and fill it in"}
	}
	if err != nil {
		return sheet{}, csvProblem(file, err)
	}
	s := sheet{header: trimmed(header)}
	in.FieldsPerRecord = -1 // checked below, with a better message
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			return s, nil
		}
		if err != nil {
			return sheet{}, csvProblem(file, err)
		}
		line, _ := in.FieldPos(0)
		if len(record) != len(header) {
			return sheet{}, Problem{File: file, Line: line, What: fmt.Sprintf("has %d cells where the header has %d columns", len(record), len(header)),
				Remedy: "put cells that hold a comma in double quotes, and fill up missing ones"}
		}
		s.rows, s.lines = append(s.rows, record), append(s.lines, line)
	}
}

func csvProblem(file string, err error) error {
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return Problem{File: file, Line: parse.Line, What: parse.Err.Error(), Remedy: "close every double quote, and double those inside a cell"}
	}
	return fmt.Errorf("%s: %w", file, err)
}

// invalidUTF8 returns the place of the first byte that is not text, or -1.
func invalidUTF8(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 || r == 0 {
			return i
		}
		i += n
	}
	return -1
}

func trimmed(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.TrimSpace(c)
	}
	return out
}
