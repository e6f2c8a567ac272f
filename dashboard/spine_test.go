package dashboard

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// spineMarks are the marks that rows of a spine's CSV ask for; names are
// those of the chart's rows, in the order of the CSV.
func spineMarks(t *testing.T, c Chart, csv []map[string]string) []string {
	names := categoriesOf(readOption(t, c))
	var want []string
	for _, r := range csv {
		if r["at_value"] == "" || r["polarity"] == "neutral" {
			continue
		}
		if len(names) == 0 {
			t.Fatalf("no row is drawn for %s %s", r["metric"], r["segment"])
		}
		want = append(want, fmt.Sprintf("point %s %s", names[0], r["at_value"]), fmt.Sprintf("interval %s %s %s", names[0], r["at_worst"], r["at_best"]))
		if r["at_worst_quarter"] != "" {
			want = append(want, fmt.Sprintf("interval %s %s %s", names[0], r["at_worst_quarter"], r["at_best_quarter"]))
		}
		names = names[1:]
	}
	if len(names) > 0 {
		t.Errorf("rows without a figure are drawn: %v", names)
	}
	return append(want, "median 0") // the line of the peer median
}

func TestTheSpineDrawsTheNumbersOfTheCSV(t *testing.T) {
	drawn := 0
	for _, pdu := range snapshot(t).Names("pdu") {
		for _, peers := range []string{"all", "region"} {
			made, err := snapshot(t).Run(context.Background(), "spine", map[string]string{"pdu": pdu.Canonical, "peers": peers})
			if err != nil {
				t.Fatal(err)
			}
			charts, err := Charts(made)
			if err != nil {
				t.Fatal(err)
			}
			if len(charts) == 0 {
				for _, r := range parsed(t, made) {
					if r["at_value"] != "" && r["polarity"] != "neutral" {
						t.Errorf("%s: %s %s has a place and is not drawn", pdu.Canonical, r["metric"], r["segment"])
					}
				}
				continue
			}
			drawn++
			sameMarks(t, charts[0], spineMarks(t, charts[0], parsed(t, made)))
		}
	}
	if drawn < 60 {
		t.Errorf("only %d spines compared", drawn)
	}
}

// A diamond is filled only where an interval says so.
func TestTheSpineFillsVerdicts(t *testing.T) {
	figure := func(segment, comparison string, at float64) cells {
		return cells{"metric": "key_question", "title": "Key question", "segment": segment, "unit": "percent", "polarity": "higher_is_better",
			"value": 56.0, "comparison": comparison, "at_value": at, "at_worst": -1.0, "at_best": 0.5}
	}
	neutral := figure("P 2.4/safety", "higher", 0.5)
	neutral["polarity"] = "neutral"
	made := table(t, "spine", nil, figure("P 2.1/safety", "worse", -0.9), figure("P 2.2/safety", "similar", 0.1), figure("P 2.3/safety", "not_compared", 0.2), neutral)
	charts, err := Charts(made)
	if err != nil || len(charts) != 1 {
		t.Fatalf("%d charts, %v", len(charts), err)
	}
	series := readOption(t, charts[0]).Series
	if len(series) != 2 || len(series[0].Data) != 2 || len(series[1].Data) != 1 {
		t.Fatalf("series %+v, want two diamonds without a verdict and one with", series)
	}
	if got := fmt.Sprint(series[1].Data[0].Value); got != "[-0.9 Cases: P 2.1 safety]" {
		t.Errorf("filled is %s", got)
	}
}

