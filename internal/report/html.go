package report

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"io"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// pageStyle is the whole look of the page, filters included: there is no script in it.
//
//go:embed page/page.css
var pageStyle string

// pagePolicy is what a browser lets the page do (Content Security Policy): nothing but its own style sheet, which it knows by its
// hash. It holds even if a text got out of its place: no script, no picture, no font, no request, no form that sends anything.
func pagePolicy() string {
	sum := sha256.Sum256([]byte(pageStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}

// page is the story laid out: the facts that one looks for first, then the picture, then every word.
type page struct {
	pageWriter
	*story
	rows []pageRow
	gaps []timeline.Gap
}

// writeHTML writes one page that needs nothing else: no script, no font, no picture, no request.
func writeHTML(w io.Writer, s *story) error {
	p := page{pageWriter: pageWriter{w: w}, story: s, rows: pageRows(s.view), gaps: s.gaps()}
	p.begin()
	p.header()
	p.figures()
	p.aims()
	p.picture()
	p.filters()
	p.list()
	p.footer()
	return p.err
}

// gaps returns the silences of the story; one that is not over lasts until the report was made.
func (s *story) gaps() []timeline.Gap {
	var o timeline.GapOptions
	if s.state.Closed.IsZero() {
		o.Now = s.Now
	}
	return s.view.Gaps(o)
}

// title is what the incident is called, never empty.
func (s *story) title() string { return cmp.Or(s.state.Title, "Incident "+s.ID) }

func (p *page) begin() {
	p.raw("<!doctype html>\n", `<html lang="en">`, "\n<head>\n", `<meta charset="utf-8">`, "\n")
	p.raw(`<meta http-equiv="Content-Security-Policy" content="`)
	p.text(pagePolicy())
	p.raw(`">`, "\n", `<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n")
	p.raw(`<meta name="color-scheme" content="light dark">`, "\n", `<meta name="referrer" content="no-referrer">`, "\n")
	p.raw(`<meta name="robots" content="noindex">`, "\n", `<meta name="generator" content="`)
	p.text(p.Program)
	p.raw(`">`, "\n", `<title>`)
	p.text(p.title(), " · incident ", p.ID)
	p.raw(`</title>`, "\n", `<style>`)
	p.write(pageStyle)
	p.raw(`</style>`, "\n</head>\n<body>\n")
}

// header says what it was: the title is what the eye meets first, severity and state stand over it, the customer's words under it.
func (p *page) header() {
	s := &p.state
	p.raw(`<a class="skip" href="#list">Skip to the timeline</a>`, "\n", `<header><p class="over"><span>Incident `)
	p.text(p.ID)
	p.raw(`</span>`)
	if s.Severity > 0 {
		p.raw(`<span class="pill sev">SEV`)
		p.num(s.Severity)
		p.raw(`</span>`)
	}
	p.raw(`<span class="pill">`)
	p.text(s.Word())
	p.raw(`</span>`)
	if s.Sample {
		p.raw(`<span class="pill">sample: invented</span>`)
	}
	p.raw(`</p>`, "\n", `<h1>`)
	p.text(p.title())
	p.raw(`</h1>`, "\n")
	if s.Impact != "" {
		p.raw(`<blockquote class="impact"><p>`)
		p.text(s.Impact)
		p.raw(`</p></blockquote>`, "\n")
	}
	p.raw(`<p class="meta">`)
	p.declared()
	p.raw(`</p></header>`, "\n", `<main>`, "\n")
}

// declared says when and by whom it was declared and closed, and whether it was seen before.
func (p *page) declared() {
	s := &p.state
	if !s.Declared.IsZero() {
		p.raw("Declared ")
		p.moment(s.Declared.In(p.Zone))
		if s.DeclaredBy != "" {
			p.raw(` by <bdi>`)
			p.text(s.DeclaredBy)
			p.raw(`</bdi>`)
		}
	}
	if !s.Closed.IsZero() {
		p.raw(". Closed ")
		p.moment(s.Closed.In(p.Zone))
		if s.OpenEnded {
			p.raw(", open-ended")
		}
		if s.CloseReason != "" {
			p.raw(`: <bdi>`)
			p.text(s.CloseReason)
			p.raw(`</bdi>`)
		}
	}
	if s.Seen != "" {
		p.raw(". Seen before: ")
		p.text(s.Seen)
	}
}

// figures are the four things a reader wants before the story: how long until each of the two ends, what the customer heard, and how
// much was written down.
func (p *page) figures() {
	s := &p.state
	p.raw(`<dl class="figures">`, "\n")
	p.end("Business restored", s.Restored, s.RestoredWords)
	p.end("Cause cured", s.Cured, s.CuredWords)
	words, late, imported := 0, 0, 0
	for i := range p.rows {
		r := &p.rows[i]
		words, late, imported = words+one(r.has(markCustomer)), late+one(r.has(markLate)), imported+one(r.has(markImported))
	}
	p.figure("Customer", countText(words, "word", "words"), func() {
		if g, ok := longest(p.gaps, timeline.NoCustomerWord); ok {
			p.text("longest silence " + lengthText(g.Length()))
		}
	})
	p.figure("Written down", countText(len(p.rows), "entry", "entries"), func() {
		p.num(late)
		p.raw(" late, ")
		p.num(imported)
		p.raw(" imported")
		if g, ok := longest(p.gaps, timeline.NothingWritten); ok {
			p.text(", longest silence " + lengthText(g.Length()))
		}
	})
	p.raw(`</dl>`, "\n")
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// longest returns the longest of the gaps of a sort.
func longest(gaps []timeline.Gap, what string) (longest timeline.Gap, found bool) {
	for _, g := range gaps {
		if g.What == what && (!found || g.Length() > longest.Length()) {
			longest, found = g, true
		}
	}
	return longest, found
}

func (p *page) figure(name markup, value string, under func()) {
	p.raw(`<div><dt>`, name, `</dt><dd><b>`)
	p.text(value)
	p.raw(`</b><span>`)
	under()
	p.raw(`</span></dd></div>`, "\n")
}

// end tells one of the two ends: how long after the declaration, when, and in which words.
func (p *page) end(name markup, at time.Time, words string) {
	switch {
	case at.IsZero() && p.state.Closed.IsZero():
		p.figure(name, "not yet", func() {})
		return
	case at.IsZero():
		p.figure(name, "not recorded", func() {})
		return
	}
	p.figure(name, lengthText(at.Sub(p.state.Declared)), func() {
		p.raw("after it was declared, ")
		p.moment(at.In(p.Zone))
		if words != "" {
			p.raw(` <q>`)
			p.text(words)
			p.raw(`</q>`)
		}
	})
}

// aims are the goal, the decisions and who was there.
func (p *page) aims() {
	decisions := p.state.CardsOf(cards.Decision)
	if p.state.Goal == nil && len(decisions) == 0 && len(p.state.People) == 0 {
		return
	}
	p.raw(`<div class="aims">`, "\n", `<div>`)
	if g := p.state.Goal; g != nil {
		p.goal(g)
	}
	if len(decisions) > 0 {
		p.decisions(decisions)
	}
	p.raw(`</div>`, "\n")
	if len(p.state.People) > 0 {
		p.people()
	}
	p.raw(`</div>`, "\n")
}

func (p *page) goal(g *incident.Card) {
	p.raw(`<section><h2>Goal</h2><p class="goal">`)
	p.text(cmp.Or(g.Fields[cards.FieldGoal], redactedWords(g)))
	p.raw(`</p>`)
	var more []string
	if who := g.Fields[cards.FieldSaidBy]; who != "" {
		more = append(more, "said by "+who)
	}
	if apart := g.Fields[cards.FieldApart]; apart != "" {
		more = append(more, "business back and fault cured: "+apart)
	}
	if len(more) > 0 {
		p.raw(`<p class="meta">`)
		p.text(strings.Join(more, "; "))
		p.raw(`</p>`)
	}
	p.raw(`</section>`, "\n")
}

// redactedWords stand where the words of a card were taken out of the log.
func redactedWords(c *incident.Card) string {
	if c.Redacted {
		return "[redacted]"
	}
	return ""
}

func (p *page) decisions(decisions []*incident.Card) {
	p.raw(`<section><h2>Decisions</h2><table class="decisions"><thead><tr><th scope="col">What<th scope="col">Who<th scope="col">By<th scope="col">State</thead><tbody>`, "\n")
	for _, c := range decisions {
		p.raw(`<tr><td data-of="What"><a href="#e`)
		p.seq(c.Seq)
		p.raw(`">`)
		p.text(cmp.Or(c.Fields[cards.FieldDecision], redactedWords(c), "-"))
		p.raw(`</a><td data-of="Who"><bdi>`)
		p.text(cmp.Or(c.Fields[cards.FieldOwner], "-"))
		p.raw(`</bdi><td data-of="By">`)
		if due := c.Due(); due.IsZero() {
			p.raw("-")
		} else {
			p.moment(due.In(p.Zone))
		}
		p.raw(`<td data-of="State">`)
		p.text(c.Stage)
		p.raw("\n")
	}
	p.raw(`</tbody></table></section>`, "\n")
}

func (p *page) people() {
	p.raw(`<section><h2>Who</h2><ul class="people">`, "\n")
	for _, who := range p.state.People {
		p.raw(`<li><b>`)
		p.text(who.Name)
		p.raw(`</b>`)
		for _, more := range []string{who.Seat, who.Party} {
			if more != "" && !strings.EqualFold(more, who.Name) {
				p.raw(` <span>`)
				p.text(more)
				p.raw(`</span>`)
			}
		}
	}
	p.raw(`</ul></section>`, "\n")
}

// footer says what this is a report of, so that it can be held against the log (warroom verify).
func (p *page) footer() {
	p.raw(`</main>`, "\n", `<footer><p>`)
	switch {
	case p.Roles && p.Redacted:
		p.raw("For handing outside: people appear by their role; without what was taken back and without earlier wordings. ")
	case p.Roles:
		p.raw("People appear by their role. ")
	case p.Redacted:
		p.raw("Without what was taken back and without earlier wordings. With names: for the inside only. ")
	default:
		p.raw("With names: for the inside only. ")
	}
	p.raw("Made ")
	p.moment(p.Now)
	p.raw(" by ")
	p.text(cmp.Or(p.Program, "warroom"))
	p.raw(" from ")
	p.text(countText(p.head.Events, "event", "events"))
	p.raw(`. Head of the log: <code>`)
	p.text(p.head.String())
	p.raw(`</code>.</p></footer>`, "\n</body>\n</html>\n")
}
