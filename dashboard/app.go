// Package dashboard serves the pages, charts and downloads of pdubench. Every
// number it shows comes out of a finished queries.Table: it formats, chooses
// words and draws, and never calculates.
package dashboard

import (
	"html/template"
	"log/slog"
	"runtime/debug"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"pdubench/queries"
)

// cacheLimit is how many bytes of finished replies are kept.
const cacheLimit = 32 << 20

// queryTime is how long the queries of one request may take.
const queryTime = 10 * time.Second

type dashboard struct {
	live      *queries.Live
	log       *slog.Logger
	assets    *assets
	templates map[string]*template.Template // by page
	cache     *cache
	version   string // of the program; differs wherever its pages may
}

// New returns the web application over whatever snapshot live serves. Without
// the assets that `make build` makes it answers every request with that fact.
func New(live *queries.Live, log *slog.Logger) *fiber.App {
	d := &dashboard{live: live, log: log, cache: newCache(cacheLimit), version: programVersion()}
	app := fiber.New(fiber.Config{
		AppName:               "pdubench",
		DisableStartupMessage: true,
		Immutable:             true, // strings of a request outlive it in the cache
		CaseSensitive:         true,
		GETOnly:               true,
		ReadBufferSize:        32 << 10, // a long list of PDUs is a long address
		ReadTimeout:           10 * time.Second,
		WriteTimeout:          60 * time.Second,
		IdleTimeout:           90 * time.Second,
		ErrorHandler:          d.refuse,
	})
	app.Use(d.observe, secure)
	var err error
	if d.assets, err = readAssets(assetFiles); err != nil {
		log.Error("dashboard", "error", err)
		app.Use(func(c *fiber.Ctx) error {
			return c.Status(fiber.StatusInternalServerError).SendString(err.Error())
		})
		return app
	}
	d.templates = parseTemplates(d.assets)
	d.routes(app)
	return app
}

// programVersion is the version the program was built from. A build of
// uncommitted work has none that lasts, so its start time is added.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "(devel)" || info.Main.Version == "" || strings.Contains(info.Main.Version, "+dirty") {
		return "unreleased " + time.Now().UTC().Format(time.RFC3339Nano)
	}
	return info.Main.Version
}

func (d *dashboard) routes(app *fiber.App) {
	app.Get("/assets/*", d.assets.serve)
	app.Get("/healthz", d.healthy)
	app.Get("/readyz", d.ready)
	app.Get("/find", d.find)
	app.Get("/api/openapi.json", d.openAPI)
	d.page(app, "/", front)
	d.page(app, "/pdus", pduList)
	d.page(app, "/pdus/:pdu", pduProfile)
	d.page(app, "/compare", compare)
	d.page(app, "/metrics", metricList)
	d.page(app, "/metrics/:metric", benchmark)
	d.page(app, "/regions", regionList)
	d.page(app, "/regions/:region", region)
	d.page(app, "/data", viewList)
	d.page(app, "/data/:view", viewTable)
	d.page(app, "/trends", trends)
	d.page(app, "/evidence/:result", evidence)
	d.page(app, "/method", method)
	d.page(app, "/quality", quality)
	app.Use(func(c *fiber.Ctx) error { return &missingPage{path: c.Path()} })
}
