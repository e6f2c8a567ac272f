package dashboard

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestThePDUsOfACompareAreThoseOfItsCSV(t *testing.T) {
	s := newFarshire(t)
	const query = "?pdus=northmoor,eastfen,westhay"
	doc := s.page("/compare" + query)
	_, body := s.get("/compare.csv" + query)
	records, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range records[0] {
		at[name] = i
	}
	values := 0
	for _, r := range records[1:] {
		if r[at["value"]] == "" {
			continue
		}
		values++
		if got := doc.Find("#side-by-side td a[href='" + r[at["evidence"]] + "']").Text(); !strings.Contains(strings.ReplaceAll(got, ",", ""), r[at["value"]]) {
			t.Errorf("%s %s of %s is %s, the page has %q", r[at["metric"]], r[at["segment"]], r[at["pdu"]], r[at["value"]], got)
		}
	}
	if values < 60 {
		t.Errorf("only %d figures compared", values)
	}
	if got := doc.Find("#side-by-side thead th").Map(func(_ int, e *goquery.Selection) string { return e.Text() }); strings.Join(got, "|") != "Figure|Eastfen|Northmoor|Westhay" {
		t.Errorf("columns %v", got)
	}
	main := doc.Find("main").Text()
	for _, want := range []string{"Good: Northmoor. Requires improvement: Eastfen. Inadequate: Westhay.", "Northmoor better on 12", "Westhay worse on 12", "Each is ranked among all PDUs"} {
		if !strings.Contains(main, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	// The name of a figure leads to the same PDUs.
	href := doc.Find("#side-by-side tbody th a").First().AttrOr("href", "")
	if !strings.HasSuffix(href, "?peers=northmoor,eastfen,westhay") {
		t.Errorf("the first figure leads to %s", href)
	}
	if n := s.page(href).Find("#figures tbody tr").Length(); n != 3 {
		t.Errorf("%s lists %d PDUs, want 3", href, n)
	}
}

// Among themselves three PDUs have other places than among all.
func TestWhomPDUsAreComparedWithIsAChoice(t *testing.T) {
	s := newFarshire(t)
	_, all := s.get("/compare.csv?pdus=northmoor,eastfen,westhay")
	_, three := s.get("/compare.csv?pdus=northmoor,eastfen,westhay&among=each_other")
	if bytes.Equal(all, three) {
		t.Error("the choice changes nothing")
	}
	if got := s.page("/compare?pdus=northmoor,eastfen,westhay&among=each_other").Find("main").Text(); !strings.Contains(got, "among these PDUs only") {
		t.Error("the page does not say whom it compares with")
	}
}

func TestChoosingPDUsSideBySide(t *testing.T) {
	s := newSite(t)
	ten := "wakefield,leeds,york,kirklees,sheffield,doncaster,norfolk,suffolk,gwent,brent"
	for _, c := range []struct {
		address string
		status  int
		says    string
	}{
		{"/compare", 200, "Tick up to 10 PDUs"},
		{"/compare?pdus=wakefield", 200, "Which PDUs do you want beside Wakefield?"},
		{"/compare?pdus=" + ten, 200, "How do Wakefield and 9 other PDUs compare?"},
		{"/compare?pdus=" + ten + ",bolton", 200, "You have chosen 11 PDUs, and 10 fit side by side. Leave out 1."},
		{"/compare?pdus=wakefeild,leeds", 404, "There is no PDU “wakefeild”"},
		{"/compare?pdus=wakefield,leeds&from=2030", 200, "No inspection of any of them is known within these filters."},
		{"/compare?pdus=wakefield,leeds&among=nobody", 400, "can be all or each_other"},
	} {
		res, body := s.get(c.address)
		if got := s.parse(body).Find("main").Text(); res.StatusCode != c.status || !strings.Contains(got, c.says) {
			t.Errorf("%s answers %d, want %d and %q in %s", c.address, res.StatusCode, c.status, c.says, got)
		}
	}
	if n := s.page("/compare?pdus=" + ten).Find("#side-by-side thead th").Length(); n != 11 {
		t.Errorf("%d columns, want the name and ten PDUs", n)
	}
	if got := s.page("/compare?pdus=wakefield").Find(".choice__region legend").First().Text(); got != "Yorkshire and the Humber" {
		t.Errorf("the first region to choose from is %s, not Wakefield's own", got)
	}
	if n := s.page("/compare?pdus=" + ten + ",bolton").Find(".choice__box[checked]").Length(); n != 11 {
		t.Errorf("%d boxes stay ticked, want 11", n)
	}
	for from, to := range map[string]string{
		"/compare?pdus=wakefield&pdus=leeds&among=all":              "/compare?among=all&pdus=wakefield,leeds",
		"/compare?pdus=leeds,leeds":                                 "/compare?pdus=leeds",
		"/compare.csv?pdus=leeds,south-tyneside-and-gateshead,york": "/compare.csv?pdus=leeds,gateshead-and-south-tyneside,york",
	} {
		res, _ := s.get(from)
		if got := res.Header.Get("Location"); res.StatusCode != 302 || got != to {
			t.Errorf("%s answers %d to %q, want 302 to %q", from, res.StatusCode, got, to)
		}
	}
	if href := s.page("/pdus/wakefield").Find("a:contains('side by side')").AttrOr("href", ""); href != "/compare?pdus=wakefield" {
		t.Errorf("Wakefield's page leads to %q", href)
	}
}
