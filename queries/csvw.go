package queries

import (
	"encoding/json"
	"io"
)

// csvwTypes gives the CSV on the Web datatype of each column type. A measure
// is a number or a rating word, so it can only be called a string.
var csvwTypes = map[string]string{
	"text": "string", "slug": "string", "date": "string", "integer": "integer", "number": "number",
	"measure": "string", "boolean": "boolean", "url": "anyURI", "path": "string",
}

// WriteCSVMetadata describes the table's CSV at url (W3C CSV on the Web):
// title, filters, licence, snapshot, and each column with type and meaning.
func WriteCSVMetadata(w io.Writer, t *Table, url string) error {
	columns := make([]map[string]any, len(t.Columns()))
	for i, c := range t.Columns() {
		about := c.About
		if c.Unit != "-" {
			about += " (unit: " + c.Unit + ")"
		}
		columns[i] = map[string]any{"name": c.Name, "titles": c.Name, "datatype": csvwTypes[c.Type], "dc:description": about}
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(map[string]any{
		"@context":       []any{"http://www.w3.org/ns/csvw", map[string]string{"@language": "en"}},
		"url":            url,
		"dc:title":       t.Title(),
		"dc:description": t.View.About + " Filters: " + t.FilterText() + ".",
		"dc:publisher":   Publisher,
		"dc:license":     map[string]string{"@id": LicenceURL},
		"dc:identifier":  "snapshot " + t.Snapshot,
		"dc:modified":    t.About.Built,
		"dialect":        map[string]any{"header": true, "encoding": "utf-8"},
		"tableSchema":    map[string]any{"columns": columns},
	})
}
