package dashboard

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The funnel draws the rows of its two downloads and nothing else.
func TestTheFunnelDrawsTheNumbersOfTheCSV(t *testing.T) {
	s := opened(t, farshire)
	drawn := 0
	for _, pdu := range []string{"", "Northmoor"} {
		for _, segment := range s.Names("segment key_question") {
			values := map[string]string{"metric": "key_question", "segment": segment.Canonical, "pdu": strings.ToLower(pdu)}
			points, err := s.Run(context.Background(), "funnel", values)
			if err != nil {
				t.Fatal(err)
			}
			limits, err := s.Run(context.Background(), "funnel_limits", values)
			if err != nil {
				t.Fatal(err)
			}
			c, err := funnelChart(rows(points), rows(limits), pdu, "chart", "Funnel")
			if err != nil {
				t.Fatal(err)
			}
			var want, got []string
			for _, r := range parsed(t, points) {
				if r["n"] == "" {
					continue
				}
				series := "PDUs within"
				if r["outside"] != "" {
					series = "PDUs outside"
				}
				if r["pdu"] == pdu {
					series = pdu
				}
				want = append(want, fmt.Sprintf("%s %s %s %s", series, r["pdu"], r["n"], r["share"]))
			}
			for _, r := range parsed(t, limits) {
				for column, series := range map[string]string{"pooled": "Taken together", "lower95": "95% limits", "upper95": "95% limits", "lower998": "99.8% limits", "upper998": "99.8% limits"} {
					want = append(want, fmt.Sprintf("%s  %s %s", series, r["n"], r[column]))
				}
			}
			for _, series := range readOption(t, *c).Series {
				for _, d := range series.Data {
					pair := d.Value.([]any)
					got = append(got, fmt.Sprintf("%s %s %s %s", series.Name, d.Name, plainNumber(pair[0]), plainNumber(pair[1])))
				}
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s %s: drawn\n%s\nthe CSV has\n%s", pdu, segment.Canonical, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			drawn += len(got)
		}
	}
	if drawn < 5000 {
		t.Errorf("only %d points compared", drawn)
	}
}

func TestAMetricsPageSaysHowManyLieOutside(t *testing.T) {
	s := newFarshire(t)
	doc := s.page("/metrics/key_question?pdu=northmoor&segment=P%202.1/safety")
	if doc.Find("#chart-funnel-1").Length() != 1 {
		t.Error("the funnel is missing")
	}
	want := "9 PDUs published the number of cases; taken together they have 59.5 per cent. 3 lie outside the limits within which chance alone would keep 95 in 100: " +
		"Northmoor (better), Westhay (worse) and Stonebeck (better). All of these are outside the 99.8 per cent limits too. " +
		"Their spread is 4.1 times what chance alone gives."
	if got := doc.Find("main").Text(); !strings.Contains(got, want) {
		t.Errorf("the page does not say %q", want)
	}
	for _, text := range []string{"PDUs and their limits", "the curves"} {
		href := doc.Find("a:contains('"+text+"')").AttrOr("href", "")
		res, body := s.get(strings.Replace(href, "?", ".csv?", 1))
		if res.StatusCode != 200 || !strings.Contains(string(body), "lower998") {
			t.Errorf("%s leads to %s: %d %.100s", text, href, res.StatusCode, body)
		}
	}
}

func TestWhyThereIsNoFunnel(t *testing.T) {
	s := newSite(t)
	for address, want := range map[string]string{
		"/metrics/overall_rating":                                    "these figures are not shares of cases",
		"/metrics/vacancy_rate?segment=PO":                           "no PDU has published the number of posts behind its figure",
		"/metrics/key_question?pdu=wakefield&segment=P%202.1/safety": "1 PDU has published the number of cases behind a figure, and a funnel needs 3",
		"/metrics/vacancy_rate?inspections=all&segment=PO":           "no PDU has published the number of posts",
		"/metrics/settled_accommodation?peers=all":                   "1 PDU has published the number of cases",
	} {
		doc := s.page(address)
		if got := doc.Find("h2:contains('More than chance?') ~ p").Text(); !strings.Contains(got, want) {
			t.Errorf("%s says %q, not %q", address, got, want)
		}
		if doc.Find("[id^=chart-funnel]").Length() > 0 {
			t.Errorf("%s draws a funnel", address)
		}
	}
}

func TestFunnelSentences(t *testing.T) {
	pdu := func(name, outside, side string) cells {
		return cells{"pdu": name, "segment": "", "n": int64(40), "share": 50.0, "pooled": 52.25, "outside": outside, "side": side}
	}
	for _, c := range []struct {
		rows []cells
		want string
	}{
		{[]cells{pdu("Northmoor", "", ""), pdu("Eastfen", "", ""), pdu("Westhay", "", "")},
			"3 PDUs published the number of cases; taken together they have 52.3 per cent. None lies outside the limits within which chance alone would keep 95 in 100."},
		{[]cells{pdu("Northmoor", "", ""), pdu("Eastfen", "95", "worse"), pdu("Westhay", "", "")},
			"3 PDUs published the number of cases; taken together they have 52.3 per cent. 1 lies outside the limits within which chance alone would keep 95 in 100: Eastfen (worse)."},
		{[]cells{pdu("Northmoor", "99.8", "better"), pdu("Eastfen", "95", "worse"), pdu("Westhay", "", "")},
			"3 PDUs published the number of cases; taken together they have 52.3 per cent. 2 lie outside the limits within which chance alone would keep 95 in 100: Northmoor (better) and Eastfen (worse). Of these, outside the 99.8 per cent limits too: Northmoor (better)."},
	} {
		if got := funnelSentence(rows(table(t, "funnel", nil, c.rows...))); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
