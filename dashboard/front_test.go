package dashboard

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pdubench/ingest"
	"pdubench/queries"
)

// Each of the four figures is the one that the page behind it shows.
func TestTheFourFiguresAgreeWithTheirPages(t *testing.T) {
	for _, open := range []func() (*queries.Snapshot, error){bundled, farshire} {
		s := opened(t, open)
		figures := map[string]row{}
		for _, r := range rows(runView(t, s, "headline")) {
			figures[r.text("figure")] = r
		}
		holds := rows(runView(t, s, "snapshot"))[0]
		if got, want := figures["inspected"].integer("x"), holds.integer("inspected"); got != want {
			t.Errorf("%d PDUs inspected, the snapshot has %d", got, want)
		}
		inadequate := figures["inadequate"]
		found := false
		for _, r := range rows(runView(t, s, "ratings_over_time")) {
			if r.text("rating") == "Inadequate" && r.text("period") == inadequate.text("period") {
				found = r.integer("inspections") == inadequate.integer("x") && r.integer("of") == inadequate.integer("n")
			}
		}
		if !found {
			t.Errorf("%d of %d Inadequate in %s is not what ratings_over_time has", inadequate.integer("x"), inadequate.integer("n"), inadequate.text("period"))
		}
		safety, pooled := figures["safety"], rows(runView(t, s, "benchmark_summary", "metric=key_question", "segment=P 2.3/safety"))[0]
		for a, b := range map[string]string{"x": "x", "n": "n", "value": "pooled", "lower95": "pooled_lower95", "upper95": "pooled_upper95"} {
			got, _ := safety.number(a)
			want, ok := pooled.number(b)
			if !ok || got < want-1e-9 || got > want+1e-9 {
				t.Errorf("safety: %s is %v, benchmark_summary has %v", a, got, want)
			}
		}
		vacancy, spread := figures["vacancy"], rows(runView(t, s, "benchmark_summary", "metric=vacancy_rate", "segment=PO"))[0]
		got, _ := vacancy.number("value")
		if want, ok := spread.number("median"); !ok || got != want || vacancy.integer("pdus") != spread.integer("pdus") {
			t.Errorf("the median vacancy rate is %v of %d, benchmark_summary has %v of %d", got, vacancy.integer("pdus"), want, spread.integer("pdus"))
		}
	}
}

func TestTheFrontPage(t *testing.T) {
	doc := newSite(t).page("/")
	if n := doc.Find(".headline").Length(); n != 4 {
		t.Errorf("%d figures, want 4", n)
	}
	for i, want := range []string{"65 of 108", "8 of 19", "33%", "32%"} {
		if got := strings.TrimSpace(doc.Find(".headline__number").Eq(i).Text()); got != want {
			t.Errorf("figure %d is %s, want %s", i+1, got, want)
		}
	}
	text := doc.Find("main").Text()
	for _, want := range []string{
		"Of the 19 inspections published in 2025, 8 were rated Inadequate and 11 Requires improvement.",
		"43 PDUs have none; 13 PDUs have two or more.", "13 of 39 cases; 95% interval 20.6% to 49%", "in Wakefield only", "it does not describe the service",
		"13 PDUs have been inspected again: 3 rated higher, 3 lower and 7 the same.", "First load", "There is no earlier one to compare it with.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the front page does not say %q", want)
		}
	}
	if doc.Find("main form.search").Length() != 1 || doc.Find("main a[href='/trends#again']").Length() != 1 {
		t.Error("the front page does not lead on")
	}
}

func TestTheFrontPageSaysWhatALoadBrought(t *testing.T) {
	store, err := ingest.OpenStore(filepath.Join(t.TempDir(), "twice"))
	if err != nil {
		t.Fatal(err)
	}
	var loaded *ingest.Summary
	for i, paths := range [][]string{nil, {filepath.Join("testdata", "invented")}} {
		if i > 0 {
			time.Sleep(1100 * time.Millisecond) // a load is known by its second
		}
		if loaded, err = ingest.Load(context.Background(), store, paths, ingest.Options{Program: "test"}); err != nil {
			t.Fatal(err)
		}
	}
	s, err := queries.Open(store.SnapshotPath(loaded.Snapshot))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	text := newSiteOf(t, s).page("/").Find("main").Text()
	for _, want := range []string{"The last load, ", "was 4 files (inspections.csv, pdus.csv, regions.csv, results.csv): 11 inspections not known before, and ", "No earlier figure was revised."} {
		if !strings.Contains(text, want) {
			t.Errorf("after a second load the front page does not say %q: %s", want, text)
		}
	}
}

func TestHeadlinesWithoutFigures(t *testing.T) {
	made := table(t, "headline", nil,
		cells{"figure": "safety", "title": "Cases", "unit": "percent", "sentence": "No PDU has published it with its number of cases.", "page": "/metrics"},
		cells{"figure": "inspected", "title": "PDUs", "unit": "PDUs", "value": 0.0, "x": int64(0), "n": int64(3), "sentence": "3 PDUs have none.", "page": "/pdus"})
	all := headlines(made)
	if all[0].Number != "" || all[0].Interval != "" || all[1].Number != "0 of 3" {
		t.Errorf("%+v", all)
	}
	if got := loadSentence(nil); got != "Nothing has been loaded." {
		t.Error(got)
	}
}

// Before any inspection is loaded every page says so and none fails.
func TestPagesWithoutAnyInspection(t *testing.T) {
	store, err := ingest.OpenStore(filepath.Join(t.TempDir(), "none"))
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := ingest.Load(context.Background(), store, []string{filepath.Join("testdata", "invented", "regions.csv")}, ingest.Options{Program: "test", NoBundled: true})
	if err != nil {
		t.Fatal(err)
	}
	s, err := queries.Open(store.SnapshotPath(loaded.Snapshot))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	site := newSiteOf(t, s)
	for address, want := range map[string]string{
		"/":                             "No rated inspection is known yet.",
		"/trends":                       "No PDU has been inspected twice, as far as is known here; 0 PDUs have an inspection known.",
		"/trends?metric=score&by=year":  "No PDU has published the overall score within these filters.",
		"/trends?metric=overall_rating": "No rating has been published within these filters.",
		"/regions":                      "The overall rating is known for 0 of 108 PDUs.",
		"/regions/wales":                "of which none has been inspected",
		"/data/change_summary?metric=standard_rating": "no PDU was inspected twice",
	} {
		doc := site.page(address)
		if got := doc.Find("main").Text(); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q", address, want)
		}
		if got := doc.Find("body").Text(); strings.Contains(got, "Data to ,") || strings.Contains(got, "Data to .") {
			t.Errorf("%s gives data a date it does not have", address)
		}
	}
}
