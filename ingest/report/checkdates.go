package report

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// checkFieldworkDates: every place that dates the fieldwork against the
// first.
func (d *Document) checkFieldworkDates() []Finding {
	var out []Finding
	dates := d.fieldworkDates()
	for i, x := range dates {
		for _, y := range dates[i+1:] {
			if strings.HasPrefix(x.iso, y.iso) || strings.HasPrefix(y.iso, x.iso) {
				continue
			}
			out = append(out, Finding{"fieldwork_dates", Warning, y.section, y.page, y.place, fmt.Sprintf(
				"fieldwork began %s in %s and %s in %s; the more precise date is kept",
				x.iso, where(x.section, x.place), y.iso, where(y.section, y.place))})
			return out // one pair says it
		}
	}
	return out
}

// checkDateOrder: a report is published after the fieldwork.
func (r *Report) checkDateOrder(d *Document) []Finding {
	start, published := r.Header.FieldworkStart, r.Header.Published
	n := min(len(start), len(published))
	if n < 4 || start[:n] <= published[:n] {
		return nil
	}
	return []Finding{{Code: "dates_order", Severity: Error, Section: frontMatter, Message: fmt.Sprintf(
		"the report is dated %s, before its fieldwork began on %s", published, start)}}
}

var (
	window   = regexp.MustCompile(`(?i)\b(commenc\w+|beg[aiu]n\w*|start\w*|inspected|sampled|sentenced|sentences|licences)\b`)
	fullDate = regexp.MustCompile(`\b\d{1,2}(?:st|nd|rd|th)? (?:` + monthNames + `),? (?:19|20)\d\d\b`)
)

// sampleYears is how far before the fieldwork an inspected sentence may have
// begun, in years, before its date is doubted: samples are taken from the
// last year or so.
const sampleYears = 3

// checkWindows: the windows of dates from which cases were sampled: the first
// date of each before the last, none years away, none after the fieldwork.
func (d *Document) checkWindows(fieldworkStart string) []Finding {
	start, err := time.Parse(time.DateOnly, fieldworkStart)
	if err != nil {
		if start, err = time.Parse("2006-01", fieldworkStart); err != nil {
			return nil
		}
	}
	var out []Finding
	for _, b := range d.Blocks {
		if b.Kind == Footnote || unread.MatchString(b.Section) {
			continue
		}
		for _, s := range sentencesOf(b.Text) {
			if !window.MatchString(s) || !strings.Contains(s, "between") {
				continue
			}
			s = s[strings.Index(s, "between"):]
			out = append(out, windowFindings(b, fullDate.FindAllString(s, -1), start)...)
		}
	}
	return out
}

func windowFindings(b Block, written []string, start time.Time) []Finding {
	var out []Finding
	add := func(format string, args ...any) {
		out = append(out, Finding{"implausible_date", Warning, b.Section, b.Page, place(b, 0), fmt.Sprintf(format, args...)})
	}
	days := make([]time.Time, len(written))
	for i, w := range written {
		iso := datesIn(w)
		if len(iso) != 1 {
			return nil
		}
		day, err := time.Parse(time.DateOnly, iso[0])
		if err != nil {
			add("%s is not a day of the calendar", w)
			return out
		}
		days[i] = day
	}
	for i := 0; i+1 < len(days); i += 2 {
		from, to := days[i], days[i+1]
		switch {
		case from.After(to):
			add("a window from %s to %s ends before it begins", written[i], written[i+1])
		case from.AddDate(sampleYears, 0, 0).Before(start):
			add("a window from %s to %s begins %d years before the fieldwork of %s; the year of one of them is probably a slip",
				written[i], written[i+1], start.Year()-from.Year(), start.Format(time.DateOnly))
		case to.After(start):
			add("a window from %s to %s ends after the fieldwork began on %s", written[i], written[i+1], start.Format(time.DateOnly))
		}
	}
	return out
}
