package dashboard

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/gofiber/fiber/v2"

	"pdubench/ingest"
	"pdubench/queries"
)

// folder is where the snapshot of all tests is built, once.
var folder string

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "pdubench-dashboard"); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

// bundled is a snapshot of the bundled facts.
var bundled = sync.OnceValues(func() (*queries.Snapshot, error) { return load("bundled", nil) })

// farshire is the same with an invented region, whose PDUs have published
// what real ones seldom do: the number of cases behind every key question.
var farshire = sync.OnceValues(func() (*queries.Snapshot, error) {
	return load("farshire", []string{filepath.Join("testdata", "invented")})
})

func load(name string, paths []string) (*queries.Snapshot, error) {
	store, err := ingest.OpenStore(filepath.Join(folder, name))
	if err != nil {
		return nil, err
	}
	loaded, err := ingest.Load(context.Background(), store, paths, ingest.Options{Program: "test"})
	if err != nil {
		return nil, err
	}
	return queries.Open(store.SnapshotPath(loaded.Snapshot))
}

func snapshot(t testing.TB) *queries.Snapshot { return opened(t, bundled) }

func opened(t testing.TB, open func() (*queries.Snapshot, error)) *queries.Snapshot {
	t.Helper()
	s, err := open()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// site is the application over the bundled facts, and what it logs.
type site struct {
	testing.TB
	app      *fiber.App
	log      *bytes.Buffer
	snapshot string
}

func newSite(t testing.TB) *site { return newSiteOf(t, snapshot(t)) }

// newFarshire is the application over the invented region too.
func newFarshire(t testing.TB) *site { return newSiteOf(t, opened(t, farshire)) }

func newSiteOf(t testing.TB, of *queries.Snapshot) *site {
	t.Helper()
	live := &queries.Live{}
	live.Serve(of)
	s := &site{TB: t, log: &bytes.Buffer{}, snapshot: of.ID}
	s.app = New(live, slog.New(slog.NewJSONHandler(s.log, nil)))
	return s
}

// get asks for an address, with headers in pairs.
func (s *site) get(address string, headers ...string) (*http.Response, []byte) {
	s.Helper()
	req := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := s.app.Test(req, -1)
	if err != nil {
		s.Fatalf("%s: %v", address, err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		s.Fatalf("%s: %v", address, err)
	}
	return res, body
}

// page asks for an address that must answer with a page.
func (s *site) page(address string) *goquery.Document {
	s.Helper()
	res, body := s.get(address)
	if res.StatusCode != http.StatusOK {
		s.Fatalf("%s: status %d\n%s", address, res.StatusCode, body)
	}
	return s.parse(body)
}

func (s *site) parse(body []byte) *goquery.Document {
	s.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(body))
	if err != nil {
		s.Fatal(err)
	}
	return doc
}

// everyPage is an address of every page, with and without filters.
var everyPage = []string{
	"/trends", "/trends?metric=vacancy_rate&region=yorkshire-and-the-humber", "/trends?metric=standard_rating&segment=P%202.3&by=year", "/trends?metric=caseload&from=2030",
	"/", "/pdus", "/pdus?region=london", "/pdus/wakefield", "/pdus/wakefield?peers=region", "/pdus/kirklees",
	"/pdus/greenwich-and-bexley", "/metrics", "/metrics/vacancy_rate", "/metrics/vacancy_rate?pdu=wakefield&segment=PO&peers=all",
	"/metrics/wmt_capacity?pdu=wakefield", "/metrics/key_question?pdu=wakefield", "/metrics/overall_rating", "/metrics/standard_rating?pdu=wakefield",
	"/metrics/settled_accommodation", "/metrics/caseload?from=2030", "/metrics/vacancy_rate?pdu=wakefield&choose=peers", "/metrics/overall_rating?pdu=wakefield&peers=nearest:5", "/regions", "/regions/yorkshire-and-the-humber", "/data", "/data/ratings", "/data/results?page=2",
	"/data/benchmark", "/data/benchmark?metric=score", "/evidence/wakefield-2024.overall_rating", "/method", "/quality", "/quality?pdu=wakefield",
	"/find?q=north", "/find", "/compare", "/compare?pdus=wakefield", "/compare?pdus=wakefield,leeds,york", "/compare?pdus=kirklees,wakefield&among=each_other",
}

// farshirePages are addresses whose pages show more with the invented region.
var farshirePages = []string{
	"/trends?region=farshire", "/trends?metric=key_question&segment=P%202.3/safety&across=region",
	"/pdus/northmoor", "/metrics/key_question?pdu=northmoor&segment=P%202.1/safety", "/metrics/key_question?segment=P%202.3/desistance",
	"/metrics/vacancy_rate?pdu=wakefield&segment=PO&peers=nearest:5", "/regions/farshire", "/compare?pdus=northmoor,eastfen,westhay,southwold-sands,farhollow,stonebeck,tarnside,longmere-upper-ashdale-and-the-netherby-marshes,wakefield,leeds",
}

// table makes a table of a view out of rows of named cells, for tests that
// need rows no publisher ever published. All PDUs in them are invented.
func table(t testing.TB, view string, filters []queries.Filter, rows ...map[string]any) *queries.Table {
	t.Helper()
	made := &queries.Table{View: viewNamed(view), Filters: filters, Snapshot: "0123456789abcdef", About: queries.About{NewestData: "2025-10"}}
	if len(made.View.Columns) == 0 {
		t.Fatalf("no view %q", view)
	}
	for _, cells := range rows {
		row := make([]any, len(made.View.Columns))
		for name, v := range cells {
			i := made.View.Column(name)
			if i < 0 {
				t.Fatalf("view %s has no column %q", view, name)
			}
			row[i] = v
		}
		made.Rows = append(made.Rows, row)
	}
	return made
}
