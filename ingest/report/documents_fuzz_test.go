package report

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

const (
	// maxFuzzBytes keeps single inputs small, so that many are tried.
	maxFuzzBytes = 64 << 10
	// maxFuzzTime is far above what any of them takes.
	maxFuzzTime = 20 * time.Second
)

// checkRead reads content and checks what holds of every document, and of
// every error.
func checkRead(t *testing.T, name string, content []byte) {
	if len(content) > maxFuzzBytes {
		return
	}
	start := time.Now()
	d, err := Read(name, content)
	if took := time.Since(start); took > maxFuzzTime {
		t.Fatalf("took %s", took)
	}
	if err != nil {
		if !strings.HasPrefix(err.Error(), name+": ") || d != nil {
			t.Fatalf("document %v with error %q, which does not name the file first", d, err)
		}
		return
	}
	next := map[string]int{}
	for i, b := range d.Blocks {
		switch {
		case !utf8.ValidString(b.Text) || b.Section == "":
			t.Fatalf("block %d: %+v", i, b)
		case b.Text == "" || strings.ContainsAny(b.Text, "\n\r\x00"+string(brokenHyphen)):
			t.Fatalf("block %d: text %q", i, b.Text)
		case b.Kind == Row && strings.Join(b.Cells, "\t") != b.Text:
			t.Fatalf("block %d: cells %q of %q", i, b.Cells, b.Text)
		case b.Kind != Row && (b.Cells != nil || strings.Contains(b.Text, "\t")):
			t.Fatalf("block %d: %s with cells: %+v", i, b.Kind, b)
		case b.Kind == Heading || b.Kind == Footnote:
			if b.N != 0 {
				t.Fatalf("block %d: %s with a place: %+v", i, b.Kind, b)
			}
		default:
			next[b.Section+string(b.Kind)]++
			if b.N != next[b.Section+string(b.Kind)] {
				t.Fatalf("block %d: place %d, want %d", i, b.N, next[b.Section+string(b.Kind)])
			}
		}
	}
	_ = d.CheckKind() // must not panic
}

func FuzzText(f *testing.F) {
	spec := loadSpec(f, northmoor)
	f.Add([]byte(asText(spec[11:24], 0))) // short seeds: long ones are minimised for minutes
	f.Add([]byte(asText(spec[36:48], 60)))
	f.Add([]byte("Contents\n\nForeword .... 3\nOutcomes\t4\n\fForeword\n\n- 1. Fill posts⁵ in\n\n⁵ A note.\n\n29 of 41 cases\n"))
	f.Add([]byte("| a | b |\n|---|---|\n| 1 | 2 |\n# Foreword\n**bold** <sup>5</sup> accommo-\ndation i mprovement"))
	f.Add([]byte("\xff\xfeF\x00o\x00r\x00e\x00"))
	f.Add([]byte("Ratings\n\nOvera\tII rating\tGood\n1. Service delivery\nP 1.1 Leadership Good\nP 2.1 – x"))
	f.Fuzz(func(t *testing.T, content []byte) { checkRead(t, "fuzz.txt", content) })
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(asHTML(loadSpec(f, northmoor)[14:24])))
	f.Add([]byte(`<h2>Ratings</h2><table><tr><td>P 1.1<td><img alt=Good></table><ol class=footnotes><li id=fn1>x<sup>1</sup></ol>`))
	f.Add([]byte(`<form class=menu><h2>Foreword <a href=#top>(Back to top)</a></h2><p>a<br>b<table><tr><td><h2>P 1.2. Staff</h2></td></tr></table>`))
	f.Add([]byte(`<meta charset=utf-16><ul><li>1<ul><li><p>2<p>3</ul></ul><svg><p>x</svg><math><sup>4</sup></math>`))
	f.Fuzz(func(t *testing.T, content []byte) { checkRead(t, "fuzz.html", content) })
}

func FuzzPDF(f *testing.F) {
	spec := loadSpec(f, northmoor)[10:26]
	f.Add(asPDF(spec, pdfStyle{height: 842, granule: "line", rules: "grid"}))
	f.Add(asPDF(spec, pdfStyle{height: 400, granule: "word", rules: "rows", drawn: true}))
	f.Add(scannedPDF(1))
	f.Add(encryptedPDF())
	f.Fuzz(func(t *testing.T, content []byte) { checkRead(t, "fuzz.pdf", content) })
}
