package report

import (
	"fmt"
	"sort"
	"strings"

	"gopkg.in/yaml.v3"
)

// labelSet holds the words that name the segments of a metric: the grades,
// the two points in time of an outcome.
type labelSet []label

type label struct {
	segment string // ignored for words that must not be taken for another label
	words   *wording
}

// mention is a label found in a sentence.
type mention struct {
	segment    string
	start, end int
}

// ignored is the key of words that name none of the set's segments.
const ignored = "-"

func readLabels(node *yaml.Node) (labelSet, error) {
	if node.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("is not a list of segments; write segment: [word, word]")
	}
	var set labelSet
	for i := 0; i+1 < len(node.Content); i += 2 {
		var words oneOrMany
		if err := node.Content[i+1].Decode(&words); err != nil {
			return nil, fmt.Errorf("line %d: %w; write segment: [word, word]", node.Content[i].Line, err)
		}
		p, err := pattern(words)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", node.Content[i].Line, err)
		}
		if p == nil {
			return nil, fmt.Errorf("line %d: segment %q has no words; name some", node.Content[i].Line, node.Content[i].Value)
		}
		set = append(set, label{node.Content[i].Value, p})
	}
	return set, nil
}

// mentions finds the labels of a lower-case sentence, the longer one where
// two overlap ("senior probation officer" holds "probation officer"), and
// joins repeats of one label in a row ("probation officers (POs)").
func (set labelSet) mentions(sentence string) []mention {
	var all []mention
	for _, l := range set {
		for from := 0; from < len(sentence); {
			m := l.words.FindStringIndex(sentence[from:])
			if m == nil {
				break
			}
			start, end := trimSpan(sentence, from+m[0], from+m[1])
			all = append(all, mention{l.segment, start, end})
			// The boundary a match ends with may begin the next one.
			from = max(end, from+m[0]+1)
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		if all[i].start != all[j].start {
			return all[i].start < all[j].start
		}
		return all[i].end > all[j].end
	})
	var out []mention
	for _, m := range all {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if m.start < last.end {
				if m.end-m.start > last.end-last.start {
					*last = m
				}
				continue
			}
			if m.segment == "all" && last.segment != ignored && strings.TrimSpace(sentence[last.end:m.start]) == "" {
				last.end = m.end // "POs as a whole"
				continue
			}
			if m.segment == last.segment && strings.Trim(sentence[last.end:m.start], " (") == "" {
				last.end = m.end
				continue
			}
		}
		out = append(out, m)
	}
	return out
}

// trimSpan leaves the boundary marks a pattern consumed out of a match.
func trimSpan(s string, start, end int) (int, int) {
	inner := strings.TrimLeft(s[start:end], " \t,.;:()[]'\"/–-")
	start = end - len(inner)
	return start, start + len(strings.TrimRight(inner, " \t,.;:()[]'\"/–-"))
}

var (
	former = &wording{expr: `\bthe (former|first)\b`}
	latter = &wording{expr: `\bthe (latter|second)\b`}
)

// pointing returns the set with "the former" and "the latter" as words for
// the two labels named before them, in the sentence or else in the one before.
func (set labelSet) pointing(text, previous string) labelSet {
	at := latter.FindStringIndex(text)
	if m := former.FindStringIndex(text); m != nil && (at == nil || m[0] < at[0]) {
		at = m
	}
	if at == nil {
		return set
	}
	ms := set.mentions(text[:at[0]])
	if len(ms) < 2 {
		ms = set.mentions(previous)
	}
	if len(ms) != 2 || ms[0].segment == ms[1].segment {
		return set
	}
	return append(labelSet{{ms[0].segment, former}, {ms[1].segment, latter}}, set...)
}
