package report

import (
	"regexp"
	"strconv"
	"strings"
)

// Header holds the facts that say which inspection a report is about.
type Header struct {
	PDU            PDU
	Region         string
	Programme      int    // 2021 (nine standards, 27 points) or 2023 (seven, 21); 0 where it cannot be told
	FieldworkStart string // ISO 8601 at the precision stated: 2024-07-29, 2024-08; empty where not stated
	Published      string // likewise
	Overall        Rated  // the overall rating
	Score          *float64
	Maximum        *float64 // points of the programme
	ScoreAt        Rated    // where the score stands; its Rating is empty
	Standards      []Rated  // in the order of the ratings table
	Cases          Cases
}

// Rated is a rating word and where it stands.
type Rated struct {
	Standard string // "P 1.1"; empty for the overall rating
	Name     string // "Leadership"
	Rating   string // Outstanding, Good, Requires improvement or Inadequate
	Section  string
	Page     int
	Place    string
	Text     string // the row or sentence
}

// Cases are the numbers of cases inspected; 0 where not stated. Extract
// fills them in.
type Cases struct {
	CommunityOrder, Licence, All int
}

// Header reads the header facts. An unknown PDU is an error.
func (d *Document) Header(pdus []PDU) (Header, error) {
	pdu, err := d.findPDU(pdus)
	if err != nil {
		return Header{}, err
	}
	h := Header{PDU: pdu, Region: d.findRegion()}
	if h.Region == "" {
		h.Region = pdu.Region
	}
	d.readRatings(&h)
	if start := d.fieldworkDates(); len(start) > 0 {
		h.FieldworkStart = mostPrecise(start).iso
	}
	h.Published = d.publicationDate()
	h.Programme = h.programme()
	if h.Maximum == nil && h.Programme != 0 {
		h.Maximum = maximum(h.Programme)
	}
	return h, nil
}

var regionNames = []*regexp.Regexp{
	regexp.MustCompile(`^The Probation Service\s*[-–—:]\s*(?:the )?(.+?)(?: [Pp]robation)?(?: [Rr]egion)?$`),
	regexp.MustCompile(`PDUs in (?:the )?(.+?) (?:probation )?region\b`),
	regexp.MustCompile(`part of (?:the )?([A-Z].+?) (?:probation )?region\b`),
}

func (d *Document) findRegion() string {
	for _, p := range regionNames {
		for _, b := range d.Blocks {
			if m := p.FindStringSubmatch(b.Text); m != nil && len(m[1]) < 60 {
				return strings.TrimSpace(m[1])
			}
		}
	}
	return ""
}

// programme tells the inspection programme by the maximum score, then by the
// standards only the older one has, then by the number of standards.
func (h *Header) programme() int {
	if h.Maximum != nil {
		switch *h.Maximum {
		case 27:
			return 2021
		case 21:
			return 2023
		}
	}
	for _, s := range h.Standards {
		if s.Standard == "P 1.4" || s.Standard == "P 2.5" {
			return 2021
		}
	}
	date := h.FieldworkStart
	if date == "" {
		date = h.Published
	}
	switch {
	case len(h.Standards) == 7:
		return 2023
	case len(date) >= 7 && date < "2023-10":
		return 2021
	case len(date) >= 7:
		return 2023
	}
	return 0
}

func maximum(programme int) *float64 {
	v := 21.0
	if programme == 2021 {
		v = 27
	}
	return &v
}

var (
	ratingWord   = regexp.MustCompile(`(?i)\b(outstanding|good|requires\s+improvement|inadequate)\b`)
	onlyRating   = regexp.MustCompile(`(?i)^\W*(outstanding|good|requires\s+improvement|inadequate)\W*$`)
	standardCell = regexp.MustCompile(`^P?\s?([1-9]\.\s?[1-9])\.?\s*(.*)$`)
	overallCell  = regexp.MustCompile(`(?i)^o\s?v\s?e\s?r\s?a\s?l\s?l\b`) // a cell's edge may cut it
	brokenRating = regexp.MustCompile(`(?i)(outstanding|good|requiresimprovement|inadequate)$`)
	scoreText    = regexp.MustCompile(`(?i)\bs\s?c\s?o\s?r\s?e\b[^0-9]{0,20}(\d{1,2})\s*(?:/|out of)\s*(21|27)\b`)
)

