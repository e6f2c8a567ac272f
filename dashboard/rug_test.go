package dashboard

import (
	"context"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestPDUsSideBySideInWords(t *testing.T) {
	at := func(pdu, metric string, more cells) cells {
		row := cells{"pdu": pdu, "slug": strings.ToLower(pdu), "metric": metric, "title": metric, "segment": "", "qualifier": "", "unit": "percent"}
		for n, v := range more {
			row[n] = v
		}
		return row
	}
	made := table(t, "rug", nil,
		at("Eastfen", "first", cells{"value": 20.0, "quarter": int64(4), "comparison": "not_compared"}), at("Eastfen", "second", cells{"value": 5.0}),
		at("Northmoor", "first", cells{"value": 80.0, "quarter": int64(1), "comparison": "better"}), at("Northmoor", "second", nil))
	g, left := rugGrid(made, "", 2)
	if left != 1 || len(g.Lines) != 1 || len(g.Head) != 3 {
		t.Fatalf("%d rows and %d left out of %+v", len(g.Lines), left, g.Head)
	}
	eastfen, northmoor := g.Lines[0].Cells[1], g.Lines[0].Cells[2]
	if eastfen.Text != "20%" || eastfen.Place != "worst quarter" || northmoor.Text != "80%" || northmoor.Place != "better than peers" {
		t.Errorf("cells %+v and %+v", eastfen, northmoor)
	}
	if g, _ := rugGrid(made, "", 1); len(g.Lines) != 2 || g.Lines[1].Cells[2].Text != "" {
		t.Errorf("a figure that was not published reads %+v", g.Lines)
	}
}

// The cells of a region's page are the rows of the download it names.
func TestARegionsCellsAreThoseOfTheCSV(t *testing.T) {
	s := newFarshire(t)
	doc := s.page("/regions/farshire")
	made, err := opened(t, farshire).Run(context.Background(), "rug", map[string]string{"region": "farshire"})
	if err != nil {
		t.Fatal(err)
	}
	values := 0
	for _, r := range parsed(t, made) {
		if r["value"] == "" {
			continue
		}
		values++
		cell := doc.Find("#side-by-side td a[href='" + r["evidence"] + "']").Text()
		if !strings.Contains(strings.ReplaceAll(cell, ",", ""), r["value"]) {
			t.Errorf("%s %s of %s is %s, the page has %q", r["metric"], r["segment"], r["pdu"], r["value"], cell)
		}
	}
	if values < 150 {
		t.Errorf("only %d cells compared", values)
	}
	if n := doc.Find("#side-by-side td[class*=quarter-]").FilterFunction(func(_ int, e *goquery.Selection) bool { return e.Find(".also").Text() == "" }).Length(); n > 0 {
		t.Errorf("%d cells have a colour and no words", n)
	}
	if got, _ := s.get(strings.Replace(doc.Find("a:contains('every figure of these PDUs')").AttrOr("href", ""), "?", ".csv?", 1)); got.StatusCode != 200 {
		t.Errorf("the download answers %d", got.StatusCode)
	}
}
