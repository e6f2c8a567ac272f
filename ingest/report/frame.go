package report

import (
	"regexp"
	"slices"
	"strings"

	"pdubench/ingest/report/quantity"
)

// frame is what the sentences of a paragraph have been about so far, which
// the next may go on with: "For PSOs, the figure was lower, at 98 per cent."
type frame struct {
	about   []*topic              // those it may go on with, the likeliest first
	decided int                   // sentences since about was set
	said    []string              // the sentences, the last first
	told    map[[2]string]*Figure // what rules mapped, by metric and segment
	working string                // the standard whose work the words before named
}

// frames maps figures that no rule knew the wording of, by their subject: the
// topic named nearest to them, or else the one the sentences before were
// about.
func (r *Rules) frames(d *Document, figs []Figure) []Finding {
	var notes []Finding
	told := map[[2]string]*Figure{}
	for k := range figs {
		told[[2]string{figs[k].Metric, figs[k].Segment}] = &figs[k]
	}
	linkWholes(figs)
	var lead frame // what a paragraph that ends in a colon announced
	for from := 0; from < len(figs); {
		to := from + 1
		for to < len(figs) && figs[to].block == figs[from].block {
			to++
		}
		b := d.Blocks[figs[from].block]
		start := frame{}
		if b.Kind == Bullet {
			start = lead
		} else {
			lead = frame{}
		}
		if b.Kind == Paragraph || b.Kind == Bullet {
			start.told = told
			end, found := r.frameBlock(b, figs[from:to], start)
			notes = append(notes, found...)
			if b.Kind == Paragraph && strings.HasSuffix(strings.TrimSpace(b.Text), ":") {
				lead = end
			}
		}
		from = to
	}
	return notes
}

// frameBlock maps the figures of one paragraph or bullet and returns what it
// was about in the end.
func (r *Rules) frameBlock(b Block, figs []Figure, now frame) (frame, []Finding) {
	var notes []Finding
	for n, sentence := range quantity.Sentences(b.Text) {
		from := 0
		for from < len(figs) && figs[from].sentence < n {
			from++
		}
		to := from
		for to < len(figs) && figs[to].sentence == n {
			to++
		}
		text := normal(sentence)
		at := r.mentionsOfTopics(text)
		if from < to && figs[from].stop > 0 {
			r.frameSentence(text, b, figs[from:to], at, now)
			bracketShares(figs[from:to])
			notes = append(notes, undoDoubles(figs[from:to])...)
		}
		now = r.goOn(now, text, figs[from:to], at)
	}
	return now, notes
}

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

// claim is a topic with the figures of one sentence it takes.
type claim struct {
	*topic
	carried bool // the sentence does not name the topic
	figs    []*Figure
}

// frameSentence finds the topic of each figure that is still unmapped, and
// maps those of one topic together.
func (r *Rules) frameSentence(text string, b Block, figs []Figure, at []subjectAt, now frame) {
	paragraph := normal(b.Text)
	var claims []claim
	for k := range figs {
		f := &figs[k]
		if k > 0 {
			f.restates(&figs[k-1])
		}
		if f.Metric != "" || f.doubtful || r.elsewhere(f) {
			continue
		}
		p, carried := r.topicOf(text, b, paragraph, f, figs, at, now)
		if p == nil || !p.about() {
			continue
		}
		i := slices.IndexFunc(claims, func(c claim) bool { return c.topic == p && c.carried == carried })
		if i < 0 {
			i, claims = len(claims), append(claims, claim{p, carried, nil})
		}
		f.standard = r.standardNamed(text, f, now)
		claims[i].figs = append(claims[i].figs, f)
	}
	for _, c := range claims {
		r.settle(c, text, figs, now)
		for _, f := range c.figs { // the same metric in other words
			for _, p := range r.named(at, now) {
				if g := p.as(*f); f.Metric == "" && p.metric.Name == c.metric.Name && p != c.topic && p.matches(b, paragraph, &g) {
					r.settle(claim{p, c.carried, []*Figure{f}}, text, figs, now)
				}
			}
		}
	}
}

// restates ties a mapped percentage in brackets to the part of a number named
// before: "512 referrals, and 338 of them led to a start (66 per cent)".
func (f *Figure) restates(n *Figure) {
	if f.by != nil && f.parts == nil && f.Kind == string(quantity.Percent) && bracketed(f) && n.by == nil && n.whole != nil && possible(f.Value, n.Value, *n.whole) {
		f.parts = &Figure{Numerator: &n.Value, Denominator: n.whole}
	}
}

