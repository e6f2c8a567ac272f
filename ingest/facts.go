// Package ingest turns sources into a snapshot: published tables and reports
// become typed facts, facts are checked, and one DuckDB file is built whole
// and published by an atomic change of a pointer.
package ingest

import "time"

// Facts are the typed rows of all sources, in the order of loading.
type Facts struct {
	Sources     []Source
	Regions     []Region
	PDUs        []PDU
	Programmes  []Programme
	Standards   []Standard
	Ratings     []Rating
	Bands       []RatingBand
	Metrics     []Metric
	Inspections []Inspection
	Results     []Result
	Context     []Context
	Notes       []Note
	Figures     []Figure
	Corrections []Correction
	Findings    []Finding
}

// Origin is where a fact stands: a source and its row.
type Origin struct {
	Source int // index into Facts.Sources
	Input  int // place of the file in the order of loading
	File   string
	Sheet  string // of a workbook, else empty
	Line   int    // 1-based, counting the header; 0 for a report
}

// Source is where facts were read: a file, or within a table the address
// that a row names.
type Source struct {
	SHA256    string
	File      string
	Kind      string // csv, xlsx, txt, html or pdf
	Title     string
	Publisher string
	URL       string
	Class     string // inspectorate, press or other
	Loaded    time.Time
	Place     int // order of loading
}

// Region is a probation region.
type Region struct {
	Origin
	Code, Name string
}

// PDU is a Probation Delivery Unit.
type PDU struct {
	Origin
	Code, Name, Region, Status string
	Aliases                    []string
}

// Programme is an inspection programme, named by the year it began.
type Programme struct {
	Origin
	Programme int
	Title     string
	Standards int
	MaxScore  int // points
}

// Standard is one standard of a programme.
type Standard struct {
	Origin
	Programme             int
	Standard, Title, Kind string
}

// Rating is one of the rating words with its points.
type Rating struct {
	Origin
	Rating string
	Points int
}

// RatingBand is the range, in per cent or points and inclusive, that goes
// with a rating.
type RatingBand struct {
	Origin
	AppliesTo, Rating string
	Low, High         int
	Certainty         string
}

// Metric is a metric of the catalogue, one that can be compared.
type Metric struct {
	Origin
	Metric, Title, Family, Unit, Polarity string
	Segments                              []string
	Denominator, Definition               string
	Maximum                               *float64 // largest value that can be; nil where there is none
}

// Inspection is one inspection of a PDU.
type Inspection struct {
	Origin
	ID, PDU        string
	Programme      int
	FieldworkStart string // ISO 8601 at the precision known, as is Published
	Published      string
	PublishedBasis string // stated, url, press or inferred
	OverallRating  string
	Score          *int
	MaxScore       *int
	Cases          *int
}

// Result is one published figure of an inspection.
type Result struct {
	Origin
	Inspection, Metric, Segment string
	Qualifier                   string
	Value                       *float64 // nil for a rating
	Rating                      string
	Unit                        string
	Numerator, Denominator      *float64
	Section                     string
	Page                        int // 0: none
	Place                       string
	Figure                      int // 1-based index into Facts.Figures; 0: none
}

// Context is a published regional or national figure.
type Context struct {
	Origin
	Scope, Region, Period  string
	Metric, Segment        string
	Qualifier              string
	Value                  *float64
	Rating                 string
	Unit                   string
	Numerator, Denominator *float64
}

// Note is a doubt or an inference recorded for an inspection.
type Note struct {
	Origin
	Inspection, Note string
}

// Figure is a quantified statement of a report, mapped to a metric or not.
type Figure struct {
	Origin
	Inspection             string
	Section                string
	Page                   int
	Place, Sentence        string
	Kind, Qualifier        string
	Value                  float64
	Unit                   string
	Numerator, Denominator *float64
	Sense                  string
	Metric, Segment, Rule  string
	Locator                string // address within its report, for corrections
	Status                 string // empty, confirmed, corrected or rejected
}

// Finding is what a check found; it never changes a fact.
type Finding struct {
	Origin
	Inspection                     string // empty where it concerns none
	Severity, Code, Place, Message string
}
