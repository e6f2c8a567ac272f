package ingest

import (
	"context"
	"database/sql"
	"strings"
	"testing"
)

const inventedPDUs = "pdu_code,pdu,region_code,status,aliases\nX01NTH,Northmoor (invented),N55,current,Northmoor\n"

// An invented report, short but with all its parts.
const inventedReport = `An inspection of probation services in: Northmoor PDU

The Probation Service – Yorkshire and the Humber Region

HM Inspectorate of Probation, March 2025

Foreword

Northmoor Probation Delivery Unit is a place that does not exist. When we announced our visit, 31 per cent of probation officer posts were vacant. Only nine of the 40 cases had a note on pets.

Ratings

	Fieldwork started January 2025	Score	5/21
	Overall rating	Requires improvement
P 1.1	Leadership	Requires improvement
P 1.2	Staffing	Requires improvement
P 1.3	Services	Requires improvement
P 2.1	Assessment	Requires improvement
P 2.2	Planning	Requires improvement
P 2.3	Implementation and delivery	Inadequate
P 2.4	Reviewing	Inadequate

Background

We conducted fieldwork in Northmoor PDU over two weeks, beginning on 13 January 2025. We inspected 22 community orders and 18 releases on licence.
`

// invented returns a store with the invented report, and its figures.
func invented(t *testing.T) (*Store, []Figure) {
	t.Helper()
	store := loaded(t)
	paths := []string{file(t, "pdus.csv", inventedPDUs), file(t, "northmoor-2025.txt", inventedReport)}
	if _, err := Load(context.Background(), store, paths, Options{Program: "test"}); err != nil {
		t.Fatal(err)
	}
	return store, currentFacts(t, store).Figures
}

// currentFacts reads the store's sources again.
func currentFacts(t *testing.T, store *Store) *Facts {
	t.Helper()
	p, _, err := store.Current()
	if err != nil {
		t.Fatal(err)
	}
	f, err := store.facts(p)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func locatorOf(t *testing.T, figures []Figure, words string) string {
	t.Helper()
	for _, g := range figures {
		if strings.Contains(g.Sentence, words) {
			return g.Locator
		}
	}
	t.Fatalf("no figure in a sentence with %q", words)
	return ""
}

// query returns one value of the store's current snapshot.
func query(t *testing.T, store *Store, q string) string {
	t.Helper()
	p, _, err := store.Current()
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("duckdb", store.SnapshotPath(p.Snapshot)+"?access_mode=read_only")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var s sql.NullString
	if err := db.QueryRow(q).Scan(&s); err != nil {
		t.Fatal(err)
	}
	return s.String
}

const vacancy = `SELECT string_agg(CAST(value AS VARCHAR) || ' ' || segment) FROM result
	WHERE inspection_id = 'northmoor-invented-2025' AND metric = 'vacancy_rate' AND revised_by IS NULL`

func TestCorrectionsAreApplied(t *testing.T) {
	store, figures := invented(t)
	if got := query(t, store, vacancy); got != "31.0 PO" {
		t.Fatalf("vacancy rate read as %q", got)
	}
	vacant, pets := locatorOf(t, figures, "posts were vacant"), locatorOf(t, figures, "a note on pets")
	const head = "source,locator,field,value,reason,who,when\n"
	line := func(cells ...string) string {
		for i, c := range cells {
			cells[i] = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
		}
		return strings.Join(cells, ",") + "\n"
	}
	say := func(cells ...string) string {
		return line(append(cells, "checked against the report", "A. Analyst", "2025-04-01")...)
	}
	tests := []struct{ name, table, query, want string }{
		{"value", head + say("northmoor-2025.txt", vacant, "value", "13"), vacancy, "13.0 PO"},
		{"rejected", head + say("northmoor-2025.txt", vacant, "status", "rejected"), vacancy, ""},
		{"confirmed", head + say("northmoor-2025.txt", vacant, "status", "confirmed"), `SELECT status FROM figure WHERE sentence LIKE '%vacant%'`, "confirmed"},
		{"mapped", head + say("northmoor-2025.txt", pets, "metric", "sufficient_compliance"),
			`SELECT CAST(numerator AS INTEGER) || ' of ' || CAST(denominator AS INTEGER) FROM result WHERE inspection_id = 'northmoor-invented-2025' AND metric = 'sufficient_compliance'`, "9 of 40"},
		{"said why", head + say("northmoor-2025.txt", vacant, "value", "13"), `SELECT was || ' ' || value || ' ' || who FROM correction`, "31 13 A. Analyst"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			store, _ := invented(t)
			if _, err := Load(context.Background(), store, []string{file(t, "corrections.csv", tt.table)}, Options{}); err != nil {
				t.Fatal(err)
			}
			if got := query(t, store, tt.query); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	bad := []struct{ name, table, says string }{
		{"no such report", head + say("southmoor.txt", vacant, "value", "13"), "northmoor-2025.txt"},
		{"no such figure", head + say("northmoor-2025.txt", "Foreword, paragraph 9: 1 percent", "value", "13"), "no figure"},
		{"no such field", head + say("northmoor-2025.txt", vacant, "colour", "blue"), `"colour"`},
		{"no reason", head + line("northmoor-2025.txt", vacant, "value", "13", "", "A. Analyst", "2025-04-01"), "column reason"},
		{"no such metric kept apart", head + say("northmoor-2025.txt", vacant, "unit", "furlongs"), "is counted in percent"},
	}
	for _, tt := range bad {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Load(context.Background(), store, []string{file(t, "corrections.csv", tt.table)}, Options{})
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error is %v, want it to say %q", err, tt.says)
			}
		})
	}
}

func TestNewerReportRevises(t *testing.T) {
	store, _ := invented(t)
	newer := strings.Replace(inventedReport, "31 per cent", "29 per cent", 1)
	if _, err := Load(context.Background(), store, []string{file(t, "northmoor-2025-corrected.txt", newer)}, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := query(t, store, vacancy); got != "29.0 PO" {
		t.Errorf("current is %q", got)
	}
	got := query(t, store, `SELECT value || ' ' || revised_by FROM result WHERE result_id = 'northmoor-invented-2025.vacancy_rate.po.1'`)
	if got != "31.0 northmoor-invented-2025.vacancy_rate.po" {
		t.Errorf("history is %q", got)
	}
	if got := query(t, store, `SELECT count(*) FROM inspection WHERE inspection_id LIKE 'northmoor%'`); got != "1" {
		t.Errorf("%s inspections", got)
	}
}

func TestFindingsNameTheirInspection(t *testing.T) {
	store, _ := invented(t)
	// The invented report has no table of key questions, which every report has.
	if got := query(t, store, `SELECT count(*) FROM finding WHERE inspection_id = 'northmoor-invented-2025' AND message LIKE '%key question%'`); got == "0" {
		t.Error("no finding says that key questions are missing")
	}
}
