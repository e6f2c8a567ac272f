package dashboard

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/gofiber/fiber/v2"
)

// assets/vendor comes from npm and is written by `make build`; the directory
// is embedded whole so that its absence is a message and not a compiler's.
//
//go:embed assets
var assetFiles embed.FS

// asset is one file served under an address that names its content.
type asset struct {
	url, contentType string
	body             *body
}

// assets are the served files by name (main.css) and by address.
type assets struct {
	byName, byURL map[string]*asset
}

// needed are the files a page cannot do without.
var needed = []string{"main.css", "echarts.min.js", "start.js", "picture.js", "govuk-tabs.js", "tabs.js", "share.js", "recent.js", "icon.svg"}

// assetTypes does not ask the system, whose tables differ.
var assetTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
	".txt": "text/plain; charset=utf-8",
}

// CheckAssets says whether the program was built with the files its pages
// need; the error says which is missing and how to build them.
func CheckAssets() error {
	_, err := readAssets(assetFiles)
	return err
}

func readAssets(files fs.FS) (*assets, error) {
	all := &assets{byName: map[string]*asset{}, byURL: map[string]*asset{}}
	err := fs.WalkDir(files, "assets", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, file)
		if err != nil {
			return err
		}
		all.add(path.Base(file), content)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("embedded assets: %w", err)
	}
	for _, name := range needed {
		if all.byName[name] == nil {
			return all, fmt.Errorf("the dashboard was built without %s: run `make build`, which fetches and compiles dashboard/assets/vendor", name)
		}
	}
	return all, nil
}

func (a *assets) add(name string, content []byte) {
	sum := sha256.Sum256(content)
	stem, ext, _ := strings.Cut(name, ".")
	file := &asset{
		url:         fmt.Sprintf("/assets/%s.%s.%s", stem, hex.EncodeToString(sum[:])[:12], ext),
		contentType: assetTypes[path.Ext(name)],
		body:        newBody(content, brotliFile, gzipFile),
	}
	a.byName[name], a.byURL[file.url] = file, file
}

// url returns the address of a file, for templates.
func (a *assets) url(name string) (string, error) {
	if file := a.byName[name]; file != nil {
		return file.url, nil
	}
	return "", fmt.Errorf("no asset %q", name)
}

// serve answers a request for a file. Its address changes with its content,
// so it may be kept for ever.
func (a *assets) serve(c *fiber.Ctx) error {
	file := a.byURL[c.Path()]
	if file == nil {
		return &missingPage{path: c.Path()}
	}
	c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	c.Set(fiber.HeaderContentType, file.contentType)
	return file.body.send(c)
}
