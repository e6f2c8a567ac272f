package ingest

import (
	"fmt"
	"strings"
)

// Problem is one thing wrong with a row of a source.
type Problem struct {
	File   string
	Sheet  string // of a workbook, else empty
	Line   int    // 1-based, the header is line 1
	Column string // empty where the whole row is meant
	What   string // what is wrong
	Remedy string
}

func (p Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Sheet != "" {
		fmt.Fprintf(&b, " sheet %s", p.Sheet)
	}
	if p.Line > 0 {
		fmt.Fprintf(&b, " line %d", p.Line)
	}
	if p.Column != "" {
		fmt.Fprintf(&b, " column %s", p.Column)
	}
	fmt.Fprintf(&b, ": %s; %s", p.What, p.Remedy)
	return b.String()
}

// Problems are all that is wrong with a load, which then fails whole.
type Problems []Problem

// shown is how many problems an error spells out.
const shown = 20

func (p Problems) Error() string {
	var b strings.Builder
	for i, problem := range p {
		if i == shown {
			fmt.Fprintf(&b, "\n… and %d more", len(p)-shown)
			break
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(problem.Error())
	}
	return b.String()
}

// err returns the problems as an error, nil where there are none.
func (p Problems) err() error {
	if len(p) == 0 {
		return nil
	}
	return p
}
