package ingest

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"pdubench/ingest/report"
)

// reports reads the reports among the inputs, several at a time, and adds
// what they say to the facts of the tables.
func (f *Facts) reports(ctx context.Context, inputs []input, sources *sourceList, o Options) error {
	var places []int
	for place, in := range inputs {
		if slices.Contains([]string{"pdf", "html", "htm", "txt"}, in.kind()) {
			places = append(places, place)
		}
	}
	if len(places) == 0 {
		return nil
	}
	var own []report.RuleFile
	for _, in := range inputs {
		if in.kind() == "yaml" || in.kind() == "yml" {
			own = append(own, report.RuleFile{Name: in.File, Content: in.content})
		}
	}
	metrics, pdus := f.ReportMetrics(), f.ReportPDUs()
	rules, err := report.ReadRules(metrics, own...)
	if err != nil {
		return err
	}
	kept := newReadings(o.cache, metrics, pdus, own)
	var done atomic.Int32
	read := make([]*report.Report, len(places))
	failed := make([]error, len(places))
	group := errgroup.Group{}
	group.SetLimit(runtime.NumCPU())
	for n, place := range places {
		group.Go(func() error {
			in := inputs[place]
			if read[n] = kept.get(in); read[n] == nil && ctx.Err() == nil {
				if read[n], failed[n] = ReadReport(in.File, in.content, rules, pdus); failed[n] == nil {
					failed[n] = kept.put(in, read[n])
				}
			}
			if o.Progress != nil {
				o.Progress(int(done.Add(1)), len(places), in.File)
			}
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	if err := errors.Join(failed...); err != nil {
		return err
	}
	for n, place := range places {
		if err := f.report(inputs[place], place, read[n], sources); err != nil {
			return err
		}
	}
	return nil
}

// ReadReport reads one report: its header, figures, results and findings.
func ReadReport(file string, content []byte, rules *report.Rules, pdus []report.PDU) (*report.Report, error) {
	doc, err := report.Read(file, content)
	if err != nil {
		return nil, err
	}
	if err := doc.CheckKind(); err != nil {
		return nil, err
	}
	r, err := report.Extract(doc, rules, pdus)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return r, nil
}

// ReportMetrics is the catalogue as the rules of report reading need it.
func (f *Facts) ReportMetrics() []report.Metric {
	metrics := make([]report.Metric, len(f.Metrics))
	for i, m := range f.Metrics {
		metrics[i] = report.Metric{Name: m.Metric, Unit: m.Unit, Segments: m.Segments}
	}
	return metrics
}

// ReportPDUs are the PDUs a report can be about.
func (f *Facts) ReportPDUs() []report.PDU {
	regions := map[string]string{}
	for _, r := range f.Regions {
		regions[r.Code] = r.Name
	}
	pdus := make([]report.PDU, len(f.PDUs))
	for i, p := range f.PDUs {
		pdus[i] = report.PDU{Code: p.Code, Name: p.Name, Region: regions[p.Region], Aliases: p.Aliases}
	}
	return pdus
}

// report adds one report to the facts.
func (f *Facts) report(in input, place int, r *report.Report, sources *sourceList) error {
	inspection, err := f.inspectionOf(r.Header)
	if err != nil {
		return fmt.Errorf("%s: %w", in.File, err)
	}
	at := Origin{Input: place, File: in.File}
	at.Source = sources.file(Source{SHA256: in.SHA256, File: in.File, Kind: in.kind(), Class: "inspectorate", Publisher: "HM Inspectorate of Probation",
		Title: "An inspection of probation services in " + r.Header.PDU.Name, URL: f.urlOf(inspection), Loaded: in.Loaded, Place: place})
	inspection.Origin = at
	f.Inspections = append(f.Inspections, inspection)
	first := len(f.Figures) + 1
	for _, g := range r.Figures {
		f.Figures = append(f.Figures, Figure{Origin: at, Inspection: inspection.ID, Section: g.Section, Page: g.Page, Place: g.Place, Sentence: g.Sentence, Kind: g.Kind,
			Qualifier: g.Qualifier, Value: g.Value, Unit: g.Unit, Numerator: g.Numerator, Denominator: g.Denominator, Sense: g.Sense,
			Metric: g.Metric, Segment: g.Segment, Rule: g.Rule})
	}
	locate(f.Figures[first-1:])
	for _, g := range r.Results {
		res := Result{Origin: at, Inspection: inspection.ID, Metric: g.Metric, Segment: g.Segment, Qualifier: g.Qualifier, Value: g.Value,
			Rating: g.Text, Unit: g.Unit, Numerator: g.Numerator, Denominator: g.Denominator, Section: g.Section, Page: g.Page, Place: g.Place}
		if g.Figure >= 0 {
			res.Figure = first + g.Figure
		}
		f.Results = append(f.Results, res)
	}
	for _, g := range r.Findings {
		where := g.Section
		if g.Place != "" {
			where += ", " + g.Place
		}
		f.Findings = append(f.Findings, Finding{Origin: at, Inspection: inspection.ID, Severity: g.Severity, Code: g.Code, Place: where, Message: g.Message})
	}
	return nil
}

// inspectionOf finds the inspection a report is about among those known, or
// begins a new one, and brings it up to what the report says.
func (f *Facts) inspectionOf(h report.Header) (Inspection, error) {
	date := h.Published
	if date == "" {
		date = h.FieldworkStart
	}
	if len(date) < 4 {
		return Inspection{}, fmt.Errorf("neither a publication date nor a start of fieldwork was found; add the inspection to an inspections.csv and load both")
	}
	i := Inspection{ID: Slug(h.PDU.Name) + "-" + date[:4], PDU: h.PDU.Code}
	for _, known := range f.Inspections {
		if known.PDU == h.PDU.Code && (h.Programme == 0 || known.Programme == h.Programme) && sameTime(known, h) {
			i = known
		}
	}
	if h.Programme != 0 {
		i.Programme = h.Programme
	}
	if i.Programme == 0 {
		return Inspection{}, fmt.Errorf("the inspection programme cannot be told; add the inspection to an inspections.csv and load both")
	}
	if len(h.FieldworkStart) >= len(i.FieldworkStart) {
		i.FieldworkStart = h.FieldworkStart
	}
	if len(h.Published) >= len(i.Published) && h.Published != "" {
		i.Published, i.PublishedBasis = h.Published, "stated"
	}
	if h.Overall.Rating != "" {
		i.OverallRating = h.Overall.Rating
	}
	for to, from := range map[**int]*float64{&i.Score: h.Score, &i.MaxScore: h.Maximum} {
		if from != nil {
			whole := int(*from)
			*to = &whole
		}
	}
	if h.Cases.All > 0 {
		cases := h.Cases.All
		i.Cases = &cases
	}
	return i, nil
}

// sameTime says whether a known inspection and a report can be the same: one
// was published in a year that the other may mean.
func sameTime(known Inspection, h report.Header) bool {
	for _, pair := range [][2]string{{known.Published, h.Published}, {known.FieldworkStart, h.FieldworkStart}} {
		n := min(len(pair[0]), len(pair[1]), len("2024"))
		if n == len("2024") && pair[0][:n] == pair[1][:n] {
			return true
		}
	}
	return false
}

// urlOf is the address the inspection's facts were read at, where known.
func (f *Facts) urlOf(i Inspection) string {
	if i.File == "" {
		return ""
	}
	return f.Sources[i.Source].URL
}
