package report

import "testing"

// A standard's heading may carry its rating, after a tab, after spaces or
// after a gap; a row of the ratings table never opens a section.
func TestHeadingsWithTheirRating(t *testing.T) {
	text := "Ratings\n\nP 2.1\tAssessment\tInadequate\nP 2.2\tPlanning\tGood\n\nBackground\n\nWords.\n\n" +
		"P 2.1. Assessment\tInadequate\n\nOf assessment.\n\nP 2.2 Planning Requires improvement\n\nOf planning.\n\n" +
		"P 2.3. Implementation and delivery      Good\n\nOf delivery.\n"
	d, err := Read("invented.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"Of assessment.": "P 2.1 Assessment", "Of planning.": "P 2.2 Planning", "Of delivery.": "P 2.3 Implementation and delivery",
		"Words.": "Background",
	}
	for _, b := range d.Blocks {
		if section, ok := want[b.Text]; ok {
			if b.Section != section {
				t.Errorf("%q stands in %q, want %q", b.Text, b.Section, section)
			}
			delete(want, b.Text)
		}
		if b.Kind == Row && b.Section != "Ratings" {
			t.Errorf("row %q in %q", b.Cells, b.Section)
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}
