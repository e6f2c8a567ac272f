package dashboard

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"

	"pdubench/queries"
)

func TestHeadersOfEveryReply(t *testing.T) {
	s := newSite(t)
	for _, address := range []string{"/", "/pdus/wakefield", "/pdus/wakefeild", "/metrics/score.csv", "/healthz", "/readyz", "/api/openapi.json", s.assetURL("main.css")} {
		res, _ := s.get(address)
		policy := res.Header.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} {
			if !strings.Contains(policy, part) {
				t.Errorf("%s: policy lacks %s: %s", address, part, policy)
			}
		}
		if strings.Contains(policy, "unsafe") {
			t.Errorf("%s: policy %s", address, policy)
		}
		if res.Header.Get("X-Content-Type-Options") != "nosniff" || res.Header.Get("Referrer-Policy") == "" {
			t.Errorf("%s lacks headers: %v", address, res.Header)
		}
	}
}

func (s *site) assetURL(name string) string {
	s.Helper()
	a, err := readAssets(assetFiles)
	if err != nil {
		s.Fatal(err)
	}
	address, err := a.url(name)
	if err != nil {
		s.Fatal(err)
	}
	return address
}

func TestAssetsAreCompressedAndKeptForEver(t *testing.T) {
	s := newSite(t)
	for _, name := range needed {
		address := s.assetURL(name)
		res, plain := s.get(address)
		if res.StatusCode != 200 || !strings.Contains(res.Header.Get("Cache-Control"), "immutable") || res.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s: %d %v", address, res.StatusCode, res.Header)
		}
		if name != "icon.svg" {
			s.sameInEveryEncoding(address, plain)
		}
	}
}

// sameInEveryEncoding fetches an address compressed and compares.
func (s *site) sameInEveryEncoding(address string, plain []byte) {
	s.Helper()
	for accept, open := range map[string]func(io.Reader) (io.Reader, error){
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
	} {
		res, body := s.get(address, "Accept-Encoding", accept)
		if got := res.Header.Get("Content-Encoding"); got != accept {
			s.Errorf("%s: encoding %q, want %q", address, got, accept)
			continue
		}
		if !strings.Contains(res.Header.Get("Vary"), "Accept-Encoding") {
			s.Errorf("%s: Vary %q", address, res.Header.Get("Vary"))
		}
		if len(body) > len(plain)*3/4 {
			s.Errorf("%s: %d bytes with %s, %d without", address, len(body), accept, len(plain))
		}
		r, err := open(bytes.NewReader(body))
		if err != nil {
			s.Fatal(err)
		}
		unpacked, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(unpacked, plain) {
			s.Errorf("%s: %s unpacks to something else (%v)", address, accept, err)
		}
	}
	if res, _ := s.get(address, "Accept-Encoding", "br;q=0, gzip;q=0"); res.Header.Get("Content-Encoding") != "" {
		s.Errorf("%s: encoded although refused", address)
	}
}

func TestPagesAreCompressed(t *testing.T) {
	s := newSite(t)
	for _, address := range []string{"/", "/pdus.csv", "/pdus.json"} {
		_, plain := s.get(address)
		s.sameInEveryEncoding(address, plain)
	}
}

func TestAPageIsSentOnceUntilTheDataChanges(t *testing.T) {
	s := newSite(t)
	res, _ := s.get("/pdus/wakefield")
	tag := res.Header.Get("ETag")
	if tag == "" || res.Header.Get("Cache-Control") != "no-cache" {
		t.Fatalf("headers %v", res.Header)
	}
	if res, body := s.get("/pdus/wakefield", "If-None-Match", tag); res.StatusCode != 304 || len(body) != 0 {
		t.Errorf("asked again: %d with %d bytes, want 304 with none", res.StatusCode, len(body))
	}
	for _, other := range []string{"/pdus/leeds", "/pdus/wakefield.csv", "/pdus/wakefield?peers=region"} {
		if res, _ := s.get(other, "If-None-Match", tag); res.StatusCode != 200 {
			t.Errorf("%s answers %d to the tag of another page", other, res.StatusCode)
		}
	}
	d := &dashboard{version: "1"}
	if d.etag("a", "/") == d.etag("b", "/") || d.etag("a", "/") == (&dashboard{version: "2"}).etag("a", "/") {
		t.Error("another snapshot or another program has the same tag")
	}
}

