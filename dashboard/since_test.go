package dashboard

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestWhatChangedInWords(t *testing.T) {
	rating := func(verdict, from, to string) cells {
		return cells{"metric": "overall_rating", "unit": "rating", "verdict": verdict, "earlier_value": from, "later_value": to}
	}
	share := func(verdict string) cells {
		return cells{"metric": "key_question", "unit": "percent", "verdict": verdict, "difference": 5.0, "lower95": 1.0, "upper95": 9.0}
	}
	const same = " They are answers about the same cases, so they tend to move together."
	for _, c := range []struct {
		rows []cells
		want string
	}{
		{[]cells{rating("up", "Inadequate", "Good")}, "Its overall rating went up from Inadequate to Good. Chance cannot be ruled out for any other change: no share of cases was published by both inspections with its number of cases."},
		{[]cells{rating("same", "Good", "Good"), share("better")}, "Its overall rating stayed Good. Of the 1 share of cases that both inspections published, 1 is better beyond chance."},
		{[]cells{share("better"), share("better"), share("worse"), share("no_clear_change")}, "Of the 4 shares of cases that both inspections published, 2 are better and 1 is worse beyond chance; 1 shows no clear change." + same},
		{[]cells{share("no_clear_change"), share("no_clear_change")}, "Of the 2 shares of cases that both inspections published, none changed beyond chance." + same},
	} {
		var all []map[string]any
		all = append(all, c.rows...)
		if got := changeSentence(table(t, "change", nil, all...)); got != c.want {
			t.Errorf("%s\nwant %s", got, c.want)
		}
	}
}

// A PDU inspected twice has its two inspections side by side: in words, drawn,
// and as the rows of the download.
func TestTheLastTwoInspectionsSideBySide(t *testing.T) {
	s := newFarshire(t)
	made, err := opened(t, farshire).Run(context.Background(), "change", map[string]string{"pdu": "northmoor"})
	if err != nil {
		t.Fatal(err)
	}
	since, err := newSinceLast(made, "Northmoor")
	if err != nil || len(since.Charts) != 1 {
		t.Fatalf("%d charts (%v)", len(since.Charts), err)
	}
	var want, got []string
	compared := 0
	for _, r := range parsed(t, made) {
		if r["lower95"] != "" {
			want = append(want, r["difference"])
		}
		if r["metric"] != "" {
			compared++
		}
	}
	for _, series := range readOption(t, since.Charts[0]).Series {
		for _, d := range series.Data {
			if series.Name != "" { // the ends of the intervals
				got = append(got, plainNumber(d.Value.([]any)[0]))
			}
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) || len(want) < 10 {
		t.Errorf("drawn %v, the CSV has %v", got, want)
	}
	doc := s.page("/pdus/northmoor")
	if n := doc.Find("#changes tbody tr").Length(); n != compared {
		t.Errorf("%d rows, the CSV has %d", n, compared)
	}
	if got := doc.Find("main").Text(); !strings.Contains(got, "Its overall rating went up from Requires improvement to Good.") {
		t.Error("the page does not say how the rating changed")
	}
	if got := s.page("/pdus/wakefield").Find("main").Text(); !strings.Contains(got, "only one inspection is known") {
		t.Error("of one inspection the page does not say that there is no other")
	}
}

func TestTheTableOfASpineHasItsNumbers(t *testing.T) {
	s := opened(t, farshire)
	cells := 0
	for _, pdu := range []string{"wakefield", "northmoor", "kirklees"} {
		made, err := s.Run(context.Background(), "spine", map[string]string{"pdu": pdu})
		if err != nil {
			t.Fatal(err)
		}
		c, err := spine(made)
		if err != nil {
			t.Fatal(err)
		}
		g := spineGrid(made, pdu)
		if n := len(categoriesOf(readOption(t, *c))); n != len(g.Lines) {
			t.Errorf("%s: %d figures drawn, %d in the table", pdu, n, len(g.Lines))
		}
		i := 0
		for _, r := range rows(made) {
			if !r.has("at_value") || r.text("polarity") == "neutral" {
				continue
			}
			for at, column := range map[int]string{2: "worst", 4: "median", 6: "best"} {
				want := r.text(column)
				if f, ok := r.number(column); ok {
					want = withUnit(f, r.text("unit"))
				}
				if got := g.Lines[i].Cells[at].Text; got != want {
					t.Errorf("%s %s: %s is %q, want %q", pdu, metricPart(r), column, got, fmt.Sprint(want))
				}
				cells++
			}
			i++
		}
	}
	if cells < 60 {
		t.Errorf("only %d cells compared", cells)
	}
}
