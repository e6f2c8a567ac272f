// Package docs holds the pages of documentation that the program shows.
package docs

import _ "embed"

// Statistics is statistics.md: each method with formula, source and example.
//
//go:embed statistics.md
var Statistics []byte
