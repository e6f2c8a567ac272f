package report

import (
	"fmt"
	"regexp"
	"sort"
	"strings"
)

// PDU is a probation delivery unit as the bundled or a user's list has it.
type PDU struct {
	Code    string
	Name    string // without the word PDU: "Hull and East Riding"
	Region  string
	Aliases []string
}

var (
	pduTitle = []*regexp.Regexp{
		regexp.MustCompile(`(?i)inspection of (?:the )?probation (?:services|delivery unit)(?: in)?:?\s+(?:the )?(.+?)(?:\s+PDU|\s+Probation Delivery Unit|$)`),
		regexp.MustCompile(`^(?:The )?(.+?) (?:PDU|Probation Delivery Unit)(?: \(PDU\))? should:?$`),
		regexp.MustCompile(`fieldwork (?:in|at|for) (?:the )?(.+?) (?:PDU|Probation Delivery Unit)`),
		regexp.MustCompile(`(?:^|\. )(?:In )?([A-Z][\pL'’,&-]+(?: (?:and|&|of|the|upon|with|[A-Z][\pL'’,&-]+))*) (?:PDU|Probation Delivery Unit)\b`),
		regexp.MustCompile(`^(.+?) (?:PDU|Probation Delivery Unit)(?: \(PDU\))?$`),
	}
	notLetters = regexp.MustCompile(`[^\pL\pN]+`)
)

// findPDU names the PDU a report is about. An unknown one is an error that
// gives the nearest names and says how to add it.
func (d *Document) findPDU(pdus []PDU) (PDU, error) {
	known := map[string]int{}
	for i, p := range pdus {
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			known[nameKey(name)] = i
		}
	}
	var said string
	for _, title := range pduTitle {
		for _, b := range d.Blocks {
			if b.Section == contents || b.Kind == Footnote {
				continue
			}
			m := title.FindStringSubmatch(b.Text)
			if m == nil {
				continue
			}
			if i, ok := known[nameKey(m[1])]; ok {
				return pdus[i], nil
			}
			if said == "" && len(m[1]) < 80 {
				said = strings.TrimSpace(m[1])
			}
		}
	}
	if said == "" {
		return PDU{}, fmt.Errorf("%s: names no PDU; a report says \"An inspection of probation services in …\" at its beginning: check that this is a PDU inspection report", d.Name)
	}
	return PDU{}, fmt.Errorf("%s: %q is not a known PDU; the nearest known are %s. Add it, or this name as its alias, "+
		"as a row of a pdus.csv (pdu_code,pdu,region_code,status,aliases) and give that file to pdubench ingest",
		d.Name, said, strings.Join(nearest(said, pdus, 3), ", "))
}

// nameKey makes names comparable: case, commas, "&", "upon" and a trailing
// PDU do not count.
func nameKey(name string) string {
	s := strings.ToLower(strings.ReplaceAll(name, "&", " and "))
	var kept []string
	for _, w := range strings.Fields(notLetters.ReplaceAllString(s, " ")) {
		switch w {
		case "and", "the", "pdu", "probation", "delivery", "unit", "upon":
		default:
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// nearest returns the n names closest to said by the pairs of letters they
// share.
func nearest(said string, pdus []PDU, n int) []string {
	type scored struct {
		name  string
		score float64
	}
	var all []scored
	pairs := letterPairs(nameKey(said))
	for _, p := range pdus {
		best := 0.0
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			best = max(best, overlap(pairs, letterPairs(nameKey(name))))
		}
		all = append(all, scored{p.Name, best})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].score > all[j].score })
	var names []string
	for _, s := range all[:min(n, len(all))] {
		names = append(names, s.name)
	}
	return names
}

func letterPairs(s string) map[string]int {
	pairs := map[string]int{}
	s = " " + s + " "
	for i := 0; i+2 <= len(s); i++ {
		pairs[s[i:i+2]]++
	}
	return pairs
}

// overlap is Dice's coefficient of two bags of letter pairs.
func overlap(a, b map[string]int) float64 {
	shared, total := 0, 0
	for p, n := range a {
		shared += min(n, b[p])
		total += n
	}
	for _, n := range b {
		total += n
	}
	if total == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(total)
}
