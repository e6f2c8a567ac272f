package queries_test

import (
	"strings"
	"testing"

	"pdubench/queries"
)

// What the statistics say of the bundled facts, Wakefield above all.

func sentence(t *testing.T, s *queries.Snapshot, pdu string, pairs ...string) string {
	t.Helper()
	table := run(t, s, "summary", "pdu="+pdu)
	return table.Text(find(t, table, append([]string{"kind=sentence"}, pairs...)...), "sentence")
}

func TestSentencesAboutWakefield(t *testing.T) {
	s := bundled(t)
	for _, tt := range []struct{ metric, segment, want string }{
		{"vacancy_rate", "PO", "Wakefield's probation officer vacancy rate was 28 per cent, 2nd lowest of the 7 PDUs that published one (peer median 32.5). No interval: the number of posts was not published."},
		{"key_question", "P 2.3/safety", "Wakefield's share of cases judged satisfactory on P 2.3 Implementation and delivery: safety of others was 33 per cent of 39 cases, 2nd highest of the 3 PDUs that published one (peer median 28.5). " +
			"Its 95 per cent interval, from a count derived from the percentage, is 20.6 to 49.0 per cent; no peer published a number of cases, so there is no verdict."},
		{"wmt_capacity", "PQiP", "Wakefield's average trainee probation officer workload was under 100 per cent of capacity, which is a bound and so not ranked. No interval: only a bound was published."},
		{"wmt_capacity", "PO", "Wakefield's average probation officer workload was 126 per cent of capacity, the only one published among these PDUs. No interval: an average was published without its spread."},
		{"crs_conversion", "all", "Wakefield's share of referrals to commissioned services that led to a start was about 70 per cent, the only one published among these PDUs. No interval: the number of referrals was not published."},
		{"standard_rating", "P 1.2", "Wakefield's rating for P 1.2 Staffing was Requires improvement. Of the other 5 PDUs that published one, 1 had a higher rating, 3 the same and 1 a lower one (peer median Requires improvement). No interval: a rating is a judgement, not a share."},
		{"score", "", "Wakefield's overall score was 6 of 21 points, the only one published among these PDUs. No interval: a score is a sum of judgements, not a share."},
		{"recommendations", "", "Wakefield's number of recommendations was 7, joint 6th lowest of the 13 PDUs that published one (peer median 7). No interval: it is a full count, not a sample."},
		{"population", "", "Wakefield's population was 357,729, the only one published among these PDUs. No interval: it is a full count, not a sample."},
	} {
		if got := sentence(t, s, "wakefield", "metric="+tt.metric, "segment="+tt.segment); got != tt.want {
			t.Errorf("%s %s\n got %s\nwant %s", tt.metric, tt.segment, got, tt.want)
		}
	}
	if got := sentence(t, s, "kirklees", "metric=overall_rating"); !strings.HasPrefix(got, "Kirklees' overall rating was Inadequate. Of the other 64 PDUs") {
		t.Error(got)
	}
}

func TestConcernsAndStrengths(t *testing.T) {
	t.Parallel()
	n := 100
	facts := []invented{}
	peers := []string{"york", "leeds", "kirklees", "doncaster", "sheffield"}
	add := func(metric, segment, unit string, own float64, others ...float64) {
		for i, v := range others {
			facts = append(facts, invented{pdu: peers[i], metric: metric, segment: segment, unit: unit, value: v, n: map[bool]int{true: n}[unit == "count"]})
		}
		facts = append(facts, invented{pdu: "wakefield", metric: metric, segment: segment, unit: unit, value: own, n: map[bool]int{true: n}[unit == "count"]})
	}
	add("sufficient_compliance", "", "count", 30, 60, 60, 62, 58, 61)      // far worse, shown
	add("risk_factors_improved", "", "count", 45, 60, 60, 62, 58, 61)      // worse, shown
	add("offending_factors_improved", "", "count", 55, 56, 57, 58, 57, 56) // last, within chance
	add("vacancy_rate", "PO", "percent", 45, 10, 12, 14, 16, 18)           // last, no cases
	add("sickness_days", "all", "days", 30, 5, 6, 7, 8, 9)                 // last, an average
	add("settled_accommodation", "start", "count", 90, 50, 50, 52, 48, 51) // far better, shown
	add("caseload", "all", "number", 9000, 1, 2, 3, 4, 5)                  // neither is better
	table := run(t, synthetic(t, insert(facts)...), "summary", "pdu=wakefield")
	want := [][4]string{
		{"concern", "1", "sufficient_compliance", "worse"}, {"concern", "2", "risk_factors_improved", "worse"}, {"concern", "3", "vacancy_rate", "not_compared"},
		{"strength", "1", "settled_accommodation", "better"},
	}
	for i, w := range want {
		got := [4]string{table.Text(i, "kind"), queries.FormatCell(table.Cell(i, "place")), table.Text(i, "metric"), table.Text(i, "comparison")}
		if got != w {
			t.Errorf("row %d is %v, want %v", i, got, w)
		}
	}
	for i, start := range []string{"Wakefield's", "Wakefield's", "Without a test of chance: Wakefield's"} {
		if !strings.HasPrefix(table.Text(i, "sentence"), start) {
			t.Errorf("concern %d begins %.60q", i+1, table.Text(i, "sentence"))
		}
	}
	if table.Text(len(want), "kind") != "sentence" {
		t.Errorf("row %d is a %s", len(want), table.Text(len(want), "kind"))
	}
}

