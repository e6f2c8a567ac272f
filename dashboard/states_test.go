package dashboard

import (
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/chromedp"

	"pdubench/ingest"
	"pdubench/queries"
)

// emptyPages are pages of every kind that do not name a figure.
var emptyPages = []string{
	"/", "/trends", "/trends?metric=vacancy_rate&segment=PO", "/pdus", "/pdus/wakefield", "/pdus/wakefield?peers=nearest:5", "/metrics", "/metrics/vacancy_rate?pdu=wakefield&segment=PO",
	"/metrics/overall_rating", "/metrics/key_question", "/regions", "/regions/yorkshire-and-the-humber", "/compare", "/compare?pdus=wakefield", "/compare?pdus=wakefield,leeds",
	"/data", "/data/ratings", "/data/results", "/data/funnel?metric=key_question", "/quality", "/quality?pdu=wakefield", "/method", "/find?q=north",
}

// noNumber finds what arithmetic over nothing leaves.
var noNumber = regexp.MustCompile(`\b(NaN|Inf|null|undefined|<nil>)\b|%!`)

// drawsSomething finds a mark of some length, or a place, in a chart.
var drawsSomething = regexp.MustCompile(`"value":([1-9]|0\.|\[)`)

// With nothing loaded, and within filters that nothing passes, pages are
// sentences: no empty table, no chart, no number made of nothing.
func TestPagesWithNothingToShow(t *testing.T) {
	store, err := ingest.OpenStore(filepath.Join(t.TempDir(), "none"))
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := ingest.Load(t.Context(), store, []string{filepath.Join("testdata", "invented", "regions.csv")}, ingest.Options{Program: "test", NoBundled: true})
	if err != nil {
		t.Fatal(err)
	}
	none, err := queries.Open(store.SnapshotPath(loaded.Snapshot))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { none.Close() })
	filtered := []string{"/trends?from=2040", "/pdus/wakefield?from=2040", "/metrics/vacancy_rate?from=2040", "/metrics/overall_rating?from=2040&pdu=wakefield",
		"/regions/yorkshire-and-the-humber?from=2040", "/compare?pdus=wakefield,leeds&from=2040", "/data/results?from=2040", "/data/rug?region=wales&from=2040"}
	for _, of := range []struct {
		site      *site
		addresses []string
	}{{newSiteOf(t, none), emptyPages}, {newSite(t), filtered}} {
		for _, address := range of.addresses {
			doc := of.site.page(address)
			main := doc.Find("main")
			for _, id := range main.Find("table").FilterFunction(func(_ int, e *goquery.Selection) bool { return e.Find("tbody tr").Length() == 0 }).Map(func(_ int, e *goquery.Selection) string { return e.AttrOr("id", "?") }) {
				t.Errorf("%s has an empty table %s", address, id)
			}
			charts := main.Find("script.chart__data").FilterFunction(func(_ int, e *goquery.Selection) bool { return !drawsSomething.MatchString(e.Text()) })
			if charts.Length() > 0 {
				t.Errorf("%s has an empty chart", address)
			}
			main.Find("script").Remove()
			if text := main.Text(); noNumber.MatchString(text) || len(strings.Fields(text)) < 8 {
				t.Errorf("%s says: %s", address, strings.Join(strings.Fields(text), " "))
			}
		}
	}
}

// hundred is a snapshot with an invented region of 108 PDUs, each with the
// figures of one inspection, one of them with a very long name.
var hundred = sync.OnceValues(func() (*queries.Snapshot, error) {
	dir := filepath.Join(folder, "of-108")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	const inspections, results = "inspection_id,pdu_code,programme,fieldwork_start,published,published_basis,overall_rating,score,max_score,cases_inspected,source_class,source_url\n",
		"inspection_id,metric,segment,qualifier,value,unit,numerator,denominator,source_class,source_url\n"
	tables := map[string]string{"regions.csv": "region_code,region\nZ98,Widershire\n", "pdus.csv": "pdu_code,pdu,region_code,status,aliases\n", "inspections.csv": inspections, "results.csv": results}
	for i := range 108 {
		name := fmt.Sprintf("Vale %03d", i+1)
		if i == 0 {
			name = "Vale of the Upper and the Nether Windle with Great Marsham and Little Marsham upon Ouse"
		}
		id, at := fmt.Sprintf("vale-%03d", i+1), fmt.Sprintf("inspectorate,https://widershire.example/%d\n", i+1)
		tables["pdus.csv"] += fmt.Sprintf("Y%03d,%s,Z98,current,\n", i+1, name)
		tables["inspections.csv"] += fmt.Sprintf("%s,Y%03d,2023,2024,2024-%02d-11,stated,%s,,,%d,%s", id, i+1, 1+i%12, ratings[i%4].Word, 39+i%50, at)
		for s, standard := range []string{"P 2.1", "P 2.2", "P 2.3", "P 2.4"} {
			for q, question := range []string{"engagement", "desistance", "safety"} {
				n := 39 + i%50
				x := n * (20 + (i*7+s*11+q*5)%60) / 100
				tables["results.csv"] += fmt.Sprintf("%s,key_question,%s/%s,,%d,percent,%d,%d,%s", id, standard, question, (200*x+n)/(2*n), x, n, at)
			}
		}
		tables["results.csv"] += fmt.Sprintf("%s,vacancy_rate,PO,,%d,percent,,,%s", id, 5+(i*37)%60, at)
	}
	for name, text := range tables {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	return load("hundred", []string{dir})
})

var hundredPages = []string{
	"/", "/trends", "/pdus", "/regions", "/regions/widershire", "/metrics/vacancy_rate?pdu=vale-007&segment=PO&peers=region", "/metrics/overall_rating?pdu=vale-007",
	"/metrics/key_question", "/metrics/key_question?pdu=vale-007&segment=P%202.3/safety", "/pdus/vale-007", "/data/rug?region=widershire", "/data/ratings",
	"/pdus/vale-of-the-upper-and-the-nether-windle-with-great-marsham-and-little-marsham-upon-ouse",
	"/compare?pdus=vale-of-the-upper-and-the-nether-windle-with-great-marsham-and-little-marsham-upon-ouse,vale-002,vale-003",
	"/metrics/vacancy_rate?pdu=vale-of-the-upper-and-the-nether-windle-with-great-marsham-and-little-marsham-upon-ouse&segment=PO",
}

// A region of 108 PDUs and a name of 85 letters fit a phone and a light page.
func TestManyPDUsAndALongName(t *testing.T) {
	t.Parallel()
	s := opened(t, hundred)
	site := newSiteOf(t, s)
	const largest = 150 << 10
	for _, address := range hundredPages {
		res, body := site.get(address)
		if res.StatusCode != 200 || len(body) > largest {
			t.Errorf("%s answers %d with %d bytes, want at most %d", address, res.StatusCode, len(body), largest)
		}
	}
	live := &queries.Live{}
	live.Serve(s)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	app := New(live, slog.New(slog.DiscardHandler))
	go app.Listener(listener)
	b := newTab(t)
	b.base = "http://" + listener.Addr().String()
	for _, width := range []int64{1280, 320} {
		b.do(chromedp.EmulateViewport(width, 900))
		for _, address := range hundredPages {
			b.open(address)
			if got := ask[int64](b, "document.documentElement.scrollWidth"); got > width {
				t.Errorf("%s is %d pixels wide on a screen of %d", address, got, width)
			}
			if c := ask[drawnCharts](b, countCharts); c.Drawn != c.Charts {
				t.Errorf("%s: %d of %d charts drawn", address, c.Drawn, c.Charts)
			}
			b.quiet(address)
		}
	}
}
