package dashboard

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"testing"

	"pdubench/queries"
)

// benchmarkMarks are the marks that rows of a benchmark's CSV ask for.
func benchmarkMarks(part []map[string]string, pdu string, name func(map[string]string) string) []string {
	var want []string
	median := ""
	for _, r := range part {
		share := r["unit"] == "count" && r["denominator"] != ""
		if r["value"] != "" && !share {
			want = append(want, fmt.Sprintf("point %s %s", name(r), r["value"]))
		}
		if r["lower95"] != "" {
			want = append(want, fmt.Sprintf("interval %s %s %s", name(r), r["lower95"], r["upper95"]))
		}
		if r["pdu"] == pdu && median == "" {
			median = r["peer_median"]
		}
	}
	if median != "" {
		want = append(want, "median "+median)
	}
	return want
}

func checkBenchmark(t *testing.T, values map[string]string, pdu string) (points int) {
	table, err := snapshot(t).Run(context.Background(), "benchmark", values)
	if err != nil {
		t.Fatal(err)
	}
	charts, err := Charts(table)
	if err != nil {
		t.Fatal(err)
	}
	var several [][]map[string]string
	var alone []map[string]string
	place := map[string]int{}
	var parts [][]map[string]string
	for _, r := range parsed(t, table) {
		part := r["segment"]
		if r["unit"] == "score" {
			part += " of " + r["denominator"] // points of two programmes are not drawn on one axis
		}
		if _, ok := place[part]; !ok {
			place[part] = len(parts)
			parts = append(parts, nil)
		}
		parts[place[part]] = append(parts[place[part]], r)
	}
	for _, part := range parts {
		if len(part) == 1 {
			alone = append(alone, part[0])
		} else {
			several = append(several, part)
		}
	}
	drawn := min(len(several), mostCharts)
	want := drawn
	if len(alone) > 0 {
		want++
	}
	if len(charts) != want {
		t.Fatalf("%d charts, want %d", len(charts), want)
	}
	for i, part := range several[:drawn] {
		times := map[string]int{}
		for _, r := range part {
			times[r["pdu"]]++
		}
		marks := benchmarkMarks(part, pdu, func(r map[string]string) string {
			if times[r["pdu"]] > 1 {
				return r["pdu"] + " (" + r["inspection"] + ")"
			}
			return r["pdu"]
		})
		points += len(marks)
		sameMarks(t, charts[i], marks)
	}
	if len(alone) > 0 {
		// Rows are named by their part here, so names are taken from the chart,
		// whose rows are those of the CSV in order.
		names := categoriesOf(readOption(t, charts[drawn]))
		if len(names) != len(alone) {
			t.Fatalf("%d rows drawn for %d figures", len(names), len(alone))
		}
		i := map[string]string{}
		for n, r := range alone {
			i[r["evidence"]] = names[n]
		}
		marks := benchmarkMarks(alone, pdu, func(r map[string]string) string { return i[r["evidence"]] })
		points += len(marks)
		sameMarks(t, charts[drawn], marks)
	}
	return points
}

func TestBenchmarkChartsDrawTheNumbersOfTheCSV(t *testing.T) {
	points := 0
	for _, metric := range snapshot(t).Names("metric") {
		for _, values := range []map[string]string{
			{}, {"pdu": "wakefield"}, {"pdu": "wakefield", "peers": "region"}, {"inspections": "all"}, {"pdu": "wakefield", "inspections": "all", "source": "inspectorate"},
		} {
			values["metric"] = metric.Canonical
			pdu := ""
			if values["pdu"] != "" {
				pdu = "Wakefield"
			}
			t.Run(address(metric.Canonical, "", values), func(t *testing.T) { points += checkBenchmark(t, values, pdu) })
			if values["inspections"] != "" {
				continue // part by part nothing else happens
			}
			for _, segment := range snapshot(t).Names("segment " + metric.Canonical) {
				one := maps.Clone(values)
				one["segment"] = segment.Canonical
				t.Run(address(metric.Canonical, "", one), func(t *testing.T) { points += checkBenchmark(t, one, pdu) })
			}
		}
	}
	if points < 1000 {
		t.Errorf("only %d marks compared", points)
	}
}

