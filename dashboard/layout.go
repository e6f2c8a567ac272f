package dashboard

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"strings"

	"pdubench/queries"
)

//go:embed templates
var templateFiles embed.FS

// page is what a handler wants shown.
type page struct {
	Template  string // file of templates/pages, without .html
	Title     string // states the question
	Filters   string // what the answer is limited to, empty where it is not
	Caption   string // what kind of thing the page is about, above the title
	Crumbs    []link // pages above this one
	Download  bool   // the table behind the page can be downloaded
	HasCharts bool
	Recent    *link // how the browser remembers that it was here; nil where that helps nobody
	Data      any
}

type link struct{ Text, Href string }

// layout is what the frame around every page is made of.
type layout struct {
	*page
	Nav       []navItem
	Downloads []download
	Address   string // that lasts; empty where nothing was found
	Snapshot  string // empty before the first one is served
	About     queries.About
	Age       string // a note that the snapshot is old, empty while it is not
	Licence   link
}

type navItem struct {
	link
	Active bool
}

// mainPages are the entries of the navigation.
func mainPages() []link {
	return []link{{"Overview", "/"}, {"Trends", "/trends"}, {"PDUs", "/pdus"}, {"Regions", "/regions"}, {"Metrics", "/metrics"}, {"Data", "/data"}, {"Method", "/method"}}
}

// parseTemplates reads every page together with the frame and the parts. The
// files are embedded, so an error is a mistake in one and found by any test.
func parseTemplates(a *assets) map[string]*template.Template {
	funcs := template.FuncMap{"asset": a.url, "anchor": anchor, "day": day, "onlyDay": onlyDay, "long": long, "ratingClass": ratingClass, "ratingLetters": ratingLetters}
	shared := template.Must(template.New("layout.html").Funcs(funcs).ParseFS(templateFiles, "templates/*.html", "templates/parts/*.html"))
	files, err := fs.Glob(templateFiles, "templates/pages/*.html")
	if err != nil {
		panic(err) // a malformed pattern, which this is not
	}
	pages := map[string]*template.Template{}
	for _, file := range files {
		pages[strings.TrimSuffix(path.Base(file), ".html")] = template.Must(template.Must(shared.Clone()).ParseFS(templateFiles, file))
	}
	return pages
}

func (d *dashboard) render(w io.Writer, r *request, p *page) error {
	t := d.templates[p.Template]
	if t == nil {
		return fmt.Errorf("no template %q", p.Template)
	}
	l := layout{page: p, Licence: link{queries.Licence, queries.LicenceURL}}
	for _, item := range mainPages() {
		active := r.path == item.Href || item.Href != "/" && strings.HasPrefix(r.path, item.Href+"/")
		l.Nav = append(l.Nav, navItem{item, active})
	}
	if r.snapshot != nil {
		l.Snapshot, l.About = shortID(r.snapshot.ID), r.snapshot.About
	}
	l.Address, l.Age = r.address, r.age
	if p.Download {
		l.Downloads = downloads(r.path, r.query)
	}
	return t.ExecuteTemplate(w, "layout.html", l)
}

// anchor makes a text usable as the id of an element.
func anchor(text string) string {
	return strings.Trim(notInFileName.ReplaceAllString(strings.ToLower(text), "-"), "-")
}

// long reports whether a cell has so many words that a narrow column would
// make its row tall.
func long(text string) bool { return len(text) > 20 }
