package room

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// Desk is what a line needs to be understood besides the line: the state it is about, the person who wrote it, the orders and
// templates there are.
type Desk struct {
	State     incident.State
	By        string
	Now       time.Time
	Zone      *time.Location // of the incident; nil looks State.Zone up, which reads the zone database
	Ahead     bool           // a note about what is still to come is meant, the writer was asked
	Orders    []hats.Order
	Templates []cards.Template

	CallWithin time.Duration // how long a call may take once things got worse; 0 is 10 min
}

// Zone returns the location of that IANA name, UTC for "". The error has code invalid.
func Zone(name string) (*time.Location, error) {
	if name == "" {
		return time.UTC, nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil || strings.EqualFold(name, "local") {
		return time.UTC, incident.Errorf(incident.CodeInvalid, "there is no time zone %q", name).
			WithHint("use a name such as Europe/Berlin, America/New_York or UTC")
	}
	return loc, nil
}

// Context returns what [capture.Parse] needs to read a line at this desk.
func (d Desk) Context(commands []capture.Command) capture.Context {
	c := capture.Context{Now: d.Now, Zone: d.zone(), Hat: string(hats.White), Ahead: d.Ahead, Commands: commands}
	if r := d.State.Round(); r != nil && r.Hat.Valid() {
		c.Hat = string(r.Hat)
	}
	c.People = append(People(d.State), parties(d.State)...)
	c.Cards, c.Label = d.Numbers(), d.label
	seen := map[string]bool{}
	for i := len(d.State.Notes) - 1; i >= max(0, len(d.State.Notes)-recentNotes); i-- {
		for _, t := range d.State.Notes[i].Tags {
			if !seen[t] {
				seen[t] = true
				c.Tags = append(c.Tags, t)
			}
		}
	}
	return c
}

// People are the names and seats that a line may mean.
func People(s incident.State) []string {
	var out []string
	for _, p := range s.Present() {
		out = append(out, p.Name)
		if p.Seat != "" {
			out = append(out, p.Seat)
		}
	}
	return out
}

// parties are the names of the parties on the map and of their contacts, that are not on the roster.
func parties(s incident.State) []string {
	var out []string
	all, _ := s.Parties()
	for _, p := range all {
		for _, name := range []string{p.Name, p.Contact} {
			if name != "" && !p.Card.Redacted && p.Card.Stage != cards.StageWithdrawn && s.Person(name) == nil && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

func (d Desk) zone() *time.Location {
	if d.Zone != nil {
		return d.Zone
	}
	zone, _ := Zone(d.State.Zone)
	return zone
}

// recentNotes is how far back tags are looked for to be offered again.
const recentNotes = 300

// Read turns a line that [capture.Parse] understood into the command it asks for. Lines that are for the screen alone (/help,
// /lobby, ...) give no command and no error.
func (d Desk) Read(l capture.Line) (incident.Command, error) {
	if l.Command == "" {
		if l.Hat == "" && l.NoteKind == string(incident.Fact) {
			l.NoteKind = "" // the default of the hat that was on: it may be turned before the note is stored
		}
		return incident.AddNote{
			Hat: hats.Hat(l.Hat), Kind: incident.NoteKind(l.NoteKind), Text: l.Text, Who: d.rosterName(l.Who), At: l.At, Tags: l.Tags, UhOh: l.UhOh, Ahead: d.Ahead,
			Opens: d.callFor(l),
		}, nil
	}
	read, ok := readers[l.Command]
	if !ok {
		t, isCard := cards.Lookup(d.Templates, l.Command)
		if !isCard {
			return nil, nil
		}
		read = func(d Desk, a capture.Args) (incident.Command, error) { return readCard(d, t, a) }
	}
	c, err := read(d, l.Args)
	if r, ok := c.(incident.Revise); ok {
		r.Tags = l.Tags
		c = r
	}
	return c, err
}

// Reads reports whether a command is one that [Desk.Read] turns into events, and not one for the screen alone.
func (d Desk) Reads(name string) bool {
	_, ok := readers[name]
	if !ok {
		_, ok = cards.Lookup(d.Templates, name)
	}
	return ok
}

// rosterName returns the name of the person who holds that name or seat, else who as it is.
func (d Desk) rosterName(who string) string {
	if p := d.State.Person(who); p != nil && who != "" {
		return p.Name
	}
	return who
}

// readers has a line for every command that changes the incident.
var readers = map[string]func(Desk, capture.Args) (incident.Command, error){
	"goal":      readGoal,
	"holds":     readLook(true),
	"broke":     readLook(false),
	"again":     readAgain,
	"pivot":     readPivot,
	checkIns:    readCheckIns,
	"decide":    readDecide,
	"done":      readDone,
	promiseName: readPromise,
	"ack":       readAck,
	"hat":       readHat,
	"next":      func(Desk, capture.Args) (incident.Command, error) { return incident.TurnHat{Forward: true}, nil },
	"back":      func(Desk, capture.Args) (incident.Command, error) { return incident.TurnHat{Back: true}, nil },
	"extend":    func(Desk, capture.Args) (incident.Command, error) { return incident.Extend{}, nil },
	"swap":      func(Desk, capture.Args) (incident.Command, error) { return incident.SwapBlackYellow{}, nil },
	"undo": func(d Desk, _ capture.Args) (incident.Command, error) {
		return incident.Undo{By: d.By, Templates: d.Templates}, nil
	},
	"round":   readRound,
	"order":   readRound,
	"person":  readPerson,
	"leave":   func(_ Desk, a capture.Args) (incident.Command, error) { return incident.Leave{Name: rest(a)}, nil },
	"star":    readStar,
	"retract": readRetract,
	"refile":  readRefile,
	"revise":  readRevise,
	"retime":  readRetime,
	"title": func(_ Desk, a capture.Args) (incident.Command, error) {
		t := rest(a)
		return incident.Describe{Title: &t}, nil
	},
	"impact": func(_ Desk, a capture.Args) (incident.Command, error) {
		t := rest(a)
		return incident.Describe{Impact: &t}, nil
	},
	"sev":  readSeverity,
	"zone": readZone,
	"restored": func(d Desk, a capture.Args) (incident.Command, error) {
		return incident.Restore{At: a.At, Words: withoutNow(a.Text), Zone: d.zone()}, nil
	},
	"cured": func(d Desk, a capture.Args) (incident.Command, error) {
		return incident.Cure{At: a.At, Words: withoutNow(a.Text), Zone: d.zone()}, nil
	},
	"close":  readClose,
	"reopen": func(_ Desk, a capture.Args) (incident.Command, error) { return incident.Reopen{Reason: rest(a)}, nil },
}

// withoutNow takes away a "now" where a time may stand: it is what no time means, and no words.
func withoutNow(words string) string {
	if first, more, _ := strings.Cut(words, " "); strings.EqualFold(strings.TrimSuffix(first, ":"), "now") {
		return strings.TrimSpace(more)
	}
	return words
}

func rest(a capture.Args) string {
	if a.Text != "" {
		return a.Text
	}
	return a.Rest
}

// withoutGoal is the explicit word for going on without a goal (A02).
const withoutGoal = "without-goal"

func readHat(_ Desk, a capture.Args) (incident.Command, error) {
	var c incident.TurnHat
	targets := 0
	for _, w := range a.Words {
		n, numErr := strconv.Atoi(w)
		h, isHat := hats.Parse(w)
		targets++
		switch {
		case strings.EqualFold(w, withoutGoal):
			c.NoGoal = true
			targets--
		case strings.EqualFold(w, "next"):
			c.Forward = true
		case strings.EqualFold(w, "back"):
			c.Back = true
		case isHat:
			c.Hat = h
		case numErr == nil && n > 0:
			c.Step = n - 1
		default:
			return nil, incident.Errorf(incident.CodeInvalid, "there is no hat %q", w).
				WithHint("white, red, black, yellow, green, blue, next, back, or the number of a step")
		}
	}
	if targets > 1 {
		return nil, incident.Errorf(incident.CodeInvalid, "only one hat can be on, not %q", strings.Join(a.Words, " ")).
			WithHint("name one: /hat black, /hat next, /hat 3")
	}
	c.Forward = c.Forward || targets == 0
	return c, nil
}

func readRound(d Desk, a capture.Args) (incident.Command, error) {
	order, words := d.order(), a.Words
	if len(words) > 0 {
		var ok bool
		if order, ok = hats.Find(d.Orders, strings.TrimSuffix(words[0], ":")); !ok {
			return nil, incident.Errorf(incident.CodeNotFound, "there is no order %q", words[0]).WithHint("orders: " + OrderNames(d.Orders))
		}
		words = words[1:]
	}
	return incident.OpenRound{Order: order.Sized(len(d.State.Present())), Reason: strings.Join(words, " ")}, nil
}

// order returns the order of the round that is on, for a new one. Its minutes are worked out anew if it is still among the orders.
func (d Desk) order() hats.Order {
	r := d.State.Round()
	if r == nil {
		return hats.Default()
	}
	if i := slices.IndexFunc(d.Orders, func(o hats.Order) bool { return o.Name == r.Order }); i >= 0 {
		return d.Orders[i]
	}
	return hats.Order{Name: r.Order, Steps: r.Steps}
}

// OrderNames lists orders by name, for a hint.
func OrderNames(orders []hats.Order) string {
	names := make([]string, len(orders))
	for i, o := range orders {
		names[i] = o.Name
	}
	return strings.Join(names, ", ")
}

// numbered returns the note that a line is about: the one it names, else the newest of the person at the desk that stands. A text
// that begins with a number is asked about: taken for words, it might change another note than the one that was meant.
func (d Desk) numbered(a capture.Args) (uint64, error) {
	if a.Seq != 0 {
		return a.Seq, nil
	}
	if first, _, _ := strings.Cut(a.Text, " "); first != "" && strings.Trim(first, "0123456789") == "" {
		return 0, incident.Errorf(incident.CodeInvalid, "is note %s meant?", first).
			WithHint("write #" + first + " for the note; a text that begins with a number needs the note's own number in front")
	}
	for _, n := range slices.Backward(d.State.Notes) {
		if n.By == d.By && !n.Gone {
			return n.Seq, nil
		}
	}
	return 0, incident.Errorf(incident.CodeNotFound, "which note is meant? there is none of yours").WithHint("give its number, for example #12")
}

func readStar(d Desk, a capture.Args) (incident.Command, error) {
	ref, err := d.numbered(a)
	if err != nil {
		return nil, err
	}
	if a.Text != "" {
		return nil, incident.Errorf(incident.CodeInvalid, "a star takes no words").WithHint("/star for your last note, or /star #12")
	}
	n := d.State.Note(ref)
	return incident.Star{Ref: ref, Off: n != nil && n.Starred}, nil
}

func readRetract(d Desk, a capture.Args) (incident.Command, error) {
	if c, t, err := d.cardAt(a.Seq); c != nil {
		return incident.MoveCard{Ref: a.Seq, Template: t, Stage: cards.StageWithdrawn, Reason: a.Text}, err
	}
	ref, err := d.numbered(a)
	return incident.Retract{Ref: ref, Reason: a.Text}, err
}

func readRevise(d Desk, a capture.Args) (incident.Command, error) {
	if c, t, err := d.cardAt(a.Seq); c != nil && len(t.Fields) > 0 {
		free, ok := t.Free()
		if !ok {
			return nil, incident.Errorf(incident.CodeInvalid, "a %s has no words", strings.ToLower(t.Title)).WithHint("/" + t.Command + " #" + strconv.FormatUint(a.Seq, 10) + " FIGURE changes it")
		}
		return incident.FillCard{Ref: a.Seq, Template: t, Fields: map[string]string{free.Name: a.Text}}, err
	} else if err != nil {
		return nil, err
	}
	ref, err := d.numbered(a)
	return incident.Revise{Ref: ref, Text: a.Text}, err
}

// readRefile takes the number with or without '#': the first of two words can be nothing else.
func readRefile(d Desk, a capture.Args) (incident.Command, error) {
	words := a.Words
	if len(words) == 2 {
		if n, err := strconv.ParseUint(strings.TrimPrefix(words[0], "#"), 10, 64); err == nil && n > 0 {
			a.Seq, words = n, words[1:]
		}
	}
	if len(words) != 1 {
		return nil, incident.Errorf(incident.CodeInvalid, "one note goes under one hat").
			WithHint("/refile #12 green, or /refile green for your last note")
	}
	ref, err := d.numbered(a)
	if err != nil {
		return nil, err
	}
	if kind := incident.NoteKind(strings.ToLower(words[0])); kind.Valid() {
		return incident.Refile{Ref: ref, Hat: hats.White, Kind: kind}, nil
	}
	h, ok := hats.Parse(words[0])
	if !ok {
		return nil, incident.Errorf(incident.CodeInvalid, "there is no hat %q", words[0]).
			WithHint("white, red, black, yellow, green, blue; or fact, reported, assumption, unknown")
	}
	return incident.Refile{Ref: ref, Hat: h}, nil
}

func readSeverity(_ Desk, a capture.Args) (incident.Command, error) {
	n, err := ParseSeverity(rest(a))
	return incident.Describe{Severity: &n}, err
}

func readZone(_ Desk, a capture.Args) (incident.Command, error) {
	name := rest(a)
	if _, err := Zone(name); err != nil {
		return nil, err
	}
	return incident.Describe{Zone: &name}, nil
}

// openEnded is the explicit word for closing without a last Blue.
const openEnded = "open-ended"

func readClose(_ Desk, a capture.Args) (incident.Command, error) {
	text := rest(a)
	end := strings.IndexAny(text, ": \n")
	if end < 0 {
		end = len(text)
	}
	if strings.EqualFold(text[:end], openEnded) {
		return incident.Close{OpenEnded: true, Reason: strings.TrimLeft(text[end:], ": \n")}, nil
	}
	return incident.Close{Reason: text}, nil
}
