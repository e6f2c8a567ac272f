package queries_test

import (
	"context"
	"math"
	"strings"
	"testing"
)

// Four PDUs with context, one without: York is nearest to Wakefield in both
// measures, Leeds in one only.
var neighbourly = []invented{
	{pdu: "wakefield", metric: "population", unit: "count", value: 300000}, {pdu: "wakefield", metric: "proven_reoffending_rate", value: 30},
	{pdu: "york", metric: "population", unit: "count", value: 310000}, {pdu: "york", metric: "proven_reoffending_rate", value: 31},
	{pdu: "kirklees", metric: "population", unit: "count", value: 600000}, {pdu: "kirklees", metric: "proven_reoffending_rate", value: 20, press: true},
	{pdu: "leeds", metric: "population", unit: "count", value: 900000},
	{pdu: "dorset"},
	{pdu: "york", metric: "vacancy_rate", segment: "PO", value: 10}, {pdu: "kirklees", metric: "vacancy_rate", segment: "PO", value: 20},
	{pdu: "leeds", metric: "vacancy_rate", segment: "PO", value: 30}, {pdu: "wakefield", metric: "vacancy_rate", segment: "PO", value: 15}, {pdu: "dorset", metric: "vacancy_rate", segment: "PO", value: 50},
}

func TestNeighboursByPublishedContext(t *testing.T) {
	t.Parallel()
	s := synthetic(t, insert(neighbourly)...)
	table := run(t, s, "neighbours", "pdu=wakefield")
	if len(table.Rows) != 3 {
		t.Fatal(cells(table))
	}
	// By hand: logarithms of the population over their deviation, rates over theirs.
	deviation := func(values ...float64) float64 {
		mean, sum := 0.0, 0.0
		for _, v := range values {
			mean += v / float64(len(values))
		}
		for _, v := range values {
			sum += (v - mean) * (v - mean)
		}
		return math.Sqrt(sum / float64(len(values)-1))
	}
	population := deviation(math.Log(300000), math.Log(310000), math.Log(600000), math.Log(900000))
	rate := deviation(30, 31, 20)
	square := func(a float64) float64 { return a * a }
	for i, w := range []struct {
		slug     string
		distance float64
		used     string
	}{
		{"york", math.Sqrt((square(math.Log(310.0/300)/population) + square(1/rate)) / 2), "population, proven reoffending rate"},
		{"kirklees", math.Sqrt((square(math.Log(2)/population) + square(10/rate)) / 2), "population, proven reoffending rate"},
		{"leeds", math.Log(3) / population, "population"},
	} {
		j := find(t, table, "slug="+w.slug)
		if table.Text(j, "used") != w.used || !near(table, j, "distance", w.distance) || w.slug == "york" && j != i {
			t.Errorf("%s, want %+v", row(table, j), w)
		}
	}
	if i := find(t, table, "slug=leeds"); !strings.Contains(table.Text(i, "notes"), "[u]") {
		t.Error("one measure only is not marked")
	}
}

func TestNearestPeers(t *testing.T) {
	t.Parallel()
	s := synthetic(t, insert(neighbourly)...)
	table := run(t, s, "benchmark", "metric=vacancy_rate", "segment=PO", "pdu=wakefield", "peers=nearest:1")
	if len(table.Rows) != 2 || table.Text(0, "pdu") != "York" {
		t.Error(cells(table))
	}
	if got := table.FilterText(); !strings.Contains(got, "nearest 1 by population, proven reoffending rate: York") {
		t.Errorf("filters do not say what was used: %s", got)
	}
	if got := run(t, s, "benchmark", "metric=vacancy_rate", "pdu=wakefield", "peers=nearest:9"); len(got.Rows) != 4 {
		t.Errorf("%d rows, want Wakefield and the three that share context", len(got.Rows))
	}
	if got := run(t, s, "benchmark", "metric=vacancy_rate", "pdu=dorset", "peers=nearest:5"); len(got.Rows) != 1 || !strings.Contains(got.FilterText(), "none, as no other PDU") {
		t.Errorf("Dorset has no context: %s %s", got.FilterText(), cells(got))
	}
	if got := run(t, s, "neighbours", "pdu=wakefield", "source=inspectorate"); got.Text(find(t, got, "slug=kirklees"), "used") != "population" {
		t.Error("a press figure was used")
	}
	for _, bad := range [][]string{{"pdu", "wakefield", "nearest:0"}, {"pdu", "wakefield", "nearest:many"}, {"region", "london", "nearest:3"}} {
		values := map[string]string{"metric": "vacancy_rate", "peers": bad[2]}
		if bad[0] == "pdu" {
			values["pdu"] = bad[1]
		}
		if _, err := s.Run(context.Background(), "benchmark", values); err == nil || !strings.Contains(err.Error(), "nearest:") {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

func TestSegmentOfTheOtherMetric(t *testing.T) {
	s := bundled(t)
	table := run(t, s, "relationship", "metric=vacancy_rate", "segment=PO", "against=standard_rating", "against_segment=P 1.1")
	for i := range table.Rows {
		if table.Text(i, "segment") != "PO" || table.Text(i, "against_segment") != "P 1.1" {
			t.Error(row(table, i))
		}
	}
	_, err := s.Run(context.Background(), "relationship", map[string]string{"metric": "vacancy_rate", "against": "standard_rating", "against_segment": "PO"})
	if err == nil || !strings.Contains(err.Error(), "is not a part of standard_rating") {
		t.Error(err)
	}
}
