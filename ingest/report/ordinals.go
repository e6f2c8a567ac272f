package report

import (
	"regexp"
	"strconv"
)

// listNumber is the number a list item carries in text and PDF, which a web
// page leaves to the browser.
var listNumber = regexp.MustCompile(`^\(?(\d{1,2})[.)]\s+(\p{L})`)

// ordinals follows numbered lists: a line that begins with the number after
// that of the item before, or with 1, is an item.
type ordinals struct{ last int }

// next says whether a line begins with the number that is due.
func (o *ordinals) next(line string) bool {
	m := listNumber.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	n, err := strconv.Atoi(m[1])
	return err == nil && (n == o.last+1 || n == 1)
}

// see makes a paragraph a bullet when it is the next item of a list. A
// heading ends the list.
func (o *ordinals) see(p *piece) {
	switch {
	case p.kind == Heading:
		o.last = 0
	case (p.kind == Paragraph || p.kind == Bullet) && o.next(p.text):
		if m := listNumber.FindStringSubmatch(p.text); m[1] != "1" {
			o.last++
		} else {
			o.last = 1
		}
		p.kind = Bullet
	}
}

// withoutNumber is the text of a list item without its number.
func withoutNumber(s string) string {
	return listNumber.ReplaceAllString(s, "$2")
}
