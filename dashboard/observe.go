package dashboard

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/gofiber/fiber/v2"
)

// observe answers the error or panic of whatever comes after it, and writes
// one line of log a request.
func (d *dashboard) observe(c *fiber.Ctx) (err error) {
	start := time.Now()
	var reference string
	var cause error
	func() {
		defer func() {
			if p := recover(); p != nil {
				cause = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			}
		}()
		cause = c.Next()
	}()
	if cause != nil {
		reference, err = d.answerError(c, cause)
	}
	level := slog.LevelInfo
	fields := []slog.Attr{
		slog.String("method", c.Method()),
		slog.String("path", c.Path()),
		slog.String("query", string(c.Context().QueryArgs().QueryString())),
		slog.Int("status", c.Response().StatusCode()),
		slog.Float64("ms", float64(time.Since(start).Microseconds())/1000),
		slog.Int("bytes", len(c.Response().Body())),
	}
	if id, ok := c.Locals("snapshot").(string); ok {
		fields = append(fields, slog.String("snapshot", id))
	}
	if reference != "" {
		level = slog.LevelError
		fields = append(fields, slog.String("reference", reference), slog.String("error", cause.Error()))
	}
	d.log.LogAttrs(c.UserContext(), level, "request", fields...)
	return err
}
