package incident

import (
	"slices"
	"strconv"
	"time"

	"warroom/internal/hats"
)

// Command is what a person wants to happen. The types of this package are all there are.
type Command interface {
	decide(s State, now time.Time) ([]Event, error)
}

// Decide holds every rule: it turns a command into the events that say it happened, or refuses with an [Error]. It does no I/O and
// reads no clock. The events have Kind, At and what the kind needs; the caller adds ID, By and Recorded ([Stamp]).
func Decide(s State, c Command, now time.Time) ([]Event, error) {
	if c == nil {
		return nil, Errorf(CodeInvalid, "nothing was asked for").WithHint("write a note or a command")
	}
	return c.decide(s, stamp(now))
}

// DecideAll decides commands in turn, each on the state that the ones before lead to, and gives the events their Seq. All are
// decided or none. The events are not stamped yet, so an [Undo] among cmds does not see what those before it do.
func DecideAll(s State, cmds []Command, now time.Time) ([]Event, error) {
	f := folder{State: s}
	var all []Event
	for _, c := range cmds {
		events, err := Decide(f.State, c, now)
		if err != nil {
			return nil, err
		}
		for i := range events {
			events[i].Seq = s.Seq + uint64(len(all)+i) + 1
			f.apply(&events[i])
		}
		all = append(all, events...)
	}
	return all, nil
}

// Stamp fills in who wrote events down, when, and their ids. One id function serves a command through all its tries.
func Stamp(events []Event, by string, now time.Time, id func(i int) string) {
	for i := range events {
		events[i].By, events[i].Recorded, events[i].ID = by, stamp(now), id(i)
	}
}

// numberHint says where the number of a note or a card is read off.
const numberHint = "esc, then the number stands beside the note under the cursor: #12"

const hatHint = "white, red, black, yellow, green or blue"

func errNoIncident() *Error {
	return Errorf(CodeNotFound, "there is no incident yet").WithHint("declare one: warroom declare \"TITLE\", or n in the lobby")
}

// open refuses what a closed incident does not take.
func (s State) open() error {
	switch {
	case !s.Exists():
		return errNoIncident()
	case !s.Closed.IsZero():
		return Errorf(CodeRefused, "the incident is closed").WithHint("reopen it: /reopen")
	}
	return nil
}

// happened checks the time a person gave for something that is over; zero is now.
func happened(at, now time.Time) (time.Time, error) {
	if at.IsZero() {
		return now, nil
	}
	if at = stamp(at); at.Sub(now) > LateAfter {
		return time.Time{}, Errorf(CodeInvalid, "%s is still to come", at.Format("2006-01-02 15:04 MST")).
			WithHint("write when it happened, or leave the time out: then it is now")
	}
	return at, nil
}

// Declare opens an incident, puts people on its roster, and turns to the first hat of Order. Everything but Title may be left out.
type Declare struct {
	Title, Impact string
	Severity      int    // 1 to 5, 0 not said
	Zone          string // IANA name, "" for UTC; the caller has checked that it exists
	Seen          string // seen before: "yes", "no", ""
	Sample        bool   // invented, to look around in: never what is meant without its id
	People        []Join
	Order         hats.Order // with its minutes worked out; without steps no round is opened
	At            time.Time  // when it began; zero is now
}

