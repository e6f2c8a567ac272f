package dashboard

import (
	"encoding/json"
	"fmt"

	"github.com/gofiber/fiber/v2"

	"pdubench/queries"
)

// openAPI describes the downloads, from the same headers as the queries.
func (d *dashboard) openAPI(c *fiber.Ctx) error {
	b, err := json.Marshal(apiDescription())
	if err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, fiber.MIMEApplicationJSON)
	return newBody(b, brotliPage, gzipPage).send(c)
}

type object = map[string]any

func apiDescription() object {
	paths, schemas := object{}, object{}
	for _, v := range queries.Views() {
		schemas[v.Name] = tableSchema(v)
		for _, f := range formats {
			paths["/data/"+v.Name+f.suffix] = object{"get": operation(v, f, "")}
		}
	}
	for _, p := range pagesOfViews {
		v := viewNamed(p.view)
		for _, f := range formats {
			o := operation(v, f, p.given)
			if p.path == "/trends" {
				preset(o, "metric", followed)
			}
			paths[p.path+f.suffix] = object{"get": o}
		}
	}
	schemas["error"] = errorSchema()
	return object{
		"openapi": "3.1.0",
		"info": object{
			"title":       "pdubench",
			"version":     "1",
			"description": "Published results of inspections of probation delivery units, compared. Every path is a page without its suffix.",
			"license":     object{"name": queries.Licence, "url": queries.LicenceURL},
		},
		"paths":      paths,
		"components": object{"schemas": schemas},
	}
}

// pagesOfViews are the pages besides /data, the view behind each, and the
// parameter its path gives.
var pagesOfViews = []struct{ path, view, given string }{
	{"/index", "headline", ""},
	{"/pdus", "pdus", ""},
	{"/pdus/{pdu}", "profile", "pdu"},
	{"/compare", "side_by_side", ""},
	{"/metrics", "metrics", ""},
	{"/metrics/{metric}", "benchmark", "metric"},
	{"/trends", "trend", ""},
	{"/regions", "regions", ""},
	{"/regions/{region}", "ratings", "region"},
	{"/evidence/{result}", "evidence", "result"},
	{"/quality", "findings", ""},
}

func viewNamed(name string) *queries.View {
	for _, v := range queries.Views() {
		if v.Name == name {
			return v
		}
	}
	return &queries.View{Name: name}
}

func operation(v *queries.View, f *format, given string) object {
	var parameters []object
	for _, p := range v.Params {
		in, required := "query", p.Required
		if p.Name == given {
			in, required = "path", true
		}
		schema := object{"type": "string"}
		if choices := p.Choices(); choices != nil {
			schema["enum"], schema["default"] = choices, choices[0]
		}
		parameters = append(parameters, object{"name": p.Name, "in": in, "required": required, "description": p.About, "schema": schema})
	}
	content := object{"schema": object{"type": "string"}}
	if f.suffix == ".json" {
		content = object{"schema": object{"$ref": "#/components/schemas/" + v.Name}}
	}
	failure := func(text string) object {
		return object{"description": text, "content": object{"application/json": object{"schema": object{"$ref": "#/components/schemas/error"}}}}
	}
	o := object{
		"summary":     v.Question + " (" + f.name + ")",
		"description": v.About,
		"responses": object{
			"200": object{"description": "The table.", "content": object{f.contentType: content}},
			"400": failure("A parameter cannot have that value."),
			"404": failure("There is no such name; the nearest are listed."),
		},
	}
	if parameters != nil {
		o["parameters"] = parameters
	}
	return o
}

// preset says that a page fills in a parameter that its view needs.
func preset(o object, name, value string) {
	for _, p := range o["parameters"].([]object) {
		if p["name"] == name {
			p["required"], p["description"] = false, fmt.Sprintf("%s; %s if left out", p["description"], value)
		}
	}
}

// jsonTypes gives the JSON type of each type of column.
var jsonTypes = map[string][]string{
	"integer": {"integer", "null"}, "number": {"number", "null"}, "measure": {"number", "string", "null"}, "boolean": {"boolean", "null"},
}

// tableSchema is the shape of a view's JSON.
func tableSchema(v *queries.View) object {
	properties, names := object{}, []string{}
	for _, c := range v.Columns {
		types := jsonTypes[c.Type]
		if types == nil {
			types = []string{"string", "null"}
		}
		about := c.About
		if c.Unit != "-" {
			about += " (" + c.Unit + ")"
		}
		properties[c.Name] = object{"type": types, "description": about}
		names = append(names, c.Name)
	}
	return object{
		"type":        "object",
		"description": v.About,
		"required":    []string{"title", "snapshot", "columns", "rows"},
		"properties": object{
			"title":    object{"type": "string"},
			"snapshot": object{"type": "string"},
			"filters":  object{"type": "object", "additionalProperties": object{"type": "string"}},
			"columns":  object{"type": "array", "items": object{"type": "object"}},
			"rows":     object{"type": "array", "items": object{"type": "object", "required": names, "properties": properties}},
		},
	}
}

func errorSchema() object {
	text := object{"type": "string"}
	return object{"type": "object", "required": []string{"error"}, "properties": object{"error": object{
		"type": "object", "required": []string{"status", "message"}, "properties": object{
			"status": object{"type": "integer"}, "message": text, "what": text, "value": text, "reference": text,
			"nearest": object{"type": "array", "items": object{"type": "object", "properties": object{"name": text, "href": text}}},
		}}}}
}