func TestWakefieldsOutcomesAreBounded(t *testing.T) {
	table := run(t, bundled(t), "outcomes", "pdu=wakefield")
	for _, tt := range []struct{ metric, want string }{
		{"settled_accommodation", "19 23 39 4 4 36 not_shown"},
		{"employment_or_training", "5 15 39 10 10 20 better"},
	} {
		i := find(t, table, "metric="+tt.metric)
		var got []string
		for _, c := range []string{"start", "at_inspection", "n", "difference", "changed_least", "changed_most", "verdict"} {
			got = append(got, queries.FormatCell(table.Cell(i, c)))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %s", tt.metric, got, tt.want)
		}
	}
}

func TestPublishedRatingsAgreeWithTheRules(t *testing.T) {
	table := run(t, bundled(t), "ratings_check")
	checks := map[string]int{}
	for i := range table.Rows {
		checks[table.Text(i, "check")]++
		if table.Cell(i, "agrees") != true {
			t.Errorf("differs: %s", row(table, i))
		}
	}
	if checks["standard_rating"] < 4 || checks["score"] != 1 || checks["overall_rating"] < 10 {
		t.Errorf("checks made: %v", checks)
	}
	wakefield := run(t, bundled(t), "ratings_check", "pdu=wakefield")
	if len(wakefield.Rows) != 6 {
		t.Errorf("%d checks of Wakefield, want four standards, score and rating", len(wakefield.Rows))
	}
	// One that does not: three key questions of which the lowest is 40 per cent.
	facts := []invented{{pdu: "york", metric: "standard_rating", segment: "P 2.1", unit: "rating", value: 2}}
	for _, q := range []string{"engagement", "desistance", "safety"} {
		facts = append(facts, invented{pdu: "york", metric: "key_question", segment: "P 2.1/" + q, value: map[string]float64{"engagement": 70, "desistance": 66, "safety": 40}[q]})
	}
	differs := run(t, synthetic(t, insert(facts)...), "ratings_check", "agreement=differs")
	if len(differs.Rows) != 1 || differs.Text(0, "published_value") != "Good" || differs.Text(0, "computed_value") != "Inadequate" || !strings.Contains(differs.Text(0, "basis"), "40 per cent (safety of others)") {
		t.Error(cells(differs))
	}
}

func TestReinspectionsShowTheBreak(t *testing.T) {
	s := bundled(t)
	kirklees := run(t, s, "change", "pdu=kirklees")
	i := find(t, kirklees, "metric=overall_rating")
	if kirklees.Text(i, "verdict") != "same" || !strings.Contains(kirklees.Text(i, "notes"), "[b]") {
		t.Error(row(kirklees, i))
	}
	all := run(t, s, "change", "metric=overall_rating")
	verdicts := map[string]int{}
	for i := range all.Rows {
		verdicts[all.Text(i, "verdict")]++
	}
	if len(all.Rows) != 13 || verdicts["up"]+verdicts["down"]+verdicts["same"] != 13 {
		t.Errorf("%d re-inspections: %v", len(all.Rows), verdicts)
	}
}

