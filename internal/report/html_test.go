package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// night is an incident with something of everything that a page shows, into the next day.
func night(tb testing.TB) Story {
	tb.Helper()
	d := &scribe{tb: tb, at: start.Add(8 * time.Hour)} // 22:00 in Berlin
	d.do("Ana", incident.Declare{
		Title: "Policies stuck in the queue", Impact: "Nobody can sell a policy.\nThe branches send customers home.", Severity: 1, Seen: "no", Order: hats.Default().Sized(3),
		People: []incident.Join{{Name: "Ana", Seat: "lead"}, {Name: "Bo", Seat: "database"}, {Name: "Cy", Seat: "liaison", Party: "Acme"}},
	})
	d.later(1)
	d.do("Ana", incident.AddNote{Hat: hats.White, Text: "replica lag is 40 s", Tags: []string{"db"}})
	first := d.state.Seq
	d.do("Bo", incident.AddNote{Hat: hats.White, Kind: incident.Question, Text: "who holds the key of the vendor?"})
	d.do("Bo", incident.AddNote{Hat: hats.White, Kind: incident.Reported, Text: "all is well with us", Who: "vendor"})
	d.do("Ana", incident.Revise{Ref: first, Text: "replica lag is 45 s, and it grows", Tags: []string{"db"}}, incident.Star{Ref: first})
	d.later(4)
	d.do("Ana", incident.TurnHat{Hat: hats.Blue}, goal("New policies issued before 09:00", "Cy"))
	d.do("Ana", decision("Swap to the stand-in server", "Bo", "2031-03-14T23:30:00Z"))
	swap := d.state.Seq
	d.later(3)
	d.do("Ana", incident.TurnHat{Hat: hats.Black})
	d.do("Bo", incident.AddNote{Hat: hats.Black, Text: "a restore overwrites the 40 min of writes since the swap"})
	d.do("Bo", incident.AddNote{Hat: hats.Black, Text: "wrong window"})
	d.do("Bo", incident.Retract{Ref: d.state.Seq, Reason: "not ours"})
	d.do("Bo", incident.AddNote{Hat: hats.White, Text: "a certificate was renewed", At: d.at.Add(-20 * time.Minute)})
	d.later(2)
	d.do("Ana", incident.AddNote{Hat: hats.White, Text: "payments fail too", UhOh: true})
	d.do("Cy", incident.AddNote{Hat: hats.White, Text: "told the branches: next word at 23:00", Tags: []string{"update"}})
	d.later(70)
	d.do("Ana", incident.AddNote{Hat: hats.White, Text: "the lag is gone", Who: "Bo"})
	d.later(60)
	d.do("Ana", incident.AddNote{Hat: hats.White, Text: "the pager rang", At: d.at.Add(-3 * time.Hour), From: incident.Provenance{Origin: incident.Origin{Source: "slack #ops", ID: "1"}, Vague: incident.About}})
	d.do("Ana", incident.AddNote{Hat: hats.White, Text: "somebody restarted it", At: d.at.Add(-3 * time.Hour), From: incident.Provenance{Origin: incident.Origin{Source: "slack #ops", ID: "2"}, Vague: incident.Unknown}})
	d.do("Bo", incident.MoveCard{Ref: swap, Template: template(cards.Decision), Stage: cards.StageDone})
	d.do("Cy", incident.Restore{Words: "we sell again"})
	d.later(9 * 60)
	d.do("Bo", incident.Cure{Words: "two schedules started the same report"}, incident.AddNote{Hat: hats.Yellow, Text: "the stand-in held"})
	d.do("Ana", incident.Close{OpenEnded: true, Reason: "the rest is for the debrief"})
	s := d.story()
	s.Now = d.at.Add(time.Hour)
	return s
}

// pageOf is a report as text.
func pageOf(tb testing.TB, format string, s Story, o Options) string {
	tb.Helper()
	return string(written(tb, format, s, o))
}

// TestPage keeps the page as it was; its style sheet is a file of its own.
func TestPage(t *testing.T) {
	for name, o := range map[string]Options{"inside": {}, "outside": {Roles: true, Redacted: true}} {
		t.Run(name, func(t *testing.T) {
			page := pageOf(t, "html", night(t), o)
			before, rest, _ := strings.Cut(page, "<style>")
			_, after, _ := strings.Cut(rest, "</style>")
			before = regexp.MustCompile("sha256-[^']*").ReplaceAllString(before, "sha256-OF-THE-STYLE")
			golden.RequireEqual(t, before+"<style></style>"+after)
		})
	}
}

// tag is one tag of a page as this package writes them: every attribute in double quotes, none with a bracket in it.
var tag = regexp.MustCompile(`^</?([a-z0-9]+)((?: [a-zA-Z-]+="[^"<>]*")*) ?/?>`)

