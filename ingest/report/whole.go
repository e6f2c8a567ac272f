package report

import "regexp"

var (
	ofThem     = regexp.MustCompile(`^ ((people|cases|referrals|posts) )?of (them|these|those|whom|which)\b`)
	ofWhich    = regexp.MustCompile(`\b(of (which|whom|these|them|those)|and of those)\b[^,;.0-9]{0,20}$`)
	listGoesOn = regexp.MustCompile(`^([,.;:)]|$| (and|on|for|to|in|with) )`)
	wholeNoun  = regexp.MustCompile(`^ ([\w-]+ ){0,2}(cases|people|individuals|referrals|posts|referral)\b`)
	containing = regexp.MustCompile(`^ [a-z ]*\bposts (included|include|including|contained) (just |only )?$`) // "15 SPO posts included three that were vacant"
	referred   = regexp.MustCompile(`^ (\w+ )?referrals\b`)                                                    // "180 referrals, and 117 had led to a start"
	joining    = regexp.MustCompile(`\b(and|but|with|where|while) (just |only )?$`)
	begun      = regexp.MustCompile(`^ (of them )?(had |have |were )?(led|leading|started|resulted|resulting|converted|progressed|begun|ended|commenced|starts)\b`)
	remaining  = regexp.MustCompile(`\b(remaining|other) $`)
	listed     = regexp.MustCompile(`\b(in|on|to|for|and|was|were|at|only|just|by|number) $`)
)

// linkWholes notes of what number a count is a part, where the words lead
// back to it: "… received 215 referrals, of which 129 led to a start", "We
// inspected 52 cases. In 17 of them …". In a list of proportions the whole of
// the first is noted apart, as it is not said again: "in 33 of the 51 cases,
// on desistance in 27".
func linkWholes(figs []Figure) {
	for k := range figs {
		f := &figs[k]
		if f.Kind != "count" && f.Kind != "" || f.Unit != "count" && f.Unit != "" || f.stop == 0 {
			continue
		}
		before, after := normal(f.Sentence[:f.start]), normal(f.Sentence[f.stop:])
		them, which := ofThem.MatchString(after), ofWhich.MatchString(before)
		for j := k - 1; j >= 0 && figs[j].block == f.block && f.sentence-figs[j].sentence <= 1; j-- {
			g := &figs[j]
			same := g.sentence == f.sentence
			switch {
			case (them || which && (same || ofWhich.FindStringIndex(before)[0] < 3)) && (g.Kind == "count" && g.Unit == "count" || g.Kind == "") && g.Value >= f.Value && (which && same || wholeNoun.MatchString(normal(g.Sentence[g.stop:]))):
				f.whole = &g.Value
			case same && g.Kind == "count" && g.Unit == "count" && g.Value >= f.Value && containing.MatchString(normal(f.Sentence[g.stop:f.start])):
				f.whole = &g.Value
			case same && g.Kind == "count" && g.Value >= f.Value && referred.MatchString(normal(g.Sentence[g.stop:])) && joining.MatchString(before) && begun.MatchString(after):
				f.whole = &g.Value
			case g.Kind == "proportion" && (remaining.MatchString(before) || same && listed.MatchString(before)) && *g.Numerator+f.Value == *g.Denominator: // "the remaining 18 did"
				f.whole = g.Denominator
			case g.Kind == "proportion" && *g.Denominator >= f.Value && listed.MatchString(before) && listGoesOn.MatchString(after):
				f.sharedWhole = g.Denominator
			case f.sharedWhole == nil && g.sharedWhole != nil && same && listed.MatchString(before):
				f.sharedWhole = g.sharedWhole
			default:
				continue
			}
			break
		}
	}
}
