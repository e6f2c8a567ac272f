package dashboard

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestTheSearchBoxOffersEveryKindOfName(t *testing.T) {
	s := newSite(t)
	for _, address := range []string{"/", "/pdus", "/find"} {
		offered := map[string]bool{}
		s.page(address).Find("#q-names option").Each(func(_ int, e *goquery.Selection) {
			name := e.AttrOr("value", "")
			if offered[name] {
				t.Errorf("%s offers %q twice", address, name)
			}
			offered[name] = true
		})
		for _, name := range []string{"Wakefield", "South Tyneside and Gateshead", "Yorkshire and the Humber", "Vacancy rate"} {
			if !offered[name] {
				t.Errorf("%s does not offer %q", address, name)
			}
		}
		for name := range offered {
			res, _ := s.get("/find?q=" + strings.ReplaceAll(strings.ReplaceAll(name, " ", "+"), "&", "%26"))
			if res.StatusCode != 302 {
				t.Errorf("%q is offered and leads nowhere: %d", name, res.StatusCode)
			}
		}
		if address == "/" && len(offered) < 130 {
			t.Errorf("only %d names are offered", len(offered))
		}
	}
}

func TestFinding(t *testing.T) {
	s := newSite(t)
	for q, want := range map[string]string{
		"tyneside+gateshead": "/pdus/gateshead-and-south-tyneside", // the words in another order
		"yorkshire+humber":   "/regions/yorkshire-and-the-humber",
		"sickness":           "/metrics/sickness_days",
		"PO+vacancy":         "/metrics/vacancy_rate?segment=PO", // a part of a metric
	} {
		res, _ := s.get("/find?q=" + q)
		if got := res.Header.Get("Location"); got != want {
			t.Errorf("%s leads to %q, want %q", q, got, want)
		}
	}
	for q, want := range map[string]string{
		"wakefeild":   "/pdus/wakefield",
		"vacncy+rate": "/metrics/vacancy_rate",
		"yorkshire":   "/regions/yorkshire-and-the-humber",
	} {
		if s.page("/find?q="+q).Find("main li a[href='"+want+"']").Length() != 1 {
			t.Errorf("%s does not offer %s", q, want)
		}
	}
}
