package report

import (
	"strings"
	"testing"
)

// oneBlock reads a text of one block and gives it.
func oneBlock(t *testing.T, text string) Block {
	t.Helper()
	d, err := Read("a.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Blocks) != 1 {
		t.Fatalf("%q gives %d blocks: %+v", text, len(d.Blocks), d.Blocks)
	}
	return d.Blocks[0]
}

func TestCharactersAreRepaired(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Staﬀ of oﬃces ﬁnd ﬂoods eﬄuent", "Staff of offices find floods effluent"},
		{"‘Good’ and “fair”", `'Good' and "fair"`},
		{"28\u00a0per\u00a0cent of\u2009cases", "28 per cent of cases"},
		{"pro\u00adba\u200btion\ufeff", "probation"},
		{"one\u2011third, minus \u22125", "one-third, minus -5"},
		{"**Requires** <u>improvement</u> <b>now</b>", "Requires improvement now"},
		{"see [the workbook](https://example.org/a) for more", "see the workbook for more"},
		{"Cafe\u0301 staff", "Café staff"},
		{"three-\nquarters of cases", "three-quarters of cases"},
		{"ages 18–\n25 and 30-\n40 and more of them than before", "ages 18–25 and 30-40 and more of them than before"},
	} {
		if got := oneBlock(t, c.in).Text; got != c.want {
			t.Errorf("%q gives %q, want %q", c.in, got, c.want)
		}
	}
}

// Words that stand whole elsewhere mend the broken ones; words that are two
// stay two.
func TestBrokenWords(t *testing.T) {
	const known = "The probation service, its improvement, its practitioners and its probation. Practitioners improve probation and improvement. Practitioners again.\n\n"
	for _, c := range []struct{ in, want string }{
		{"Requires i mprovement", "Requires improvement"},
		{"Requires improvemen t.", "Requires improvement."},
		{"Overa II rating", "Overall rating"},
		{"overaII rating", "overaII rating"}, // one word: not this repair's
		{"the pro bation service", "the probation service"},
		{"the practi tioners' view", "the practitioners' view"},
		{"the practi tioners, who", "the practitioners, who"},
		{"it is in formation", "it is in formation"},
		{"a cross of a head and all one", "a cross of a head and all one"},
		{"per cent of a third", "per cent of a third"},
		{"Level I was met", "Level I was met"},
		{"I was there; so was I", "I was there; so was I"},
		{"Class B drugs and plan C", "Class B drugs and plan C"},
	} {
		d, err := Read("a.txt", []byte(known+c.in))
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Blocks[len(d.Blocks)-1].Text; got != c.want {
			t.Errorf("%q gives %q, want %q", c.in, got, c.want)
		}
	}
}

