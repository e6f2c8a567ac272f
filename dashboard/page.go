package dashboard

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
)

// page registers a page and every download of it. A path that ends in a
// parameter takes the suffixes in that parameter.
func (d *dashboard) page(app *fiber.App, path string, h handler) {
	serve := func(c *fiber.Ctx) error { return d.answer(c, h) }
	app.Get(path, serve)
	if strings.Contains(path, ":") {
		return
	}
	for _, f := range formats {
		if path == "/" {
			app.Get("/index"+f.suffix, serve)
		} else {
			app.Get(path+f.suffix, serve)
		}
	}
}

// answer runs a handler against the current snapshot, or sends what was
// answered before.
func (d *dashboard) answer(c *fiber.Ctx, h handler) error {
	snapshot, release := d.live.Acquire()
	defer release()
	if snapshot == nil {
		return errNoSnapshot
	}
	c.Locals("snapshot", snapshot.ID)
	ctx, cancel := context.WithTimeout(c.UserContext(), queryTime)
	defer cancel()
	r := &request{ctx: ctx, snapshot: snapshot, query: readQuery(c)}
	r.path, r.format = splitFormat(cleanPath(c.Path()))
	name, err := url.PathUnescape(r.path[strings.LastIndex(r.path, "/")+1:])
	if err != nil || !isText(name) {
		return &missingPage{path: strings.ToValidUTF8(c.Path(), "�")}
	}
	r.name = name
	if err := onlyText(r.query); err != nil {
		return err
	}
	if r.format == nil && untidy(c, r.query) {
		return c.Redirect(address(r.path, "", r.query), fiber.StatusFound)
	}
	key := address(r.path, r.suffix(), r.query)
	r.address = key
	edition := snapshot.ID
	if r.format == nil { // a download has no room for the note
		r.age = ageNote(snapshot.About, d.live.Behind(), time.Now())
		edition += r.age
	}
	if d.unchanged(c, edition, key) {
		return c.SendStatus(fiber.StatusNotModified)
	}
	finished := d.cache.get(snapshot.ID, r.age+key)
	if finished == nil {
		if finished, err = d.make(r, h); err != nil {
			return err
		}
		d.cache.put(snapshot.ID, r.age+key, finished)
	}
	d.tag(c, edition, key)
	return finished.send(c)
}

// cleanPath drops a trailing slash, so that a page has one address.
func cleanPath(path string) string {
	if path != "/" {
		path = strings.TrimRight(path, "/")
	}
	return path
}

// make runs the handler and renders what it answers, into memory first: a
// reader never gets half a page.
func (d *dashboard) make(r *request, h handler) (*reply, error) {
	a, err := h(r)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if r.format == nil {
		p, err := a.page()
		if err != nil {
			return nil, err
		}
		if err := d.render(&out, r, p); err != nil {
			return nil, err
		}
		return &reply{contentType: fiber.MIMETextHTMLCharsetUTF8, body: newBody(out.Bytes(), brotliPage, gzipPage)}, nil
	}
	if err := r.format.write(&out, a.table, r); err != nil {
		return nil, fmt.Errorf("%s of %s: %w", r.format.name, r.path, err)
	}
	finished := &reply{
		contentType: r.format.contentType,
		disposition: fmt.Sprintf("attachment; filename=%q", r.format.fileName(r)),
		body:        newBody(out.Bytes(), brotliPage, gzipPage),
	}
	switch r.format.suffix {
	case ".csv":
		finished.link = fmt.Sprintf(`<%s>; rel="describedby"; type="application/csvm+json"`, address(r.path, ".csv-metadata.json", r.query))
	case ".json", ".csv-metadata.json":
		finished.disposition = strings.Replace(finished.disposition, "attachment", "inline", 1)
	}
	return finished, nil
}

func (r *reply) send(c *fiber.Ctx) error {
	c.Set(fiber.HeaderContentType, r.contentType)
	if r.disposition != "" {
		c.Set(fiber.HeaderContentDisposition, r.disposition)
	}
	if r.link != "" {
		c.Set(fiber.HeaderLink, r.link)
	}
	return r.body.send(c)
}

// etag names a reply: the same program shows the same snapshot at the same
// address the same way. It is weak because encodings differ in bytes.
func (d *dashboard) etag(snapshot, key string) string {
	sum := sha256.Sum256([]byte(d.version + "\n" + snapshot + "\n" + key))
	return `W/"` + hex.EncodeToString(sum[:])[:24] + `"`
}

func (d *dashboard) unchanged(c *fiber.Ctx, snapshot, key string) bool {
	if strings.Contains(c.Get(fiber.HeaderIfNoneMatch), d.etag(snapshot, key)) {
		d.tag(c, snapshot, key)
		return true
	}
	return false
}

// tag lets a browser keep the reply as long as it asks whether it still holds.
func (d *dashboard) tag(c *fiber.Ctx, snapshot, key string) {
	c.Set(fiber.HeaderETag, d.etag(snapshot, key))
	c.Set(fiber.HeaderCacheControl, "no-cache")
}
