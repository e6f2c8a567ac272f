package dashboard

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pdubench/queries"
)

// openAPI is the part of the OpenAPI 3.1 object that this program uses, every
// field of which the specification knows.
type openAPI struct {
	OpenAPI string `json:"openapi"`
	Info    struct {
		Title, Version, Description string
		License                     struct{ Name, URL string }
	} `json:"info"`
	Paths      map[string]map[string]apiOperation     `json:"paths"`
	Components struct{ Schemas map[string]apiSchema } `json:"components"`
}

type apiOperation struct {
	Summary, Description string
	Parameters           []struct {
		Name, In, Description string
		Required              bool
		Schema                apiSchema
	}
	Responses map[string]struct {
		Description string
		Content     map[string]struct{ Schema apiSchema }
	}
}

type apiSchema struct {
	Ref                  string `json:"$ref"`
	Type                 any
	Description, Default string
	Enum, Required       []string
	Properties           map[string]apiSchema
	AdditionalProperties *apiSchema
	Items                *apiSchema
}

func readAPI(t *testing.T) openAPI {
	t.Helper()
	res, body := newSite(t).get("/api/openapi.json")
	if res.StatusCode != 200 || !strings.HasPrefix(res.Header.Get("Content-Type"), "application/json") {
		t.Fatalf("%d %v", res.StatusCode, res.Header)
	}
	var api openAPI
	reader := json.NewDecoder(strings.NewReader(string(body)))
	reader.DisallowUnknownFields()
	if err := reader.Decode(&api); err != nil {
		t.Fatal(err)
	}
	return api
}

var pathParameter = regexp.MustCompile(`\{([^}]+)\}`)

func TestTheAPIDescriptionIsOpenAPI(t *testing.T) {
	api := readAPI(t)
	if api.OpenAPI != "3.1.0" || api.Info.Title == "" || api.Info.Version == "" || api.Info.License.Name == "" || len(api.Paths) < len(queries.Views())*len(formats) {
		t.Errorf("%s %+v with %d paths", api.OpenAPI, api.Info, len(api.Paths))
	}
	var schema func(where string, s apiSchema)
	schema = func(where string, s apiSchema) {
		if s.Ref != "" {
			name, ok := strings.CutPrefix(s.Ref, "#/components/schemas/")
			if _, known := api.Components.Schemas[name]; !ok || !known {
				t.Errorf("%s refers to %s", where, s.Ref)
			}
			return
		}
		types := []string{fmt.Sprint(s.Type)}
		if list, ok := s.Type.([]any); ok {
			types = nil
			for _, one := range list {
				types = append(types, fmt.Sprint(one))
			}
		}
		for _, one := range types {
			if !slices.Contains([]string{"string", "number", "integer", "boolean", "null", "object", "array"}, one) {
				t.Errorf("%s has type %q", where, one)
			}
		}
		if s.Default != "" && !slices.Contains(s.Enum, s.Default) {
			t.Errorf("%s: the default %q is not one of %v", where, s.Default, s.Enum)
		}
		for _, name := range s.Required {
			if _, ok := s.Properties[name]; !ok {
				t.Errorf("%s requires %q, which it does not describe", where, name)
			}
		}
		for name, p := range s.Properties {
			schema(where+"."+name, p)
		}
		if s.Items != nil {
			schema(where+"[]", *s.Items)
		}
	}
	for name, s := range api.Components.Schemas {
		schema(name, s)
	}
	for path, operations := range api.Paths {
		o, ok := operations["get"]
		if !ok || len(operations) != 1 || o.Summary == "" {
			t.Errorf("%s has %v", path, operations)
		}
		var inPath []string
		for _, p := range o.Parameters {
			if p.In != "query" && p.In != "path" || p.In == "path" && !p.Required || p.Name == "" {
				t.Errorf("%s: parameter %+v", path, p)
			}
			if p.In == "path" {
				inPath = append(inPath, p.Name)
			}
			schema(path+" "+p.Name, p.Schema)
		}
		var named []string
		for _, m := range pathParameter.FindAllStringSubmatch(path, -1) {
			named = append(named, m[1])
		}
		if !slices.Equal(named, inPath) {
			t.Errorf("%s has parameters %v in its path, describes %v", path, named, inPath)
		}
		for status, r := range o.Responses {
			if r.Description == "" || len(r.Content) == 0 {
				t.Errorf("%s %s: %+v", path, status, r)
			}
			for kind, content := range r.Content {
				schema(path+" "+status+" "+kind, content.Schema)
			}
		}
	}
}

func TestEveryPathOfTheAPIAnswersAsDescribed(t *testing.T) {
	s := newSite(t)
	given := map[string]string{"{pdu}": "wakefield", "{metric}": "vacancy_rate", "{region}": "wales", "{result}": "wakefield-2024.overall_rating"}
	query := map[string]string{"pdu": "wakefield", "metric": "vacancy_rate", "result": "wakefield-2024.overall_rating"}
	api := readAPI(t)
	for path, operations := range api.Paths {
		o := operations["get"]
		address := path
		for name, value := range given {
			address = strings.ReplaceAll(address, name, value)
		}
		separator := "?"
		for _, p := range o.Parameters {
			if p.Required && p.In == "query" {
				address += separator + p.Name + "=" + query[p.Name]
				separator = "&"
			}
		}
		res, body := s.get(address)
		kind := res.Header.Get("Content-Type")
		if _, described := o.Responses["200"].Content[kind]; res.StatusCode != 200 || !described {
			t.Errorf("%s answers %d as %s: %.200s", address, res.StatusCode, kind, body)
		}
		if !strings.HasSuffix(path, ".json") || strings.HasSuffix(path, ".csv-metadata.json") {
			continue
		}
		name := strings.TrimPrefix(o.Responses["200"].Content[kind].Schema.Ref, "#/components/schemas/")
		var answer struct{ Rows []map[string]any }
		if err := json.Unmarshal(body, &answer); err != nil {
			t.Errorf("%s: %v", address, err)
			continue
		}
		columns := api.Components.Schemas[name].Properties["rows"].Items.Properties
		for _, row := range answer.Rows {
			if len(row) != len(columns) {
				t.Fatalf("%s has %d columns, %d are described", address, len(row), len(columns))
			}
			for column, value := range row {
				if !fits(columns[column].Type, value) {
					t.Fatalf("%s: %s is %v, described as %v", address, column, value, columns[column].Type)
				}
			}
		}
	}
}

// fits reports whether a JSON value is of one of the types.
func fits(types any, value any) bool {
	list, _ := types.([]any)
	is := map[string]bool{"null": value == nil}
	switch v := value.(type) {
	case string:
		is["string"] = true
	case bool:
		is["boolean"] = true
	case float64:
		is["number"], is["integer"] = true, v == float64(int64(v))
	}
	return slices.ContainsFunc(list, func(t any) bool { return is[fmt.Sprint(t)] })
}
