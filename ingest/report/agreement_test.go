package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const northmoor = "testdata/documents/northmoor.spec"

func TestEveryFormatGivesTheSameBlocks(t *testing.T) {
	spec := loadSpec(t, northmoor)
	want := expected(spec)
	for _, width := range []int{0, 72, 95, 120} {
		t.Run(fmt.Sprintf("text of width %d", width), func(t *testing.T) {
			d, err := Read("northmoor.txt", []byte(asText(spec, width)))
			if err != nil {
				t.Fatal(err)
			}
			sameBlocks(t, want, found(d))
		})
	}
	t.Run("web page", func(t *testing.T) {
		d, err := Read("northmoor.html", []byte(asHTML(spec)))
		if err != nil {
			t.Fatal(err)
		}
		sameBlocks(t, want, found(d))
	})
}

// Where the pages of a PDF end must not matter, nor how its text is cut up.
func TestPDFGivesTheSameBlocksWhereverItsPagesEnd(t *testing.T) {
	spec := loadSpec(t, northmoor)
	want := expected(spec)
	granules := []string{"line", "word", "glyph"}
	rules := []string{"grid", "rows", "none"}
	for i := range 24 {
		style := pdfStyle{
			height:  842 - float64(i)*17,
			granule: granules[i%3],
			rules:   rules[(i/3)%3],
			drawn:   i%2 == 1,
		}
		t.Run(fmt.Sprintf("%+v", style), func(t *testing.T) {
			d, err := Read("northmoor.pdf", asPDF(spec, style))
			if err != nil {
				t.Fatal(err)
			}
			sameBlocks(t, byKindOfPlace(want), byKindOfPlace(found(d)))
		})
	}
}

// byKindOfPlace moves footnotes, which a PDF prints at the foot of the page,
// to the end, and forgets their section.
func byKindOfPlace(blocks []string) []string {
	var text, notes []string
	for _, b := range blocks {
		if _, after, ok := strings.Cut(b, "|footnote|0|"); ok {
			notes = append(notes, "footnote|"+after)
			continue
		}
		text = append(text, b)
	}
	slices.Sort(notes)
	return append(text, notes...)
}

func sameBlocks(t *testing.T, want, got []string) {
	t.Helper()
	for i := range max(len(want), len(got)) {
		w, g := "(nothing)", "(nothing)"
		if i < len(want) {
			w = want[i]
		}
		if i < len(got) {
			g = got[i]
		}
		if w != g {
			t.Fatalf("block %d\nwant %q\ngot  %q", i, w, g)
		}
	}
}
