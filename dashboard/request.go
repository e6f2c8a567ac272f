package dashboard

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"pdubench/queries"
)

// request is what a page handler is asked.
type request struct {
	ctx      context.Context
	snapshot *queries.Snapshot
	path     string            // without the suffix of a format, "/" for the front page
	name     string            // the last part of the path where the page has one: a PDU, a metric …
	query    map[string]string // as written; a name written twice is joined by commas
	address  string            // of the page with its query, always written the same way
	format   *format           // nil for the page
	age      string            // a note that the snapshot is old, empty while it is not
}

// answer is what a handler returns: the one table behind the page, and the
// page made of it. Downloads never make the page.
type answer struct {
	table *queries.Table
	page  func() (*page, error)
}

type handler func(*request) (*answer, error)

// run answers a view of the request's snapshot.
func (r *request) run(view string, values map[string]string) (*queries.Table, error) {
	return r.snapshot.Run(r.ctx, view, values)
}

// suffix is that of the format asked for, empty for the page.
func (r *request) suffix() string { return r.format.end() }

// with returns the query together with the parameter the path gives. Both
// giving it is refused: one of them would be ignored.
func (r *request) with(name, value string) (map[string]string, error) {
	if written, both := r.query[name]; both {
		return nil, &queries.Problem{What: "parameter", Value: name,
			Reason: "is " + value + " in the address of this page already, so it cannot be " + written + " as well"}
	}
	values := map[string]string{name: value}
	for n, v := range r.query {
		values[n] = v
	}
	return values, nil
}

// address returns the page's path with a suffix and a query, sorted by name;
// parameters left empty are left out.
func address(path, suffix string, query map[string]string) string {
	if suffix != "" && path == "/" {
		path = "/index"
	}
	values := url.Values{}
	for n, v := range query {
		if v != "" {
			values.Set(n, v)
		}
	}
	if len(values) == 0 {
		return path + suffix
	}
	// Commas and the plus of region+programme are legal as they are; a space
	// is what url.Values writes as a plus.
	encoded := strings.NewReplacer("%2C", ",", "+", "%20").Replace(values.Encode())
	return path + suffix + "?" + encoded
}

// readQuery collects the query of an address. A name written several times,
// as by check boxes, is one list; those left empty add nothing to it.
func readQuery(c *fiber.Ctx) map[string]string {
	query := map[string]string{}
	c.Context().QueryArgs().VisitAll(func(name, value []byte) {
		n, v := string(name), strings.TrimSpace(string(value))
		switch before := query[n]; {
		case before == "":
			query[n] = v
		case v != "":
			query[n] = before + "," + v
		}
	})
	return query
}

// isText reports whether a database can compare it with names.
func isText(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }

// onlyText refuses a query that holds anything but text.
func onlyText(query map[string]string) error {
	for name, value := range query {
		for _, s := range []string{name, value} {
			if !isText(s) {
				return &queries.Problem{What: "parameter", Value: strings.ToValidUTF8(name, "�"), Reason: "holds bytes that are no text; write it in UTF-8"}
			}
		}
	}
	return nil
}

// untidy reports whether a form was sent with fields left empty or repeated:
// the same question has a shorter address.
func untidy(c *fiber.Ctx, query map[string]string) bool {
	if c.Context().QueryArgs().Len() > len(query) {
		return true
	}
	for _, v := range query {
		if v == "" {
			return true
		}
	}
	return false
}

// splitFormat takes the suffix of a format off a path. Only the last part of
// a path can carry one.
func splitFormat(path string) (string, *format) {
	i := slices.IndexFunc(formats, func(f *format) bool { return strings.HasSuffix(path, f.suffix) })
	if i < 0 {
		return path, nil
	}
	path = strings.TrimSuffix(path, formats[i].suffix)
	if path == "/index" {
		path = "/"
	}
	return path, formats[i]
}
