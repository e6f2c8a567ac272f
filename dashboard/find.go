package dashboard

import (
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"pdubench/queries"
)

// find leads from words to the PDU, region or metric they name; to a choice
// where they name several.
func (d *dashboard) find(c *fiber.Ctx) error {
	return d.answer(c, func(r *request) (*answer, error) {
		written := r.query["q"]
		found := find(r.snapshot, written)
		if len(found) == 1 {
			return nil, &redirect{found[0].Href}
		}
		var nearest []link
		if len(found) == 0 && written != "" {
			nearest = nearestPDUs(r, written)
		}
		return &answer{page: func() (*page, error) {
			title := "Find a PDU, a region or a metric"
			if written != "" {
				title = "What is called “" + written + "”?"
			}
			return &page{Template: "find", Title: title, Data: map[string]any{
				"Written": written, "Found": found, "Nearest": nearest, "Names": r.snapshot.Names("pdu")}}, nil
		}}, nil
	})
}

// kinds of things that can be found, with the folder of their pages.
var kinds = []struct{ kind, folder, about string }{
	{"pdu", "/pdus/", "PDU"}, {"region", "/regions/", "region"}, {"metric", "/metrics/", "metric"},
}

// find returns the pages whose names contain the words, or the one page of
// that very name.
func find(s *queries.Snapshot, written string) []link {
	wanted := squash(written)
	if wanted == "" {
		return nil
	}
	var found []link
	seen := map[string]bool{}
	for _, k := range kinds {
		for _, n := range s.Names(k.kind) {
			l := link{n.Label + " (" + k.about + ")", k.folder + url.PathEscape(n.Canonical)}
			if squash(n.Label) == wanted || squash(n.Name) == wanted {
				return []link{l}
			}
			if (strings.Contains(squash(n.Label), wanted) || strings.Contains(squash(n.Name), wanted)) && !seen[l.Href] {
				seen[l.Href] = true
				found = append(found, l)
			}
		}
	}
	return found
}

// squash makes names comparable: case, signs and "and" do not matter.
func squash(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "&", " and ")
	return strings.Trim(notInFileName.ReplaceAllString(s, " "), " ")
}

func nearestPDUs(r *request, written string) []link {
	_, err := r.snapshot.Resolve(r.ctx, "pdu", "PDU", strings.ReplaceAll(squash(written), " ", "-"))
	problem, ok := err.(*queries.Problem)
	if !ok {
		return nil
	}
	var all []link
	for _, name := range problem.Nearest {
		all = append(all, link{name, "/pdus/" + url.PathEscape(name)})
	}
	return all
}
