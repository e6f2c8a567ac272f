package queries

import (
	"fmt"
	"io"

	"github.com/parquet-go/parquet-go"
)

// WriteParquet writes the table as one Parquet file, every column optional,
// with title, filters, licence and snapshot as its key-value metadata. A
// measure is written as text.
func WriteParquet(w io.Writer, t *Table) error {
	group := parquet.Group{}
	for _, c := range t.Columns() {
		group[c.Name] = parquet.Optional(parquetType(c.Type))
	}
	schema := parquet.NewSchema(t.View.Name, group)
	// A group sorts its columns by name; rows must follow that order.
	place := make([]int, len(t.Columns()))
	for i, path := range schema.Columns() {
		place[i] = t.View.Column(path[0])
	}
	out := parquet.NewWriter(w, schema, parquet.Compression(&parquet.Zstd),
		parquet.KeyValueMetadata("title", t.Title()), parquet.KeyValueMetadata("filters", t.FilterText()),
		parquet.KeyValueMetadata("licence", Licence), parquet.KeyValueMetadata("snapshot", t.Snapshot),
		parquet.KeyValueMetadata("built", t.About.Built), parquet.KeyValueMetadata("publisher", Publisher))
	for _, row := range t.Rows {
		record := make(parquet.Row, len(place))
		for i, from := range place {
			value, err := parquetValue(t.Columns()[from].Type, row[from])
			if err != nil {
				return fmt.Errorf("column %s: %w", t.Columns()[from].Name, err)
			}
			defined := 1
			if value.IsNull() {
				defined = 0
			}
			record[i] = value.Level(0, defined, i)
		}
		if _, err := out.WriteRows([]parquet.Row{record}); err != nil {
			return err
		}
	}
	return out.Close()
}

func parquetType(columnType string) parquet.Node {
	switch columnType {
	case "integer":
		return parquet.Int(64)
	case "number":
		return parquet.Leaf(parquet.DoubleType)
	case "boolean":
		return parquet.Leaf(parquet.BooleanType)
	}
	return parquet.String()
}

func parquetValue(columnType string, cell any) (parquet.Value, error) {
	switch v := cell.(type) {
	case nil:
		return parquet.NullValue(), nil
	case int64:
		return parquet.Int64Value(v), nil
	case bool:
		return parquet.BooleanValue(v), nil
	case string:
		return parquet.ByteArrayValue([]byte(v)), nil
	case float64:
		if columnType == "measure" {
			return parquet.ByteArrayValue([]byte(FormatCell(v))), nil
		}
		return parquet.DoubleValue(v), nil
	}
	return parquet.Value{}, fmt.Errorf("holds a %T", cell)
}
