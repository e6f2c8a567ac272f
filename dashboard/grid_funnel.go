package dashboard

import (
	"net/url"
	"strings"
)

// funnelGrid is the table of a funnel plot: each PDU's share beside the
// limits for its number of cases.
func funnelGrid(part []row, id, pdu string) *grid {
	g := &grid{ID: id, Caption: "Each PDU beside the limits for its number of cases", Hidden: true, Head: []heading{
		{"PDU", false}, {"Share", true}, {"Cases", true}, {"95% limits", true}, {"99.8% limits", true}, {"Outside", false}}}
	for _, r := range part {
		if !r.has("n") {
			continue
		}
		share, _ := r.number("share")
		outside := cell{Blank: true}
		if r.has("outside") {
			outside = cell{Text: "the " + r.text("outside") + "% limits: " + strings.ReplaceAll(r.text("side"), "_", " ")}
		}
		g.Lines = append(g.Lines, line{Marked: pdu != "" && r.text("pdu") == pdu, Cells: []cell{
			{Text: r.text("pdu"), Href: "/pdus/" + url.PathEscape(r.text("slug")), Header: true},
			{Text: withUnit(share, "percent"), Href: r.text("evidence"), Number: true},
			{Text: decimal(float64(r.integer("n"))), Number: true},
			limitsCell(r, "lower95", "upper95"), limitsCell(r, "lower998", "upper998"), outside,
		}})
	}
	return g
}

func limitsCell(r row, lower, upper string) cell {
	low, okLow := r.number(lower)
	high, okHigh := r.number(upper)
	if !okLow || !okHigh {
		return cell{Number: true}
	}
	return cell{Text: decimal(low) + "% to " + decimal(high) + "%", Number: true}
}
