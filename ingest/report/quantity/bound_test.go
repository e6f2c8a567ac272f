package quantity

import (
	"strings"
	"testing"
	"time"
)

// A line of many kilobytes without a full stop must not take quadratic time.
func TestLongLinesTakeLinearTime(t *testing.T) {
	for _, unit := range []string{"12 ", "1,234 and ", "of the 39 ", "from five to 15 ", "per cent (7) ", "a", "12-", "9.", "? ", "’ "} {
		text := strings.Repeat(unit, 50_000/len(unit))
		start := time.Now()
		n := 0
		for _, s := range Sentences(text) {
			if len(s) > maxSentence {
				t.Fatalf("%q: a sentence of %d bytes", unit, len(s))
			}
			n += len(Read(s))
		}
		if spent := time.Since(start); spent > 10*time.Second {
			t.Errorf("%q repeated to 50 kB took %v for %d quantities", unit, spent, n)
		} else {
			t.Logf("%q: %v, %d quantities", unit, spent, n)
		}
	}
}
