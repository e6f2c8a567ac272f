package queries_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"pdubench/queries"
)

// invented is a result of an inspection made up for a test. The inspection is
// known by PDU and day of publication.
type invented struct {
	pdu       string // slug of a PDU of the catalogue
	programme int    // 0: 2023
	day       string // ISO 8601; empty: 2024-05-01
	cases     int    // inspected; 0: not published
	press     bool
	metric    string
	segment   string
	qualifier string
	value     float64 // of a rating its points
	unit      string  // empty: percent
	n         int     // denominator, with value the numerator of a count; 0: none
}

var ratingWords = []string{"Inadequate", "Requires improvement", "Good", "Outstanding"}

// metric declares a metric of the catalogue for a test.
func metric(name, unit, polarity, denominator string) string {
	return fmt.Sprintf("INSERT INTO metric VALUES ('%s', '%s', 'Invented', '%s', '%s', nullif('%s', ''), 'Invented', (SELECT 1 + count(*) FROM metric))",
		name, strings.ReplaceAll(name, "_", " "), unit, polarity, denominator)
}

// insert writes invented results as statements for a synthetic snapshot, in
// the order given.
func insert(facts []invented) []string {
	var inspections, results []string
	seen := map[string]bool{}
	for _, f := range facts {
		if f.programme == 0 {
			f.programme = 2023
		}
		if f.day == "" {
			f.day = "2024-05-01"
		}
		if f.unit == "" {
			f.unit = "percent"
		}
		id := f.pdu + "-" + f.day
		class := "inspectorate"
		if f.press {
			class = "press"
		}
		if !seen[id] {
			seen[id] = true
			inspections = append(inspections, fmt.Sprintf("('%s', '%s', %d, '%s', %d)", id, f.pdu, f.programme, f.day, f.cases))
		}
		if f.metric == "" {
			continue // an inspection without results
		}
		numerator, denominator, rating := "NULL", "NULL", "NULL"
		if f.n > 0 {
			numerator, denominator = fmt.Sprint(f.value), fmt.Sprint(f.n)
		}
		if f.unit == "rating" {
			rating = "'" + ratingWords[int(f.value)] + "'"
		}
		results = append(results, fmt.Sprintf("('%[1]s.%[2]s.%[3]s', '%[1]s', '%[2]s', '%[3]s', '%[4]s', %[5]v, %[6]s, '%[7]s', %[8]s, %[9]s, '%[10]s')",
			id, f.metric, f.segment, f.qualifier, f.value, rating, f.unit, numerator, denominator, class))
	}
	statements := []string{`INSERT INTO inspection SELECT id, pdu_code, v.programme, NULL, day, 'stated', CAST(day AS DATE), CAST(day AS DATE), NULL, NULL, max_score, nullif(cases, 0), 0
		FROM (VALUES ` + strings.Join(inspections, ", ") + `) AS v(id, slug, programme, day, cases) JOIN pdu USING (slug) JOIN programme USING (programme)`}
	// In parts: one statement of ten thousand rows is slow to parse.
	for len(results) > 0 {
		part := results[:min(2000, len(results))]
		results = results[len(part):]
		statements = append(statements, `INSERT INTO result SELECT * EXCLUDE (class, source_id), source_id, 'Invented', 1, 'here', NULL, NULL
			FROM (VALUES `+strings.Join(part, ", ")+`) AS v(id, inspection_id, metric, segment, qualifier, value, rating, unit, numerator, denominator, class)
			JOIN (SELECT class, min(source_id) AS source_id FROM source GROUP BY class) USING (class)`)
	}
	return statements
}

// slugs are those of the current PDUs of the catalogue.
func slugs(t testing.TB) []string {
	t.Helper()
	table := run(t, bundled(t), "pdus")
	var all []string
	for i := range table.Rows {
		if table.Text(i, "status") == "current" {
			all = append(all, table.Text(i, "slug"))
		}
	}
	return all
}

// randomFacts makes up a region's worth of mess: shares with and without
// cases, derived counts, bounds, ratings, averages, press sources, several
// inspections, two programmes.
func randomFacts(r *rand.Rand, pdus []string) []invented {
	var facts []invented
	days := []string{"2022-03-01", "2023-02-01", "2024-05-01", "2025-06-01"}
	for _, pdu := range pdus {
		for k, day := range days {
			if r.IntN(3) == 0 {
				continue
			}
			at := invented{pdu: pdu, day: day, programme: 2021, press: r.IntN(5) == 0}
			if k > 1 {
				at.programme = 2023
			}
			if r.IntN(2) == 0 {
				at.cases = 5 + r.IntN(90)
			}
			add := func(f invented) {
				if r.IntN(4) > 0 {
					facts = append(facts, f)
				}
			}
			f := at
			f.metric, f.value = "key_question", float64(r.IntN(101))
			for _, f.segment = range []string{"P 2.1/safety", "P 2.3/safety"} {
				f.value = float64(r.IntN(101))
				f.qualifier = []string{"", "", "", "approximately", "under"}[r.IntN(5)]
				add(f)
			}
			f = at
			f.metric, f.segment, f.value = "vacancy_rate", "PO", float64(r.IntN(8)*5)
			add(f)
			f = at
			f.metric, f.unit, f.n = "sufficient_compliance", "count", 1+r.IntN(80)
			f.value = float64(r.IntN(f.n + 1))
			add(f)
			f = at
			f.metric, f.unit, f.value = "overall_rating", "rating", float64(r.IntN(4))
			add(f)
			f = at
			f.metric, f.unit, f.segment, f.value = "sickness_days", "days", "all", float64(r.IntN(30))
			add(f)
			facts = append(facts, at)
		}
	}
	return facts
}

// cells writes a table row by row, for comparing whole tables.
func cells(t *queries.Table) string {
	var b strings.Builder
	for _, row := range t.Rows {
		for _, c := range row {
			b.WriteString(queries.FormatCell(c))
			b.WriteByte('|')
		}
		b.WriteByte('\n')
	}
	return b.String()
}
