package dashboard

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pdubench/queries"
)

// The chief inspector's question, from the front page in no more clicks than
// there are links below: which PDUs changed rating at re-inspection?
func TestWhoMovedAtReinspectionIsTwoClicksAway(t *testing.T) {
	s := newSite(t)
	to, found := s.page("/").Find("nav[aria-label=Main] a:contains('Trends')").Attr("href")
	if !found {
		t.Fatal("the front page does not lead to trends")
	}
	doc := s.page(to)
	if doc.Find("a[href='#again']").Length() == 0 || doc.Find("h2#again").Length() != 1 {
		t.Error("trends does not lead to its re-inspections")
	}
	text := doc.Find("main").Text()
	for _, want := range []string{
		"13 of the 65 PDUs with an inspection known have been inspected twice or more.",
		"3 were rated higher (Essex North; Swansea, Neath Port Talbot; and West Kent), 3 lower (Gateshead and South Tyneside; North and North East Lincolnshire; and Northamptonshire), and 7 the same.",
		"totals of points do not, and are not compared",
		"no interval can say whether one step is more than chance",
		"2023 H2 to 2025 H2: no significant change",
		"No trend can be tested: the test needs five half-years in a row, each with a number of cases. Only 2024 H2 has one.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("trends does not say %q", want)
		}
	}
	var moved []string
	for i := range doc.Find("#again-overall-rating tbody tr").Length() {
		row := doc.Find("#again-overall-rating tbody tr").Eq(i)
		moved = append(moved, row.Find("th").Text()+": "+row.Find("td").Eq(4).Text())
	}
	if len(moved) != 13 || moved[0] != "Essex North: rated higher" || moved[3] != "Gateshead and South Tyneside: rated lower" || !strings.HasSuffix(moved[12], "same rating") {
		t.Errorf("the table lists %s", strings.Join(moved, "; "))
	}
}

// change_summary counts what change lists.
func TestMovesAreCountedAsListed(t *testing.T) {
	counted := 0
	for _, open := range []func() (*queries.Snapshot, error){bundled, farshire} {
		s := opened(t, open)
		for _, metric := range s.Names("metric") {
			for _, region := range []string{"", "wales", "yorkshire-and-the-humber"} {
				values := map[string]string{"metric": metric.Canonical}
				if region != "" {
					values["region"] = region
				}
				changes, err := s.Run(context.Background(), "change", values)
				if err != nil {
					t.Fatal(err)
				}
				summary, err := s.Run(context.Background(), "change_summary", values)
				if err != nil {
					t.Fatal(err)
				}
				tally := map[string]int64{}
				column := map[string]string{"up": "improved", "better": "improved", "down": "declined", "worse": "declined", "same": "unchanged",
					"no_clear_change": "unchanged", "higher": "moved", "lower": "moved", "not_compared": "not_compared"}
				for _, r := range rows(changes) {
					tally[r.text("segment")+" "+column[r.text("verdict")]]++
					tally[r.text("segment")+" both"]++
					if strings.Contains(r.text("notes"), "[b]") {
						tally[r.text("segment")+" across"]++
					}
				}
				for _, r := range rows(summary) {
					for _, c := range []string{"both", "across", "improved", "declined", "unchanged", "moved", "not_compared"} {
						if got, want := r.integer(c), tally[r.text("segment")+" "+c]; got != want {
							t.Errorf("%s %v: %s %s is %d, change has %d", s.ID[:4], values, r.text("segment"), c, got, want)
						}
						counted += int(r.integer(c))
					}
				}
				if len(changes.Rows) > 0 && len(bySegment(rows(changes))) == 0 || len(summary.Rows) == 0 {
					t.Errorf("%v: %d rows of change, %d counted", values, len(changes.Rows), len(summary.Rows))
				}
			}
		}
	}
	if counted < 100 {
		t.Errorf("only %d moves counted", counted)
	}
}

func runView(t *testing.T, s *queries.Snapshot, view string, pairs ...string) *queries.Table {
	t.Helper()
	values := map[string]string{}
	for _, p := range pairs {
		name, value, _ := strings.Cut(p, "=")
		values[name] = value
	}
	made, err := s.Run(context.Background(), view, values)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// On both sides of a slope every PDU stands below the heading of its rating,
// and each line joins the two places of one PDU.
func TestTheSlopeDrawsTheRatingsOfTheCSV(t *testing.T) {
	made := runView(t, snapshot(t), "change", "metric=overall_rating")
	all, err := Charts(made)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d charts, %v", len(all), err)
	}
	o := readOption(t, all[0])
	side := func(axis int, at any) (pdu, rating string) {
		names := o.YAxis[axis].Data
		i := int(at.(float64))
		pdu = fmt.Sprint(names[i])
		for ; i >= 0; i-- {
			if heading, ok := names[i].(map[string]any); ok {
				return pdu, fmt.Sprint(heading["value"])
			}
		}
		return pdu, ""
	}
	var drawn, want []string
	for _, m := range o.Series[0].MarkLine.Data {
		pair := m.([]any)
		from := pair[0].(map[string]any)
		leftPDU, left := side(0, from["coord"].([]any)[1])
		rightPDU, right := side(1, pair[1].(map[string]any)["coord"].([]any)[1])
		if leftPDU != rightPDU {
			t.Errorf("a line joins %s and %s", leftPDU, rightPDU)
		}
		drawn = append(drawn, fmt.Sprintf("%s: %s, %s, %s", leftPDU, left, right, from["lineStyle"].(map[string]any)["type"]))
	}
	dashes := map[string]string{"up": "solid", "same": "solid", "down": "dashed"}
	for _, r := range parsed(t, made) {
		want = append(want, fmt.Sprintf("%s: %s, %s, %s", r["pdu"], r["earlier_value"], r["later_value"], dashes[r["verdict"]]))
	}
	slices.Sort(drawn)
	slices.Sort(want)
	if len(want) != 13 || !slices.Equal(drawn, want) {
		t.Errorf("drawn\n%s\nthe CSV has\n%s", strings.Join(drawn, "\n"), strings.Join(want, "\n"))
	}
}

