package ingest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// loaded returns a store with the bundled facts.
func loaded(t testing.TB) *Store {
	t.Helper()
	store, err := OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(context.Background(), store, nil, Options{Program: "test"}); err != nil {
		t.Fatal(err)
	}
	return store
}

// file writes a file into a temporary folder and returns its path.
func file(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

const (
	resultsHeader     = "inspection_id,metric,segment,qualifier,value,unit,numerator,denominator,source_class,source_url\n"
	inspectionsHeader = "inspection_id,pdu_code,programme,fieldwork_start,published,published_basis,overall_rating,score,max_score,cases_inspected,source_class,source_url\n"
)

func TestBundledFactsLoadWhole(t *testing.T) {
	store := loaded(t)
	p, ok, err := store.Current()
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if want := len(reference) + len(facts); len(p.Sources) != want {
		t.Errorf("%d originals kept, want %d", len(p.Sources), want)
	}
	if _, err := store.Check(); err != nil {
		t.Error(err)
	}
}

func TestBadRowsAreNamedAndNothingChanges(t *testing.T) {
	row := func(cells string) string { return resultsHeader + cells + "\n" }
	tests := []struct{ name, content, line, column, says string }{
		{"no such inspection", row("atlantis-2024,vacancy_rate,PO,,28,percent,,,press,https://example.org"), "line 2", "inspection_id", `no inspection "atlantis-2024"`},
		{"wrong unit", row("york-2024,vacancy_rate,PO,,28,count,,,press,https://example.org"), "line 2", "unit", "is counted in percent, not count"},
		{"above the maximum", row("york-2024,vacancy_rate,PO,,128,percent,,,press,https://example.org"), "line 2", "value", "128 is more than vacancy_rate can be"},
		{"below zero", row("york-2024,vacancy_rate,PO,,-1,percent,,,press,https://example.org"), "line 2", "value", "below zero"},
		{"not a number", row("york-2024,vacancy_rate,PO,,28%,percent,,,press,https://example.org"), "line 2", "value", `"28%" is not a number`},
		{"not finite", row("york-2024,vacancy_rate,PO,,NaN,percent,,,press,https://example.org"), "line 2", "value", "not a number"},
		{"qualifier", row("york-2024,vacancy_rate,PO,circa,28,percent,,,press,https://example.org"), "line 2", "qualifier", `"circa"`},
		{"rating word", row("york-2024,standard_rating,P 1.1,,Excellent,rating,,,press,https://example.org"), "line 2", "value", `"Excellent" is not a rating`},
		{"numerator above denominator", row("york-2024,sufficient_compliance,,,9,count,9,8,press,https://example.org"), "line 2", "numerator", "9 is more than the denominator 8"},
		{"no segment", row("york-2024,vacancy_rate,,,28,percent,,,press,https://example.org"), "line 2", "segment", "has segments"},
		{"no address", row("york-2024,vacancy_rate,PO,,28,percent,,,press,example.org"), "line 2", "source_url", "not a web address"},
		{"too few cells", row("york-2024,vacancy_rate"), "line 2", "", "2 cells where the header has 10 columns"},
		{"twice", row("york-2024,vacancy_rate,PO,,28,percent,,,press,https://example.org\nyork-2024,vacancy_rate,PO,,29,percent,,,press,https://example.org"), "line 3", "", "stands already in line 2"},
		{"open quote", row("york-2024,\"vacancy_rate,PO,,28,percent,,,press,https://example.org"), "line", "", "double quote"},
		{"no such table", "pdu,figure\nYork,28\n", "line 1", "", "not those of any table"},
		{"column missing", "inspection_id,metric,segment,qualifier,value,unit,numerator,denominator,source_class\n", "line 1", "", "add source_url"},
		{"empty", "", "line 1", "", "is empty"},
		{"NUL byte", resultsHeader + "york-2024,\x00\n", "line 2", "", "not UTF-8"},
		{"no such PDU", inspectionsHeader + "x-2024,N55XXX,2023,2024,2024-10,stated,Good,,,,press,https://example.org\n", "line 2", "pdu_code", "N55BAC (Bradford and Calderdale)"},
		{"no such programme", inspectionsHeader + "x-2024,N55WAK,2020,2024,2024-10,stated,Good,,,,press,https://example.org\n", "line 2", "programme", "no programme 2020"},
		{"date", inspectionsHeader + "x-2024,N55WAK,2023,August 2024,2024-10,stated,Good,,,,press,https://example.org\n", "line 2", "fieldwork_start", "not a date"},
		{"dates out of order", inspectionsHeader + "x-2024,N55WAK,2023,2024-11,2024-10,stated,Good,,,,press,https://example.org\n", "line 2", "fieldwork_start", "after publication"},
		{"score above maximum", inspectionsHeader + "x-2024,N55WAK,2023,2024,2024-10,stated,Good,22,21,,press,https://example.org\n", "line 2", "score", "22 is more than the maximum"},
		{"maximum of another programme", inspectionsHeader + "x-2024,N55WAK,2023,2024,2024-10,stated,Good,2,27,,press,https://example.org\n", "line 2", "max_score", "not the maximum of the 2023 programme"},
		{"polarity", "metric,title,family,unit,polarity,segments,denominator,definition\nx,X,F,percent,good,,,D\n", "line 2", "polarity", `"good"`},
	}
	store := loaded(t)
	before, _, _ := store.Current()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := file(t, "mine.csv", tt.content)
			_, err := Load(context.Background(), store, []string{path}, Options{Program: "test"})
			if err == nil {
				t.Fatal("loaded")
			}
			for _, want := range []string{"mine.csv", tt.line, tt.column, tt.says} {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error does not say %q:\n%v", want, err)
				}
			}
			if after, _, _ := store.Current(); after.Snapshot != before.Snapshot || len(after.Sources) != len(before.Sources) {
				t.Error("a failed load changed the pointer")
			}
		})
	}
	if left, _ := filepath.Glob(filepath.Join(store.dir, "*", "*.part*")); len(left) > 0 {
		t.Errorf("failed loads left %v", left)
	}
}

