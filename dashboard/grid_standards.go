package dashboard

import (
	"fmt"
	"net/url"
	"strings"

	"pdubench/queries"
)

// leastForMedian is from how many PDUs a cell shows a middle rating: one or
// two have none worth a colour.
const leastForMedian = 3

// regionStandardGrid is a heat map in words: a row a region, a column a
// standard, in each cell the middle rating and how many PDUs have which.
func regionStandardGrid(t *queries.Table, caption string) *grid {
	g := &grid{ID: "standards-by-region", Caption: caption, Hidden: true, Head: []heading{{"Region", false}}}
	all := rows(t)
	for i, r := range all {
		if i == 0 || r.text("region") != all[i-1].text("region") {
			l := line{Cells: []cell{{Text: r.text("region"), Header: true}}}
			if slug := r.text("region_slug"); slug != "" {
				l.Cells[0].Href = "/regions/" + url.PathEscape(slug)
			}
			g.Lines = append(g.Lines, l)
		}
		last := &g.Lines[len(g.Lines)-1]
		if len(g.Lines) == 1 {
			g.Head = append(g.Head, heading{standardHeading(r), false})
		}
		last.Cells = append(last.Cells, distributionCell(r))
	}
	return g
}

func standardHeading(r row) string {
	if r.text("standard") == "overall" {
		return "Overall"
	}
	return r.text("standard") + " " + r.text("title")
}

// distributionCell is how the PDUs of a region were last rated on a standard.
func distributionCell(r row) cell {
	rated := r.integer("rated")
	if rated == 0 {
		return cell{}
	}
	var parts []string
	for _, rating := range ratings {
		if n := r.integer(columnOf[rating.Word]); n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, rating.Short))
		}
	}
	counts := strings.Join(parts, ", ")
	if rated < leastForMedian {
		return cell{Text: counts}
	}
	return cell{Text: r.text("median"), Rating: r.text("median"), Short: true, Place: counts}
}

// knownStandards says for how many PDUs each rating is known.
func knownStandards(t *queries.Table) string {
	var whole []row
	for _, r := range rows(t) {
		if !r.has("region_slug") { // England and Wales
			whole = append(whole, r)
		}
	}
	if len(whole) == 0 {
		return ""
	}
	var parts []string
	for _, r := range whole[1:] {
		parts = append(parts, fmt.Sprintf("%s for %d", r.text("title"), r.integer("rated")))
	}
	s := fmt.Sprintf("The overall rating is known for %d of %s.", whole[0].integer("rated"), count(whole[0].integer("pdus"), "PDU", "PDUs"))
	if len(parts) > 0 {
		s += " Single standards are known for far fewer: " + listed(parts) + "."
	}
	return s + " Press releases name the low ratings first, so the counts say what is known, not how common a rating is."
}

// standardCodes are the standards of standardColumns.
var standardCodes = []string{"P 1.1", "P 1.2", "P 1.3", "P 1.4", "P 2.1", "P 2.2", "P 2.3", "P 2.4"}

// latestStandardGrid is the PDUs of a region with the latest rating of every
// standard.
func latestStandardGrid(t *queries.Table, caption string) *grid {
	g := &grid{ID: "latest-standards", Caption: caption, Hidden: true, Head: []heading{{"PDU", false}, {"Published", false}, {"Overall", false}}}
	for _, c := range standardColumns {
		g.Head = append(g.Head, heading{words(c), false})
	}
	for _, r := range rows(t) {
		published := dated(r.text("published"))
		published.Place = strings.TrimPrefix(strings.TrimPrefix(r.marks().Text, "[b]"), "; ") // "earlier" says it
		published.Name = false                                                                // the columns are many
		l := line{Cells: []cell{{Text: r.text("pdu"), Href: "/pdus/" + url.PathEscape(r.text("slug")), Header: true}, published, overallLetters(r)}}
		for i, c := range standardColumns {
			shown := cell{Text: r.text(c), Rating: r.text(c), Short: true}
			if strings.Contains(r.text("earlier"), standardCodes[i]) {
				shown.Place = "earlier"
			}
			l.Cells = append(l.Cells, shown)
		}
		g.Lines = append(g.Lines, l)
	}
	g.drop("Information and facilities")
	return g
}

func overallLetters(r row) cell {
	c := overall(r)
	c.Short = true
	return c
}