func TestDifferencesDrawTheNumbersOfTheCSV(t *testing.T) {
	compared := 0
	for _, segment := range []string{"", "P 2.1/safety", "P 2.4/engagement"} {
		pairs := []string{"metric=key_question", "region=farshire"}
		if segment != "" {
			pairs = append(pairs, "segment="+segment)
		}
		made := runView(t, opened(t, farshire), "change", pairs...)
		all, err := Charts(made)
		if err != nil {
			t.Fatal(err)
		}
		var drawn, want []string
		for _, c := range all {
			o := readOption(t, c)
			for _, s := range o.Series {
				for _, d := range s.Data {
					if s.Name != "" { // the nameless one is the room of the intervals
						drawn = append(drawn, fmt.Sprintf("%s %s", s.Name, plainNumber(d.Value.([]any)[0])))
					}
				}
				for _, m := range s.MarkLine.Data {
					if pair, ok := m.([]any); ok {
						drawn = append(drawn, fmt.Sprintf("interval %s %s", plainNumber(pair[0].(map[string]any)["coord"].([]any)[0]), plainNumber(pair[1].(map[string]any)["coord"].([]any)[0])))
					}
				}
			}
		}
		series := map[string]string{"better": "Beyond chance", "worse": "Beyond chance", "no_clear_change": "No clear change"}
		for _, r := range parsed(t, made) {
			want = append(want, series[r["verdict"]]+" "+r["difference"], fmt.Sprintf("interval %s %s", r["lower95"], r["upper95"]))
		}
		slices.Sort(drawn)
		slices.Sort(want)
		if !slices.Equal(drawn, want) {
			t.Errorf("%s: drawn\n%s\nthe CSV has\n%s", segment, strings.Join(drawn, "\n"), strings.Join(want, "\n"))
		}
		compared += len(want)
	}
	if compared < 80 {
		t.Errorf("only %d marks compared", compared)
	}
}

// Every share of a drawn trend is at its place with its interval.
func TestTrendsDrawTheNumbersOfTheCSV(t *testing.T) {
	compared := 0
	for _, c := range []struct {
		of    func() (*queries.Snapshot, error)
		pairs []string
	}{
		{bundled, []string{"metric=key_question"}}, {bundled, []string{"metric=vacancy_rate", "segment=PO"}},
		{farshire, []string{"metric=key_question", "region=farshire"}}, {farshire, []string{"metric=key_question", "region=farshire", "by=year"}},
		{farshire, []string{"metric=settled_accommodation", "region=farshire"}},
	} {
		made := runView(t, opened(t, c.of), "trend", c.pairs...)
		all, err := Charts(made)
		if err != nil || len(all) == 0 {
			t.Fatalf("%v: %d charts, %v", c.pairs, len(all), err)
		}
		var drawn, want []string
		for _, chart := range all {
			o := readOption(t, chart)
			for _, s := range o.Series {
				for _, d := range s.Data {
					drawn = append(drawn, "point "+plainNumber(d.Value.([]any)[1]))
				}
				for _, m := range s.MarkLine.Data {
					low, high := m.([]any)[0].(map[string]any)["coord"].([]any), m.([]any)[1].(map[string]any)["coord"].([]any)
					if low[0] != high[0] {
						t.Errorf("%v: an interval leans from %v to %v", c.pairs, low, high)
					}
					drawn = append(drawn, fmt.Sprintf("interval %s %s", plainNumber(low[1]), plainNumber(high[1])))
				}
			}
		}
		single := onePeriod(made) != ""
		for _, r := range parsed(t, made) {
			switch {
			case r["share"] != "":
				want = append(want, "point "+r["share"], fmt.Sprintf("interval %s %s", r["lower95"], r["upper95"]))
			case r["median"] != "" && !single:
				want = append(want, "point "+r["median"])
			}
		}
		slices.Sort(drawn)
		slices.Sort(want)
		if !slices.Equal(drawn, want) {
			t.Errorf("%v: drawn\n%s\nthe CSV has\n%s", c.pairs, strings.Join(drawn, "\n"), strings.Join(want, "\n"))
		}
		compared += len(want)
	}
	if compared < 200 {
		t.Errorf("only %d marks compared", compared)
	}
}

