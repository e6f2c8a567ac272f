package report

import "strings"

// openRatedHeadings turns a standard's heading that has the rating on its own
// line, which reads as a row of a table, into the heading and the rating. The
// table of ratings has such rows too: those of the front matter, the contents
// and the section Ratings stay, and those with other rows beside them.
func openRatedHeadings(pieces []piece) []piece {
	out := make([]piece, 0, len(pieces))
	section := frontMatter
	for i, p := range pieces {
		if s, ok := opensSection(p); ok && !chapterNumber.MatchString(p.text) {
			section = s
		}
		alone := (i == 0 || pieces[i-1].kind != Row) && (i+1 == len(pieces) || pieces[i+1].kind != Row)
		name, rating, ok := ratedHeading(p)
		if !ok || !alone || section == frontMatter || section == contents || section == "Ratings" {
			out = append(out, p)
			continue
		}
		out = append(out,
			piece{kind: Heading, text: name, page: p.page},
			piece{kind: Paragraph, text: rating, page: p.page})
	}
	return out
}

// ratedHeading reads "P 2.1. Assessment", "Inadequate" out of a row.
func ratedHeading(p piece) (name, rating string, ok bool) {
	var cells []string
	for _, c := range p.cells {
		if c = strings.TrimSpace(c); c != "" {
			cells = append(cells, c)
		}
	}
	if p.kind != Row || len(cells) < 2 {
		return "", "", false
	}
	rating = cells[len(cells)-1]
	name = strings.Join(cells[:len(cells)-1], " ")
	s, opens := sectionOf(name)
	return name, rating, opens && strings.HasPrefix(s, "P ") && ratingAtEnd.FindString(rating) == rating
}
