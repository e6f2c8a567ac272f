package report

import "regexp"

// theirs is the label "they" stands for: the last one named before it in the
// sentence, or the one of the sentence before; alone where there is none.
func (r *Rules) theirs(set string, f *Figure) string {
	text := normal(f.Sentence[:f.start])
	they := they.FindAllStringIndex(text, -1)
	if len(they) == 0 {
		return alone
	}
	ms := r.labels[set].mentions(text[:they[len(they)-1][0]])
	if len(ms) > 0 {
		return ms[len(ms)-1].segment
	}
	previous := normal(f.previous)
	if beginsWithThey.MatchString(previous) { // it is named further back
		return ""
	}
	return only(r.labels[set].mentions(previous))
}

var beginsWithThey = regexp.MustCompile(`^\W*(they|these|those)\b`)

var commissioned = regexp.MustCompile(`\b(crs|commissioned)\b`)

var they = regexp.MustCompile(`\b(they|them|their|its (officers|members|staff)|(officers|people|staff|those) in (that|this) (grade|group|role))\b([^,;]|, on average,){0,60}$`)
