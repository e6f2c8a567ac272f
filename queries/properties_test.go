package queries_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pdubench/queries"
)

// near compares a cell with a number, an empty cell with NaN.
func near(t *queries.Table, i int, column string, want float64) bool {
	got, ok := t.Number(i, column)
	if !ok {
		return math.IsNaN(want)
	}
	return math.Abs(got-want) < 1e-9*max(1, math.Abs(want))
}

func of(facts []invented, metric, segment string) []invented {
	return slices.DeleteFunc(slices.Clone(facts), func(f invented) bool { return f.metric != metric || f.segment != segment })
}

// Rank, percentile, median, pooled value, interval and verdict of random facts
// are those that the plain computation gives.
func TestBenchmarkAgreesWithAPlainComputation(t *testing.T) {
	t.Parallel()
	pdus := slugs(t)[:30]
	for seed := range uint64(3) {
		facts := randomFacts(rand.New(rand.NewPCG(seed, 7)), pdus)
		s := synthetic(t, insert(facts)...)
		for _, m := range []struct{ metric, segment, polarity string }{
			{"key_question", "P 2.3/safety", "higher_is_better"}, {"vacancy_rate", "PO", "lower_is_better"},
			{"sufficient_compliance", "", "higher_is_better"}, {"sickness_days", "all", "lower_is_better"}, {"overall_rating", "", "higher_is_better"},
		} {
			pairs := []string{"metric=" + m.metric}
			if m.segment != "" {
				pairs = append(pairs, "segment="+m.segment)
			}
			table := run(t, s, "benchmark", pairs...)
			want := reference(of(facts, m.metric, m.segment), m.polarity)
			if len(table.Rows) != len(want) {
				t.Errorf("%s: %d rows, want %d", m.metric, len(table.Rows), len(want))
			}
			for i := range table.Rows {
				slug := slugOf(s, table.Text(i, "pdu"))
				w := want[slug]
				if !w.ranked {
					w.rank, w.of, w.percentile = 0, 0, math.NaN()
				}
				rank, _ := table.Number(i, "rank")
				among, _ := table.Number(i, "of")
				if int(rank) != w.rank || int(among) != w.of || table.Text(i, "comparison") != w.comparison ||
					!near(table, i, "percentile", w.percentile) || !near(table, i, "peer_value", w.pooled) ||
					!within(table, i, "lower95", w.low) || !within(table, i, "upper95", w.high) {
					t.Errorf("seed %d, %s of %s: got %s\nwant %+v", seed, m.metric, slug, row(table, i), w)
				}
				if m.metric != "overall_rating" && !near(table, i, "peer_median", w.median) {
					t.Errorf("seed %d, %s of %s: peer median %v, want %v", seed, m.metric, slug, table.Cell(i, "peer_median"), w.median)
				}
			}
		}
	}
}

// within allows for the plain computation's search.
func within(t *queries.Table, i int, column string, want float64) bool {
	got, ok := t.Number(i, column)
	return !ok && math.IsNaN(want) || ok && math.Abs(got-want) < 1e-6
}

func row(t *queries.Table, i int) string {
	var b strings.Builder
	for j, c := range t.Columns() {
		fmt.Fprintf(&b, "%s=%s ", c.Name, queries.FormatCell(t.Rows[i][j]))
	}
	return b.String()
}

func slugOf(s *queries.Snapshot, pdu string) string {
	for _, n := range s.Names("pdu") {
		if n.Label == pdu {
			return n.Canonical
		}
	}
	return pdu
}

// asking are views over random facts, as a page would ask them.
var asking = [][]string{
	{"benchmark", "metric=key_question", "pdu=PDU"}, {"benchmark", "metric=key_question", "pdu=PDU", "inspections=all", "peers=region"},
	{"benchmark_summary", "metric=key_question", "pdu=PDU"}, {"profile", "pdu=PDU", "peers=programme"}, {"spine", "pdu=PDU"}, {"rug", "pdu=PDU", "from=2023"},
	{"funnel", "metric=sufficient_compliance", "pdu=PDU", "limits=widened"}, {"funnel_limits", "metric=sufficient_compliance"}, {"change"}, {"trend", "metric=key_question"},
	{"trend", "metric=overall_rating", "by=year", "across=region"}, {"relationship", "metric=vacancy_rate"}, {"relationship_summary", "metric=vacancy_rate"},
	{"summary", "pdu=PDU", "source=inspectorate"}, {"ratings_check"}, {"outcomes"}, {"neighbours", "pdu=PDU"},
}

func ask(t testing.TB, s *queries.Snapshot, question []string, pdu string) *queries.Table {
	t.Helper()
	pairs := slices.Clone(question[1:])
	for i := range pairs {
		pairs[i] = strings.ReplaceAll(pairs[i], "PDU", pdu)
	}
	return run(t, s, question[0], pairs...)
}

