package report

import (
	"regexp"
	"strings"
)

// joinSentences gives a key question published as a percentage the n of m of
// a sentence in its chapter that says the same of all cases: "did not focus
// sufficiently on keeping other people safe in 34 of 54" beside 37 per cent.
// A sentence may speak of one aspect only, so its share must be the same.
func (r *Report) joinSentences() {
	cases := float64(r.Header.Cases.All)
	for q := range r.Results {
		x := &r.Results[q]
		if x.Metric != "key_question" || x.Value == nil || x.Denominator != nil || x.Qualifier != "" {
			continue
		}
		asked := x.Segment[strings.IndexByte(x.Segment, '/')+1:]
		for i := range r.Figures {
			f := &r.Figures[i]
			if f.Section != x.Section || f.Metric != "" || f.Kind != "proportion" || f.Qualifier != "" || cases > 0 && *f.Denominator != cases || !answers(f, asked) {
				continue
			}
			n, m := *f.Numerator, *f.Denominator
			if f.Sense != "" {
				n = m - n
			}
			if possible(*x.Value, n, m) {
				x.Numerator, x.Denominator = &n, &m
				f.Metric, f.Segment, f.Rule = x.Metric, x.Segment, "key question said again"
				break
			}
		}
	}
}

// answers says whether the statement of a figure answers a key question, and
// no other one.
func answers(f *Figure, asked string) bool {
	text := normal(f.Sentence)
	if !judging.MatchString(text) || partOfCases.MatchString(nextStatement.Split(text[f.stop:], 2)[0]) || partOfCases.MatchString(text[:f.start]) {
		return false
	}
	for name, topic := range questionTopics {
		if topic.MatchString(text) != (name == asked) {
			return false
		}
	}
	return true
}

var (
	judging = regexp.MustCompile(`\b(focus\w*|concentrat\w*|effective(ly)?|satisfactor(y|ily)|sufficient(ly)?|insufficient(ly)?|good enough|well enough|adequate(ly)?|enough attention)\b`)
	// nextStatement begins what no longer speaks of the figure.
	nextStatement = regexp.MustCompile(`[,;:] (and|but|while|although|though|whereas)\b|[;:]`)
	partOfCases   = regexp.MustCompile(`\b(relevant|victims?|child(ren)?|women|contingency|domestic abuse|respondents|oversight)\b`)
)
