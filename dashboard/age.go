package dashboard

import (
	"time"

	"pdubench/queries"
)

// staleMonths is after how many months without a load readers are told so:
// inspections are published in every one.
const staleMonths = 13

// ageNote says plainly that what is shown is old, or that something newer
// could not be opened; empty while neither is so.
func ageNote(about queries.About, behind bool, now time.Time) string {
	note := ""
	if behind {
		note = "A newer load exists and could not be opened, so this is the one before it. "
	}
	if built, err := time.Parse(time.DateTime, about.Built); err == nil {
		if n := monthsBetween(built, now); n >= staleMonths {
			note += "Nothing has been loaded here since " + built.Format("2 January 2006") + ", " + count(n, "month", "months") + " ago. "
		}
	}
	if note == "" {
		return ""
	}
	if about.NewestData != "" {
		note += "The newest inspection known here was published " + when(about.NewestData) + ". "
	}
	return note + "Newer ones may have been published since."
}

// monthsBetween counts whole months.
func monthsBetween(from, to time.Time) int64 {
	n := int64(to.Year()-from.Year())*12 + int64(to.Month()) - int64(from.Month())
	if to.Day() < from.Day() {
		n--
	}
	return n
}

// onlyDay leaves the time of day out of a moment.
func onlyDay(moment string) string {
	if t, err := time.Parse(time.DateTime, moment); err == nil {
		return t.Format("2 January 2006")
	}
	return moment
}
