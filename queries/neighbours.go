package queries

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	sqlfiles "pdubench/sql"
)

// nearestPeers turns nearest:N into the N PDUs that the view neighbours puts
// first. The label names them and the measures they were chosen by.
func (s *Snapshot) nearestPeers(ctx context.Context, p sqlfiles.Param, written, count string, values map[string]string) ([]any, string, error) {
	most := len(s.Names("pdu"))
	n, err := strconv.Atoi(count)
	if err != nil || n < 1 || n > most {
		return nil, "", &Problem{What: p.Name, Value: written, Reason: fmt.Sprintf("needs a number from 1 to %d, such as nearest:5", most)}
	}
	if values["pdu"] == "" {
		return nil, "", &Problem{What: p.Name, Value: written, Reason: "needs a pdu whose neighbours are meant"}
	}
	near, err := s.Run(ctx, "neighbours", map[string]string{"pdu": values["pdu"], "source": values["source"]})
	if err != nil {
		return nil, "", err
	}
	slugs := []string{}
	var labels, used []string
	for i := range near.Rows {
		if _, placed := near.Number(i, "place"); !placed || len(slugs) == n {
			break
		}
		slugs, labels = append(slugs, near.Text(i, "slug")), append(labels, near.Text(i, "pdu"))
		for measure := range strings.SplitSeq(near.Text(i, "used"), ", ") {
			if !slices.Contains(used, measure) {
				used = append(used, measure)
			}
		}
	}
	label := fmt.Sprintf("nearest %d by %s: %s", n, strings.Join(used, ", "), strings.Join(labels, "; "))
	if len(slugs) == 0 {
		label = fmt.Sprintf("nearest %d: none, as no other PDU has published context in common", n)
	}
	return []any{sql.Named(p.Name, "list"), sql.Named("peer_pdus", slugs)}, label, nil
}
