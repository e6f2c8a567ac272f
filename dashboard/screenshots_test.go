//go:build screenshots

package dashboard

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	protocol "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// paper is the width of A4 between its margins, in pixels.
const paper = 720

// TestScreenshots writes the pictures of docs/screenshots: the main pages over
// the bundled facts, on a screen, a tablet, a phone and paper. It is behind a
// build tag because it changes files: make screenshots.
func TestScreenshots(t *testing.T) {
	folder := filepath.Join("..", "docs", "screenshots")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	b := newTab(t)
	for _, shot := range []struct {
		name, address string
		width         int64
		print         bool
	}{
		{"overview-1280", "/", 1280, false},
		{"overview-375", "/", 375, false},
		{"trends-1280", "/trends#again", 1280, false},
		{"trends-375", "/trends", 375, false},
		{"region-1280", "/regions/yorkshire-and-the-humber", 1280, false},
		{"pdu-768", "/pdus/wakefield", 768, false},
		{"pdu-print", "/pdus/wakefield", paper, true},
		{"metric-1280", "/metrics/vacancy_rate?pdu=wakefield&segment=PO", 1280, false},
		{"metric-375", "/metrics/vacancy_rate?pdu=wakefield&segment=PO", 375, false},
		{"metric-print", "/metrics/vacancy_rate?pdu=wakefield&segment=PO", paper, true},
		{"compare-768", "/compare?pdus=wakefield,bradford-and-calderdale,hull-and-east-riding", 768, false},
		{"evidence-768", "/evidence/wakefield-2024.vacancy_rate.po", 768, false},
	} {
		media := ""
		if shot.print {
			media = "print"
		}
		if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media}); err != nil {
			t.Fatal(err)
		}
		b.do(chromedp.EmulateViewport(shot.width, 900))
		b.open("/healthz") // an address with another part of the same page is no new page
		b.open(shot.address)
		b.do(chromedp.Sleep(300 * time.Millisecond))
		if shot.print {
			ask[bool](b, "window.dispatchEvent(new Event('beforeprint'))")
			b.do(chromedp.Sleep(100 * time.Millisecond))
		}
		const longest, quality = 1700.0, int64(60) // pixels of a page that show what it is
		top := ask[float64](b, "scrollY")
		height := min(longest, ask[float64](b, "document.documentElement.scrollHeight")-top)
		whole := true
		q := quality
		picture, err := chromedp.Call(b.ctx, protocol.CaptureScreenshot, protocol.CaptureScreenshotParams{Format: protocol.CaptureScreenshotFormatWebp, Quality: &q, CaptureBeyondViewport: &whole,
			Clip: &protocol.Viewport{X: 0, Y: top, Width: float64(shot.width), Height: height, Scale: 1}})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, shot.name+".webp"), picture.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
