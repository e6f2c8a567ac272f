package quantity

import (
	"regexp"
	"strings"
)

// failing words state a failure by themselves.
var failing = set(`insufficient insufficiently inadequate inadequately ineffective ineffectively absent lacking lacked
	lacks lack failed fails failing failure missing missed omitted overlooked unsatisfactory unsatisfactorily poor
	poorly inappropriate inappropriately inaccurate incomplete unaware unclear deficient neglected never unable
	underestimated unaddressed badly overdue unanswered unhelpful dissatisfied unsafe`)

// harmless phrases hold a failing word or a "not" and state no failure.
var harmless = dropping(
	"preferred not", "prefer not", "not only", "not to say", "not subject to", "not applicable", "not relevant", "not for sexual", "not convicted of sexual", "not convicted of a sexual", "not been convicted of sexual", "not been convicted of a sexual", "not committed sexual", "not committed a sexual",
	"not eligible", "not required", "did not reoffend", "did not breach", "not just", "no fewer", "no less",
	"no more", "no further", "no new", "no concerns", "no breaches", "no recall", "no recalls", "no vacancies", "no longer", "not reoffended", "not been recalled", "not known", "failure to comply", "poor mental", "poor health",
	"too few cases", "too few people", "unable to work", "not in scope", "not apply", "absent for", "not fewer", "not less", "not more", "not far", "not surprised", "not surprising", "not unexpected", "not alone", "not by chance", "not much", "not as good", "not as high", "not as low", "not as well", "not as strong",
)

func dropping(phrases ...string) *strings.Replacer {
	var pairs []string
	for _, p := range phrases {
		pairs = append(pairs, " "+p, " ")
	}
	return strings.NewReplacer(pairs...)
}

// negative says whether the clause of the k-th quantity states a failure.
// Words of a relative clause after it ("26 cases where …") describe the
// cases counted, unless the sentence only says that such cases were found.
func (s *scanner) negative(own span, k int) bool {
	to := own.to
	it := s.items[k]
	for i := it.next; i < own.to; i++ {
		if s.at(i) == "," && s.at(i+1) == "a" && s.at(i+3) == "that" && i > it.next { // "…, a share that had not moved"
			to = i
			break
		}
		if (s.at(i) == "where" || s.at(i) == "which" && s.at(i-1) == "," || s.at(i) == "in" && s.at(i+1) == "which") && s.predicated(span{own.from, i}) && !s.found1(it.first) {
			to = i
			break
		}
	}
	words := make([]string, 0, to-own.from)
	for i := own.from; i < to; i++ {
		words = append(words, s.at(i))
	}
	text := " " + strings.Join(words, " ") + " "
	text = harmless.Replace(text)
	for _, w := range strings.Fields(text) {
		if failing[w] || w == "not" || strings.HasSuffix(w, "n't") || w == "cannot" {
			return true
		}
	}
	if nothing.MatchString(text) {
		return true
	}
	if shortcoming.MatchString(text) {
		return true
	}
	return strings.Contains(text, " no evidence ") || strings.Contains(text, " no sufficient ") || strings.Contains(text, " no adequate ") || strings.Contains(text, " not enough ") ||
		strings.Contains(text, " without sufficient ") || strings.Contains(text, " too little ") ||
		strings.Contains(text, " without adequate ") || strings.Contains(text, " without any ")
}

// wanted are the things a case should have.
const wanted = `(evidence|plans?|records?|contingency|reviews?|assessments?|oversight|analysis|enquir(y|ies)|checks?|information|visits?|` +
	`contact|action|reason|rationale|referrals?|interventions?|discussion|induction|reply|answer|improvements?|progress)`

// nothing: a lack of something a case should have.
var nothing = regexp.MustCompile(` (was|were|had|has|have|with|saw|see|found|find|identified|made|showed) no (\S+ ){0,2}` + wanted + ` | no (\S+ ){0,3}` + wanted + ` (\S+ ){0,3}(was|were|had|has) `)

// shortcoming: failures told in more than one word.
var shortcoming = regexp.MustCompile(` (too (late|few|little|low|slow|short|rarely|seldom|narrow)|left out|fell short|falls short|fall short|` +
	`(come|came) to nothing|(fell|fallen|fall) (away|through)|there (was|were) none|less than enough|(was|were|been|is|are|remained|still|left) without) `)

// found1 says whether the words before token i only report a finding ("we
// found 12 cases where …").
func (s *scanner) found1(i int) bool {
	switch s.at(i - 1) {
	case "found", "saw", "identified", "were", "was", "noted", "are":
		return true
	}
	return false
}
