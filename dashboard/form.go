package dashboard

import (
	"slices"
	"strings"

	"pdubench/queries"
)

// form is a GET form over the parameters of a view. It sends what the address
// says, so that a page and its form agree.
type form struct {
	Action string
	Fields []field // always shown
	More   []field // shown on request
	Open   bool    // one of More is in force
	Kept   []field // sent as they are, and not shown
	Button string
}

type field struct {
	Name, Label, Hint string
	Value             string // of a text field
	Options           []option
	Text              bool
}

type option struct {
	Value, Label string
	Selected     bool
}

// newForm makes a form of a view's parameters, without those the page's path
// gives. The parameters in more are behind "More filters".
func newForm(r *request, t *queries.Table, action string, without, more []string) *form {
	f := &form{Action: action, Button: "Show"}
	for _, p := range t.View.Params {
		if slices.Contains(without, p.Name) {
			continue
		}
		fd := newField(r, t, p)
		if slices.Contains(more, p.Name) {
			f.More = append(f.More, fd)
			f.Open = f.Open || inForce(t, p)
		} else {
			f.Fields = append(f.Fields, fd)
		}
	}
	return f
}

func newField(r *request, t *queries.Table, p queries.Param) field {
	f := field{Name: p.Name, Label: fieldLabel(p), Value: t.Filter(p.Name)}
	if p.Required && f.Value == "" && p.Kind != "result" {
		f.Options = append(f.Options, option{"", "Choose a " + lowerFirst(fieldLabel(p)), true})
	}
	if !p.Required && p.Choices() == nil && p.Kind != "peers" && p.Kind != "date" && p.Kind != "result" {
		f.Options = append(f.Options, option{"", leftOut(p), f.Value == ""})
	}
	switch {
	case p.Choices() != nil:
		for i, c := range p.Choices() {
			f.add(c, upperFirst(strings.ReplaceAll(c, "_", " ")), i == 0)
		}
	case p.Kind == "peers":
		f.peers(t)
	case p.Kind == "segment":
		for _, n := range r.snapshot.Names("segment " + t.Filter("metric")) {
			f.add(n.Canonical, partLabel(t.Filter("metric"), n.Canonical), false)
		}
		f.Hint = segmentHint(t)
	case p.Kind == "date":
		f.Text, f.Hint = true, "For example 2024, 2024-10 or 2024-10-24"
	case p.Kind == "result":
		f.Text = true
	default:
		for _, n := range r.snapshot.Names(p.Kind) {
			if n.Name == n.Canonical {
				f.add(n.Canonical, n.Label, false)
			}
		}
		slices.SortStableFunc(f.Options, func(a, b option) int {
			if a.Value == "" || b.Value == "" {
				return strings.Compare(a.Value, b.Value)
			}
			return strings.Compare(a.Label, b.Label)
		})
	}
	return f
}

// leftOut is the choice of leaving a parameter out.
func leftOut(p queries.Param) string {
	if p.Kind == "pdu" && !strings.Contains(p.About, "only") {
		return "No PDU chosen"
	}
	return anything[p.Kind]
}

var anything = map[string]string{
	"pdu": "All PDUs", "metric": "All metrics", "segment": "All parts", "region": "All regions",
	"programme": "All programmes", "inspection": "All inspections",
}

// segmentHint says why a part cannot be chosen yet.
func segmentHint(t *queries.Table) string {
	if t.Filter("metric") == "" {
		return "Choose a metric first"
	}
	return ""
}

func fieldLabel(p queries.Param) string {
	if p.Name == "segment" {
		return "Part of the metric"
	}
	return words(p.Name)
}

// inForce reports whether a parameter says anything but what leaving it out
// says.
func inForce(t *queries.Table, p queries.Param) bool {
	v := t.Filter(p.Name)
	return v != "" && (p.Choices() == nil || v != p.Choices()[0])
}

// add offers a choice. The default one is sent by leaving it out, which keeps
// addresses short.
func (f *field) add(value, label string, isDefault bool) {
	o := option{value, label, f.Value == value || f.Value == "" && isDefault}
	if isDefault {
		o.Value = ""
	}
	f.Options = append(f.Options, o)
}

// peers offers the groups that a view can have, and a list of PDUs where the
// address has one.
func (f *field) peers(t *queries.Table) {
	value := strings.ReplaceAll(f.Value, "region programme", "region+programme")
	f.Value = value
	groups := []string{"all"}
	if t.View.Param("pdu") != nil { // the others are around a PDU
		groups = append(groups, "region", "programme", "region+programme", "nearest:5", "nearest:10")
	}
	for i, group := range groups {
		f.add(group, upperFirst(peerGroups[group]), i == 0)
	}
	if value != "" && !slices.ContainsFunc(f.Options, func(o option) bool { return o.Selected }) {
		f.add(value, filterLabel(t, f.Name), false)
	}
}
