package main

import (
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// reading shows how far the reading of reports is: a bar on a terminal, else
// a line every tenth of the way. finish ends it.
func reading(werr io.Writer) (progress func(done, all int, now string), finish func()) {
	var mu sync.Mutex
	var bar *progressbar.ProgressBar
	f, ok := werr.(*os.File)
	onTerminal := ok && term.IsTerminal(int(f.Fd()))
	progress = func(done, all int, now string) {
		mu.Lock()
		defer mu.Unlock()
		if all < 2 {
			return
		}
		if !onTerminal {
			if done == all || done%max(all/10, 1) == 0 {
				fmt.Fprintf(werr, "%d of %d reports read\n", done, all)
			}
			return
		}
		if bar == nil {
			bar = progressbar.NewOptions(all, progressbar.OptionSetWriter(werr), progressbar.OptionSetDescription("Reading reports"),
				progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
		}
		bar.Describe(now)
		bar.Set(done)
	}
	finish = func() {
		mu.Lock()
		defer mu.Unlock()
		if bar != nil {
			bar.Finish()
		}
	}
	return progress, finish
}