func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(11, 3))
	pdus := slugs(t)[:25]
	facts := randomFacts(r, pdus)
	first := synthetic(t, insert(facts)...)
	shuffled := slices.Clone(facts)
	r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	second := synthetic(t, insert(inspectionsAgree(facts, shuffled))...)
	for _, question := range asking {
		if a, b := cells(ask(t, first, question, pdus[0])), cells(ask(t, second, question, pdus[0])); a != b {
			t.Errorf("%v answers differently after shuffling:\n%.600s\nand\n%.600s", question, a, b)
		}
	}
}

// inspectionsAgree gives shuffled facts the cases and source that the first
// fact of their inspection had, for an inspection has one row.
func inspectionsAgree(facts, shuffled []invented) []invented {
	first := map[string]invented{}
	for _, f := range facts {
		if _, ok := first[f.pdu+f.day]; !ok {
			first[f.pdu+f.day] = f
		}
	}
	for i := range shuffled {
		shuffled[i].cases = first[shuffled[i].pdu+shuffled[i].day].cases
	}
	return shuffled
}

func TestAPeerWithoutAValueChangesNoNumber(t *testing.T) {
	t.Parallel()
	pdus := slugs(t)
	facts := randomFacts(rand.New(rand.NewPCG(5, 5)), pdus[:25])
	more := append(slices.Clone(facts), invented{pdu: pdus[60], day: "2025-07-01"})
	before, after := synthetic(t, insert(facts)...), synthetic(t, insert(more)...)
	for _, question := range asking {
		if question[0] == "trend" || question[0] == "rug" {
			continue // a rug has a line for every PDU
		}
		if a, b := withoutCounts(ask(t, before, question, pdus[0])), withoutCounts(ask(t, after, question, pdus[0])); a != b {
			t.Errorf("%v answers differently:\n%.600s\nand\n%.600s", question, a, b)
		}
	}
}

// withoutCounts are the cells of a table but for what says how many PDUs
// published nothing.
func withoutCounts(t *queries.Table) string {
	for _, column := range []string{"peers_without", "without"} {
		if j := t.View.Column(column); j >= 0 {
			for i := range t.Rows {
				t.Rows[i][j] = nil
			}
		}
	}
	return regexp.MustCompile(`\d+ PDUs? published none`).ReplaceAllString(cells(t), "")
}

func TestPolarityMirrors(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(8, 2))
	var facts []invented
	for _, pdu := range slugs(t)[:40] {
		n := 20 + r.IntN(80)
		x := float64(r.IntN(n + 1))
		for _, name := range []string{"good_when_high", "good_when_low"} {
			facts = append(facts, invented{pdu: pdu, metric: name, value: x, unit: "count", n: n})
		}
	}
	s := synthetic(t, append([]string{metric("good_when_high", "count", "higher_is_better", "cases inspected"), metric("good_when_low", "count", "lower_is_better", "cases inspected")}, insert(facts)...)...)
	mirrored := map[string]string{"better": "worse", "worse": "better"}
	same := func(s string) string {
		if m, ok := mirrored[s]; ok {
			return m
		}
		return s
	}
	high, low := run(t, s, "benchmark", "metric=good_when_high"), run(t, s, "benchmark", "metric=good_when_low")
	flagged := 0
	for i := range high.Rows {
		j := find(t, low, "pdu="+high.Text(i, "pdu"))
		a, _ := high.Number(i, "percentile")
		b, _ := low.Number(j, "percentile")
		if math.Abs(a+b-100) > 1e-9 || low.Text(j, "comparison") != same(high.Text(i, "comparison")) || low.Cell(j, "lower95") != high.Cell(i, "lower95") {
			t.Errorf("not mirrored:\n%s\n%s", row(high, i), row(low, j))
		}
		if high.Text(i, "comparison") != "similar" {
			flagged++
		}
	}
	if flagged == 0 {
		t.Error("no PDU is better or worse, so nothing was tested")
	}
	for _, pdu := range slugs(t)[:5] {
		spine := run(t, s, "spine", "pdu="+pdu)
		i, j := find(t, spine, "metric=good_when_high"), find(t, spine, "metric=good_when_low")
		for _, columns := range [][2]string{{"at_value", "at_value"}, {"at_worst", "at_best"}, {"at_worst_quarter", "at_best_quarter"}} {
			a, _ := spine.Number(i, columns[0])
			b, _ := spine.Number(j, columns[1])
			if math.Abs(a+b) > 1e-9 {
				t.Errorf("%s: %s is at %v and %v", pdu, columns[0], a, b)
			}
		}
	}
}

