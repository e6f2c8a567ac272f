package report

import (
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// neverText are elements whose content is not for readers.
const neverText = "script, style, noscript, template, head, svg, iframe, object, select, textarea, input, audio, video, canvas"

// pageParts are the parts of a web page around its content.
const pageParts = `nav, header, footer, aside, form, dialog,
	[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog], [role=alertdialog], [role=complementary]`

// partNames are class names and ids that mark such parts where the element
// does not.
var partNames = regexp.MustCompile(`(?i)(^|[\s_-])(cookies?|cookie-?\w*|consent|gdpr|menu|navbar|navigation|breadcrumbs?|skip-?(link|to-content)\w*|sidebar|share|sharing|social|related|pagination|site-?(header|footer)|newsletter|subscribe|search-?form|ccc)([\s_-]|$)`)

// reportRoot removes scripts, menus, banners and footers from a page and
// gives the element its report stands in. An element that holds headings of
// a report is never removed, whatever it is called: some sites wrap the
// whole page in a form.
func reportRoot(doc *goquery.Document) *html.Node {
	doc.Find(neverText).Remove()
	var doomed []*html.Node
	doc.Find(pageParts).Each(func(_ int, s *goquery.Selection) {
		doomed = append(doomed, s.Nodes...)
	})
	doc.Find("[class], [id]").Each(func(_ int, s *goquery.Selection) {
		if goquery.NodeName(s) == "body" || goquery.NodeName(s) == "html" {
			return
		}
		if partNames.MatchString(s.AttrOr("class", "")) || partNames.MatchString(s.AttrOr("id", "")) {
			doomed = append(doomed, s.Nodes...)
		}
	})
	keep := holdersOfReport(doc)
	for _, n := range doomed {
		if !keep[n] && n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	if body := doc.Find("body"); body.Length() > 0 {
		return body.Get(0)
	}
	return doc.Get(0)
}

// holdersOfReport are the elements around the title and the section headings
// of a report.
func holdersOfReport(doc *goquery.Document) map[*html.Node]bool {
	keep := map[*html.Node]bool{}
	doc.Find("h1, h2, h3, h4, h5, h6").Each(func(_ int, s *goquery.Selection) {
		text := headingText(cleanText(s.Text()))
		section, ok := sectionOf(text)
		if (!ok || section == contents) && !titlePattern.MatchString(text) {
			return
		}
		for n := s.Get(0); n != nil && !keep[n]; n = n.Parent {
			keep[n] = true
		}
	})
	return keep
}

// titlePattern is how reports of the inspectorate are titled.
var titlePattern = regexp.MustCompile(`(?i)\binspection of (the )?(probation|youth)\b`)

// fromTitle drops what stands before the title of the report, unless a
// section of the report began there already.
func fromTitle(pieces []piece) []piece {
	for i, p := range pieces {
		if p.kind != Heading {
			continue
		}
		if titlePattern.MatchString(p.text) {
			return pieces[i:]
		}
		if s, ok := opensSection(p); ok && s != contents {
			break
		}
	}
	return pieces
}

// isBackToTop says whether a link only leads back to the top of the page.
func isBackToTop(text string) bool {
	t := strings.ToLower(strings.Trim(text, " \n\t()[]↑^"))
	return t == "back to top" || t == "top of page" || t == "return to top"
}
