package quantity

import (
	"sort"
	"strings"
)

type hedge struct {
	words     []string
	qualifier string
}

// hedgesBefore are the words that may stand before a number, longest first,
// so that "no more than" is not read as "more than".
var hedgesBefore = hedges(map[string]string{
	Over: `just over;slightly over;a little over;little over;well over;slightly more than;just more than;
		a little more than;little more than;much more than;more than;longer than;greater than;higher than;in excess of;upwards of;
		over;above;exceeding;exceeded;exceed;exceeds;just above;slightly above;well above;a shade over`,
	Under: `just under;slightly under;a little under;little under;well under;slightly less than;just less than;
		a little less than;little less than;slightly fewer than;less than;shorter than;fewer than;lower than;under;below;just below;
		slightly below;well below;almost;nearly;very nearly;not quite;just short of;short of`,
	AtLeast: `at least;at the least;at the very least;at least ,;at the least ,;at the very least ,;no fewer than;no less than;not less than;not fewer than;a minimum of;minimum of`,
	AtMost:  `up to;at most;at the most;at the very most;at most ,;at the most ,;at the very most ,;no more than;not more than;a maximum of;maximum of;no higher than`,
	Approximately: `approximately;about;around;roughly;circa;an estimated;estimated;some;close to;
		in the region of;in the order of;broadly;approx;~`,
})

var hedgesAfter = hedges(map[string]string{
	AtLeast:       "or more;or above;or over;or higher;or greater;and over;and above;and more;plus;+",
	AtMost:        "or less;or fewer;or under;or below;or lower",
	Approximately: "or so;or thereabouts;approximately;give or take;, give or take;, or so;, or thereabouts",
})

func hedges(lists map[string]string) []hedge {
	var out []hedge
	for q, list := range lists {
		for _, phrase := range strings.Split(list, ";") {
			out = append(out, hedge{strings.Fields(phrase), q})
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if len(out[i].words) != len(out[j].words) {
			return len(out[i].words) > len(out[j].words)
		}
		return strings.Join(out[i].words, " ") < strings.Join(out[j].words, " ")
	})
	return out
}

// hedgeBefore returns the qualifier that ends right before token i, and the
// token it begins at. One article may stand between ("just over a fifth").
func hedgeBefore(t []token, i int) (string, int) {
	end := i
	if end > 0 && (t[end-1].low == "a" || t[end-1].low == "an" || t[end-1].low == "the") {
		if q, from := hedgeEnding(t, end-1); q != "" && from < end-1 {
			return q, from
		}
	}
	return hedgeEnding(t, end)
}

func hedgeEnding(t []token, end int) (string, int) {
	for _, h := range hedgesBefore {
		from := end - len(h.words)
		if from < 0 || !matches(t, from, h.words) {
			continue
		}
		if h.words[0] == "over" && from > 0 && stretches[t[from-1].low] {
			continue
		}
		if h.words[0] == "up" && from > 0 && risen[t[from-1].low] { // "had gone up to 22"
			continue
		}
		if (h.words[0] == "some" || h.words[0] == "about") && from > 0 && t[from-1].kind == number {
			continue
		}
		return h.qualifier, from
	}
	return "", end
}

// stretches: after these "over" says where or how long, not how many.
var stretches = set("spread spreads extended extends split located based ran run running lasted delivered stretched shared divided across")

var risen = set("gone went go goes going risen rose rising moved come came crept edged")

// boundAfter are bounds that end the statement they are of: "90 per cent of
// capacity at most".
var boundAfter = hedges(map[string]string{
	AtLeast: "at least;at the least;at the very least;as a minimum",
	AtMost:  "at most;at the most;at the very most;at the outside;as a maximum",

	Approximately: "or so;or thereabouts;give or take",
})

// trailingBound returns the bound that stands some words after token i, right
// before a mark or a joining word.
func trailingBound(t []token, i int) string {
	last := i + 6
	for j := i; j < len(t) && j < last && (t[j].kind == word || t[j].low == "," || t[j].kind == number && j+1 < len(t) && timeWord[t[j+1].low]) && !bounded[t[j].low]; j++ {
		if t[j].low == "," { // "in 14 of the 38 cases, at least"
			last = j + 2
		}
		for _, h := range boundAfter {
			end := j + len(h.words)
			if end <= len(t) && matches(t, j, h.words) && (end == len(t) || t[end].kind == mark || bounded[t[end].low] || h.qualifier == Approximately) {
				return h.qualifier
			}
		}
	}
	return ""
}

var bounded = set("and but while whereas with")

func hedgeAfter(t []token, i int) (string, int) {
	for _, h := range hedgesAfter {
		if i+len(h.words) <= len(t) && matches(t, i, h.words) {
			return h.qualifier, i + len(h.words)
		}
	}
	return "", i
}

func matches(t []token, i int, words []string) bool {
	for k, w := range words {
		if t[i+k].low != w {
			return false
		}
	}
	return true
}
