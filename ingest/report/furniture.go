package report

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	pageOf       = regexp.MustCompile(`(?i)^page \d{1,3}( of \d{1,3})?$`)
	runningTitle = regexp.MustCompile(`^(HM Inspectorate of Probation|(An i|I)nspection of probation services( in)?:? .{3,60}) \d{1,3}$`)
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
		if pageOf.MatchString(line) || runningTitle.MatchString(line) {
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

// withoutPageEdges takes running headers and footers out of text whose pages
// form feeds divide: first and last lines of a page that other pages have
// too, but for their digits.
func withoutPageEdges(s string) string {
	pages := strings.Split(s, "\f")
	if len(pages) < 4 {
		return s
	}
	const edge = 2 // lines at each end of a page
	count := map[string]int{}
	cut := make([][]string, len(pages))
	key := func(line string) string {
		return digitRuns.ReplaceAllString(strings.Join(strings.Fields(line), " "), "#")
	}
	edges := func(lines []string) []int {
		var full []int
		for i, l := range lines {
			if strings.TrimSpace(l) != "" {
				full = append(full, i)
			}
		}
		if len(full) <= 2*edge {
			return full
		}
		return append(full[:edge:edge], full[len(full)-edge:]...)
	}
	for p, page := range pages {
		cut[p] = strings.Split(page, "\n")
		for _, i := range edges(cut[p]) {
			count[key(cut[p][i])]++
		}
	}
	for p, lines := range cut {
		for _, i := range edges(lines) {
			if count[key(lines[i])] > len(pages)/3 && !isHeadingLine(lines[i]) {
				lines[i] = ""
			}
		}
		pages[p] = strings.Join(lines, "\n")
	}
	return strings.Join(pages, "\f")
}
