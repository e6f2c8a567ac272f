package report

import (
	"errors"
	"fmt"
)

// topic is what statements can be about: a rule without wordings of its own,
// and the words that name its subject. A figure whose nearest subject is the
// topic's is mapped as the rule says. A topic without a metric is a subject
// that is none of the catalogue's, which keeps its figures from others.
type topic struct {
	rule
	names *wording
}

// about says whether the topic is of a metric at all.
func (p *topic) about() bool { return p.metric.Name != "" }

// compileTopic checks an entry of the list topics.
func (r *Rules) compileTopic(e ruleEntry) (topic, error) {
	names, err := pattern(e.Names)
	switch {
	case err != nil:
		return topic{}, fmt.Errorf("names: %w", err)
	case names == nil:
		return topic{}, errors.New("has no names; give the words that name its subject")
	case e.Metric == "":
		t := topic{rule: rule{name: e.Rule, unit: e.Unit, kind: e.Kind}, names: names}
		return t, t.compileWords(e)
	}
	c, err := r.compile(e)
	return topic{c, names}, err
}
