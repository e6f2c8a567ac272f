package report

import (
	"regexp"
	"strings"
)

// carryOn maps the figures of a sentence that names other segments of what
// the sentence before it told, and nothing else: "For PSOs, the average was
// 98 per cent.", "Trainees were at 70 per cent." It takes over the rule, with
// its labels, but not its words.
func (r *Rules) carryOn(before, figs []Figure) {
	last := subjectOf(before)
	if last == nil || last.label == "" || last.value == "denominator" {
		return
	}
	set := r.labels[last.label]
	var group []*Figure
	for k := range figs {
		f := &figs[k]
		if f.by != nil && f.by.metric.Name != last.metric.Name {
			return
		}
		if f.Metric == "" && f.stop > 0 && !r.elsewhere(f) && last.fits(f) {
			group = append(group, f)
		}
	}
	if len(group) == 0 {
		return
	}
	text := normal(figs[0].Sentence)
	if ms := set.mentions(text); len(ms) == 0 || !elliptical(text, figs, ms) {
		return
	}
	carried := *last
	carried.strict, carried.lone, carried.otherwise, carried.several = true, false, "", ""
	carried.name = strings.TrimSuffix(last.name, carriedOn) + carriedOn
	r.segments(&carried, group, figs)
}

const carriedOn = ", carried on"

// subjectOf returns the rule of the one metric a sentence is about, nil where
// it is about none or several.
func subjectOf(figs []Figure) *rule {
	var last *rule
	for k := range figs {
		by := figs[k].by
		if by == nil {
			continue
		}
		if last != nil && last.metric.Name != by.metric.Name {
			return nil
		}
		last = by
	}
	return last
}

// fits says whether a figure is of the kind, size and sense a rule takes.
func (c *rule) fits(f *Figure) bool {
	bare := *c
	bare.scopes, bare.section, bare.block = nil, nil, ""
	return bare.matches(Block{}, "", f)
}

// elliptical says whether a sentence consists of labels, figures and words
// that carry no subject of their own, up to the mark after its last figure.
func elliptical(text string, figs []Figure, ms []mention) bool {
	blank := []byte(text)
	wipe := func(start, stop int) {
		for i := start; i < stop; i++ {
			blank[i] = ' '
		}
	}
	end := 0
	for k := range figs {
		wipe(figs[k].start, figs[k].stop)
		end = max(end, figs[k].stop)
	}
	for _, m := range ms {
		wipe(m.start, m.end)
	}
	if i := strings.IndexAny(text[end:], ",.;("); i >= 0 {
		blank = blank[:end+i]
	}
	for _, w := range subjectless.FindAllString(string(blank), -1) {
		if !carrying[w] {
			return false
		}
	}
	return true
}

var subjectless = regexp.MustCompile(`[\pL\pN'-]+`)

// carrying are the words a sentence may have that goes on with the subject
// of the one before.
var carrying = wordSet(`it this that those these they the a an all was were is are stood stands sat at had has have been be
	figure figures rate rates average averages averaged averaging mean number proportion percentage share level levels
	higher lower slightly much only just even still also too better worse best worst well did does do fared done highest lowest
	for to in among amongst across of on and but while whereas though however by with contrast comparison respectively
	equivalent corresponding comparable similar similarly same true as per cent percent compared than more less fewer
	grade grades team teams service services strand post posts staff score value reached ran running operated operating working
	worked carried carrying total overall capacity days day each person rose fell again least most successful successfully
	position picture situation average workload workloads whom which both one ones so case cases what within`)
