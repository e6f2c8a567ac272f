package queries_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pdubench/queries"
)

// Whatever was published, every view about a PDU or metric answers: with a
// row or a sentence, and Run refuses NaN and infinity.
func TestDegenerateInput(t *testing.T) {
	t.Parallel()
	const measure = "sufficient_compliance"
	share := func(pdu string, x, n int) invented {
		return invented{pdu: pdu, metric: measure, unit: "count", value: float64(x), n: n}
	}
	tests := []struct {
		name  string
		facts []invented
		says  string // in the sentence of benchmark_summary about Wakefield
		has   map[string]string
	}{
		{"no peers", []invented{share("wakefield", 24, 39)}, "24 of 39 cases (61.5 per cent), the only one published among these PDUs. Its 95 per cent interval is 45.9 to 75.1 per cent; no peer published a number of cases, so there is no verdict.",
			map[string]string{"rank": "1", "of": "1", "percentile": "", "peer_median": "", "comparison": "not_compared"}},
		{"one peer", []invented{share("wakefield", 24, 39), share("york", 10, 40)}, "highest share of the 2 PDUs that published one (peer median 25 per cent). Its 95 per cent interval is 45.9 to 75.1 per cent; the peers' pooled 25.0 per cent is outside it: better.",
			map[string]string{"rank": "1", "of": "2", "percentile": "100", "peer_median": "25", "comparison": "better"}},
		{"all equal", []invented{share("wakefield", 20, 40), share("york", 20, 40), share("leeds", 20, 40)}, "the same as the other 2 PDUs that published one. Its 95 per cent interval is 35.2 to 64.8 per cent; it takes in the peers' pooled 50.0 per cent, so no difference is shown.",
			map[string]string{"rank": "1", "of": "3", "percentile": "50", "comparison": "similar"}},
		{"none of n", []invented{share("wakefield", 0, 20), share("york", 0, 40), share("leeds", 0, 40)}, "0 of 20 cases (0 per cent), the same as the other 2 PDUs that published one. Its 95 per cent interval is 0.0 to 16.1 per cent; it takes in the peers' pooled 0.0 per cent, so no difference is shown.",
			map[string]string{"lower95": "0", "peer_value": "0", "comparison": "similar"}},
		{"n of n", []invented{share("wakefield", 20, 20), share("york", 40, 40), share("leeds", 40, 40)}, "20 of 20 cases (100 per cent)",
			map[string]string{"upper95": "100", "peer_value": "100", "comparison": "similar"}},
		{"one case", []invented{share("wakefield", 1, 1), share("york", 1, 1), share("leeds", 0, 1)}, "joint highest share of the 3 PDUs that published one (peer median 50 per cent)",
			map[string]string{"notes": "[u] fewer than 10 cases", "comparison": "similar"}},
		{"some against none", []invented{share("wakefield", 10, 20), share("york", 0, 40), share("leeds", 0, 40)}, "outside it: better",
			map[string]string{"peer_value": "0", "comparison": "better"}},
		{"no number of cases", []invented{{pdu: "wakefield", metric: measure, unit: "count", value: 24}, {pdu: "york", metric: measure, unit: "count", value: 10}},
			"was 24, which cannot be ranked. No interval: the number of cases was not published.",
			map[string]string{"rank": "", "comparison": "not_compared", "notes": "[x] number of cases not published"}},
		{"nothing about Wakefield", []invented{{pdu: "wakefield"}, share("york", 10, 40)}, "No number of cases with sufficient compliance of Wakefield is published within these filters. One PDU published a number of cases with sufficient compliance that can be ranked: York (25 per cent). 106 PDUs published none.", nil},
		{"nothing at all", []invented{{pdu: "york"}}, "No other PDU with a figure for \"Cases with sufficient compliance\" that can be ranked is known within these filters. 107 PDUs published none.", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := synthetic(t, insert(tt.facts)...)
			if got := run(t, s, "benchmark_summary", "metric="+measure, "pdu=wakefield"); !strings.Contains(got.Text(0, "sentence"), tt.says) {
				t.Errorf("sentence is %q\nwant %q", got.Text(0, "sentence"), tt.says)
			}
			if tt.has != nil {
				table := run(t, s, "benchmark", "metric="+measure, "pdu=wakefield")
				i := find(t, table, "pdu=Wakefield")
				for column, want := range tt.has {
					if got := queries.FormatCell(table.Cell(i, column)); got != want {
						t.Errorf("%s is %q, want %q", column, got, want)
					}
				}
			}
			everyViewAnswers(t, s, measure)
		})
	}
}