// attributes are all that a page has. None loads or runs anything; href is looked at more closely.
var attributes = []string{
	"aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "autocomplete", "class", "charset", "content", "cx", "cy", "d", "data-of", "datetime",
	"height", "href", "http-equiv", "id", "lang", "name", "patternTransform", "patternUnits", "r", "role", "rx", "scope", "tabindex", "title", "transform",
	"type", "viewBox", "width", "x", "y",
}

// tags are all that a page has.
var tags = strings.Fields(`a b bdi blockquote body button circle code dd defs desc details div dl dt fieldset figcaption figure footer form g h1 h2 h3
	head header html i input label legend li main meta ol p path pattern q rect section small span style summary svg table tbody td text th thead time
	title tr ul use`)

// checkPage fails unless every '<' of a page begins a tag of ours with attributes of ours: then no text got out of its place.
func checkPage(t *testing.T, page string) {
	t.Helper()
	body, ok := strings.CutPrefix(page, "<!doctype html>\n")
	if !ok {
		t.Fatalf("it begins with %.40q", page)
	}
	body = strings.Replace(body, pageStyle, "", 1)
	ids := map[string]int{}
	for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(body, -1) {
		if ids[m[1]]++; ids[m[1]] > 1 {
			t.Errorf("two are called %q", m[1])
		}
	}
	for i := strings.IndexByte(body, '<'); i >= 0; i = strings.IndexByte(body, '<') {
		m := tag.FindStringSubmatch(body[i:])
		if m == nil || !slices.Contains(tags, m[1]) {
			t.Fatalf("this is no tag of ours: %.80q", body[i:])
		}
		for _, a := range regexp.MustCompile(` ([a-zA-Z-]+)="([^"]*)"`).FindAllStringSubmatch(m[2], -1) {
			if !slices.Contains(attributes, a[1]) {
				t.Errorf("attribute %s in %s", a[1], m[0])
			}
			if id, ok := strings.CutPrefix(a[2], "#"); a[1] == "href" && (!ok || ids[id] == 0) {
				t.Errorf("a link to %q", a[2])
			}
		}
		body = body[i+len(m[0]):]
	}
}

func TestPageHostile(t *testing.T) {
	checkPage(t, pageOf(t, "html", night(t), Options{}))
	checkPage(t, pageOf(t, "html", Story{}, Options{}))
	for _, words := range hostileTexts(t) {
		for _, s := range []Story{typed(t, words), foreign(words)} {
			for _, o := range []Options{{}, {Roles: true, Redacted: true}} {
				checkPage(t, pageOf(t, "html", s, o))
			}
		}
	}
	for seed := range uint64(4) {
		checkPage(t, pageOf(t, "html", wander(t, seed, 200).story(), Options{}))
	}
}

// TestPagePolicy holds the policy against the page: the browser knows the style sheet by its hash, and it asks for nothing either.
func TestPagePolicy(t *testing.T) {
	page := pageOf(t, "html", night(t), Options{})
	policy := strings.Index(page, `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-`)
	if policy < 0 || policy > strings.Index(page, "<title>") || policy > strings.Index(page, "<style>") {
		t.Errorf("the policy stands at %d", policy)
	}
	if _, rest, _ := strings.Cut(page, "<style>"); !strings.HasPrefix(rest, pageStyle+"</style>") {
		t.Error("the style sheet is not what its hash is of")
	}
	for _, bad := range []string{"</", "@import", "expression(", "http:", "https:", "data:", `\`} {
		if strings.Contains(pageStyle, bad) {
			t.Errorf("the style sheet has %s", bad)
		}
	}
	if n := strings.Count(pageStyle, "url("); n != strings.Count(pageStyle, "url(#hatch)") {
		t.Errorf("the style sheet loads something: url() %d times", n)
	}
	for _, want := range []string{"@media print", "@media screen and (prefers-color-scheme: dark)"} {
		if !strings.Contains(pageStyle, want) {
			t.Errorf("the style sheet lacks %s", want)
		}
	}
}

// TestPageFilters: every choice has its rule in the style sheet, and every rule its choice.
func TestPageFilters(t *testing.T) {
	var want []string
	for _, c := range hatChoices() {
		want = append(want, fmt.Sprintf("body:has(.fh :checked):not(:has(#f-%s:checked)) .e.%s", c.class, c.class))
	}
	for _, g := range kindGroups {
		on := "." + g.class
		if g.class == gapKind {
			on = "li.gap"
		}
		want = append(want, fmt.Sprintf("body:has(.fk :checked):not(:has(#f-%s:checked)) %s", g.class, on))
	}
	for _, m := range markChoices {
		want = append(want, fmt.Sprintf("body:has(#f-%s:checked) .e:not(.%s)", m.class, m.class))
	}
	_, rest, _ := strings.Cut(pageStyle, "shows everything. */")
	rules, _, ok := strings.Cut(rest, " { display: none; }")
	got := strings.Split(strings.TrimSpace(rules), ",\n")
	if !ok || !slices.Equal(got, want) {
		t.Errorf("the filters are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestPageShows(t *testing.T) {
	page := pageOf(t, "html", night(t), Options{})
	for what, want := range map[string]string{
		"language":             `<html lang="en">`,
		"viewport":             `<meta name="viewport" content="width=device-width, initial-scale=1">`,
		"title":                `<title>Policies stuck in the queue · incident k7f3</title>`,
		"severity":             `<span class="pill sev">SEV1</span>`,
		"impact":               "<p>Nobody can sell a policy.\nThe branches send customers home.</p>",
		"time to restored":     `<dt>Business restored</dt><dd><b>2 h 20 min</b>`,
		"words of the end":     `<q>we sell again</q>`,
		"owner and due":        `<bdi>Bo</bdi><td data-of="By"><time datetime="2031-03-14T23:30:00Z">2031-03-15 00:30 CET</time>`,
		"both times":           `late, written 22:08 CET`,
		"about then":           `21:20~</time>`,
		"time nobody knows":    `<time>--:--</time>`,
		"import":               `written 2031-03-15 00:20 CET`,
		"next day":             `<time datetime="2031-03-15">Sat 2031-03-15</time> <span>CET, UTC+01:00</span>`,
		"a gap over midnight":  `nothing written, 23:20 to 2031-03-15 00:20 CET`,
		"earlier wording":      `<q>replica lag is 40 s</q>`,
		"retraction":           `retracted: not ours`,
		"hat for who hears it": `<b class="h K">K<i> Black</i></b>`,
		"picture in words":     `White: 8 entries`,
		"letter in the mark":   `<text class="l" y="4"`,
		"head":                 `<code>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%s: there is no %s", what, want)
		}
	}
}

