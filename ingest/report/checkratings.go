package report

import (
	"fmt"
	"strings"
)

// ratingOrder are the ratings by their points, 0 to 3.
var ratingOrder = []string{"Inadequate", "Requires improvement", "Good", "Outstanding"}

func points(rating string) int {
	for p, w := range ratingOrder {
		if w == rating {
			return p
		}
	}
	return -1
}

// checkScore: the points of the standards against the score.
func (r *Report) checkScore() []Finding {
	h := &r.Header
	if len(h.Standards) == 0 {
		return nil
	}
	expected := map[int]int{2021: 9, 2023: 7}[h.Programme]
	if expected != 0 && len(h.Standards) != expected {
		return []Finding{h.Standards[0].finding("standards_count", Warning,
			"%d standards are rated; the %d programme has %d", len(h.Standards), h.Programme, expected)}
	}
	if h.Score == nil {
		return nil
	}
	sum := 0
	parts := make([]string, len(h.Standards))
	for i, s := range h.Standards {
		sum += points(s.Rating)
		parts[i] = fmt.Sprintf("%s %d", s.Standard, points(s.Rating))
	}
	if float64(sum) == *h.Score {
		return nil
	}
	return []Finding{h.ScoreAt.finding("score_sum", Error, "the score is %s in %s, but the ratings add up to %d (%s)",
		plainNumber(*h.Score), where(h.ScoreAt.Section, h.ScoreAt.Place), sum, strings.Join(parts, ", "))}
}

// overallBands are the least points of each overall rating, by programme.
// They are consistent with every score read, and not published as a rule, so
// a departure is a warning.
var overallBands = map[int][]float64{2021: {0, 5, 14, 23}, 2023: {0, 4, 11, 18}}

// band returns the index of the last bound that v reaches.
func band(v float64, bounds []float64) int {
	b := 0
	for i, least := range bounds {
		if v >= least {
			b = i
		}
	}
	return b
}

// checkOverall: the overall rating against the band of the score.
func (r *Report) checkOverall() []Finding {
	h := &r.Header
	bounds := overallBands[h.Programme]
	if h.Score == nil || h.Overall.Rating == "" || bounds == nil {
		return nil
	}
	var out []Finding
	if h.Maximum != nil && *h.Score > *h.Maximum {
		out = append(out, h.ScoreAt.finding("score_above_maximum", Error, "the score %s is above the maximum %s",
			plainNumber(*h.Score), plainNumber(*h.Maximum)))
	}
	want := ratingOrder[band(*h.Score, bounds)]
	if want != h.Overall.Rating {
		out = append(out, h.Overall.finding("overall_band", Warning,
			"the overall rating is %s in %s; a score of %s out of %s (%s) usually means %s",
			h.Overall.Rating, where(h.Overall.Section, h.Overall.Place), plainNumber(*h.Score), optional(h.Maximum),
			where(h.ScoreAt.Section, h.ScoreAt.Place), want))
	}
	return out
}

// questionBands are the least percentages of each rating of a standard.
var questionBands = []float64{0, 50, 65, 80}

// nearEdge is how close to a band's edge, in percentage points, a panel's
// departure by one band is ordinary.
const nearEdge = 5

// checkKeyQuestions: the lowest percentage of a standard's three questions
// against its rating.
func (r *Report) checkKeyQuestions() []Finding {
	var out []Finding
	for i := range r.Header.Standards {
		s := &r.Header.Standards[i]
		var lowest *Result
		n := 0
		for k := range r.Results {
			x := &r.Results[k]
			if x.Metric != "key_question" || !strings.HasPrefix(x.Segment, s.Standard+"/") {
				continue
			}
			n++
			if lowest == nil || *x.Value < *lowest.Value {
				lowest = x
			}
		}
		if n < 3 {
			continue
		}
		got, want := points(s.Rating), band(*lowest.Value, questionBands)
		if got == want {
			continue
		}
		severity := Warning
		edge := questionBands[max(got, want)]
		if apart := got - want; (apart == 1 || apart == -1) && *lowest.Value >= edge-nearEdge && *lowest.Value < edge+nearEdge {
			severity = Note
		}
		out = append(out, s.finding("key_question_band", severity,
			"%s is rated %s in %s, but its lowest key question, %s per cent (%s, %s), is in the band of %s; a panel may depart by one band near an edge",
			s.Standard, s.Rating, where(s.Section, s.Place), shown(*lowest),
			strings.TrimPrefix(lowest.Segment, s.Standard+"/"), where(lowest.Section, lowest.Place), ratingOrder[want]))
	}
	return out
}

// checkCases: the cases by type against all cases.
func (r *Report) checkCases() []Finding {
	community, licence, all := r.find("cases_inspected", "community_order"), r.find("cases_inspected", "licence"), r.find("cases_inspected", "all")
	if community == nil || licence == nil || all == nil || *community.Value+*licence.Value == *all.Value {
		return nil
	}
	return []Finding{all.finding("cases_sum", Warning, "%s cases are named in %s, but %s community orders (%s) and %s on licence add up to %s",
		plainNumber(*all.Value), where(all.Section, all.Place), plainNumber(*community.Value), where(community.Section, community.Place),
		plainNumber(*licence.Value), plainNumber(*community.Value+*licence.Value))}
}
