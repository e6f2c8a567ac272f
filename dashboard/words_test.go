package dashboard

import "testing"

func TestNumbersForShow(t *testing.T) {
	for _, c := range []struct {
		f    float64
		want string
	}{
		{28, "28"}, {32.5, "32.5"}, {48.717948, "48.7"}, {0.05, "0.1"}, {0, "0"}, {100, "100"}, {1234, "1,234"}, {357729, "357,729"},
		{1234567.89, "1,234,567.9"}, {-3.25, "−3.3"}, {-1500, "−1,500"}, {99.96, "100"},
	} {
		if got := decimal(c.f); got != c.want {
			t.Errorf("decimal(%v) = %q, want %q", c.f, got, c.want)
		}
	}
}

func TestOrdinals(t *testing.T) {
	for n, want := range map[int64]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 102: "102nd", 111: "111th"} {
		if got := ordinal(n); got != want {
			t.Errorf("ordinal(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestCounts(t *testing.T) {
	for n, want := range map[int64]string{0: "0 PDUs", 1: "1 PDU", 2: "2 PDUs", 1200: "1,200 PDUs"} {
		if got := count(n, "PDU", "PDUs"); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestDatesAtThePrecisionKnown(t *testing.T) {
	for iso, want := range map[string]string{
		"2024": "2024", "2024-10": "October 2024", "2024-10-04": "4 October 2024", "2021-07/2022-06": "July 2021 to June 2022",
		"2024-10-04 13:05:00": "4 October 2024, 13:05", "": "", "no date": "no date",
	} {
		if got := day(iso); got != want {
			t.Errorf("day(%q) = %q, want %q", iso, got, want)
		}
	}
}

func TestLists(t *testing.T) {
	for _, c := range []struct {
		items []string
		want  string
	}{{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a and b"}, {[]string{"a", "b", "c"}, "a, b and c"}} {
		if got := listed(c.items); got != c.want {
			t.Errorf("listed(%v) = %q, want %q", c.items, got, c.want)
		}
	}
}

func TestTitlesInsideSentences(t *testing.T) {
	for title, want := range map[string]string{"Vacancy rate": "vacancy rate", "WMT": "WMT", "A": "a", "": ""} {
		if got := lowerFirst(title); got != want {
			t.Errorf("lowerFirst(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestColumnsInWords(t *testing.T) {
	for name, want := range map[string]string{"peer_median": "Peer median", "pdu": "PDU", "lower95": "95% interval, lower", "cases_inspected": "Cases inspected"} {
		if got := words(name); got != want {
			t.Errorf("words(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestPartsOfMetrics(t *testing.T) {
	for _, c := range []struct{ metric, segment, label, spoken string }{
		{"vacancy_rate", "PO", "probation officers (PO)", " for probation officers"},
		{"vacancy_rate", "all", "all grades", " for all grades"},
		{"caseload", "all", "all", ""},
		{"key_question", "P 2.3/safety", "P 2.3 Implementation and delivery: safety of others", " on P 2.3 Implementation and delivery: safety of others"},
		{"standard_rating", "P 1.1", "P 1.1 Leadership", " on P 1.1 Leadership"},
		{"settled_accommodation", "start", "at the start of supervision", " at the start of supervision"},
		{"crs_conversion", "personal_wellbeing", "personal wellbeing", " for personal wellbeing"},
		{"made_up", "some_part", "some part", " for some part"},
		{"score", "", "", ""},
	} {
		if got := partLabel(c.metric, c.segment); got != c.label {
			t.Errorf("partLabel(%q, %q) = %q, want %q", c.metric, c.segment, got, c.label)
		}
		if got := spokenPart(c.metric, c.segment); got != c.spoken {
			t.Errorf("spokenPart(%q, %q) = %q, want %q", c.metric, c.segment, got, c.spoken)
		}
	}
}
