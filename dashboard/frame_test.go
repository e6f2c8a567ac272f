package dashboard

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// shown lists which panels of the first tabs can be seen.
const shown = `[...document.querySelector('.tabbed').querySelectorAll('.govuk-tabs__panel')].map((p) => p.offsetHeight > 0 ? 'shown' : 'hidden').join(' ')`

func TestAChartAndItsTableAreBehindTabs(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open("/metrics/vacancy_rate?pdu=wakefield&segment=PO")
	b.do(chromedp.WaitVisible(chromedp.CSS(".tabbed [role=tablist]")))
	if got := ask[string](b, shown); got != "shown hidden" {
		t.Errorf("the chart and the table are %s", got)
	}
	b.do(chromedp.Focus(chromedp.CSS(".tabbed [role=tab]")), chromedp.KeyEvent(kb.ArrowLeft)) // the arrow to the left does nothing on the first
	if got := ask[string](b, shown); got != "shown hidden" {
		t.Errorf("after the left arrow they are %s", got)
	}
	b.do(chromedp.KeyEvent(kb.ArrowRight))
	if got := ask[string](b, shown); got != "hidden shown" {
		t.Errorf("after the right arrow they are %s", got)
	}
	if got := ask[string](b, `document.activeElement.getAttribute('aria-selected') + ' ' + document.activeElement.getAttribute('aria-controls')`); got != "true chart-1-table" {
		t.Errorf("the tab in focus is %s", got)
	}
	b.do(chromedp.EmulateViewport(375, 800))
	if got := ask[string](b, shown); got != "shown shown" {
		t.Errorf("on a phone they are %s", got)
	}
	b.quiet("tabs")
}

func TestOnPaperAChartHasItsTable(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open("/metrics/vacancy_rate?pdu=wakefield&segment=PO")
	b.do(chromedp.WaitVisible(chromedp.CSS(".tabbed [role=tablist]")))
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	if got := ask[string](b, shown); got != "shown shown" {
		t.Errorf("on paper they are %s", got)
	}
}

func TestWithoutScriptsThereIsTheTable(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.scripts(false)
	b.open("/metrics/vacancy_rate?pdu=wakefield&segment=PO")
	text, err := chromedp.Run(b.ctx, chromedp.Text(chromedp.CSS("main")))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text, "Hull and East Riding") || strings.Contains(text, "Contents") || strings.Contains(text, "Copy the address") || strings.Contains(text, "Lately looked at") {
		t.Errorf("without scripts the page reads %s", text)
	}
}

func TestSharingThePage(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open("/metrics/vacancy_rate?segment=PO&peers=&pdu=wakefield")
	const click = `document.querySelector('.share button').click()`
	// A browser that lets a script copy, and one that does not.
	ask[any](b, `navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve() }; null`)
	ask[any](b, click)
	if got, want := ask[string](b, `window.copied`), b.base+"/metrics/vacancy_rate?pdu=wakefield&segment=PO"; got != want {
		t.Errorf("copied %s, want %s", got, want)
	}
	ask[any](b, `navigator.clipboard.writeText = () => Promise.reject(new Error('no')); null`)
	ask[any](b, click)
	if got, want := ask[string](b, `new Promise((done) => setTimeout(() => done(document.querySelector('.share__address').value), 50))`), b.base+"/metrics/vacancy_rate?pdu=wakefield&segment=PO"; got != want {
		t.Errorf("shown is %s, want %s", got, want)
	}
	b.quiet("sharing")
}

func TestWhatWasLookedAtIsKeptUntilForgotten(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	for _, address := range []string{"/", "/pdus/wakefield", "/metrics/vacancy_rate?pdu=wakefield&segment=PO", "/pdus/wakefield?peers=region", "/compare?pdus=wakefield,leeds,york", "/"} {
		b.open(address)
	}
	const entries = `[...document.querySelectorAll('.recent:not([hidden]) a')].map((a) => a.textContent + ' ' + a.getAttribute('href')).join('; ')`
	if got, want := ask[string](b, entries), "Wakefield and 2 others, side by side /compare?pdus=wakefield,leeds,york; Wakefield /pdus/wakefield; Vacancy rate: probation officers (PO) /metrics/vacancy_rate?segment=PO"; got != want {
		t.Errorf("kept is %q, want %q", got, want)
	}
	if got := ask[int](b, `document.cookie.length`); got != 0 {
		t.Error("a cookie was set")
	}
	ask[any](b, `document.querySelector('.recent button').click()`)
	b.open("/")
	if got := ask[string](b, entries); got != "" {
		t.Errorf("after forgetting there is %q", got)
	}
	// What another program left there does no harm.
	for _, planted := range []string{`"[1, null"`, `JSON.stringify([{ text: 'x', href: 'javascript:alert(1)' }, { text: 'y', href: '//example.org/pdus/' }, 7])`, `'{}'`} {
		ask[any](b, `localStorage.setItem('pdubench.recent', `+planted+`); null`)
		b.open("/")
		if got := ask[string](b, entries); got != "" {
			t.Errorf("of %s is made %q", planted, got)
		}
	}
	b.quiet("recent choices")
}
