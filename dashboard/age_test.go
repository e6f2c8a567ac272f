package dashboard

import (
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"pdubench/queries"
)

func TestOldDataIsSaidToBeOld(t *testing.T) {
	about := queries.About{Built: "2024-03-15 08:00:00", NewestData: "2024-02"}
	at := func(iso string) time.Time {
		now, err := time.Parse(time.DateOnly, iso)
		if err != nil {
			t.Fatal(err)
		}
		return now
	}
	const published = "The newest inspection known here was published in February 2024. Newer ones may have been published since."
	for _, c := range []struct {
		now    string
		behind bool
		want   string
	}{
		{"2024-03-15", false, ""},
		{"2025-04-14", false, ""},
		{"2025-04-15", false, "Nothing has been loaded here since 15 March 2024, 13 months ago. " + published},
		{"2027-01-01", false, "Nothing has been loaded here since 15 March 2024, 33 months ago. " + published},
		{"2024-03-16", true, "A newer load exists and could not be opened, so this is the one before it. " + published},
	} {
		if got := ageNote(about, c.behind, at(c.now)); got != c.want {
			t.Errorf("%s: %q, want %q", c.now, got, c.want)
		}
	}
	if got := ageNote(queries.About{Built: "2020-01-01 00:00:00"}, false, at("2024-01-01")); strings.Contains(got, "newest inspection") {
		t.Errorf("without any inspection it says %q", got)
	}
}

// A page that was made before the note became due is not sent again.
func TestReadersAreToldOfASnapshotThatCouldNotBeOpened(t *testing.T) {
	old, err := load("older", nil) // it is closed when the next one is served
	if err != nil {
		t.Fatal(err)
	}
	live := &queries.Live{}
	live.Serve(old)
	app := New(live, slog.New(slog.DiscardHandler))
	note := func(tag string) (string, string, int) {
		req := httptest.NewRequest("GET", "/pdus/wakefield", nil)
		req.Header.Set("If-None-Match", tag)
		res, err := app.Test(req, -1)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		doc, err := goquery.NewDocumentFromReader(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return doc.Find(".age").Text(), res.Header.Get("ETag"), res.StatusCode
	}
	before, tag, _ := note("")
	if before != "" {
		t.Errorf("a fresh snapshot has the note %q", before)
	}
	live.FallBehind()
	if after, _, status := note(tag); status != 200 || !strings.Contains(after, "could not be opened") {
		t.Errorf("answer %d with the note %q", status, after)
	}
	live.Serve(snapshot(t))
	if again, _, _ := note(""); again != "" {
		t.Errorf("the note stays: %q", again)
	}
}

func TestEachPageShowsTheDateOfItsDataOnTop(t *testing.T) {
	s := newSite(t)
	want := "Data to October 2025, loaded " + onlyDay(snapshot(t).About.Built)
	for _, address := range everyPage {
		if got := strings.Join(strings.Fields(s.page(address).Find("header .masthead__data").Text()), " "); got != want {
			t.Errorf("%s has %q, want %q", address, got, want)
		}
	}
}
