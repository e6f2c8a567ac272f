package report

import (
	"math"
	"regexp"
	"strings"
)

// marginShare is the part of a page's height, at its top and at its bottom,
// in which running headers and footers stand.
const marginShare = 0.12

var (
	digitRuns      = regexp.MustCompile(`\d+`)
	lonePageNumber = regexp.MustCompile(`(?i)^(page )?(\d{1,3}|[ivxl]{1,6})( of \d{1,3})?$`)
)

// withoutFurniture takes running headers, footers and page numbers off the
// lines of each page: lines in the margin that come back at the same height,
// the same but for digits, and lone page numbers.
func withoutFurniture(pages [][]pdfLine) [][]pdfLine {
	type key struct {
		text string
		y    int
	}
	seen := map[key]int{}
	keyOf := func(l pdfLine) key {
		text := digitRuns.ReplaceAllString(strings.ToLower(l.text()), "#")
		return key{text, int(math.Round(l.middleY() / 6))}
	}
	for _, lines := range pages {
		for _, l := range lines {
			if inMargin(l) {
				seen[keyOf(l)]++
			}
		}
	}
	count := func(l pdfLine) int {
		k := keyOf(l)
		return seen[k] + seen[key{k.text, k.y - 1}] + seen[key{k.text, k.y + 1}]
	}
	enough := max(2, (len(pages)+2)/3)
	out := make([][]pdfLine, len(pages))
	for i, lines := range pages {
		for _, l := range lines {
			if inMargin(l) && !isHeadingLine(l.text()) && (count(l) >= enough || len(pages) > 2 && lonePageNumber.MatchString(l.text())) {
				continue
			}
			out[i] = append(out[i], l)
		}
	}
	return out
}

func inMargin(l pdfLine) bool {
	h := l.page.height
	return l.middleY() < h*marginShare || l.middleY() > h*(1-marginShare)
}
