package ui

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/blameless"
	"warroom/internal/capture"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/ui/widget"
)

// nudge is what the console has to say about the line being typed. It is private to the writer: it stands above the line, is
// never stored and never counted, and blocks nothing.
type nudge struct {
	line  string // the line it is about
	base  int    // where the words of the note begin in it
	blame *blameless.Finding
	drift *hats.Drift
	note  capture.Line
}

const (
	nudgeAfter = 700 * time.Millisecond // a pause this long, or the end of a word, and a nudge may show: it must not flicker along
	nudgeMax   = 2000                   // bytes: what is longer was pasted, not worded
)

// think works the nudge for the line out anew. It is called when the line changed, never while drawing.
func (r *roomScreen) think() {
	r.nudge = nil
	line := r.composer.text()
	if r.app.quiet || len(line) > nudgeMax || strings.TrimSpace(line) == "" {
		return
	}
	n := &nudge{line: line, note: capture.Line{Text: line}}
	hat := r.deskHat()
	if old := r.state.Note(r.editing); r.editing != 0 && old != nil {
		hat = old.Hat
	} else {
		l, err := capture.Parse(line, r.deskNow().Context(r.desk))
		if err != nil || l.Command != "" {
			return
		}
		n.note = l
		if l.Hat != "" {
			hat = hats.Hat(l.Hat)
		}
		if n.base = strings.Index(line, l.Text); n.base < 0 {
			return
		}
	}
	if f, ok := blameless.First(n.note.Text, r.lintOptions(hat)); ok {
		n.blame = &f
	} else if d, ok := hats.Drifts(n.note.Text, hat); ok && hat != hats.Blue && n.note.NoteKind != string(incident.Reported) {
		n.drift = &d
	}
	if n.blame != nil || n.drift != nil {
		r.nudge = n
	}
}

// lintOptions says who is in the room, so that names are told from services.
func (r *roomScreen) lintOptions(hat hats.Hat) blameless.Options {
	o := blameless.Options{Hat: string(hat), Components: r.app.cfg.Components}
	for _, p := range r.state.People {
		o.People = append(o.People, p.Name)
		if p.Seat != "" {
			o.Seats = append(o.Seats, p.Seat)
		}
		if p.Party != "" {
			o.Parties = append(o.Parties, p.Party)
		}
	}
	return o
}

// current returns the nudge if it is about the line as it stands.
func (r *roomScreen) current() *nudge {
	if r.nudge == nil || r.nudge.line != r.composer.text() {
		return nil
	}
	return r.nudge
}

// shownNudge returns the nudge if now is the time for it.
func (r *roomScreen) shownNudge(now time.Time) *nudge {
	if r.current() == nil || r.mode != ModeTyping {
		return nil
	}
	last, _ := utf8.DecodeLastRuneInString(r.nudge.line)
	if (unicode.IsLetter(last) || unicode.IsDigit(last)) && now.Sub(r.touchedAt) < nudgeAfter {
		return nil
	}
	return r.nudge
}

// draw draws a nudge: what it is about, one question, one rewording and the key that takes it. It takes a second line only where the
// screen is tall enough to spare one.
func (n *nudge) draw(t *Theme, w, h int) []string {
	if n.blame == nil {
		return []string{n.drawDrift(t, w)}
	}
	f := n.blame
	keys := t.Accent.Render("ctrl+r") + t.Muted.Render(" rewords · enter keeps")
	what := "reads as blame: \"" + widget.Cut(f.Text, 32) + "\". "
	if h < tallFrom {
		return []string{widget.Ends(what+t.Muted.Render(f.Question), keys, w)}
	}
	try := t.Accent.Render("ctrl+r") + t.Muted.Render(": ") + f.Rewording
	return []string{widget.Fit(what+t.Muted.Render(f.Question), w), widget.Ends(try, t.Muted.Render("enter keeps yours"), w)}
}

// tallFrom is the height from which a nudge may have a second line.
const tallFrom = 20