// named returns the topics a sentence names, and those it may go on with.
func (r *Rules) named(at []subjectAt, now frame) []*topic {
	var out []*topic
	for _, s := range at {
		out = append(out, s.topic)
	}
	return append(out, now.about...)
}

// settle gives the figures of a topic their segments.
func (r *Rules) settle(c claim, text string, figs []Figure, now frame) {
	own := c.rule
	if c.carried {
		own.otherwise = "" // the label may be carried too
	}
	r.segments(&own, c.figs, figs)
	r.governed(c.topic, text, c.figs, figs, now)
	if left := slices.DeleteFunc(slices.Clone(c.figs), func(f *Figure) bool { return f.Metric != "" }); c.carried && len(left) > 0 {
		r.segments(&c.rule, left, figs)
	}
	for _, f := range c.figs {
		if rival := now.told[[2]string{f.Metric, f.Segment}]; rival != nil && rival != f && !f.partsOf(rival) || r.saidByRule(figs, f) {
			f.unmap()
		}
		if f.Metric != "" {
			*f = c.as(*f)
		}
	}
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
	case f.Kind == "" && len(p.unit) > 0 && (f.Unit == "" || f.Unit == p.unit[0]):
		f.Kind, f.Unit = string(quantity.Count), p.unit[0]
	case f.Unit == quantity.UnitRatio && len(p.unit) == 1 && p.unit[0] == quantity.UnitDays && nounless.MatchString(f.Sentence[f.stop:]):
		f.Unit = quantity.UnitDays // "For SPOs, the average was 5.2."
	}
	return f
}

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
		if s.start >= f.start && s.end <= f.stop || s.about() && !s.matches(b, paragraph, &g) || !s.about() && !s.fits(&g) {
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
var anaphor = regexp.MustCompile(`\b(it|they|their|theirs|them|whom|which|figures?|rates?|numbers?|totals?|averages?|averaged|averaging|proportion|share|level|same|latter|former|equivalent|corresponding|remainder|remaining|rest|both)\b` +
	`|\b(this|that|these|those) (of|for|in|was|were|is|are|had|has|rose|fell|compar\w+|represent\w+|meant|group|grade|role|posts?|questions?|services?|cases|people|factors)\b`)

var thereOrSo = regexp.MustCompile(`^\W*(there|here),|\b(did|does|do) so\b|\bthe same (was|could|is)\b`)

// continues says whether a sentence that names no subject before a figure
// goes on with that of the sentence before: it names another segment or
// points back.
func continues(text string, f *Figure, set labelSet) bool {
	after := text[f.stop:]
	if end := breaks.FindStringIndex(after); end != nil {
		after = after[:end[0]]
	}
	return thereOrSo.MatchString(text) || anaphor.MatchString(text[:f.start]) || anaphor.MatchString(after) || len(set.mentions(text)) > 0
}

var breaks = regexp.MustCompile(`[,;:]|\b(where|when|who|which|that|because)\b`)

// governed gives the figures that no label stands beside that of the words
// before: the last one named in the sentence, or the one the sentence before
// was about.
func (r *Rules) governed(p *topic, text string, group []*Figure, figs []Figure, now frame) {
	if p.label == "" {
		return
	}
	set := r.labels[p.label]
	ms := set.mentions(text)
	for _, f := range group {
		if f.Metric != "" {
			continue
		}
		segment := ""
		for _, m := range ms {
			if m.end <= f.start && !countedBefore(text, figs, m) {
				segment = m.segment
			}
		}
		if segment == "" && headed.MatchString(text[:f.start]) { // "At 11 per cent, the PO vacancy rate …"
			for k := len(ms) - 1; k >= 0 && ms[k].start >= f.stop; k-- {
				segment = ms[k].segment
			}
		}
		if named := now.labels(set); segment == "" && !labelled(text, f, ms) && len(named) > 0 {
			switch {
			case strings.Contains(text[:f.start], "latter"):
				segment = named[len(named)-1]
			case strings.Contains(text[:f.start], "former") || len(named) == 1:
				segment = named[0]
			}
		}
		if segment == "" || segment == ignored {
			continue
		}
		segment = f.withStandard(strings.ReplaceAll(p.segment, "{"+p.label+"}", segment))
		if p.metric.checkSegment(segment) && !taken(figs, p.metric.Name, segment) {
			f.Metric, f.Segment, f.Rule, f.by = p.metric.Name, segment, p.name, &p.rule
		}
	}
}

// countedBefore says whether a label belongs to a figure of another subject
// before it: "Women made up 78 per cent of POs".
func countedBefore(text string, figs []Figure, m mention) bool {
	return slices.ContainsFunc(figs, func(g Figure) bool {
		return g.Metric == "" && g.Kind == string(quantity.Percent) && g.stop <= m.start && strings.TrimSpace(text[g.stop:m.start]) == "of"
	})
}

// partsOf says whether a proportion gives the n of m of a percentage that a
// rule mapped elsewhere in the report.
func (f *Figure) partsOf(percentage *Figure) bool {
	return f.Kind == string(quantity.Proportion) && percentage.Kind == string(quantity.Percent) && possible(percentage.Value, *f.Numerator, *f.Denominator)
}

// saidByRule says whether a rule gave the metric and segment of a figure to
// another of its sentence.
func (r *Rules) saidByRule(figs []Figure, f *Figure) bool {
	for k := range figs {
		if g := &figs[k]; g != f && g.by != nil && g.by.order < len(r.rules) && g.Metric == f.Metric && g.Segment == f.Segment {
			return true
		}
	}
	return false
}

var headed = regexp.MustCompile(`^\W*at (just |only )?$`)

// taken says whether a figure of the sentence has a segment already.
func taken(figs []Figure, metric, segment string) bool {
	return slices.ContainsFunc(figs, func(f Figure) bool { return f.Metric == metric && f.Segment == segment })
}

// labelled says whether the statement of a figure, from a semicolon up to the
// next mark, names a label.
func labelled(text string, f *Figure, ms []mention) bool {
	from, to := strings.LastIndexByte(text[:f.start], ';'), len(text)
	if i := strings.IndexAny(text[f.stop:], ",;"); i >= 0 {
		to = f.stop + i
	}
	return slices.ContainsFunc(ms, func(m mention) bool { return m.start > from && m.end <= to && m.segment != ignored })
}

// goOn says what the paragraph is about after a sentence.
func (r *Rules) goOn(now frame, text string, figs []Figure, at []subjectAt) frame {
	now.decided++
	var about []*topic
	add := func(p *topic) {
		if p.about() && !slices.Contains(about, p) {
			about = append(about, p)
		}
	}
	for k := len(figs) - 1; k >= 0; k-- {
		for i := range r.topics {
			if by := figs[k].by; by != nil && r.topics[i].metric.Name == by.metric.Name {
				add(&r.topics[i])
			}
		}
	}
	for k := len(at) - 1; k >= 0; k-- {
		add(at[k].topic)
	}
	switch {
	case len(about) > 0:
		now.about, now.decided = about, 0
	case len(at) > 0 || now.decided > 2: // another subject, or too long ago
		now.about = nil
	}
	if ms := r.labels[activity].mentions(text); len(ms) > 0 {
		now.working = ms[len(ms)-1].segment
	}
	now.said = append([]string{text}, now.said...)
	return now
}

// labels returns those the last sentence with any of a set named, in order.
func (now frame) labels(set labelSet) []string {
	for _, text := range now.said[:min(2, len(now.said))] {
		var out []string
		for _, m := range set.mentions(text) {
			if m.segment != ignored && (len(out) == 0 || out[len(out)-1] != m.segment) {
				out = append(out, m.segment)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// activity is the label set whose segments are the standards of case work.
const activity = "activity"

// withStandard puts the standard a figure is of into a segment: that of its
// section, or outside the chapters on cases the one its words name.
func (f *Figure) withStandard(segment string) string {
	named := f.standard
	if own := standardOf(f.Section); caseChapter.MatchString(own) {
		named = own
	}
	segment = strings.ReplaceAll(segment, "{"+activity+"}", named)
	return strings.ReplaceAll(segment, "{standard}", standardOf(f.Section))
}

var caseChapter = regexp.MustCompile(`^P 2\.[1-4]$`)

// standardNamed is the standard whose work stands last before a figure, else
// first after it, else in the sentence before.
func (r *Rules) standardNamed(text string, f *Figure, now frame) string {
	ms := r.labels[activity].mentions(text)
	named := now.working
	for k := len(ms) - 1; k >= 0; k-- {
		if named = ms[k].segment; ms[k].end <= f.start {
			break
		}
	}
	return named
}
