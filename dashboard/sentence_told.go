package dashboard

import (
	"strings"

	"pdubench/queries"
)

// toldSentences are what the view benchmark_summary says, by segment: one
// sentence, or one for each programme of a total that is not comparable.
// Where nobody is asked about, the piles of a rating say more than its ends:
// those of spread, the answer of the view distribution, are read instead.
func toldSentences(told, spread *queries.Table) map[string][]string {
	said := map[string][]string{}
	for _, r := range rows(told) {
		if s := r.text("sentence"); s != "" {
			said[r.text("segment")] = append(said[r.text("segment")], typeset(s)+regionByRegion(told))
		}
	}
	if told.Filter("pdu") != "" {
		return said
	}
	for _, part := range byPile(rows(spread)) {
		if part[0].text("unit") == "rating" {
			said[part[0].text("segment")] = []string{spreadSentence(part) + regionByRegion(told)}
		}
	}
	return said
}

// regionByRegion is what a reader must know where every PDU has peers of its
// own.
func regionByRegion(t *queries.Table) string {
	if t.Filter("pdu") == "" && strings.HasPrefix(t.Filter("peers"), "region") {
		return " Each is ranked among the PDUs of its own region."
	}
	return ""
}

// typeset writes the apostrophe that the rest of a page has.
func typeset(s string) string { return strings.ReplaceAll(s, "'", "’") }
