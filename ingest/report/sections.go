package report

import (
	"regexp"
	"strings"
)

// The sections every report has that have no heading of their own in it.
const (
	frontMatter = "Front matter"
	contents    = "Contents"
)

// plainSections are the headings, other than those of the standards, that
// open a section. The key is lower case without numbering.
var plainSections = indexSections(
	"Contents", "Acknowledgements", "The role of HM Inspectorate of Probation",
	"Foreword", "Ratings", "Executive summary", "Key facts", "Contextual facts",
	"Recommendations", "Background", "Progress on previous recommendations",
	"Organisational arrangements and activity", "Organisational delivery",
	"Service delivery", "Court work and case supervision", "Case supervision",
	"Feedback from people on probation", "Involvement of people on probation",
	"Views of people on probation", "People on probation",
	"Diversity and inclusion", "Equity, diversity and inclusion", "Equality, diversity and inclusion",
	"Outcomes", "Effective practice", "Scoring and rating rules", "Methodology",
	"About this inspection", "Inspection methodology", "Glossary", "Further information",
	"References", "Web links", "Inspection data", "Data workbook",
)

// subheadings stand inside a section and open none.
var subheadings = indexSections(
	"Strengths", "Areas for improvement", "Area for improvement", "Key data", "Other information",
	"Key strengths", "Key findings", "Our findings", "Inspection findings",
)

// standardNames are the names of the standards in both programmes, by number.
var standardNames = map[string][]string{
	"1.1": {"leadership"},
	"1.2": {"staffing", "staff"},
	"1.3": {"services"},
	"1.4": {"information and facilities"},
	"2.1": {"assessment", "court work"},
	"2.2": {"planning"},
	"2.3": {"implementation and delivery"},
	"2.4": {"reviewing"},
	"2.5": {"outcomes"},
}

var (
	standardHeading = regexp.MustCompile(`^P ?([1-9])\. ?([1-9])[.:]?\s*[-–:]?\s*(\p{Lu}[\p{L} ,'&-]*)$`)
	bareStandard    = regexp.MustCompile(`^([1-9])\. ?([1-9])[.:]?\s+(\p{Lu}[\p{L} ,'&-]*)$`)
	chapterNumber   = regexp.MustCompile(`^[1-9][.:]?\s+`)
	annexeHeading   = regexp.MustCompile(`^(?i:(annexe?|appendix) (\d|[a-z]|one|two|three|four|five|six))\b\s*[-–—:.]?\s*(.{0,80})$`)
	backToTop       = regexp.MustCompile(`(?i)\s*[\[(]?\s*back to top\s*[\])]?\s*$`)
	ratingAtEnd     = regexp.MustCompile(`(?i)\b(outstanding|good|requires improvement|inadequate)$`)
)

func indexSections(names ...string) map[string]string {
	m := make(map[string]string, len(names))
	for _, n := range names {
		m[strings.ToLower(n)] = n
	}
	return m
}

// sectionOf gives the normalised section a line opens when it is the heading
// of one: "P 1.2. Staffing" opens "P 1.2 Staffing", "2. Service delivery"
// opens "Service delivery". ok is false for every other line.
func sectionOf(line string) (section string, ok bool) {
	line = headingText(line)
	if line == "" || len(line) > 120 {
		return "", false
	}
	if m := standardHeading.FindStringSubmatch(line); m != nil && len(m[3]) <= 60 && !ratingAtEnd.MatchString(m[3]) {
		return "P " + m[1] + "." + m[2] + " " + strings.TrimSpace(m[3]), true
	}
	if m := bareStandard.FindStringSubmatch(line); m != nil {
		for _, n := range standardNames[m[1]+"."+m[2]] {
			if strings.EqualFold(n, m[3]) {
				return "P " + m[1] + "." + m[2] + " " + m[3], true
			}
		}
		return "", false
	}
	if m := annexeHeading.FindStringSubmatch(line); m != nil && !endsSentence(line) {
		name := strings.ToUpper(m[1][:1]) + strings.ToLower(m[1][1:]) + " " + strings.ToLower(m[2])
		if m[3] != "" {
			name += " – " + m[3]
		}
		return name, true
	}
	name := chapterNumber.ReplaceAllString(line, "")
	if startsLower(name) { // the rest of a sentence, not a heading
		return "", false
	}
	section, ok = plainSections[strings.ToLower(name)]
	return section, ok
}

// isSubheading says whether a line is a heading inside a section.
func isSubheading(line string) bool {
	_, ok := subheadings[strings.ToLower(strings.TrimSuffix(headingText(line), ":"))]
	return ok
}

// headingText strips what a heading carries besides its words.
func headingText(s string) string {
	s = strings.TrimSpace(s)
	s = backToTop.ReplaceAllString(s, "")
	s = strings.Trim(s, "*_# ")
	return strings.Join(strings.Fields(s), " ")
}
