package report

import (
	"fmt"
	"math"
	"regexp"
	"strings"
)

// checkProportions: no numerator above its denominator, and a percentage in
// brackets after "n of m" must be theirs.
func (r *Report) checkProportions() []Finding {
	var out []Finding
	for i := range r.Figures {
		f := &r.Figures[i]
		if f.Numerator == nil || f.Denominator == nil {
			continue
		}
		n, m := *f.Numerator, *f.Denominator
		if n > m {
			out = append(out, f.finding("numerator_above_denominator", Error, "%s out of %s cannot be: the part is larger than the whole",
				plainNumber(n), plainNumber(m)))
			continue
		}
		if i+1 == len(r.Figures) {
			continue
		}
		p := &r.Figures[i+1]
		if p.Kind != "percent" || p.Qualifier != "" || p.block != f.block || p.Sentence != f.Sentence || !bracketed(p) || p.start-f.stop > 40 {
			continue
		}
		if !possible(p.Value, n, m) {
			out = append(out, p.finding("share_mismatch", Error, "%s per cent stands beside %s out of %s, which is %s per cent",
				plainNumber(p.Value), plainNumber(n), plainNumber(m), plainNumber(round1(n/m*100))))
		}
	}
	return out
}

func bracketed(f *Figure) bool {
	return strings.HasSuffix(strings.TrimRight(f.Sentence[:f.start], " "), "(") && strings.HasPrefix(f.Sentence[f.stop:], ")")
}

// possible says whether p is n/m as a percentage, rounded to as many
// decimals as p has; an exact half may be rounded either way.
func possible(p, n, m float64) bool {
	half := 0.5
	if p != math.Trunc(p) {
		half = 0.05
	}
	return m > 0 && math.Abs(n/m*100-p) <= half+1e-9
}

// attainable says whether any number out of m rounds to p per cent.
func attainable(p, m float64) bool {
	n := math.Round(p * m / 100)
	return possible(p, n, m) || possible(p, n-1, m) || possible(p, n+1, m)
}

var (
	ofAllCases = regexp.MustCompile(`(?i)^ of (all |the )?(the )?cases( inspected| we inspected| overall)?[ ,.;]`)
	capacity   = regexp.MustCompile(`(?i)\b(capacity|wmt|workload|target|increas|rise|rose|growth)`)
)

// checkPercentages: above 100, or not reachable with the number of cases. A
// key question covers every case; other percentages may rest on fewer, so
// theirs is only a note.
func (r *Report) checkPercentages(d *Document) []Finding {
	var out []Finding
	cases := float64(r.Header.Cases.All)
	for i := range r.Figures {
		f := &r.Figures[i]
		if f.Kind != "percent" {
			continue
		}
		if f.Value > 100 && f.Metric != "wmt_capacity" && !capacity.MatchString(d.Blocks[f.block].Text) {
			out = append(out, f.finding("percent_above_100", Warning, "%s per cent is more than a whole", plainNumber(f.Value)))
		}
		if f.Qualifier != "" || f.Value > 100 {
			continue
		}
		m, severity, whose := cases, Note, "the cases inspected, unless the question was not asked of all of them"
		switch {
		case f.Denominator != nil:
			m, severity, whose = *f.Denominator, Error, "its denominator"
		case f.Metric == "key_question":
			severity, whose = Warning, "the cases inspected"
		case strings.HasPrefix(f.Section, "P 2.") && ofAllCases.MatchString(f.Sentence[f.stop:]+" "):
		default:
			continue
		}
		if m > 0 && !attainable(f.Value, m) {
			n := math.Floor(f.Value * m / 100)
			out = append(out, f.finding("impossible_percentage", severity, "%s per cent of %s cannot be: %s is %s per cent and %s is %s per cent (%s is %s)",
				plainNumber(f.Value), plainNumber(m), plainNumber(n), plainNumber(round1(n/m*100)),
				plainNumber(n+1), plainNumber(round1((n+1)/m*100)), plainNumber(m), whose))
		}
	}
	return out
}

