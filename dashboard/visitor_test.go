package dashboard

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// visitor walks from the front page as a reader does, with real clicks of the
// mouse, and counts them. Writing and choosing in a list are no clicks.
type visitor struct {
	*tab
	clicks  int
	folder  string // where downloads go
	started string // the page a click was made on
}

// mostClicks is how far away the answer to a common question may be.
const mostClicks = 3

func newVisitor(t *testing.T) *visitor {
	v := &visitor{tab: newTab(t), folder: t.TempDir()}
	if _, err := chromedp.Call(v.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: v.folder}); err != nil {
		t.Fatal(err)
	}
	return v
}

// click clicks the first thing to be seen that matches a selector and begins
// with the words.
func (v *visitor) click(selector, words string) {
	v.Helper()
	const mark = `(() => {
		document.querySelectorAll('[data-visitor]').forEach((e) => e.removeAttribute('data-visitor'))
		const found = [...document.querySelectorAll(%q)].find((e) => e.checkVisibility() && e.textContent.trim().startsWith(%q))
		found?.setAttribute('data-visitor', '')
		return found !== undefined
	})()`
	v.started = ask[string](v.tab, "location.href")
	if !ask[bool](v.tab, fmt.Sprintf(mark, selector, words)) {
		v.Fatalf("nothing called %q to click on %s", words, v.started)
	}
	v.do(chromedp.Click(chromedp.CSS("[data-visitor]")))
	v.clicks++
}

// follow clicks a link and waits for the page it leads to.
func (v *visitor) follow(words string) {
	v.Helper()
	v.click("main a, nav a", words)
	v.arrive()
}

// send clicks the button of a form and waits for the page it leads to.
func (v *visitor) send(form string) {
	v.Helper()
	v.click(form+" button[type=submit]", "")
	v.arrive()
}

// find writes into the search box and sends it.
func (v *visitor) find(words string) {
	v.Helper()
	v.do(chromedp.SendKeys(chromedp.CSS("#q"), words))
	v.send(".search")
}

// arrive waits until the page after a click is there with its charts.
func (v *visitor) arrive() {
	v.Helper()
	const there = `document.readyState === 'complete' && [...document.querySelectorAll('.chart__box')].every((b) => b.dataset.drawn) ? location.href : ''`
	for range 200 {
		time.Sleep(25 * time.Millisecond)
		// While one page gives way to the next there is nobody to ask.
		if after, err := chromedp.Run(v.ctx, chromedp.Evaluate[string](there)); err == nil && after != "" && after != v.started {
			time.Sleep(100 * time.Millisecond) // the browser goes to the part its address names
			return
		}
	}
	v.Fatalf("the click on %s leads nowhere", v.started)
}

// download clicks a link and reads the file that comes.
func (v *visitor) download(words string) string {
	v.Helper()
	v.click(".downloads a", words)
	for range 200 {
		time.Sleep(25 * time.Millisecond)
		names, err := filepath.Glob(filepath.Join(v.folder, "*."+strings.ToLower(words)))
		if err != nil {
			v.Fatal(err)
		}
		if len(names) == 0 {
			continue
		}
		if b, err := os.ReadFile(names[0]); err == nil && len(b) > 0 {
			return string(b)
		}
	}
	v.Fatalf("no file came from %s", v.started)
	return ""
}

// near fails after more clicks than a common question may take.
func (v *visitor) near() {
	v.Helper()
	if v.clicks > mostClicks {
		v.Errorf("%d clicks, want at most %d", v.clicks, mostClicks)
	}
}

// sees fails unless the words are on the screen as it is after the last
// click, without scrolling, whether in text or in a drawing.
func (v *visitor) sees(all ...string) {
	v.Helper()
	v.near()
	const seen = `(() => {
		const words = (e) => e.textContent.replace(/\s+/g, ' ')
		let holding = document.querySelector('main')
		if (!words(holding).includes(%[1]q)) return 'is not on the page'
		for (let inner = holding; inner; inner = [...holding.children].find((e) => e.checkVisibility() && words(e).includes(%[1]q))) holding = inner
		const { top, bottom, width } = holding.getBoundingClientRect()
		if (width === 0) return 'is hidden'
		return top >= 0 && bottom <= innerHeight ? '' : 'is from ' + Math.round(top) + ' to ' + Math.round(bottom) + ' on a screen of ' + innerHeight
	})()`
	for _, words := range all {
		if trouble := ask[string](v.tab, fmt.Sprintf(seen, words)); trouble != "" {
			v.Errorf("%s: %q %s", ask[string](v.tab, "location.href"), words, trouble)
		}
	}
}
