package report

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A user's file: a rule for wording the built-in ones do not know, with its
// own label for a grade.
const ownRules = `
labels:
  grade:
    PO: [case holder, case holders]
rules:
  - rule: empty desks
    metric: vacancy_rate
    segment: "{grade}"
    kind: percent
    sentence: {any: [empty desk*]}
  - rule: five meetings
    metric: recommendations
    kind: count
    sentence: {all: [meetings, "/^we held/"], none: [online]}
    least: 5
    most: 5
`

func TestOwnRulesComeFirst(t *testing.T) {
	rules, err := ReadRules(catalogue(t), RuleFile{"own.yaml", []byte(ownRules)})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Among case holders, empty desks made up 21 per cent.": "vacancy_rate PO 21",
		"The vacancy rate for case holders was 21 per cent.":   "vacancy_rate PO 21",
		"We held five meetings.":                               "recommendations 5",
		"We held six meetings.":                                "",
		"We held five meetings online.":                        "",
		"The vacancy rate for POs was 21 per cent.":            "vacancy_rate PO 21",
	} {
		if got := mapped(t, rules, "P 1.2 Staffing", text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestRulesFromAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.yaml")
	if err := os.WriteFile(path, []byte(ownRules), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := NewRules(catalogue(t), path); err != nil {
		t.Fatal(err)
	}
	if _, err := NewRules(catalogue(t), path+"x"); err == nil || !strings.Contains(err.Error(), "--rules") {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestBadRules(t *testing.T) {
	for _, c := range []struct{ name, text, says string }{
		{"not yaml", "rules: [", "not a file of rules"},
		{"a list only", "- rule: x", "not a file of rules"},
		{"unknown field", "rules:\n  - rule: x\n    metrik: caseload\n", "metrik"},
		{"no name", "rules:\n  - metric: caseload\n    segment: all\n    section: x\n", "give it one"},
		{"unknown metric", "rules:\n  - rule: x\n    metric: caselode\n    section: x\n", `unknown metric "caselode"`},
		{"unknown segment", "rules:\n  - rule: x\n    metric: caseload\n    segment: everyone\n    section: x\n", `no segment "everyone"; it has all, PO`},
		{"no segment", "rules:\n  - rule: x\n    metric: caseload\n    section: x\n", `no segment ""`},
		{"segment where there is none", "rules:\n  - rule: x\n    metric: population\n    segment: all\n    section: x\n", "it has none"},
		{"unknown label set", "rules:\n  - rule: x\n    metric: caseload\n    segment: '{colour}'\n    section: x\n", `label set "colour"`},
		{"two label sets", "rules:\n  - rule: x\n    metric: caseload\n    segment: '{grade}{offence}'\n    section: x\n", "two label sets"},
		{"bad kind", "rules:\n  - rule: x\n    metric: population\n    kind: number\n    section: x\n", `kind "number"; use percent`},
		{"bad value", "rules:\n  - rule: x\n    metric: population\n    value: half\n    section: x\n", `value "half"`},
		{"bad sense", "rules:\n  - rule: x\n    metric: population\n    sense: bad\n    section: x\n", `sense "bad"`},
		{"bad block", "rules:\n  - rule: x\n    metric: population\n    block: page\n    section: x\n", `block "page"`},
		{"bad denominator", "rules:\n  - rule: x\n    metric: population\n    out_of: people\n    section: x\n", `out_of "people"`},
		{"bad expression", "rules:\n  - rule: x\n    metric: population\n    sentence: {any: '/(/'}\n", "regular expression"},
		{"bad section", "rules:\n  - rule: x\n    metric: population\n    section: '('\n", "regular expression"},
		{"empty word", "rules:\n  - rule: x\n    metric: population\n    sentence: {any: ['*']}\n", "empty word"},
		{"no condition", "rules:\n  - rule: x\n    metric: population\n", "matches every figure"},
		{"labels of a wrong form", "labels:\n  grade: [PO]\n", "line 2"},
		{"label without words", "labels:\n  grade:\n    PO: []\n", "has no words"},
	} {
		_, err := ReadRules(catalogue(t), RuleFile{"own.yaml", []byte(c.text)})
		if err == nil {
			t.Errorf("%s: no error", c.name)
			continue
		}
		for _, part := range []string{"own.yaml", "line", c.says} {
			if !strings.Contains(err.Error(), part) && !(part == "line" && c.name == "not a file") {
				t.Errorf("%s: %q does not say %q", c.name, err, part)
			}
		}
	}
}

func TestRuleLinesAreNamed(t *testing.T) {
	_, err := ReadRules(catalogue(t), RuleFile{"own.yaml", []byte("rules:\n\n  - rule: good\n    metric: population\n    section: x\n  - rule: bad\n    metric: nothing\n")})
	if err == nil || !strings.Contains(err.Error(), `own.yaml: line 6: rule "bad"`) {
		t.Errorf("%v", err)
	}
}

func TestTopicsFromAFile(t *testing.T) {
	rules, err := ReadRules(catalogue(t), RuleFile{"own.yaml", []byte("topics:\n  - rule: desks\n    metric: vacancy_rate\n    segment: \"{grade}\"\n    kind: percent\n    names: [empty desk*]\n  - rule: chairs\n    names: [chair, chairs]\n")})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"Among POs, empty desks made up 21 per cent.":                                             "vacancy_rate PO 21",
		"Empty desks were common. For PSOs the figure was 12 per cent.":                           "vacancy_rate PSO 12",
		"Empty desks were common. For PSOs the figure was 12 per cent, of chairs 30 per cent.":    "vacancy_rate PSO 12",
		"Empty desks were common. Chairs were missing for PSOs, where the figure was 4 per cent.": "",
	} {
		if got := mapped(t, rules, "P 1.2 Staffing", text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	for file, remedy := range map[string]string{
		"topics:\n  - rule: x\n    metric: vacancy_rate\n":                    "give the words that name its subject",
		"topics:\n  - rule: x\n    metric: nothing\n    names: [y]\n":         "use one of the catalogue",
		"topics:\n  - rule: x\n    names: [y]\n    before: {none: ['/(/']}\n": "regular expression",
		"elsewhere:\n  others: ['/(/']\n":                                     "regular expression",
	} {
		if _, err := ReadRules(catalogue(t), RuleFile{"own.yaml", []byte(file)}); err == nil || !strings.Contains(err.Error(), remedy) || !strings.Contains(err.Error(), "own.yaml") {
			t.Errorf("%q gives %v", file, err)
		}
	}
}

func TestEmptyRuleFile(t *testing.T) {
	if _, err := ReadRules(catalogue(t), RuleFile{"own.yaml", nil}); err != nil {
		t.Error(err)
	}
}

// Every metric a sentence can state has a rule.
func TestEveryMetricHasARule(t *testing.T) {
	rules, err := NewRules(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	counted := map[string]bool{"overall_rating": true, "score": true, "standard_rating": true, "recommendations": true} // read from tables and lists
	for _, r := range rules.rules {
		counted[r.metric.Name] = true
	}
	for _, m := range catalogue(t) {
		if !counted[m.Name] {
			t.Errorf("no rule maps %s", m.Name)
		}
	}
}

// FuzzRules: a file of rules is refused with an error that names it, or works
// on any sentence.
func FuzzRules(f *testing.F) {
	f.Add([]byte(ownRules), "The vacancy rate for POs was 28 per cent.")
	f.Add(builtIn[:1000], "Of the 39 cases, 12 were late.")
	f.Add([]byte("labels:\n  x:\n    a: [b, 'c*']\nrules:\n  - {rule: r, metric: caseload, segment: '{x}', otherwise: all, section: '.'}\n"), "b 12 cases, c 14 cases")
	f.Add([]byte("a: &a [*a]\n"), "")
	metrics := catalogue(f)
	base, err := NewRules(metrics)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, file []byte, text string) {
		r := &Rules{labels: map[string]labelSet{}, metrics: base.metrics}
		if err := r.add("own.yaml", file); err != nil {
			if !strings.Contains(err.Error(), "own.yaml") {
				t.Errorf("%v does not name the file", err)
			}
			return
		}
		d := &Document{Blocks: []Block{{Kind: Paragraph, Section: "P 1.2 Staffing", N: 1, Text: text}}}
		figs, bare := d.figures()
		figs, _ = r.Map(d, figs, bare)
		for _, g := range figs {
			if g.Metric != "" && (!base.metrics[g.Metric].checkSegment(g.Segment) || g.Rule == "") {
				t.Errorf("mapped to %q %q by %q", g.Metric, g.Segment, g.Rule)
			}
		}
		results(figs)
	})
}
