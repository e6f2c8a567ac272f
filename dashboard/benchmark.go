package dashboard

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"pdubench/queries"
)

// benchmark compares one metric across PDUs.
func benchmark(r *request) (*answer, error) {
	if r.choosesPeers() {
		return choosePeers(r)
	}
	if err := r.canonicalPDU(); err != nil {
		return nil, err
	}
	if err := r.uncatalogued(); err != nil {
		return nil, err
	}
	values, err := r.with("metric", r.name)
	if err != nil {
		return nil, err
	}
	t, err := r.run("benchmark", values)
	if err != nil {
		return nil, err
	}
	return &answer{table: t, page: func() (*page, error) { return benchmarkPage(r, t) }}, nil
}

// canonicalPDU sends an alias in ?pdu= to the name it stands for, which is
// what the form and the highlight know.
func (r *request) canonicalPDU() error {
	written := r.query["pdu"]
	if written == "" {
		return nil
	}
	name, err := r.snapshot.Resolve(r.ctx, "pdu", "PDU", written)
	if err != nil || name.Canonical == written {
		return err
	}
	r.query["pdu"] = name.Canonical
	return &redirect{address(r.path, r.suffix(), r.query)}
}

// uncatalogued sends a metric that is published but not in the catalogue, and
// so not compared, to its figures.
func (r *request) uncatalogued() error {
	isIt := func(n queries.Name) bool { return n.Name == r.name }
	if !slices.ContainsFunc(r.snapshot.Names("figure_metric"), isIt) {
		return nil
	}
	return &redirect{address("/data/results", r.suffix(), map[string]string{"metric": r.name})}
}

// section is one part of a metric on the page: what it shows, and its chart
// with its table, or the way to its own page.
type section struct {
	Heading   string // empty where there is only one
	Sentences []string
	Charts    []Chart
	More      string // address of the part alone
}

// mostRows is how many rows of tables a page of several parts has: it is to
// stay light however much is published.
const mostRows = 70

// mostDots is how many rows the charts of such a page have together.
const mostDots = 250

func benchmarkPage(r *request, t *queries.Table) (*page, error) {
	catalogue, err := r.run("metrics", nil)
	if err != nil {
		return nil, err
	}
	var metric row
	for _, m := range rows(catalogue) {
		if m.text("metric") == t.Filter("metric") {
			metric = m
		}
	}
	charts, err := Charts(t)
	if err != nil {
		return nil, err
	}
	parts, alone := splitParts(rows(t))
	single := len(parts)+min(len(alone), 1) <= 1
	funnel, spread := &funnelPart{}, &spreadPart{}
	values := latestFilters(t)
	piles, err := r.run("distribution", values)
	if err != nil {
		return nil, err
	}
	told, err := r.run("benchmark_summary", values)
	if err != nil {
		return nil, err
	}
	if single {
		if funnel, err = newFunnel(r, t); err != nil {
			return nil, err
		}
		if spread, err = newSpread(t, piles); err != nil {
			return nil, err
		}
	}
	pdu := filterLabel(t, "pdu")
	said := toldSentences(told, piles)
	spread.withoutRepeats(said)
	data := map[string]any{
		"Own":        ownPeers(r),
		"Like":       likePDU(t),
		"Definition": metric.text("definition"),
		"Direction":  upperFirst(polarities[metric.text("polarity")]),
		"Coverage":   fmt.Sprintf("Published for %s of %s", decimal(float64(metric.integer("pdus"))), count(metric.integer("of_pdus"), "PDU", "PDUs")),
		"Form":       newForm(r, t, "/metrics/"+url.PathEscape(t.Filter("metric")), []string{"metric"}, []string{"programme", "from", "to", "source", "inspections"}),
		"Sections":   sections(r, t, charts, said, pdu),
		"Spread":     spread,
		"Funnel":     funnel,
		"Any":        len(t.Rows) > 0,
		"Single":     single,
		"PilesFirst": len(t.Rows) > 0 && t.Text(0, "unit") == "rating", // words are read from a pile sooner than from a list
		"Empty":      emptyBenchmark(t),
		"Marks":      queries.Shorthand,
	}
	return &page{Template: "metric", Title: benchmarkTitle(t, pdu), Caption: filterLabel(t, "metric"), Filters: filters(t),
		Crumbs: []link{{"Metrics", "/metrics"}}, Download: true, HasCharts: len(charts)+len(funnel.Sections)+len(spread.Sections) > 0, Recent: recentMetric(t), Data: data}, nil
}

// latestFilters are the filters of a benchmark without the choice of
// inspections: what is said of a metric is said of the latest of each PDU.
func latestFilters(t *queries.Table) map[string]string {
	values := map[string]string{}
	for _, f := range t.Filters {
		if f.Name != "inspections" {
			values[f.Name] = f.Value
		}
	}
	return values
}

// recentMetric names a metric and its part.
func recentMetric(t *queries.Table) *link {
	name := filterLabel(t, "metric")
	if part := t.Filter("segment"); part != "" {
		name += ": " + partLabel(t.Filter("metric"), part)
	}
	return &link{name, address("/metrics/"+url.PathEscape(t.Filter("metric")), "", map[string]string{"segment": t.Filter("segment")})}
}

