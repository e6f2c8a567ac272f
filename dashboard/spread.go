package dashboard

import (
	"fmt"
	"slices"
	"strings"

	"pdubench/queries"
)

// spreadLeast is how many PDUs with a ranked figure a spread needs to say
// anything that a list of them does not.
const spreadLeast = 5

// spreadPart is what a metric's page says about the spread of its figures.
type spreadPart struct {
	Sections []section
	Why      string // there is no drawing, or not of every part
	Figures  string // address of the numbers
}

// newSpread draws piles, the answer of the view distribution with the filters
// of the benchmark t.
func newSpread(t, piles *queries.Table) (*spreadPart, error) {
	s := &spreadPart{}
	parts := byPile(rows(piles))
	for _, part := range parts {
		if len(part) < spreadLeast || len(s.Sections) == mostCharts {
			continue
		}
		drawn, err := spreadSection(part, t, len(s.Sections)+1, len(parts) > 1)
		if err != nil {
			return nil, err
		}
		s.Sections = append(s.Sections, *drawn)
		s.Figures = address("/data/distribution", "", latestFilters(t))
	}
	switch {
	case len(parts) == 0:
		s.Why = "No figure can be ranked, so there is no spread to draw."
	case len(s.Sections) == 0:
		s.Why = fmt.Sprintf("The spread is drawn where at least %d PDUs have a figure that can be ranked. Here there are fewer.", spreadLeast)
	case len(s.Sections) < len(parts):
		s.Why = fmt.Sprintf("Of the other parts no spread is drawn: it needs %d PDUs with a figure that can be ranked, and up to %d are drawn.", spreadLeast, mostCharts)
	}
	return s, nil
}

// withoutRepeats leaves out what the page has said of the metric already.
func (s *spreadPart) withoutRepeats(said map[string][]string) {
	for i := range s.Sections {
		s.Sections[i].Sentences = slices.DeleteFunc(s.Sections[i].Sentences, func(sentence string) bool {
			for _, all := range said {
				if slices.Contains(all, sentence) {
					return true
				}
			}
			return false
		})
	}
}

// byPile splits rows into runs of the same segment and programme.
func byPile(all []row) [][]row {
	var parts [][]row
	for i, r := range all {
		if i == 0 || r.text("segment") != all[i-1].text("segment") || r.integer("programme") != all[i-1].integer("programme") {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], r)
	}
	return parts
}

func spreadSection(part []row, t *queries.Table, place int, several bool) (*section, error) {
	name := partLabel(t.Filter("metric"), part[0].text("segment"))
	if era := part[0].integer("programme"); era > 0 {
		name = strings.TrimSpace(fmt.Sprintf("%s programme of %d", name, era))
	}
	title := filterLabel(t, "metric") + ", PDUs by their figure"
	if name != "" {
		title = filterLabel(t, "metric") + ": " + name + ", PDUs by their figure"
	}
	c, err := spreadChart(part, filterLabel(t, "pdu"), fmt.Sprintf("chart-spread-%d", place), title)
	if err != nil {
		return nil, err
	}
	c.Table = spreadGrid(part, fmt.Sprintf("spread-%d", place))
	s := &section{Sentences: []string{spreadSentence(part)}}
	if several {
		s.Heading = upperFirst(name)
	}
	s.Charts = illustrate([]Chart{*c}, t, s.Sentences[0])
	return s, nil
}

// spreadSentence says where the middle half of the PDUs lies.
func spreadSentence(part []row) string {
	first := part[0]
	n := count(first.integer("pdus"), "PDU has", "PDUs have")
	if first.text("unit") == "rating" {
		var parts []string
		for i, r := range part {
			if i == 0 || r.text("step_from") != part[i-1].text("step_from") {
				parts = append(parts, decimal(float64(r.integer("piled")))+" "+r.text("step_from"))
			}
		}
		return fmt.Sprintf("%s a rating: %s. The one in the middle is rated %s.", n, listed(parts), first.text("median"))
	}
	unit := first.text("unit")
	low, _ := first.number("lower_quartile")
	middle, _ := first.number("median")
	high, _ := first.number("upper_quartile")
	return fmt.Sprintf("%s a figure that can be ranked. The middle half of them lies between %s and %s, the median is %s.",
		n, inWords(low, unit), inWords(high, unit), inWords(middle, unit))
}

// spreadGrid is the table of a drawing: a row a step.
func spreadGrid(part []row, id string) *grid {
	g := &grid{ID: id, Caption: "PDUs in each step of the scale", Hidden: true, Head: []heading{{"Figure", false}, {"PDUs", true}, {"Which", false}}}
	unit := part[0].text("unit")
	for i, r := range part {
		if i > 0 && r.text("step_from") == part[i-1].text("step_from") && r.cell("step_from") == part[i-1].cell("step_from") {
			last := &g.Lines[len(g.Lines)-1].Cells[2]
			last.Text += "; " + r.text("pdu")
			continue
		}
		step := cell{Text: r.text("step_from"), Header: true}
		if from, ok := r.number("step_from"); ok {
			to, _ := r.number("step_to")
			step.Text = decimal(from) + " to under " + withUnit(to, unit)
		} else {
			step.Rating = step.Text
		}
		g.Lines = append(g.Lines, line{Cells: []cell{step, {Text: decimal(float64(r.integer("piled"))), Number: true}, {Text: r.text("pdu")}}})
	}
	return g
}
