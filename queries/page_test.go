package queries_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"pdubench/queries"
)

// Pages one after the other are the whole table: no row is lost, shown twice
// or worked out otherwise, and each page knows how many rows there are.
func TestPagesAddUpToTheWhole(t *testing.T) {
	t.Parallel()
	bundle := bundled(t)
	random := synthetic(t, insert(randomFacts(rand.New(rand.NewPCG(4, 12)), slugs(t)[:30]))...)
	for name, s := range map[string]*queries.Snapshot{"bundled": bundle, "random": random} {
		for _, view := range queries.Views() {
			values := map[string]string{}
			for _, p := range view.Params {
				switch {
				case p.Name == "metric" && p.Required:
					values["metric"] = "key_question"
				case p.Name == "pdu" && p.Required:
					values["pdu"] = "wakefield"
				case p.Required:
					values[p.Name] = needed[p.Name]
				}
			}
			inPages(t, name+" "+view.Name, s, view, values)
			if view.Paged && view.Param("pdu") != nil { // one row may say that there is nothing
				inPages(t, name+" "+view.Name+" of York", s, view, map[string]string{"pdu": "york"})
			}
		}
	}
}

func inPages(t *testing.T, name string, s *queries.Snapshot, view *queries.View, values map[string]string) {
	t.Helper()
	ask := func(page queries.Page) *queries.Table {
		table, err := s.RunPage(context.Background(), view.Name, values, page)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return table
	}
	whole := ask(queries.Page{})
	if whole.Total != len(whole.Rows) {
		t.Errorf("%s: %d rows in all, but has %d", name, whole.Total, len(whole.Rows))
	}
	size := 1 + len(whole.Rows)/4
	var joined string
	for skip := 0; skip < len(whole.Rows); skip += size {
		page := ask(queries.Page{Limit: size, Skip: skip})
		if page.Total != whole.Total || len(page.Rows) != min(size, whole.Total-skip) {
			t.Errorf("%s: %d rows after %d of %d, want %d of %d", name, len(page.Rows), skip, page.Total, min(size, whole.Total-skip), whole.Total)
		}
		joined += cells(page)
	}
	if joined != cells(whole) {
		t.Errorf("%s: pages of %d rows are not the whole table", name, size)
	}
	if after := ask(queries.Page{Limit: size, Skip: whole.Total + 1}); len(after.Rows) > 0 || after.Total != whole.Total {
		t.Errorf("%s: %d rows of %d after the last", name, len(after.Rows), after.Total)
	}
}

func TestLongTablesArePaged(t *testing.T) {
	for _, name := range []string{"results", "ratings", "ratings_check", "change", "figures", "findings", "rug", "side_by_side"} {
		for _, v := range queries.Views() {
			if v.Name == name && !v.Paged {
				t.Errorf("%s grows with the inspections and is not paged", name)
			}
		}
	}
}
