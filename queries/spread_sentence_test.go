package queries_test

import (
	"strings"
	"testing"
)

// The sentence of benchmark_summary says what a reader of the rows would: who
// shares an end, how many gave only a bound, how many nothing.
func TestSpreadSentenceCountsEveryone(t *testing.T) {
	t.Parallel()
	at := func(pdu string, value float64) invented {
		return invented{pdu: pdu, metric: "vacancy_rate", segment: "PO", value: value}
	}
	bound := at("leeds", 20)
	bound.qualifier = "under"
	s := synthetic(t, insert([]invented{at("york", 10), at("dorset", 10), at("kirklees", 30), bound})...)
	for _, tt := range []struct {
		pairs, says, not string
	}{
		{"", "3 PDUs published a probation officer vacancy rate, from 10 per cent (2 PDUs) to 30 per cent (Kirklees); the median is 10 per cent.", ""},
		{"", " 1 PDU gave only a bound or a number that cannot be ranked.", ""},
		{"", " PDUs published none.", ""},
		{"pdu=wakefield", "No probation officer vacancy rate of Wakefield is published within these filters. 3 PDUs published", ""},
		{"pdu=york", "York's probation officer vacancy rate was 10 per cent, joint lowest of the 3 PDUs that published one (peer median 20). No interval: the number of posts was not published. 1 PDU gave", ""},
		{"pdu=kirklees", "highest of the 3 PDUs", "joint"},
		{"pdu=kirklees peers=leeds", "30 per cent, the only one among these PDUs that can be ranked.", "published none"},
		{"pdu=kirklees peers=wakefield", "30 per cent, the only one published among these PDUs. No interval: the number of posts was not published. 1 PDU published none.", "bound"},
		{"pdu=leeds", "was under 20 per cent, which is a bound and so not ranked. No interval: only a bound was published.", "gave only"},
		{"peers=leeds", "No PDU with a probation officer vacancy rate that can be ranked is known within these filters. 1 PDU gave only a bound", "published none"},
	} {
		t.Run(tt.pairs, func(t *testing.T) {
			got := run(t, s, "benchmark_summary", append([]string{"metric=vacancy_rate", "segment=PO"}, strings.Fields(tt.pairs)...)...).Text(0, "sentence")
			if !strings.Contains(got, tt.says) || tt.not != "" && strings.Contains(got, tt.not) {
				t.Errorf("%q does not say %q, or says %q", got, tt.says, tt.not)
			}
		})
	}
}
