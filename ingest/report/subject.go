package report

import (
	"regexp"
	"slices"
	"strings"

	"pdubench/ingest/report/quantity"
)

// subjectAt is a topic named in a sentence.
type subjectAt struct {
	*topic
	start, end int
}

func (r *Rules) mentionsOfTopics(text string) []subjectAt {
	var out []subjectAt
	for i := range r.topics {
		p := &r.topics[i]
		for from := 0; from < len(text); {
			m := p.names.FindStringIndex(text[from:])
			if m == nil {
				break
			}
			start, end := trimSpan(text, from+m[0], from+m[1])
			out = append(out, subjectAt{p, start, end})
			from = max(end, from+m[0]+1)
		}
	}
	return out
}

// as gives a bare number the kind and unit a topic's figures have, and a part
// of a number named before the form of a proportion; others stay as they are.
func (p *topic) as(f Figure) Figure {
	of := f.whole
	if of == nil {
		of = f.sharedWhole
	}
	switch {
	case of != nil && (f.Kind == "" || f.Kind == string(quantity.Count)) && (p.value == "share" || p.value == "complement"):
		n := f.Value
		f.Kind, f.Unit, f.Numerator, f.Denominator = string(quantity.Proportion), quantity.UnitCount, &n, of
	case (f.Kind == "" || f.Kind == string(quantity.Count) && nounless.MatchString(f.Sentence[f.stop:])) && f.End == "" && (f.Unit == "" || f.Unit == quantity.UnitCount || f.Unit == quantity.UnitRatio) &&
		p.about() && p.metric.Unit == quantity.UnitPercent && of == nil && unitless(&f):
		f.Kind, f.Unit = string(quantity.Percent), quantity.UnitPercent
	case f.Kind == "" && len(p.unit) > 0 && (f.Unit == "" || f.Unit == p.unit[0]):
		f.Kind, f.Unit = string(quantity.Count), p.unit[0]
	case f.Unit == quantity.UnitRatio && len(p.unit) == 1 && p.unit[0] == quantity.UnitDays && nounless.MatchString(f.Sentence[f.stop:]):
		f.Unit = quantity.UnitDays // "For SPOs, the average was 5.2."
	case f.Kind == string(quantity.Count) && f.Unit == quantity.UnitCount && f.End == "" && of == nil && len(p.unit) == 1 && p.unit[0] == quantity.UnitDays &&
		itsFigure.MatchString(normal(f.Sentence[:f.start])) && nounless.MatchString(f.Sentence[f.stop:]):
		f.Unit = quantity.UnitDays // "For PSOs the figure was 24, and for SPOs it was 6.3 days."
	}
	return f
}

// unitless says whether a number without a noun takes the "per cent" of the
// one before it: "POs were at 107 per cent and PSOs at 119."
func unitless(f *Figure) bool {
	before := f.Sentence[:f.start]
	return levelled.MatchString(before) && (perCent.MatchString(before) || perCent.MatchString(f.previous))
}

var (
	levelled = regexp.MustCompile(`\b(at|to|averaged|was|for|of|on) (just |only )?$`)
	perCent  = regexp.MustCompile(`(per cent|%)`)
)

// itsFigure announces the number of what the words before were about.
var itsFigure = regexp.MustCompile(`\bfigures?( for [a-z]+( [a-z]+){0,3})? (was|were|stood at|reached) (just |only )?$`)

var against = regexp.MustCompile(`\b(compared (with|to)|against|than) $`)

// setAgainst says whether a figure is only what the one before it is compared
// with, where the two cannot be of two segments.
func setAgainst(text string, f *Figure, figs []Figure) bool {
	return against.MatchString(text[:f.start]) && slices.ContainsFunc(figs, func(g Figure) bool { return g.stop <= f.start && g.Unit == f.Unit })
}

var nounless = regexp.MustCompile(`^(\W*$|[.,;:)]| (per|each|for|and|on|in|while|whereas|among) )`)

