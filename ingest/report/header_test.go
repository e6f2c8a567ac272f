package report

import (
	"strings"
	"testing"
)

func page(lines ...string) *Document {
	d := &Document{Name: "report.txt"}
	for i, l := range lines {
		d.Blocks = append(d.Blocks, Block{Kind: Paragraph, Section: frontMatter, N: i + 1, Text: l})
	}
	return d
}

func TestPDUIsFoundByAnySpelling(t *testing.T) {
	pdus := []PDU{
		{Code: "A", Name: "Saltby and East Wold", Aliases: []string{"East Wold with Saltby"}},
		{Code: "B", Name: "Newport-upon-Leam"},
		{Code: "C", Name: "Fell, Gate and Marsh"},
	}
	for said, code := range map[string]string{
		"An inspection of probation services in: Saltby & East Wold PDU":                           "A",
		"An inspection of probation services in Saltby and East Wold Probation Delivery Unit":      "A",
		"An inspection of probation services in: EAST WOLD WITH SALTBY PDU":                        "A",
		"An inspection of probation services in Newport Upon Leam PDU":                             "B",
		"An inspection of probation services in Newport-upon-Leam":                                 "B",
		"An inspection of probation services in: Fell, Gate, and Marsh PDU":                        "C",
		"Fell Gate & Marsh PDU should:":                                                            "C",
		"We conducted fieldwork in the Fell, Gate and Marsh PDU over a week.":                      "C",
		"In Newport-upon-Leam Probation Delivery Unit (PDU), staff were committed to what they do": "B",
	} {
		h, err := page(said).Header(pdus)
		if err != nil || h.PDU.Code != code {
			t.Errorf("%s: %s, %v", said, h.PDU.Code, err)
		}
	}
}

func TestTitleOnTwoLines(t *testing.T) {
	h, err := page("An inspection of probation services in:", "Saltby PDU", "The Probation Service – East Coast Region").Header(inventedPDUs)
	if err != nil || h.PDU.Code != "X2" || h.Region != "East Coast" {
		t.Errorf("%+v, %v", h, err)
	}
}

func TestUnknownPDU(t *testing.T) {
	_, err := page("An inspection of probation services in: Fallgate PDU").Header(inventedPDUs)
	if err == nil {
		t.Fatal("no error")
	}
	for _, part := range []string{"report.txt", `"Fallgate"`, "nearest known are Fellgate", "pdus.csv", "pdubench ingest"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q does not say %q", err, part)
		}
	}
	_, err = page("A walk in the hills").Header(inventedPDUs)
	if err == nil || !strings.Contains(err.Error(), "names no PDU") {
		t.Errorf("a text about no PDU: %v", err)
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"on 29 July 2024":                         "2024-07-29",
		"on 1st March 2025 and in December 2024":  "2025-03-01 2024-12",
		"in August 2024":                          "2024-08",
		"The Act of 2003, on 45 July 2024, May I": "",
		"from 04 February 2024 to 9 May 2024":     "2024-02-04 2024-05-09",
	} {
		if got := strings.Join(datesIn(text), " "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestFieldworkAndPublication(t *testing.T) {
	for _, c := range []struct{ text, start, published string }{
		{"We conducted fieldwork in Fellgate PDU over two weeks, beginning on 29 July 2024.", "2024-07-29", ""},
		{"Fieldwork started August 2024", "2024-08", ""},
		{"The fieldwork for this inspection took place in the week of 4 March 2024.", "2024-03-04", ""},
		{"HM Inspectorate of Probation, October 2024", "", "2024-10"},
		{"Published: 12 June 2025", "", "2025-06-12"},
	} {
		d := page("An inspection of probation services in: Fellgate PDU", c.text)
		h, err := d.Header(inventedPDUs)
		if err != nil || h.FieldworkStart != c.start || h.Published != c.published {
			t.Errorf("%s: %q %q, %v", c.text, h.FieldworkStart, h.Published, err)
		}
	}
}

func TestOverallRatingInWords(t *testing.T) {
	for text, want := range map[string]string{
		"The PDU has been rated as 'Requires improvement' overall.":     "Requires improvement",
		"We have given the PDU an overall rating of ‘Inadequate’.":      "Inadequate",
		"Overall, the PDU was rated as Good.":                           "Good",
		"It was rated 'Inadequate' overall.":                            "Inadequate",
		"The overall ratings for service delivery were 'Inadequate'.":   "",
		"Fellgate PDU has received an overall rating of ‘Outstanding’.": "Outstanding",
	} {
		if got := page(text).overallInWords().Rating; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestProgramme(t *testing.T) {
	top := 27.0
	for _, c := range []struct {
		header Header
		want   int
	}{
		{Header{Maximum: &top}, 2021},
		{Header{Standards: []Rated{{Standard: "P 1.4"}}}, 2021},
		{Header{Standards: make([]Rated, 7)}, 2023},
		{Header{FieldworkStart: "2023-02"}, 2021},
		{Header{Published: "2024-05-01"}, 2023},
		{Header{Published: "2023"}, 0},
	} {
		if got := c.header.programme(); got != c.want {
			t.Errorf("%+v: %d, want %d", c.header, got, c.want)
		}
	}
}
