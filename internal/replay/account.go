package replay

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// AccountOptions say how an account is printed. The zero AccountOptions print it in UTC, with roles.
type AccountOptions struct {
	Zone  *time.Location // nil is UTC
	Names bool           // names instead of roles: for the inside
}

// WriteAccount prints what was written down, in the order in which it was: a sentence a line, without columns or signs, for screen
// readers and pipes. Changes of what stood there already are told when they were made; what they changed reads as it did before. The
// error is that of w.
func WriteAccount(w io.Writer, events []incident.Event, o AccountOptions) error {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	h := incident.NewHistory(events)
	a := account{AccountOptions: o, story: timeline.New(), names: timeline.New()}
	a.names.Add(h.Events()...) // a person has the same role all through
	var out strings.Builder
	var last time.Time
	for _, e := range h.Events() { // in the order of the log: a clock that was wrong moves no line
		had := a.story.Len()
		a.story.Add(e)
		if !e.Recorded.IsZero() {
			last = e.Recorded
		}
		at := last.In(o.Zone)
		if day := at.Format("Monday 2 January 2006, MST"); day != a.day {
			a.day = day
			fmt.Fprintf(&out, "%s.\n", day)
		}
		for _, text := range a.tell(&e, a.story.Len() > had) {
			fmt.Fprintf(&out, "%s %s\n", at.Format("15:04:05"), strings.ReplaceAll(text, "\n", "\n  "))
		}
		if out.Len() >= flushAt {
			if _, err := io.WriteString(w, out.String()); err != nil {
				return err
			}
			out.Reset()
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// flushAt is how many bytes are gathered before they are written.
const flushAt = 32 << 10

type account struct {
	AccountOptions
	story, names *timeline.Timeline
	day          string
}

// tell returns the sentences about an event; made says that it made an entry of its own. What was filled in on a card may also have put
// the words of the card right.
func (a *account) tell(e *incident.Event, made bool) []string {
	view := a.story.Written()
	var out []string
	if text := a.change(e, view.Entry(e.Ref)); text != "" {
		out = append(out, text)
	}
	if entry := view.Entry(e.Seq); made && entry != nil {
		out = append(out, a.entry(entry))
	}
	return out
}

// change says what an event did to the entry that it refers to, "" when it left it as it was.
func (a *account) change(e *incident.Event, entry *timeline.Entry) string {
	change := changes[e.Kind]
	if change == "" || entry == nil {
		return ""
	}
	if n := len(entry.Edits); e.Kind == incident.KindCardFilled && (n == 0 || entry.Edits[n-1].Seq != e.Seq) {
		return ""
	}
	text := "#" + strconv.FormatUint(e.Ref, 10) + " " + change
	switch e.Kind {
	case incident.KindRevised, incident.KindCardFilled:
		text += ": " + entry.Line(a.Names, a.Zone)
	case incident.KindRefiled:
		text += " " + e.Hat.Name()
	case incident.KindStarred:
		if !e.On {
			text = "#" + strconv.FormatUint(e.Ref, 10) + " has no star any more"
		}
	case incident.KindRetracted:
		if e.Text != "" {
			text += ": " + e.Text
		}
	}
	return text + "."
}

// changes says what each kind does to the entry it refers to.
var changes = map[incident.Kind]string{
	incident.KindRevised:    "now reads",
	incident.KindCardFilled: "now reads",
	incident.KindRefiled:    "moved to",
	incident.KindRetracted:  "was retracted",
	incident.KindRestated:   "stands again",
	incident.KindStarred:    "has a star",
}

// entry is an entry in a sentence: number, hat and kind, who, what, and when it happened if that was before.
func (a *account) entry(e *timeline.Entry) string {
	head := []string{"#" + strconv.FormatUint(e.Seq, 10)}
	if e.Hat != "" && e.Event == incident.KindNote {
		head = append(head, e.Hat.Name())
	}
	if e.Event == incident.KindNote && e.Label != timeline.LabelNote || e.Label == timeline.LabelDecision || e.Label == timeline.LabelGoal {
		head = append(head, e.Label)
	}
	who := e
	if final := a.names.Written().Entry(e.Seq); final != nil {
		who = final
	}
	if speaker := who.Speaker(a.Names); speaker != "" && !e.Ruler {
		head = append(head, speaker)
	}
	text := strings.Join(head, ", ") + ": " + e.Line(a.Names, a.Zone)
	whole := text
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	bare := len(text)
	if e.UhOh {
		text += " Things got worse here."
	}
	if len(e.Tags) > 0 {
		text += " Tags: " + strings.Join(e.Tags, ", ") + "."
	}
	switch {
	case e.Vague == incident.Unknown:
		text += " When it happened is not known."
	case e.Late || e.Ahead:
		text += " Happened " + cmp.Or(vagueWord[e.Vague], "at") + " " + e.At.In(a.Zone).Format("15:04 on 2 January 2006") + "."
	}
	if len(text) == bare {
		return whole // nothing follows that it has to be parted from
	}
	return text
}

var vagueWord = map[incident.Vague]string{incident.About: "about"}
