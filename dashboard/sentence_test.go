package dashboard

import (
	"testing"
)

type cells = map[string]any

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