func TestEveryProblemIsReportedAtOnce(t *testing.T) {
	store := loaded(t)
	path := file(t, "mine.csv", resultsHeader+strings.Repeat("york-2024,vacancy_rate,PO,,x,percent,,,press,https://example.org\n", 30))
	_, err := Load(context.Background(), store, []string{path}, Options{})
	var problems Problems
	if !errors.As(err, &problems) || len(problems) < 30 {
		t.Fatalf("%d problems reported: %v", len(problems), err)
	}
	if !strings.Contains(err.Error(), "more") {
		t.Error("the message does not say that there are more")
	}
}

func TestSameFileTwiceChangesNothing(t *testing.T) {
	store := loaded(t)
	path := file(t, "mine.csv", resultsHeader+"york-2024,vacancy_rate,PO,,28,percent,,,press,https://example.org\n")
	first, err := Load(context.Background(), store, []string{path}, Options{})
	if err != nil || !first.Changed {
		t.Fatal(first, err)
	}
	second, err := Load(context.Background(), store, []string{path}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if second.Changed || second.Snapshot != first.Snapshot || !second.Files[0].Known {
		t.Errorf("second load: %+v", second)
	}
}

func TestTwoLoadsAtOnceAreRefused(t *testing.T) {
	store := loaded(t)
	unlock, err := store.lock()
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	_, err = Load(context.Background(), store, nil, Options{})
	if err == nil || !strings.Contains(err.Error(), "another pdubench is loading") {
		t.Error(err)
	}
}

func TestAlteredOriginalIsNoticed(t *testing.T) {
	store := loaded(t)
	path := file(t, "mine.csv", resultsHeader+"york-2024,vacancy_rate,PO,,28,percent,,,press,https://example.org\n")
	if _, err := Load(context.Background(), store, []string{path}, Options{}); err != nil {
		t.Fatal(err)
	}
	p, _, _ := store.Current()
	last := p.Sources[len(p.Sources)-1]
	if err := os.WriteFile(filepath.Join(store.dir, "sources", last.SHA256), []byte("altered"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Check(); err == nil || !strings.Contains(err.Error(), "was altered") {
		t.Errorf("check: %v", err)
	}
}

func TestNoBundledKeepsOnlyTheNames(t *testing.T) {
	store, err := OpenStore(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	path := file(t, "mine.csv", inspectionsHeader+"york-2026,N55YRK,2023,2026-01,2026-03,stated,Good,12,21,40,other,https://example.org\n")
	s, err := Load(context.Background(), store, []string{path}, Options{NoBundled: true})
	if err != nil {
		t.Fatal(err)
	}
	if s.Counts.Inspections != 1 || s.Counts.Results != 3 || s.Counts.PDUs < 100 {
		t.Errorf("%+v", s.Counts)
	}
	again, err := Load(context.Background(), store, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if again.Changed {
		t.Error("a later load brought the bundled figures in")
	}
}
