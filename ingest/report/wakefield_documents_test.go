package report

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// publishedReport is the path of a published report, which is not part of
// the project: it lies in ../shared/reports beside the checkout. ok is false
// where that folder is not there; under CI that is a failure.
func publishedReport(t testing.TB, name string) (path string, ok bool) {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test's folder")
		}
		dir = filepath.Dir(dir)
	}
	path = filepath.Join(dir, "..", "shared", "reports", name)
	if _, err := os.Stat(path); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the published reports are missing: %v", err)
		}
		return "", false
	}
	return path, true
}

func readPublished(t testing.TB, name string) (*Document, bool) {
	t.Helper()
	path, ok := publishedReport(t, name)
	if !ok {
		return nil, false
	}
	d, err := ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return d, true
}

func TestWakefieldIsTheSameInAllFormats(t *testing.T) {
	text, ok := readPublished(t, "wakefield-2024.txt")
	if !ok {
		return
	}
	want := found(text)
	if len(want) < 200 {
		t.Fatalf("only %d blocks", len(want))
	}
	for _, name := range []string{"wakefield-2024.html", "wakefield-2024.pdf"} {
		d, _ := readPublished(t, name)
		if err := d.CheckKind(); err != nil {
			t.Error(err)
		}
		t.Run(name, func(t *testing.T) { sameBlocks(t, want, found(d)) })
	}
}

func TestWakefieldPages(t *testing.T) {
	d, ok := readPublished(t, "wakefield-2024.pdf")
	if !ok {
		return
	}
	if d.Pages != 24 {
		t.Errorf("%d pages, want 24", d.Pages)
	}
	want := map[string]int{"Foreword": 4, "Ratings": 6, "Background": 8, "P 1.2 Staffing": 11, "P 2.1 Assessment": 18, "Outcomes": 23}
	last := 1
	for _, b := range d.Blocks {
		if b.Page < last || b.Page > d.Pages {
			t.Errorf("page %d after page %d: %.60q", b.Page, last, b.Text)
		}
		last = b.Page
		if b.Kind == Heading && want[b.Section] != 0 && !isSubheading(b.Text) && b.Page != want[b.Section] {
			t.Errorf("%s begins on page %d, want %d", b.Section, b.Page, want[b.Section])
		}
	}
}

var numeral = regexp.MustCompile(`\d+`)

// No number of the report is lost, changed or made up: those of the file are
// those of the blocks, but for the numbers of the list of recommendations.
func TestWakefieldKeepsEveryNumber(t *testing.T) {
	path, ok := publishedReport(t, "wakefield-2024.txt")
	if !ok {
		return
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := readPublished(t, "wakefield-2024.txt")
	inFile := numeral.FindAllString(string(raw), -1)
	inBlocks := []string{"1", "2", "3", "4", "5", "6", "7"} // the recommendations
	for _, b := range d.Blocks {
		inBlocks = append(inBlocks, numeral.FindAllString(b.Text, -1)...)
	}
	slices.Sort(inFile)
	slices.Sort(inBlocks)
	if !slices.Equal(inFile, inBlocks) {
		t.Errorf("in the file  %v\nin the blocks %v", inFile, inBlocks)
	}
}

// The numbers of each block, with its section and place, as read by eye.
func TestWakefieldNumbersStandInTheirPlaces(t *testing.T) {
	d, ok := readPublished(t, "wakefield-2024.txt")
	if !ok {
		return
	}
	var got []string
	for _, b := range d.Blocks {
		if n := numeral.FindAllString(b.Text, -1); n != nil && b.Kind != Heading && b.Section != contents {
			got = append(got, fmt.Sprintf("%s|%s|%d|%s", b.Section, b.Kind, b.N, strings.Join(n, " ")))
		}
	}
	f, err := os.Open("testdata/documents/wakefield-numbers.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var want []string
	for s := bufio.NewScanner(f); s.Scan(); {
		want = append(want, s.Text())
	}
	sameBlocks(t, want, got)
}
