package report

import (
	"regexp/syntax"
	"slices"
	"testing"
)

func TestNeeded(t *testing.T) {
	for expr, want := range map[string][]string{
		`(?:^|[^a-z])vacan[a-z]*(?:$|[^a-z])`:  {"vacan"},
		`posts? (empty|unfilled)`:              {"empty", "unfilled"}, // the longest of what must stand
		`(?:in post)|(?:staffed)`:              {"in post", "staffed"},
		`(?:in post)|(?:[a-z]*)`:               nil,
		`(ab)?`:                                nil,
		`(?i)vacant`:                           nil,
		`\b[0-9]+ of (the |its )?posts\b`:      {"posts"},
		`(sick|absence)+`:                      {"sick", "absence"},
		`^\W*(this|that) (figure|rate) (was)?`: {"figure", "rate"},
	} {
		parsed, err := syntax.Parse(expr, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		got := needed(parsed)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s needs %q, want %q", expr, got, want)
		}
	}
}

// A text is never left unsearched that has a match.
func TestWordingsAreSearchedWhereTheyStand(t *testing.T) {
	rules, err := NewRules(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	var all []*wording
	for i := range rules.topics {
		all = append(all, rules.topics[i].names)
	}
	all = append(append(append(all, rules.before...), rules.after...), rules.others)
	for _, row := range rowsOf(t, "testdata/wordings.csv") {
		text := normal(row["sentence"])
		for _, w := range all {
			if !w.possible(text) && w.regexp().MatchString(text) {
				t.Errorf("%q is not searched for %s", text, w.expr)
			}
		}
	}
}
