package quantity

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzGrammar checks what must hold of every sentence: quantities in order,
// inside the sentence, with finite numbers and only the words the package
// promises; and sentences that are parts of their paragraph, in order.
func FuzzGrammar(f *testing.F) {
	for _, group := range [][][2]string{
		percentCases, proportionCases, countCases, changeCases, hedgeCases,
		fractionCases, averageCases, emptyCases, senseCases,
	} {
		for _, c := range group {
			f.Add(c[0])
		}
	}
	f.Add("Of 33 cases in which something changed, the plan was changed in 15.")
	f.Add("24 (62 per cent) of the")
	f.Add("Of the 39, of the 12, of the")
	f.Add("\u00b9\u00b2 ½ 3⁄4 \xff\xfe 99999999999999999999 per cent")
	kinds := map[Kind]bool{Percent: true, Proportion: true, Count: true, Change: true, Score: true}
	qualifiers := set(Approximately + " " + Over + " " + Under + " " + AtLeast + " " + AtMost)
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, s := range Sentences(text) {
			i := strings.Index(text[at:], s)
			if i < 0 {
				t.Fatalf("sentence %q is not in the rest of %q", s, text[at:])
			}
			at += i + len(s)
			checkQuantities(t, s, kinds, qualifiers)
		}
		checkQuantities(t, text, kinds, qualifiers)
	})
}

func checkQuantities(t *testing.T, s string, kinds map[Kind]bool, qualifiers map[string]bool) {
	last := 0
	for _, q := range Read(s) {
		if q.Start < last || q.Stop <= q.Start || q.Stop > len(s) {
			t.Fatalf("%q: span %d-%d after %d", s, q.Start, q.Stop, last)
		}
		last = q.Start
		if utf8.ValidString(s) && !utf8.ValidString(s[q.Start:q.Stop]) {
			t.Fatalf("%q: span %d-%d cuts a character", s, q.Start, q.Stop)
		}
		if !kinds[q.Kind] || q.Qualifier != "" && !qualifiers[q.Qualifier] || q.Sense != "" && q.Sense != Insufficient || q.Unit == "" {
			t.Fatalf("%q: %+v", s, q)
		}
		if math.IsNaN(q.Value) || math.IsInf(q.Value, 0) || q.Value < 0 {
			t.Fatalf("%q: value %v", s, q.Value)
		}
		if (q.Kind == Proportion || q.Kind == Score) && (q.Numerator == nil || q.Denominator == nil || *q.Numerator != q.Value) {
			t.Fatalf("%q: proportion without its parts: %+v", s, q)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	const s = "While practitioners had enough information in 26 out of 37 relevant cases, in a further eight cases it was insufficient."
	b.ReportAllocs()
	for b.Loop() {
		Read(s)
	}
}
