package queries_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"pdubench/queries"
)

// samples are the numbers of cases published in the bundled facts.
var samples = []int{39, 42, 50, 54, 60, 62, 65, 70, 93}

// trueRates are the shares that PDUs are drawn from, one a segment in turn.
var trueRates = []float64{0.2, 0.33, 0.5, 0.62, 0.8}

// simulate draws PDUs that all have the same true share in each segment.
func simulate(r *rand.Rand, pdus []string, segments int) []invented {
	facts := make([]invented, 0, len(pdus)*segments)
	for k := range segments {
		p := trueRates[k%len(trueRates)]
		for i, pdu := range pdus {
			n, x := samples[(i+k)%len(samples)], 0
			for range n {
				if r.Float64() < p {
					x++
				}
			}
			facts = append(facts, invented{pdu: pdu, metric: "sufficient_compliance", segment: fmt.Sprintf("draw %03d", k), unit: "count", value: float64(x), n: n})
		}
	}
	return facts
}

// flagged is how often PDUs without any true difference are singled out.
type flagged struct {
	points                   int
	funnel95, funnel998, own float64 // shares: outside the limits, better or worse
}

func flags(t *testing.T, s *queries.Snapshot) flagged {
	table := run(t, s, "funnel", "metric=sufficient_compliance")
	f := flagged{points: len(table.Rows)}
	for i := range table.Rows {
		switch table.Text(i, "outside") {
		case "99.8":
			f.funnel998++
			f.funnel95++
		case "95":
			f.funnel95++
		}
		if c := table.Text(i, "comparison"); c == "better" || c == "worse" {
			f.own++
		}
	}
	n := float64(f.points)
	f.funnel95, f.funnel998, f.own = f.funnel95/n, f.funnel998/n, f.own/n
	return f
}

// exact is how often a binomial count lies outside p -/+ z standard errors,
// averaged over the rates and samples of the simulation: what the limits give
// when the pooled share is known without error.
func exact(z float64) float64 {
	sum := 0.0
	for _, p := range trueRates {
		for _, n := range samples {
			chance := math.Pow(1-p, float64(n)) // of x cases, from 0 up
			for x := 0; x <= n; x++ {
				if math.Abs(float64(x)/float64(n)-p) > z*math.Sqrt(p*(1-p)/float64(n)) {
					sum += chance
				}
				chance *= float64(n-x) / float64(x+1) * p / (1 - p)
			}
		}
	}
	return sum / float64(len(trueRates)*len(samples))
}

// interpolated is the same for exact binomial limits, drawn between the counts
// as in the appendix of Spiegelhalter (2005).
func interpolated(tail float64) float64 {
	sum := 0.0
	for _, p := range trueRates {
		for _, n := range samples {
			chances, below := make([]float64, n+1), make([]float64, n+1)
			chance, total := math.Pow(1-p, float64(n)), 0.0
			for x := range chances {
				total += chance
				chances[x], below[x] = chance, total
				chance *= float64(n-x) / float64(x+1) * p / (1 - p)
			}
			limit := func(q float64) float64 {
				r := slices.IndexFunc(below, func(c float64) bool { return c > q })
				return float64(r) - (below[r]-q)/chances[r]
			}
			for x, c := range chances {
				if float64(x) < limit(tail) || float64(x) > limit(1-tail) {
					sum += c
				}
			}
		}
	}
	return sum / float64(len(trueRates)*len(samples))
}

// What docs/statistics.md says for these limits and against exact ones.
func TestLimitsFlagAsOftenAsTheDocumentSays(t *testing.T) {
	got := fmt.Sprintf("%.2f and %.2f, %.2f and %.2f", 100*exact(1.959963985), 100*exact(3.090232306), 100*interpolated(0.025), 100*interpolated(0.001))
	if got != "5.01 and 0.20, 5.17 and 0.24" {
		t.Error(got)
	}
}

// twoSided is the share of a normal variable beyond -/+ z.
func twoSided(z float64) float64 { return math.Erfc(z / math.Sqrt2) }

