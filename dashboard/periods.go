package dashboard

import (
	"fmt"
	"strconv"
	"strings"
)

// withoutGaps are the years or half-years from one to another, so that on an
// axis the same length is the same time.
func withoutGaps(from, to string) []string {
	var all []string
	const most = 200 // of a century of half-years
	for p := from; len(all) < most; p = nextPeriod(p) {
		all = append(all, p)
		if p == to || nextPeriod(p) == p {
			break
		}
	}
	return all
}

// nextPeriod follows 2024 H1 with 2024 H2, and 2024 with 2025. Anything else
// has no next one.
func nextPeriod(p string) string {
	year, half, halves := strings.Cut(p, " ")
	y, err := strconv.Atoi(year)
	switch {
	case err != nil:
		return p
	case !halves:
		return strconv.Itoa(y + 1)
	case half == "H1":
		return year + " H2"
	case half == "H2":
		return fmt.Sprintf("%d H1", y+1)
	}
	return p
}
