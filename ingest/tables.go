package ingest

import (
	"fmt"
	"regexp"
	"slices"

	sqlfiles "pdubench/sql"
)

var metricName = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

func readRegion(r *row, at Origin, f *Facts, _ *sourceList) {
	f.Regions = append(f.Regions, Region{at, r.need("region_code"), r.need("region")})
}

func readPDU(r *row, at Origin, f *Facts, _ *sourceList) {
	f.PDUs = append(f.PDUs, PDU{at, r.need("pdu_code"), r.need("pdu"), r.need("region_code"),
		r.oneOf("status", "current", "successor", "functional"), r.list("aliases")})
}

func readProgramme(r *row, at Origin, f *Facts, _ *sourceList) {
	f.Programmes = append(f.Programmes, Programme{at, r.needInteger("programme"), r.need("title"), r.needInteger("standards"), r.needInteger("max_score")})
}

func readStandard(r *row, at Origin, f *Facts, _ *sourceList) {
	f.Standards = append(f.Standards, Standard{at, r.needInteger("programme"), r.need("standard"), r.need("title"), r.oneOf("kind", "organisation", "case")})
}

func readRating(r *row, at Origin, f *Facts, _ *sourceList) {
	f.Ratings = append(f.Ratings, Rating{at, r.oneOf("rating", ratingWords...), r.needInteger("points")})
}

func readBand(r *row, at Origin, f *Facts, _ *sourceList) {
	f.Bands = append(f.Bands, RatingBand{at, r.need("applies_to"), r.oneOf("rating", ratingWords...), r.needInteger("low"), r.needInteger("high"),
		r.oneOf("certainty", "certain", "likely")})
}

func readMetric(r *row, at Origin, f *Facts, _ *sourceList) {
	m := Metric{Origin: at, Metric: r.name("metric"), Title: r.need("title"), Family: r.need("family"), Unit: r.oneOf("unit", unitWords...),
		Polarity: r.oneOf("polarity", "higher_is_better", "lower_is_better", "neutral"), Segments: r.list("segments"),
		Denominator: r.text("denominator"), Definition: r.need("definition"), Maximum: r.number("maximum")}
	f.Metrics = append(f.Metrics, m)
}

// name returns the name of a metric.
func (r *row) name(column string) string {
	s := r.need(column)
	if s != "" && !metricName.MatchString(s) {
		r.bad(column, fmt.Sprintf("%q is not the name of a metric", s), "use small letters, digits and underscores, such as vacancy_rate")
	}
	return s
}

func readInspection(r *row, at Origin, f *Facts, sources *sourceList) {
	i := Inspection{Origin: at, ID: r.need("inspection_id"), PDU: r.need("pdu_code"), Programme: r.needInteger("programme"),
		FieldworkStart: r.date("fieldwork_start"), Published: r.date("published"),
		PublishedBasis: r.oneOf("published_basis", "", "stated", "url", "press", "inferred"),
		OverallRating:  r.oneOf("overall_rating", append([]string{""}, ratingWords...)...),
		Score:          r.integer("score"), MaxScore: r.integer("max_score"), Cases: r.integer("cases_inspected")}
	if i.ID != Slug(i.ID) {
		r.bad("inspection_id", fmt.Sprintf("%q is not an address", i.ID), "write small letters, digits and hyphens, such as wakefield-2024")
	}
	if i.Score != nil && i.MaxScore != nil && *i.Score > *i.MaxScore {
		r.bad("score", fmt.Sprintf("%d is more than the maximum of %d", *i.Score, *i.MaxScore), "check both against the report")
	}
	if late(i.FieldworkStart, i.Published) {
		r.bad("fieldwork_start", fmt.Sprintf("%s is after publication, %s", i.FieldworkStart, i.Published), "check both against the report")
	}
	i.Source = sources.of(at, r.webAddress("source_url"), r.oneOf("source_class", classWords...))
	f.Inspections = append(f.Inspections, i)
}

// late says whether one date is surely after another.
func late(date, limit string) bool {
	from, _, err := sqlfiles.Period(date)
	_, to, err2 := sqlfiles.Period(limit)
	return err == nil && err2 == nil && from.After(to)
}

func readResult(r *row, at Origin, f *Facts, sources *sourceList) {
	res := Result{Origin: at, Inspection: r.need("inspection_id"), Metric: r.name("metric"), Segment: r.text("segment"),
		Section: r.text("section"), Place: r.text("place")}
	if page := r.integer("page"); page != nil {
		res.Page = *page
	}
	if res.Place == "" {
		res.Place = fmt.Sprintf("%s line %d", r.file, r.line)
	}
	res.Qualifier, res.Value, res.Rating, res.Unit, res.Numerator, res.Denominator = r.measure()
	res.Source = sources.of(at, r.webAddress("source_url"), r.oneOf("source_class", classWords...))
	f.Results = append(f.Results, res)
}

func readContext(r *row, at Origin, f *Facts, sources *sourceList) {
	c := Context{Origin: at, Scope: r.oneOf("scope", "national", "region"), Region: r.text("region_code"), Period: r.need("period"),
		Metric: r.name("metric"), Segment: r.text("segment")}
	if (c.Scope == "region") != (c.Region != "") {
		r.bad("region_code", fmt.Sprintf("%q does not go with the scope %q", c.Region, c.Scope), "name the region of a regional figure, and none for a national one")
	}
	c.Qualifier, c.Value, c.Rating, c.Unit, c.Numerator, c.Denominator = r.measure()
	c.Source = sources.of(at, r.webAddress("source_url"), "other")
	f.Context = append(f.Context, c)
}

func readNote(r *row, at Origin, f *Facts, _ *sourceList) {
	f.Notes = append(f.Notes, Note{at, r.need("inspection_id"), r.need("note")})
}

// measure reads a published figure: a number with its unit, or a rating word.
func (r *row) measure() (qualifier string, value *float64, rating, unit string, numerator, denominator *float64) {
	qualifier, unit = r.oneOf("qualifier", qualifierWords...), r.oneOf("unit", unitWords...)
	numerator, denominator = r.count("numerator"), r.count("denominator")
	if unit == "rating" {
		rating = r.text("value")
		if !slices.Contains(ratingWords, rating) {
			r.bad("value", fmt.Sprintf("%q is not a rating", rating), "write Inadequate, Requires improvement, Good or Outstanding")
		}
		return qualifier, nil, rating, unit, numerator, denominator
	}
	if r.need("value") != "" {
		value = r.number("value")
	}
	if value != nil && *value < 0 {
		r.bad("value", fmt.Sprintf("%q is below zero", r.text("value")), "check it against the report")
	}
	if numerator != nil && denominator == nil {
		r.bad("denominator", "is empty beside a numerator", "add how many cases the numerator is out of, or leave both empty")
	}
	if numerator != nil && denominator != nil && *numerator > *denominator {
		r.bad("numerator", fmt.Sprintf("%v is more than the denominator %v", *numerator, *denominator), "check both against the report")
	}
	return qualifier, value, rating, unit, numerator, denominator
}
