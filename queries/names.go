package queries

import (
	"context"
	"database/sql"
	"slices"

	sqlfiles "pdubench/sql"
)

// Name is something a parameter can name.
type Name struct {
	Name      string // as it may be written in an address
	Canonical string // what it stands for; differs from Name for an alias
	Label     string // for readers
}

// names holds what the parameters of a snapshot can take, by kind; segments
// by "segment " and their metric.
type names map[string][]Name

func readNames(ctx context.Context, db *sql.DB) (names, error) {
	rows, err := db.QueryContext(ctx, sqlfiles.Names())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := names{}
	for rows.Next() {
		var kind, scope string
		var n Name
		if err := rows.Scan(&kind, &scope, &n.Name, &n.Canonical, &n.Label); err != nil {
			return nil, err
		}
		if scope != "" {
			kind += " " + scope
		}
		all[kind] = append(all[kind], n)
	}
	return all, rows.Err()
}

func (n names) find(kind, written string) (Name, bool) {
	i := slices.IndexFunc(n[kind], func(k Name) bool { return k.Name == written })
	if i < 0 {
		return Name{}, false
	}
	return n[kind][i], true
}

// Names returns what a parameter of that kind (pdu, region, metric,
// programme, inspection) can name.
func (s *Snapshot) Names(kind string) []Name { return s.names[kind] }

// Resolve returns what written stands for, or a Problem with the nearest
// names. what is the kind in words.
func (s *Snapshot) Resolve(ctx context.Context, kind, what, written string) (Name, error) {
	if n, ok := s.names.find(kind, written); ok {
		return n, nil
	}
	known := make([]string, 0, len(s.names[kind]))
	for _, n := range s.names[kind] {
		known = append(known, n.Name)
	}
	return Name{}, &Problem{Missing: true, What: what, Value: written, Nearest: s.nearest(ctx, known, written)}
}

// nearest returns up to three known names most like what was written. It is
// a courtesy: if it fails there are none.
func (s *Snapshot) nearest(ctx context.Context, known []string, written string) []string {
	rows, err := s.db.QueryContext(ctx, sqlfiles.Nearest(), sql.Named("names", known), sql.Named("written", written))
	if err != nil {
		return nil
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var name string
		if rows.Scan(&name) == nil {
			found = append(found, name)
		}
	}
	return found
}
