package sqlfiles

import (
	"strings"
	"testing"
)

const header = `-- How many?
-- One row a thing.
-- It has two lines.
-- param pdu pdu optional only this PDU
-- param by year|half_year optional length of a period
-- paged it is long
-- column n integer cases how many
-- column unit_long number metric's_unit a unit of two words
SELECT 1`

func TestHeaderIsRead(t *testing.T) {
	v, err := Parse("things", header)
	if err != nil {
		t.Fatal(err)
	}
	if v.Question != "How many?" || v.About != "One row a thing. It has two lines." || len(v.Params) != 2 || len(v.Columns) != 2 || !v.Paged {
		t.Errorf("%+v", v)
	}
	if c := v.Params[1].Choices(); len(c) != 2 || c[0] != "year" {
		t.Errorf("choices %v", c)
	}
	if v.Columns[1].Unit != "metric's unit" || v.Column("n") != 0 || v.Column("m") != -1 || v.Param("pdu") == nil || v.Param("pud") != nil {
		t.Errorf("%+v", v.Columns)
	}
}

func TestBadHeadersAreNamedWithTheirPlace(t *testing.T) {
	tests := []struct{ name, from, to, says string }{
		{"no question", "How many?", "How many.", "question mark"},
		{"no description", "-- One row a thing.\n-- It has two lines.\n", "", "what a row is"},
		{"no column", "-- column", "-- colunm", "names no column"},
		{"kind", "param pdu pdu", "param pdu unit", "line 4: write: param"},
		{"neither required nor optional", "pdu pdu optional", "pdu pdu perhaps", "line 4: write: param"},
		{"parameter without words", "optional only this PDU", "optional", "line 4: write: param"},
		{"type", "n integer", "n int", "line 7: write: column"},
		{"column without words", "cases how many", "cases", "line 7: write: column"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Parse("things", strings.ReplaceAll(header, tt.from, tt.to))
			if err == nil || !strings.Contains(err.Error(), tt.says) || !strings.Contains(err.Error(), "sql/views/things.sql") {
				t.Errorf("%v does not say %q", err, tt.says)
			}
		})
	}
}

// A header that is accepted is whole: what pages and downloads read is there.
func FuzzHeader(f *testing.F) {
	f.Add(header)
	f.Add("-- ?\n-- param\n-- column")
	for _, v := range Views() {
		f.Add(v.Query)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := Parse("x", text)
		if err != nil {
			return
		}
		if v.Question == "" || v.About == "" || len(v.Columns) == 0 || v.Query != text {
			t.Errorf("accepted %+v", v)
		}
		for _, c := range v.Columns {
			if c.Name == "" || c.Type == "" || c.About == "" {
				t.Errorf("accepted column %+v", c)
			}
		}
		for _, p := range v.Params {
			if p.Name == "" || p.Kind == "" || p.About == "" {
				t.Errorf("accepted parameter %+v", p)
			}
		}
	})
}

func TestVersionChangesWithEveryDerivedTable(t *testing.T) {
	for _, name := range []string{"macros.sql", "words.sql", "subject.sql", "fact.sql", "compared.sql", "told.sql", "related.sql"} {
		if !strings.Contains(Macros(), read(name)) {
			t.Errorf("%s is no part of what makes a snapshot", name)
		}
	}
	if len(Version()) != 12 {
		t.Errorf("version %q", Version())
	}
}
