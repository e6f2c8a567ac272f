package dashboard

import "strings"

// listedNames writes a, b and c; with semicolons where a name has a comma of
// its own.
func listedNames(names []string) string {
	if strings.Contains(strings.Join(names, ""), ",") && len(names) > 1 {
		return strings.Join(names[:len(names)-1], "; ") + "; and " + names[len(names)-1]
	}
	return listed(names)
}
