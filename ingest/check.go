package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// check holds the merged facts against each other: names that rows refer to,
// units and ranges of the catalogue, maxima of the programmes.
func (f *Facts) check(problems *Problems) {
	bad := func(at Origin, column, what, remedy string) {
		*problems = append(*problems, Problem{File: at.File, Sheet: at.Sheet, Line: at.Line, Column: column, What: what, Remedy: remedy})
	}
	regions, pdus, inspections := map[string]bool{}, map[string]bool{}, map[string]bool{}
	programmes, metrics, slugs := map[int]Programme{}, map[string]Metric{}, map[string]string{}
	for _, r := range f.Regions {
		regions[r.Code] = true
	}
	for _, p := range f.Programmes {
		programmes[p.Programme] = p
	}
	for _, m := range f.Metrics {
		metrics[m.Metric] = m
	}
	for _, p := range f.PDUs {
		pdus[p.Code] = true
		if !regions[p.Region] {
			bad(p.Origin, "region_code", fmt.Sprintf("there is no region %q", p.Region), "use a code of regions.csv, or add the region")
		}
		if other, taken := slugs[Slug(p.Name)]; taken {
			bad(p.Origin, "pdu", fmt.Sprintf("%q has the same address as %q", p.Name, other), "give it a name of its own")
		}
		slugs[Slug(p.Name)] = p.Name
	}
	for _, i := range f.Inspections {
		inspections[i.ID] = true
		if !pdus[i.PDU] {
			bad(i.Origin, "pdu_code", fmt.Sprintf("there is no PDU %q", i.PDU), "use a code of pdus.csv"+nearestCodes(f.PDUs, i.PDU)+", or load a pdus.csv that adds it")
		}
		p, ok := programmes[i.Programme]
		if !ok {
			bad(i.Origin, "programme", fmt.Sprintf("there is no programme %d", i.Programme), "use the year it began: "+years(f.Programmes))
		} else if i.MaxScore != nil && *i.MaxScore != p.MaxScore {
			bad(i.Origin, "max_score", fmt.Sprintf("%d is not the maximum of the %d programme", *i.MaxScore, i.Programme), fmt.Sprintf("write %d, or correct the programme", p.MaxScore))
		}
	}
	for _, n := range f.Notes {
		if !inspections[n.Inspection] {
			bad(n.Origin, "inspection_id", fmt.Sprintf("there is no inspection %q", n.Inspection), "add it to inspections.csv, or correct the name")
		}
	}
	for _, r := range f.Results {
		if !inspections[r.Inspection] {
			bad(r.Origin, "inspection_id", fmt.Sprintf("there is no inspection %q", r.Inspection), "add it to inspections.csv, or correct the name")
		}
		m, ok := metrics[r.Metric]
		if !ok {
			continue // kept, and not benchmarked
		}
		if r.Unit != m.Unit {
			bad(r.Origin, "unit", fmt.Sprintf("%s is counted in %s, not %s", m.Metric, m.Unit, r.Unit), "convert the value, or name another metric")
		}
		if r.Value != nil && m.Maximum != nil && *r.Value > *m.Maximum {
			bad(r.Origin, "value", fmt.Sprintf("%v is more than %s can be, %v", *r.Value, m.Metric, *m.Maximum), "check it against the report")
		}
		if len(m.Segments) > 0 && r.Segment == "" {
			bad(r.Origin, "segment", fmt.Sprintf("is empty, and %s has segments", m.Metric), "write one of: "+strings.Join(m.Segments, ", "))
		}
	}
	for _, c := range f.Context {
		if c.Region != "" && !regions[c.Region] {
			bad(c.Origin, "region_code", fmt.Sprintf("there is no region %q", c.Region), "use a code of regions.csv, or add the region")
		}
	}
}

func years(programmes []Programme) string {
	var out []string
	for _, p := range programmes {
		out = append(out, fmt.Sprint(p.Programme))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// nearestCodes names PDUs whose code begins alike, as a hint.
func nearestCodes(pdus []PDU, code string) string {
	var out []string
	for _, p := range pdus {
		if len(code) >= 3 && strings.HasPrefix(p.Code, code[:3]) && len(out) < 3 {
			out = append(out, p.Code+" ("+p.Name+")")
		}
	}
	if len(out) == 0 {
		return ""
	}
	return ", such as " + strings.Join(out, ", ")
}
