package report

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	pageOf       = regexp.MustCompile(`(?i)^page \d{1,3}( of \d{1,3})?$`)
	trailingPage = regexp.MustCompile(`^(.*?)\s*\b(\d{1,3})$`)
	leadingPage  = regexp.MustCompile(`^(\d{1,3})\s+(.*)$`)
)

// dropFurniture takes out running headers, footers and page numbers that the
// reader could not tell by position: lines that say "page 3 of 24", and lines
// that come back, page after page, the same but for a number that counts up.
func dropFurniture(in []piece) []piece {
	type run struct {
		at   []int
		last int
		ok   bool
	}
	runs := map[string]*run{}
	drop := map[int]bool{}
	for i, p := range in {
		line := p.text
		if p.kind == Row {
			line = strings.Join(p.cells, " ")
		}
		if len(line) > 120 || p.kind == Bullet {
			continue
		}
		if pageOf.MatchString(line) {
			drop[i] = true
			continue
		}
		key, number, ok := pageNumber(line)
		if !ok {
			continue
		}
		r := runs[key]
		if r == nil {
			r = &run{ok: true}
			runs[key] = r
		}
		r.ok = r.ok && number > r.last
		r.last = number
		r.at = append(r.at, i)
	}
	for _, r := range runs {
		if r.ok && len(r.at) >= 3 {
			for _, i := range r.at {
				drop[i] = true
			}
		}
	}
	out := in[:0]
	for i, p := range in {
		if !drop[i] {
			out = append(out, p)
		}
	}
	return out
}

// pageNumber splits a line into what stays the same from page to page and
// the number.
func pageNumber(line string) (key string, number int, ok bool) {
	if m := trailingPage.FindStringSubmatch(line); m != nil {
		n, err := strconv.Atoi(m[2])
		return m[1], n, err == nil
	}
	if m := leadingPage.FindStringSubmatch(line); m != nil {
		n, err := strconv.Atoi(m[1])
		return "< " + m[2], n, err == nil
	}
	return "", 0, false
}
