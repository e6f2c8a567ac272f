package quantity

import "strings"

// The word lists of the grammar. They say how a number is used, never which
// metric it belongs to.

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var months = set(`january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec`)

// determiner: words that may stand between "of" and its number.
var determiner = set("the these those that all our its their a an total overall about around approximately roughly only just over almost nearly some")

// auxiliary: verbs that can follow a number whose noun is left out ("12 were women").
var auxiliary = set(`is are was were be been has have had do does did can could would should will may might
	said told felt reported stated thought agreed disagreed showed remained received indicated considered
	described rated scored`)

// timeWord: units and stretches of time.
var timeWord = set(`second seconds minute minutes hour hours day days week weeks month months year years
	hours' days' weeks' months' years' day's week's month's year's decade decades fortnight quarter quarters
	weekdays weekend weekends`)

// labelled: a number straight after one of these is a name, not a quantity.
var labelled = set(`level levels p annexe annex appendix table figure chart section sections page pages pp paragraph
	paragraphs chapter part tier category categories phase stage step standard question schedule act room band grade
	no number version round zone wave isbn footnote week day bay room tier note class key type option route rank priority recommendation
	objective item`)

// uncounted: things of the method or of speech, not of the service.
var uncounted = set(`questions question ways way reasons reason areas area themes theme elements element aspects
	aspect factors parts part sides side steps step levels level types type kinds kind sorts sort examples example
	times time points point options option stages stage phases phase strands strand pillars domains domain outcomes things thing ratings rating scores score dimensions principles objectives aims goals
	tiers tier categories category decimal places key`)

// plural heads without an s, and singular ones that are counted all the same.
var irregular = set(`pdus people staff men women children personnel premises fte wte whole-time full-time-equivalent
	police young-people equivalent offspring`)

// notNoun: words ending in s that are no plural noun, and words that end the
// noun phrase after a number.
var notNoun = set(`is was has does this its his hers theirs ours us yes less unless plus perhaps always sometimes
	towards besides whereas thus as across versus afterwards otherwise previous various serious religious anonymous
	numerous continuous dangerous vulnerable per regards needs shows says means includes`)

var phraseEnd = set(`of in at for with to from by on who whom that which and or but per as than were was are is had
	have has did do does could would should while when where after before during since until between under over
	against about into within without because if then so there it they we he she this these those not the a an
	compared respectively out both either nor yet also only been being be will may might can across among around
	through per he felt said told reported stated thought agreed indicated received considered showed remained
	required needed lacked identified evidenced reporting stating indicating saying feeling`)

// reference: determiners that make a small number a reference to something
// already named ("the two agencies"), not a statement of how many.
var reference = set("the these those both such my your last past next previous first final initial every same")

func isPlural(low string) bool {
	if irregular[low] {
		return true
	}
	low = strings.TrimSuffix(low, "'")
	if len(low) < 3 || !strings.HasSuffix(low, "s") || notNoun[low] {
		return false
	}
	for _, end := range []string{"ss", "us", "is", "ous", "'s"} {
		if strings.HasSuffix(low, end) {
			return false
		}
	}
	return true
}
