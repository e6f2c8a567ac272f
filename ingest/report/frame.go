package report

import (
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

// reach is how many sentences a subject is carried over.
const reach = 3

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
		if from == len(figs) && !strings.HasSuffix(b.Text, ":") || from < len(figs) && figs[from].sentence-n > reach {
			continue // nothing that could go on with it
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
	restatedBeside(figs)
	return now, notes
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
	case now.decided >= reach: // too long ago
		now.about = nil
	}
	if ms := r.labels[activity].mentions(text); len(ms) > 0 {
		now.working = ms[len(ms)-1].segment
	}
	now.said = append([]string{text}, now.said...)
	return now
}
