package queries_test

import (
	"database/sql"
	"fmt"
	"math"
	"testing"
)

// macros opens the bundled snapshot to evaluate macros in it.
func macros(t testing.TB) *sql.DB {
	t.Helper()
	path, err := bundledPath()
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("duckdb", path+"?access_mode=read_only")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// evaluate returns the value of an expression, NaN for NULL.
func evaluate(t testing.TB, db *sql.DB, expression string) float64 {
	t.Helper()
	var v sql.NullFloat64
	if err := db.QueryRow("SELECT CAST(" + expression + " AS DOUBLE)").Scan(&v); err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	if !v.Valid {
		return math.NaN()
	}
	if math.IsNaN(v.Float64) || math.IsInf(v.Float64, 0) {
		t.Fatalf("%s is %v, which is no number to show", expression, v.Float64)
	}
	return v.Float64
}

// Intervals published with the methods, to four decimals.
func TestIntervalsAgreeWithPublishedTables(t *testing.T) {
	db := macros(t)
	tests := []struct {
		from, call, args string
		low, high        float64
	}{
		// Newcombe (1998) Statist. Med. 17:857, table I, method 3; the last two
		// are Wakefield's: sufficient compliance, and P 2.3 safety of others.
		{"Newcombe 1998a", "wilson", "81, 263", 0.2553, 0.3662},
		{"Newcombe 1998a", "wilson", "15, 148", 0.0624, 0.1605},
		{"Newcombe 1998a", "wilson", "0, 20", 0.0000, 0.1611},
		{"Newcombe 1998a", "wilson", "1, 29", 0.0061, 0.1718},
		{"Wakefield 24 of 39", "wilson", "24, 39", 0.4590, 0.7511},
		{"Wakefield 13 of 39", "wilson", "13, 39", 0.2063, 0.4902},
		// Newcombe (1998) Statist. Med. 17:873, table II, method 10, cases a to h.
		{"Newcombe 1998b a", "newcombe", "56, 70, 48, 80", 0.0524, 0.3339},
		{"Newcombe 1998b b", "newcombe", "9, 10, 3, 10", 0.1705, 0.8090},
		{"Newcombe 1998b c", "newcombe", "6, 7, 2, 7", 0.0582, 0.8062},
		{"Newcombe 1998b d", "newcombe", "5, 56, 0, 29", -0.0381, 0.1926},
		{"Newcombe 1998b e", "newcombe", "0, 10, 0, 20", -0.1611, 0.2775},
		{"Newcombe 1998b f", "newcombe", "0, 10, 0, 10", -0.2775, 0.2775},
		{"Newcombe 1998b g", "newcombe", "10, 10, 0, 20", 0.6791, 1.0000},
		{"Newcombe 1998b h", "newcombe", "10, 10, 0, 10", 0.6075, 1.0000},
	}
	for _, tt := range tests {
		t.Run(tt.from+" "+tt.args, func(t *testing.T) {
			low := evaluate(t, db, fmt.Sprintf("%s_lower(%s, z95())", tt.call, tt.args))
			high := evaluate(t, db, fmt.Sprintf("%s_upper(%s, z95())", tt.call, tt.args))
			if math.Abs(low-tt.low) > 0.00005 || math.Abs(high-tt.high) > 0.00005 {
				t.Errorf("%.4f to %.4f, want %.4f to %.4f", low, high, tt.low, tt.high)
			}
		})
	}
}

// Numbers of worked examples in the literature and in the documentation of
// other programs.
func TestMacrosAgreeWithWorkedExamples(t *testing.T) {
	db := macros(t)
	// Doubles, so that lists have the type the macros need.
	const t3, t4, t5 = "[1.0, 2, 3]::DOUBLE[]", "[1.0, 2, 3, 4]::DOUBLE[]", "[1.0, 2, 3, 4, 5]::DOUBLE[]"
	const smokers, patients = "[83, 90, 129, 70]::DOUBLE[]", "[86, 93, 136, 82]::DOUBLE[]"
	tests := []struct {
		from, expression string
		want, within     float64
	}{
		{"Armitage 1955, carriers by size of tonsils", "trend_chi_square(" + t3 + ", [19, 29, 24]::DOUBLE[], [516, 589, 293]::DOUBLE[])", 7.19, 0.005},
		{"R, prop.trend.test(smokers, patients)", "trend_chi_square(" + t4 + ", " + smokers + ", " + patients + ")", 8.2249, 0.00005},
		{"R, prop.trend.test(smokers, patients, c(0,0,0,1))", "trend_chi_square([0, 0, 0, 1]::DOUBLE[], " + smokers + ", " + patients + ")", 12.173, 0.0005},
		// Ranks 1 to 10 against 1, 6, 8, 7, 10, 9, 3, 5, 2, 4 (doubled): rho is -29/165.
		{"Spearman, ten pairs with a sum of squared differences of 194", "spearman(10.0, 110.0, 110.0, 1540.0, 1540.0, 2 * 1540.0 / 2 - 4 * 194.0 / 2)", -29.0 / 165, 1e-12},
		{"Bonett and Wright 2000, lower", "spearman_lower(0.5, 28, z95())", math.Tanh(math.Atanh(0.5) - 1.959963985*math.Sqrt(1.125/25)), 1e-9},
		{"Bonett and Wright 2000, upper", "spearman_upper(0.5, 28, z95())", math.Tanh(math.Atanh(0.5) + 1.959963985*math.Sqrt(1.125/25)), 1e-9},
		{"normal quantile of 97.5 %", "normal_quantile(0.975)", 1.959964, 0.00045},
		{"normal quantile of 99.9 %", "normal_quantile(0.999)", 3.090232, 0.00045},
		{"normal quantile of a tenth", "normal_quantile(0.1)", -1.281552, 0.00045},
		{"normal quantile of the middle", "normal_quantile(0.5)", 0, 0},
		{"Blom score, lowest of 10", "rank_z(1, 10)", -1.546635, 0.00045},
		{"quartile of 1, 2, 3, 4 (type 7)", "quantile_of([1.0, 2, 3, 4]::DOUBLE[], 0.25)", 1.75, 1e-12},
		{"upper quartile of 1, 2, 3, 4 without 2", "quantile_of(left_out([1.0, 2, 3, 4]::DOUBLE[], 2), 0.75)", 3.5, 1e-12},
		{"median of 1, 2, 3, 4 without 4", "other_median([1.0, 2, 3, 4]::DOUBLE[], 4, 3)", 2, 1e-12},
		{"winsorised dispersion, by hand", "winsorised_dispersion([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100]::DOUBLE[])", (1 + 1 + 4 + 9 + 16 + 25 + 36 + 49 + 64 + 81 + 81) / 11.0, 1e-12},
		{"Agresti and Min 2005, lower: b 15, c 5, n 39", "paired_lower(15, 5, 39, z95())", (10 - 1.959963985*math.Sqrt(21-100.0/41)) / 41, 1e-12},
		{"Agresti and Min 2005, upper: b 15, c 5, n 39", "paired_upper(15, 5, 39, z95())", (10 + 1.959963985*math.Sqrt(21-100.0/41)) / 41, 1e-12},
		// The PHE guide solves for the share whose own interval just reaches p.
		{"PHE funnel, lower 95 % at p 0.33, n 39", "funnel_lower(0.33, 39, 1.96)", phe(0.33, 39, 1.96, -1), 1e-12},
		{"PHE funnel, upper 99.8 % at p 0.5, n 100", "funnel_upper(0.5, 100, 3.09)", phe(0.5, 100, 3.09, 1), 1e-12},
		{"standardised distance of 13 of 39 from a half", "score_z(13, 39, 0.5)", (13.0/39 - 0.5) / math.Sqrt(0.25/39), 1e-12},
	}
	for _, tt := range tests {
		t.Run(tt.from, func(t *testing.T) {
			if got := evaluate(t, db, tt.expression); !(math.Abs(got-tt.want) <= tt.within) {
				t.Errorf("%s = %v, want %v", tt.expression, got, tt.want)
			}
		})
	}
	// OHID's own test data for the recent trend (counts of one indicator).
	words := []struct{ xs, ns, want string }{
		{"621, 599, 556, 535, 447", "3454, 3195, 3256, 3227, 3121", "decreasing"},
		{"5405, 5500, 5435, 5480, 5315", "18095, 18170, 18005, 17890, 17860", "no significant change"},
		{"8116, 8145, 8222, 8506, 8728", "91530, 91773, 92088, 92238, 92666", "increasing"},
		{"0, 0, 0, 0, 0", "10, 10, 10, 10, 10", "no significant change"},
		// The last point alone makes the chi-square significant and the slope rise.
		{"300, 250, 200, 150, 900", "1000, 1000, 1000, 1000, 1000", "no significant change"},
	}
	for _, tt := range words {
		var got string
		q := fmt.Sprintf("SELECT trend_word(%s, [%s]::DOUBLE[], [%s]::DOUBLE[])", t5, tt.xs, tt.ns)
		if err := db.QueryRow(q).Scan(&got); err != nil || got != tt.want {
			t.Errorf("trend of %s is %q, want %q (%v)", tt.xs, got, tt.want, err)
		}
	}
	var short string
	if err := db.QueryRow("SELECT trend_word(" + t4 + ", " + smokers + ", " + patients + ")").Scan(&short); err != nil || short != "cannot be calculated" {
		t.Errorf("trend of four points is %q (%v)", short, err)
	}
}

// phe is the funnel limit in the form of the PHE technical guide: the roots of
// the quadratic whose solution is the share with p at the end of its interval.
func phe(p, n, z, side float64) float64 {
	first := p * (n/(z*z) + 1)
	root := math.Sqrt(64*first*first - 64*(1/(z*z)+1/n)*p*(n*(p*(n/(z*z)+2)-1)+z*z*(p-1)))
	return (first + side*root/8) / (1/(z*z) + 1/n) / n
}

// A point lies outside the funnel exactly where its Wilson interval leaves the
// pooled value out.
func TestFunnelAndIntervalCannotContradictEachOther(t *testing.T) {
	db := macros(t)
	var differ int
	err := db.QueryRow(`SELECT count(*) FROM range(1, 121) a(n) CROSS JOIN range(0, 121) b(x) CROSS JOIN (SELECT unnest([0.05, 0.2, 0.33, 0.5, 0.71, 0.9]) AS p)
		WHERE x <= n AND (p NOT BETWEEN wilson_lower(x, n, z95()) AND wilson_upper(x, n, z95()))
			<> (x / n NOT BETWEEN p - z95() * sqrt(p * (1 - p) / n) AND p + z95() * sqrt(p * (1 - p) / n))`).Scan(&differ)
	if err != nil || differ != 0 {
		t.Errorf("%d points where they differ (%v)", differ, err)
	}
}

// Whole percentages give the count back for samples of up to 100 cases.
func TestCountsAreRecoveredFromWholePercentages(t *testing.T) {
	for n := 1; n < 100; n++ {
		for x := 0; x <= n; x++ {
			percent := math.Round(100 * float64(x) / float64(n))
			if got := int(math.Round(percent * float64(n) / 100)); got != x {
				t.Fatalf("%d of %d is %v per cent, which gives %d", x, n, percent, got)
			}
		}
	}
}

func TestMacrosAreEmptyWhereTheyAreNotDefined(t *testing.T) {
	db := macros(t)
	for _, expression := range []string{
		"wilson_lower(1, 0, z95())", "wilson_upper(3, 2, z95())", "wilson_lower(NULL, 5, z95())", "wilson_upper(-1, 5, z95())",
		"newcombe_lower(1, 0, 1, 5, z95())", "funnel_lower(0.5, 0, z95())", "funnel_upper(1.5, 10, z95())",
		"score_z(0, 10, 0)", "score_z(10, 10, 1)", "score_z(1, 0, 0.5)", "rank_z(1, 1)", "normal_quantile(0)", "normal_quantile(1)",
		"winsorised_dispersion([1, 2]::DOUBLE[])", "winsorised_dispersion(NULL::DOUBLE[])",
		"trend_slope([1.0]::DOUBLE[], [1]::DOUBLE[], [2]::DOUBLE[])", "trend_chi_square([1, 2]::DOUBLE[], [0, 0]::DOUBLE[], [5, 5]::DOUBLE[])",
		"trend_chi_square([1, 1]::DOUBLE[], [1, 2]::DOUBLE[], [5, 5]::DOUBLE[])", "spearman(3.0, 12.0, 12.0, 56.0, 48.0, 48.0)",
		"spearman_lower(1, 10, z95())", "spearman_upper(0.5, 3, z95())", "other_median([]::DOUBLE[], 0, 0)", "quantile_of([]::DOUBLE[], 0.25)",
		"paired_lower(1, 1, 0, z95())",
	} {
		if got := evaluate(t, db, expression); !math.IsNaN(got) {
			t.Errorf("%s is %v, want nothing", expression, got)
		}
	}
}
