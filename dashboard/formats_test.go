package dashboard

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
)

// downloadable are addresses whose table can be downloaded, with the suffix
// still to come after the path.
var downloadable = []struct{ path, query string }{
	{"/trends", "?metric=vacancy_rate"},
	{"/index", ""}, {"/pdus", "?region=wales"}, {"/pdus/wakefield", "?peers=region"}, {"/metrics", ""}, {"/compare", "?pdus=wakefield,leeds"},
	{"/metrics/vacancy_rate", "?pdu=wakefield&segment=PO&peers=all"}, {"/metrics/overall_rating", ""}, {"/regions", ""}, {"/regions/wales", ""},
	{"/data", ""}, {"/data/results", "?metric=vacancy_rate"}, {"/data/benchmark", "?metric=score"}, {"/evidence/wakefield-2024.overall_rating", ""}, {"/method", ""}, {"/quality", "?pdu=wakefield"},
}

// rowsIn counts the rows of each format, by reading it as its readers would.
var rowsIn = map[string]func(body []byte) (int, error){
	".csv": func(body []byte) (int, error) {
		records, err := csv.NewReader(bytes.NewReader(body)).ReadAll()
		return len(records) - 1, err
	},
	".json": func(body []byte) (int, error) {
		var t struct {
			Rows     []map[string]any
			Snapshot string
		}
		err := json.Unmarshal(body, &t)
		return len(t.Rows), err
	},
	".xlsx": func(body []byte) (int, error) {
		book, err := excelize.OpenReader(bytes.NewReader(body))
		if err != nil {
			return 0, err
		}
		defer book.Close()
		rows, err := book.GetRows("Data")
		return len(rows) - 1, err
	},
	".parquet": func(body []byte) (int, error) {
		f, err := parquet.OpenFile(bytes.NewReader(body), int64(len(body)))
		if err != nil {
			return 0, err
		}
		return int(f.NumRows()), nil
	},
}

func TestEveryFormatHasTheSameRows(t *testing.T) {
	s := newSite(t)
	for _, d := range downloadable {
		want := -1
		for _, suffix := range []string{".csv", ".json", ".xlsx", ".parquet"} {
			res, body := s.get(d.path + suffix + d.query)
			if res.StatusCode != 200 {
				t.Errorf("%s%s%s answers %d: %s", d.path, suffix, d.query, res.StatusCode, body)
				continue
			}
			n, err := rowsIn[suffix](body)
			if err != nil {
				t.Errorf("%s%s cannot be read: %v", d.path, suffix, err)
				continue
			}
			if want == -1 {
				want = n
			}
			if n != want || n == 0 {
				t.Errorf("%s%s has %d rows, the CSV %d", d.path, suffix, n, want)
			}
			name := regexp.MustCompile(`filename="pdubench-[a-z0-9-]+-` + shortID(snapshot(t).ID) + regexp.QuoteMeta(suffix) + `"`)
			if got := res.Header.Get("Content-Disposition"); !name.MatchString(got) {
				t.Errorf("%s%s is offered as %s", d.path, suffix, got)
			}
		}
	}
}

func TestTheCSVNamesItsDescription(t *testing.T) {
	s := newSite(t)
	for _, d := range downloadable {
		res, body := s.get(d.path + ".csv" + d.query)
		linked := regexp.MustCompile(`^<([^>]+)>; rel="describedby"`).FindStringSubmatch(res.Header.Get("Link"))
		if linked == nil {
			t.Errorf("%s.csv links %q", d.path, res.Header.Get("Link"))
			continue
		}
		res, description := s.get(linked[1])
		var m struct {
			URL         string
			TableSchema struct{ Columns []struct{ Name string } }
		}
		if err := json.Unmarshal(description, &m); err != nil || res.Header.Get("Content-Type") != "application/csvm+json" {
			t.Errorf("%s is no description: %v", linked[1], err)
			continue
		}
		header, err := csv.NewReader(bytes.NewReader(body)).Read()
		if err != nil {
			t.Fatal(err)
		}
		var described []string
		for _, c := range m.TableSchema.Columns {
			described = append(described, c.Name)
		}
		if strings.Join(described, ",") != strings.Join(header, ",") {
			t.Errorf("%s describes %v, the CSV has %v", linked[1], described, header)
		}
		if _, again := s.get(m.URL); !bytes.Equal(again, body) {
			t.Errorf("%s says it describes %s, which is another table", linked[1], m.URL)
		}
	}
}

func TestVacancyRatesAsCSV(t *testing.T) {
	_, body := newSite(t).get("/metrics/vacancy_rate.csv?pdu=wakefield&segment=PO&peers=all")
	reader := csv.NewReader(bytes.NewReader(body))
	header, err := reader.Read()
	if err != nil {
		t.Fatal(err)
	}
	const columns = "pdu,region,inspection,published,segment,qualifier,value,unit,numerator,denominator,lower95,upper95,rank,of,percentile,peer_median,peer_value,comparison,notes,source_url,evidence"
	if got := strings.Join(header, ","); got != columns {
		t.Errorf("columns %s\nwant    %s", got, columns)
	}
	rows := 0
	for {
		record, err := reader.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		rows++
		if record[0] == "Wakefield" && (record[6] != "28" || record[12] != "2" || record[13] != "7" || record[15] != "32.5") {
			t.Errorf("Wakefield: %v", record)
		}
	}
	if rows != 7 {
		t.Errorf("%d rows, want 7", rows)
	}
}

func TestTheDownloadsOfAPageAreOfThatPage(t *testing.T) {
	s := newSite(t)
	doc := s.page("/metrics/vacancy_rate?pdu=wakefield&segment=PO&peers=region%2Bprogramme")
	links := doc.Find(".downloads a")
	if links.Length() != len(formats) {
		t.Fatalf("%d downloads offered, want %d", links.Length(), len(formats))
	}
	_, csvBody := s.get(links.First().AttrOr("href", ""))
	records, err := csv.NewReader(bytes.NewReader(csvBody)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if page, file := doc.Find("#figures tbody tr").Length(), len(records)-1; page != file || page == 0 {
		t.Errorf("%d rows on the page, %d in the download", page, file)
	}
}

func TestLongAddresses(t *testing.T) {
	s := newSite(t)
	var slugs []string
	for _, n := range snapshot(t).Names("pdu") {
		slugs = append(slugs, n.Name)
	}
	for len(strings.Join(slugs, ",")) < 5000 {
		slugs = append(slugs, slugs...)
	}
	address := "/metrics/overall_rating.json?peers=" + strings.Join(slugs, ",")
	if res, body := s.get(address); res.StatusCode != 200 {
		t.Errorf("an address of %d characters answers %d: %.300s", len(address), res.StatusCode, body)
	}
}