// readRatings reads the ratings table: rows, or lines where a layout has no
// table.
func (d *Document) readRatings(h *Header) {
	seen := map[string]bool{}
	for i, b := range d.Blocks {
		if b.Section != "Ratings" {
			continue
		}
		at := Rated{Section: b.Section, Page: b.Page, Place: place(b, 0), Text: strings.Join(strings.Fields(b.Text), " ")}
		if m := scoreText.FindStringSubmatch(at.Text); m != nil && h.Score == nil {
			score, _ := strconv.ParseFloat(m[1], 64)
			top, _ := strconv.ParseFloat(m[2], 64)
			h.Score, h.Maximum, h.ScoreAt = &score, &top, at
		}
		word := d.ratingOf(b, i)
		if word == "" {
			continue
		}
		at.Rating = word
		if overallCell.MatchString(at.Text) && h.Overall.Rating == "" {
			h.Overall = at
			continue
		}
		if m := standardCell.FindStringSubmatch(at.Text); m != nil && !seen[unbroken(m[1])] {
			seen[unbroken(m[1])] = true
			at.Standard = "P " + unbroken(m[1])
			at.Name = strings.TrimSpace(ratingWord.ReplaceAllString(m[2], ""))
			h.Standards = append(h.Standards, at)
		}
	}
	if len(h.Standards) == 0 {
		h.Standards = d.ratingsOfSections()
	}
	if h.Overall.Rating == "" {
		h.Overall = d.overallInWords()
	}
}

// ratingOf returns the rating word a row or line ends with, or that stands
// alone on the next line.
func (d *Document) ratingOf(b Block, i int) string {
	text := b.Text
	if len(b.Cells) > 0 {
		for k := len(b.Cells) - 1; k > 0; k-- {
			if strings.TrimSpace(b.Cells[k]) != "" {
				text = b.Cells[k]
				break
			}
		}
		if m := onlyRating.FindStringSubmatch(text); m != nil {
			return ratingName(m[1])
		}
		text = b.Text
	}
	if all := ratingWord.FindAllStringIndex(text, -1); len(all) > 0 {
		last := all[len(all)-1]
		if strings.Trim(text[last[1]:], " .'’\t") == "" {
			return ratingName(text[last[0]:last[1]])
		}
		return ""
	}
	if m := brokenRating.FindString(unbroken(text)); m != "" && len(b.Cells) > 0 {
		return ratingName(strings.Replace(strings.ToLower(m), "requiresi", "requires i", 1))
	}
	if i+1 < len(d.Blocks) && d.Blocks[i+1].Section == b.Section {
		if m := onlyRating.FindStringSubmatch(d.Blocks[i+1].Text); m != nil {
			return ratingName(m[1])
		}
	}
	return ""
}

// unbroken drops the spaces that a cell's edge may put into a word.
func unbroken(s string) string { return strings.Join(strings.Fields(s), "") }

// ratingName gives the rating its published spelling.
func ratingName(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	return strings.ToUpper(s[:1]) + s[1:]
}

// ratingsOfSections reads the rating that stands alone under the heading of
// a standard, in reports without a ratings table.
func (d *Document) ratingsOfSections() []Rated {
	var out []Rated
	seen := map[string]bool{}
	for _, b := range d.Blocks {
		std := standardOf(b.Section)
		m := onlyRating.FindStringSubmatch(b.Text)
		if std == "" || m == nil || seen[std] {
			continue
		}
		seen[std] = true
		out = append(out, Rated{
			Standard: std, Name: strings.TrimSpace(strings.TrimPrefix(b.Section, std)), Rating: ratingName(m[1]),
			Section: b.Section, Page: b.Page, Place: place(b, 0), Text: b.Text,
		})
	}
	return out
}

var overallWords = regexp.MustCompile(`(?i)\brated (?:as |overall as )?['‘"“]?(outstanding|good|requires improvement|inadequate)['’"”]? overall|\boverall,? (?:the PDU (?:was|is|has been) )?rat(?:ed|ing)(?: (?:of|is|was|as))* ['‘"“]?(outstanding|good|requires improvement|inadequate)`)

func (d *Document) overallInWords() Rated {
	for _, b := range d.Blocks {
		if m := overallWords.FindStringSubmatch(b.Text); m != nil {
			return Rated{Rating: ratingName(m[1] + m[2]), Section: b.Section, Page: b.Page, Place: place(b, 0), Text: b.Text}
		}
	}
	return Rated{}
}
