package report

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	// pdfWorkers is how many PDFs are read at once; each worker has its own
	// WebAssembly memory.
	pdfWorkers = 2
	// pdfMemoryPages bounds that memory, in pages of 64 KiB: 256 MiB holds
	// the largest file accepted and stops one that unpacks without end.
	pdfMemoryPages = 4096
	// pdfWait is how long a reader waits for a free worker.
	pdfWait = 10 * time.Minute
)

// pdfEngine is PDFium, started at the first PDF and kept for the process:
// starting takes 0.1 s when the compiled module is cached, 4 s when not.
var pdfEngine = sync.OnceValues(startPDFEngine)

func startPDFEngine() (pdfium.Pool, error) {
	// The features are those go-pdfium asks of a custom configuration.
	runtime := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(pdfMemoryPages)
	if cache := moduleCache(); cache != nil {
		runtime = runtime.WithCompilationCache(cache)
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context:       context.Background(),
		MaxIdle:       pdfWorkers,
		MaxTotal:      pdfWorkers,
		RuntimeConfig: runtime,
		FSConfig:      wazero.NewFSConfig(), // no files: content is handed over
		Stdout:        io.Discard,
		Stderr:        io.Discard,
		ReuseWorkers:  true,
	})
	if err != nil {
		return nil, fmt.Errorf("the PDF reader cannot start: %w; read the report as HTML or text", err)
	}
	return pool, nil
}

// moduleCache keeps the compiled module between runs, or is nil where no
// folder for it can be made: then every run compiles anew.
func moduleCache() wazero.CompilationCache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "pdubench", "pdfium"))
	if err != nil {
		return nil
	}
	return cache
}

// withPDFWorker runs read on a worker of its own. A worker whose read failed
// is thrown away: what PDFium holds in memory then is not to be trusted.
func withPDFWorker(read func(pdfium.Pdfium) error) error {
	pool, err := pdfEngine()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), pdfWait)
	defer cancel()
	worker, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return fmt.Errorf("the PDF reader is not free: %w; try again", err)
	}
	if err := read(worker); err != nil {
		worker.Kill()
		return err
	}
	return worker.Close()
}
