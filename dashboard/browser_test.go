package dashboard

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// drawnCharts counts the charts of a page, those drawn, and the marks in them.
type drawnCharts struct{ Charts, Drawn, Marks, Least int }

const countCharts = `(() => {
	const figures = [...document.querySelectorAll('figure.chart')]
	const drawn = figures.filter((f) => f.querySelector('.chart__box[data-drawn]:not([hidden]) svg'))
	const marks = drawn.map((f) => f.querySelectorAll('svg path[fill]:not([fill=none])').length)
	return { Charts: figures.length, Drawn: drawn.length, Marks: marks.reduce((a, b) => a + b, 0), Least: Math.min(...marks) }
})()`

func TestEveryPageInABrowser(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	charts := 0
	b.visit(func(address string) {
		c := ask[drawnCharts](b, countCharts)
		if c.Drawn != c.Charts || c.Charts > 0 && c.Least < 1 {
			t.Errorf("%s: %d of %d charts drawn, the least with %d marks", address, c.Drawn, c.Charts, c.Least)
		}
		charts += c.Drawn
		b.quiet(address)
	})
	if charts < 20 {
		t.Errorf("only %d charts drawn on all pages", charts)
	}
}

// The chart that the browser holds is the one that was sent: nothing rewrote
// its numbers on the way.
func TestChartsKeepTheirNumbersInTheBrowser(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open("/metrics/vacancy_rate?pdu=wakefield&segment=PO&peers=all")
	const numbers = `(() => {
		const chart = echarts.getInstanceByDom(document.querySelector('.chart__box'))
		return chart.getOption().series.flatMap((s) => (s.data || []).map((d) => d.value[0])).sort((a, b) => a - b).join(' ')
	})()`
	if got, want := ask[string](b, numbers), "27 28 30 32 33 40 45"; got != want {
		t.Errorf("the browser draws %s, want %s", got, want)
	}
	const labels = `document.querySelector('.chart__box svg').textContent`
	if got := ask[string](b, labels); !strings.Contains(got, "Hull and East Riding") || !strings.Contains(got, "Peer median 32.5%") || !strings.Contains(got, "28%") {
		t.Errorf("the drawing is labelled %s", got)
	}
}

func TestPagesWithoutScripts(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.scripts(false)
	b.open("/metrics/vacancy_rate?pdu=wakefield&segment=PO")
	text, err := chromedp.Run(b.ctx, chromedp.Text(chromedp.CSS("main")))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2nd lowest of the 7 PDUs", "Hull and East Riding", "32.5%", "CSV"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(text, "Each dot is a PDU") {
		t.Error("the page explains a chart that is not drawn")
	}
	// The form is plain HTML: another grade, by keyboard.
	b.do(chromedp.SetValue(chromedp.CSS("#field-segment"), "PSO"), chromedp.Submit(chromedp.CSS("form.filter")), chromedp.WaitReady(chromedp.CSS("h1")))
	if title, err := chromedp.Run(b.ctx, chromedp.Text(chromedp.CSS("h1"))); err != nil || !strings.Contains(title, "probation services officers") {
		t.Errorf("the form led to %q (%v)", title, err)
	}
	b.quiet("without scripts")
}

func TestNoSidewaysScrollOnASmallPhone(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.do(chromedp.EmulateViewport(320, 640, chromedp.EmulateMobile))
	b.visit(func(address string) {
		if width := ask[int](b, "document.documentElement.scrollWidth"); width > 320 {
			t.Errorf("%s is %d pixels wide on a screen of 320", address, width)
		}
		if n := ask[int](b, `[...document.querySelectorAll('.scroll')].filter((e) => e.tabIndex !== 0 || e.localName !== 'section').length`); n > 0 {
			t.Errorf("%s: %d wide tables cannot be reached by keyboard", address, n)
		}
	})
}

func TestTheKeyboardReachesWhatThereIs(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open("/")
	b.do(chromedp.KeyEvent("\t"))
	if got := ask[string](b, "document.activeElement.textContent"); got != "Skip to main content" {
		t.Errorf("the first stop is %q", got)
	}
	b.do(chromedp.KeyEvent("\r"))
	if got := ask[string](b, "location.hash"); got != "#main" {
		t.Errorf("skipping leads to %q", got)
	}
	b.do(chromedp.Focus(chromedp.CSS("#q")), chromedp.SendKeys(chromedp.CSS("#q"), "wakefield\r"), chromedp.WaitReady(chromedp.CSS("h1")))
	b.do(chromedp.Sleep(200 * time.Millisecond))
	if got := ask[string](b, "location.pathname"); got != "/pdus/wakefield" {
		t.Errorf("finding leads to %s", got)
	}
}

// axe finds what WCAG 2.2 AA forbids and a program can see.
func TestAccessibility(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile(filepath.Join("node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("%v: run make build, which fetches it", err)
	}
	const run = `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
		.then((r) => r.violations.map((v) => v.id + ': ' + v.help + ' at ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')))`
	check := func(b *tab, address string) {
		ask[any](b, string(axe)+"; null")
		for _, problem := range ask[[]string](b, run) {
			b.Errorf("%s: %s", address, problem)
		}
	}
	for _, width := range []int64{1280, 375} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			t.Parallel()
			b := newTab(t)
			b.do(chromedp.EmulateViewport(width, 900))
			b.visit(func(address string) { check(b, address) }, "/pdus/wakefeild")
		})
	}
	t.Run("without scripts", func(t *testing.T) {
		t.Parallel()
		b := newTab(t)
		b.scripts(false)
		b.visit(func(address string) {
			b.scripts(true) // for axe: those of the page have had their chance
			if n := ask[drawnCharts](b, countCharts).Drawn; n > 0 {
				t.Errorf("%s: %d charts drawn though scripts are off", address, n)
			}
			check(b, address)
			b.scripts(false)
		})
	})
}

// html-validate reads every page as a strict parser would.
func TestPagesAreValidHTML(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(s *site, addresses []string) {
		for i, address := range addresses {
			_, body := s.get(address)
			name := fmt.Sprintf("%s-%02d-%s.html", shortID(s.snapshot), i, strings.Trim(notInFileName.ReplaceAllString(address, "-"), "-"))
			if err := os.WriteFile(filepath.Join(dir, name), body, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	write(newSite(t), append([]string{"/pdus/wakefeild"}, everyPage...))
	write(newFarshire(t), farshirePages)
	check := exec.Command("node", filepath.Join("node_modules", "html-validate", "bin", "html-validate.mjs"), "--config", "html-validate.json", dir)
	var out bytes.Buffer
	check.Stdout, check.Stderr = &out, &out
	if err := check.Run(); err != nil {
		t.Errorf("%v\n%s", err, out.String())
	}
}
