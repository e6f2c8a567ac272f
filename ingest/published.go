package ingest

import (
	"embed"
	"fmt"
	"path"
)

// published holds the facts that come with the program. They are loaded by
// the same code as a user's tables.
//
//go:embed published/*.csv
var published embed.FS

// reference are the bundled tables that every snapshot needs: the names and
// rules that facts refer to. Later files may refer to earlier ones.
var reference = []string{"regions.csv", "pdus.csv", "programmes.csv", "standards.csv", "ratings.csv", "rating_bands.csv", "metrics.csv"}

// facts are the bundled tables of published figures; a load with NoBundled
// leaves them out.
var facts = []string{"inspections.csv", "results.csv", "wakefield-2024.csv", "context.csv", "notes.csv"}

// bundledFile is a file that comes with the program.
func bundledFile(name string) ([]byte, error) {
	content, err := published.ReadFile(path.Join("published", name))
	if err != nil {
		return nil, fmt.Errorf("the bundled %s is missing from the program: %w; build it again", name, err)
	}
	return content, nil
}

// Catalogue returns the bundled metrics and PDUs, for reading a report
// without a data folder.
func Catalogue() (*Facts, error) {
	var inputs []input
	for _, name := range reference {
		content, err := bundledFile(name)
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, input{Original: Original{File: name, Bundled: true}, content: content})
	}
	return readTables(inputs)
}
