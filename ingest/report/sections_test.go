package report

import (
	"errors"
	"strings"
	"testing"
)

func TestSectionOf(t *testing.T) {
	for line, want := range map[string]string{
		"P 1.2. Staffing":                             "P 1.2 Staffing",
		"P 1.2 Staff":                                 "P 1.2 Staff",
		"P1.4. Information and facilities":            "P 1.4 Information and facilities",
		"P 2.3: Implementation and delivery":          "P 2.3 Implementation and delivery",
		"P 2.5. Outcomes":                             "P 2.5 Outcomes",
		"2.5 Outcomes":                                "P 2.5 Outcomes",
		"1.1. Leadership (Back to top)":               "P 1.1 Leadership",
		"**P 2.4. Reviewing**":                        "P 2.4 Reviewing",
		"Foreword":                                    "Foreword",
		"FOREWORD":                                    "Foreword",
		"1. Organisational arrangements and activity": "Organisational arrangements and activity",
		"2. Service delivery":                         "Service delivery",
		"Annexe one – Web links":                      "Annexe one – Web links",
		"Annex 2: Glossary":                           "Annex 2 – Glossary",
		"Feedback from people on probation":           "Feedback from people on probation",
		"Outcomes":                                    "Outcomes",

		"P 1.2 Staffing Good":                 "",
		"P 1.1 was rated highest, as in 2022": "",
		"outcomes":                            "",
		"Outcomes were better.":               "",
		"3.2 Million":                         "",
		"2.1 per cent":                        "",
		"Good":                                "",
		"Services":                            "",
		"Annexe two has the data, as was agreed upon.": "",
		"": "",
	} {
		got, ok := sectionOf(line)
		if got != want || ok != (want != "") {
			t.Errorf("%q opens %q (%t), want %q", line, got, ok, want)
		}
	}
}

func TestContentsOpenNoSections(t *testing.T) {
	body := "Foreword\n\nGood work in 29 of 41 cases.\n\nOutcomes\n\nIn 12 cases.\n\nAnnexe one – Web links\n\nA link.\n"
	for about, list := range map[string]string{
		"tabs":           "Foreword\t3\nOutcomes\t9\nAnnexe one – Web links\t23\n",
		"dots":           "Foreword ............ 3\nOutcomes . . . . . . 9\nAnnexe one – Web links.......23\n",
		"one space":      "Foreword 3\nOutcomes 9\nAnnexe one – Web links 23\n",
		"no page number": "Foreword\nOutcomes\nAnnexe one – Web links\n",
		"bullets":        "- Foreword\n- Outcomes\n- Annexe one – Web links\n",
	} {
		t.Run(about, func(t *testing.T) {
			d, err := Read("a.txt", []byte("Contents\n\n"+list+"\n"+body))
			if err != nil {
				t.Fatal(err)
			}
			var headings []string
			for _, b := range d.Blocks {
				if b.Kind == Heading {
					headings = append(headings, b.Section)
				}
			}
			if got := strings.Join(headings, "|"); got != "Contents|Foreword|Outcomes|Annexe one – Web links" {
				t.Errorf("headings %q in %+v", got, d.Blocks)
			}
		})
	}
}

func TestPlacesCountOnWhenASectionComesBack(t *testing.T) {
	d, err := Read("a.txt", []byte("Outcomes\n\nOne.\n\nBackground\n\nTwo.\n\nOutcomes\n\nThree.\n"))
	if err != nil {
		t.Fatal(err)
	}
	last := d.Blocks[len(d.Blocks)-1]
	if last.Section != "Outcomes" || last.N != 2 {
		t.Errorf("got %+v", last)
	}
}

func TestRatingsTableWithoutCells(t *testing.T) {
	d, err := Read("a.txt", []byte("Ratings\n\nOverall rating   Good\n1. Organisational arrangements and activity\nP 1.1 Leadership Good\nP 1.2 Staffing Requires improvement\n2. Service delivery\nP 2.1 Assessment Inadequate\n\nBackground\n\nText."))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Ratings|heading|0|Ratings", "Ratings|row|1|Overall rating\tGood", "Ratings|row|2|1.\tOrganisational arrangements and activity",
		"Ratings|row|3|P 1.1\tLeadership\tGood", "Ratings|row|4|P 1.2\tStaffing\tRequires improvement",
		"Ratings|row|5|2.\tService delivery", "Ratings|row|6|P 2.1\tAssessment\tInadequate",
		"Background|heading|0|Background", "Background|paragraph|1|Text.",
	}
	sameBlocks(t, want, found(d))
}

func TestCheckKind(t *testing.T) {
	for _, c := range []struct{ about, text, says string }{
		{"a PDU's report", "An inspection of probation services in: Northmoor PDU\n\nForeword\n\nThe unit did well.", ""},
		{"without a title", "P 1.1. Leadership\n\nThe PDU was led well. It worked with the youth justice service (YJS).", ""},
		{"youth justice", "An inspection of youth justice services in Northmoor\n\nHM Inspectorate of Probation\n\n1.2. Staff\n\nThe YJS did well.", "youth justice inspection"},
		{"youth offending", "An inspection of youth offending services in Northmoor", "youth justice inspection"},
		{"youth justice without a title", "1.1 Governance\n\nThe YJS had 12 staff. The YJS was small. The youth justice service reports to the PDU head. YJS staff liked it.", "4 times"},
		{"a region", "An inspection of the probation services in the North Coast region\n\nR 1.1 Leadership\n\nThe region did well.", "regional"},
		{"a region's standards", "Northmoor\n\nR 1.1 Leadership was good.\n\nR 1.2 Staffing was not. Of the PDUs, five were visited.", "R 1.1"},
		{"something else", "Minutes of the parish council\n\nOf 12 members 9 were there.", "does not speak of a PDU"},
		{"about a PDU, but no report", "News from the Northmoor PDU\n\nIt has a new head.", "no sections"},
	} {
		t.Run(c.about, func(t *testing.T) {
			d, err := Read("kind.txt", []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			err = d.CheckKind()
			switch {
			case c.says == "" && err != nil:
				t.Errorf("refused: %v", err)
			case c.says != "" && err == nil:
				t.Error("taken for a PDU's report")
			case c.says != "" && (!errors.Is(err, ErrNotPDUReport) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "kind.txt: ")):
				t.Errorf("error %q does not say %q", err, c.says)
			}
		})
	}
}
