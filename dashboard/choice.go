package dashboard

import (
	"slices"
	"strings"

	"pdubench/queries"
)

// choice is a list of check boxes, region by region: PDUs of one's own.
type choice struct {
	Name    string // of the field
	Open    bool
	Chosen  []string // as readers know them
	Most    int
	Regions []regionChoice
}

type regionChoice struct {
	Region string
	All    string // address of them all side by side, empty where they are too many
	PDUs   []option
}

func newChoice(r *request, name string, chosen []queries.Name) (*choice, error) {
	t, err := r.run("pdus", nil)
	if err != nil {
		return nil, err
	}
	c := &choice{Name: name, Most: mostBeside}
	slugs := map[string][]string{}
	for _, o := range rows(t) {
		slug, region := o.text("slug"), o.text("region")
		i := slices.IndexFunc(c.Regions, func(g regionChoice) bool { return g.Region == region })
		if i < 0 {
			i = len(c.Regions)
			c.Regions = append(c.Regions, regionChoice{Region: region})
		}
		is := slices.ContainsFunc(chosen, func(n queries.Name) bool { return n.Canonical == slug })
		if is {
			c.Chosen = append(c.Chosen, o.text("pdu"))
		}
		c.Regions[i].PDUs = append(c.Regions[i].PDUs, option{slug, o.text("pdu"), is})
		if o.text("status") == "current" {
			slugs[region] = append(slugs[region], slug)
		}
	}
	for i, g := range c.Regions {
		if n := len(slugs[g.Region]); n > 1 && n <= mostBeside {
			c.Regions[i].All = address("/compare", "", map[string]string{"pdus": strings.Join(slugs[g.Region], ",")})
		}
	}
	slices.SortFunc(c.Regions, func(a, b regionChoice) int {
		if a.has() != b.has() { // one's own regions first
			return map[bool]int{true: -1, false: 1}[a.has()]
		}
		return strings.Compare(a.Region, b.Region)
	})
	return c, nil
}

// has reports whether a PDU of the region is chosen.
func (g regionChoice) has() bool {
	return slices.ContainsFunc(g.PDUs, func(o option) bool { return o.Selected })
}
