package dashboard

import (
	"fmt"
	"strings"
	"testing"

	"pdubench/queries"
)

// Every cell of the heat map counts as the CSV does.
func TestTheHeatMapShowsTheNumbersOfTheCSV(t *testing.T) {
	for _, open := range []func() (*queries.Snapshot, error){bundled, farshire} {
		made := runView(t, opened(t, open), "region_standards")
		g := regionStandardGrid(made, "")
		at, cellsSeen := map[string]int{}, 0
		for _, r := range parsed(t, made) {
			i := at[r["region"]]
			at[r["region"]]++
			var l line
			for _, other := range g.Lines {
				if other.Cells[0].Text == r["region"] {
					l = other
				}
			}
			if len(l.Cells) != len(g.Head) {
				t.Fatalf("%s has %d cells under %d headings", r["region"], len(l.Cells), len(g.Head))
			}
			var parts []string
			for _, rating := range ratings {
				if n := r[columnOf[rating.Word]]; n != "0" {
					parts = append(parts, n+" "+rating.Short)
				}
			}
			want, c := strings.Join(parts, ", "), l.Cells[i+1]
			if got := c.Text; c.Rating == "" && got != want {
				t.Errorf("%s %s shows %q, want %q", r["region"], r["standard"], got, want)
			}
			if c.Rating != "" && (c.Place != want || c.Text != r["median"]) {
				t.Errorf("%s %s shows %s, %q, want %s, %q", r["region"], r["standard"], c.Text, c.Place, r["median"], want)
			}
			if small := r["rated"] == "1" || r["rated"] == "2"; small && c.Rating != "" {
				t.Errorf("%s %s has a middle of %s", r["region"], r["standard"], r["rated"])
			}
			cellsSeen++
		}
		if cellsSeen < 100 {
			t.Errorf("only %d cells", cellsSeen)
		}
	}
}

// The views of standards count the same ratings: by region, by PDU, and the
// overall ones as the view regions does.
func TestTheViewsOfStandardsAgree(t *testing.T) {
	for _, open := range []func() (*queries.Snapshot, error){bundled, farshire} {
		s := opened(t, open)
		counted := map[string]int64{}
		for _, r := range rows(runView(t, s, "latest_standards")) {
			for i, c := range append([]string{"overall_rating"}, standardColumns...) {
				if word := r.text(c); word != "" {
					counted[fmt.Sprintf("%s %s %s", r.text("region"), append([]string{"overall"}, standardCodes...)[i], word)]++
				}
			}
		}
		whole := map[string]int64{}
		for _, r := range rows(runView(t, s, "region_standards")) {
			for _, rating := range ratings {
				n := r.integer(columnOf[rating.Word])
				if !r.has("region_slug") {
					if n != whole[r.text("standard")+rating.Word] {
						t.Errorf("%s: %d are %s together, the regions have %d", r.text("standard"), n, rating.Word, whole[r.text("standard")+rating.Word])
					}
					continue
				}
				whole[r.text("standard")+rating.Word] += n
				if want := counted[fmt.Sprintf("%s %s %s", r.text("region"), r.text("standard"), rating.Word)]; n != want {
					t.Errorf("%s %s: %d are %s, latest_standards has %d", r.text("region"), r.text("standard"), n, rating.Word, want)
				}
			}
		}
		for _, r := range rows(runView(t, s, "regions")) {
			for _, rating := range ratings {
				if got, want := counted[r.text("region")+" overall "+rating.Word], r.integer(columnOf[rating.Word]); got != want {
					t.Errorf("%s: %d are %s overall, the view regions has %d", r.text("region"), got, rating.Word, want)
				}
			}
		}
	}
}

func TestStandardsOfARegion(t *testing.T) {
	doc := newSite(t).page("/regions/yorkshire-and-the-humber")
	if n := doc.Find("#latest-standards tbody tr").Length(); n != 11 {
		t.Errorf("%d PDUs, want 11", n)
	}
	kirklees := doc.Find("#latest-standards tr:has(a[href='/pdus/kirklees'])")
	if got := kirklees.Find(".also").Length(); got != 4 {
		t.Errorf("%d standards of Kirklees are marked as of an earlier inspection, want 4: %s", got, kirklees.Text())
	}
	if got := doc.Find("#standards-by-region tbody tr").Length(); got != 2 {
		t.Errorf("%d areas beside each other, want the region and England and Wales", got)
	}
	if doc.Find("a[href='/trends?region=yorkshire-and-the-humber']").Length() != 1 {
		t.Error("the region does not lead to its trends")
	}
	text := newSite(t).page("/regions").Find("main").Text()
	if want := "The overall rating is known for 65 of 108 PDUs. Single standards are known for far fewer: Leadership for 8,"; !strings.Contains(text, want) {
		t.Errorf("regions does not say %q", want)
	}
}
