package dashboard

import (
	"bytes"
	"fmt"
	"html/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"pdubench/docs"
)

// methods is docs/statistics.md as HTML, without its title: readers see what
// those who carry the program on read. Markdown written by hand in this
// project is the only input, and goldmark leaves raw HTML out.
func methods() (template.HTML, error) {
	_, text, found := bytes.Cut(docs.Statistics, []byte("\n"))
	if !found {
		return "", fmt.Errorf("docs/statistics.md is empty")
	}
	var out bytes.Buffer
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	if err := markdown.Convert(text, &out); err != nil {
		return "", err
	}
	return template.HTML(out.String()), nil
}
