package dashboard

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// What a metric's page says is what the download of its sentences says.
func TestAMetricsPageSaysWhatTheViewSays(t *testing.T) {
	s := newFarshire(t)
	for address, want := range map[string][]string{
		"/metrics/vacancy_rate?pdu=wakefield&segment=PO":             {"6th lowest of the 15 PDUs that published one", "No interval: the number of posts was not published."},
		"/metrics/vacancy_rate?pdu=leeds&segment=PO":                 {"No probation officer vacancy rate of Leeds is published", "101 PDUs|100 PDUs"},
		"/metrics/key_question?pdu=northmoor&segment=P%202.1/safety": {"Northmoor’s share of cases judged satisfactory", "the peers’ pooled"},
		"/metrics/wmt_capacity?pdu=wakefield&segment=PQiP":           {"under 100 per cent of capacity, which is a bound and so not ranked"},
		"/metrics/score":                                                 {"of the 2021 programme, from 0", "of the 2023 programme, from 3"},
		"/metrics/overall_rating":                                        {"73 PDUs have a rating: 33 Inadequate, 38 Requires improvement and 2 Good."},
		"/metrics/vacancy_rate?segment=PO&peers=region":                  {"Each is ranked among the PDUs of its own region."},
		"/metrics/settled_accommodation?pdu=wakefield&segment=start":     {"lowest share of the 9 PDUs"},
		"/metrics/vacancy_rate?pdu=wakefield&segment=PO&peers=york":      {"the only one published among these PDUs"},
		"/metrics/vacancy_rate?pdu=wakefield&segment=PO&inspections=all": {"6th lowest of the 15 PDUs"},
	} {
		got := s.page(address).Find(".finding").Text()
		for _, alternatives := range want {
			said := false
			for one := range strings.SplitSeq(alternatives, "|") {
				said = said || strings.Contains(got, one)
			}
			if !said {
				t.Errorf("%s says %q, not %q", address, got, alternatives)
			}
		}
		if strings.Contains(got, "'") {
			t.Errorf("%s has a typewriter’s apostrophe: %s", address, got)
		}
	}
}

func TestEveryPartOfAMetricHasItsSentence(t *testing.T) {
	s := newFarshire(t)
	parts := 0
	for _, metric := range snapshot(t).Names("metric") {
		for _, query := range []string{"", "?pdu=wakefield", "?inspections=all", "?peers=region"} {
			doc := s.page("/metrics/" + metric.Name + query)
			of := doc.Find("section.part")
			of.Each(func(i int, e *goquery.Selection) {
				parts++
				if metric.Name == "score" && i > 0 {
					return // all that is said of totals of points stands in the first part
				}
				said := e.Find(".finding")
				if of.Length() == 1 { // it is said of the page, below its title
					said = doc.Find("main > .finding")
				}
				if len(strings.TrimSpace(said.Text())) < 30 {
					t.Errorf("%s%s: a part has no sentence: %s", metric.Name, query, e.Text())
				}
			})
		}
	}
	if parts < 150 {
		t.Errorf("only %d parts looked at", parts)
	}
}
