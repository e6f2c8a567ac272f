package dashboard

import (
	"fmt"
	"slices"
	"strings"

	"pdubench/queries"
)

// benchmarkSentences says what rows of the benchmark view, all of one
// segment, show: of the PDU asked about, or of all where pdu is empty.
func benchmarkSentences(t *queries.Table, part []row, pdu string) string {
	metric, title := t.Filter("metric"), filterLabel(t, "metric")
	segment := part[0].text("segment")
	about := subject(metric, segment, title)
	if pdu == "" {
		if group := t.Filter("peers"); strings.HasPrefix(group, "region") {
			return fmt.Sprintf("%s published a figure for the %s. Each is ranked among the PDUs of its own region.",
				count(int64(pdus(part)), "PDU has", "PDUs have"), strings.TrimSuffix(about, ","))
		}
		return overviewSentence(part, about)
	}
	i := slices.IndexFunc(part, func(r row) bool { return r.text("pdu") == pdu })
	if i < 0 {
		return fmt.Sprintf("%s has published no %s. %s", pdu, strings.TrimSuffix(about, ","), overviewSentence(part, about))
	}
	own := part[i]
	s := []string{fmt.Sprintf("%s %s was %s%s.", possessive(pdu), about, own.spoken(), standing(own, part))}
	return strings.Join(append(s, verdict(own, nouns[metric].counted)...), " ")
}

// overviewSentence says how many PDUs published a figure and from what to
// what it ranges.
func overviewSentence(part []row, about string) string {
	about = strings.TrimSuffix(about, ",")
	ranked := slices.DeleteFunc(slices.Clone(part), func(r row) bool { return !r.has("rank") })
	if len(ranked) == 0 {
		return fmt.Sprintf("%s published a figure for the %s, none of which can be ranked.", count(int64(pdus(part)), "PDU has", "PDUs have"), about)
	}
	first, last := ranked[0], ranked[len(ranked)-1]
	of := first.integer("of")
	if of == 1 {
		return fmt.Sprintf("Only %s has published a figure for the %s: %s.", first.text("pdu"), about, first.spoken())
	}
	if first.spoken() == last.spoken() {
		return fmt.Sprintf("%s the same figure for the %s: %s.", count(of, "PDU has published", "PDUs have published"), about, first.spoken())
	}
	return fmt.Sprintf("%s on the %s, from %s (%s) to %s (%s).", count(of, "PDU is ranked", "PDUs are ranked"), about,
		first.spoken(), heldBy(first, ranked), last.spoken(), heldBy(last, ranked))
}

// heldBy names the PDU with a row's rank, or how many share it.
func heldBy(r row, part []row) string {
	if n := sharing(r, part); n > 1 {
		return count(int64(n), "PDU", "PDUs")
	}
	return r.text("pdu")
}

// sharing counts the rows with the same rank among the same number of PDUs.
func sharing(r row, part []row) int {
	n := 0
	for _, o := range part {
		if o.has("rank") && o.integer("rank") == r.integer("rank") && o.integer("of") == r.integer("of") {
			n++
		}
	}
	return n
}

// pdus counts the PDUs of rows, in which a PDU's rows may repeat.
func pdus(part []row) int {
	seen := map[string]bool{}
	for _, r := range part {
		seen[r.text("pdu")] = true
	}
	return len(seen)
}

// standing says where a row stands among its peers: ", 2nd lowest of the 7
// PDUs that published one (peer median 32.5 per cent)".
func standing(own row, part []row) string {
	if own.bounded() {
		return ", which is a bound and so not ranked"
	}
	if !own.has("rank") {
		return ", which is not ranked"
	}
	if own.integer("of") == 1 && len(part) > 1 {
		return ", the only figure that can be ranked"
	}
	if own.integer("of") == 1 {
		return ", the only figure published"
	}
	s := fmt.Sprintf(", %s of the %s that published one", place(own, part), count(own.integer("of"), "PDU", "PDUs"))
	if m := own.median(inWords); m != "" {
		s += " (peer median " + m + ")"
	}
	return s
}

// place says a rank in words that need no knowledge of which way is good:
// lowest, 2nd highest, joint 3rd best.
func place(own row, part []row) string {
	direction, opposite := directions(own, part)
	joint := ""
	tied := sharing(own, part)
	if tied > 1 {
		joint = "joint "
	}
	switch {
	case own.integer("rank") == 1:
		return joint + direction
	case opposite != "" && own.integer("rank")+int64(tied)-1 == own.integer("of"):
		return joint + opposite
	case direction == "first":
		return joint + ordinal(own.integer("rank"))
	}
	return joint + ordinal(own.integer("rank")) + " " + direction
}

// directions are the words for the first and the last rank, read off the
// rows: rank 1 is lowest where the figures rise with the rank. Ratings are
// words, and counts of cases are ranked by their share, so those are only
// placed.
func directions(own row, part []row) (first, last string) {
	if _, number := own.number("value"); !number {
		return "best", "worst"
	}
	if own.share() {
		return "first", "last"
	}
	for _, r := range part {
		if !r.has("rank") || r.integer("rank") == own.integer("rank") {
			continue
		}
		mine, _ := own.number("value")
		theirs, _ := r.number("value")
		if (theirs > mine) == (r.integer("rank") > own.integer("rank")) {
			return "lowest", "highest"
		}
		return "highest", "lowest"
	}
	return "first", "last"
}

// verdict says what the interval says, or why there is none. Ratings and
// plain counts never have one, so nothing is said of them.
func verdict(own row, counted string) []string {
	if own.text("unit") != "percent" && !own.share() {
		return nil
	}
	if own.bounded() {
		return nil
	}
	if !own.has("lower95") {
		if counted == "" {
			return nil
		}
		return []string{"No interval: the number of " + counted + " was not published."}
	}
	s := fmt.Sprintf("Its 95 per cent interval is %s to %s per cent", number(own, "lower95"), number(own, "upper95"))
	pooled, ok := own.number("peer_value")
	if !ok && own.integer("of") == 1 {
		return []string{s + "."}
	}
	if !ok {
		return []string{s + "; no peer published the number of cases to compare it with."}
	}
	return []string{s + fmt.Sprintf("; taken together its peers have %s: %s.", inWords(pooled, "percent"), comparisons[own.text("comparison")])}
}

func number(r row, column string) string {
	f, _ := r.number(column)
	return decimal(f)
}

// filterLabel returns the reader's name of a filter in force.
func filterLabel(t *queries.Table, name string) string {
	for _, f := range t.Filters {
		if f.Name == name {
			return f.Label
		}
	}
	return ""
}
