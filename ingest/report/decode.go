package report

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decodeText turns the bytes of a text file into UTF-8. UTF-16 is known by
// its byte order mark; bytes that are not UTF-8 at all are taken for
// Windows-1252. A file that is UTF-8 but for a few bytes is damaged, and
// guessing there could change a figure, so it is refused.
func decodeText(name string, content []byte) (string, error) {
	switch {
	case bytes.HasPrefix(content, []byte{0xff, 0xfe}), bytes.HasPrefix(content, []byte{0xfe, 0xff}):
		s, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(content)
		if err != nil {
			return "", fmt.Errorf("%s: %w: it begins as UTF-16 and cannot be decoded: %w; save it again as UTF-8", name, ErrDamaged, err)
		}
		content = s
	case bytes.HasPrefix(content, []byte{0xef, 0xbb, 0xbf}):
		content = content[3:]
	}
	if i := bytes.IndexByte(content, 0); i >= 0 {
		return "", fmt.Errorf("%s: %w: a NUL byte stands at line %d, byte %d, which no text has; save the report again as UTF-8 text, or use its PDF",
			name, ErrWrongType, lineAt(content, i), i+1)
	}
	if at, ok := tooManyControls(content); ok {
		return "", fmt.Errorf("%s: %w: control bytes such as 0x%02x at line %d, byte %d show a binary file; use the report's PDF, web page or text",
			name, ErrWrongType, content[at], lineAt(content, at), at+1)
	}
	if utf8.Valid(content) {
		return string(content), nil
	}
	return decodeLegacy(name, content)
}

// decodeLegacy handles content that is not valid UTF-8.
func decodeLegacy(name string, content []byte) (string, error) {
	firstBad, bad, good := -1, 0, 0
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		switch {
		case r == utf8.RuneError && size <= 1:
			if firstBad < 0 {
				firstBad = i
			}
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	where := fmt.Sprintf("line %d, byte %d", lineAt(content, firstBad), firstBad+1)
	if good > bad {
		return "", fmt.Errorf("%s: %w: byte 0x%02x at %s is not UTF-8 though the rest of the file is; download it again or save it as UTF-8",
			name, ErrDamaged, content[firstBad], where)
	}
	s, err := charmap.Windows1252.NewDecoder().String(string(content))
	if err != nil || strings.ContainsAny(s, "\u0081\u008d\u008f\u0090\u009d\ufffd") {
		return "", fmt.Errorf("%s: %w: from %s it is neither UTF-8 nor Windows-1252 text; save it as UTF-8", name, ErrDamaged, where)
	}
	return s, nil
}

// tooManyControls finds the first control byte of content that has more of
// them than word processors leave in saved text, which is a few (0x07, 0x0b,
// 0x1e, 0x1f for cells, breaks and hyphens).
func tooManyControls(content []byte) (first int, found bool) {
	first = -1
	count := 0
	for i, b := range content {
		if b < 0x20 && !bytes.ContainsRune([]byte("\t\n\r\f\v\x07\x1e\x1f"), rune(b)) {
			if first < 0 {
				first = i
			}
			count++
		}
	}
	return first, count > 0 && count*1000 > len(content)
}

// lineAt is the line, counted from 1, in which byte i of content stands.
func lineAt(content []byte, i int) int {
	return 1 + bytes.Count(content[:i], []byte{'\n'})
}
