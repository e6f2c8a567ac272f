package report

import (
	"regexp"
	"strings"
)

// elsewhere says whether a figure is of the nation, the region, another PDU
// or another year, or a target.
func (r *Rules) elsewhere(f *Figure) bool {
	if f.foreign {
		return true
	}
	before, after := aboutHere(f.Sentence[:f.start]), aboutHere(f.Sentence[f.stop:])
	if i := strings.LastIndex(before, "from "); f.End == "to" && i >= 0 {
		before = before[:i] // where a change came from is not where it went
	}
	if thatTime.MatchString(before) && pastYear.MatchString(f.previous) {
		return true
	}
	for _, p := range r.before {
		if p.MatchString(before) {
			return true
		}
	}
	for _, p := range r.after {
		if p.MatchString(after) {
			return true
		}
	}
	if f.stop == 0 || r.others == nil {
		return false
	}
	return r.comparison(before+normal(f.Sentence[f.start:f.stop]), before, after) || r.othersAfter(after) || r.othersBefore(before, f)
}

// aboutHere is a text without the names that hold "national" or "England" and
// speak of no other place; it keeps its length.
func aboutHere(s string) string {
	return ofNoOtherPlace.ReplaceAllStringFunc(normal(s), func(name string) string { return strings.Repeat("x", len(name)) })
}

var (
	ofNoOtherPlace = regexp.MustCompile(`\bnational (statistics|census|parks?|trust|health service|records|lottery|framework)\b|\b(north|south|east|west|midlands|corner|part|coast) of england\b`)
	newStatement   = regexp.MustCompile(`, (and|but|while|whereas) `)
	// thatTime is the time of the sentence before.
	thatTime  = regexp.MustCompile(`^\W*(at that (time|point)|back then|then|in that year|that year)\b`)
	pastYear  = regexp.MustCompile(`\b(19|20)\d\d\b`)
	comparing = regexp.MustCompile(`\b(compared (with|to)|against|than|versus|(close|similar|identical|equal) to|in line with|matching|above|below|improvement on|increase on|reduction on|(up|down|deterioration|rise|fall) from)\b[^;:.–—]{0,60}$`)
	ownEnd    = regexp.MustCompile(`[,;:(.–—]|\b(and|but|while|whereas)\b`)
	superior  = regexp.MustCompile(`\b(highest|lowest|best|worst|largest|smallest|busiest|newest|youngest|biggest|any|among|amongst|one of|of the|of all|than|with|to|against|above|below|like|since|from|region of)\b`)
	resets    = regexp.MustCompile(`;|\b(now|since then|today|this time|this (inspection|year)|here|(has|had|have) (since )?(risen|fallen|increased|decreased|dropped|grown|improved|reduced))\b`)
	// earlierPeriod is another time only where something is compared with it:
	// alone it is the time a figure was measured over.
	earlierPeriod = regexp.MustCompile(`\b(previous|preceding|last|prior) (12 months|twelve months|year|quarter|period)\b`)
	leading       = regexp.MustCompile(`^\W*(at|in|during|when|for|across|over|throughout|a|one|two|three|nationally|regionally|elsewhere|previously)\b[^,;:]{0,60}(,|\b(was|were|had|stood|is|are|has|have)\b)`)
)

// comparison says whether a figure is what another is held against, and its
// words place it elsewhere: "…, well above the 58 per cent found in 2022".
func (r *Rules) comparison(upTo, before, after string) bool {
	m := comparing.FindStringIndex(upTo)
	if m == nil || newStatement.MatchString(upTo[m[0]:]) {
		return false
	}
	if end := ownEnd.FindStringIndex(after); end != nil {
		after = after[:end[0]]
	}
	said := upTo[m[0]:] + after
	return r.others.MatchString(said) || earlierPeriod.MatchString(said)
}

// othersAfter: "15 per cent for court teams across the region".
func (r *Rules) othersAfter(after string) bool {
	if end := ownEnd.FindStringIndex(after); end != nil {
		after = after[:end[0]]
	}
	m := r.others.FindStringIndex(after)
	return m != nil && m[0] < 50 && !strings.ContainsAny(after[:m[0]], "0123456789") && !superior.MatchString(after[:m[0]])
}

// othersBefore: "The regional figure was 24 per cent", and all that follows
// "At our inspection in 2022," up to a word that leads back.
func (r *Rules) othersBefore(before string, f *Figure) bool {
	if l := leading.FindString(before); l != "" && r.others.MatchString(l) && !superior.MatchString(l) && !resets.MatchString(before[len(l):]) && f.End != "to" {
		return true
	}
	ms := r.others.FindAllStringIndex(before, -1)
	if len(ms) == 0 || f.End == "to" {
		return false
	}
	m := ms[len(ms)-1]
	return len(before)-m[1] < 60 && !ownEnd.MatchString(before[m[1]:]) && !superior.MatchString(before[max(0, m[0]-30):m[0]]) && !resets.MatchString(before[m[0]:])
}
