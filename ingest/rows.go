package ingest

import (
	"database/sql/driver"
	"strconv"
	"time"

	sqlfiles "pdubench/sql"
)

// tableRows are the rows of one table of sql/schema.sql, in its column order.
type tableRows struct {
	name string
	rows [][]driver.Value
}

func (t *tableRows) add(values ...driver.Value) { t.rows = append(t.rows, values) }

// rows lays the facts out as the tables of a snapshot.
func (f *Facts) rows(program string, built time.Time) []tableRows {
	tables := f.referenceRows()
	tables = append(tables, f.catalogueRows()...)
	tables = append(tables, f.factRows()...)
	newest := ""
	for _, i := range f.Inspections {
		newest = max(newest, i.Published)
	}
	snapshot := tableRows{name: "snapshot"}
	snapshot.add(built, program, sqlfiles.Version(), text(newest), int32(len(f.Inspections)), int32(len(f.Results)), int32(len(f.Sources)))
	return append(tables, snapshot)
}

func (f *Facts) referenceRows() []tableRows {
	region, pdu, alias := tableRows{name: "region"}, tableRows{name: "pdu"}, tableRows{name: "pdu_alias"}
	for _, r := range f.Regions {
		region.add(r.Code, r.Name, Slug(r.Name))
	}
	for _, p := range f.PDUs {
		pdu.add(p.Code, p.Name, Slug(p.Name), p.Region, p.Status)
		for _, a := range p.Aliases {
			alias.add(p.Code, a, Slug(a))
		}
	}
	programme, standard, rating, band := tableRows{name: "programme"}, tableRows{name: "standard"}, tableRows{name: "rating"}, tableRows{name: "rating_band"}
	for _, p := range f.Programmes {
		programme.add(int32(p.Programme), p.Title, int32(p.Standards), int32(p.MaxScore))
	}
	for _, s := range f.Standards {
		standard.add(int32(s.Programme), s.Standard, s.Title, s.Kind)
	}
	for _, r := range f.Ratings {
		rating.add(r.Rating, int32(r.Points))
	}
	for _, b := range f.Bands {
		band.add(b.AppliesTo, b.Rating, int32(b.Low), int32(b.High), b.Certainty)
	}
	return []tableRows{region, pdu, alias, programme, standard, rating, band}
}

func (f *Facts) catalogueRows() []tableRows {
	metric, segment, source := tableRows{name: "metric"}, tableRows{name: "metric_segment"}, tableRows{name: "source"}
	for i, m := range f.Metrics {
		metric.add(m.Metric, m.Title, m.Family, m.Unit, m.Polarity, text(m.Denominator), m.Definition, int32(i+1))
		for j, s := range m.Segments {
			segment.add(m.Metric, s, int32(j+1))
		}
	}
	for i, s := range f.Sources {
		source.add(int32(i), s.SHA256, s.File, s.Kind, s.Title, text(s.Publisher), text(s.URL), s.Class, s.Loaded, int32(s.Place))
	}
	return []tableRows{metric, segment, source}
}

func (f *Facts) factRows() []tableRows {
	inspection, result := tableRows{name: "inspection"}, tableRows{name: "result"}
	for _, i := range f.Inspections {
		var from, to driver.Value
		if first, last, err := sqlfiles.Period(i.Published); err == nil {
			from, to = first, last
		}
		inspection.add(i.ID, i.PDU, int32(i.Programme), text(i.FieldworkStart), text(i.Published), text(i.PublishedBasis), from, to,
			text(i.OverallRating), integer(i.Score), integer(i.MaxScore), integer(i.Cases), int32(i.Source))
	}
	points := map[string]float64{}
	for _, r := range f.Ratings {
		points[r.Rating] = float64(r.Points)
	}
	ids, revisedBy := resultIDs(f.Results)
	for n, r := range f.Results {
		value := number(r.Value)
		if r.Rating != "" {
			value = points[r.Rating]
		}
		result.add(ids[n], r.Inspection, r.Metric, r.Segment, r.Qualifier, value, text(r.Rating), r.Unit, number(r.Numerator), number(r.Denominator),
			int32(r.Source), text(r.Section), positive(r.Page), r.Place, positive(r.Figure), text(revisedBy[n]))
	}
	figure, finding, note, context := tableRows{name: "figure"}, tableRows{name: "finding"}, tableRows{name: "note"}, tableRows{name: "context"}
	for i, g := range f.Figures {
		figure.add(int32(i+1), int32(g.Source), g.Inspection, g.Section, positive(g.Page), g.Place, g.Sentence, g.Kind, g.Qualifier, g.Value, g.Unit,
			number(g.Numerator), number(g.Denominator), g.Sense, text(g.Metric), text(g.Segment), text(g.Rule), g.Locator, g.Status)
	}
	correction := tableRows{name: "correction"}
	for _, c := range f.Corrections {
		correction.add(int32(c.Figure), c.Field, c.Was, c.Value, c.Reason, c.Who, text(c.When), int32(c.Source))
	}
	for _, g := range f.Findings {
		finding.add(int32(g.Source), text(g.Inspection), g.Severity, g.Code, g.Place, g.Message)
	}
	for _, n := range f.Notes {
		note.add(n.Inspection, n.Note, int32(n.Source))
	}
	for _, c := range f.Context {
		value := number(c.Value)
		if c.Rating != "" {
			value = points[c.Rating]
		}
		context.add(c.Scope, text(c.Region), c.Period, c.Metric, c.Segment, c.Qualifier, value, text(c.Rating), c.Unit,
			number(c.Numerator), number(c.Denominator), int32(c.Source))
	}
	return []tableRows{inspection, result, figure, correction, finding, note, context}
}

// resultIDs gives each result an address that lasts across snapshots. Of
// several results of one fact the last loaded is current and has the plain
// address; earlier ones are numbered and name the one that revised them.
func resultIDs(results []Result) (ids, revisedBy []string) {
	ids, revisedBy = make([]string, len(results)), make([]string, len(results))
	history := map[string][]int{}
	for n, r := range results {
		id := r.Inspection + "." + r.Metric
		if r.Segment != "" {
			id += "." + Slug(r.Segment)
		}
		ids[n] = id
		history[id] = append(history[id], n)
	}
	for id, ns := range history {
		for age, n := range ns[:len(ns)-1] {
			ids[n] = id + "." + strconv.Itoa(age+1)
		}
		for age, n := range ns[:len(ns)-1] {
			revisedBy[n] = ids[ns[age+1]]
		}
	}
	return ids, revisedBy
}

// text is a string that is NULL where it is empty.
func text(s string) driver.Value {
	if s == "" {
		return nil
	}
	return s
}

func number(f *float64) driver.Value {
	if f == nil {
		return nil
	}
	return *f
}

func integer(i *int) driver.Value {
	if i == nil {
		return nil
	}
	return int32(*i)
}

// positive is a number that is NULL where it is 0.
func positive(i int) driver.Value {
	if i == 0 {
		return nil
	}
	return int32(i)
}
