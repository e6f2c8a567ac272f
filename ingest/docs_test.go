package ingest

import (
	"os"
	"strings"
	"testing"
)

// docs/tables.md must describe every table and column that can be loaded,
// in the words of the templates.
func TestTablesAreDescribed(t *testing.T) {
	content, err := os.ReadFile("../docs/tables.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		if !strings.Contains(string(content), "## "+table.name+"\n") {
			t.Errorf("no section on %s", table.name)
		}
		for _, c := range table.allColumns() {
			if columnAbout[c] == "" {
				t.Errorf("nothing says what column %s of %s is", c, table.name)
			}
			if !strings.Contains(string(content), "| "+c+" | "+columnAbout[c]+" |") {
				t.Errorf("column %s of %s is not described in the words of the template", c, table.name)
			}
		}
	}
}