// TestPageSame writes a story twice.
func TestPageSame(t *testing.T) {
	for _, format := range []string{"html", "md"} {
		if a, b := pageOf(t, format, night(t), Options{}), pageOf(t, format, night(t), Options{}); a != b {
			t.Errorf("%s: two pages of one story differ", format)
		}
	}
}

// fullDisk takes so many bytes.
type fullDisk int

func (d *fullDisk) Write(b []byte) (int, error) {
	if *d -= fullDisk(len(b)); *d < 0 {
		return 0, incident.Errorf(incident.CodeFull, "the disk is full")
	}
	return len(b), nil
}

func TestPageError(t *testing.T) {
	for _, format := range []string{"html", "md"} {
		size := len(pageOf(t, format, night(t), Options{}))
		for _, room := range []int{0, size / 2, size - 1} {
			disk := fullDisk(room)
			if err := Write(&disk, format, night(t), Options{}); incident.CodeOf(err) != incident.CodeFull {
				t.Errorf("%s into %d bytes: %v", format, room, err)
			}
		}
	}
}

// thousand is a story of a thousand entries of a day, with texts as long as people write them.
func thousand(tb testing.TB, n int) Story {
	d := &scribe{tb: tb, at: start}
	d.do("Ana", incident.Declare{Title: "Queue stuck", Severity: 2, Order: hats.Default().Sized(5), People: []incident.Join{{Name: "Ana", Seat: "lead"}, {Name: "Bo", Seat: "database"}}})
	all := hats.All()
	events := make([]incident.Event, 0, n)
	for i := range n - d.timelineLen() {
		at := start.Add(time.Duration(i) * 40 * time.Second)
		e := incident.Event{
			Kind: incident.KindNote, At: at, Recorded: at, By: []string{"Ana", "Bo"}[i%2], Hat: all[i%6], Tags: []string{"db"},
			Text: fmt.Sprintf("the replica of the ledger is %d s behind and the queue of the gateway grows; row %d of what we saw", i%90, i),
		}
		switch {
		case i%25 == 0:
			e = incident.Event{Kind: incident.KindHat, At: at, Recorded: at, By: "Ana", Hat: all[i/25%6], Index: -1}
		case i%20 == 7:
			e.At = at.Add(-time.Hour)
		}
		events = append(events, e)
	}
	d.add(events...)
	return d.story()
}

// timelineLen is how many entries the story has so far.
func (d *scribe) timelineLen() int { return prepare(d.story(), Options{}).view.Len() }

func BenchmarkPage(b *testing.B) {
	for _, format := range []string{"html", "md"} {
		for _, n := range []int{1000, 10_000} {
			s := thousand(b, n)
			b.Run(fmt.Sprintf("%s/%d", format, n), func(b *testing.B) {
				size := 0
				for b.Loop() {
					size = len(pageOf(b, format, s, Options{}))
				}
				b.ReportMetric(float64(size)/1024, "KiB")
				b.ReportMetric(float64(size)/float64(n), "B/entry")
			})
		}
	}
}
