package queries

import (
	"fmt"
	"strings"
)

// Problem is what a caller asked for that cannot be answered. Every other
// error of this package is internal.
type Problem struct {
	Missing bool     // true: no such thing (404); false: a value that cannot be (400)
	What    string   // PDU, metric, parameter …
	Value   string   // as it was written
	Reason  string   // what is wrong with it, empty where it is just unknown
	Nearest []string // known names most like it, best first
}

func (p *Problem) Error() string {
	var b strings.Builder
	if p.Reason != "" {
		fmt.Fprintf(&b, "%s %q: %s", p.What, p.Value, p.Reason)
	} else {
		fmt.Fprintf(&b, "There is no %s %q", p.What, p.Value)
	}
	if len(p.Nearest) > 0 {
		fmt.Fprintf(&b, "; the nearest: %s", strings.Join(p.Nearest, ", "))
	}
	return b.String()
}