// Where no PDU differs, the share singled out is what the level promises. The
// table of it stands in docs/statistics.md.
func TestNoDifferenceIsFlaggedAsOftenAsPromised(t *testing.T) {
	t.Parallel()
	all := slugs(t)
	var table strings.Builder
	table.WriteString("| PDUs with cases | points | rule | promised | expected | found |\n|---|---|---|---|---|---|\n")
	for _, tt := range []struct {
		pdus, segments int
		seed           uint64
	}{{108, 100, 1}, {7, 800, 2}} {
		f := flags(t, synthetic(t, insert(simulate(rand.New(rand.NewPCG(tt.seed, 2024)), all[:tt.pdus], tt.segments))...))
		if f.points != tt.pdus*tt.segments {
			t.Fatalf("%d points", f.points)
		}
		// The pooled share is an estimate too. A PDU that is part of it pulls it
		// along, which flags less; one compared with the others meets their
		// error as well, which flags more. k PDUs of one size: 1/k of the cases.
		k := float64(tt.pdus)
		const z95, z998 = 1.959963985, 3.090232306
		for _, rule := range []struct {
			name               string
			promised, expected float64
			found              float64
		}{
			{"outside the 95 % funnel limits", 0.05, exact(z95) * twoSided(z95/math.Sqrt(1-1/k)) / 0.05, f.funnel95},
			{"outside the 99.8 % funnel limits", 0.002, exact(z998) * twoSided(z998/math.Sqrt(1-1/k)) / 0.002, f.funnel998},
			{"better or worse than the others pooled", 0.05, exact(z95) * twoSided(z95/math.Sqrt(1+1/(k-1))) / 0.05, f.own},
		} {
			fmt.Fprintf(&table, "| %d | %d | %s | %.1f %% | %.2f %% | %.2f %% |\n", tt.pdus, f.points, rule.name, 100*rule.promised, 100*rule.expected, 100*rule.found)
			// Four standard errors: one false alarm in some 16,000.
			tolerance := 4 * math.Sqrt(rule.expected*(1-rule.expected)/float64(f.points))
			if math.Abs(rule.found-rule.expected) > tolerance {
				t.Errorf("%d PDUs, %s: %.2f %%, expected %.2f %% -/+ %.2f", tt.pdus, rule.name, 100*rule.found, 100*rule.expected, 100*tolerance)
			}
			if tolerance := 4 * math.Sqrt(rule.promised*(1-rule.promised)/float64(f.points)); tt.pdus > 100 && math.Abs(rule.found-rule.promised) > tolerance {
				t.Errorf("%d PDUs, %s: %.2f %%, promised %.2f %% -/+ %.2f", tt.pdus, rule.name, 100*rule.found, 100*rule.promised, 100*tolerance)
			}
		}
	}
	page, err := os.ReadFile("../docs/statistics.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), table.String()) {
		t.Errorf("docs/statistics.md does not have this table:\n%s", table.String())
	}
}

// PDUs that do differ are found: half of them 30 points below the rest.
func TestARealDifferenceIsFound(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(4, 4))
	var facts []invented
	for i, pdu := range slugs(t)[:60] {
		n, x, p := samples[i%len(samples)], 0, 0.65
		if i%2 > 0 {
			p = 0.35
		}
		for range n {
			if r.Float64() < p {
				x++
			}
		}
		facts = append(facts, invented{pdu: pdu, metric: "sufficient_compliance", unit: "count", value: float64(x), n: n})
	}
	s := synthetic(t, insert(facts)...)
	plain, widened := flags(t, s), run(t, s, "funnel", "metric=sufficient_compliance", "limits=widened")
	if plain.own < 0.6 {
		t.Errorf("only %.0f %% are better or worse", 100*plain.own)
	}
	ratio, _ := widened.Number(0, "dispersion")
	outside := 0
	for i := range widened.Rows {
		if widened.Text(i, "outside") != "" {
			outside++
		}
	}
	if ratio < 3 || float64(outside)/60 >= plain.funnel95/2 {
		t.Errorf("dispersion %.1f: %d of 60 outside widened limits, %.0f %% outside plain ones", ratio, outside, 100*plain.funnel95)
	}
}
