package dashboard

import (
	"io"
	"regexp"
	"strings"

	"pdubench/queries"
)

// format is a way to download the table behind a page: the page's address
// with the suffix.
type format struct {
	suffix      string // .csv
	name        string // for readers
	contentType string
	write       func(w io.Writer, t *queries.Table, r *request) error
}

// end is the suffix of a format; no format is the page, which has none.
func (f *format) end() string {
	if f == nil {
		return ""
	}
	return f.suffix
}

// formats in the order they are offered. The CSV's description comes first so
// that its suffix is not taken for that of JSON.
var formats = []*format{
	{".csv-metadata.json", "CSV description", "application/csvm+json", func(w io.Writer, t *queries.Table, r *request) error {
		return queries.WriteCSVMetadata(w, t, address(r.path, ".csv", r.query))
	}},
	{".csv", "CSV", "text/csv; charset=utf-8; header=present", plain(queries.WriteCSV)},
	{".json", "JSON", "application/json", plain(queries.WriteJSON)},
	{".xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", plain(queries.WriteXLSX)},
	{".parquet", "Parquet", "application/vnd.apache.parquet", plain(queries.WriteParquet)},
}

func plain(write func(io.Writer, *queries.Table) error) func(io.Writer, *queries.Table, *request) error {
	return func(w io.Writer, t *queries.Table, _ *request) error { return write(w, t) }
}

var notInFileName = regexp.MustCompile(`[^a-z0-9]+`)

// fileName says which page and snapshot a download is of:
// pdubench-metrics-vacancy-rate-0123abcd.csv.
func (f *format) fileName(r *request) string {
	page := strings.Trim(notInFileName.ReplaceAllString(strings.ToLower(r.path), "-"), "-")
	if page == "" {
		page = "overview"
	}
	return "pdubench-" + page + "-" + shortID(r.snapshot.ID) + f.suffix
}

// shortID is as much of a snapshot's name as a reader needs to tell two apart.
func shortID(id string) string {
	return id[:min(len(id), 12)]
}

// download is a link to the table behind a page.
type download struct {
	Name, Href string
}

func downloads(path string, query map[string]string) []download {
	var links []download
	for _, f := range formats {
		links = append(links, download{f.name, address(path, f.suffix, query)})
	}
	// The description is for whoever has the CSV: it comes last.
	return append(links[1:], links[0])
}
