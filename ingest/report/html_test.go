package report

import (
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	for _, c := range []struct {
		about, page string
		want        []string
	}{
		{"what surrounds the report is dropped, also before the title",
			`<body><div>Menu 4</div><div id="cookie-consent"><p>3 cookies</p></div><h1>An inspection of probation services in Northmoor PDU</h1>
			<p>North Coast</p><nav><p>5 links</p></nav><h2>Foreword (Back to top)</h2><p>Good.</p><footer>7 people</footer></body>`,
			[]string{"Front matter|paragraph|1|An inspection of probation services in Northmoor PDU", "Front matter|paragraph|2|North Coast",
				"Foreword|heading|0|Foreword", "Foreword|paragraph|1|Good."}},
		{"an element that holds the report stays, whatever it is called",
			`<body><form class="menu"><div class="cookie share"><h2>Foreword</h2><p>Good.</p></div></form></body>`,
			[]string{"Foreword|heading|0|Foreword", "Foreword|paragraph|1|Good."}},
		{"nested lists and paragraphs in items",
			`<h2>Outcomes</h2><ul><li>One: <ul><li>a <b>b</b>c</li><li><p>d</p><p>E.</p></li></ul></li><li>Two</li></ul>`,
			[]string{"Outcomes|heading|0|Outcomes", "Outcomes|bullet|1|One:", "Outcomes|bullet|2|a bc", "Outcomes|bullet|3|d",
				"Outcomes|paragraph|1|E.", "Outcomes|bullet|4|Two"}},
		{"tables with heads, captions, empty and long cells",
			`<h2>Ratings</h2><table><caption>All ratings</caption><thead><tr><th></th><th>Standard</th></tr></thead>
			<tbody><tr><td><p>P 1.1</p></td><td><p>Leadership</p><p>and more</p></td><td><img alt="Good" src=x></td></tr><tr><td></td></tr></tbody></table>`,
			[]string{"Ratings|heading|0|Ratings", "Ratings|paragraph|1|All ratings", "Ratings|row|1|Standard", "Ratings|row|2|P 1.1\tLeadership and more\tGood"}},
		{"a table that lays out the page is no table",
			`<table><tr><td><h2>Foreword</h2><p>In 5 of 6 cases.</p></td><td><p>Aside.</p></td></tr></table>`,
			[]string{"Foreword|heading|0|Foreword", "Foreword|paragraph|1|In 5 of 6 cases.", "Foreword|paragraph|2|Aside."}},
		{"line breaks divide lines, not sentences",
			`<h2>Foreword</h2><p>Of the cases that we looked at in this unit in the spring,<br>12 were good.<br><br>Ada Example<br>Inspector</p>`,
			[]string{"Foreword|heading|0|Foreword", "Foreword|paragraph|1|Of the cases that we looked at in this unit in the spring, 12 were good.",
				"Foreword|paragraph|2|Ada Example", "Foreword|paragraph|3|Inspector"}},
		{"footnotes, however they are linked",
			`<h2>Outcomes</h2><p>Of 41<sup>1</sup> cases, 12<a href="#fn2">[2]</a> were good<sup><a href="#fn3">(3)</a></sup> on the 1<sup>st</sup>.</p>
			<ol class="footnotes"><li id="fn1">One note 5 <a href="#r">↩</a></li></ol><p id="_ftn2"><a href="#x">[2]</a> Two.</p><div role="doc-footnote"><p>Three.</p></div><p>End.</p>`,
			[]string{"Outcomes|heading|0|Outcomes", "Outcomes|paragraph|1|Of 41 cases, 12 were good on the 1st.",
				"Outcomes|footnote|0|One note 5", "Outcomes|footnote|0|Two.", "Outcomes|footnote|0|Three.", "Outcomes|paragraph|2|End."}},
		{"headings: an accordion's button, an unknown one, one below",
			`<h1>An inspection of probation services in Northmoor PDU</h1><h2><button>P 1.1. Leadership</button></h2><h3>What we saw</h3><p>A.</p><h2>Next steps</h2><p>B.</p><p><strong>2. Service delivery</strong></p><p>C.</p>`,
			[]string{"Front matter|paragraph|1|An inspection of probation services in Northmoor PDU", "P 1.1 Leadership|heading|0|P 1.1. Leadership",
				"P 1.1 Leadership|heading|0|What we saw", "P 1.1 Leadership|paragraph|1|A.", "Next steps|heading|0|Next steps", "Next steps|paragraph|1|B.",
				"Service delivery|heading|0|2. Service delivery", "Service delivery|paragraph|1|C."}},
		{"numbered recommendations",
			`<h2>Recommendations</h2><p>The PDU should:</p><p>1. fill posts</p><p>2. train staff.</p>`,
			[]string{"Recommendations|heading|0|Recommendations", "Recommendations|paragraph|1|The PDU should:", "Recommendations|bullet|1|fill posts", "Recommendations|bullet|2|train staff."}},
		{"comments, scripts and hidden characters",
			`<h2>Foreword</h2><p>In <!-- 99 -->29&nbsp;per&#8239;cent<script>77</script> of pro&shy;bation&ZeroWidthSpace; cases</p><style>p{top:1px}</style><noscript>66</noscript>`,
			[]string{"Foreword|heading|0|Foreword", "Foreword|paragraph|1|In 29 per cent of probation cases"}},
		{"divisions without paragraphs",
			`<div><div>Foreword</div><div>In 5 of 6 cases.<div>More.</div>And more.</div></div>`,
			[]string{"Foreword|heading|0|Foreword", "Foreword|paragraph|1|In 5 of 6 cases.", "Foreword|paragraph|2|More.", "Foreword|paragraph|3|And more."}},
	} {
		t.Run(c.about, func(t *testing.T) {
			d, err := Read("page.html", []byte("<!doctype html><html>"+c.page))
			if err != nil {
				t.Fatal(err)
			}
			sameBlocks(t, c.want, found(d))
		})
	}
}

func TestHTMLIsKnownByItsContent(t *testing.T) {
	for _, name := range []string{"page", "page.txt", "page.aspx"} {
		d, err := Read(name, []byte("\n<!DOCTYPE HTML><title>x</title><p>Good &amp; well"))
		if err != nil {
			t.Fatal(err)
		}
		if d.Format != "html" || d.Name != name || !strings.HasSuffix(d.Blocks[0].Text, "Good & well") {
			t.Errorf("%s: got %+v", name, d)
		}
	}
}