// benchmarkTitle states the question with the PDU and the part asked about.
func benchmarkTitle(t *queries.Table, pdu string) string {
	about := strings.TrimSuffix(subject(t.Filter("metric"), t.Filter("segment"), filterLabel(t, "metric")), ",")
	if pdu != "" {
		return "How does " + possessive(pdu) + " " + about + " compare?"
	}
	return "How does the " + about + " compare across PDUs?"
}

// sections are the parts that can be compared, each with its chart, and last
// those with a single figure together.
func sections(r *request, t *queries.Table, charts []Chart, told map[string][]string, pdu string) []section {
	compared, alone := splitParts(rows(t))
	single := len(compared)+min(len(alone), 1) == 1
	left, dots := mostRows, mostDots
	said := func(r row) []string { // once each
		sentences := told[r.text("segment")]
		delete(told, r.text("segment"))
		return sentences
	}
	var all []section
	for i, part := range compared {
		g := benchmarkGrid(r, t, part, gridID(i+1, single), pdu)
		g.leaveOut("Part") // the heading or the title says it
		s := section{Sentences: said(part[0])}
		if len(compared) > 1 || len(alone) > 0 {
			s.Heading = upperFirst(partName(t.Filter("metric"), part[0]))
			g.Caption = s.Heading + ": every figure, with where it was published"
		}
		if !single && part[0].text("segment") != "" {
			s.More = partAddress(r, part[0].text("segment"))
		}
		if dots -= len(part); i < mostCharts && (dots >= 0 || i == 0) {
			if left -= len(part); single || left >= 0 {
				charts[i].Table = g
			}
			s.Charts = illustrate(charts[i:i+1], t, strings.Join(s.Sentences, " "))
		}
		all = append(all, s)
	}
	if len(alone) == 0 {
		return all
	}
	charts[len(charts)-1].Table = benchmarkGrid(r, t, alone, gridID(len(compared)+1, single), pdu)
	s := section{Charts: illustrate(charts[len(charts)-1:], t, "Figures that one PDU has published.")}
	if len(compared) > 0 {
		s.Heading = "Published by one PDU only"
	}
	for _, r := range alone {
		s.Sentences = append(s.Sentences, said(r)...)
	}
	return append(all, s)
}

// partAddress is the page of one part, with the same filters.
func partAddress(r *request, segment string) string {
	query := map[string]string{}
	for name, v := range r.query {
		query[name] = v
	}
	query["segment"] = segment
	return address(r.path, "", query)
}

// gridID names the table of a part on the page.
func gridID(place int, single bool) string {
	if single {
		return "figures"
	}
	return fmt.Sprintf("figures-%d", place)
}

// emptyBenchmark says why nothing is shown; empty where something is.
func emptyBenchmark(t *queries.Table) string {
	about := strings.TrimSuffix(subject(t.Filter("metric"), t.Filter("segment"), filterLabel(t, "metric")), ",")
	switch {
	case len(t.Rows) > 0:
		return ""
	case len(t.Filters) > 1:
		return fmt.Sprintf("No PDU has published a figure for the %s within these filters.", about)
	}
	return fmt.Sprintf("No PDU has published a figure for the %s.", about)
}

// benchmarkGrid is the table of a part of a benchmark: the columns a reader
// needs, in the order of the download.
func benchmarkGrid(r *request, t *queries.Table, part []row, id, pdu string) *grid {
	addresses := map[string]string{}
	for _, n := range r.snapshot.Names("pdu") {
		if n.Name == n.Canonical {
			addresses[n.Label] = "/pdus/" + url.PathEscape(n.Canonical)
		}
	}
	g := &grid{ID: id, Caption: "Every figure, with where it was published", Hidden: true, Head: []heading{
		{"PDU", false}, {"Part", false}, {"Value", true}, {"Cases", true}, {"95% interval", true}, {"Rank", true}, {"Peer median", true},
		{"Against peers", false}, {"Region", false}, {"Published", false}, {"Notes", false}}}
	for _, r := range part {
		g.Lines = append(g.Lines, line{Marked: pdu != "" && r.text("pdu") == pdu, Cells: []cell{
			{Text: r.text("pdu"), Href: addresses[r.text("pdu")], Header: true},
			{Text: partLabel(t.Filter("metric"), r.text("segment")), Blank: r.text("segment") == ""},
			valueCell(r),
			{Text: r.cases(), Number: true},
			{Text: r.interval(), Number: true},
			{Text: r.ranking(), Number: true},
			medianCell(r),
			{Text: r.comparison()},
			{Text: r.text("region")},
			dated(r.text("published")),
			r.marks(),
		}})
	}
	if t.Filter("segment") != "" {
		g.leaveOut("Part") // the title says it
	}
	if part[0].text("unit") == "rating" {
		g.leaveOut("Rank") // shared by half of all PDUs; the sentence counts them
	}
	g.align()
	g.drop("Part", "Cases", "95% interval", "Peer median", "Against peers", "Notes")
	return g
}
