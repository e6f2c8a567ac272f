package sqlfiles

import (
	"fmt"
	"time"
)

// Period returns the first and last day that an ISO date of any precision
// (2024, 2024-10, 2024-10-24) can mean: the published_from and published_to
// of an inspection, and the ends of a date filter.
func Period(written string) (from, to time.Time, err error) {
	layouts := []struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, 0}, {"2006-01", 0, 1, 0}, {time.DateOnly, 0, 0, 1}}
	for _, l := range layouts {
		if from, err = time.Parse(l.layout, written); err == nil {
			return from, from.AddDate(l.years, l.months, l.days).AddDate(0, 0, -1), nil
		}
	}
	return from, to, fmt.Errorf("%q is not a date; write 2024, 2024-10 or 2024-10-24", written)
}
