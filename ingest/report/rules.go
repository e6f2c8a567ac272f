package report

import (
	_ "embed"
	"fmt"
	"os"
	"slices"
	"strings"
)

// Metric is an entry of the metric catalogue, as far as rules need it.
type Metric struct {
	Name     string
	Unit     string   // percent, count, days, ratio, rating or score
	Segments []string // the segments it may have; empty where it has none
}

// Rules maps figures to metrics. It is read from files, never changed, and
// safe for concurrent use.
type Rules struct {
	rules   []rule
	topics  []topic
	labels  map[string]labelSet
	metrics map[string]Metric
	// Words before and after a figure that make it one of elsewhere: of the
	// nation, the region, another year.
	before, after []*wording
	others        *wording // words for another place or time
	otherWords    []string // those of the files read so far
}

//go:embed rules.yaml
var builtIn []byte

//go:embed topics.yaml
var builtInTopics []byte

// RuleFile is a file of own rules with its content.
type RuleFile struct {
	Name    string
	Content []byte
}

// NewRules reads the built-in rules, and before them those of the files
// named, as ReadRules does.
func NewRules(metrics []Metric, files ...string) (*Rules, error) {
	var own []RuleFile
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("rules: %w; check the path given to --rules", err)
		}
		own = append(own, RuleFile{path, content})
	}
	return ReadRules(metrics, own...)
}

// ReadRules reads the built-in rules, and before them those of the files
// given, so that a user's rule wins. Every rule must name a metric of the
// catalogue. Errors name the file, the rule and the remedy.
func ReadRules(metrics []Metric, files ...RuleFile) (*Rules, error) {
	r := &Rules{labels: map[string]labelSet{}, metrics: map[string]Metric{}}
	for _, m := range metrics {
		r.metrics[m.Name] = m
	}
	for _, f := range []RuleFile{{"rules.yaml", builtIn}, {"topics.yaml", builtInTopics}} {
		if err := r.add(f.Name, f.Content); err != nil {
			return nil, err
		}
	}
	own := r.rules
	r.rules = nil
	for _, f := range files {
		if err := r.add(f.Name, f.Content); err != nil {
			return nil, err
		}
	}
	r.rules = append(r.rules, own...)
	for i := range r.rules {
		r.rules[i].order = i
	}
	for i := range r.topics {
		r.topics[i].order = len(r.rules) + i
	}
	return r, nil
}

// checkSegment says whether a metric has a segment.
func (m Metric) checkSegment(segment string) bool {
	return segment == "" && len(m.Segments) == 0 || slices.Contains(m.Segments, segment)
}

func (m Metric) segmentList() string {
	if len(m.Segments) == 0 {
		return "it has none"
	}
	return "it has " + strings.Join(m.Segments, ", ")
}
