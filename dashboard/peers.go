package dashboard

import (
	"net/url"
	"slices"
	"strings"

	"pdubench/queries"
)

// ownPeers is the address where peers of one's own can be ticked.
func ownPeers(r *request) string {
	query := map[string]string{"choose": "peers"}
	for name, v := range r.query {
		query[name] = v
	}
	return address(r.path, "", query)
}

// choosesPeers takes ?choose= out of the query: it asks for a form, not for
// an answer.
func (r *request) choosesPeers() bool {
	wanted := r.query["choose"] == "peers" && r.format == nil
	if wanted {
		delete(r.query, "choose")
	}
	return wanted
}

// choosePeers is a form that ticks the PDUs a metric is compared across. It
// sends the rest of the query along.
func choosePeers(r *request) (*answer, error) {
	metric, err := r.snapshot.Resolve(r.ctx, "metric", "metric", r.name)
	if err != nil {
		return nil, err
	}
	var chosen []queries.Name
	for slug := range strings.SplitSeq(r.query["peers"], ",") {
		if i := slices.IndexFunc(r.snapshot.Names("pdu"), func(n queries.Name) bool { return n.Name == slug }); i >= 0 {
			chosen = append(chosen, r.snapshot.Names("pdu")[i])
		}
	}
	c, err := newChoice(r, "peers", chosen)
	if err != nil {
		return nil, err
	}
	c.Open = true
	for i := range c.Regions {
		c.Regions[i].All = "" // leads to another page
	}
	var kept []option
	for name, v := range r.query {
		if name != "peers" {
			kept = append(kept, option{Value: v, Label: name})
		}
	}
	slices.SortFunc(kept, func(a, b option) int { return strings.Compare(a.Label, b.Label) })
	return &answer{page: func() (*page, error) {
		return &page{Template: "peers", Title: "Which PDUs do you want to compare with?", Caption: metric.Label,
			Crumbs: []link{{"Metrics", "/metrics"}, {metric.Label, "/metrics/" + url.PathEscape(metric.Canonical)}},
			Data:   map[string]any{"Action": "/metrics/" + url.PathEscape(metric.Canonical), "Choice": c, "Kept": kept, "Back": address(r.path, "", r.query)}}, nil
	}}, nil
}

// likePDU leads to the PDUs most like the one asked about; nil where none is.
func likePDU(t *queries.Table) *link {
	if t.Filter("pdu") == "" {
		return nil
	}
	return &link{filterLabel(t, "pdu"), address("/data/neighbours", "", map[string]string{"pdu": t.Filter("pdu")})}
}
