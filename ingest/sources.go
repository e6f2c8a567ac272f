package ingest

// sourceList collects the sources of a load: one row for each file, or for
// each address that the rows of a table name.
type sourceList struct {
	facts *Facts
	seen  map[Source]int
}

func newSourceList(f *Facts) *sourceList { return &sourceList{f, map[Source]int{}} }

// file adds the source of a whole file and returns its index.
func (l *sourceList) file(s Source) int {
	if i, ok := l.seen[s]; ok {
		return i
	}
	l.facts.Sources = append(l.facts.Sources, s)
	l.seen[s] = len(l.facts.Sources) - 1
	return l.seen[s]
}

// of returns the source of a row that names its own address and class.
func (l *sourceList) of(at Origin, url, class string) int {
	s := l.facts.Sources[at.Source]
	s.URL, s.Class = url, class
	return l.file(s)
}
