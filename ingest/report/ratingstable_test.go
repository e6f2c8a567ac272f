package report

import (
	"fmt"
	"strings"
	"testing"
)

// Extraction cuts words of the ratings table at the edges of its cells.
func TestRatingsTableWithCutWords(t *testing.T) {
	for _, c := range []struct{ head, overall, leadership string }{
		{"PDU field work started March 2023\tScore\t6/21", "Overall rating\tRequires improvement", "P 1.1\tLeadership\tGood"},
		{"PDU field work started March 2023\tSco\tre 6/21", "Over\tall rating\tRequires improvement", "P 1.1\tLeader\tship\tGood"},
		{"PDU fieldwork sta\trted March 2023\tS core\t6/21", "Overall r\tating\tRequires improve\tment", "P 1.1\tLeadership\tGo\tod"},
		{"PDU fieldwork started March 2023\tScore 6\t/21", "O\tverall rating\tRequires\timprovement", "P 1.\t1\tLeadership\tGood"},
	} {
		t.Run(c.overall, func(t *testing.T) {
			d, err := Read("fellgate.txt", []byte(strings.Join([]string{
				"An inspection of probation services in: Fellgate PDU", "",
				"HM Inspectorate of Probation, June 2023", "",
				"Ratings", "",
				"Fellgate PDU", c.head, c.overall, c.leadership, "P 1.2\tStaffing\tInadequate", "",
				"Background", "",
				"Fieldwork in Fellgate PDU began on 6 March 2023.",
			}, "\n")))
			if err != nil {
				t.Fatal(err)
			}
			h, err := d.Header(inventedPDUs)
			if err != nil {
				t.Fatal(err)
			}
			if h.Overall.Rating != "Requires improvement" {
				t.Errorf("overall rating %q", h.Overall.Rating)
			}
			if h.Score == nil || *h.Score != 6 || *h.Maximum != 21 {
				t.Errorf("score %v of %v", h.Score, h.Maximum)
			}
			var got []string
			for _, s := range h.Standards {
				got = append(got, fmt.Sprintf("%s %s", s.Standard, s.Rating))
			}
			if want := "P 1.1 Good, P 1.2 Inadequate"; strings.Join(got, ", ") != want {
				t.Errorf("standards %q, want %q", got, want)
			}
		})
	}
}

// A tab before a line that goes on with a bullet makes no table row of it.
func TestTabThatOnlyIndents(t *testing.T) {
	d, err := Read("a.txt", []byte("An inspection of probation services in: Fellgate PDU\n\nP 1.2. Staffing\n\n"+
		"- The vacancy rate for POs was 11 per cent, where the average\n\tfor the region was 19 per cent. Eight per cent of PSO posts were vacant.\n- Supervision was regular.\n"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, b := range d.Blocks {
		if b.Kind == Row {
			t.Errorf("row %q", b.Text)
		}
		if b.Kind == Bullet {
			n++
		}
	}
	if n != 2 {
		t.Errorf("%d bullets, want 2", n)
	}
}
