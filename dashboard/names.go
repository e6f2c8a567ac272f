package dashboard

import (
	"slices"
	"strings"

	"pdubench/queries"
)

// suggestions are the names that the search box offers: PDUs under all their
// names, regions and metrics.
func suggestions(s *queries.Snapshot) []queries.Name {
	var all []queries.Name
	for _, k := range kinds {
		all = append(all, s.Names(k.kind)...)
	}
	slices.SortStableFunc(all, func(a, b queries.Name) int { return strings.Compare(a.Label, b.Label) })
	return slices.CompactFunc(all, func(a, b queries.Name) bool { return a.Label == b.Label })
}
