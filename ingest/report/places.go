package report

import (
	"regexp"
	"strings"
)

// otherPlaces marks the figures that are of the region or of another PDU by
// name, which no rule maps.
func otherPlaces(figs []Figure, h Header) {
	own := strings.ToLower(strings.Join(append([]string{h.PDU.Name}, h.PDU.Aliases...), " "))
	region := regionPattern(h.Region, own)
	for k := range figs {
		f := &figs[k]
		before, after := f.Sentence[:f.start], f.Sentence[f.stop:]
		if region != nil && (region.MatchString(before+"\x00") || region.MatchString("\x00"+after)) {
			f.foreign = true
			continue
		}
		if m := unitNamed.FindStringSubmatch(before); m != nil && !sharesWord(m[1], own) {
			f.foreign = true
		}
	}
}

// regionPattern finds the region's name shortly before or after a figure,
// which stands at the NUL; nil where the PDU's own name has it in it.
func regionPattern(region, own string) *regexp.Regexp {
	region = strings.TrimSpace(strings.TrimPrefix(region, "the "))
	if region == "" || sharesWord(region, own) {
		return nil
	}
	name := regexp.QuoteMeta(region)
	return regexp.MustCompile(name + `[^.;,()\x00]{0,50}\x00|\x00 ?(?:\(?(?:recorded |seen |found )?(?:in|across|for|throughout) (?:the )?)` + name)
}

// unitNamed finds a unit by name before a figure, in its own statement.
var unitNamed = regexp.MustCompile(`(\p{Lu}[\p{L}'’-]+(?: (?:and|upon|on|the|of|&|\p{Lu}[\p{L}'’-]+))*) (?:PDU|Probation Delivery Unit|probation delivery unit)\b[^.;]{0,80}$`)

var placeless = wordSet("and upon on the of & in at our this that neighbouring nearby another each every when while for across probation delivery unit pdu region since although")

// sharesWord says whether a name has a word of its own that stands in text.
func sharesWord(name, text string) bool {
	named := false
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if placeless[w] {
			continue
		}
		named = true
		if strings.Contains(text, w) {
			return true
		}
	}
	return !named
}
