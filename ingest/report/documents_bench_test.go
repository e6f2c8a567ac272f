package report

import (
	"os"
	"testing"
)

func benchmarkRead(b *testing.B, name string) {
	path, ok := publishedReport(b, name)
	if !ok {
		return
	}
	content, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := Read(name, content); err != nil { // starts the PDF engine
		b.Fatal(err)
	}
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(name, content); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadPDF(b *testing.B)  { benchmarkRead(b, "wakefield-2024.pdf") }
func BenchmarkReadHTML(b *testing.B) { benchmarkRead(b, "wakefield-2024.html") }
func BenchmarkReadText(b *testing.B) { benchmarkRead(b, "wakefield-2024.txt") }
