package dashboard

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"pdubench/queries"
)

// chromium finds the browser: the variable CHROMIUM, else the usual names.
func chromium(t testing.TB) string {
	t.Helper()
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"} {
		if name == "" {
			continue
		}
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("Chromium is missing: install Chromium or Chrome, or set CHROMIUM to its path (make chromium does it)")
	return ""
}

// served and servedFarshire are the application on ports of this machine, for
// the whole run.
var (
	served         = sync.OnceValues(func() (string, error) { return serve(bundled) })
	servedFarshire = sync.OnceValues(func() (string, error) { return serve(farshire) })
)

func serve(open func() (*queries.Snapshot, error)) (string, error) {
	s, err := open()
	if err != nil {
		return "", err
	}
	live := &queries.Live{}
	live.Serve(s)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	app := New(live, slog.New(slog.DiscardHandler))
	go app.Listener(listener)
	return "http://" + listener.Addr().String(), nil
}

// tab is a tab of a browser of its own, and everything that went wrong in it.
type tab struct {
	testing.TB
	ctx  context.Context
	base string

	mu       sync.Mutex
	troubles []string
	fetched  []string
}

func newTab(t testing.TB) *tab {
	t.Helper()
	base, err := served()
	if err != nil {
		t.Fatal(err)
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(t.TempDir()))
	browser, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	b := &tab{TB: t, base: base}
	ctx, closeTab := chromedp.NewContext(browser, chromedp.WithListener(b.listen))
	t.Cleanup(closeTab)
	b.ctx = ctx
	b.do(chromedp.EmulateViewport(1280, 900))
	return b
}

// listen collects errors, refusals of the policy among them, and requests.
func (b *tab) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			b.troubles = append(b.troubles, e.Entry.Text+" "+e.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == "error" || e.Type == "warning" || e.Type == "assert" {
			b.troubles = append(b.troubles, fmt.Sprintf("console: %s", e.Args[0].Value))
		}
	case *runtime.EventExceptionThrown:
		b.troubles = append(b.troubles, "exception: "+e.ExceptionDetails.Text)
	case *network.EventRequestWillBeSent:
		b.fetched = append(b.fetched, e.Request.URL)
	}
}

// quiet fails where the console was written to or another host was asked.
func (b *tab) quiet(where string) {
	b.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, trouble := range b.troubles {
		b.Errorf("%s: %s", where, trouble)
	}
	for _, address := range b.fetched {
		if u, err := url.Parse(address); err != nil || u.Scheme != "data" && !strings.HasPrefix(address, b.base+"/") {
			b.Errorf("%s asks for %s", where, address)
		}
	}
	b.troubles, b.fetched = nil, nil
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	if b.ctx.Err() == nil && chromedp.FromContext(b.ctx).Target == nil {
		ctx = b.ctx // the first step starts the browser, which lives as long as its context
	}
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

func (b *tab) open(address string) {
	b.Helper()
	b.do(chromedp.Navigate(b.base + address))
}

// scripts says whether the pages opened from now on may run theirs.
func (b *tab) scripts(run bool) {
	b.Helper()
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !run}); err != nil {
		b.Fatal(err)
	}
}

// visit opens every page there is, those of the invented region last.
func (b *tab) visit(look func(address string), more ...string) {
	b.Helper()
	for _, address := range append(more, everyPage...) {
		b.open(address)
		look(address)
	}
	var err error
	if b.base, err = servedFarshire(); err != nil {
		b.Fatal(err)
	}
	for _, address := range farshirePages {
		b.open(address)
		look(address)
	}
}

// ask evaluates an expression, which may be a promise.
func ask[T any](b *tab, expression string) T {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return value
}