func (c Declare) decide(s State, now time.Time) ([]Event, error) {
	if s.Exists() {
		return nil, Errorf(CodeRefused, "the incident is declared already").WithHint("to change what is said about it: /title, /impact, /sev, /zone")
	}
	at, err := happened(c.At, now)
	if err != nil {
		return nil, err
	}
	about, err := Describe{Title: &c.Title, Impact: &c.Impact, Severity: &c.Severity, Zone: &c.Zone, Seen: c.Seen}.fields()
	if err != nil {
		return nil, err
	}
	if c.Sample {
		about[FieldSample] = fieldYes
	}
	events := []Event{{Kind: KindDeclared, At: at, Fields: about}}
	for _, p := range c.People {
		e, err := p.event(at)
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	if len(c.Order.Steps) > 0 {
		events = append(events,
			Event{Kind: KindRound, At: now, Name: c.Order.Name, Steps: slices.Clone(c.Order.Steps)},
			Event{Kind: KindHat, At: now, Hat: c.Order.Steps[0].Hat})
	}
	return events, nil
}

// Describe changes what is said about the incident; nil leaves a field as it is.
type Describe struct {
	Title, Impact, Zone *string
	Severity            *int
	Seen                string // "yes", "no"; "" leaves it
}

func (c Describe) decide(s State, now time.Time) ([]Event, error) {
	if !s.Exists() {
		return nil, errNoIncident()
	}
	changed, err := c.fields()
	if err != nil {
		return nil, err
	}
	if len(changed) == 0 {
		return nil, Errorf(CodeInvalid, "nothing to change was said").WithHint("name a title, an impact, a severity or a zone")
	}
	return []Event{{Kind: KindEdited, At: now, Fields: changed}}, nil
}

func (c Describe) fields() (map[string]string, error) {
	out := map[string]string{}
	for _, f := range []struct {
		name  string
		value *string
		field Field
	}{{FieldTitle, c.Title, TitleField()}, {FieldImpact, c.Impact, ImpactField()}, {FieldZone, c.Zone, ZoneField()}} {
		if f.value == nil {
			continue
		}
		text, err := Clean(*f.value, f.field)
		if err != nil {
			return nil, err
		}
		out[f.name] = text.Text
	}
	if c.Severity != nil {
		if *c.Severity < 0 || *c.Severity > 5 {
			return nil, Errorf(CodeInvalid, "there is no severity %d", *c.Severity).WithHint("1 is worst, 5 least; 0 is not said")
		}
		out[FieldSeverity] = strconv.Itoa(*c.Severity)
	}
	switch c.Seen {
	case "":
	case "yes", "no":
		out[FieldSeen] = c.Seen
	default:
		return nil, Errorf(CodeInvalid, "seen before cannot be %q", c.Seen).WithHint("yes or no; or leave it out")
	}
	return out, nil
}

// Close ends the incident. It needs a last Blue, a decision with owner and time, and the business restored; or an explicit OpenEnded.
type Close struct {
	OpenEnded bool
	Reason    string // may be empty unless OpenEnded
}

func (c Close) decide(s State, now time.Time) ([]Event, error) {
	if err := s.open(); err != nil {
		return nil, err
	}
	if !c.OpenEnded {
		if len(s.Decided()) == 0 {
			return nil, Errorf(CodeRefused, "nothing is decided yet: who has what, by when?").
				WithHint("write it: /decide NAME by 14:30: WHAT, or leave it so: /close open-ended: WHY")
		}
		if err := s.owedAtClose(); err != nil {
			return nil, err
		}
		if err := s.promisesAtClose(now); err != nil {
			return nil, err
		}
		if s.Restored.IsZero() {
			return nil, Errorf(CodeRefused, "the business is not restored yet").
				WithHint("record it: /restored 14:02 WORDS, or leave it so: /close open-ended: WHY")
		}
		if err := s.wordsAtClose(); err != nil {
			return nil, err
		}
	}
	why, err := Clean(c.Reason, ReasonField())
	if err != nil {
		return nil, err
	}
	if c.OpenEnded && why.Text == "" {
		return nil, Errorf(CodeInvalid, "why is it left open-ended?").WithHint("say it: /close open-ended: WHY")
	}
	return []Event{{Kind: KindClosed, At: now, On: c.OpenEnded, Text: why.Text}}, nil
}

// Reopen takes a close back.
type Reopen struct{ Reason string }

func (c Reopen) decide(s State, now time.Time) ([]Event, error) {
	if !s.Exists() {
		return nil, errNoIncident()
	}
	if s.Closed.IsZero() {
		return nil, Errorf(CodeRefused, "the incident is open").WithHint("nothing is left to do")
	}
	why, err := Clean(c.Reason, ReasonField())
	if err != nil {
		return nil, err
	}
	return []Event{{Kind: KindReopened, At: now, Text: why.Text}}, nil
}
