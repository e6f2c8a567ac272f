package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// Bounds on a page. A report's page has 60 KB and 300 tags, a saved one with
// pictures in it some MB; it is parsed in milliseconds, but some broken
// mark-up makes the HTML algorithm quadratic.
const (
	maxHTMLBytes = 16 << 20
	maxHTMLTags  = 200_000
	htmlTimeout  = 10 * time.Second
)

var errHTMLTimeout = errors.New("took too long")

// deadlineReader stops a parser, which knows no context, by failing its
// next read once the deadline has passed.
type deadlineReader struct {
	r        io.Reader
	deadline time.Time
}

func (d deadlineReader) Read(p []byte) (int, error) {
	if time.Now().After(d.deadline) {
		return 0, errHTMLTimeout
	}
	// Small portions, so that the clock is looked at often.
	return d.r.Read(p[:min(len(p), 4096)])
}

// readHTML reads a report published, or saved, as a web page.
func readHTML(name string, content []byte) (*Document, error) {
	page, err := decodeHTML(name, content)
	if err != nil {
		return nil, err
	}
	if tags := bytes.Count(page, []byte{'<'}); len(page) > maxHTMLBytes || tags > maxHTMLTags {
		return nil, fmt.Errorf("%s: %w: %d MB of HTML with %d tags, and the limits are %d MB and %d tags; save the report's page alone, or use the PDF",
			name, ErrTooBig, len(page)>>20, tags, maxHTMLBytes>>20, maxHTMLTags)
	}
	root, err := html.Parse(deadlineReader{bytes.NewReader(page), time.Now().Add(htmlTimeout)})
	if errors.Is(err, errHTMLTimeout) {
		return nil, fmt.Errorf("%s: %w: its HTML is not parsed within %s; save the page again from the browser, or use the PDF", name, ErrDamaged, htmlTimeout)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w: its HTML cannot be parsed: %w; save the page again from the browser, or use the PDF", name, ErrDamaged, err)
	}
	w := htmlWalker{}
	w.walk(reportRoot(goquery.NewDocumentFromNode(root)))
	w.flush()
	pieces := fromTitle(w.pieces)
	if len(pieces) == 0 {
		return nil, fmt.Errorf("%s: %w: the page has no text outside its menus and scripts; save it from the browser once it is fully shown, or use the PDF", name, ErrEmpty)
	}
	return assemble(name, "html", 0, pieces)
}

// decodeHTML turns a page into UTF-8. Bytes that are valid UTF-8 are taken
// as such; the detection of the HTML standard looks at the first kilobyte
// only.
func decodeHTML(name string, content []byte) ([]byte, error) {
	if !utf8.Valid(content) {
		e, _, _ := charset.DetermineEncoding(content, "text/html")
		decoded, err := e.NewDecoder().Bytes(content)
		if err != nil {
			return nil, fmt.Errorf("%s: %w: its characters cannot be decoded: %w; save the page again as UTF-8", name, ErrDamaged, err)
		}
		content = decoded
	}
	if i := bytes.IndexByte(content, 0); i >= 0 {
		return nil, fmt.Errorf("%s: %w: a NUL byte stands at line %d, byte %d, which no web page has; save the page again, or use the PDF",
			name, ErrWrongType, lineAt(content, i), i+1)
	}
	return bytes.ReplaceAll(content, []byte(string(brokenHyphen)), nil), nil
}
