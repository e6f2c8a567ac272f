package dashboard

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
)

// The pages of a table together are its download, in its order, whether the
// view answers a page at a time or the whole.
func TestThePagesOfATableAreItsDownload(t *testing.T) {
	s := newSite(t)
	for _, view := range []string{"results", "ratings", "change?metric=overall_rating", "figures"} {
		name, query, _ := strings.Cut(view, "?")
		_, body := s.get("/data/" + name + ".csv?" + query)
		all, err := csv.NewReader(strings.NewReader(string(body))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var shown int
		for number := 1; ; number++ {
			doc := s.page(fmt.Sprintf("/data/%s?%s&page=%d", name, query, number))
			shown += doc.Find("#rows tbody tr").Length()
			if doc.Find(".pages__list li").Length() <= number {
				break
			}
		}
		if want := len(all) - 1; shown != want {
			t.Errorf("%s: %d rows on its pages, %d in the download", view, shown, want)
		}
	}
}