// topicOf returns the topic whose name stands nearest to a figure it can be
// about, or one the sentences before were about, and which of the two it is;
// nil where there is none.
func (r *Rules) topicOf(text string, b Block, paragraph string, f *Figure, figs []Figure, at []subjectAt, now frame) (*topic, bool) {
	var best *topic
	least, before := 0, false
	for _, s := range at {
		g := s.as(*f)
		if s.segment == "" && s.about() && setAgainst(text, f, figs) {
			continue
		}
		if s.start >= f.start && s.end <= f.stop || s.about() && !s.matches(b, paragraph, &g) || !s.about() && g.Kind != "" && !s.fits(&g) {
			continue
		}
		if c := distance(text, f, figs, s); best == nil || c < least {
			best, least, before = s.topic, c, s.start < f.start
		}
	}
	if best != nil && (before || least < carriedFrom) {
		return best, false
	}
	for _, p := range now.about {
		if g := p.as(*f); p.matches(b, paragraph, &g) && continues(text, f, r.labels[p.label]) {
			return p, true
		}
	}
	return best, false
}

// carriedFrom is the distance from which on the subject of the sentence before
// wins over one named only after the figure.
const carriedFrom = 10

var (
	apart    = regexp.MustCompile(`[;:]|(^|\s)(but|while|whilst|whereas|although|despite|because|since)(\s|$)`)
	comma    = regexp.MustCompile(`,`)
	joinWord = regexp.MustCompile(`\b(and|with|including|compared)\b`)
)

// distance is how far a topic's name stands from a figure, in words; marks,
// joining words and other figures between them count as many.
func distance(text string, f *Figure, figs []Figure, s subjectAt) int {
	var between string
	cost := 0
	from, to := s.end, f.start
	if s.start >= f.stop {
		from, to, cost = f.stop, s.start, 2
	}
	if from < to {
		between = text[from:to]
	}
	cost += len(strings.Fields(between)) + 5*len(joinWord.FindAllString(between, -1)) + 20*len(apart.FindAllString(between, -1))
	if commas := len(comma.FindAllString(between, -1)); s.start >= f.stop {
		cost += 10 * commas // what is said of a figure after it names something else
	} else {
		cost += 3 * commas
	}
	for k := range figs {
		if g := &figs[k]; g.start >= from && g.stop <= to {
			cost += 4
		}
	}
	return cost
}

// anaphor points back to what the sentence before was about.
var anaphor = regexp.MustCompile(`\b(it|they|their|theirs|them|in (this|that) (respect|regard)|whom|which|figures?|rates?|numbers?|totals?|averages?|averaged|averaging|proportion|share|level|same|latter|former|equivalent|corresponding|remainder|remaining|rest|both)\b` +
	`|\b(this|that|these|those) (of|for|in|was|were|is|are|had|has|rose|fell|compar\w+|represent\w+|meant|group|grade|role|posts?|questions?|services?|cases|people|factors)\b`)

var thereOrSo = regexp.MustCompile(`^\W*(there|here),|\b(did|does|do) so\b|\bthe same (was|could|is)\b`)

// continues says whether a sentence that names no subject before a figure
// goes on with that of the sentence before: it names another segment or
// points back.
func continues(text string, f *Figure, set labelSet) bool {
	after := text[f.stop:]
	if _, rest, ok := strings.Cut(after, ", "); ok && leadingIn.MatchString(text[:f.start]) { // "In 33 of the 52 cases, it was …"
		if rest, _, _ = strings.Cut(rest, ";"); anaphor.MatchString(rest) {
			return true
		}
	}
	if end := breaks.FindStringIndex(after); end != nil {
		after = after[:end[0]]
	}
	return thereOrSo.MatchString(text) || anaphor.MatchString(text[:f.start]) || anaphor.MatchString(after) || len(set.mentions(text)) > 0
}

var leadingIn = regexp.MustCompile(`^\W*(in|for|across) (only |just |at least )?$`)

var breaks = regexp.MustCompile(`[,;:]|\b(where|when|who|which|that|because)\b`)
