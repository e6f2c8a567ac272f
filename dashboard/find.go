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
			nearest = nearestNames(r, written)
		}
		return &answer{page: func() (*page, error) {
			title := "Find a PDU, a region or a metric"
			if written != "" {
				title = "What is called “" + written + "”?"
			}
			return &page{Template: "find", Title: title, Data: map[string]any{
				"Written": written, "Found": found, "Nearest": nearest, "Names": suggestions(r.snapshot)}}, nil
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
			if hasWords(squash(n.Label+" "+n.Name), wanted) && !seen[l.Href] {
				seen[l.Href] = true
				found = append(found, l)
			}
		}
	}
	if len(found) == 0 {
		return findParts(s, wanted)
	}
	return found
}

// findParts returns the parts of metrics that the words name together: PO
// vacancy is the vacancy rate of probation officers.
func findParts(s *queries.Snapshot, wanted string) []link {
	var found []link
	for _, m := range s.Names("metric") {
		for _, part := range s.Names("segment " + m.Name) {
			label := m.Label + ": " + partLabel(m.Name, part.Name)
			if beginsWords(squash(label), wanted) {
				found = append(found, link{label + " (metric)", address("/metrics/"+url.PathEscape(m.Name), "", map[string]string{"segment": part.Canonical})})
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

// hasWords reports whether a name has all words wanted, in whatever order and
// as pieces of longer ones too.
func hasWords(name, wanted string) bool {
	for word := range strings.FieldsSeq(wanted) {
		if !strings.Contains(name, word) {
			return false
		}
	}
	return true
}

// beginsWords is hasWords for words that are not pieces: short ones such as
// PO stand in the middle of too many others.
func beginsWords(name, wanted string) bool {
	for word := range strings.FieldsSeq(wanted) {
		if !strings.Contains(" "+name, " "+word) {
			return false
		}
	}
	return true
}

// nearestNames are the PDUs, regions and metrics whose names are most like
// the words.
func nearestNames(r *request, written string) []link {
	var all []link
	for _, k := range kinds {
		join := "-"
		if k.kind == "metric" {
			join = "_"
		}
		_, err := r.snapshot.Resolve(r.ctx, k.kind, k.about, strings.ReplaceAll(squash(written), " ", join))
		problem, ok := err.(*queries.Problem)
		if !ok {
			continue
		}
		for _, name := range problem.Nearest {
			label := name
			for _, n := range r.snapshot.Names(k.kind) {
				if n.Name == name {
					label = n.Label
				}
			}
			all = append(all, link{label + " (" + k.about + ")", k.folder + url.PathEscape(name)})
		}
	}
	return all
}
