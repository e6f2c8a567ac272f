package dashboard

import (
	"testing"

	"pdubench/queries"
)

type cells = map[string]any

func vacancy(pdu string, value float64, more cells) cells {
	row := cells{"pdu": pdu, "segment": "PO", "qualifier": "", "value": value, "unit": "percent", "comparison": "not_compared", "notes": ""}
	for n, v := range more {
		row[n] = v
	}
	return row
}

func ranked(rank, of int64, median float64) cells {
	return cells{"rank": rank, "of": of, "peer_median": median}
}

func TestBenchmarkSentences(t *testing.T) {
	vacancies := []queries.Filter{{Name: "metric", Value: "vacancy_rate", Label: "Vacancy rate"}}
	with := func(f []queries.Filter, name, value, label string) []queries.Filter {
		return append(append([]queries.Filter{}, f...), queries.Filter{Name: name, Value: value, Label: label})
	}
	three := []cells{vacancy("Northmoor", 20, ranked(1, 3, 35)), vacancy("Eastfen", 30, ranked(2, 3, 30)), vacancy("Westhay", 40, ranked(3, 3, 25))}
	interval := cells{"rank": int64(1), "of": int64(2), "peer_median": 40.0, "lower95": 10.2, "upper95": 24.9, "numerator": int64(6), "denominator": int64(39),
		"peer_value": 40.0, "comparison": "better"}
	for _, c := range []struct {
		name, pdu string
		filters   []queries.Filter
		rows      []cells
		want      string
	}{
		{"in the middle", "Eastfen", vacancies, three,
			"Eastfen’s vacancy rate for probation officers was 30 per cent, 2nd lowest of the 3 PDUs that published one (peer median 30 per cent). No interval: the number of posts was not published."},
		{"best", "Northmoor", vacancies, three,
			"Northmoor’s vacancy rate for probation officers was 20 per cent, lowest of the 3 PDUs that published one (peer median 35 per cent). No interval: the number of posts was not published."},
		{"worst", "Westhay", vacancies, three,
			"Westhay’s vacancy rate for probation officers was 40 per cent, highest of the 3 PDUs that published one (peer median 25 per cent). No interval: the number of posts was not published."},
		{"nobody asked about", "", vacancies, three,
			"3 PDUs are ranked on the vacancy rate for probation officers, from 20 per cent (Northmoor) to 40 per cent (Westhay)."},
		{"not among them", "Southwold Sands", vacancies, three,
			"Southwold Sands has published no vacancy rate for probation officers. 3 PDUs are ranked on the vacancy rate for probation officers, from 20 per cent (Northmoor) to 40 per cent (Westhay)."},
		{"tied", "Northmoor", vacancies, []cells{vacancy("Northmoor", 20, ranked(1, 3, 25)), vacancy("Eastfen", 20, ranked(1, 3, 25)), vacancy("Westhay", 30, ranked(3, 3, 20))},
			"Northmoor’s vacancy rate for probation officers was 20 per cent, joint lowest of the 3 PDUs that published one (peer median 25 per cent). No interval: the number of posts was not published."},
		{"alone", "Northmoor", vacancies, []cells{vacancy("Northmoor", 20, cells{"rank": int64(1), "of": int64(1)})},
			"Northmoor’s vacancy rate for probation officers was 20 per cent, the only figure published. No interval: the number of posts was not published."},
		{"alone with a bound beside", "Northmoor", vacancies,
			[]cells{vacancy("Northmoor", 20, cells{"rank": int64(1), "of": int64(1)}), vacancy("Eastfen", 50, cells{"qualifier": "over"})},
			"Northmoor’s vacancy rate for probation officers was 20 per cent, the only figure that can be ranked. No interval: the number of posts was not published."},
		{"alone, nobody asked about", "", vacancies, []cells{vacancy("Northmoor", 20, cells{"rank": int64(1), "of": int64(1)})},
			"Only Northmoor has published a figure for the vacancy rate for probation officers: 20 per cent."},
		{"a bound", "Northmoor", vacancies, []cells{vacancy("Northmoor", 100, cells{"qualifier": "under"})},
			"Northmoor’s vacancy rate for probation officers was under 100 per cent, which is a bound and so not ranked."},
		{"only bounds", "", vacancies, []cells{vacancy("Northmoor", 100, cells{"qualifier": "under"})},
			"1 PDU has published a figure for the vacancy rate for probation officers, none of which can be ranked."},
		{"approximate", "Northmoor", vacancies, []cells{vacancy("Northmoor", 70, cells{"qualifier": "approximately", "rank": int64(1), "of": int64(1)})},
			"Northmoor’s vacancy rate for probation officers was about 70 per cent, the only figure published. No interval: the number of posts was not published."},
		{"all the same", "", vacancies, []cells{vacancy("Northmoor", 20, ranked(1, 2, 20)), vacancy("Eastfen", 20, ranked(1, 2, 20))},
			"2 PDUs have published the same figure for the vacancy rate for probation officers: 20 per cent."},
		{"an interval apart from the peers", "Northmoor", vacancies, []cells{vacancy("Northmoor", 15.4, interval), vacancy("Eastfen", 40, ranked(2, 2, 15.4))},
			"Northmoor’s vacancy rate for probation officers was 15.4 per cent, lowest of the 2 PDUs that published one (peer median 40 per cent). Its 95 per cent interval is 10.2 to 24.9 per cent; taken together its peers have 40 per cent: better than peers."},
		{"an interval without peers to compare", "Northmoor", vacancies,
			[]cells{vacancy("Northmoor", 15.4, cells{"rank": int64(1), "of": int64(2), "lower95": 10.2, "upper95": 24.9}), vacancy("Eastfen", 40, ranked(2, 2, 15.4))},
			"Northmoor’s vacancy rate for probation officers was 15.4 per cent, lowest of the 2 PDUs that published one. Its 95 per cent interval is 10.2 to 24.9 per cent; no peer published the number of cases to compare it with."},
		{"ranked region by region", "", with(vacancies, "peers", "region", "region"), []cells{vacancy("Northmoor", 20, ranked(1, 1, 0)), vacancy("Eastfen", 30, ranked(1, 1, 0))},
			"2 PDUs have published a figure for the vacancy rate for probation officers. Each is ranked among the PDUs of its own region."},
		{"a rating", "Eastfen", []queries.Filter{{Name: "metric", Value: "overall_rating", Label: "Overall rating"}},
			[]cells{
				{"pdu": "Northmoor", "segment": "", "value": "Good", "unit": "rating", "rank": int64(1), "of": int64(3), "peer_median": "Inadequate"},
				{"pdu": "Eastfen", "segment": "", "value": "Inadequate", "unit": "rating", "rank": int64(2), "of": int64(3), "peer_median": "Requires improvement"},
				{"pdu": "Westhay", "segment": "", "value": "Inadequate", "unit": "rating", "rank": int64(2), "of": int64(3), "peer_median": "Requires improvement"}},
			"Eastfen’s overall rating was Inadequate, joint worst of the 3 PDUs that published one (peer median Requires improvement)."},
		{"a count of cases", "Northmoor", []queries.Filter{{Name: "metric", Value: "settled_accommodation", Label: "People in settled accommodation"}},
			[]cells{{"pdu": "Northmoor", "segment": "start", "value": 19.0, "unit": "count", "numerator": int64(19), "denominator": int64(39), "lower95": 33.9, "upper95": 63.8,
				"rank": int64(1), "of": int64(1)}},
			"Northmoor’s number of people in settled accommodation at the start of supervision was 19 of 39 cases, the only figure published. Its 95 per cent interval is 33.9 to 63.8 per cent."},
		{"a metric this program has no words for", "Northmoor", []queries.Filter{{Name: "metric", Value: "new_one", Label: "Letters answered"}},
			[]cells{{"pdu": "Northmoor", "segment": "", "value": 1200.0, "unit": "count", "rank": int64(1), "of": int64(1)}},
			"Northmoor’s figure for “letters answered” was 1,200, the only figure published."},
		{"a share of capacity", "Northmoor", []queries.Filter{{Name: "metric", Value: "wmt_capacity", Label: "Workload (WMT)"}},
			[]cells{vacancy("Northmoor", 126, ranked(1, 1, 0))},
			"Northmoor’s average workload for probation officers, as a share of capacity, was 126 per cent, the only figure published."},
	} {
		t.Run(c.name, func(t *testing.T) {
			made := table(t, "benchmark", c.filters, c.rows...)
			if got := benchmarkSentences(made, rows(made), c.pdu); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestPeriodSentences(t *testing.T) {
	period := func(name string, inadequate, requires, good, outstanding int64) []cells {
		of := inadequate + requires + good + outstanding
		var all []cells
		for i, n := range []int64{inadequate, requires, good, outstanding} {
			all = append(all, cells{"period": name, "rating": ratings[i].Word, "inspections": n, "of": of})
		}
		return all
	}
	for _, c := range []struct {
		rows []cells
		want string
	}{
		{append(period("2024", 4, 0, 0, 0), period("2025", 8, 11, 0, 0)...), "Of the 19 inspections published in 2025, 8 were rated Inadequate and 11 Requires improvement."},
		{period("2025", 1, 2, 3, 0), "Of the 6 inspections published in 2025, 1 was rated Inadequate, 2 Requires improvement and 3 Good."},
		{period("2025", 0, 1, 0, 0), "The one inspection published in 2025 was rated Requires improvement."},
		{period("2025 H2", 0, 2, 0, 0), "All 2 inspections published in 2025 H2 were rated Requires improvement."},
		{append(period("2024", 1, 0, 0, 0), period("no date", 3, 0, 0, 0)...), "The one inspection published in 2024 was rated Inadequate."},
		{nil, ""},
	} {
		if got := latestPeriod(table(t, "ratings_over_time", nil, c.rows...)); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestRegionSentences(t *testing.T) {
	for _, c := range []struct {
		row  cells
		want string
	}{
		{cells{"region": "Farshire", "pdus": int64(1), "inspected": int64(1), "good": int64(1)}, "Farshire has 1 PDU, of which 1 has been inspected. Last rated: 1 Good."},
		{cells{"region": "Farshire", "pdus": int64(8), "inspected": int64(0)}, "Farshire has 8 PDUs, of which none has been inspected."},
		{cells{"region": "Farshire", "pdus": int64(8), "inspected": int64(5), "inadequate": int64(2), "requires_improvement": int64(2), "outstanding": int64(1)},
			"Farshire has 8 PDUs, of which 5 have been inspected. Last rated: 2 Inadequate, 2 Requires improvement and 1 Outstanding."},
	} {
		if got := regionSentence(row{table(t, "regions", nil, c.row), 0}); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestProfileSentences(t *testing.T) {
	for _, c := range []struct {
		rows []cells
		want string
	}{
		{nil, "No inspection of this PDU is known."},
		{[]cells{{"pdu": "Northmoor", "published": "2024-10", "overall_rating": "Good", "score": int64(14), "max_score": int64(21), "cases_inspected": int64(1)}},
			"The newest inspection, published in October 2024, rated Northmoor Good, with a score of 14 of 21, on 1 case."},
		{[]cells{{"pdu": "Northmoor", "overall_rating": "Good"}}, "The newest inspection rated Northmoor Good."},
	} {
		if got := ratedSentence(table(t, "ratings", nil, c.rows...)); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

func TestOnlyAnIntervalApartStandsOut(t *testing.T) {
	figure := func(comparison string) cells {
		return cells{"metric": "key_question", "title": "Key question", "segment": "P 2.1/safety", "value": 56.0, "unit": "percent", "comparison": comparison,
			"lower95": 41.0, "upper95": 70.7, "peer_value": 30.0, "evidence": "/evidence/x"}
	}
	got := standsOut(table(t, "profile", nil, figure("similar"), figure("not_compared"), figure("better")))
	if len(got) != 1 || len(got["better"]) != 1 {
		t.Fatalf("got %v, want one figure that is better", got)
	}
	want := "Key question, P 2.1 Assessment: safety of others: 56% (interval 41% to 70.7%), against 30% of its peers together"
	if got["better"][0].Text != want {
		t.Errorf("got  %s\nwant %s", got["better"][0].Text, want)
	}
}
