package report

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// drawnPage is a PDF of one page with texts at given places.
func drawnPage(t *testing.T, draw func(w *pdfWriter)) *Document {
	t.Helper()
	w := newPDF(842, "line", "")
	w.text(marginX, bodySize, 0, "F1", strings.Repeat("The unit works from two offices on the coast and in the hills. ", 8), nil)
	draw(w)
	d, err := Read("page.pdf", w.bytes())
	if err != nil {
		t.Fatal(err)
	}
	d.Blocks = d.Blocks[1:]
	return d
}

func TestPDFTables(t *testing.T) {
	at := func(w *pdfWriter, x, y float64, s string) { w.show(x, y, bodySize, "F1", s) }
	for _, c := range []struct {
		about string
		draw  func(w *pdfWriter)
		want  []string
	}{
		{"a cell of one line beside the middle of a cell of two", func(w *pdfWriter) {
			at(w, 300, 600, "Requires")
			at(w, 80, 593, "P 1.2")
			at(w, 180, 593, "Staffing")
			at(w, 300, 586, "improvement")
		}, []string{"P 1.2|Staffing|Requires improvement"}},
		{"a cell of one line beside the middle of a cell of three", func(w *pdfWriter) {
			at(w, 80, 600, "Does planning set out what is")
			at(w, 80, 586, "to be done about the dangers")
			at(w, 300, 586, "51%")
			at(w, 80, 572, "to other people?")
		}, []string{"Does planning set out what is to be done about the dangers to other people?|51%"}},
		{"cells filled to the column's edge", func(w *pdfWriter) {
			at(w, 80, 600, "Does planning set out what is to be done?")
			at(w, 80+textWidth("Does planning set out what is to be done?", bodySize)+10, 600, "51%")
		}, []string{"Does planning set out what is to be done?|51%"}},
		{"a list is no table", func(w *pdfWriter) {
			at(w, 80, 600, "1.")
			at(w, 104, 600, "Fill the posts")
			at(w, 80, 586, "2.")
			at(w, 104, 586, "Train the staff")
		}, []string{"Fill the posts", "Train the staff"}},
		{"merged cells of a grid", func(w *pdfWriter) {
			w.y = 620
			w.row([]string{"All ratings of the unit", "8/21"}, []float64{80, 300, 400}, "grid", true)
			w.row([]string{"P 1.1", "Leadership", "Good"}, []float64{80, 150, 300, 400}, "grid", false)
		}, []string{"All ratings of the unit|8/21", "P 1.1|Leadership|Good"}},
		{"rules above and below a text are no table", func(w *pdfWriter) {
			w.rule(72, 620, 400, 0.5)
			at(w, 72, 600, "In 5 of 6 cases.")
			w.rule(72, 590, 400, 0.5)
		}, []string{"In 5 of 6 cases."}},
	} {
		t.Run(c.about, func(t *testing.T) {
			var got []string
			for _, b := range drawnPage(t, c.draw).Blocks {
				got = append(got, strings.ReplaceAll(b.Text, "\t", "|"))
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A footnote mark is a small raised digit; read as text it would end a
// number, or be one.
func TestPDFRaisedDigits(t *testing.T) {
	d := drawnPage(t, func(w *pdfWriter) {
		w.paragraph("The mean was 4.9² and the share 32 per cent¹² of 41³ cases.")
	})
	if got, want := d.Blocks[0].Text, "The mean was 4.9 and the share 32 per cent of 41 cases."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The text layer may come in any order; the page shows which line is first.
func TestPDFLinesInAnyOrder(t *testing.T) {
	d := drawnPage(t, func(w *pdfWriter) {
		w.show(marginX, 500, bodySize, "F1", "Second, in 7 of 8 cases.")
		w.show(marginX+textWidth("First, in 5 of ", bodySize), 540, bodySize, "F1", "6 cases.")
		w.show(marginX, 540, bodySize, "F1", "First, in 5 of")
	})
	got := found(d)
	want := []string{"Front matter|paragraph|2|First, in 5 of 6 cases.", "Front matter|paragraph|3|Second, in 7 of 8 cases."}
	sameBlocks(t, want, got)
}

// Two workers read at once; more than two wait.
func TestPDFsReadAtOnce(t *testing.T) {
	spec := loadSpec(t, northmoor)
	pdf := asPDF(spec, pdfStyle{height: 842, granule: "line", rules: "grid"})
	first, err := Read("a.pdf", pdf)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Join(found(first), "\n")
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() {
			content := pdf
			if i == 3 { // a bad one among them must not disturb the others
				content = encryptedPDF()
			}
			d, err := Read("b.pdf", content)
			if i == 3 {
				if err == nil {
					t.Error("an encrypted PDF was read")
				}
				return
			}
			if err != nil {
				t.Error(err)
			} else if strings.Join(found(d), "\n") != want {
				t.Error("read differently beside others")
			}
		})
	}
	wg.Wait()
}

// Pages may be stored turned and shown upright.
func TestPDFTurnedPages(t *testing.T) {
	w := newPDF(842, "line", "")
	for i := range 8 {
		w.paragraph(fmt.Sprintf("Northmoor PDU kept its appointments in %d of 41 cases, which is more than it had kept in the year before this one.", 20+i))
	}
	w.row([]string{"P 1.1", "Leadership", "Good"}, []float64{80, 150, 300, 400}, "grid", true)
	w.row([]string{"P 1.2", "Staffing", "Requires improvement"}, []float64{80, 150, 300, 380}, "grid", false)
	w.finishPage()
	upright, err := Read("upright.pdf", pdfFile([]string{w.pages[0].String()}, 842, ""))
	if err != nil {
		t.Fatal(err)
	}
	for quarters, matrix := range map[int]string{1: "0 1 -1 0 842 0", 2: "-1 0 0 -1 595 842", 3: "0 -1 1 0 0 595"} {
		content := string(pdfFile([]string{matrix + " cm\n" + w.pages[0].String()}, 842, ""))
		media := "[0 0 842 595]"
		if quarters == 2 {
			media = "[0 0 595 842]"
		}
		content = strings.Replace(content, "/MediaBox [0 0 595 842]", fmt.Sprintf("/Rotate %d /MediaBox %s", 90*quarters, media), 1)
		d, err := Read("turned.pdf", []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(fmt.Sprint(quarters), func(t *testing.T) { sameBlocks(t, found(upright), found(d)) })
	}
}
