package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
)

func someFigures() []Figure {
	n, m := 26.0, 37.0
	return []Figure{
		{Section: "P 1.2 Staffing", Page: 9, Sentence: `POs were at "126" per cent, on average`, Kind: "percent", Value: 126, Unit: "percent", Metric: "wmt_capacity", Segment: "PO"},
		{Section: "P 2.1 Assessment", Sentence: "=1+1 is no formula in 26 out of 37 cases", Kind: "proportion", Value: 26, Unit: "count", Numerator: &n, Denominator: &m, Sense: "insufficient"},
		{Section: "Background", Sentence: "4.9 each", Kind: "count", Qualifier: "over", Value: 4.9, Unit: "ratio"},
	}
}

func TestFiguresAsCSV(t *testing.T) {
	var got bytes.Buffer
	if err := WriteFiguresCSV(&got, someFigures()); err != nil {
		t.Fatal(err)
	}
	want := `section,page,sentence,kind,qualifier,value,unit,numerator,denominator,sense,metric,segment
P 1.2 Staffing,9,"POs were at ""126"" per cent, on average",percent,,126,percent,,,,wmt_capacity,PO
P 2.1 Assessment,,'=1+1 is no formula in 26 out of 37 cases,proportion,,26,count,26,37,insufficient,,
Background,,4.9 each,count,over,4.9,ratio,,,,,
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &got, want)
	}
	rows, err := csv.NewReader(&got).ReadAll()
	if err != nil || len(rows) != 4 {
		t.Errorf("read back: %d rows, %v", len(rows), err)
	}
}

func TestFiguresAsJSON(t *testing.T) {
	var out bytes.Buffer
	if err := WriteFiguresJSON(&out, someFigures()); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[0]["page"] != 9.0 || got[1]["page"] != nil || got[1]["numerator"] != 26.0 || got[2]["value"] != 4.9 {
		t.Errorf("%v", got)
	}
	for _, column := range figureColumns {
		if _, ok := got[0][column]; !ok {
			t.Errorf("no %s", column)
		}
	}
	if out.Reset(); WriteFiguresJSON(&out, nil) != nil || strings.TrimSpace(out.String()) != "[]" {
		t.Errorf("no figures: %q", out.String())
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, bytes.ErrTooLarge }

func TestWriteErrorsAreReturned(t *testing.T) {
	many := make([]Figure, 1000)
	if WriteFiguresCSV(brokenPipe{}, many) == nil || WriteFiguresJSON(brokenPipe{}, many) == nil {
		t.Error("a failed write was not reported")
	}
}
