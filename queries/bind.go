package queries

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"sort"
	"strings"

	sqlfiles "pdubench/sql"
)

// words names the kinds of parameter to readers.
var words = map[string]string{
	"pdu": "PDU", "region": "region", "metric": "metric", "programme": "programme",
	"inspection": "inspection", "segment": "segment", "result": "figure",
}

// bind turns written parameters into what the query takes, all of them, a
// parameter left out being NULL or its default.
func (s *Snapshot) bind(ctx context.Context, v *sqlfiles.View, values map[string]string) ([]any, []Filter, error) {
	if err := s.known(ctx, v, values); err != nil {
		return nil, nil, err
	}
	var args []any
	var filters []Filter
	for _, p := range v.Params {
		written := strings.TrimSpace(values[p.Name])
		if written == "" {
			if p.Required {
				return nil, nil, &Problem{What: "parameter", Value: p.Name, Reason: "is needed: " + p.About}
			}
			args = append(args, sql.Named(p.Name, unset(p)))
			if p.Kind == "peers" {
				args = append(args, sql.Named("peer_pdus", []string{}))
			}
			continue
		}
		bound, label, err := s.value(ctx, p, written, values)
		if err != nil {
			return nil, nil, err
		}
		args = append(args, bound...)
		filters = append(filters, Filter{Name: p.Name, Value: written, Label: label})
	}
	return args, filters, nil
}

// unset is what a parameter that was left out means.
func unset(p sqlfiles.Param) any {
	if c := p.Choices(); c != nil {
		return c[0]
	}
	if p.Kind == "peers" {
		return "all"
	}
	return nil
}

// known refuses a parameter the view does not have.
func (s *Snapshot) known(ctx context.Context, v *sqlfiles.View, values map[string]string) error {
	var have, unknown []string
	for _, p := range v.Params {
		have = append(have, p.Name)
	}
	for name := range values {
		if v.Param(name) == nil {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) == 0 {
		return nil
	}
	sort.Strings(unknown)
	reason := "is not known here"
	if len(have) > 0 {
		reason += "; there are " + strings.Join(have, ", ")
	}
	return &Problem{What: "parameter", Value: unknown[0], Reason: reason, Nearest: s.nearest(ctx, have, unknown[0])}
}

func (s *Snapshot) value(ctx context.Context, p sqlfiles.Param, written string, values map[string]string) ([]any, string, error) {
	switch p.Kind {
	case "peers":
		return s.peers(ctx, p, written, values)
	case "date":
		from, to, err := sqlfiles.Period(written)
		if err != nil {
			return nil, "", &Problem{What: p.Name, Value: written, Reason: "is not a date; write 2024, 2024-10 or 2024-10-24"}
		}
		if p.Name == "to" {
			from = to
		}
		return []any{sql.Named(p.Name, from)}, written, nil
	case "segment":
		return s.segment(ctx, p, written, values)
	case "result":
		return []any{sql.Named(p.Name, written)}, written, nil
	case "metric":
		if n, ok := s.names.find("figure_metric", written); ok && p.Name == "metric" && !p.Required {
			return []any{sql.Named(p.Name, n.Canonical)}, n.Label, nil
		}
	}
	if choices := p.Choices(); choices != nil {
		if !slices.Contains(choices, written) {
			return nil, "", &Problem{What: p.Name, Value: written, Reason: "can be " + strings.Join(choices, " or ")}
		}
		return []any{sql.Named(p.Name, written)}, strings.ReplaceAll(written, "_", " "), nil
	}
	n, err := s.Resolve(ctx, p.Kind, words[p.Kind], written)
	if err != nil {
		return nil, "", err
	}
	return []any{sql.Named(p.Name, n.Canonical)}, n.Label, nil
}

func (s *Snapshot) segment(ctx context.Context, p sqlfiles.Param, written string, values map[string]string) ([]any, string, error) {
	// against_segment is a part of the metric against, segment of metric.
	owner := strings.TrimSuffix(strings.TrimSuffix(p.Name, "segment"), "_")
	if owner == "" {
		owner = "metric"
	}
	metric := values[owner]
	if metric == "" {
		return nil, "", &Problem{What: p.Name, Value: written, Reason: "needs " + owner + ", the metric whose part it is"}
	}
	n, ok := s.names.find("segment "+metric, written)
	if !ok {
		var known []string
		for _, k := range s.names["segment "+metric] {
			known = append(known, k.Name)
		}
		reason := fmt.Sprintf("is not a part of %s, which has none", metric)
		if len(known) > 0 {
			reason = fmt.Sprintf("is not a part of %s, which has %s", metric, strings.Join(known, ", "))
		}
		return nil, "", &Problem{What: p.Name, Value: written, Reason: reason, Nearest: s.nearest(ctx, known, written)}
	}
	return []any{sql.Named(p.Name, n.Canonical)}, n.Label, nil
}

// peerGroups are the words peers can be, besides a list of PDUs.
var peerGroups = []string{"all", "region", "programme", "region+programme"}

func (s *Snapshot) peers(ctx context.Context, p sqlfiles.Param, written string, values map[string]string) ([]any, string, error) {
	written = strings.ReplaceAll(written, "region programme", "region+programme") // a plus sign in an address is a space
	if slices.Contains(peerGroups, written) {
		if strings.Contains(written, "programme") && values["pdu"] == "" {
			return nil, "", &Problem{What: "peers", Value: written, Reason: "needs a pdu whose programme is meant"}
		}
		return []any{sql.Named(p.Name, written), sql.Named("peer_pdus", []string{})}, written, nil
	}
	if count, ok := strings.CutPrefix(written, "nearest:"); ok {
		return s.nearestPeers(ctx, p, written, count, values)
	}
	var slugs, labels []string
	for name := range strings.SplitSeq(written, ",") {
		n, err := s.Resolve(ctx, "pdu", "PDU or peer group", strings.TrimSpace(name))
		if err != nil {
			if problem, ok := err.(*Problem); ok {
				problem.Missing = false
				problem.Reason = "is neither a PDU nor one of " + strings.Join(peerGroups, ", ") + ", nearest:5"
			}
			return nil, "", err
		}
		slugs, labels = append(slugs, n.Canonical), append(labels, n.Label)
	}
	return []any{sql.Named(p.Name, "list"), sql.Named("peer_pdus", slugs)}, strings.Join(labels, ", "), nil
}
