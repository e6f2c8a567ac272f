// Package quantity reads the numbers of an English sentence the way
// inspection reports write them: "28 per cent", "26 out of 37 cases",
// "Eleven out of the 12", "just over three-quarters", "from five … to 15".
// It works on plain strings and knows no report, no section and no metric.
package quantity

// Kind says how a quantity is stated.
type Kind string

// The kinds of quantity.
const (
	Percent    Kind = "percent"
	Proportion Kind = "proportion" // n of m
	Count      Kind = "count"
	Change     Kind = "change" // one end of a change, or its size
	Score      Kind = "score"  // points out of a maximum
)

// Qualifiers: how exact the words claim to be. None is the empty string.
const (
	Approximately = "approximately"
	Over          = "over"
	Under         = "under"
	AtLeast       = "at_least"
	AtMost        = "at_most"
)

// Units of a value.
const (
	UnitPercent = "percent"
	UnitCount   = "count"
	UnitRatio   = "ratio" // an average: "4.9 reoffences per reoffender"
	UnitPoints  = "points"
	UnitDays    = "days"
)

// Ends of a change: its start, its end, and its size; and of a range: its
// lower and its upper bound.
const (
	From  = "from"
	To    = "to"
	By    = "by"
	Least = "least"
	Most  = "most"
)

// Insufficient is the sense of a quantity whose own clause states a failure.
const Insufficient = "insufficient"

// Quantity is one number and what its words make of it.
type Quantity struct {
	Kind        Kind
	Qualifier   string
	Value       float64  // in Unit; a proportion's value is its numerator
	Unit        string   // percent, count, ratio, points, or a unit of time: days, weeks, months, years, hours
	Numerator   *float64 // of a proportion or score; nil where not stated
	Denominator *float64 // nil where the words do not state one
	End         string   // of a change: from, to or by; of a range: least or most
	Sense       string   // Insufficient or empty
	Start, Stop int      // bytes of the sentence it was read from, hedge included
	Clause      string   // the words of its own statement, after those it leans on where it has no verb
}

// maxSentence is the length, in bytes, up to which a text can be a sentence.
// Longer ones are lists or damage; the bound keeps the time of reading linear
// in the length of a document.
const maxSentence = 2000

// Read returns the quantities of one sentence, in order. Numbers that
// measure nothing (dates, ages, section numbers, levels, reference periods)
// are left out. A sentence is read up to its first 2,000 bytes; Sentences
// returns none that is longer.
func Read(sentence string) []Quantity {
	read, _ := ReadWithBare(sentence)
	return read
}

// ReadWithBare returns besides the quantities the bare numbers of the
// sentence: those that may measure something, but whose unit and subject stand
// in words before ("PSOs had lost 9.7"). Their Kind and Unit are empty.
func ReadWithBare(sentence string) (read, bare []Quantity) {
	if len(sentence) > maxSentence {
		sentence = sentence[:cut(sentence, maxSentence)]
	}
	s := &scanner{text: sentence, toks: tokens(sentence)}
	s.scan()
	s.linkChanges()
	s.setClauses()
	return s.found(s.items), s.found(s.bare)
}
