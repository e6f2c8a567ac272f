package dashboard

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A chart can leave the page as a picture that says what it is, of whom, and
// under which licence.
func TestChartsAsPictures(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open("/metrics/vacancy_rate?pdu=wakefield&segment=PO&peers=region")
	// What a button saves is taken as it is about to be handed to the browser.
	b.do(chromedp.WaitVisible(chromedp.CSS(".chart__picture")))
	ask[any](b, `window.saved = []; URL.createObjectURL = (blob) => { window.saved.push(blob); return 'data:,' }; HTMLAnchorElement.prototype.click = function () { window.named = this.download }; null`)
	press := func(kind string) string {
		return `[...document.querySelectorAll('.chart__picture')].find((e) => e.textContent === 'Picture as ` + kind + `').click()`
	}
	ask[any](b, press("SVG")+"; null")
	svg := ask[string](b, "window.saved[0].text()")
	text := ask[string](b, `window.saved[0].text().then((s) => s.replace(/<[^>]*>/g, '').replace(/\s+/g, ''))`)
	for _, want := range []string{"Vacancy rate: probation officers (PO)", "Wakefield", "28%", "Compared with PDUs of the same region", "HM Inspectorate of Probation", "Open Government Licence v3.0", shortID(snapshot(t).ID)} {
		if !strings.Contains(text, strings.ReplaceAll(want, " ", "")) {
			t.Errorf("the picture lacks %q: %s", want, text)
		}
	}
	if !strings.HasPrefix(svg, "<svg") {
		t.Errorf("the picture begins with %.40s", svg)
	}
	if got := ask[string](b, "window.named"); got != "pdubench-vacancy-rate-probation-officers-po.svg" {
		t.Errorf("the file is called %q", got)
	}
	ask[any](b, press("PNG")+"; null")
	const pixels = `new Promise((done) => { const wait = () => window.saved[1] ? done(window.saved[1]) : setTimeout(wait, 20); wait() })
		.then(createImageBitmap).then((image) => {
			const canvas = document.createElement('canvas')
			canvas.width = image.width; canvas.height = image.height
			const pen = canvas.getContext('2d')
			pen.drawImage(image, 0, 0)
			const data = pen.getImageData(0, 0, image.width, image.height).data
			let dark = 0
			for (let i = 0; i < data.length; i += 4) if (data[i] + data[i + 1] + data[i + 2] < 300 && data[i + 3] > 200) dark++
			return dark
		})`
	if dark := ask[int](b, pixels); dark < 5000 {
		t.Errorf("the PNG has %d dark dots, so nothing is drawn in it", dark)
	}
	b.quiet("pictures")
}
