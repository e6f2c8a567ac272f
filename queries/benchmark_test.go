package queries_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pdubench/queries"
)

// run answers a view written as view?name=value&….
func run(t testing.TB, s *queries.Snapshot, view string, pairs ...string) *queries.Table {
	t.Helper()
	values := map[string]string{}
	for _, p := range pairs {
		name, value, _ := strings.Cut(p, "=")
		values[name] = value
	}
	table, err := s.Run(context.Background(), view, values)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// find returns the row whose named columns hold the values.
func find(t testing.TB, table *queries.Table, pairs ...string) int {
	t.Helper()
rows:
	for i := range table.Rows {
		for _, p := range pairs {
			name, value, _ := strings.Cut(p, "=")
			if queries.FormatCell(table.Cell(i, name)) != value {
				continue rows
			}
		}
		return i
	}
	t.Fatalf("no row with %v among %d", pairs, len(table.Rows))
	return -1
}

func TestWakefieldAmongPDUsWithAVacancyRate(t *testing.T) {
	s := bundled(t)
	table := run(t, s, "benchmark", "metric=vacancy_rate", "segment=PO", "pdu=wakefield", "peers=all")
	if len(table.Rows) != 7 {
		t.Errorf("%d PDUs with a PO vacancy rate, want 7", len(table.Rows))
	}
	i := find(t, table, "pdu=Wakefield")
	for column, want := range map[string]string{"value": "28", "rank": "2", "of": "7", "peer_median": "32.5", "unit": "percent",
		"comparison": "not_compared", "lower95": "", "peer_value": "", "region": "Yorkshire and the Humber"} {
		if got := queries.FormatCell(table.Cell(i, column)); got != want {
			t.Errorf("Wakefield's %s is %q, want %q", column, got, want)
		}
	}
	if first := table.Text(0, "pdu"); first != "Hull and East Riding" || queries.FormatCell(table.Cell(0, "value")) != "27" {
		t.Errorf("first is %s", first)
	}
}

func TestWakefieldFacts(t *testing.T) {
	s := bundled(t)
	tests := []struct{ metric, segment, want string }{
		{"wmt_capacity", "PO", "126 percent rank 1"},
		{"wmt_capacity", "PSO", "124 percent rank 1"},
		{"wmt_capacity", "PQiP", "under 100 percent rank "},
		{"key_question", "P 2.1/engagement", "79 percent"}, {"key_question", "P 2.1/desistance", "90 percent"}, {"key_question", "P 2.1/safety", "56 percent"},
		{"key_question", "P 2.2/engagement", "67 percent"}, {"key_question", "P 2.2/desistance", "77 percent"}, {"key_question", "P 2.2/safety", "62 percent"},
		{"key_question", "P 2.3/engagement", "51 percent"}, {"key_question", "P 2.3/desistance", "49 percent"}, {"key_question", "P 2.3/safety", "33 percent"},
		{"key_question", "P 2.4/engagement", "62 percent"}, {"key_question", "P 2.4/desistance", "46 percent"}, {"key_question", "P 2.4/safety", "41 percent"},
		{"settled_accommodation", "start", "19 count of 39"}, {"settled_accommodation", "inspection", "23 count of 39"},
		{"employment_or_training", "start", "5 count of 39"}, {"employment_or_training", "inspection", "15 count of 39"},
		{"offending_factors_improved", "", "8 count of 39"}, {"risk_factors_improved", "", "6 count of 39"}, {"sufficient_compliance", "", "24 count of 39"},
		{"overall_rating", "", "Requires improvement rating"}, {"score", "", "6 score of 21"},
	}
	for _, tt := range tests {
		t.Run(tt.metric+" "+tt.segment, func(t *testing.T) {
			table := run(t, s, "benchmark", "metric="+tt.metric, "pdu=wakefield")
			i := find(t, table, "pdu=Wakefield", "segment="+tt.segment)
			cell := func(column string) string { return queries.FormatCell(table.Cell(i, column)) }
			got := strings.TrimSpace(cell("qualifier") + " " + cell("value") + " " + cell("unit"))
			if strings.Contains(tt.want, "of") {
				got += " of " + cell("denominator")
			}
			if strings.Contains(tt.want, "rank") {
				got += " rank " + cell("rank")
			}
			if got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestDerivedCountsAndIntervals(t *testing.T) {
	s := bundled(t)
	table := run(t, s, "benchmark", "metric=key_question", "segment=P 2.3/safety", "pdu=wakefield")
	i := find(t, table, "pdu=Wakefield")
	low, _ := table.Number(i, "lower95")
	high, _ := table.Number(i, "upper95")
	if fmt.Sprintf("%.2f %.2f", low, high) != "20.63 49.02" {
		t.Errorf("33 %% of 39: %.2f to %.2f, want 20.63 to 49.02", low, high)
	}
	if !strings.Contains(table.Text(i, "notes"), "[e]") {
		t.Errorf("notes do not say that the count is derived: %q", table.Text(i, "notes"))
	}
}

func TestRatingsHoldEveryInspection(t *testing.T) {
	table := run(t, bundled(t), "ratings")
	counts := map[string]int{}
	for i := range table.Rows {
		counts[table.Text(i, "overall_rating")]++
	}
	if len(table.Rows) != 78 || counts["Inadequate"] != 39 || counts["Requires improvement"] != 38 || counts["Good"] != 1 {
		t.Errorf("%d inspections: %v", len(table.Rows), counts)
	}
}

func TestBenchmarkColumnsAreThoseOfTheDesign(t *testing.T) {
	var b bytes.Buffer
	if err := queries.WriteCSV(&b, run(t, bundled(t), "benchmark", "metric=vacancy_rate")); err != nil {
		t.Fatal(err)
	}
	header, _, _ := strings.Cut(b.String(), "\r\n")
	const want = "pdu,region,inspection,published,segment,qualifier,value,unit,numerator,denominator,lower95,upper95,rank,of,percentile,peer_median,peer_value,comparison,notes,source_url,evidence"
	if header != want {
		t.Errorf("got  %s\nwant %s", header, want)
	}
}

func TestPeers(t *testing.T) {
	s := bundled(t)
	tests := []struct {
		pairs []string
		want  int // rows
	}{
		{[]string{"pdu=wakefield", "peers=region"}, 3},
		{[]string{"pdu=wakefield", "peers=programme"}, 4},
		{[]string{"pdu=wakefield", "peers=region+programme"}, 2},
		{[]string{"pdu=wakefield", "peers=dorset,hull-and-east-riding"}, 3},
		{[]string{"peers=dorset,hull-and-east-riding"}, 2},
		{[]string{"pdu=wakefield", "peers=wakefield"}, 1},
		{[]string{"pdu=wakefield", "source=inspectorate"}, 5},
		{[]string{"from=2024"}, 4},
		{[]string{"to=2023-12"}, 3},
		{[]string{"programme=2021"}, 3},
	}
	for _, tt := range tests {
		t.Run(strings.Join(tt.pairs, " "), func(t *testing.T) {
			table := run(t, s, "benchmark", append([]string{"metric=vacancy_rate", "segment=PO"}, tt.pairs...)...)
			if len(table.Rows) != tt.want {
				t.Errorf("%d rows, want %d", len(table.Rows), tt.want)
			}
			for i := range table.Rows {
				if of, _ := table.Number(i, "of"); int(of) != tt.want {
					t.Errorf("%s is ranked among %v of %d", table.Text(i, "pdu"), of, tt.want)
				}
			}
		})
	}
}

func TestProblemsNameTheValueAndTheNearest(t *testing.T) {
	s := bundled(t)
	tests := []struct {
		view    string
		pairs   []string
		missing bool
		says    []string
	}{
		{"benchmark", []string{"metric=vacancy_rat"}, true, []string{`metric "vacancy_rat"`, "vacancy_rate"}},
		{"profile", []string{"pdu=wakefeild"}, true, []string{`PDU "wakefeild"`, "wakefield"}},
		{"benchmrk", nil, true, []string{`view "benchmrk"`, "benchmark"}},
		{"benchmark", []string{"metric=vacancy_rate", "segment=P0"}, false, []string{`segment "P0"`, "the nearest: PO"}},
		{"benchmark", []string{"metric=vacancy_rate", "segment=spo"}, false, []string{"the nearest: SPO"}},
		{"benchmark", []string{"metric=key_question", "segment=P 2.3/saftey"}, false, []string{"the nearest: P 2.3/safety"}},
		{"benchmark", []string{"metric=vacancy_rate", "programme=2032"}, true, []string{"the nearest: 2023"}},
		{"benchmark", []string{"metric=vacancy_rate", "peers=neighbours"}, false, []string{`"neighbours"`, "region"}},
		{"benchmark", []string{"metric=vacancy_rate", "from=last year"}, false, []string{`from "last year"`, "2024-10"}},
		{"benchmark", []string{"metric=vacancy_rate", "pud=wakefield"}, false, []string{`parameter "pud"`, "pdu"}},
		{"benchmark", nil, false, []string{`parameter "metric"`, "is needed"}},
		{"ratings_over_time", []string{"by=month"}, false, []string{`by "month"`, "half_year"}},
	}
	for _, tt := range tests {
		t.Run(strings.Join(append(tt.pairs, tt.view), " "), func(t *testing.T) {
			values := map[string]string{}
			for _, p := range tt.pairs {
				name, value, _ := strings.Cut(p, "=")
				values[name] = value
			}
			_, err := s.Run(context.Background(), tt.view, values)
			var problem *queries.Problem
			if !errors.As(err, &problem) {
				t.Fatalf("%v is no problem of the asker", err)
			}
			if problem.Missing != tt.missing {
				t.Errorf("missing is %v", problem.Missing)
			}
			for _, want := range tt.says {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q does not say %q", err, want)
				}
			}
		})
	}
}

func TestAliasStandsForItsPDU(t *testing.T) {
	s := bundled(t)
	if got := run(t, s, "profile", "pdu=blackburn-with-darwen"); len(got.Rows) == 0 || got.Text(0, "inspection") != "blackburn-2023" {
		t.Errorf("%d rows", len(got.Rows))
	}
}

func TestCSVIsReadBackAsItWasWritten(t *testing.T) {
	s := bundled(t)
	for _, v := range queries.Views() {
		values := []string{}
		for _, p := range v.Params {
			if p.Required {
				values = append(values, p.Name+"="+needed[p.Name])
			}
		}
		table := run(t, s, v.Name, values...)
		var b bytes.Buffer
		if err := queries.WriteCSV(&b, table); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(&b).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", v.Name, err)
		}
		if len(records) != len(table.Rows)+1 || len(records[0]) != len(table.Columns()) {
			t.Errorf("%s: %d records of %d rows", v.Name, len(records)-1, len(table.Rows))
		}
	}
}

func TestEarlierInspectionsStandBesideAndAreNotRanked(t *testing.T) {
	s := synthetic(t, insert([]invented{
		{pdu: "york", day: "2022-03-01", programme: 2021, metric: "vacancy_rate", segment: "PO", value: 40},
		{pdu: "york", metric: "vacancy_rate", segment: "PO", value: 20},
		{pdu: "leeds", metric: "vacancy_rate", segment: "PO", value: 30},
	})...)
	latest := run(t, s, "benchmark", "metric=vacancy_rate", "segment=PO")
	all := run(t, s, "benchmark", "metric=vacancy_rate", "segment=PO", "inspections=all")
	if len(latest.Rows) != 2 || len(all.Rows) != 3 {
		t.Fatalf("%d and %d rows", len(latest.Rows), len(all.Rows))
	}
	i := find(t, all, "inspection=york-2022-03-01")
	for column, want := range map[string]string{"rank": "", "percentile": "", "peer_median": "30", "comparison": "not_compared"} {
		if got := queries.FormatCell(all.Cell(i, column)); got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	if notes := all.Text(i, "notes"); !strings.Contains(notes, "earlier inspection, not ranked") || !strings.Contains(notes, "[b]") {
		t.Errorf("notes are %q", notes)
	}
	if now := find(t, all, "inspection=york-2024-05-01"); queries.FormatCell(all.Cell(now, "rank")) != "1" || queries.FormatCell(all.Cell(now, "of")) != "2" {
		t.Error("the latest inspection is ranked differently beside earlier ones")
	}
	// Within a window that ends before it, the earlier one is the latest.
	then := run(t, s, "benchmark", "metric=vacancy_rate", "segment=PO", "to=2023")
	if len(then.Rows) != 1 || queries.FormatCell(then.Cell(0, "value")) != "40" {
		t.Error(cells(then))
	}
}
