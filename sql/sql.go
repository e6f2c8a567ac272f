// Package sqlfiles embeds every SQL statement of pdubench: the schema of a
// snapshot, its macros, and one file a view whose header says what it
// answers. Pages, charts, downloads and the API description all read that
// header, so they cannot disagree.
package sqlfiles

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed *.sql views/*.sql
var files embed.FS

// Schema creates the empty tables of a snapshot.
func Schema() string { return read("schema.sql") }

// Macros creates the statistics, the words, the tables derived from the rows
// of a snapshot and the comparison that views share. It needs all rows to be
// there.
func Macros() string {
	var all strings.Builder
	for _, name := range []string{"macros.sql", "words.sql", "subject.sql", "visit.sql", "fact.sql", "compared.sql", "told.sql", "related.sql"} {
		all.WriteString(read(name))
	}
	return all.String()
}

// Names lists every name that a parameter can take.
func Names() string { return read("names.sql") }

// Nearest finds the names most like what was written.
func Nearest() string { return read("nearest.sql") }

func read(name string) string {
	text, err := files.ReadFile(name)
	if err != nil {
		panic(err) // embedded: can only fail if the build is broken
	}
	return string(text)
}

// Version identifies what a snapshot's shape depends on: the hex SHA-256,
// 12 characters, of schema and macros. A snapshot of another version is
// rebuilt from its sources.
func Version() string {
	sum := sha256.Sum256([]byte(Schema() + Macros()))
	return hex.EncodeToString(sum[:])[:12]
}

// Views returns all views sorted by name.
var Views = sync.OnceValue(func() []*View {
	paths, err := fs.Glob(files, "views/*.sql")
	if err != nil {
		panic(err)
	}
	var views []*View
	for _, p := range paths {
		v, err := Parse(strings.TrimSuffix(path.Base(p), ".sql"), read(p))
		if err != nil {
			panic(err) // a test parses every view
		}
		views = append(views, v)
	}
	slices.SortFunc(views, func(a, b *View) int { return strings.Compare(a.Name, b.Name) })
	return views
})

// Lookup returns the view of that name.
func Lookup(name string) (*View, error) {
	for _, v := range Views() {
		if v.Name == name {
			return v, nil
		}
	}
	return nil, fmt.Errorf("no view %q", name)
}
