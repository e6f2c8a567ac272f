package dashboard

import (
	"bytes"
	"encoding/json"
	"errors"
	"log/slog"
	"net/url"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"

	"pdubench/queries"
)

func TestErrorsNameTheValueAndTheNearest(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct {
		address string
		status  int
		names   string // in the heading
		link    string // first suggestion
	}{
		{"/pdus/wakefeild", 404, "There is no PDU “wakefeild”", "/pdus/wakefield"},
		{"/pdus/wakefeild?peers=region", 404, "There is no PDU “wakefeild”", "/pdus/wakefield?peers=region"},
		{"/metrics/vacancy_rates", 404, "There is no metric “vacancy_rates”", "/metrics/vacancy_rate"},
		{"/metrics/vacancy_rate?pdu=wakefeild", 404, "There is no PDU “wakefeild”", "/metrics/vacancy_rate?pdu=wakefield"},
		{"/metrics/vacancy_rate?segmnt=PO", 400, "The parameter “segmnt” is not known here", "/metrics/vacancy_rate?segment=PO"},
		{"/metrics/vacancy_rate?segment=PQiPs", 400, "The segment “PQiPs” is not a part of vacancy_rate", "/metrics/vacancy_rate?segment=PQiP"},
		{"/metrics/vacancy_rate?peers=wakefield,leads", 400, "“leads” is neither a PDU nor one of all, region", "/metrics/vacancy_rate?peers=wakefield,leeds"},
		{"/metrics/vacancy_rate?from=soon", 400, "The from “soon” is not a date", "/"},
		{"/metrics/vacancy_rate?inspections=some", 400, "“some” can be latest or all", "/"},
		{"/metrics/vacancy_rate?metric=score", 400, "The parameter “metric” is vacancy_rate in the address of this page already", "/"},
		{"/regions/walls", 404, "There is no region “walls”", "/regions/wales"},
		{"/data/rating", 404, "There is no view “rating”", "/data/ratings"},
		{"/evidence/nothing.at.all", 404, "There is no figure “nothing.at.all”", "/"},
		{"/no/such/page", 404, "There is no page “/no/such/page”", "/"},
		{"/assets/main.000000000000.css", 404, "There is no page", "/"},
	} {
		res, body := s.get(c.address)
		if res.StatusCode != c.status {
			t.Errorf("%s answers %d, want %d", c.address, res.StatusCode, c.status)
			continue
		}
		doc := s.parse(body)
		if got := doc.Find("h1").Text(); !strings.Contains(got, c.names) {
			t.Errorf("%s: heading %q lacks %q", c.address, got, c.names)
		}
		if got := doc.Find("main li a").First().AttrOr("href", ""); got != c.link {
			t.Errorf("%s suggests %q, want %q", c.address, got, c.link)
		}
		if res.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be cached", c.address)
		}
	}
}

func TestErrorsAsJSON(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct {
		address, accept string
		status          int
	}{
		{"/pdus/wakefeild.json", "", 404}, {"/pdus/wakefeild.csv", "text/csv", 404}, {"/pdus/wakefeild", "application/json", 404},
		{"/data/benchmark.csv", "", 400}, {"/pdus/wakefeild.csv-metadata.json", "", 404},
	} {
		res, body := s.get(c.address, "Accept", c.accept)
		var answer struct {
			Error struct {
				Status      int
				What, Value string
				Message     string
				Nearest     []struct{ Name, Href string }
				Reference   string
			}
		}
		if err := json.Unmarshal(body, &answer); err != nil || res.StatusCode != c.status {
			t.Errorf("%s (%s) answers %d %v: %s", c.address, c.accept, res.StatusCode, err, body)
			continue
		}
		if e := answer.Error; e.Status != c.status || e.What == "" || e.Value == "" || e.Message == "" {
			t.Errorf("%s says too little: %s", c.address, body)
		}
		if strings.HasPrefix(c.address, "/pdus/wakefeild.") {
			format := c.address[len("/pdus/wakefeild"):]
			if n := answer.Error.Nearest; len(n) == 0 || n[0].Name != "Wakefield" || n[0].Href != "/pdus/wakefield"+format {
				t.Errorf("%s suggests %v", c.address, n)
			}
		}
	}
}