// everyViewAnswers runs the views of statistics about Wakefield. Those that
// are about a PDU must not be empty.
func everyViewAnswers(t *testing.T, s *queries.Snapshot, measure string) {
	t.Helper()
	always := []string{"profile", "spine", "rug", "change", "ratings_check", "outcomes", "relationship_summary", "summary", "benchmark_summary", "neighbours"}
	sometimes := []string{"benchmark", "funnel", "funnel_limits", "trend", "relationship"}
	for _, view := range queries.Views() {
		if !slices.Contains(always, view.Name) && !slices.Contains(sometimes, view.Name) {
			continue
		}
		var pairs []string
		for _, p := range view.Params {
			switch {
			case p.Name == "pdu":
				pairs = append(pairs, "pdu=wakefield")
			case p.Name == "metric":
				pairs = append(pairs, "metric="+measure)
			case p.Required:
				pairs = append(pairs, p.Name+"="+needed[p.Name])
			}
		}
		table := run(t, s, view.Name, pairs...)
		if len(table.Rows) == 0 && slices.Contains(always, view.Name) {
			t.Errorf("%s is empty", view.Name)
		}
		for i := range table.Rows {
			if c := table.View.Column("sentence"); c >= 0 && table.Rows[i][c] == nil {
				t.Errorf("%s has no sentence in %s", view.Name, row(table, i))
			}
			for j, column := range table.Columns() {
				if text, ok := table.Rows[i][j].(string); ok && (strings.Contains(text, "NaN") || strings.Contains(strings.ToLower(text), "infinity")) {
					t.Errorf("%s of %s is %q", column.Name, view.Name, text)
				}
			}
		}
	}
}

func TestBoundsAreShownAndNotRanked(t *testing.T) {
	t.Parallel()
	var facts []invented
	for i, pdu := range []string{"wakefield", "york", "leeds"} {
		facts = append(facts, invented{pdu: pdu, metric: "wmt_capacity", segment: "PQiP", qualifier: "under", value: float64(100 + i), cases: 40})
	}
	s := synthetic(t, insert(facts)...)
	table := run(t, s, "benchmark", "metric=wmt_capacity", "segment=PQiP", "pdu=wakefield")
	for i := range table.Rows {
		if table.Cell(i, "rank") != nil || table.Cell(i, "percentile") != nil || table.Cell(i, "peer_median") != nil || table.Text(i, "notes") != "bounded, not ranked" {
			t.Error(row(table, i))
		}
	}
	profile := run(t, s, "profile", "pdu=wakefield")
	if peers := fmt.Sprint(profile.Cell(0, "peers"), profile.Cell(0, "peers_bounded"), profile.Cell(0, "peers_without")); peers != "0 2 105" {
		t.Errorf("peers with a rank, bounded, without: %s", peers)
	}
	if got := run(t, s, "summary", "pdu=wakefield"); !strings.Contains(got.Text(find(t, got, "kind=sentence"), "sentence"),
		"Wakefield's average trainee probation officer workload was under 100 per cent of capacity, which is a bound and so not ranked. No interval: only a bound was published.") {
		t.Error(cells(got))
	}
	everyViewAnswers(t, s, "wmt_capacity")
}
