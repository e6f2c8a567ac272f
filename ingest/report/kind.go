package report

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	youthTitle      = regexp.MustCompile(`(?i)\binspection of (the )?(youth|children)`)
	regionTitle     = regexp.MustCompile(`(?i)\bregional inspection\b|\binspection of (the )?probation (services? )?(in|across) the .{3,60} region\b`)
	inspectionTitle = regexp.MustCompile(`(?i)\binspection of (the )?probation services? in\b`)
	pduMentions     = regexp.MustCompile(`\bPDUs?\b|(?i:\bprobation delivery unit)`)
	youthMentions   = regexp.MustCompile(`\b(YJS|YOT|YOS)s?\b|(?i:\byouth (justice|offending) (service|team|partnership))`)
	regionalP       = regexp.MustCompile(`^R ?[12]\.[1-6]\b`)
)

// titleBlocks is how many blocks from the start may hold the title.
const titleBlocks = 30

// CheckKind tells whether the document is a report of a PDU inspection. Where
// it is not, the error wraps ErrNotPDUReport and says what it seems to be.
func (d *Document) CheckKind() error {
	var title bool
	pdu, youth, standards, regional := 0, 0, 0, 0
	sections := map[string]bool{}
	for i, b := range d.Blocks {
		if i < titleBlocks && b.Kind != Row && len(b.Text) < 200 {
			if youthTitle.MatchString(b.Text) {
				return d.notPDU(fmt.Sprintf("its title %q is that of a youth justice inspection", b.Text))
			}
			if regionTitle.MatchString(b.Text) && !pduMentions.MatchString(b.Text) {
				return d.notPDU(fmt.Sprintf("its title %q is that of a regional inspection", b.Text))
			}
			title = title || inspectionTitle.MatchString(b.Text)
		}
		pdu += len(pduMentions.FindAllStringIndex(b.Text, -1))
		youth += len(youthMentions.FindAllStringIndex(b.Text, -1))
		if strings.HasPrefix(b.Section, "P ") && !sections[b.Section] {
			sections[b.Section] = true
			standards++
		}
		if regionalP.MatchString(b.Text) {
			regional++
		}
	}
	switch {
	case youth > 3*pdu:
		return d.notPDU(fmt.Sprintf("it speaks of youth justice services %d times and of PDUs %d times", youth, pdu))
	case regional > 1 && standards == 0:
		return d.notPDU("its standards are those of a region (R 1.1 …)")
	case pdu == 0:
		return d.notPDU("it does not speak of a PDU (Probation Delivery Unit)")
	case standards == 0 && !title:
		return d.notPDU("it has no sections for the standards P 1.1 to P 2.5 and no title of a PDU inspection")
	}
	return nil
}

func (d *Document) notPDU(why string) error {
	return fmt.Errorf("%s: %w: %s; name the inspection report of one PDU", d.Name, ErrNotPDUReport, why)
}
