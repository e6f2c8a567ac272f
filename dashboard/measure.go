package dashboard

import "strings"

// qualifiers puts what limits a value into words.
var qualifiers = map[string]string{
	"approximately": "about ", "over": "over ", "under": "under ", "at_least": "at least ", "at_most": "at most ",
}

// withUnit writes a number for a table or a chart: 28%, 12.3 days.
func withUnit(f float64, unit string) string {
	switch unit {
	case "percent":
		return decimal(f) + "%"
	case "days":
		if f == 1 {
			return "1 day"
		}
		return decimal(f) + " days"
	}
	return decimal(f)
}

// inWords writes a number for a sentence: 28 per cent.
func inWords(f float64, unit string) string {
	if unit == "percent" {
		return decimal(f) + " per cent"
	}
	return withUnit(f, unit)
}

// figure writes the value of a row with its qualifier and unit, as it was
// published: under 100%; empty where there is none.
func (r row) figure() string { return r.value(withUnit) }

// spoken is figure for a sentence.
func (r row) spoken() string {
	s := r.value(inWords)
	if r.share() {
		s += " of " + decimal(float64(r.integer("denominator"))) + " cases"
	}
	return s
}

func (r row) value(write func(float64, string) string) string {
	q := qualifiers[r.text("qualifier")]
	if f, ok := r.number("value"); ok {
		if most, ok := r.number("denominator"); ok && r.text("unit") == "score" {
			return q + decimal(f) + " of " + decimal(most)
		}
		return q + write(f, r.text("unit"))
	}
	if word := r.text("value"); word != "" {
		return q + word
	}
	return ""
}

// median writes the peer median of a row in its unit; a median of shares is
// in per cent.
func (r row) median(write func(float64, string) string) string {
	f, ok := r.number("peer_median")
	if !ok {
		return r.text("peer_median")
	}
	unit := r.text("unit")
	if r.share() {
		unit = "percent"
	}
	return write(f, unit)
}

// cases writes 24 of 39, where the figure is about cases.
func (r row) cases() string {
	if u := r.text("unit"); u != "percent" && u != "count" {
		return ""
	}
	x, okX := r.number("numerator")
	n, okN := r.number("denominator")
	switch {
	case okX && okN:
		return decimal(x) + " of " + decimal(n)
	case okN:
		return "of " + decimal(n)
	}
	return ""
}

// interval writes 45.9% to 75.1%.
func (r row) interval() string {
	low, okLow := r.number("lower95")
	high, okHigh := r.number("upper95")
	if !okLow || !okHigh {
		return ""
	}
	return decimal(low) + "% to " + decimal(high) + "%"
}

// ranking writes 2 of 7, or why there is no rank.
func (r row) ranking() string {
	switch {
	case r.has("rank") && r.integer("of") == 1:
		return "only figure"
	case r.has("rank") && r.tied():
		return "joint " + decimal(float64(r.integer("rank"))) + " of " + decimal(float64(r.integer("of")))
	case r.has("rank"):
		return decimal(float64(r.integer("rank"))) + " of " + decimal(float64(r.integer("of")))
	case r.bounded():
		return "not ranked: a bound"
	}
	return "not ranked"
}

// tied reports whether another PDU has the same rank. The percentile counts a
// PDU with the same figure half, so it is then less than the rank alone gives.
func (r row) tied() bool {
	better, ok := r.number("percentile")
	others := float64(r.integer("of") - 1)
	return ok && better*others/100 < others+0.75-float64(r.integer("rank"))
}

// comparisons puts the verdict of an interval into words. Without an interval
// there is none.
var comparisons = map[string]string{
	"better": "better than peers", "worse": "worse than peers", "similar": "similar to peers",
	"higher": "higher than peers", "lower": "lower than peers", "not_compared": "no verdict",
}

// comparison is the verdict of a row's interval; empty without an interval.
func (r row) comparison() string {
	if !r.has("lower95") {
		return ""
	}
	return comparisons[r.text("comparison")]
}

// marks writes the notes of a row for a table: shorthand without its words,
// which the key below the table has, and every doubt without shorthand.
func (r row) marks() cell {
	var kept []string
	for note := range strings.SplitSeq(r.text("notes"), "; ") {
		if end := strings.Index(note, "]"); strings.HasPrefix(note, "[") && end > 0 {
			note = note[:end+1]
		}
		if note != "" {
			kept = append(kept, note)
		}
	}
	return cell{Text: strings.Join(kept, "; "), Blank: len(kept) == 0}
}
