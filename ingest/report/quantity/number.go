package quantity

import (
	"math"
	"strings"
)

var units = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
	"eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
	"fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}

var tens = map[string]float64{
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var multipliers = map[string]float64{"hundred": 100, "thousand": 1000, "million": 1e6}

var parts = map[string]float64{
	"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
	"eighth": 8, "ninth": 9, "tenth": 10,
}

// readNumber reads a number in digits or words at token i, and returns its
// value and the token after it.
func readNumber(t []token, i int) (v float64, next int, ok bool) {
	if i >= len(t) {
		return 0, i, false
	}
	if t[i].kind == number {
		v, next = t[i].value, i+1
		if next < len(t) && t[next].spaced {
			if m, is := multipliers[t[next].low]; is && m > 100 {
				return v * m, next + 1, true
			}
		}
		return v, next, true
	}
	if t[i].kind != word {
		return 0, i, false
	}
	if t[i].low == "a" && i+1 < len(t) && (multipliers[t[i+1].low] > 0 || t[i+1].low == "dozen") {
		if t[i+1].low == "dozen" {
			return 12, i + 2, true
		}
		return wordsAbove(t, i+2, multipliers[t[i+1].low])
	}
	v, next, ok = belowHundred(t, i)
	if !ok {
		return 0, i, false
	}
	if next+2 < len(t) && t[next].low == "and" && t[next+1].low == "a" && t[next+2].low == "half" {
		return v + 0.5, next + 3, true
	}
	if next < len(t) {
		if m := multipliers[t[next].low]; m > 0 && v > 0 {
			return wordsAbove(t, next+1, v*m)
		}
	}
	return v, next, true
}

// wordsAbove reads what follows a hundred or thousand: "(two hundred) and
// five", "(three thousand) four hundred".
func wordsAbove(t []token, i int, so float64) (float64, int, bool) {
	j := i
	if j < len(t) && t[j].low == "and" {
		j++
	}
	v, next, ok := belowHundred(t, j)
	if !ok {
		return so, i, true
	}
	if next < len(t) && t[next].low == "hundred" && so >= 1000 {
		return wordsAbove(t, next+1, so+v*100)
	}
	return so + v, next, true
}

func belowHundred(t []token, i int) (float64, int, bool) {
	if i >= len(t) || t[i].kind != word {
		return 0, i, false
	}
	if v, ok := units[t[i].low]; ok {
		return v, i + 1, true
	}
	if v, ok := tens[t[i].low]; ok {
		if i+1 < len(t) {
			if u, ok := units[t[i+1].low]; ok && u > 0 && u < 10 {
				return v + u, i + 2, true
			}
		}
		return v, i + 1, true
	}
	if a, b, ok := strings.Cut(t[i].low, "-"); ok {
		if v, ok := tens[a]; ok && units[b] > 0 && units[b] < 10 {
			return v + units[b], i + 1, true
		}
	}
	return 0, i, false
}

// readFraction reads a fraction in words at token i ("three-quarters",
// "a fifth", "half") and returns it as a percentage with one decimal.
// Ordinals and stretches of time ("a third provider", "the two-thirds
// point", "the last quarter") are refused.
func readFraction(t []token, i int) (percent float64, next int, ok bool) {
	n, d, next, certain := fractionWords(t, i)
	if d == 0 || n >= d {
		return 0, i, false
	}
	if i > 0 && notFractionAfter[t[i-1].low] {
		return 0, i, false
	}
	if next < len(t) {
		after := t[next]
		switch {
		case notFractionBefore[after.low]:
			return 0, i, false
		case after.low == "that" && next+1 < len(t) && t[next+1].low == "of": // "less than half that of the region"
			return 0, i, false
		case after.low == "of" && ofTime(t, next+1):
			return 0, i, false
		case after.kind == word && !certain && !fractionFollower[after.low] && !auxiliary[after.low] && !phraseEnd[after.low]:
			return 0, i, false
		}
	}
	return math.Round(n/d*1000) / 10, next, true
}

// fractionWords reads n/d without looking round it. certain is true where
// the words cannot be an ordinal ("two thirds").
func fractionWords(t []token, i int) (n, d float64, next int, certain bool) {
	low := t[i].low
	if a, b, cut := strings.Cut(low, "-"); cut {
		n, d = units[a], parts[strings.TrimSuffix(b, "s")]
		if b == "halves" {
			d = 2
		}
		return n, d, i + 1, n > 1 && strings.HasSuffix(b, "s")
	}
	if low == "half" {
		return 1, 2, i + 1, false
	}
	if i+1 >= len(t) {
		return 0, 0, i, false
	}
	singular := strings.TrimSuffix(t[i+1].low, "s")
	if low == "a" || low == "an" {
		n = 1
	} else {
		n = units[low]
	}
	if n == 0 || parts[singular] == 0 {
		return 0, 0, i, false
	}
	return n, parts[singular], i + 2, n > 1 && singular != t[i+1].low
}

var notFractionAfter = set("first second third latter final last next previous each every other per its their our")

var notFractionBefore = set("point mark stage way day days hour hours year years term party time yearly an a past")

var fractionFollower = set(`of the these those all our their its said told felt reported in at for on with by to
	cases people respondents practitioners staff and or but who that when while compared among across from
	had did thought agreed stated indicated considered received`)

// ofTime says whether the words at i begin a stretch of time or a way:
// "of the year", "of 2023", "of the way".
func ofTime(t []token, i int) bool {
	for j := i; j < len(t) && j < i+3; j++ {
		if timeWord[t[j].low] || stretch[t[j].low] || (t[j].kind == number && isYear(t[j])) {
			return true
		}
		if !determiner[t[j].low] {
			return false
		}
	}
	return false
}

// stretch: nouns whose fractions are points in time.
var stretch = set("way sentence sentences period supervision order licence term")

func isYear(t token) bool {
	return !t.grouped && !t.decimal && t.end-t.start == 4 && t.value >= 1900 && t.value < 2100
}