// Whatever a reader writes comes back as text, never as markup.
func TestWhatReadersWriteStaysText(t *testing.T) {
	s := newSite(t)
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`
	for _, address := range []string{
		"/pdus/" + url.PathEscape(evil), "/metrics/score?pdu=" + url.QueryEscape(evil), "/metrics/score?" + url.QueryEscape(evil) + "=1",
		"/metrics/score?peers=" + url.QueryEscape(evil), "/metrics/score?from=" + url.QueryEscape(evil), "/find?q=" + url.QueryEscape(evil),
		"/data/" + url.PathEscape(evil), "/evidence/" + url.PathEscape(evil), "/" + url.PathEscape(evil), "/?by=" + url.QueryEscape(evil),
		"/regions/" + url.PathEscape(evil), "/quality?pdu=" + url.QueryEscape(evil), "/data/results?page=" + url.QueryEscape(evil),
	} {
		_, body := s.get(address)
		doc := s.parse(body)
		if n := doc.Find("img, script:not([src]):not([type='application/json']), [onerror]").Length(); n > 0 {
			t.Errorf("%s: %d elements came from the address", address, n)
		}
		if strings.Contains(string(body), "<script>alert") {
			t.Errorf("%s repeats the script", address)
		}
	}
}

// A name in the data cannot end the JSON of a chart or start a script.
func TestWhatPublishersWriteStaysText(t *testing.T) {
	const evil = `</script><script>alert(1)</script>`
	d := &dashboard{}
	var err error
	if d.assets, err = readAssets(assetFiles); err != nil {
		t.Fatal(err)
	}
	d.templates = parseTemplates(d.assets)
	made := table(t, "regions", nil, cells{"region": evil, "slug": `"><script>alert(2)</script>`, "pdus": int64(2), "inspected": int64(1), "inadequate": int64(1)})
	charts, err := Charts(made)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	r := &request{path: "/regions", snapshot: snapshot(t)}
	p := &page{Template: "regions", Title: evil, Filters: evil, Caption: evil, Crumbs: []link{{evil, "javascript:alert(1)"}}, HasCharts: true,
		Data: map[string]any{"Charts": illustrate(charts, made, evil), "Grid": regionGrid(made)}}
	if err := d.render(&out, r, p); err != nil {
		t.Fatal(err)
	}
	doc := (&site{TB: t}).parse(out.Bytes())
	if n := doc.Find("script:not([src])").Length(); n != 1 {
		t.Fatalf("%d scripts, want the one JSON block", n)
	}
	var o chartOption
	if err := json.Unmarshal([]byte(doc.Find("script.chart__data").Text()), &o); err != nil {
		t.Fatalf("the chart's JSON is broken: %v", err)
	}
	if got := categoriesOf(o)[0]; got != evil {
		t.Errorf("the chart calls the region %q, want %q", got, evil)
	}
	if strings.Contains(out.String(), "javascript:alert") {
		t.Error("a link runs a script")
	}
	if got := doc.Find("h1").Text(); got != evil {
		t.Errorf("the title is %q", got)
	}
}

func TestFaultsOfOursStayInTheLog(t *testing.T) {
	for name, fault := range map[string]fiber.Handler{
		"error": func(*fiber.Ctx) error { return errors.New("table secret_table is broken") },
		"panic": func(*fiber.Ctx) error { panic("secret_table is nil") },
	} {
		t.Run(name, func(t *testing.T) {
			live := &queries.Live{}
			live.Serve(snapshot(t))
			var log bytes.Buffer
			d := &dashboard{live: live, log: slog.New(slog.NewJSONHandler(&log, nil)), cache: newCache(1 << 20)}
			var err error
			if d.assets, err = readAssets(assetFiles); err != nil {
				t.Fatal(err)
			}
			d.templates = parseTemplates(d.assets)
			app := fiber.New(fiber.Config{ErrorHandler: d.refuse})
			app.Use(d.observe, secure)
			app.Get("/broken", fault)
			s := &site{TB: t, app: app}
			res, body := s.get("/broken?pdu=wakefield")
			if res.StatusCode != 500 || strings.Contains(string(body), "secret_table") {
				t.Errorf("answers %d: %s", res.StatusCode, body)
			}
			reference := s.parse(body).Find("main strong").Text()
			if len(reference) != 8 {
				t.Fatalf("the reference is %q", reference)
			}
			var line struct{ Level, Reference, Error, Path, Query string }
			if err := json.Unmarshal(log.Bytes(), &line); err != nil {
				t.Fatalf("%v: %s", err, log.String())
			}
			if line.Level != "ERROR" || line.Reference != reference || !strings.Contains(line.Error, "secret_table") || line.Path != "/broken" || line.Query != "pdu=wakefield" {
				t.Errorf("the log says %+v", line)
			}
		})
	}
}

func TestOneLineOfLogARequest(t *testing.T) {
	s := newSite(t)
	s.get("/pdus/wakefield?peers=region")
	s.get("/pdus/wakefeild")
	lines := strings.Split(strings.TrimSpace(s.log.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines: %s", len(lines), s.log.String())
	}
	var line struct {
		Msg, Method, Path, Query, Snapshot string
		Status, Bytes                      int
		MS                                 float64
	}
	if err := json.Unmarshal([]byte(lines[0]), &line); err != nil {
		t.Fatal(err)
	}
	if line.Method != "GET" || line.Path != "/pdus/wakefield" || line.Query != "peers=region" || line.Status != 200 || line.Bytes < 1000 || line.MS <= 0 || line.Snapshot != snapshot(t).ID {
		t.Errorf("the line says %+v", line)
	}
}

func TestBeforeTheFirstSnapshot(t *testing.T) {
	app := New(&queries.Live{}, slog.New(slog.DiscardHandler))
	s := &site{TB: t, app: app}
	for address, want := range map[string]int{"/": 503, "/metrics/score.json": 503, "/readyz": 503, "/healthz": 200, "/api/openapi.json": 200} {
		res, body := s.get(address)
		if res.StatusCode != want {
			t.Errorf("%s answers %d, want %d: %s", address, res.StatusCode, want, body)
		}
		if want == 503 && res.Header.Get("Retry-After") == "" {
			t.Errorf("%s does not say when to try again", address)
		}
	}
}
