package dashboard

import (
	"testing"
)

// A form with check boxes sends one field several times, and those left alone
// come empty or not at all.
func TestARepeatedFieldIsOneList(t *testing.T) {
	s := newSite(t)
	for from, to := range map[string]string{
		"/metrics/score?peers=leeds&peers=york":          "/metrics/score?peers=leeds,york",
		"/metrics/score?peers=leeds&peers=&peers=york":   "/metrics/score?peers=leeds,york",
		"/metrics/score?peers=leeds&peers=york&peers=":   "/metrics/score?peers=leeds,york",
		"/metrics/score?peers=&peers=leeds&from=":        "/metrics/score?peers=leeds",
		"/metrics/score?peers=&peers=":                   "/metrics/score",
		"/metrics/score?from=2024&peers=%20leeds%20&to=": "/metrics/score?from=2024&peers=leeds",
	} {
		res, _ := s.get(from)
		if got := res.Header.Get("Location"); res.StatusCode != 302 || got != to {
			t.Errorf("%s answers %d to %q, want 302 to %q", from, res.StatusCode, got, to)
		}
	}
	if res, _ := s.get("/metrics/score.csv?peers=leeds&peers=&peers=york"); res.StatusCode != 200 {
		t.Errorf("a download with a field left empty answers %d", res.StatusCode)
	}
}
