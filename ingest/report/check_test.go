package report

import (
	"os"
	"strings"
	"testing"
)

// Each case spoils one thing of a sound report; the finding must be the one
// that names it, and the only new one.
func TestChecks(t *testing.T) {
	rules, err := NewRules(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile("testdata/figures/fellgate.txt")
	if err != nil {
		t.Fatal(err)
	}
	sound := string(content)
	for _, c := range []struct {
		name, old, new string
		code, severity string
		says           []string
	}{
		{"score", "Score\t8/21", "Score\t9/21", "score_sum", Error, []string{"9", "add up to 8", "Ratings, table row 1"}},
		{"overall rating", "Overall rating\tRequires improvement", "Overall rating\tGood", "overall_band", Warning, []string{"Good", "8 out of 21", "Requires improvement"}},
		{"standard missing", "P 1.3\tServices\tGood\n", "", "standards_count", Warning, []string{"6 standards", "7"}},
		{"key question far off its rating", "supporting desistance?\t83%\nDoes planning focus sufficiently on keeping other people safe?\t65%", "supporting desistance?\t83%\nDoes planning focus sufficiently on keeping other people safe?\t42%", "key_question_band", Warning, []string{"P 2.2", "Good", "42", "Inadequate"}},
		{"key question near an edge", "safe?\t65%", "safe?\t63%", "key_question_band", Note, []string{"63", "Good"}},
		{"impossible percentage", "safe?\t54%", "safe?\t53%", "impossible_percentage", Warning, []string{"53 per cent of 48", "25 is 52.1", "26 is 54.2"}},
		{"impossible percentage of its own denominator", "Only three in five practitioners had", "Some 61 per cent of the 39 practitioners had", "", "", nil},
		{"impossible exact percentage", "Only three in five practitioners had", "Only 61 per cent of the 39 practitioners had", "impossible_percentage", Error, []string{"61 per cent of 39", "24 is 61.5"}},
		{"bracket", "in 38 cases (79 per cent)", "in 38 out of 48 cases (75 per cent)", "share_mismatch", Error, []string{"75", "38 out of 48", "79.2"}},
		{"numerator above denominator", "in 12 of the 26 cases", "in 29 of the 26 cases", "numerator_above_denominator", Error, []string{"29 out of 26"}},
		{"table against sentence", "In 17 of the 48 cases there was no contingency plan.", "In 31 of the 48 cases the plan did not keep other people safe.", "table_against_sentence", Warning, []string{"65", "31", "bullet"}},
		{"the question's own words", "- Plans named the services", "- Planning focused sufficiently on keeping other people safe in 56 per cent of cases.\n- Plans named the services", "table_against_sentence", Warning, []string{"65 per cent", "56 per cent"}},
		{"shares", "Information from children's services was missing in almost a quarter of cases.", "Of those asked, 74 per cent were men, 14 per cent were women and 18 per cent gave no answer.", "shares_sum", Warning, []string{"74, 14, 18", "106"}},
		{"rounded shares", "Information from children's services was missing in almost a quarter of cases.", "Of those asked, 74 per cent were men, 14 per cent were women and 13 per cent gave no answer.", "", "", nil},
		{"cases", "made up of 29 community orders", "made up of 28 community orders", "cases_sum", Warning, []string{"48", "28", "19", "47"}},
		{"two fieldwork dates", "Fieldwork started January 2025", "Fieldwork started February 2025", "fieldwork_dates", Warning, []string{"2025-02", "2025-01-13", "Ratings", "Background"}},
		{"published before fieldwork", "Probation, March 2025", "Probation, March 2024", "dates_order", Error, []string{"2024-03", "2025-01-13"}},
		{"year of a window", "between 1 July 2024", "between 1 July 2014", "implausible_date", Warning, []string{"1 July 2014", "7 July 2024"}},
		{"window backwards", "between 1 July 2024 and 7 July 2024", "between 9 July 2024 and 7 July 2024", "implausible_date", Warning, []string{"ends before it begins"}},
		{"window after the fieldwork", "between 1 July 2024 and 7 July 2024", "between 1 July 2024 and 7 July 2025", "implausible_date", Warning, []string{"after the fieldwork"}},
		{"day that is none", "between 1 July 2024 and 7 July 2024", "between 31 June 2024 and 7 July 2024", "implausible_date", Warning, []string{"31 June 2024"}},
		{"above a hundred", "missing in almost a quarter of cases", "missing in 120 per cent of cases", "percent_above_100", Warning, []string{"120"}},
		{"stated twice", "- At announcement the vacancy rate for POs was 33 per cent.", "- At announcement the vacancy rate for POs was 33 per cent.\n- The PO vacancy rate of 39 per cent was high.", "stated_twice", Error, []string{"vacancy_rate (PO)", "33", "39", "P 1.2 Staffing, bullet"}},
		{"two values in one sentence", "- At announcement the vacancy rate for POs was 33 per cent.", "- The vacancy rate for POs was 33 per cent in one office, and the PO vacancy rate was 12 per cent in the other.", "ambiguous", Note, []string{"vacancy_rate (PO)"}},
		{"nothing changed", "", "", "", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := sound
			if c.old != "" {
				if !strings.Contains(sound, c.old) {
					t.Fatalf("the report does not hold %q", c.old)
				}
				text = strings.Replace(sound, c.old, c.new, 1)
			}
			d, err := Read("fellgate.txt", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			r, err := Extract(d, rules, inventedPDUs)
			if err != nil {
				t.Fatal(err)
			}
			var found *Finding
			for i, f := range r.Findings {
				switch {
				case f.Code == c.code && found == nil:
					found = &r.Findings[i]
				case c.code == "overall_band" || c.code == "cases_sum":
				default:
					t.Errorf("also found %+v", f)
				}
			}
			if c.code == "" {
				return
			}
			if found == nil {
				t.Fatalf("%s was not found among %v", c.code, codes(r.Findings))
			}
			if found.Severity != c.severity {
				t.Errorf("severity %s, want %s", found.Severity, c.severity)
			}
			for _, part := range c.says {
				if !strings.Contains(found.Message, part) {
					t.Errorf("%q does not say %q", found.Message, part)
				}
			}
			if found.Section == "" || found.Place == "" && found.Code != "dates_order" {
				t.Errorf("no place: %+v", found)
			}
		})
	}
}

func TestMissingIsFound(t *testing.T) {
	rules, err := NewRules(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	d := &Document{Name: "empty.txt", Blocks: []Block{{Kind: Paragraph, Section: frontMatter, N: 1, Text: "An inspection of probation services in: Fellgate PDU"}}}
	r, err := Extract(d, rules, inventedPDUs)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"missing_vacancy_rate", "missing_wmt_capacity", "missing_key_question", "missing_cases_inspected", "missing_overall_rating",
		"missing_score", "missing_standard_rating", "missing_fieldwork_start", "missing_published"}
	sameLines(t, "findings", want, codes(r.Findings))
}
