package main

import (
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// lines is a writer that can be read while it is written.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// until waits for something to become true.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if is() {
			return
		}
	}
	t.Fatalf("waited in vain for %s", what)
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

func TestServeFollowsNewSnapshotsAndStops(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	var out, errs lines
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	stopped := make(chan error, 1)
	go func() { stopped <- run(ctx, &out, &errs, []string{"serve", "--data", data, "--addr", "127.0.0.1:0"}) }()
	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`)
	until(t, "the address", func() bool { return address.MatchString(out.String()) })
	base := address.FindString(out.String())

	code, body := get(t, base+"/metrics/vacancy_rate.csv?pdu=wakefield&segment=PO&peers=all")
	if code != 200 || strings.Count(body, "\r\n") != 8 || !strings.Contains(body, "Wakefield,Yorkshire and the Humber,wakefield-2024,2024-10,PO,,28,percent,,,,,2,7,") {
		t.Errorf("%d\n%s", code, body)
	}
	if code, body := get(t, base+"/"); code != 200 || !strings.Contains(body, "<main") {
		t.Errorf("home: %d", code)
	}

	table := write(t, "mine.csv", results+"york-2024,vacancy_rate,PO,,22,percent,,,press,https://example.org/invented\n")
	if _, errs, code := call(t, "ingest", "--data", data, table); code != 0 {
		t.Fatal(errs)
	}
	until(t, "the new snapshot", func() bool {
		_, body := get(t, base+"/metrics/vacancy_rate.csv?segment=PO")
		return strings.Contains(body, "york-2024")
	})

	stop()
	select {
	case err := <-stopped:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(15 * time.Second):
		t.Error("does not stop")
	}
}

func TestServeSaysWhyItCannotListen(t *testing.T) {
	_, errs, code := call(t, "serve", "--data", filepath.Join(t.TempDir(), "data"), "--addr", "127.0.0.1:99999")
	if code != 1 || !strings.Contains(errs, "--addr") {
		t.Errorf("%d %s", code, errs)
	}
}
