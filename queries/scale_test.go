package queries_test

import (
	"context"
	"io"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"pdubench/queries"
)

// grid is a nation's worth: 108 PDUs, 40 metrics, 20 inspections each, one
// result of every metric at every inspection (86,400). Shares have cases,
// ratings are words.
var grid = []string{
	`INSERT INTO metric SELECT 'measure_' || i, 'Measure ' || i, 'Synthetic', 'percent',
		['higher_is_better', 'lower_is_better', 'neutral'][1 + i % 3], 'cases inspected', 'Invented', 100 + i FROM range(18) r(i)`,
	`INSERT INTO inspection SELECT p.slug || '-' || k, p.pdu_code, CASE WHEN k < 10 THEN 2021 ELSE 2023 END,
		NULL, strftime(d, '%Y-%m-%d'), 'stated', d, d, NULL, NULL, CASE WHEN k < 10 THEN 27 ELSE 21 END, 20 + (hash(p.slug || k) % 100)::INTEGER, 0
		FROM (SELECT * FROM pdu WHERE status = 'current') p CROSS JOIN range(20) r(k)
		CROSS JOIN LATERAL (SELECT DATE '2021-01-05' + (k * 90 + hash(p.slug) % 80)::INTEGER AS d)`,
	`INSERT INTO result SELECT i.inspection_id || '.' || m.metric, i.inspection_id, m.metric, coalesce(s.segment, ''), '',
		CASE m.unit WHEN 'rating' THEN u % 4 WHEN 'score' THEN u % 20 WHEN 'percent' THEN u % 101 WHEN 'count' THEN u % 20 ELSE u % 30 END,
		CASE WHEN m.unit = 'rating' THEN w.rating END, m.unit,
		CASE m.unit WHEN 'score' THEN u % 20 WHEN 'count' THEN CASE WHEN m.denominator IS NOT NULL THEN u % 20 END END,
		CASE m.unit WHEN 'score' THEN i.max_score WHEN 'count' THEN CASE WHEN m.denominator IS NOT NULL THEN i.cases_inspected END END,
		0, 'Invented', 1, 'place', NULL, NULL
		FROM inspection i CROSS JOIN metric m
		LEFT JOIN metric_segment s ON s.metric = m.metric AND s.place = 1
		CROSS JOIN LATERAL (SELECT (hash(i.inspection_id || m.metric) % 1000)::INTEGER AS u)
		LEFT JOIN rating w ON w.points = u % 4`,
}

// thousandfold is every bundled inspection and result 1,000 times over, on
// days of their own.
var thousandfold = []string{
	`INSERT INTO inspection SELECT i.* REPLACE (i.inspection_id || '-x' || k AS inspection_id, i.published_from + k::INTEGER AS published_from,
		i.published_to + k::INTEGER AS published_to) FROM bundled.inspection i CROSS JOIN range(1000) r(k)`,
	`INSERT INTO result SELECT r.* REPLACE (r.result_id || '-x' || k AS result_id, r.inspection_id || '-x' || k AS inspection_id,
		CASE WHEN r.revised_by IS NOT NULL THEN r.revised_by || '-x' || k END AS revised_by)
		FROM bundled.result r CROSS JOIN range(1000) t(k)`,
	`INSERT INTO context SELECT * FROM bundled.context`,
}

// asked are the parameters each view is timed with: what its page asks.
func asked(view *queries.View) []string {
	pairs := []string{}
	for _, p := range view.Params {
		switch {
		case p.Name == "pdu":
			pairs = append(pairs, "pdu=wakefield")
		case p.Name == "metric" && p.Required:
			pairs = append(pairs, "metric=management_oversight_insufficient")
		case p.Required:
			pairs = append(pairs, p.Name+"="+needed[p.Name])
		}
	}
	return pairs
}

// whole are the parameters of a view over everything it can show.
func whole(view *queries.View) []string {
	return slices.DeleteFunc(asked(view), func(p string) bool {
		return strings.HasPrefix(p, "pdu=") && !view.Param("pdu").Required
	})
}

func timeViews(b *testing.B, s *queries.Snapshot, limit float64, pairs func(*queries.View) []string) {
	for _, view := range queries.Views() {
		b.Run(view.Name, func(b *testing.B) {
			values := map[string]string{}
			for _, p := range pairs(view) {
				name, value, _ := strings.Cut(p, "=")
				values[name] = value
			}
			var took []time.Duration
			rows := 0
			before := processorTime(b)
			for b.Loop() {
				start := time.Now()
				table, err := s.RunPage(context.Background(), view.Name, values, pageful)
				if err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
				rows = len(table.Rows)
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "median-ms")
			b.ReportMetric((processorTime(b)-before).Seconds()*1000/float64(len(took)), "cpu-ms")
			b.ReportMetric(float64(took[0].Microseconds())/1000, "least-ms")
			b.ReportMetric(float64(rows), "rows")
			b.ReportMetric(limit, "limit-ms")
		})
	}
}

// processorTime is what all threads have used so far: unlike the time that
// passes it does not depend on what else the machine does.
func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// pageful is what a page asks of a long table; a download asks for all of it.
var pageful = queries.Page{Limit: 100}

// What every view may take: 50 ms for a nation, 250 ms for a thousand times
// the bundled facts. make bench says which are over.
const nationLimit, thousandfoldLimit = 50, 250

func BenchmarkNation(b *testing.B) { timeViews(b, synthetic(b, grid...), nationLimit, asked) }

func BenchmarkNationWhole(b *testing.B) { timeViews(b, synthetic(b, grid...), nationLimit, whole) }

func BenchmarkThousandfold(b *testing.B) {
	timeViews(b, synthetic(b, thousandfold...), thousandfoldLimit, asked)
}

func BenchmarkThousandfoldWhole(b *testing.B) {
	timeViews(b, synthetic(b, thousandfold...), thousandfoldLimit, whole)
}

// BenchmarkDownload writes every row of the longest tables as CSV.
func BenchmarkDownload(b *testing.B) {
	s := synthetic(b, thousandfold...)
	for _, view := range []string{"results", "ratings", "ratings_check"} {
		b.Run(view, func(b *testing.B) {
			rows := 0
			for b.Loop() {
				table, err := s.Run(context.Background(), view, nil)
				if err != nil {
					b.Fatal(err)
				}
				if err := queries.WriteCSV(io.Discard, table); err != nil {
					b.Fatal(err)
				}
				rows += len(table.Rows)
			}
			b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