func TestChangeOfSharesHasAnInterval(t *testing.T) {
	s := synthetic(t, insert([]invented{
		{pdu: "york", day: "2022-05-01", programme: 2021, metric: "sufficient_compliance", unit: "count", value: 48, n: 80},
		{pdu: "york", metric: "sufficient_compliance", unit: "count", value: 56, n: 70},
		{pdu: "york", day: "2022-05-01", programme: 2021, metric: "score", unit: "score", value: 3, n: 27},
		{pdu: "york", metric: "score", unit: "score", value: 6, n: 21},
		{pdu: "leeds", day: "2023-12-01", metric: "vacancy_rate", segment: "PO", value: 30},
		{pdu: "leeds", metric: "vacancy_rate", segment: "PO", value: 10},
	})...)
	table := run(t, s, "change")
	i := find(t, table, "pdu=York", "metric=sufficient_compliance")
	if !within(table, i, "difference", 20) || table.Text(i, "verdict") != "better" || !near2(table, i, "lower95", 5.24) || !near2(table, i, "upper95", 33.39) {
		t.Error(row(table, i))
	}
	if i := find(t, table, "pdu=York", "metric=score"); table.Text(i, "verdict") != "not_compared" || table.Cell(i, "difference") != nil {
		t.Errorf("totals of two programmes are compared: %s", row(table, i))
	}
	if i := find(t, table, "pdu=Leeds"); table.Text(i, "verdict") != "not_compared" || !within(table, i, "difference", -20) || table.Cell(i, "lower95") != nil {
		t.Error(row(table, i))
	}
}

// near2 compares to two decimals.
func near2(t *queries.Table, i int, column string, want float64) bool {
	got, ok := t.Number(i, column)
	return ok && got > want-0.005 && got < want+0.005
}

func TestTrendCountsWhatHasNoHalfYear(t *testing.T) {
	table := run(t, bundled(t), "trend", "metric=overall_rating")
	inspections := map[string]int{}
	for i := range table.Rows {
		n, _ := table.Number(i, "inspections")
		inspections[table.Text(i, "period")] = int(n)
		if timed := table.Cell(i, "timed") == true; timed == strings.Contains(table.Text(i, "period"), "half not published") {
			t.Error(row(table, i))
		}
	}
	all := 0
	for _, n := range inspections {
		all += n
	}
	if all != 78 || inspections["2024, half not published"] != 12 {
		t.Errorf("%d inspections: %v", all, inspections)
	}
	if i := find(t, table, "category=Inadequate", "period=2025 H1"); table.Text(i, "recent_trend") != "no significant change" || table.Text(i, "trend_to") != "2025 H2" {
		t.Error(row(table, i))
	}
}

func TestTrendNeedsFivePeriodsInARow(t *testing.T) {
	t.Parallel()
	rising := []invented{}
	for i, year := range []string{"2021", "2022", "2023", "2024", "2025"} {
		rising = append(rising, invented{pdu: "york", day: year + "-03-01", metric: "sufficient_compliance", unit: "count", value: float64(20 + 15*i), n: 100})
	}
	for _, tt := range []struct {
		facts []invented
		want  string
	}{{rising, "increasing"}, {rising[1:], "cannot be calculated"}, {append([]invented{{pdu: "york", day: "2019-03-01", metric: "sufficient_compliance", unit: "count", value: 5, n: 100}}, rising[1:]...), "cannot be calculated"}} {
		table := run(t, synthetic(t, insert(tt.facts)...), "trend", "metric=sufficient_compliance", "by=year")
		if got := table.Text(0, "recent_trend"); got != tt.want {
			t.Errorf("%d points: %s, want %s", len(tt.facts), got, tt.want)
		}
	}
}

func TestRelationshipIsWordedAsAssociation(t *testing.T) {
	t.Parallel()
	facts := []invented{}
	for i, pdu := range slugs(t)[:20] {
		facts = append(facts, invented{pdu: pdu, metric: "vacancy_rate", segment: "PO", value: float64(10 + i)},
			invented{pdu: pdu, metric: "sickness_days", segment: "all", unit: "days", value: float64(5 + (i*7)%5 + i)})
	}
	s := synthetic(t, insert(facts)...)
	table := run(t, s, "relationship_summary", "metric=vacancy_rate", "segment=PO", "against=sickness_days", "against_segment=all")
	if got := table.Text(0, "sentence"); !strings.Contains(got, "tend to be high together") || !strings.Contains(got, "association, not cause") {
		t.Error(got)
	}
	points := run(t, s, "relationship", "metric=vacancy_rate", "against=sickness_days")
	if len(points.Rows) != 20 || queries.FormatCell(points.Cell(0, "rho")) != queries.FormatCell(table.Cell(0, "rho")) {
		t.Errorf("%d points, rho %v and %v", len(points.Rows), points.Cell(0, "rho"), table.Cell(0, "rho"))
	}
	if none := run(t, s, "relationship_summary", "metric=vacancy_rate"); !strings.HasPrefix(none.Text(0, "sentence"), "No PDU has published both") {
		t.Error(none.Text(0, "sentence"))
	}
}
