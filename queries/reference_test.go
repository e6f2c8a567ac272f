package queries_test

import (
	"math"
	"slices"
	"sort"
)

// What the benchmark says about a PDU, computed the plain way: from the rule
// in words, one PDU after another, without any of the SQL.
type standing struct {
	ranked     bool
	level      float64
	rank, of   int
	percentile float64 // NaN without peers
	median     float64 // NaN without peers
	pooled     float64 // per cent; NaN where no peer has cases
	low, high  float64 // per cent; NaN without cases
	comparison string
}

// reference compares the newest fact of each PDU among facts of one metric
// and segment, its counts derived where cases are known.
func reference(facts []invented, polarity string) map[string]standing {
	newest := map[string]invented{}
	for _, f := range facts {
		if before, ok := newest[f.pdu]; !ok || f.day > before.day {
			newest[f.pdu] = f
		}
	}
	out := map[string]standing{}
	for pdu, f := range newest {
		s := standing{ranked: f.qualifier == "" || f.qualifier == "approximately", level: level(f)}
		x, n := counts(f)
		s.low, s.high = wilson(x, n)
		better, equal := 0, 0
		var others []float64
		sumX, sumN := 0.0, 0.0
		for other, g := range newest {
			if other == pdu || g.qualifier != "" && g.qualifier != "approximately" {
				continue
			}
			others = append(others, level(g))
			if d := level(g) - s.level; d == 0 {
				equal++
			} else if (d > 0) == (polarity != "lower_is_better") {
				better++
			}
			if gx, gn := counts(g); gn > 0 {
				sumX, sumN = sumX+gx, sumN+gn
			}
		}
		s.rank, s.of = better+1, len(others)+1
		s.percentile, s.median, s.pooled = math.NaN(), middle(others), math.NaN()
		if len(others) > 0 {
			s.percentile = 100 * (float64(len(others)-better-equal) + float64(equal)/2) / float64(len(others))
		}
		if sumN > 0 {
			s.pooled = 100 * sumX / sumN
		}
		s.comparison = verdict(s, polarity)
		out[pdu] = s
	}
	return out
}

func verdict(s standing, polarity string) string {
	switch {
	case !s.ranked || math.IsNaN(s.low) || math.IsNaN(s.pooled):
		return "not_compared"
	case s.pooled >= s.low-1e-9 && s.pooled <= s.high+1e-9:
		return "similar"
	case (s.low > s.pooled) == (polarity != "lower_is_better"):
		return "better"
	}
	return "worse"
}

// level is what a fact is ranked by.
func level(f invented) float64 {
	if f.unit == "count" && f.n > 0 {
		return 100 * f.value / float64(f.n)
	}
	return f.value
}

// counts are the cases of a fact, 0 of 0 where they are not known.
func counts(f invented) (x, n float64) {
	switch {
	case f.n > 0:
		return f.value, float64(f.n)
	case f.metric == "key_question" && f.cases > 0 && f.qualifier == "":
		return math.Round(f.value * float64(f.cases) / 100), float64(f.cases)
	}
	return 0, 0
}

// wilson is the score interval found by its definition: the shares p from
// which x of n lies 1.96 standard errors, by bisection.
func wilson(x, n float64) (low, high float64) {
	if n == 0 {
		return math.NaN(), math.NaN()
	}
	const z = 1.959963985
	inside := func(p float64) bool { return math.Abs(x/n-p) <= z*math.Sqrt(p*(1-p)/n) }
	edge := func(out float64) float64 {
		if inside(out) {
			return out
		}
		in := x / n
		for range 100 {
			if mid := (in + out) / 2; inside(mid) {
				in = mid
			} else {
				out = mid
			}
		}
		return in
	}
	// x/n itself is a degenerate point at 0 and n, where p(1-p) is 0.
	return 100 * edge(0), 100 * edge(1)
}

func middle(values []float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sorted := slices.Clone(values)
	sort.Float64s(sorted)
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}
