package dashboard

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Which PDUs changed rating at re-inspection: one click from the front page.
func TestReinspectionsInABrowser(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open("/")
	b.do(chromedp.Click(chromedp.CSS("main a[href='/trends#again']")), chromedp.WaitReady(chromedp.CSS("h2#again")), chromedp.Sleep(300*time.Millisecond))
	const onScreen = `(() => { const r = document.querySelector('h2#again').getBoundingClientRect(); return r.top > -2 && r.top < innerHeight })()`
	if !ask[bool](b, onScreen) {
		t.Error("the re-inspections are not on the screen")
	}
	drawing := ask[string](b, `document.querySelector('#chart-change-overall-rating-1[data-drawn] svg').textContent`)
	for _, want := range []string{"Gateshead and South Tyneside", "Northamptonshire", "West Kent", "Outstanding: none"} {
		if !strings.Contains(drawing, want) {
			t.Errorf("the slope lacks %q: %s", want, drawing)
		}
	}
	// Another figure, by the form.
	b.do(chromedp.SetValue(chromedp.CSS("#field-metric"), "vacancy_rate"), chromedp.Submit(chromedp.CSS("form:has(#field-metric)")), chromedp.WaitReady(chromedp.CSS("h2#figure")),
		chromedp.Sleep(300*time.Millisecond))
	if got := ask[string](b, "location.pathname + location.search + ' ' + document.querySelector('h2#figure').textContent"); got != "/trends?metric=vacancy_rate Vacancy rate over time" {
		t.Errorf("the form leads to %s", got)
	}
	b.quiet("trends")
}
