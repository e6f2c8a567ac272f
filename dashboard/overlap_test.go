package dashboard

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
)

// overlapping lists pairs of words in the charts of a page that lie on each
// other. Lines of one label are close together, so a little is allowed.
const overlapping = `[...document.querySelectorAll('.chart__box svg')].flatMap((svg) => {
	const words = [...svg.querySelectorAll('text')].filter((e) => e.textContent.trim() !== '').map((e) => ({ text: e.textContent, at: e.getBoundingClientRect() }))
	const found = []
	words.forEach((a, i) => words.slice(i + 1).forEach((b) => {
		const wide = Math.min(a.at.right, b.at.right) - Math.max(a.at.left, b.at.left)
		const high = Math.min(a.at.bottom, b.at.bottom) - Math.max(a.at.top, b.at.top)
		if (wide > 3 && high > 5) found.push(a.text + ' / ' + b.text)
	}))
	return found
})`

// Words of charts can be read, on a screen and on a phone.
func TestWordsOfChartsDoNotLieOnEachOther(t *testing.T) {
	for _, width := range []int64{1280, 375} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			t.Parallel()
			b := newTab(t)
			b.do(chromedp.EmulateViewport(width, 900))
			b.visit(func(address string) {
				for _, pair := range ask[[]string](b, overlapping) {
					t.Errorf("%s: %s", address, pair)
				}
			})
		})
	}
}