func (n *nudge) drawDrift(t *Theme, w int) string {
	d := n.drift
	ask := d.Ask
	if ask == "" {
		ask = d.Reason
	}
	switch {
	case d.To != "" && n.splits():
		return widget.Ends("two thoughts, the second sounds like "+t.Hat(d.To).Render(d.To.Name()), t.Accent.Render("ctrl+g")+t.Muted.Render(" saves both there"), w)
	case d.To != "":
		return widget.Ends("this sounds like "+t.Hat(d.To).Render(d.To.Name())+t.Muted.Render(": "+ask), t.Accent.Render("ctrl+g")+t.Muted.Render(" files it there"), w)
	case d.Kind != "":
		return widget.Ends("this sounds like an "+d.Kind+t.Muted.Render(": "+ask), t.Accent.Render("ctrl+g")+t.Muted.Render(" marks it"), w)
	}
	return widget.Fit(ask, w)
}

// splits reports whether the drift is about the tail of the line only.
func (n *nudge) splits() bool { return n.drift.Start > 0 }

// reword puts the rewording in place of the words that read as blame. The line stays open: it is for its writer to save.
// Pressed again on that very line it gives the writer's own words back.
func (r *roomScreen) reword() tea.Cmd {
	if r.canUnword() {
		r.composer.set(r.unworded.own, r.composer.attached)
		r.tell("your own words are back")
		return r.changed()
	}
	n := r.nudge
	text := n.line[:n.base+n.blame.From] + n.blame.Rewording + n.line[n.base+n.blame.To:]
	r.unworded.own, r.unworded.now = n.line, text
	r.composer.set(text, r.composer.attached)
	r.msg = message{text: "reworded", hint: "ctrl+r again gives your own words back"}
	return r.changed()
}

// canUnword reports whether the line is a rewording that was just taken.
func (r *roomScreen) canUnword() bool {
	return r.unworded.now != "" && r.composer.text() == r.unworded.now
}

// refileHint does what the drift hint says: another hat before the line, or, when only its tail drifts, two notes.
func (r *roomScreen) refileHint() tea.Cmd {
	n := r.nudge
	d := n.drift
	if d.To != "" && n.splits() {
		return r.saveSplit(n)
	}
	mark := strings.ToLower(d.To.Letter()) + ": "
	for _, k := range incident.NoteKinds() {
		if string(k.Kind) == d.Kind && d.Kind != "" {
			mark = k.Sign + " "
		}
	}
	r.composer.set(mark+withoutHat(n.line[:n.base])+n.line[n.base:], r.composer.attached)
	return r.changed()
}

// withoutHat takes a hat or a White kind out of what stands before the words of a note.
func withoutHat(prefix string) string {
	var keep []string
	for _, w := range strings.Fields(prefix) {
		letter, isHat := strings.CutSuffix(w, ":")
		if _, ok := hats.Parse(letter); isHat && ok && len(letter) == 1 || w == "?" || w == "~" || w == `"` {
			continue
		}
		keep = append(keep, w)
	}
	if len(keep) == 0 {
		return ""
	}
	return strings.Join(keep, " ") + " "
}

// saveSplit stores a line as two notes, the tail under the hat it sounds like, both or none.
func (r *roomScreen) saveSplit(n *nudge) tea.Cmd {
	head, tail := n.note, n.note
	head.Text = strings.TrimRight(n.note.Text[:n.drift.Start], " ,;:-–—")
	tail.Text, tail.Hat, tail.NoteKind = strings.TrimSpace(n.note.Text[n.drift.Start:]), string(n.drift.To), ""
	var cmds []incident.Command
	for _, l := range []capture.Line{head, tail} {
		c, err := r.deskNow().Read(l)
		if err != nil {
			r.fail(err, "")
			return nil
		}
		cmds = append(cmds, c)
	}
	return r.send(&job{text: n.line, attached: r.composer.attached, op: r.room.Prepare(cmds...)})
}

// toggleNudges turns all of this off and on for the session.
func (r *roomScreen) toggleNudges() tea.Cmd {
	r.app.quiet = !r.app.quiet
	r.think()
	if r.app.quiet {
		r.tell("hints on wording and hats are off")
	} else {
		r.tell("hints on wording and hats are on")
	}
	return nil
}