func TestLimitsHoldThePooledValue(t *testing.T) {
	t.Parallel()
	s := synthetic(t, insert(randomFacts(rand.New(rand.NewPCG(3, 9)), slugs(t)[:40]))...)
	for _, limits := range []string{"plain", "widened"} {
		for _, view := range []string{"funnel", "funnel_limits"} {
			table := run(t, s, view, "metric=key_question", "limits="+limits)
			tested := 0
			for i := range table.Rows {
				if _, counted := table.Number(i, "lower95"); !counted {
					continue
				}
				tested++
				var last = math.Inf(-1)
				for _, column := range []string{"lower998", "lower95", "pooled", "upper95", "upper998"} {
					v, _ := table.Number(i, column)
					if v < last || v < 0 || v > 100 {
						t.Errorf("%s: %s out of order in %s", view, column, row(table, i))
					}
					last = v
				}
			}
			if tested < 10 {
				t.Errorf("%s has only %d limits", view, tested)
			}
		}
	}
}

// The same filters give the same numbers, whichever view is asked.
func TestViewsAgree(t *testing.T) {
	t.Parallel()
	pdus := slugs(t)[:40]
	s := synthetic(t, insert(randomFacts(rand.New(rand.NewPCG(21, 4)), pdus))...)
	for f, filters := range [][]string{
		{"peers=all"}, {"peers=region"}, {"peers=programme"}, {"peers=region+programme"}, {"peers=" + strings.Join(pdus[5:15], ",")},
		{"peers=all", "from=2023-01", "to=2024-12"}, {"peers=all", "source=inspectorate"}, {"peers=all", "programme=2021"},
	} {
		for _, pdu := range pdus[:2] {
			with := append([]string{"pdu=" + pdu}, filters...)
			profile := run(t, s, "profile", with...)
			spine, rug, summary := run(t, s, "spine", with...), run(t, s, "rug", with...), run(t, s, "summary", with...)
			for i := range profile.Rows {
				metric, segment := profile.Text(i, "metric"), profile.Text(i, "segment")
				if profile.Text(i, "inspection") == "" {
					continue
				}
				equal(t, profile, i, spine, find(t, spine, "metric="+metric, "segment="+segment), "value", "comparison", "peers", "peers_without", "peer_median:median")
				equal(t, profile, i, rug, find(t, rug, "metric="+metric, "segment="+segment, "slug="+pdu), "value", "rank", "of", "percentile", "comparison", "notes")
				equal(t, profile, i, summary, find(t, summary, "kind=sentence", "metric="+metric, "segment="+segment), "comparison", "peers", "peers_without", "notes")
				if (i+f)%2 > 0 {
					continue // half of the rows for the views of one metric, in turn
				}
				at := []string{"metric=" + metric}
				if segment != "" {
					at = append(at, "segment="+segment)
				}
				benchmark := run(t, s, "benchmark", append(at, with...)...)
				b := find(t, benchmark, "evidence="+profile.Text(i, "evidence"))
				equal(t, profile, i, benchmark, b, "value", "numerator", "denominator", "lower95", "upper95", "rank", "of", "percentile", "peer_median", "peer_value", "comparison", "notes")
				spread := run(t, s, "benchmark_summary", append(at, with...)...)
				equal(t, profile, i, spread, 0, "peers:pdus", "peers_without:without", "peers_bounded:bounded", "peer_median:median", "peer_lower_quartile:lower_quartile",
					"peer_upper_quartile:upper_quartile", "peer_value:pooled")
				funnel := run(t, s, "funnel", append(at, with...)...)
				equal(t, profile, i, funnel, find(t, funnel, "slug="+pdu), "value", "comparison")
			}
		}
	}
}

// equal compares columns of a row of one table with those of another, a
// column being named name or name:name in the other.
func equal(t *testing.T, a *queries.Table, i int, b *queries.Table, j int, columns ...string) {
	t.Helper()
	for _, column := range columns {
		left, right, two := strings.Cut(column, ":")
		if !two {
			right = left
		}
		x, y := queries.FormatCell(a.Cell(i, left)), queries.FormatCell(b.Cell(j, right))
		if x != y && !almost(a, i, left, b, j, right) {
			t.Errorf("%s of %s is %q, %s of %s is %q\nfilters %s\n%s", left, a.View.Name, x, right, b.View.Name, y, a.FilterText(), row(a, i))
		}
	}
}

func almost(a *queries.Table, i int, left string, b *queries.Table, j int, right string) bool {
	x, ok := a.Number(i, left)
	y, too := b.Number(j, right)
	return ok && too && math.Abs(x-y) < 1e-9*max(1, math.Abs(x))
}