func TestTrendsAsked(t *testing.T) {
	s := newSite(t)
	for address, want := range map[string]string{
		"/trends?metric=vacancy_rate&segment=PO&region=wales": "How has the vacancy rate for probation officers in Wales changed over time?",
		"/trends?metric=caseload&from=2030":                   "No PDU has published the caseload within these filters.",
		"/trends?region=greater-manchester":                   "No PDU has been inspected twice, as far as is known here; 3 PDUs have an inspection known.",
		"/trends?from=2030":                                   "No rating has been published within these filters.",
		"/trends?metric=vacancy_rate":                         "No PDU has published the vacancy rate at two inspections within these filters",
		"/trends?metric=score":                                "the test is for shares of cases",
		"/trends?metric=standard_rating&segment=P%202.3":      "five half-years in a row, each with a rating",
	} {
		if got := s.page(address).Find("body").Text(); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q", address, want)
		}
	}
	res, _ := s.get("/trends?metric=vacancy_rate&segment=P%202.3/safety&region=wales")
	if got := res.Header.Get("Location"); res.StatusCode != 302 || got != "/trends?metric=vacancy_rate&region=wales" {
		t.Errorf("a part of another metric leads with %d to %q", res.StatusCode, got)
	}
	if res, _ := s.get("/trends.csv?metric=vacancy_rate&segment=P%202.3/safety"); res.StatusCode != 400 {
		t.Errorf("a download of a part of another metric answers %d", res.StatusCode)
	}
	doc := s.page("/trends?metric=vacancy_rate&region=wales")
	if got := doc.Find("form:has(#field-metric) input[type=hidden][name=region]").AttrOr("value", ""); got != "wales" {
		t.Errorf("choosing a metric would keep the region %q", got)
	}
	if got := doc.Find("form:has(#field-region) input[type=hidden][name=metric]").AttrOr("value", ""); got != "vacancy_rate" {
		t.Errorf("choosing a region would keep the metric %q", got)
	}
}

func TestFarshireMovedBeyondChance(t *testing.T) {
	s := newFarshire(t)
	text := s.page("/trends?region=farshire").Find("main").Text()
	for _, want := range []string{
		"No significant change from 2023 H2 to 2025 H2 in each of 12 parts, by the five-point trend test.",
		"3 of the 8 PDUs with an inspection known have been inspected twice or more. Between the latest two inspections 1 was rated higher (Northmoor), none lower, and 2 the same.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("Farshire's trends do not say %q", want)
		}
	}
	text = s.page("/trends?metric=key_question&segment=P%202.3/safety&region=farshire").Find("main").Text()
	if want := "P 2.3 Implementation and delivery: safety of others: of 3 PDUs with both figures, 1 better beyond chance and 2 no clear change."; !strings.Contains(text, want) {
		t.Errorf("Farshire's safety does not say %q", want)
	}
}

func TestPeriodsWithoutGaps(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2023 H1", "2024 H2", "2023 H1,2023 H2,2024 H1,2024 H2"}, {"2022", "2024", "2022,2023,2024"}, {"2024 H1", "2024 H1", "2024 H1"},
		{"no date published", "no date published", "no date published"}, {"2024 H9", "2025 H1", "2024 H9"},
	} {
		if got := strings.Join(withoutGaps(c.from, c.to), ","); got != c.want {
			t.Errorf("%s to %s is %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

// A nation's worth of re-inspections leaves out the lines of those that stayed.
func TestACrowdedSlopeDrawsWhatMoved(t *testing.T) {
	var all []cells
	for i := range 60 {
		row := cells{"pdu": fmt.Sprintf("Northmoor %d", i), "metric": "overall_rating", "segment": "", "unit": "rating", "earlier_value": "Good", "later_value": "Good", "verdict": "same"}
		if i%10 == 0 {
			row["later_value"], row["verdict"] = "Outstanding", "up"
		}
		all = append(all, row)
	}
	overall := []queries.Filter{{Name: "metric", Value: "overall_rating", Label: "Overall rating"}}
	for _, c := range []struct {
		rows []cells
		want int
		says bool
	}{{all, 6, true}, {all[:40], 40, false}, {all[1:10], 9, false}} {
		charts, err := Charts(table(t, "change", overall, c.rows...))
		if err != nil || len(charts) != 1 {
			t.Fatalf("%d charts, %v", len(charts), err)
		}
		if got := len(readOption(t, charts[0]).Series[0].MarkLine.Data); got != c.want {
			t.Errorf("%d of %d lines drawn, want %d", got, len(c.rows), c.want)
		}
		if got := strings.Contains(charts[0].Caption, "Only PDUs that moved are drawn"); got != c.says {
			t.Errorf("%d rows: the caption reads %q", len(c.rows), charts[0].Caption)
		}
	}
}
