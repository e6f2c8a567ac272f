package report

import (
	"fmt"
	"unicode"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// box is a rectangle on a page, in points from the lower left corner.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) width() float64   { return b.x1 - b.x0 }
func (b box) height() float64  { return b.y1 - b.y0 }
func (b box) middleX() float64 { return (b.x0 + b.x1) / 2 }
func (b box) middleY() float64 { return (b.y0 + b.y1) / 2 }

// union is the smallest box around both.
func (b box) union(c box) box {
	return box{min(b.x0, c.x0), min(b.y0, c.y0), max(b.x1, c.x1), max(b.y1, c.y1)}
}

// glyph is one character of a page. Its box spans the whole height of its
// font, so that glyphs of one font and line have the same y0 and y1. Spaces
// and line ends, some of which PDFium infers, have no size.
type glyph struct {
	box
	r rune
}

// pdfPage is what a page is made of.
type pdfPage struct {
	number        int // from 1
	width, height float64
	glyphs        []glyph
	shapes        []box // filled or stroked paths: rules, frames, drawn bullets
}

// turn makes the places on a page those it is shown with: pages may be stored
// turned, by so many quarters of a turn, and their size is that shown.
func (p *pdfPage) turn(quarters int) {
	turned := func(b box) box {
		switch quarters {
		case 1:
			return box{b.y0, p.height - b.x1, b.y1, p.height - b.x0}
		case 2:
			return box{p.width - b.x1, p.height - b.y1, p.width - b.x0, p.height - b.y0}
		case 3:
			return box{p.width - b.y1, b.x0, p.width - b.y0, b.x1}
		}
		return b
	}
	for i := range p.glyphs {
		p.glyphs[i].box = turned(p.glyphs[i].box)
	}
	for i := range p.shapes {
		p.shapes[i] = turned(p.shapes[i])
	}
}

func (p pdfPage) letters() int {
	n := 0
	for _, g := range p.glyphs {
		if unicode.IsLetter(g.r) {
			n++
		}
	}
	return n
}

const (
	// Bounds on what is asked of one page. A page of prose has 4,000
	// characters; one drawn glyph by glyph has as many objects.
	maxPageGlyphs   = 200_000
	maxPageObjects  = 200_000
	maxPathSegments = 2_000
)

// pdfGlyphs reads the characters of a page in the order of its content.
func pdfGlyphs(worker pdfium.Pdfium, page requests.Page) ([]glyph, error) {
	loaded, err := worker.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return nil, err
	}
	text := loaded.TextPage
	count, err := worker.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text})
	if err != nil {
		return nil, err
	}
	if count.Count > maxPageGlyphs {
		return nil, fmt.Errorf("it has %d characters, and the limit is %d", count.Count, maxPageGlyphs)
	}
	glyphs := make([]glyph, 0, count.Count)
	for i := range count.Count {
		u, err := worker.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
		if err != nil {
			return nil, err
		}
		g := glyph{r: rune(u.Unicode)}
		switch g.r {
		case 0, 0xfffd, brokenHyphen:
			continue
		case '\r', '\n', ' ', '\u00a0':
			glyphs = append(glyphs, g) // only that it is there counts
			continue
		case 2, 0xfffe: // a hyphen at a line's end
			g.r = '-'
		}
		if g.box, err = glyphBox(worker, text, i); err != nil {
			return nil, err
		}
		glyphs = append(glyphs, g)
	}
	_, err = worker.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text})
	return glyphs, err
}

func glyphBox(worker pdfium.Pdfium, text references.FPDF_TEXTPAGE, i int) (box, error) {
	loose, err := worker.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		return box{}, err
	}
	r := loose.Rect
	b := box{float64(r.Left), float64(r.Bottom), float64(r.Right), float64(r.Top)}
	if b.height() > 0.1 {
		return b, nil
	}
	// A font that does not tell its height.
	tight, err := worker.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: text, Index: i})
	if err != nil {
		return box{}, err
	}
	return box{tight.Left, tight.Bottom, tight.Right, tight.Top}, nil
}

// pdfShapes reads the boxes of the paths drawn on a page. A path of many
// straight pieces, as a table's grid may be, gives a box for each.
func pdfShapes(worker pdfium.Pdfium, page requests.Page) ([]box, error) {
	count, err := worker.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return nil, err
	}
	if count.Count > maxPageObjects {
		return nil, fmt.Errorf("it has %d objects, and the limit is %d", count.Count, maxPageObjects)
	}
	var shapes []box
	for i := range count.Count {
		object, err := worker.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			return nil, err
		}
		kind, err := worker.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil {
			return nil, err
		}
		if kind.Type != enums.FPDF_PAGEOBJ_PATH {
			continue
		}
		bounds, err := worker.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object.PageObject})
		if err != nil {
			continue // an empty path
		}
		b := box{float64(bounds.Left), float64(bounds.Bottom), float64(bounds.Right), float64(bounds.Top)}
		if b.width() > 12 && b.height() > 12 {
			shapes = append(shapes, pathEdges(worker, object.PageObject, b)...)
			continue
		}
		shapes = append(shapes, b)
	}
	return shapes, nil
}

// pathEdges gives the straight, upright edges of a path as flat boxes, or
// the edges of its bounds where its segments cannot be read.
func pathEdges(worker pdfium.Pdfium, path references.FPDF_PAGEOBJECT, bounds box) []box {
	frame := []box{
		{bounds.x0, bounds.y0, bounds.x1, bounds.y0}, {bounds.x0, bounds.y1, bounds.x1, bounds.y1},
		{bounds.x0, bounds.y0, bounds.x0, bounds.y1}, {bounds.x1, bounds.y0, bounds.x1, bounds.y1},
	}
	count, err := worker.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: path})
	if err != nil || count.Count > maxPathSegments {
		return frame
	}
	matrix, err := worker.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: path})
	if err != nil {
		return frame
	}
	m := matrix.Matrix
	var edges []box
	var lastX, lastY, startX, startY float64
	edge := func(x, y float64) {
		e := box{min(lastX, x), min(lastY, y), max(lastX, x), max(lastY, y)}
		if e.width() < 0.5 || e.height() < 0.5 {
			edges = append(edges, e)
		}
	}
	for i := range count.Count {
		segment, err := worker.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: path, Index: i})
		if err != nil {
			return frame
		}
		point, err := worker.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: segment.PathSegment})
		if err != nil {
			return frame
		}
		kind, err := worker.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: segment.PathSegment})
		if err != nil {
			return frame
		}
		closes, err := worker.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: segment.PathSegment})
		if err != nil {
			return frame
		}
		x := float64(m.A*point.X + m.C*point.Y + m.E)
		y := float64(m.B*point.X + m.D*point.Y + m.F)
		switch kind.Type {
		case enums.FPDF_SEGMENT_MOVETO:
			startX, startY = x, y
		case enums.FPDF_SEGMENT_LINETO:
			edge(x, y)
		}
		lastX, lastY = x, y
		if closes.IsClose {
			edge(startX, startY)
			lastX, lastY = startX, startY
		}
	}
	return edges
}
