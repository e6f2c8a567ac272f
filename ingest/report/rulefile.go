package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"regexp/syntax"
	"strings"

	"gopkg.in/yaml.v3"
)

// ruleFile is a file of rules; rules.yaml explains every field at its head.
type ruleFile struct {
	Elsewhere struct {
		Others oneOrMany `yaml:"others"`
		Before oneOrMany `yaml:"before"`
		After  oneOrMany `yaml:"after"`
	} `yaml:"elsewhere"`
	Labels map[string]yaml.Node `yaml:"labels"`
	Topics []ruleEntry          `yaml:"topics"`
	Rules  []ruleEntry          `yaml:"rules"`
}

// ruleEntry is a rule as written.
type ruleEntry struct {
	line      int
	Rule      string     `yaml:"rule"`
	Metric    string     `yaml:"metric"`
	Names     oneOrMany  `yaml:"names"`
	Segment   string     `yaml:"segment"`
	Strict    bool       `yaml:"strict"`
	Lone      bool       `yaml:"lone"`
	Anywhere  bool       `yaml:"anywhere"`
	Fallback  bool       `yaml:"fallback"`
	Otherwise string     `yaml:"otherwise"`
	Several   string     `yaml:"several"`
	From      string     `yaml:"from"`
	To        string     `yaml:"to"`
	Kind      oneOrMany  `yaml:"kind"`
	Unit      oneOrMany  `yaml:"unit"`
	Sense     string     `yaml:"sense"`
	Section   string     `yaml:"section"`
	Block     string     `yaml:"block"`
	Least     *float64   `yaml:"least"`
	Most      *float64   `yaml:"most"`
	Value     string     `yaml:"value"`
	OutOf     string     `yaml:"out_of"`
	Sentence  wordsEntry `yaml:"sentence"`
	Clause    wordsEntry `yaml:"clause"`
	Paragraph wordsEntry `yaml:"paragraph"`
	Before    wordsEntry `yaml:"before"`
	After     wordsEntry `yaml:"after"`
	Previous  wordsEntry `yaml:"previous"`
}

type wordsEntry struct {
	All  oneOrMany `yaml:"all"`
	Any  oneOrMany `yaml:"any"`
	None oneOrMany `yaml:"none"`
}

// oneOrMany is a YAML word or list of words.
type oneOrMany []string

func (o *oneOrMany) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*o = oneOrMany{n.Value}
		return nil
	}
	var list []string
	if err := n.Decode(&list); err != nil {
		return err
	}
	*o = list
	return nil
}

// add appends the rules and label sets of a file.
func (r *Rules) add(name string, content []byte) error {
	file, err := parseRuleFile(content)
	if err != nil {
		return fmt.Errorf("%s: not a file of rules: %w; it holds the lists labels and rules, in YAML, with the fields that rules.yaml explains", name, err)
	}
	for set, node := range file.Labels {
		labels, err := readLabels(&node)
		if err != nil {
			return fmt.Errorf("%s: line %d: label set %q: %w", name, node.Line, set, err)
		}
		r.labels[set] = append(labels, r.labels[set]...)
	}
	for _, list := range []struct {
		of    string
		words []string
		to    *[]*wording
	}{{"before", file.Elsewhere.Before, &r.before}, {"after", file.Elsewhere.After, &r.after}} {
		p, err := pattern(list.words)
		if err != nil {
			return fmt.Errorf("%s: elsewhere: %s: %w", name, list.of, err)
		}
		if p != nil {
			*list.to = append(*list.to, p)
		}
	}
	others, err := pattern(append(file.Elsewhere.Others, r.otherWords...))
	if err != nil {
		return fmt.Errorf("%s: elsewhere: others: %w", name, err)
	}
	r.others, r.otherWords = others, append(r.otherWords, file.Elsewhere.Others...)
	for _, e := range file.Topics {
		compiled, err := r.compileTopic(e)
		if err != nil {
			return fmt.Errorf("%s: line %d: topic %q: %w", name, e.line, e.Rule, err)
		}
		r.topics = append(r.topics, compiled)
	}
	for _, e := range file.Rules {
		compiled, err := r.compile(e)
		if err != nil {
			return fmt.Errorf("%s: line %d: rule %q: %w", name, e.line, e.Rule, err)
		}
		r.rules = append(r.rules, compiled)
	}
	return nil
}

// parseRuleFile decodes strictly and notes the line each rule begins on.
func parseRuleFile(content []byte) (ruleFile, error) {
	var file ruleFile
	dec := yaml.NewDecoder(bytes.NewReader(content))
	dec.KnownFields(true)
	if err := dec.Decode(&file); err != nil && !errors.Is(err, io.EOF) {
		return file, errors.New(strings.ReplaceAll(strings.TrimPrefix(err.Error(), "yaml: "), "\n", " "))
	}
	var lines struct {
		Topics []yaml.Node `yaml:"topics"`
		Rules  []yaml.Node `yaml:"rules"`
	}
	if err := yaml.Unmarshal(content, &lines); err == nil && len(lines.Rules) == len(file.Rules) && len(lines.Topics) == len(file.Topics) {
		for i := range file.Topics {
			file.Topics[i].line = lines.Topics[i].Line
		}
		for i := range file.Rules {
			file.Rules[i].line = lines.Rules[i].Line
		}
	}
	return file, nil
}

// pattern compiles a list of words into one expression: a word or phrase
// stands alone between word boundaries, * means any ending, and /…/ is a
// regular expression. It matches lower-case text with straight quotes.
func pattern(words []string) (*wording, error) {
	if len(words) == 0 {
		return nil, nil
	}
	parts := make([]string, len(words))
	for i, w := range words {
		p, err := patternOf(w)
		if err != nil {
			return nil, err
		}
		parts[i] = p
	}
	return newWording("(?:" + strings.Join(parts, ")|(?:") + ")")
}

func patternOf(w string) (string, error) {
	w = strings.TrimSpace(w)
	if len(w) > 2 && w[0] == '/' && w[len(w)-1] == '/' {
		if _, err := syntax.Parse(w[1:len(w)-1], syntax.Perl); err != nil {
			return "", fmt.Errorf("%w; write a regular expression of Go between the slashes", err)
		}
		return w[1 : len(w)-1], nil
	}
	if strings.Trim(w, "* ") == "" {
		return "", fmt.Errorf("empty word %q; leave it out", w)
	}
	p := regexp.QuoteMeta(strings.ToLower(w))
	p = strings.ReplaceAll(p, `\*`, `['`+letters+`-]*`)
	p = strings.ReplaceAll(p, " ", `[\s-]+`)
	return `(?:^|[^` + letters + `])` + p + `(?:$|[^` + letters + `])`, nil
}

// letters are those and the digits that English text has; the classes of all
// of Unicode take longer to read than the rest of the rules.
const letters = `0-9A-Za-zÀ-ɏ`
