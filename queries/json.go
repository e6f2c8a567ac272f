package queries

import (
	"bytes"
	"encoding/json"
	"io"
)

// WriteJSON writes the table as one object: what it is (title, filters,
// snapshot, licence, columns) and its rows, each an object in column order.
// Missing cells are null.
func WriteJSON(w io.Writer, t *Table) error {
	filters := map[string]string{}
	for _, f := range t.Filters {
		filters[f.Name] = f.Value
	}
	columns := make([]map[string]string, len(t.Columns()))
	for i, c := range t.Columns() {
		columns[i] = map[string]string{"name": c.Name, "type": c.Type, "unit": c.Unit, "description": c.About}
	}
	rows := make([]json.RawMessage, len(t.Rows))
	for i := range t.Rows {
		row, err := t.jsonRow(i)
		if err != nil {
			return err
		}
		rows[i] = row
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(struct {
		Title       string              `json:"title"`
		View        string              `json:"view"`
		Filters     map[string]string   `json:"filters"`
		Snapshot    string              `json:"snapshot"`
		Built       string              `json:"built"`
		NewestData  string              `json:"newest_data"`
		Licence     string              `json:"licence"`
		LicenceURL  string              `json:"licence_url"`
		Publisher   string              `json:"publisher"`
		Description string              `json:"description"`
		Columns     []map[string]string `json:"columns"`
		Rows        []json.RawMessage   `json:"rows"`
	}{t.Title(), t.View.Name, filters, t.Snapshot, t.About.Built, t.About.NewestData, Licence, LicenceURL, Publisher,
		t.View.About, columns, rows})
}

// jsonRow keeps the order of the columns, which a map would lose.
func (t *Table) jsonRow(row int) ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, c := range t.Columns() {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(c.Name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(t.Rows[row][i])
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