// A joint rank is one that the rows of the same metric share.
func TestJointRanksAreSaidToBe(t *testing.T) {
	joint, alone := 0, 0
	for _, metric := range snapshot(t).Names("metric") {
		made, err := snapshot(t).Run(context.Background(), "benchmark", map[string]string{"metric": metric.Canonical})
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range bySegment(rows(made)) {
			for _, r := range part {
				if !r.has("rank") || r.integer("of") == 1 {
					continue
				}
				tied := sharing(r, part) > 1
				if got := strings.HasPrefix(r.ranking(), "joint "); got != tied {
					t.Errorf("%s %s of %s is ranked %q, tied: %v", metric.Canonical, r.text("segment"), r.text("pdu"), r.ranking(), tied)
				}
				if tied {
					joint++
				} else {
					alone++
				}
			}
		}
	}
	if joint < 50 || alone < 20 {
		t.Errorf("%d joint ranks and %d alone tried", joint, alone)
	}
}

func TestProfileSaysWhatStandsOutAndWhatChanged(t *testing.T) {
	s := newSite(t)
	doc := s.page("/pdus/wakefield")
	if got := doc.Find("h3:contains('Strongest') + ul li").Length(); got != 3 {
		t.Errorf("%d strengths, want 3", got)
	}
	if got := doc.Find("h3:contains('Most of concern') + ul li").Text(); !strings.Contains(got, "can be placed on the worse side") {
		t.Errorf("concerns read %q", got)
	}
	if got := doc.Find("main").Text(); !strings.Contains(got, "No change can be shown: only one inspection is known.") {
		t.Error("the page does not say why no change is shown")
	}
	if doc.Find("#chart-spine").Length() != 1 || doc.Find("td:contains('none higher, 32 the same, 32 lower')").Length() != 1 {
		t.Error("the spine or the place of its rating is missing")
	}
	again := s.page("/pdus/north-and-north-east-lincolnshire")
	if h := again.Find("h2:contains('Since the inspection published on 30 March 2023')").Length(); h != 1 {
		t.Errorf("%d headings name the inspection before, want 1", h)
	}
	if got := again.Find("#changes tbody tr").First().Text(); !strings.Contains(got, "Requires improvement") || !strings.Contains(got, "rated lower") {
		t.Errorf("the change reads %q", got)
	}
}

func TestChangesInWords(t *testing.T) {
	share := func(verdict string, difference, low, high float64) cells {
		return cells{"pdu": "Northmoor", "slug": "northmoor", "metric": "key_question", "title": "Key question", "segment": "P 2.1/safety", "unit": "percent",
			"earlier_value": 40.0, "later_value": 40 + difference, "difference": difference, "lower95": low, "upper95": high, "verdict": verdict,
			"earlier_published": "2023-02", "later_published": "2025-01"}
	}
	for _, c := range []struct {
		row  cells
		want []string
	}{
		{share("better", 20.25, 1.5, 37), []string{"+20.3 points", "1.5 to 37 points", "better, beyond chance"}},
		{share("no_clear_change", -6, -24, 13), []string{"−6 points", "−24 to 13 points", "no clear change"}},
		{cells{"pdu": "Northmoor", "metric": "settled_accommodation", "title": "Settled", "unit": "count", "earlier_value": 19.0, "earlier_denominator": int64(39),
			"later_value": 20.0, "later_denominator": int64(30), "difference": 17.9, "lower95": -5.0, "upper95": 38.0, "verdict": "no_clear_change"}, []string{"19 of 39", "20 of 30", "+17.9 points"}},
		{cells{"pdu": "Northmoor", "metric": "score", "title": "Score", "unit": "score", "earlier_value": 4.0, "later_value": 6.0, "verdict": "not_compared"}, []string{"no verdict"}},
	} {
		g := changeGrid(table(t, "change", nil, c.row), "")
		var got []string
		for _, cell := range g.Lines[0].Cells {
			got = append(got, cell.Text)
		}
		text := strings.Join(got, " | ")
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", text, want)
			}
		}
	}
}

// sharing counts the rows with the same rank among the same number of PDUs.
func sharing(r row, part []row) int {
	n := 0
	for _, o := range part {
		if o.has("rank") && o.integer("rank") == r.integer("rank") && o.integer("of") == r.integer("of") {
			n++
		}
	}
	return n
}
