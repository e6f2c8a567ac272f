package report

import (
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Every bad file gets an error that names the file, says where and what is
// wrong and what to do, and wraps the Err value of its kind.
func TestBadInput(t *testing.T) {
	good := newPDF(842, "line", "")
	for range 30 {
		good.paragraph("Northmoor PDU held its appointments in 29 of 41 cases, which is a good share of them.")
	}
	pdf := good.bytes()
	text := "Foreword\n\nNorthmoor PDU kept 29 of 41 appointments.\n"
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	fmt.Fprint(z, text)
	z.Close()

	for _, c := range []struct {
		about, name string
		content     []byte
		want        error
		says        []string
	}{
		{"empty", "a.pdf", nil, ErrEmpty, []string{"0 bytes", "download"}},
		{"only spaces", "a.txt", []byte(" \n\t \n"), ErrEmpty, []string{"5 bytes"}},
		{"PDF cut in the middle", "a.pdf", pdf[:len(pdf)/2], ErrDamaged, []string{fmt.Sprint(len(pdf)/2) + " bytes", "cut off", "download"}},
		{"PDF cut before its end mark", "a.pdf", pdf[:len(pdf)-7], ErrDamaged, []string{"end mark"}},
		{"PDF with nothing in it", "a.pdf", []byte("%PDF-1.4\n%%EOF\n"), ErrDamaged, []string{"cannot be opened", "download"}},
		{"PDF of noise", "a.pdf", append(append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte{7, 200, 13, 99}, 5000)...), "%%EOF"...), ErrDamaged, []string{"download"}},
		{"encrypted PDF", "a.pdf", encryptedPDF(), ErrEncrypted, []string{"password"}},
		{"scanned PDF", "a.pdf", scannedPDF(3), ErrNoText, []string{"3 pages", "OCR", "nothing was read"}},
		{"text named PDF", "a.pdf", []byte(text), ErrWrongType, []string{"%PDF", "download"}},
		{"PNG", "a.png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), ErrWrongType, []string{"PNG", "PDF or its web page"}},
		{"PNG named PDF", "a.pdf", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), ErrWrongType, []string{"PNG"}},
		{"JPEG", "a.jpg", []byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"), ErrWrongType, []string{"JPEG"}},
		{"docx", "a.docx", []byte("PK\x03\x04\x14\x00\x06\x00word/document.xml"), ErrWrongType, []string{"ZIP", "PDF"}},
		{"old Word", "a.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00"), ErrWrongType, []string{"Office"}},
		{"program", "a.exe", append([]byte("MZ\x90\x00\x03"), make([]byte, 600)...), ErrWrongType, []string{"program"}},
		{"ELF named text", "a.txt", append([]byte("\x7fELF\x02\x01\x01"), make([]byte, 600)...), ErrWrongType, []string{"program"}},
		{"gzip", "a.txt.gz", zipped.Bytes(), ErrWrongType, []string{"gzip", "unpack"}},
		{"RTF", "a.rtf", []byte(`{\rtf1\ansi Northmoor}`), ErrWrongType, []string{"RTF"}},
		{"NUL in text", "a.txt", []byte("Foreword\n\nNorth\x00moor"), ErrWrongType, []string{"NUL", "line 3, byte 16", "UTF-8"}},
		{"NUL in a page", "a.html", []byte("<html><body>\n<p>a\x00b</p>"), ErrWrongType, []string{"NUL", "line 2"}},
		{"unknown binary", "a.dat", bytes.Repeat([]byte{1, 2, 3, 4, 'a'}, 200), ErrWrongType, []string{"0x01", "line 1, byte 1"}},
		{"UTF-8 with a bad byte", "a.txt", []byte("Northmoor – 29 of 41 – good – cases\nsecond line \xff – end"), ErrDamaged, []string{"0xff", "line 2, byte"}},
		{"neither UTF-8 nor Windows-1252", "a.txt", []byte("North\x81moor"), ErrDamaged, []string{"line 1, byte 6"}},
		{"too big", "a.txt", make([]byte, MaxFileBytes+1), ErrTooBig, []string{"64 MB"}},
		{"one endless paragraph", "a.txt", bytes.Repeat([]byte("29 of 41 cases, "), 100_000), ErrTooBig, []string{"one paragraph"}},
		{"page without text", "a.html", []byte("<html><head><title>x</title></head><body><script>1</script><nav><a href=x>y</a></nav></body></html>"), ErrEmpty, []string{"no text", "PDF"}},
	} {
		t.Run(c.about, func(t *testing.T) {
			start := time.Now()
			d, err := Read(c.name, c.content)
			if err == nil {
				t.Fatalf("read as %d blocks", len(d.Blocks))
			}
			if !errors.Is(err, c.want) {
				t.Errorf("error %q does not wrap %q", err, c.want)
			}
			for _, s := range append(c.says, c.name+": ") {
				if !strings.Contains(err.Error(), s) {
					t.Errorf("error %q does not say %q", err, s)
				}
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %s", took)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const want = "Northmoor’s share – 29 of 41 – cost £5"
	utf16 := func(order binary.ByteOrder) []byte {
		var b bytes.Buffer
		for _, r := range "\ufeff" + want {
			binary.Write(&b, order, uint16(r))
		}
		return b.Bytes()
	}
	for name, content := range map[string][]byte{
		"UTF-8":          []byte(want),
		"UTF-8 with BOM": []byte("\ufeff" + want),
		"UTF-16 LE":      utf16(binary.LittleEndian),
		"UTF-16 BE":      utf16(binary.BigEndian),
		"Windows-1252":   []byte("Northmoor\x92s share \x96 29 of 41 \x96 cost \xa35"),
	} {
		t.Run(name, func(t *testing.T) {
			for _, ext := range []string{".txt", ".html"} {
				body := content
				if ext == ".html" && !strings.HasPrefix(name, "UTF-16") {
					body = append([]byte("<p>"), content...)
				}
				d, err := Read("a"+ext, body)
				if err != nil {
					t.Fatal(err)
				}
				if got := d.Blocks[0].Text; got != "Northmoor's share – 29 of 41 – cost £5" {
					t.Errorf("%s: got %q", ext, got)
				}
			}
		})
	}
}

// A page says Windows-1252 and is UTF-8, as happens when a browser saves it.
func TestPageThatNamesTheWrongEncoding(t *testing.T) {
	d, err := Read("a.html", []byte(`<html><meta charset="windows-1252"><p>Northmoor’s share</p>`))
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Blocks[0].Text; got != "Northmoor's share" {
		t.Errorf("got %q", got)
	}
}

func TestReadFileRefusesBigFilesUnread(t *testing.T) {
	path := filepath.Join(t.TempDir(), "big.pdf")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(200 << 20); err != nil { // a file of holes
		t.Fatal(err)
	}
	f.Close()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = ReadFile(path)
	runtime.ReadMemStats(&after)
	if !errors.Is(err, ErrTooBig) || !strings.Contains(err.Error(), "200 MB") || !strings.Contains(err.Error(), path) {
		t.Errorf("got error %v", err)
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 1<<20 {
		t.Errorf("allocated %d bytes for a file it should not read", grown)
	}
}

func TestReadFileNamesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	for path, says := range map[string]string{dir: "folder", filepath.Join(dir, "none.pdf"): "none.pdf"} {
		if _, err := ReadFile(path); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: got error %v", path, err)
		}
	}
}

// A page of 10 MB on one line is read, or refused, and does not hang. Most have
// as many tags as the limit on them lets by.
func TestHugePages(t *testing.T) {
	const size = 10 << 20
	long := strings.Repeat("29 of 41 cases ", 8)
	for name, unit := range map[string]string{
		"text": long, "paragraphs": "<p>" + long, "short paragraphs": "<p>x", "divisions": "<div>" + long,
		"bold": "<b><p>" + long, "colours": "<font color=%d>" + long + "<p>", "tables": "<table><tr><td>" + long,
		"links": "<a href=#x>1<sup>2" + long, "open headings": "<h2>Foreword<div>" + long,
		"classes": `<p class="cookie menu share">x</p>` + long, "breaks": "x<br>" + long, "entities": "&frac12;",
	} {
		t.Run(name, func(t *testing.T) {
			var page strings.Builder
			page.WriteString("<html><body><table><tr><td>")
			for i := 0; page.Len() < size; i++ {
				page.WriteString(strings.ReplaceAll(unit, "%d", fmt.Sprint(i)))
			}
			start := time.Now()
			_, err := Read("huge.html", []byte(page.String()))
			took := time.Since(start)
			if took > time.Minute { // a guard against a hang on a busy machine; it takes some 3 s
				t.Errorf("took %s (error %v)", took, err)
			}
			t.Logf("%s, error: %.120v", took.Round(time.Millisecond), err)
		})
	}
}

// scannedPDF is a PDF whose pages hold one grey picture each.
func scannedPDF(pages int) []byte {
	stream := "q 595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x10\x80\xf0\x40 EI Q"
	streams := make([]string, pages)
	for i := range streams {
		streams[i] = stream
	}
	return pdfFile(streams, 842, "")
}

// encryptedPDF is a PDF that asks for a password, by the oldest of the
// standard's methods (40-bit RC4): its pages do not matter, as no reader
// comes so far without the password.
func encryptedPDF() []byte {
	padding := []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")
	pad := func(s string) []byte { return append([]byte(s), padding...)[:32] }
	crypt := func(key, data []byte) []byte {
		c, err := rc4.NewCipher(key)
		if err != nil {
			panic(err)
		}
		out := make([]byte, len(data))
		c.XORKeyStream(out, data)
		return out
	}
	ownerKey := md5.Sum(pad("owner"))
	owner := crypt(ownerKey[:5], pad("secret"))
	id := []byte("0123456789abcdef")
	permissions := []byte{0xfc, 0xff, 0xff, 0xff}
	fileKey := md5.Sum(bytes.Join([][]byte{pad("secret"), owner, permissions, id}, nil))
	user := crypt(fileKey[:5], padding)
	return pdfFile([]string{"BT /F1 11 Tf 72 700 Td (sealed) Tj ET"}, 842, fmt.Sprintf(
		"/ID [<%x> <%x>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <%x> /U <%x> /P -4 >>", id, id, owner, user))
}
