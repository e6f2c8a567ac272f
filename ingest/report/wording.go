package report

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
)

// wording is a list of words and expressions to look for in lower-case text.
// A report is held against hundreds of them, most of which none of its
// sentences has: so an expression is compiled when it is first needed, and a
// text without any of the letters a match must contain is not searched.
type wording struct {
	expr     string
	needs    []string // a match contains one of them; empty where it is not known
	once     sync.Once
	compiled *regexp.Regexp
}

// newWording checks an expression of Go's syntax.
func newWording(expr string) (*wording, error) {
	parsed, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil, err
	}
	return &wording{expr: expr, needs: needed(parsed)}, nil
}

func (w *wording) regexp() *regexp.Regexp {
	w.once.Do(func() {
		w.compiled = regexp.MustCompile(w.expr)
		w.compiled.Longest() // "trainee probation officer" before "trainee"
	})
	return w.compiled
}

// possible says whether a text may have a match.
func (w *wording) possible(text string) bool {
	for _, n := range w.needs {
		if strings.Contains(text, n) {
			return true
		}
	}
	return len(w.needs) == 0
}

// MatchString, FindStringIndex, FindString and FindAllStringIndex are those of
// package regexp.
func (w *wording) MatchString(text string) bool {
	return w.possible(text) && w.regexp().MatchString(text)
}

func (w *wording) FindStringIndex(text string) []int {
	if !w.possible(text) {
		return nil
	}
	return w.regexp().FindStringIndex(text)
}

func (w *wording) FindAllStringIndex(text string, n int) [][]int {
	if !w.possible(text) {
		return nil
	}
	return w.regexp().FindAllStringIndex(text, n)
}

// needed returns strings of which every match of an expression contains one;
// nothing where there are none to tell.
func needed(e *syntax.Regexp) []string {
	switch e.Op {
	case syntax.OpLiteral:
		if e.Flags&syntax.FoldCase == 0 && len(e.Rune) > 1 {
			return []string{string(e.Rune)}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return needed(e.Sub[0])
	case syntax.OpConcat:
		var best []string
		for _, sub := range e.Sub {
			if n := needed(sub); n != nil && (best == nil || shortest(n) > shortest(best)) {
				best = n
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range e.Sub {
			n := needed(sub)
			if n == nil {
				return nil
			}
			all = append(all, n...)
		}
		return all
	}
	return nil
}

func shortest(words []string) int {
	n := len(words[0])
	for _, w := range words {
		n = min(n, len(w))
	}
	return n
}
