package ui

import (
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"warroom/internal/incident"
	"warroom/ui/widget"
)

func itoa(n int) string { return strconv.Itoa(n) }

func plain(s string) string { return ansi.Strip(s) }

// noteView is one note, open: all of its text, both times, who, tags, and how it read before.
type noteView struct {
	seq    uint64
	at     int // first line shown
	height int
	total  int
	w      int // width the lines below were wrapped for
	state  uint64
	lines  []string
	page   func(f Frame, w int) []string // in place of a note
}

func (v *noteView) scroll(by int) {
	switch by { // a page is known here, not by the list
	case 1, -1:
	default:
		if by > -1<<29 && by < 1<<29 {
			by = max(1, v.height-1) * sign1(by)
		}
	}
	v.at = max(0, min(v.at+by, v.total-v.height))
}

func sign1(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// view draws the note into w by h cells.
func (v *noteView) view(r *roomScreen, f Frame, w, h int) []string {
	if v.w != w || v.state != r.state.Seq {
		v.lines, v.w, v.state = v.layout(r, f, w), w, r.state.Seq
	}
	v.height, v.total = h, len(v.lines)
	v.at = max(0, min(v.at, v.total-h))
	return widget.Block(v.lines[v.at:], w, h)
}

// happenedSaid is when a note happened, as well as that is known.
func happenedSaid(n *incident.Note, zone *time.Location) string {
	happened := n.At.In(zone).Format("2006-01-02 15:04:05 MST")
	switch n.Vague {
	case incident.Exact:
		return happened
	case incident.Unknown:
		return "nobody knows when"
	}
	return "about " + happened
}

func (v *noteView) layout(r *roomScreen, f Frame, w int) []string {
	if v.page != nil {
		return v.page(f, w)
	}
	n := r.state.Note(v.seq)
	if n == nil {
		return []string{"this note is not there any more"}
	}
	t := f.Theme
	title := n.Hat.Name()
	if n.Kind != "" {
		title += " · " + string(n.Kind)
	}
	out := []string{t.Hat(n.Hat).Render("["+n.Hat.Letter()+"] "+title) + t.Muted.Render("  #"+strconv.FormatUint(n.Seq, 10))}
	add := func(label, value string) {
		if value == "" {
			return
		}
		for i, line := range widget.Wrap(value, max(w-11, 8)) {
			if i > 0 {
				label = ""
			}
			out = append(out, t.Muted.Render(widget.Fit(label, 10))+" "+line)
		}
	}
	add("happened", happenedSaid(n, r.zone))
	written := n.Recorded.In(r.zone).Format("2006-01-02 15:04:05 MST")
	if n.Late() {
		written += ", late"
	}
	add("written", written)
	add("said by", n.Voice())
	if n.Who != "" && n.Who != n.By {
		add("typed by", n.By)
	}
	if len(n.Tags) > 0 {
		add("tags", "#"+strings.Join(n.Tags, " #"))
	}
	add("from", n.Source)
	if n.Starred {
		add("", "* starred")
	}
	if n.Gone {
		add("retracted", strings.TrimSpace("yes "+n.GoneWhy))
	}
	out = append(out, "")
	out = append(out, widget.Wrap(n.Text, w)...)
	for i := len(n.Edits) - 1; i >= 0; i-- {
		e := n.Edits[i]
		out = append(out, "", t.Muted.Render("before "+e.At.In(r.zone).Format("15:04:05 MST")+" ("+e.By+" changed it), "+e.Hat.Name()+":"))
		out = append(out, widget.Wrap(e.Text, w)...)
	}
	return out
}
