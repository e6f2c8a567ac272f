package report

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// dated is a date and where it stands.
type dated struct {
	iso            string // at the precision stated
	section, place string
	page           int
}

const monthNames = `January|February|March|April|May|June|July|August|September|October|November|December`

var (
	writtenDate = regexp.MustCompile(`\b(?:(\d{1,2})(?:st|nd|rd|th)? )?(` + monthNames + `),? ((?:19|20)\d\d)\b`)
	dayRange    = regexp.MustCompile(`\b(\d{1,2})(?: (` + monthNames + `))? (?:and|to|until|–|-) \d{1,2} (` + monthNames + `),? ((?:19|20)\d\d)\b`)
	dateAlone   = regexp.MustCompile(`^(\d{1,2} )?(` + monthNames + `) (19|20)\d\d$`)
	fieldwork   = regexp.MustCompile(`(?i)\bfieldwork\b|\binspection (?:took place|was carried out|ran|began|started)\b|\bon site\b`)
	beginning   = regexp.MustCompile(`(?i)\b(beg[aiu]n\w*|start\w*|commenc\w*|from|took place|conducted|carried out|week)\b`)
	publishedOn = regexp.MustCompile(`(?i)\bpublished\b|^HM Inspectorate of Probation\b`)
)

// datesIn returns the dates of a text, ISO 8601 at the precision written.
func datesIn(text string) []string {
	var out []string
	// "between 30 June and 11 July 2025": the first day borrows its year, and
	// its month where it has none.
	text = dayRange.ReplaceAllStringFunc(text, func(s string) string {
		m := dayRange.FindStringSubmatch(s)
		month := m[2]
		if month == "" {
			month = m[3]
		}
		return m[1] + " " + month + " " + m[4] + ", " + strings.TrimSpace(s[len(m[1]):])
	})
	for _, m := range writtenDate.FindAllStringSubmatch(text, -1) {
		month, err := time.Parse("January", m[2])
		if err != nil {
			continue
		}
		iso := fmt.Sprintf("%s-%02d", m[3], month.Month())
		if m[1] != "" {
			day, _ := strconv.Atoi(m[1])
			if day < 1 || day > 31 {
				continue
			}
			iso += fmt.Sprintf("-%02d", day)
		}
		out = append(out, iso)
	}
	return out
}

// fieldworkDates returns every statement of when fieldwork began.
func (d *Document) fieldworkDates() []dated {
	var out []dated
	for _, b := range d.Blocks {
		if b.Kind == Footnote || b.Section == contents {
			continue
		}
		texts := []string{strings.ReplaceAll(b.Text, "\t", " ")}
		if b.Kind != Row {
			texts = sentencesOf(b.Text)
		}
		for _, s := range texts {
			if !fieldwork.MatchString(s) {
				continue
			}
			at := fieldwork.FindStringIndex(s)[0]
			dates := datesIn(s[at:])
			if len(dates) == 0 || !beginning.MatchString(s) {
				continue
			}
			out = append(out, dated{dates[0], b.Section, place(b, 0), b.Page})
		}
	}
	return out
}

func mostPrecise(dates []dated) dated {
	best := dates[0]
	for _, x := range dates[1:] {
		if len(x.iso) > len(best.iso) {
			best = x
		}
	}
	return best
}

// publicationDate reads the date of the title page, or of a line that says
// published.
func (d *Document) publicationDate() string {
	best := ""
	for _, b := range d.Blocks {
		titled := b.Section == frontMatter && dateAlone.MatchString(strings.TrimSpace(b.Text))
		if b.Kind == Footnote || len(b.Text) > 200 || !titled && !publishedOn.MatchString(b.Text) {
			continue
		}
		for _, iso := range datesIn(b.Text) {
			if len(iso) > len(best) {
				best = iso
			}
		}
	}
	return best
}
