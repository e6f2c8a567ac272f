package report

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
	Unit        string   // percent, count, days, ratio or points
	Numerator   *float64 // nil where none was stated
	Denominator *float64
	Sense       string // insufficient where the sentence states the failure, else empty
	Metric      string // set by a rule; empty where none matched
	Segment     string
	Rule        string // the rule that mapped it
}
