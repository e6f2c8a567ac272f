package report

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// reportSet is a folder of reports about PDUs that do not exist, with the
// results of each listed by hand before the reader was run on it, and what
// the reader must reach over all of them together.
type reportSet struct {
	folder                          string
	reports                         int
	recall, precision               float64 // results
	figuresRecall, figuresPrecision float64 // figures, where they are listed
}

var reportSets = []reportSet{
	// The rules were widened after a first run on these reports (results:
	// recall 0.68, precision 0.91), so this is no blind measure.
	{"testdata/invented", 8, 0.99, 0.99, 0.99, 0.99},
	// Measured blind, before any of it was seen: recall 0.82, precision 0.95;
	// and after a round on other texts 0.908 and 0.976, blind still. Then the
	// rules were widened on it, so what it holds now is no blind measure.
	{"testdata/fresh", 10, 0.99, 0.99, 0, 0},
	// Measured blind: recall 0.872, precision 0.963. Since then rules were
	// widened on it too.
	{"testdata/third", 8, 0.99, 0.99, 0, 0},
	// Measured blind: recall 0.962 (406 of 422), precision 0.988 (406 of 411).
	// Since then rules were widened on it too.
	{"testdata/fourth", 8, 0.99, 0.99, 0, 0},
	// Measured blind: recall 0.945 (395 of 418), precision 0.988 (395 of 400).
	// Since then rules were widened on it too.
	{"testdata/fifth", 8, 0.99, 0.99, 0, 0},
	// Measured blind: recall 0.941 (401 of 426), precision 0.990 (401 of 405).
	// One list had 24.0 for 24, which is corrected. Since then rules were
	// widened on it too.
	{"testdata/sixth", 8, 0.99, 0.99, 0, 0},
	// Measured blind: recall 0.975 (426 of 437), precision 0.998 (426 of 427).
	// Since then rules were widened on it too.
	{"testdata/seventh", 8, 0.99, 0.99, 0, 0},
	// Measured blind: recall 0.998 (427 of 428), precision 1 (427 of 427).
	// Nothing has been changed for it: keep it so, and write a new set instead.
	{"testdata/eighth", 8, 0.98, 0.98, 0, 0},
}

