package dashboard

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// The spread draws the rows of its download, each PDU once.
func TestTheSpreadDrawsTheNumbersOfTheCSV(t *testing.T) {
	s := opened(t, farshire)
	drawn := 0
	for _, values := range []map[string]string{
		{"metric": "vacancy_rate", "segment": "PO", "pdu": "wakefield"}, {"metric": "key_question", "segment": "P 2.1/safety", "pdu": "northmoor"}, {"metric": "settled_accommodation", "segment": "start"},
		{"metric": "key_question", "segment": "P 2.3/safety", "pdu": "northmoor", "peers": "region"},
	} {
		d, err := s.Run(context.Background(), "distribution", values)
		if err != nil {
			t.Fatal(err)
		}
		own := filterLabel(d, "pdu")
		c, err := spreadChart(rows(d), own, "chart", "Spread")
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for _, r := range parsed(t, d) {
			series, at, height := "PDUs", r["at"], r["height"]
			if r["pdu"] == own {
				series = own
			}
			want = append(want, fmt.Sprintf("%s %s %s %s", series, r["pdu"], at, height))
		}
		o := readOption(t, *c)
		for _, series := range o.Series {
			for _, mark := range series.Data {
				pair := mark.Value.([]any)
				got = append(got, fmt.Sprintf("%s %s %s %s", series.Name, mark.Name, plainNumber(pair[0]), plainNumber(pair[1])))
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) || len(want) < spreadLeast {
			t.Errorf("%v: drawn\n%s\nthe CSV has\n%s", values, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		drawn += len(got)
	}
	if drawn < 40 {
		t.Errorf("only %d dots compared", drawn)
	}
}

// The bars of ratings are as long as the CSV has PDUs with them.
func TestTheBarsOfRatingsCountTheCSV(t *testing.T) {
	s := opened(t, farshire)
	for _, pdu := range []string{"", "northmoor"} {
		d, err := s.Run(context.Background(), "distribution", map[string]string{"metric": "overall_rating", "pdu": pdu})
		if err != nil {
			t.Fatal(err)
		}
		c, err := spreadChart(rows(d), filterLabel(d, "pdu"), "chart", "Spread")
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]float64{}
		for _, r := range parsed(t, d) {
			want[r["value"]]++
		}
		bars := readOption(t, *c).Series[0].Data
		for _, bar := range bars {
			if bar.Value != want[bar.Name] {
				t.Errorf("%s is %v long, want %v", bar.Name, bar.Value, want[bar.Name])
			}
		}
		if len(bars) != len(ratings) || len(want) < 3 {
			t.Errorf("%d bars for %v", len(bars), want)
		}
		if named := strings.Contains(string(c.Option), "(Northmoor)"); named != (pdu != "") {
			t.Errorf("the bar of %q names it: %v", pdu, named)
		}
	}
}

// Steps hold what they say, piles are whole, and the quartiles are those of
// the figures, interpolated as spreadsheets do.
func TestPilesAndQuartiles(t *testing.T) {
	s := opened(t, farshire)
	piles := 0
	for _, metric := range s.Names("metric") {
		d, err := s.Run(context.Background(), "distribution", map[string]string{"metric": metric.Canonical})
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range byPile(rows(d)) {
			places := map[any][]int64{}
			var figures []float64
			for _, r := range part {
				places[r.cell("step_from")] = append(places[r.cell("step_from")], r.integer("place"))
				if r.integer("pdus") != int64(len(part)) {
					t.Errorf("%s %s: %d PDUs said, %d there", metric.Name, r.text("segment"), r.integer("pdus"), len(part))
				}
				if r.text("unit") == "rating" {
					continue
				}
				at, _ := r.number("value")
				from, _ := r.number("step_from")
				to, _ := r.number("step_to")
				if at < from-1e-6 || at >= to {
					t.Errorf("%s %s of %s: %v is not from %v to under %v", metric.Name, r.text("segment"), r.text("pdu"), at, from, to)
				}
				figures = append(figures, at)
			}
			if len(places) > 12 {
				t.Errorf("%s %s has %d steps", metric.Name, part[0].text("segment"), len(places))
			}
			for step, in := range places {
				piles++
				slices.Sort(in)
				if in[0] != 1 || in[len(in)-1] != int64(len(in)) {
					t.Errorf("%s %v: places %v", metric.Name, step, in)
				}
			}
			slices.Sort(figures)
			for column, q := range map[string]float64{"lower_quartile": 0.25, "median": 0.5, "upper_quartile": 0.75} {
				if got, ok := part[0].number(column); len(figures) > 0 && (!ok || math.Abs(got-quantile(figures, q)) > 1e-9) {
					t.Errorf("%s %s: %s is %v, want %v", metric.Name, part[0].text("segment"), column, got, quantile(figures, q))
				}
			}
		}
	}
	if piles < 100 {
		t.Errorf("only %d piles", piles)
	}
}

// quantile interpolates between the two figures around it.
func quantile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	low := int(at)
	if low+1 == len(sorted) {
		return sorted[low]
	}
	return sorted[low] + (at-float64(low))*(sorted[low+1]-sorted[low])
}

func TestAMetricsPageShowsItsSpread(t *testing.T) {
	s := newFarshire(t)
	doc := s.page("/metrics/vacancy_rate?pdu=wakefield&segment=PO")
	main := doc.Find("main").Text()
	if !strings.Contains(main, "The middle half of them lies between 27 per cent and 37.5 per cent, the median is 31 per cent.") {
		t.Errorf("the page says %s", main)
	}
	listed := 0
	doc.Find("#spread-1 tbody tr td:nth-child(2)").Each(func(_ int, e *goquery.Selection) {
		n, err := strconv.Atoi(e.Text())
		if err != nil {
			t.Error(err)
		}
		listed += n
	})
	if listed != doc.Find("#figures tbody tr").Length() {
		t.Errorf("%d PDUs in the steps, %d in the table", listed, doc.Find("#figures tbody tr").Length())
	}
	if got := newSite(t).page("/metrics/caseload?segment=all").Find("main").Text(); !strings.Contains(got, "Here there are fewer.") {
		t.Errorf("of too few PDUs the page says %s", got)
	}
}

func TestPeersOfOnesOwn(t *testing.T) {
	s := newSite(t)
	doc := s.page("/metrics/vacancy_rate?pdu=wakefield&segment=PO")
	form := s.page(doc.Find("a:contains('PDUs of your own choice')").AttrOr("href", ""))
	if n := form.Find("form.filter input[type=hidden]").Length(); n != 2 {
		t.Errorf("%d filters are sent along, want 2", n)
	}
	if n := form.Find("form.filter input[type=checkbox]").Length(); n < 100 {
		t.Errorf("%d PDUs can be ticked", n)
	}
	action := form.Find("form.filter").AttrOr("action", "")
	res, _ := s.get(action + "?pdu=wakefield&segment=PO&peers=dorset&peers=hull-and-east-riding")
	to := res.Header.Get("Location")
	if got := s.page(to).Find("#figures tbody tr").Length(); got != 3 {
		t.Errorf("%s lists %d PDUs, want 3", to, got)
	}
	if n := s.page("/metrics/vacancy_rate?pdu=wakefield&peers=dorset,hull-and-east-riding&choose=peers").Find("input[checked]").Length(); n != 2 {
		t.Errorf("%d boxes are ticked, want 2", n)
	}
	if got := s.page("/metrics/overall_rating?pdu=wakefield&peers=nearest:5").Find(".filters").Text(); !strings.Contains(got, "Compared with nearest 5: none, as no other PDU has published context in common") {
		t.Errorf("where nobody is near the filters read %q", got)
	}
}

// The nearest are chosen by context, and the page says by which and whom.
func TestTheNearestPeersAreNamed(t *testing.T) {
	s := newFarshire(t)
	near := s.page("/metrics/vacancy_rate?pdu=wakefield&segment=PO&peers=nearest:5")
	if got, want := near.Find(".filters").Text(), "Compared with nearest 5 by population, proven reoffending rate: Farhollow; Northmoor; Eastfen; "; !strings.Contains(got, want) {
		t.Errorf("the filters read %q, not %q", got, want)
	}
	if got := near.Find("select[name=peers] option[selected]").Text(); got != "The 5 PDUs most like the chosen one" {
		t.Errorf("the form says %q", got)
	}
	if n := near.Find("#figures tbody tr").Length(); n < 4 || n > 6 {
		t.Errorf("%d PDUs in the table, want Wakefield and up to 5", n)
	}
	if got := s.page(near.Find("a:contains('most like Wakefield')").AttrOr("href", "")).Find("#rows tbody tr").Length(); got != 6 {
		t.Errorf("%d neighbours are listed, want 6", got)
	}
}