// checkTableAgainstSentences: the percentage of a key question against the
// sentences of its section. A sentence may speak of one aspect only, so
// numbers that merely differ are no contradiction; two cases are: a failure
// in exactly as many cases as the table answers Yes, and the question's own
// words with another percentage.
func (r *Report) checkTableAgainstSentences() []Finding {
	var out []Finding
	cases := float64(r.Header.Cases.All)
	for q := range r.Results {
		x := &r.Results[q]
		if x.Metric != "key_question" {
			continue
		}
		topic := questionTopics[x.Segment[strings.IndexByte(x.Segment, '/')+1:]]
		for i := range r.Figures {
			f := &r.Figures[i]
			if f.Section != x.Section || i == x.Figure || f.Metric == "key_question" || f.Qualifier != "" {
				continue
			}
			if f.Kind == "proportion" && f.Sense != "" && cases > 0 && *f.Denominator == cases && topic != nil &&
				topic.MatchString(normal(f.Sentence)) && possible(*x.Value, *f.Numerator, cases) && *f.Numerator*2 != cases {
				out = append(out, f.finding("table_against_sentence", Warning,
					"the table answers Yes in %s per cent, which is %s of %s cases (%s), and the sentence in %s states a failure in %s out of %s: one of them may have Yes and No exchanged",
					plainNumber(*x.Value), plainNumber(*f.Numerator), plainNumber(cases), where(x.Section, x.Place),
					where(f.Section, f.Place), plainNumber(*f.Numerator), plainNumber(*f.Denominator)))
			}
			if f.Kind == "percent" && f.Sense == "" && f.Value != *x.Value && sameWords(x.Sentence, f.clause) {
				out = append(out, f.finding("table_against_sentence", Warning,
					"the table says %s per cent (%s), and the sentence in %s, in the same words, %s per cent",
					plainNumber(*x.Value), where(x.Section, x.Place), where(f.Section, f.Place), plainNumber(f.Value)))
			}
		}
	}
	return out
}

// questionTopics are the words by which a sentence speaks of a key question.
var questionTopics = map[string]*regexp.Regexp{
	"engagement": regexp.MustCompile(`engag|complian`),
	"desistance": regexp.MustCompile(`desist|offending`),
	"safety":     regexp.MustCompile(`harm|safe|protect`),
}

// sameWords says whether nearly all telling words of a question stand in a
// sentence.
func sameWords(question, sentence string) bool {
	words := strings.FieldsFunc(normal(question), func(r rune) bool { return r < 'a' || r > 'z' })
	in := map[string]bool{}
	for _, w := range strings.FieldsFunc(normal(sentence), func(r rune) bool { return r < 'a' || r > 'z' }) {
		in[root(w)] = true
	}
	all, shared := 0, 0
	for _, w := range words {
		if len(w) < 4 || w == "does" {
			continue
		}
		all++
		if in[root(w)] {
			shared++
		}
	}
	return all >= 4 && shared*10 >= all*9
}

// root cuts a word so that "focus" and "focused" are one.
func root(w string) string { return w[:min(len(w), 5)] }

var partition = regexp.MustCompile(`(?i)\b(male|female|men|women|ethnic|white|asian|unsure|prefer|agree[ds]?|neither|remain\w+|the rest|other|unknown|aged|subject to|sentence)\b`)

// checkShares: three or more shares of one whole in a sentence should add up
// to 100, give or take half a point each for rounding.
func (r *Report) checkShares() []Finding {
	var out []Finding
	for from := 0; from < len(r.Figures); {
		first := &r.Figures[from]
		to, sum, exact := from, 0.0, true
		var shares []string
		for to < len(r.Figures) && r.Figures[to].block == first.block && r.Figures[to].sentence == first.sentence {
			f := &r.Figures[to]
			if f.Kind == "percent" {
				sum += f.Value
				exact = exact && f.Qualifier == "" && f.Metric == ""
				shares = append(shares, plainNumber(f.Value))
			}
			to++
		}
		from = to
		off := math.Abs(sum - 100)
		if len(shares) < 3 || !exact || off <= float64(len(shares))*0.5 || off > 15 || !partition.MatchString(first.Sentence) {
			continue
		}
		out = append(out, first.finding("shares_sum", Warning, "the shares %s add up to %s, not 100",
			strings.Join(shares, ", "), plainNumber(round1(sum))))
	}
	return out
}

// checkMissing: what every report has and this one was not found to have.
func (r *Report) checkMissing() []Finding {
	var out []Finding
	missing := func(code, what string) {
		out = append(out, Finding{Code: code, Severity: Warning, Message: fmt.Sprintf(
			"no %s was found; every report has one: look in the unmapped figures, and add a rule if it is worded in a new way", what)})
	}
	for _, m := range []struct{ metric, what string }{
		{"vacancy_rate", "vacancy rate"}, {"wmt_capacity", "workload on the measurement tool"},
		{"key_question", "key question"}, {"cases_inspected", "number of cases inspected"},
		{"overall_rating", "overall rating"}, {"score", "score"}, {"standard_rating", "rating of a standard"},
	} {
		if !r.has(m.metric) {
			missing("missing_"+m.metric, m.what)
		}
	}
	if r.Header.FieldworkStart == "" {
		missing("missing_fieldwork_start", "date of the fieldwork")
	}
	if r.Header.Published == "" {
		missing("missing_published", "date of publication")
	}
	return out
}
