package ui

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/ui/widget"
)

// whoSaid lists who is here, who has nothing yet under the hat that is on, and what nobody covers: a list, never a ranking (A39).
func (r *roomScreen) whoSaid() string {
	present := r.state.Present()
	if len(present) == 0 {
		return "nobody is on the roster yet: /person NAME, SEAT"
	}
	var names []string
	for _, p := range present {
		names = append(names, p.Name)
	}
	said := "here: " + strings.Join(names, ", ") + r.seatsSaid()
	if len(r.silent) > 0 {
		said += " · nothing under " + r.deskHat().Name() + " yet from " + strings.Join(r.silent, ", ")
	}
	return said + r.gapsSaid()
}

// silentNow returns the people present who have nothing under the hat that is on, in the order of the roster.
func (r *roomScreen) silentNow() []string {
	rd := r.state.Round()
	if rd == nil {
		return nil
	}
	waiting := map[string]bool{}
	present := r.state.Present()
	for _, p := range present {
		waiting[strings.ToLower(p.Name)] = true
	}
	last := ""
	for i := len(r.state.Notes) - 1; i >= 0 && len(waiting) > 0 && r.state.Notes[i].Round == rd.Number; i-- {
		n := r.state.Notes[i]
		if n.Hat != rd.Hat || n.Gone || n.Voice() == last { // a long incident has few voices
			continue
		}
		last = n.Voice()
		delete(waiting, strings.ToLower(last))
	}
	var out []string
	for _, p := range present {
		if waiting[strings.ToLower(p.Name)] {
			out = append(out, p.Name)
		}
	}
	return out
}

// owed returns the decisions that wait for somebody, the one that is due first in front.
func (r *roomScreen) owed() []*incident.Card { return room.Owed(r.state) }

func (r *roomScreen) owedLine(c *incident.Card, now time.Time) string {
	when, who := "no time", cmp.Or(c.Holder(), "no owner")
	if due := c.Due(); !due.IsZero() {
		when = widget.When(due, now, r.zone)
	}
	line := when + " " + who + ": " + c.Fields[c.Template]
	if c.Fields[cards.FieldAck] == "" {
		line += " (no ack yet)"
	}
	return line
}

// owedSaid lists what is owed in one line, with the numbers that /done takes.
func (r *roomScreen) owedSaid() string {
	var parts []string
	for _, c := range r.owed() {
		parts = append(parts, "#"+strconv.FormatUint(c.Seq, 10)+" "+r.owedLine(c, r.app.now))
	}
	if len(parts) == 0 {
		return "nothing is owed"
	}
	return "owed: " + strings.Join(parts, " · ")
}

// savedSaid says what is already on the disk.
func (r *roomScreen) savedSaid() string {
	switch {
	case r.stuck:
		return itoa(len(r.jobs)) + " lines wait to be saved; enter on an empty line tries again"
	case len(r.jobs) > 0:
		return "being saved now"
	case r.failed != nil:
		return "the line in front of you is not saved; enter tries again"
	case !r.composer.empty():
		return "everything but the line in front of you is saved; that is kept as a draft"
	}
	return "everything is saved, up to #" + strconv.FormatUint(r.state.Seq, 10)
}

func (r *roomScreen) when(t time.Time) string {
	return t.In(r.zone).Format("15:04:05 MST")
}

// moment is the time that is shown: now, or the one a replay is at.
func (r *roomScreen) moment() time.Time {
	if r.past != nil && r.past.player != nil {
		return r.past.player.At()
	}
	return r.app.now
}