func TestTheCacheIsBoundedAndOfOneSnapshot(t *testing.T) {
	c := newCache(1000)
	reply := func(n int) *reply { return &reply{body: newBody(make([]byte, n), 1, 1)} }
	for i := range 30 {
		c.put("a", fmt.Sprint(i), reply(100))
	}
	if c.held > 1000 || len(c.replies) != c.recent.Len() || len(c.replies) != 10 {
		t.Errorf("holds %d bytes in %d replies", c.held, len(c.replies))
	}
	if c.get("a", "29") == nil || c.get("a", "0") != nil {
		t.Error("the newest went before the oldest")
	}
	c.get("a", "20")
	c.put("a", "30", reply(100))
	if c.get("a", "20") == nil || c.get("a", "21") != nil {
		t.Error("a reply that was just used went before one that was not")
	}
	c.put("a", "large", reply(500))
	if c.get("a", "large") != nil {
		t.Error("one reply fills half of the cache")
	}
	if c.get("b", "29") != nil {
		t.Error("a reply of another snapshot is given out")
	}
	c.put("b", "1", reply(100))
	if c.get("a", "29") != nil || c.held != 100 {
		t.Error("the new snapshot did not empty the cache")
	}
}

func TestAssetsThatWereNotBuiltAreNamed(t *testing.T) {
	if err := CheckAssets(); err != nil {
		t.Fatal(err)
	}
	unbuilt := fstest.MapFS{"assets/start.js": {Data: []byte("1")}, "assets/icon.svg": {Data: []byte("<svg/>")}}
	_, err := readAssets(unbuilt)
	if err == nil || !strings.Contains(err.Error(), "main.css") || !strings.Contains(err.Error(), "make build") {
		t.Errorf("the error is %v", err)
	}
}

func TestReadiness(t *testing.T) {
	s := newSite(t)
	if res, body := s.get("/readyz"); res.StatusCode != 200 || !strings.Contains(string(body), snapshot(t).ID) {
		t.Errorf("%d %s", res.StatusCode, body)
	}
}

// Reading is all there is: nothing is written, so no other method is taken.
func TestOnlyReading(t *testing.T) {
	s := newSite(t)
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete} {
		res, err := s.app.Test(httptest.NewRequest(method, "/pdus", strings.NewReader("pdu=wakefield")), -1)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode < 400 || res.StatusCode >= 500 {
			t.Errorf("%s answers %d", method, res.StatusCode)
		}
	}
	live := &queries.Live{}
	live.Serve(snapshot(t))
	config := New(live, slog.New(slog.DiscardHandler)).Config()
	if !config.GETOnly || !config.Immutable || config.Prefork || config.ReadBufferSize < 16<<10 || config.ReadTimeout == 0 || config.WriteTimeout == 0 || config.IdleTimeout == 0 {
		t.Errorf("the server is set to %+v", config)
	}
}

func FuzzNoAddressIsOurFault(f *testing.F) {
	for _, address := range everyPage {
		path, query, _ := strings.Cut(address, "?")
		f.Add(path, query)
	}
	f.Add("/pdus/%zz", "peers=%00&peers=,,,")
	f.Add("//..//", "a=b;c=d&&=")
	f.Add("/pdus/.csv", "pdu=\xff")
	s := newSite(f)
	f.Fuzz(func(t *testing.T, path, query string) {
		req := rawRequest(path, query)
		if req == nil {
			return
		}
		res, err := s.app.Test(req, -1)
		if err != nil {
			return // not HTTP at all
		}
		res.Body.Close()
		if res.StatusCode >= 500 {
			t.Errorf("%q ? %q answers %d: %s", path, query, res.StatusCode, s.log.String())
		}
		s.log.Reset()
	})
}

// rawRequest asks for an address as it is written, nil where that is no
// address that HTTP can carry.
func rawRequest(path, query string) *http.Request {
	u := &url.URL{Scheme: "http", Host: "localhost", Opaque: "/" + strings.TrimLeft(path, "/"), RawQuery: query}
	if strings.ContainsFunc(path+query, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '#' || r == '?' }) {
		return nil
	}
	return &http.Request{Method: http.MethodGet, URL: u, Host: "localhost", Header: http.Header{}}
}
