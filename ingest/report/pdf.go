package report

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

const (
	// maxPDFPages bounds a report, which has 20 to 60 pages.
	maxPDFPages = 1000
	// pdfTimeout bounds the reading of one file, of which a report takes
	// half a second; it is looked at between pages.
	pdfTimeout = 60 * time.Second
	// minLetters is what a PDF with a text layer has at least.
	minLetters = 100
)

// readPDF reads a report published as PDF.
func readPDF(name string, content []byte) (*Document, error) {
	// PDFium repairs a file that was cut off, and what is left of it would
	// pass for the whole report.
	tail := content[max(0, len(content)-4096):]
	if !bytes.Contains(tail, []byte("%%EOF")) {
		return nil, fmt.Errorf("%s: %w: the PDF ends after %d bytes without its end mark (%%%%EOF), so it was cut off; download it again",
			name, ErrDamaged, len(content))
	}
	var pages []pdfPage
	err := withPDFWorker(func(worker pdfium.Pdfium) error {
		var err error
		pages, err = pdfPages(name, worker, content)
		return err
	})
	if err != nil {
		return nil, err
	}
	letters := 0
	for _, p := range pages {
		letters += p.letters()
	}
	if letters < minLetters {
		return nil, fmt.Errorf("%s: %w: its %d pages hold %d letters, so they are pictures, as of a scan; nothing was read; run text recognition (OCR) on it, or use the published PDF",
			name, ErrNoText, len(pages), letters)
	}
	return assemble(name, "pdf", len(pages), layOut(pages))
}

// pdfPages opens a PDF and takes the glyphs and rules off its pages.
func pdfPages(name string, worker pdfium.Pdfium, content []byte) ([]pdfPage, error) {
	opened, err := worker.OpenDocument(&requests.OpenDocument{File: &content})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, fmt.Errorf("%s: %w: it opens only with a password; save it without one, or use the published PDF", name, ErrEncrypted)
	case err != nil:
		return nil, fmt.Errorf("%s: %w: the PDF cannot be opened: %w; download it again", name, ErrDamaged, err)
	}
	doc := opened.Document
	count, err := worker.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
	if err != nil || count.PageCount == 0 {
		return nil, fmt.Errorf("%s: %w: the PDF has no pages; download it again", name, ErrDamaged)
	}
	if count.PageCount > maxPDFPages {
		return nil, fmt.Errorf("%s: %w: %d pages, and the limit is %d; name one report a file", name, ErrTooBig, count.PageCount, maxPDFPages)
	}
	deadline := time.Now().Add(pdfTimeout)
	pages := make([]pdfPage, 0, count.PageCount)
	for i := range count.PageCount {
		page, err := pdfPageAt(worker, doc, i)
		if err != nil {
			return nil, fmt.Errorf("%s: %w: page %d of %d cannot be read: %w; download it again", name, ErrDamaged, i+1, count.PageCount, err)
		}
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("%s: %w: page %d of %d was reached only after %s; save the PDF anew, or use the web page", name, ErrDamaged, i+1, count.PageCount, pdfTimeout)
		}
		pages = append(pages, page)
	}
	if _, err := worker.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: doc}); err != nil {
		return nil, fmt.Errorf("%s: %w: the PDF cannot be closed: %w; try again", name, ErrDamaged, err)
	}
	return pages, nil
}

// pdfPageAt reads page i, counted from 0.
func pdfPageAt(worker pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) (pdfPage, error) {
	loaded, err := worker.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: i})
	if err != nil {
		return pdfPage{}, err
	}
	handle := requests.Page{ByReference: &loaded.Page}
	page := pdfPage{number: i + 1}
	size, err := worker.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: doc, Index: i})
	if err != nil {
		return pdfPage{}, err
	}
	page.width, page.height = size.Width, size.Height
	if page.glyphs, err = pdfGlyphs(worker, handle); err != nil {
		return pdfPage{}, err
	}
	if page.shapes, err = pdfShapes(worker, handle); err != nil {
		return pdfPage{}, err
	}
	turned, err := worker.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: handle})
	if err != nil {
		return pdfPage{}, err
	}
	page.turn(int(turned.PageRotation))
	_, err = worker.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	return page, err
}
