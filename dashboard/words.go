package dashboard

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// decimal writes a number for show: at most one decimal, thousands apart.
func decimal(f float64) string {
	s := strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64)
	whole, rest, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	return sign + whole
}

// ordinal writes 1st, 2nd, 3rd, 11th.
func ordinal(n int64) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, suffix)
}

// count writes a number with its noun, singular or plural.
func count(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return decimal(float64(n)) + " " + many
}

// listed writes a, b and c.
func listed(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " and " + items[len(items)-1]
}

// pdusListed writes names of PDUs, some of which have commas and an "and" of
// their own.
func pdusListed(names []string) string {
	if all := strings.Join(names, "\n"); len(names) > 1 && (strings.Contains(all, ",") || strings.Contains(all, " and ")) {
		return strings.Join(names[:len(names)-1], "; ") + "; and " + names[len(names)-1]
	}
	return listed(names)
}

// day writes an ISO date of any precision in words: 24 October 2024, October
// 2024, 2024, or two of them with a slash. Anything else stays as it is.
func day(iso string) string {
	if from, to, ok := strings.Cut(iso, "/"); ok {
		return day(from) + " to " + day(to)
	}
	for _, l := range []struct{ read, write string }{{time.DateOnly, "2 January 2006"}, {"2006-01", "January 2006"}, {time.DateTime, "2 January 2006, 15:04"}} {
		if t, err := time.Parse(l.read, iso); err == nil {
			return t.Format(l.write)
		}
	}
	return iso
}

// when fits an ISO date into a sentence: on 24 October 2024, in October 2024.
func when(iso string) string {
	if _, err := time.Parse(time.DateOnly, iso); err == nil {
		return "on " + day(iso)
	}
	return "in " + day(iso)
}

// lowerFirst makes a title fit into a sentence; an abbreviation stays.
func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	if unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// words turns a column's or a parameter's name into words: peer_median is
// Peer median.
func words(name string) string {
	if w, ok := columnWords[name]; ok {
		return w
	}
	return upperFirst(strings.ReplaceAll(name, "_", " "))
}

// columnWords are the names that would read badly.
var columnWords = map[string]string{
	"pdu": "PDU", "pdus": "PDUs", "of_pdus": "Of PDUs", "pdu_code": "PDU code", "url": "Address", "source_url": "Published at",
	"lower95": "95% interval, lower", "upper95": "95% interval, upper", "lower998": "99.8% interval, lower", "upper998": "99.8% interval, upper",
	"sha256": "SHA-256", "segment": "Part", "of": "Of", "slug": "Name in addresses", "from": "Published from", "to": "Published to",
	"peers": "Compare with", "among": "Compared with", "by": "Length of a period", "programme": "Inspection programme", "across": "Areas",
}