// The facts listed of invented reports against those the reader finds.
func TestInventedReports(t *testing.T) {
	rules, err := NewRules(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range reportSets {
		t.Run(filepath.Base(set.folder), func(t *testing.T) { set.measure(t, rules) })
	}
}

func (set reportSet) measure(t *testing.T, rules *Rules) {
	lists, err := filepath.Glob(filepath.Join(set.folder, "*.results.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if len(lists) != set.reports {
		t.Fatalf("%s has %d reports, want %d", set.folder, len(lists), set.reports)
	}
	headers := map[string]map[string]string{}
	var pdus []PDU
	for i, path := range lists {
		base := strings.TrimSuffix(path, ".results.csv")
		headers[base] = map[string]string{}
		for _, row := range rowsOf(t, base+".header.csv") {
			headers[base][row["field"]] = row["value"]
		}
		pdus = append(pdus, PDU{Code: fmt.Sprintf("X%02d", i), Name: headers[base]["pdu"]})
	}
	var results, figures tally
	for _, path := range lists {
		base := strings.TrimSuffix(path, ".results.csv")
		t.Run(filepath.Base(base), func(t *testing.T) {
			r := extractInvented(t, base, rules, pdus)
			header := headerFields(r.Header)
			for field, want := range headers[base] {
				if header[field] != want {
					t.Errorf("header %s is %q, want %q", field, header[field], want)
				}
			}
			results.add(t, "result", listedResults(t, path), foundResults(r))
			if set.figuresRecall > 0 {
				figures.add(t, "figure", listedFigures(t, base+".figures.csv"), foundFigures(r))
			}
		})
	}
	t.Logf("results: %s", results)
	if results.recall() < set.recall || results.precision() < set.precision {
		t.Errorf("results: %s; want at least %.2f and %.2f", results, set.recall, set.precision)
	}
	if set.figuresRecall == 0 {
		return
	}
	t.Logf("figures: %s", figures)
	if figures.recall() < set.figuresRecall || figures.precision() < set.figuresPrecision {
		t.Errorf("figures: %s; want at least %.2f and %.2f", figures, set.figuresRecall, set.figuresPrecision)
	}
}

func listedResults(t *testing.T, path string) []fact {
	var out []fact
	for _, row := range rowsOf(t, path) {
		out = append(out, fact{
			key: strings.Join([]string{row["metric"], row["segment"], row["qualifier"], row["value"], row["numerator"], row["denominator"]}, ","),
		})
	}
	return out
}

func foundResults(r *Report) []fact {
	var out []fact
	for _, x := range r.Results {
		value := x.Text
		if x.Value != nil {
			value = number(x.Value)
		}
		out = append(out, fact{
			key:     strings.Join([]string{x.Metric, x.Segment, x.Qualifier, value, number(x.Numerator), number(x.Denominator)}, ","),
			section: x.Section, sentence: x.Sentence,
		})
	}
	return out
}

func listedFigures(t *testing.T, path string) []fact {
	var out []fact
	for _, row := range rowsOf(t, path) {
		out = append(out, fact{
			key:     strings.Join([]string{row["kind"], row["qualifier"], row["value"], row["numerator"], row["denominator"], row["sense"]}, ","),
			section: row["section"],
		})
	}
	return out
}

func foundFigures(r *Report) []fact {
	var out []fact
	for _, f := range r.Figures {
		out = append(out, fact{
			key:     strings.Join([]string{f.Kind, f.Qualifier, number(&f.Value), number(f.Numerator), number(f.Denominator), f.Sense}, ","),
			section: f.Section, sentence: f.Sentence,
		})
	}
	return out
}

func extractInvented(t *testing.T, base string, rules *Rules, pdus []PDU) *Report {
	t.Helper()
	for _, ext := range []string{".txt", ".html"} {
		path := base + ext
		if _, err := os.Stat(path); err != nil {
			continue
		}
		return extract(t, rules, path, pdus)
	}
	t.Fatalf("no report %s.txt or .html", base)
	return nil
}

func headerFields(h Header) map[string]string {
	return map[string]string{
		"pdu":             h.PDU.Name,
		"programme":       strconv.Itoa(h.Programme),
		"fieldwork_start": h.FieldworkStart,
		"published":       h.Published,
		"overall_rating":  h.Overall.Rating,
		"score":           number(h.Score),
		"max_score":       number(h.Maximum),
	}
}

// fact is a listed or found statement: what is compared, the section it
// stands in and, of a found one, its sentence.
type fact struct{ key, section, sentence string }

// tally counts the facts listed, found, and both.
type tally struct{ listed, found, both int }

func (s tally) recall() float64    { return float64(s.both) / float64(max(s.listed, 1)) }
func (s tally) precision() float64 { return float64(s.both) / float64(max(s.found, 1)) }

func (s tally) String() string {
	return fmt.Sprintf("recall %d of %d (%.4f), precision %d of %d (%.4f)",
		s.both, s.listed, s.recall(), s.both, s.found, s.precision())
}

// add compares the two lists as bags, logs what is only in one of them, and
// counts. Equals in one section are paired first, so that the log names the
// place of a miss.
func (s *tally) add(t *testing.T, what string, listed, found []fact) {
	t.Helper()
	one := tally{listed: len(listed), found: len(found)}
	pair := func(same func(a, b fact) bool) {
		listed = slices.DeleteFunc(listed, func(l fact) bool {
			i := slices.IndexFunc(found, func(f fact) bool { return same(l, f) })
			if i < 0 {
				return false
			}
			found = slices.Delete(found, i, i+1)
			one.both++
			return true
		})
	}
	pair(func(a, b fact) bool { return a.key == b.key && a.section == b.section })
	pair(func(a, b fact) bool { return a.key == b.key })
	for _, f := range listed {
		t.Logf("missed %s %s (%s)", what, f.key, f.section)
	}
	for _, f := range found {
		t.Logf("false %s %s (%s: %s)", what, f.key, f.section, f.sentence)
	}
	t.Logf("%ss: %s", what, one)
	s.listed += one.listed
	s.found += one.found
	s.both += one.both
}

// rowsOf reads a CSV file with a header row.
func rowsOf(t testing.TB, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			m[name] = row[i]
		}
		out = append(out, m)
	}
	return out
}

// number writes a value as the lists have it; nothing for none.
func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}
