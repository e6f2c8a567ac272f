package report

import "pdubench/ingest/report/quantity"

// Figure is one quantified statement of a report.
//
// A proportion ("26 out of 37") has Value 26, Unit "count", Numerator 26 and
// Denominator 37. A change ("from five … to 15") is two figures of kind
// change, one for each end. A fraction in words ("just over three-quarters")
// is a percent, with the qualifier its words give it, or approximately.
type Figure struct {
	Section     string
	Page        int    // 0 where the format has none
	Place       string // where in the section: "paragraph 3", "bullet 4", "table row 2"
	Sentence    string
	Kind        string // percent, proportion, count, change or score
	Qualifier   string // empty, approximately, over, under, at_least or at_most
	Value       float64
	Unit        string   // percent, count, ratio, points, or a length of time: hours, days, weeks, months, years
	Numerator   *float64 // nil where none was stated
	Denominator *float64
	End         string // of a change: from, to or by; of a range: least or most
	Sense       string // insufficient where the statement is of a failure, else empty
	Metric      string // set by a rule; empty where none matched
	Segment     string
	Rule        string // the rule that mapped it

	assumed     bool     // its segment is the rule's, for want of a label
	doubtful    bool     // one of two values its sentence gives one metric and segment
	foreign     bool     // of the region or another PDU by name
	clause      string   // the words of its own statement
	heading     string   // of its column, in a table
	previous    string   // the sentence before its own in the block
	whole       *float64 // the number words lead back to that it is a part of
	sharedWhole *float64 // that of the proportion before it in a list
	start, stop int      // its bytes in Sentence
	standard    string   // the standard its words name, "P 2.1"
	block       int      // index of its block in the document
	sentence    int      // index of its sentence in the block
	by          *rule    // the rule that mapped it
	parts       *Figure  // the proportion a percentage stands for
	published   *Figure  // the percentage in brackets after a proportion
}

// textual returns the figure of a quantity read at one place of a document.
func textual(q quantity.Quantity, sentence string) Figure {
	return Figure{
		Sentence: sentence,
		Kind:     string(q.Kind), Qualifier: q.Qualifier, Value: q.Value, Unit: q.Unit,
		Numerator: q.Numerator, Denominator: q.Denominator, End: q.End, Sense: q.Sense,
		clause: q.Clause, start: q.Start, stop: q.Stop,
	}
}

func (f *Figure) unmap() { f.Metric, f.Segment, f.Rule, f.by = "", "", "", nil }