// marksOfCSV says what each other view with a chart must draw of its rows.
var marksOfCSV = map[string]func(rows []map[string]string) []string{
	"ratings_over_time": func(rows []map[string]string) (want []string) {
		for _, r := range rows {
			want = append(want, fmt.Sprintf("bar %s/%s (%s) %s", r["period"], r["rating"], ratingLetters(r["rating"]), r["inspections"]))
		}
		return want
	},
	"ratings_by_half_year": func(rows []map[string]string) (want []string) {
		for i, r := range rows {
			if i == 0 || r["programme"] != rows[i-1]["programme"] { // a heading on the axis
				for _, rating := range ratings {
					want = append(want, fmt.Sprintf("bar Programme of %s/%s (%s) 0", r["programme"], rating.Word, rating.Short))
				}
			}
			want = append(want, fmt.Sprintf("bar %s/%s (%s) %s", r["period"], r["rating"], ratingLetters(r["rating"]), r["inspections"]))
		}
		return want
	},
	"regions": func(rows []map[string]string) (want []string) {
		for _, r := range rows {
			for _, rating := range ratings {
				want = append(want, fmt.Sprintf("bar %s/%s (%s) %s", r["region"], rating.Word, rating.Short, r[columnOf[rating.Word]]))
			}
		}
		return want
	},
	"metrics": func(rows []map[string]string) (want []string) {
		for _, r := range rows {
			want = append(want, fmt.Sprintf("bar %s/PDUs %s", r["title"], r["pdus"]))
		}
		return want
	},
}

// comparedElsewhere are the views whose charts have a test of their own.
var comparedElsewhere = map[string]bool{"benchmark": true, "spine": true, "trend": true, "change": true}

func TestChartsOfEveryViewDrawTheNumbersOfTheCSV(t *testing.T) {
	needed := map[string]string{"metric": "vacancy_rate", "pdu": "wakefield", "result": "wakefield-2024.overall_rating", "segment": "PO", "region": "wales"}
	drawn := 0
	for _, v := range queries.Views() {
		if comparedElsewhere[v.Name] {
			continue
		}
		least := map[string]string{}
		for _, p := range v.Params {
			if p.Required {
				least[p.Name] = needed[p.Name]
			}
		}
		variants := []map[string]string{least}
		for _, p := range v.Params {
			if choices := p.Choices(); len(choices) > 1 {
				other := maps.Clone(least)
				other[p.Name] = choices[1]
				variants = append(variants, other)
			}
		}
		for _, values := range variants {
			t.Run(address(v.Name, "", values), func(t *testing.T) {
				table, err := snapshot(t).Run(context.Background(), v.Name, values)
				if err != nil {
					t.Fatal(err)
				}
				charts, err := Charts(table)
				if err != nil {
					t.Fatal(err)
				}
				want := marksOfCSV[v.Name]
				if want == nil {
					if len(charts) > 0 {
						t.Fatalf("the view has a chart whose numbers no test compares")
					}
					return
				}
				if len(charts) != 1 {
					t.Fatalf("%d charts, want 1", len(charts))
				}
				drawn++
				sameMarks(t, charts[0], want(parsed(t, table)))
			})
		}
	}
	if drawn < len(marksOfCSV) {
		t.Errorf("%d charts compared, want at least %d", drawn, len(marksOfCSV))
	}
}

// Every option is data: a chart that needs a function would need a policy that
// lets pages run them.
func TestOptionsHoldNoFunctions(t *testing.T) {
	for _, view := range []struct {
		name   string
		values map[string]string
	}{{"benchmark", map[string]string{"metric": "key_question", "pdu": "wakefield"}}, {"regions", nil}, {"spine", map[string]string{"pdu": "wakefield"}}, {"metrics", nil}} {
		table, err := snapshot(t).Run(context.Background(), view.name, view.values)
		if err != nil {
			t.Fatal(err)
		}
		charts, err := Charts(table)
		if err != nil || len(charts) == 0 {
			t.Fatalf("%s: %d charts, %v", view.name, len(charts), err)
		}
		for _, c := range charts {
			if s := string(c.Option); strings.Contains(s, "function") || strings.Contains(s, "=>") || strings.Contains(s, "__f__") {
				t.Errorf("%s %s holds a function", view.name, c.ID)
			}
		}
	}
}
