package report

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// MaxFileBytes is the size of the largest file Read accepts. A published
// report has well under a tenth of it.
const MaxFileBytes = 64 << 20

// The errors Read and ReadFile wrap, for callers that tell them apart.
var (
	ErrTooBig       = errors.New("file is too big")
	ErrEmpty        = errors.New("file is empty")
	ErrWrongType    = errors.New("file is not a report in PDF, HTML or text")
	ErrDamaged      = errors.New("file is damaged")
	ErrEncrypted    = errors.New("PDF is encrypted")
	ErrNoText       = errors.New("PDF has no text")
	ErrNotPDUReport = errors.New("not a report of a PDU inspection")
	errUnreadable   = errors.New("file cannot be opened")
)

// ReadFile reads the report at path, as Read does. It looks at the size
// first: a file above MaxFileBytes is refused unread.
func ReadFile(path string) (*Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w; check the path and the permissions", errUnreadable, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w; check the disk", path, errUnreadable, err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %w: it is a folder or a device, not a file; name one report file", path, errUnreadable)
	}
	if info.Size() > MaxFileBytes {
		return nil, tooBig(path, info.Size())
	}
	// The file may grow between the look and the reading.
	content, err := io.ReadAll(io.LimitReader(f, MaxFileBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w; check the disk", path, errUnreadable, err)
	}
	doc, err := Read(filepath.Base(path), content)
	if err != nil {
		return nil, err
	}
	return doc, nil
}

// Read turns the content of a report file into a Document. The reader is
// chosen by what the content begins with; the extension of name only helps
// where that says nothing (text and HTML). Errors name the file, the place
// and the remedy and wrap one of the Err values.
func Read(name string, content []byte) (*Document, error) {
	name = filepath.Base(name)
	if int64(len(content)) > MaxFileBytes {
		return nil, tooBig(name, int64(len(content)))
	}
	if len(bytes.TrimSpace(content)) == 0 {
		return nil, fmt.Errorf("%s: %w: it has %d bytes and nothing to read; download the report again", name, ErrEmpty, len(content))
	}
	format, err := detectFormat(name, content)
	if err != nil {
		return nil, err
	}
	switch format {
	case "pdf":
		return readPDF(name, content)
	case "html":
		return readHTML(name, content)
	default:
		return readText(name, content)
	}
}

func tooBig(name string, size int64) error {
	return fmt.Errorf("%s: %w: %d MB, and the limit is %d MB; a report is a few MB, so check that this is the right file",
		name, ErrTooBig, size>>20, MaxFileBytes>>20)
}

// foreignTypes are the first bytes of files people mistake for a report.
var foreignTypes = []struct{ magic, what, remedy string }{
	{"PK\x03\x04", "a ZIP archive or an Office document", "unpack it, or save the document as PDF"},
	{"PK\x05\x06", "an empty ZIP archive", "download the report again"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "save it as PDF"},
	{"\x89PNG\r\n", "a PNG picture", "use the report's PDF or its web page, not a picture of it"},
	{"\xff\xd8\xff", "a JPEG picture", "use the report's PDF or its web page, not a picture of it"},
	{"GIF8", "a GIF picture", "use the report's PDF or its web page, not a picture of it"},
	{"II*\x00", "a TIFF picture", "use the report's PDF or its web page, not a picture of it"},
	{"MM\x00*", "a TIFF picture", "use the report's PDF or its web page, not a picture of it"},
	{"MZ", "a Windows program", "check that this is the right file"},
	{"\x7fELF", "a program", "check that this is the right file"},
	{"\x1f\x8b", "a gzip archive", "unpack it first"},
	{"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"},
	{"Rar!", "a RAR archive", "unpack it first"},
	{"{\\rtf", "an RTF document", "save it as PDF"},
	{"%!PS", "a PostScript file", "convert it to PDF"},
	{"PAR1", "a Parquet table", "ingest tables as CSV or XLSX"},
}

// detectFormat says which reader content needs: "pdf", "html" or "text".
func detectFormat(name string, content []byte) (string, error) {
	// Some servers put a few bytes before the header; PDF allows for that.
	if i := bytes.Index(content[:min(len(content), 1024)], []byte("%PDF-")); i >= 0 && !looksLikeText(content[:i]) || i == 0 {
		return "pdf", nil
	}
	for _, f := range foreignTypes {
		if !bytes.HasPrefix(content, []byte(f.magic)) {
			continue
		}
		// "MZ" may also begin a text.
		if len(f.magic) == 2 && looksLikeText(content) {
			continue
		}
		return "", fmt.Errorf("%s: %w: its first bytes are those of %s; %s", name, ErrWrongType, f.what, f.remedy)
	}
	ext := strings.ToLower(filepath.Ext(name))
	if ext == ".pdf" {
		return "", fmt.Errorf("%s: %w: it is named .pdf but no %%PDF header stands in its first 1024 bytes; download the report again", name, ErrWrongType)
	}
	if looksLikeHTML(content) || ext == ".html" || ext == ".htm" {
		return "html", nil
	}
	return "text", nil
}

// looksLikeText says whether the start of content is free of the control
// bytes every binary format has and no text has.
func looksLikeText(content []byte) bool {
	for _, b := range content[:min(len(content), 512)] {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' {
			return false
		}
	}
	return true
}

// looksLikeHTML looks for the tags a page begins with, in either byte order
// of UTF-16 too.
func looksLikeHTML(content []byte) bool {
	head := bytes.ReplaceAll(content[:min(len(content), 4096)], []byte{0}, nil)
	head = bytes.ToLower(head)
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta "} {
		if bytes.Contains(head, []byte(tag)) {
			return true
		}
	}
	return false
}
