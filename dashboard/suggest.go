package dashboard

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"pdubench/queries"
)

// explainProblem names what was asked for and links the nearest names, each
// in the address that was tried.
func (d *dashboard) explainProblem(c *fiber.Ctx, p *queries.Problem) *trouble {
	t := &trouble{Status: fiber.StatusBadRequest, problem: p}
	switch {
	case p.Missing:
		t.Status = fiber.StatusNotFound
		t.Heading = fmt.Sprintf("There is no %s “%s”", p.What, p.Value)
	case p.Reason == "":
		t.Heading = fmt.Sprintf("The %s “%s” is not known", p.What, p.Value)
	default:
		t.Heading = fmt.Sprintf("The %s “%s” %s", p.What, p.Value, p.Reason)
	}
	path, query := c.Path(), readQuery(c)
	for _, name := range p.Nearest {
		t.Links = append(t.Links, link{Text: d.label(p.What, name), Href: instead(path, query, p, name)})
	}
	switch {
	case len(t.Links) == 1:
		t.Message = "Did you mean this?"
	case len(t.Links) > 1:
		t.Message = "Did you mean one of these?"
	default:
		t.Message = "Start from one of these."
		t.Links = mainPages()
	}
	return t
}

// label is the reader's word for a name, or the name itself.
func (d *dashboard) label(what, name string) string {
	snapshot, release := d.live.Acquire()
	defer release()
	if snapshot == nil {
		return name
	}
	for _, kind := range []string{"pdu", "region", "metric"} {
		if !strings.Contains(strings.ToLower(what), kind) {
			continue
		}
		for _, n := range snapshot.Names(kind) {
			if n.Name == name {
				return n.Label
			}
		}
	}
	return name
}

// instead is the tried address with one name in place of the one that is not
// known, wherever that stood: in the path, in the query, or as the name of a
// parameter.
func instead(path string, query map[string]string, p *queries.Problem, name string) string {
	bare, format := splitFormat(path)
	parts := strings.Split(bare, "/")
	for i, part := range parts {
		if written, err := url.PathUnescape(part); err == nil && written == p.Value {
			parts[i] = url.PathEscape(name)
			break
		}
	}
	changed := map[string]string{}
	for n, v := range query {
		if p.What == "parameter" && n == p.Value {
			n = name
		}
		list := strings.Split(v, ",")
		if i := slices.IndexFunc(list, func(s string) bool { return strings.TrimSpace(s) == p.Value }); i >= 0 && p.What != "parameter" {
			list[i] = name
		}
		changed[n] = strings.Join(list, ",")
	}
	return address(strings.Join(parts, "/"), format.end(), changed)
}