func TestCellsThatHalveAWordAreJoined(t *testing.T) {
	d, err := Read("a.txt", []byte(strings.Join([]string{
		"\tfield PDU ork started May 2024\tScore\t9/21\t",
		"Overa\tII rating\tRequires i mprovement",
		"1.\tOrganisational arrangements and ac\ttivity",
		"P 1.1\tLeadership\tGood",
		"Northmoor PDU Fieldwork started June 2024\tScore",
	}, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Fieldwork started May 2024|Score|9/21",
		"Overall rating|Requires improvement",
		"1.|Organisational arrangements and activity",
		"P 1.1|Leadership|Good",
		"Fieldwork started June 2024|Score",
	}
	for i, b := range d.Blocks {
		if got := strings.Join(b.Cells, "|"); got != want[i] {
			t.Errorf("row %d: %q, want %q", i, got, want[i])
		}
	}
}

func TestHyphensAtLineEnds(t *testing.T) {
	const divided = "The accommodation and the assessment. The accommo-\ndation was good, and the assess-\nment too. "
	for _, c := range []struct{ about, in, want string }{
		{"a report without divided words keeps every hyphen", "Work of high-\nquality was bi-\nmonthly and co-\nlocated.", "Work of high-quality was bi-monthly and co-located."},
		{"a hyphen left open", "Those in full-\nor part-time work.", "Those in full- or part-time work."},
		{"divided words are joined", divided + "They were employ-\ned there.", "The accommodation and the assessment. The accommodation was good, and the assessment too. They were employed there."},
		{"compounds stay there too", divided + "Good well-known work is well-\nknown.", "The accommodation and the assessment. The accommodation was good, and the assessment too. Good well-known work is well-known."},
		{"numbers stay there too", divided + "Of them twenty-\nfive came.", "The accommodation and the assessment. The accommodation was good, and the assessment too. Of them twenty-five came."},
	} {
		if got := oneBlock(t, c.in).Text; got != c.want {
			t.Errorf("%s: got %q, want %q", c.about, got, c.want)
		}
	}
}

func TestFootnotes(t *testing.T) {
	for _, c := range []struct {
		about, in string
		want      []string // kind|text
	}{
		{"between the halves of a sentence", "- Help was given at either\n\n⁵ A note.\n\nthe start or the end in 90 per cent of cases.",
			[]string{"bullet|Help was given at either the start or the end in 90 per cent of cases.", "footnote|A note."}},
		{"before a number", "It was done in only\n\n¹² A note.\n\n20 out of 33 cases.",
			[]string{"paragraph|It was done in only 20 out of 33 cases.", "footnote|A note."}},
		{"marks after words and stops", "Our rating⁵ for 2022.¹ It was 4.9.² So (we hold)³ it is¹,² good⁴⁵.",
			[]string{"paragraph|Our rating for 2022. It was 4.9. So (we hold) it is good."}},
		{"marks that lost their height", "Our rating5 stands in cases.4 The mean was 4.9.\n\n4 Source: the unit.\n\n5 The rating follows the lowest score.",
			[]string{"paragraph|Our rating stands in cases. The mean was 4.9.", "footnote|Source: the unit.", "footnote|The rating follows the lowest score."}},
		{"names that end in a number stay", "Staff of OASys4 used COVID19 rules and P12 forms.",
			[]string{"paragraph|Staff of OASys4 used COVID19 rules and P12 forms."}},
		{"a paragraph that begins with a number is none", "We saw much.\n\n20 Cases were open.",
			[]string{"paragraph|We saw much.", "paragraph|20 Cases were open."}},
		{"tags around marks", "Our rating<sup>5</sup> stands.", []string{"paragraph|Our rating stands."}},
	} {
		t.Run(c.about, func(t *testing.T) {
			d, err := Read("a.txt", []byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, b := range d.Blocks {
				got = append(got, string(b.Kind)+"|"+b.Text)
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestFurnitureIsDropped(t *testing.T) {
	pages := ""
	for i := 1; i <= 5; i++ {
		n := string(rune('0' + i))
		pages += "Inspection of Northmoor PDU\t" + n + "\n\nSection " + n + " says that 1" + n + " of 41 cases were good.\n\nPage " + n + " of 5\n\n"
	}
	d, err := Read("a.txt", []byte(pages))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Blocks) != 5 {
		t.Fatalf("%d blocks, want 5: %+v", len(d.Blocks), d.Blocks)
	}
	for i, b := range d.Blocks {
		if !strings.HasPrefix(b.Text, "Section") {
			t.Errorf("block %d is %q", i, b.Text)
		}
	}
}

// Rows that count are no furniture.
func TestRowsThatCountStay(t *testing.T) {
	d, err := Read("a.txt", []byte("Year\tCases\n2021\t12\n2022\t15\n2023\t19\n\nHomes 3\n\nWork 5\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Blocks) != 6 {
		t.Errorf("%d blocks, want 6: %+v", len(d.Blocks), d.Blocks)
	}
}

func TestFormFeedsDividePages(t *testing.T) {
	text := ""
	for _, body := range []string{
		"Foreword\n\nIn Northmoor PDU the work was good in", "20 of 41 cases.\n\nIt was better before.", "Background\n\nThere were 41 cases.", "Outcomes\n\nOf 41 people 20 had work.",
	} {
		text += "HM Inspectorate\n\n" + body + "\n\nNorthmoor 2025   7\n\f"
	}
	d, err := Read("a.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Foreword|heading|0|Foreword", "Foreword|paragraph|1|In Northmoor PDU the work was good in 20 of 41 cases.", "Foreword|paragraph|2|It was better before.",
		"Background|heading|0|Background", "Background|paragraph|1|There were 41 cases.",
		"Outcomes|heading|0|Outcomes", "Outcomes|paragraph|1|Of 41 people 20 had work.",
	}
	sameBlocks(t, want, found(d))
	if p := d.Blocks[2].Page; p != 2 {
		t.Errorf("page %d, want 2", p)
	}
}
