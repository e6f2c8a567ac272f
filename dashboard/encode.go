package dashboard

import (
	"bytes"
	"compress/gzip"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/gofiber/fiber/v2"
)

// How hard to compress: pages are compressed while their reader waits, files
// of the program once.
const (
	brotliPage, gzipPage = 4, 5
	brotliFile, gzipFile = 9, 9
)

// body is what is sent, compressed at most once for each encoding and only
// when somebody accepts it.
type body struct {
	plain  []byte
	gzip   func() []byte
	brotli func() []byte
}

func newBody(plain []byte, brotliLevel, gzipLevel int) *body {
	return &body{
		plain: plain,
		gzip: sync.OnceValue(func() []byte {
			var out bytes.Buffer
			w, err := gzip.NewWriterLevel(&out, gzipLevel)
			if err != nil {
				return plain // a level that does not exist: a test would show it
			}
			return closed(&out, w, plain)
		}),
		brotli: sync.OnceValue(func() []byte {
			var out bytes.Buffer
			return closed(&out, brotli.NewWriterLevel(&out, brotliLevel), plain)
		}),
	}
}

type writeCloser interface {
	Write([]byte) (int, error)
	Close() error
}

// closed compresses plain; a bytes.Buffer takes every write, so there is no
// error to handle.
func closed(out *bytes.Buffer, w writeCloser, plain []byte) []byte {
	w.Write(plain)
	w.Close()
	return out.Bytes()
}

// send answers with the smallest encoding the reader accepts.
func (b *body) send(c *fiber.Ctx) error {
	c.Vary(fiber.HeaderAcceptEncoding)
	const worthIt = 512 // bytes; under it the headers cost more than is saved
	switch {
	case len(b.plain) < worthIt || c.Get(fiber.HeaderAcceptEncoding) == "":
		return c.Send(b.plain)
	case c.AcceptsEncodings("br") != "":
		c.Set(fiber.HeaderContentEncoding, "br")
		return c.Send(b.brotli())
	case c.AcceptsEncodings("gzip") != "":
		c.Set(fiber.HeaderContentEncoding, "gzip")
		return c.Send(b.gzip())
	}
	return c.Send(b.plain)
}
