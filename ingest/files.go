package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// maxBytes is the largest file that is read.
const maxBytes = 64 << 20

// kinds are the extensions of files that can be loaded.
var kinds = []string{".csv", ".html", ".htm", ".txt", ".pdf", ".xlsx"}

// readFiles reads the named files, those of named folders and files of rules
// that were not loaded before.
func readFiles(paths, rules []string, before []input, now time.Time) ([]input, *Summary, error) {
	summary := &Summary{}
	files, err := expand(paths)
	if err != nil {
		return nil, nil, err
	}
	for _, path := range rules {
		if !slices.Contains([]string{".yaml", ".yml"}, strings.ToLower(filepath.Ext(path))) {
			return nil, nil, fmt.Errorf("%s is not a file of rules; give a .yaml file as docs/reading-reports.md describes", path)
		}
	}
	files = append(files, rules...)
	known := map[string]bool{}
	for _, in := range before {
		known[in.SHA256] = true
	}
	var fresh []input
	for _, path := range files {
		content, err := readFile(path)
		if err != nil {
			return nil, nil, err
		}
		in := input{Original{File: filepath.Base(path), SHA256: shaOf(content), Bytes: int64(len(content)), Loaded: now}, content}
		summary.Files = append(summary.Files, FileSummary{File: in.File, Kind: in.kind(), Known: known[in.SHA256]})
		if !known[in.SHA256] {
			known[in.SHA256] = true
			fresh = append(fresh, in)
		}
	}
	return fresh, summary, nil
}

// expand replaces folders by the files in them that can be loaded, sorted.
func expand(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read: %w; check the path", path, err)
		}
		if !info.IsDir() {
			if !slices.Contains(kinds, strings.ToLower(filepath.Ext(path))) {
				return nil, fmt.Errorf("%s is not a kind of file that can be loaded; give %s", path, strings.Join(kinds, ", "))
			}
			files = append(files, path)
			continue
		}
		found := len(files)
		err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return fmt.Errorf("%s cannot be read: %w", p, err)
			case strings.HasPrefix(d.Name(), ".") && p != path:
				if d.IsDir() {
					return filepath.SkipDir
				}
			case d.Type().IsRegular() && slices.Contains(kinds, strings.ToLower(filepath.Ext(p))):
				files = append(files, p)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if len(files) == found {
			return nil, fmt.Errorf("folder %s holds no file that can be loaded; put %s files into it", path, strings.Join(kinds, ", "))
		}
	}
	return files, nil
}

// readFile reads a file that is not too large to be a report or a table.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w; check the path", path, err)
	}
	if info.Size() > maxBytes {
		return nil, fmt.Errorf("%s has %d MB, and no report or table has more than %d; check that it is the right file, or split the table", path, info.Size()>>20, maxBytes>>20)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w; check the permissions", path, err)
	}
	return content, nil
}

func shaOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
