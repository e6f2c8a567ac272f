package dashboard

import (
	"fmt"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"pdubench/queries"
)

// visitor walks from the front page as a reader does, and counts the clicks.
type visitor struct {
	*tab
	clicks int
}

func newVisitor(t *testing.T) *visitor {
	v := &visitor{tab: newTab(t)}
	v.open("/")
	return v
}

// follow clicks the first link to be seen that has the words.
func (v *visitor) follow(words string) {
	v.Helper()
	href := ask[string](v.tab, fmt.Sprintf(`[...document.querySelectorAll('a')].find((a) => a.offsetParent !== null && a.textContent.trim().startsWith(%q))?.getAttribute('href') ?? ''`, words))
	if href == "" {
		v.Fatalf("no link %q on %s", words, ask[string](v.tab, "location.href"))
	}
	v.clicks++
	if strings.HasSuffix(href, ".csv") || strings.Contains(href, ".csv?") {
		return // a download leaves the page where it is
	}
	v.open(href)
}

// find writes into the search box and clicks Find.
func (v *visitor) find(words string) {
	v.Helper()
	v.do(chromedp.SetValue(chromedp.CSS("#q"), words))
	v.send(".search")
}

// send clicks the button of a form and waits for the page it leads to.
func (v *visitor) send(form string) {
	v.Helper()
	before := ask[string](v.tab, "location.href")
	v.do(chromedp.Click(chromedp.CSS(form + " button[type=submit]")))
	v.clicks++
	for range 100 {
		time.Sleep(50 * time.Millisecond)
		if after := ask[string](v.tab, "document.readyState === 'complete' ? location.href : ''"); after != "" && after != before {
			return
		}
	}
	v.Fatalf("the form %s leads nowhere", form)
}

// reads fails unless the page shows the words, within three clicks.
func (v *visitor) reads(words string) {
	v.Helper()
	const most = 3
	if v.clicks > most {
		v.Errorf("%d clicks, want at most %d", v.clicks, most)
	}
	if text := ask[string](v.tab, "document.querySelector('main').innerText"); !strings.Contains(text, words) {
		v.Errorf("%s does not show %q: %s", ask[string](v.tab, "location.href"), words, text)
	}
}

func TestTaskWakefieldsVacancyRankInItsRegion(t *testing.T) {
	t.Parallel()
	v := newVisitor(t)
	v.find("Wakefield")
	v.follow("Vacancy rate, probation officers (PO)")
	v.do(chromedp.SetValue(chromedp.CSS("#field-peers"), "region"))
	v.send(".filter")
	v.reads("2nd lowest of the 3 PDUs that published one")
}

func TestTaskWhetherWakefieldsSafetyDiffers(t *testing.T) {
	t.Parallel()
	v := newVisitor(t)
	v.find("Wakefield")
	v.follow("Key question: cases judged satisfactory, P 2.3 Implementation and delivery: safety of others")
	v.reads("33 per cent of 39 cases")
	v.reads("95 per cent interval, from a count derived from the percentage, is 20.6 to 49.0 per cent")
}

func TestTaskAllVacancyRatesAsCSV(t *testing.T) {
	t.Parallel()
	v := newVisitor(t)
	v.find("PO vacancy")
	v.follow("CSV")
	v.reads("Hull and East Riding")
	href := ask[string](v.tab, `[...document.querySelectorAll('.downloads a')].find((a) => a.textContent === 'CSV').getAttribute('href')`)
	if _, body := newSite(t).get(href); strings.Count(string(body), "\r\n") != 8 {
		t.Errorf("%s has\n%s", href, body)
	}
}

// The words of the report are known once the report has been loaded.
func TestTaskTheSentenceBehindAFigure(t *testing.T) {
	report := filepath.Join("..", "..", "shared", "reports", "wakefield-2024.txt")
	if _, err := os.Stat(report); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%v: the tests of whole reports need it", err)
		}
		return
	}
	s, err := load("reported", []string{report})
	if err != nil {
		t.Fatal(err)
	}
	live := &queries.Live{}
	live.Serve(s)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	app := New(live, slog.New(slog.DiscardHandler))
	go app.Listener(listener)
	t.Cleanup(func() { app.Shutdown() })
	v := &visitor{tab: newTab(t)}
	v.base = "http://" + listener.Addr().String()
	v.open("/")
	v.find("Wakefield")
	v.follow("126%")
	v.reads("The words of the report")
	v.reads("126 per cent")
}
