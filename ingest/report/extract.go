package report

import (
	"slices"

	"pdubench/ingest/report/quantity"
)

// Report is everything read from one document.
type Report struct {
	Header   Header
	Figures  []Figure // all, in reading order, mapped where a rule matched
	Results  []Result // one a metric and segment
	Findings []Finding
}

// Extract reads the header, the figures and the results of a document and
// checks them against each other. It fails only where the PDU is unknown;
// what is doubtful in a report becomes a finding.
func Extract(d *Document, rules *Rules, pdus []PDU) (*Report, error) {
	header, err := d.Header(pdus)
	if err != nil {
		return nil, err
	}
	r := &Report{Header: header}
	figs, bare := d.figures()
	otherPlaces(figs, header)
	otherPlaces(bare, header)
	figs, notes := rules.Map(d, figs, bare)
	r.Figures = figs
	var findings []Finding
	r.Results, findings = results(r.Figures, r.headerResults(d)...)
	r.setCases(rules)
	r.giveDenominators(rules)
	r.joinSentences()
	r.Findings = slices.Concat(notes, findings, r.check(d))
	return r, nil
}

func sentencesOf(text string) []string { return quantity.Sentences(text) }

// headerResults returns the ratings, the score and the number of
// recommendations.
func (r *Report) headerResults(d *Document) []Result {
	var out []Result
	rating := func(metric string, x Rated) {
		if x.Rating != "" {
			out = append(out, Result{
				Metric: metric, Segment: x.Standard, Text: x.Rating, Unit: "rating",
				Section: x.Section, Page: x.Page, Place: x.Place, Sentence: x.Text, Rule: "ratings table", Figure: -1,
			})
		}
	}
	rating("overall_rating", r.Header.Overall)
	if r.Header.Score != nil {
		at := r.Header.ScoreAt
		out = append(out, Result{
			Metric: "score", Value: r.Header.Score, Unit: "score", Numerator: r.Header.Score, Denominator: r.Header.Maximum,
			Section: at.Section, Page: at.Page, Place: at.Place, Sentence: at.Text, Rule: "ratings table", Figure: r.scoreFigure(),
		})
	}
	for _, s := range r.Header.Standards {
		rating("standard_rating", s)
	}
	if n, at := d.recommendations(); n > 0 {
		v := float64(n)
		out = append(out, Result{
			Metric: "recommendations", Value: &v, Unit: "count",
			Section: at.Section, Page: at.Page, Place: place(at, 0), Sentence: at.Text, Rule: "recommendations counted", Figure: -1,
		})
	}
	return out
}

// scoreFigure maps the figure of the score and returns its index.
func (r *Report) scoreFigure() int {
	for i := range r.Figures {
		f := &r.Figures[i]
		if f.Kind == "score" && f.Value == *r.Header.Score {
			f.Metric, f.Rule = "score", "ratings table"
			return i
		}
	}
	return -1
}

// recommendations counts the recommendations and returns the block of the
// first.
func (d *Document) recommendations() (int, Block) {
	var first Block
	n := 0
	for _, b := range d.Blocks {
		if b.Section == "Recommendations" && b.Kind == Bullet {
			if n == 0 {
				first = b
			}
			n++
		}
	}
	return n, first
}

// setCases adds the number of all cases inspected where the report gives it
// only by type, and copies the numbers to the header.
func (r *Report) setCases(rules *Rules) {
	find := func(segment string) *Result {
		for i := range r.Results {
			if r.Results[i].Metric == "cases_inspected" && r.Results[i].Segment == segment {
				return &r.Results[i]
			}
		}
		return nil
	}
	community, licence, all := find("community_order"), find("licence"), find("all")
	if all == nil && community != nil && licence != nil {
		sum := *licence
		v := *community.Value + *licence.Value
		sum.Segment, sum.Value, sum.Rule, sum.Figure = "all", &v, "sum of the two types of case", -1
		r.Results = append(r.Results, sum)
		all, community, licence = find("all"), find("community_order"), find("licence")
	}
	for to, from := range map[*int]*Result{
		&r.Header.Cases.CommunityOrder: community, &r.Header.Cases.Licence: licence, &r.Header.Cases.All: all,
	} {
		if from != nil {
			*to = int(*from.Value)
		}
	}
}

// giveDenominators sets the cases inspected as the denominator of results
// whose rule asks for it and whose words state none.
func (r *Report) giveDenominators(rules *Rules) {
	cases := float64(r.Header.Cases.All)
	if cases == 0 {
		return
	}
	for i := range r.Results {
		res := &r.Results[i]
		if res.Figure < 0 || res.Denominator != nil {
			continue
		}
		if f := r.Figures[res.Figure]; f.by != nil && f.by.outOf == "cases" && *res.Value <= cases {
			n := *res.Value
			res.Numerator, res.Denominator = &n, &cases
		}
	}
}
