package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/desk"
	"warroom/internal/incident"
	"warroom/internal/outbound"
	"warroom/ui/widget"
)

// openBrief is /brief ours|theirs: the page for superiors, from White facts only (method, part A, A92). Theirs is not drawn before the
// contact said when, who, how and how much (A93).
func (r *roomScreen) openBrief(a capture.Args) tea.Cmd {
	which := strings.ToLower(strings.TrimSpace(a.Rest))
	theirs := which == "theirs"
	if !theirs && which != "" && which != "ours" {
		r.msg = message{text: "a brief is ours or theirs, not " + incident.OneLine(which, 20), hint: "/brief ours, /brief theirs", bad: true}
		return nil
	}
	if _, err := r.outside().Brief(theirs, r.app.now); err != nil {
		r.fail(err, "")
		r.msg.hint = "/consent WHAT by_whom=NAME when=… whom=NAMES how=… much=…: when, who, how and how much, as the contact says it"
		return nil
	}
	r.theirs = theirs
	r.open = &noteView{page: func(f Frame, w int) []string { return r.briefPage(f, w) }}
	r.mode, r.msg = ModeBrief, message{}
	return nil
}

// briefLine is a row of the brief before it is wrapped: what it is about, what it says, why it cannot go out so, and where it is mended.
type briefLine struct{ head, text, held, mend string }

// briefOf keeps the lines of a page of a desk, as they were in a minute.
type briefOf struct {
	of     *desk.Desk
	theirs bool
	minute time.Time
	lines  []briefLine
}

// briefLines is the page, or the reason why there is none any more. It is made once a minute for each state, not for each frame: it looks
// at every note, and asks the gate about every line.
func (r *roomScreen) briefLines(now time.Time) ([]briefLine, error) {
	of, minute := r.outside(), now.Truncate(time.Minute)
	if k := r.brief; k.of == of && k.theirs == r.theirs && k.minute.Equal(minute) {
		return k.lines, nil
	}
	lines, err := r.makeBrief(of, now)
	if err == nil {
		r.brief = briefOf{of, r.theirs, minute, lines}
	}
	return lines, err
}

func (r *roomScreen) makeBrief(of *desk.Desk, now time.Time) ([]briefLine, error) {
	b, err := of.Brief(r.theirs, now)
	if err != nil {
		return nil, err
	}
	at := func(t time.Time) string { return incident.Spoken(t, now, r.zone) }
	var out []briefLine
	add := func(head, text, mend string) {
		if strings.TrimSpace(text) != "" {
			out = append(out, briefLine{head: head, text: text, mend: mend})
		}
	}
	add("", b.Title, "/title TEXT")
	add("what they feel", b.Impact, "/impact TEXT")
	add("since", at(b.Since)+" "+b.Since.In(r.zone).Format("MST"), "")
	if !b.Restored.IsZero() {
		add("business back", at(b.Restored), "")
	}
	if !b.Next.IsZero() {
		add("next word", at(b.Next), "")
	}
	add("told", b.When, "/consent")
	add("told to", b.Whom, "/consent")
	add("how", b.How, "/consent")
	add("how much", b.HowMuch, "/consent")
	for _, f := range b.Facts {
		add(factTime(f, now, r.zone), f.Text, "/revise #"+strconv.FormatUint(f.Note, 10)+" TEXT")
	}
	if len(b.Facts) == 0 {
		add("facts", "none is written under White yet", "")
	}
	for _, pair := range b.MayCall {
		add("may call", pair, "/consent")
	}
	add("what this is not", b.NotThis, "/consent")
	r.holdLines(out, b.Whom)
	return out, nil
}

// named are the lines of a brief whose names are there for a purpose: the contact gave them.
var named = []string{"told to", "how", "may call"}

// holdLines marks the lines that cannot go to whom the page is for: one that carries a name, a machine or a secret is mended where it was
// written, not here.
func (r *roomScreen) holdLines(lines []briefLine, to string) {
	audience := cards.Internal
	if r.theirs {
		audience = cards.Superiors
	}
	around := r.deskNow().Outside(r.outside())
	for i, l := range lines {
		if slices.Contains(named, l.head) {
			continue
		}
		for _, found := range around.Line(l.text, audience, to) {
			if found.Level == outbound.Refuse {
				lines[i].held = found.Why
				break
			}
		}
	}
}

// factTime is when a fact happened, as well as that is known.
func factTime(f desk.BriefFact, now time.Time, zone *time.Location) string {
	switch f.Vague {
	case incident.Unknown:
		return "time unknown"
	case incident.Exact:
		return widget.When(f.At, now, zone)
	}
	return "about " + widget.When(f.At, now, zone)
}

// briefName says whose page it is.
func (r *roomScreen) briefName() string {
	if r.theirs {
		return "Brief for their superiors"
	}
	return "Brief for our superiors"
}

const briefHeadW = 17

func (r *roomScreen) briefPage(f Frame, w int) []string {
	t := f.Theme
	lines, err := r.briefLines(f.Now)
	if err != nil {
		return []string{t.Bad.Render("! " + err.Error()), t.Muted.Render(hintOf(err))}
	}
	out := []string{t.Strong.Render(r.briefName()) + t.Muted.Render("  White facts only"), ""}
	for _, l := range lines {
		headW := briefHeadW
		if w < 48 {
			headW = 0
			if l.head != "" {
				out = append(out, t.Muted.Render(l.head))
			}
		}
		for i, text := range widget.Wrap(l.text, max(8, w-headW)) {
			head := ""
			if i == 0 && headW > 0 {
				head = l.head
			}
			if headW > 0 && l.head != "" {
				text = t.Muted.Render(widget.Fit(head, headW)) + text
			}
			out = append(out, text)
		}
		if l.held != "" {
			out = append(out, widget.Fit("", headW)+t.Bad.Render(widget.Cut("! "+l.held, max(8, w-headW))))
		}
	}
	return out
}

// copyBrief puts the page that is open on the clipboard.
func (r *roomScreen) copyBrief() tea.Cmd {
	lines, err := r.briefLines(r.app.now)
	if err != nil {
		r.fail(err, "not copied: ")
		return nil
	}
	if i := slices.IndexFunc(lines, func(l briefLine) bool { return l.held != "" }); i >= 0 {
		r.msg = message{text: "not copied: " + strconv.Quote(incident.OneLine(lines[i].text, 50)) + ": " + lines[i].held, hint: "write it anew: " + lines[i].mend, bad: true}
		return nil
	}
	var b strings.Builder
	b.WriteString(r.briefName() + "\n")
	for _, l := range lines {
		b.WriteString("\n")
		if l.head != "" {
			b.WriteString(l.head + ": ")
		}
		b.WriteString(l.text)
	}
	text := b.String() + "\n"
	r.msg = message{text: "copied the brief, " + plural(utf8.RuneCountInString(text), "character"), hint: "handing it on is yours"}
	return tea.SetClipboard(text)
}
