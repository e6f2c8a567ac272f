package dashboard

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"github.com/gofiber/fiber/v2"

	"pdubench/queries"
)

var errNoSnapshot = errors.New("no snapshot is served yet")

// missingPage is an address that no page has.
type missingPage struct{ path string }

func (m *missingPage) Error() string { return "no page at " + m.path }

// redirect is the answer of a handler whose page has another address.
type redirect struct{ to string }

func (r *redirect) Error() string { return "moved to " + r.to }

// trouble is an error as its reader is told it.
type trouble struct {
	Status    int
	Heading   string // one sentence that names the value
	Message   string // what to do
	Links     []link // the nearest names
	Reference string // of the log line, where the fault is ours
	problem   *queries.Problem
}

// refuse answers what fails before any handler is reached, such as a request
// that cannot be read.
func (d *dashboard) refuse(c *fiber.Ctx, err error) error {
	reference, sendErr := d.answerError(c, err)
	d.log.Info("request refused", "path", c.Path(), "status", c.Response().StatusCode(), "reference", reference, "error", err)
	return sendErr
}

// answerError answers every error of every handler, as a page or as JSON, and
// returns the reference it gave, if it gave one.
func (d *dashboard) answerError(c *fiber.Ctx, err error) (reference string, sendErr error) {
	var moved *redirect
	if errors.As(err, &moved) {
		return "", c.Redirect(moved.to, fiber.StatusFound)
	}
	t := d.explain(c, err)
	c.Status(t.Status)
	c.Set(fiber.HeaderCacheControl, "no-store")
	c.Vary(fiber.HeaderAccept)
	if _, f := splitFormat(c.Path()); f != nil || c.Accepts("html", "json") == "json" {
		return t.Reference, c.JSON(t.json())
	}
	var out bytes.Buffer
	snapshot, release := d.live.Acquire()
	defer release()
	r := &request{ctx: c.UserContext(), snapshot: snapshot, path: c.Path()}
	if snapshot != nil {
		r.age = ageNote(snapshot.About, d.live.Behind(), time.Now())
	}
	if d.templates == nil || d.render(&out, r, &page{Template: "error", Title: t.Heading, Data: t}) != nil {
		return t.Reference, c.SendString(t.Heading + "\n" + t.Message + "\n" + t.Reference)
	}
	c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	return t.Reference, c.Send(out.Bytes())
}

// explain says what an error means to its reader. What is not theirs to mend
// stays in the log.
func (d *dashboard) explain(c *fiber.Ctx, err error) *trouble {
	var problem *queries.Problem
	var missing *missingPage
	var refused *fiber.Error
	switch {
	case errors.As(err, &problem):
		return d.explainProblem(c, problem)
	case errors.As(err, &missing):
		return &trouble{Status: fiber.StatusNotFound, Heading: fmt.Sprintf("There is no page “%s”", missing.path),
			Message: "Check the address, or start from one of these.", Links: mainPages()}
	case errors.Is(err, errNoSnapshot):
		c.Set(fiber.HeaderRetryAfter, "5")
		return &trouble{Status: fiber.StatusServiceUnavailable, Heading: "The data is being loaded", Message: "Try again in a few seconds."}
	case errors.Is(err, context.DeadlineExceeded):
		return &trouble{Status: fiber.StatusServiceUnavailable, Heading: "The answer took too long",
			Message: "Try again, or choose fewer PDUs or a shorter time.", Reference: newReference()}
	case errors.As(err, &refused) && refused.Code < 500:
		return &trouble{Status: refused.Code, Heading: refused.Message, Message: "Pages are read with GET, and an address may be 30,000 characters long."}
	}
	return &trouble{Status: fiber.StatusInternalServerError, Heading: "Something went wrong here",
		Message: "It was not your doing. Try again; if it happens again, report this reference.", Reference: newReference()}
}

// newReference names a log line, shortly enough to read out.
func newReference() string { return rand.Text()[:8] }

func (t *trouble) json() fiber.Map {
	e := fiber.Map{"status": t.Status, "message": t.Heading + ". " + t.Message}
	if p := t.problem; p != nil {
		e["what"], e["value"] = p.What, p.Value
		nearest := []fiber.Map{}
		for _, l := range t.Links {
			nearest = append(nearest, fiber.Map{"name": l.Text, "href": l.Href})
		}
		e["nearest"] = nearest
	}
	if t.Reference != "" {
		e["reference"] = t.Reference
	}
	return fiber.Map{"error": e}
}
