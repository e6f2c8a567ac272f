package dashboard

import (
	"encoding/csv"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"pdubench/queries"
)

// The five questions that the people this is for ask most, each walked from
// the front page. An answer is on the first screen of the last page.

func TestTaskWakefieldsVacancyRankInItsRegion(t *testing.T) {
	t.Parallel()
	v := newVisitor(t)
	v.open("/")
	v.find("Wakefield")
	v.follow("Vacancy rate, probation officers (PO)")
	v.do(chromedp.SetValue(chromedp.CSS("#field-peers"), "region"))
	v.send(".filter")
	v.sees("PDUs of the same region", "28 per cent, 2nd lowest of the 3 PDUs that published one", "Bradford and Calderdale")
}

func TestTaskWhetherWakefieldsSafetyDiffers(t *testing.T) {
	t.Parallel()
	v := newVisitor(t)
	v.open("/")
	v.find("Wakefield")
	v.follow("Key question: cases judged satisfactory, P 2.3 Implementation and delivery: safety of others")
	v.sees("33 per cent of 39 cases", "95 per cent interval, from a count derived from the percentage, is 20.6 to 49.0 per cent",
		"no peer published a number of cases, so there is no verdict")
}

func TestTaskWhichPDUsChangedRating(t *testing.T) {
	t.Parallel()
	v := newVisitor(t)
	v.open("/")
	v.follow("which PDUs moved")
	v.sees("3 were rated higher (Essex North; Swansea, Neath Port Talbot; and West Kent)",
		"3 lower (Gateshead and South Tyneside; North and North East Lincolnshire; and Northamptonshire), and 7 the same", "Outstanding: none")
}

func TestTaskAllVacancyRatesAsCSV(t *testing.T) {
	t.Parallel()
	v := newVisitor(t)
	v.open("/")
	v.find("PO vacancy")
	v.sees("probation officers")
	all, err := csv.NewReader(strings.NewReader(v.download("CSV"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	v.near()
	rates := map[string]string{}
	for _, line := range all[1:] {
		rates[line[0]] = line[4] + " " + line[6] + " " + line[7]
	}
	if all[0][0] != "pdu" || all[0][6] != "value" || len(rates) != 7 || rates["Wakefield"] != "PO 28 percent" || rates["Hull and East Riding"] != "PO 27 percent" {
		t.Errorf("the file has %v under %v", rates, all[0])
	}
}

// The words of the report are known once the report has been loaded.
func TestTaskTheSentenceBehindAFigure(t *testing.T) {
	report := filepath.Join("..", "..", "shared", "reports", "wakefield-2024.txt")
	if _, err := os.Stat(report); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%v: the tests of whole reports need it", err)
		}
		return
	}
	s, err := load("reported", []string{report})
	if err != nil {
		t.Fatal(err)
	}
	live := &queries.Live{}
	live.Serve(s)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	app := New(live, slog.New(slog.DiscardHandler))
	go app.Listener(listener)
	t.Cleanup(func() { app.Shutdown() })
	v := newVisitor(t)
	v.base = "http://" + listener.Addr().String()
	v.open("/")
	v.find("Wakefield")
	v.follow("126%")
	v.sees("The words of the report", "126 per cent", "In the report: section")
}
