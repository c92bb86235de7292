package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// form declares an incident. Nothing typed is lost by leaving: App keeps the form.
type form struct {
	app *App
	fieldset
	in   answers
	sent *attempt // the last one
	busy bool     // it is on its way
}

// answers are what stands in the fields.
type answers struct{ title, impact, severity, seen, people, zone string }

// attempt is one try to declare. The same answers are sent as the same Op, so that a second try cannot make a second incident.
type attempt struct {
	in answers
	id string
	op *room.Op
}

// Values of the fields that choose.
const (
	notSaid = ""
	yes     = "yes"
	no      = "no"
)

// firstTen is the order for what was seen before (A20).
const firstTen = "first-ten"

func newForm(a *App) *form {
	f := &form{app: a, in: answers{people: a.cfg.By, zone: a.cfg.Zone}}
	if f.in.zone == "" {
		f.in.zone = "UTC"
	}
	f.fieldset = newFieldset([]formField{
		newTextField(&f.in.title, textSpec{
			label: "Title", help: "one line, as you would say it on the call; all else can wait", limits: incident.TitleField(), rows: 3,
		}),
		newTextField(&f.in.impact, textSpec{label: "Customer feels", help: "what they feel, in their words", limits: incident.ImpactField(), rows: 3}),
		newChoiceField(&f.in.severity, choiceSpec{label: "Severity", help: "1 is the worst; a digit picks, or left and right", choices: []choice{
			{value: notSaid, text: "not said", key: "0"}, {value: "1", text: "1", key: "1"}, {value: "2", text: "2", key: "2"}, {value: "3", text: "3", key: "3"}, {value: "4", text: "4", key: "4"}, {value: "5", text: "5", key: "5"},
		}}),
		newChoiceField(&f.in.seen, choiceSpec{label: "Seen before?", help: "yes takes the short order; y or n picks, or left and right", choices: []choice{
			{value: notSaid, text: "not said", key: "0"}, {value: yes, text: "yes", key: "y"}, {value: no, text: "no", key: "n"},
		}, note: f.orderNote}),
		newTextField(&f.in.people, textSpec{
			label: "Who is here", help: "one a line: name, seat. enter on an empty line goes on", list: true,
			limits: incident.Field{Name: "list of people", Max: 4000, Lines: true}, rows: 4,
			check: func(s string) error {
				_, err := readPeople(s)
				return err
			},
		}),
		newTextField(&f.in.zone, textSpec{
			label: "Time zone", help: "such as Europe/Berlin, America/New_York or UTC", limits: incident.ZoneField(), rows: 1,
			check: func(s string) error {
				_, err := room.Zone(strings.TrimSpace(s))
				return err
			},
		}),
	})
	return f
}

// start is called whenever the form comes on screen.
func (f *form) start() tea.Cmd { return nil }

// setTitle puts a title in that was typed elsewhere.
func (f *form) setTitle(title string) {
	f.in.title = title
	if t, ok := f.fields[0].(*textField); ok {
		t.line.set(title, "")
	}
	f.focus(0)
}

// Mode implements [Screen].
func (f *form) Mode() Mode { return ModeForm }

// Off implements [Screen].
func (f *form) Off(a Action) string {
	if a == ActPrev && f.index() == 0 {
		return "this is the first field"
	}
	return ""
}

// Do implements [Screen].
func (f *form) Do(a Action, key string) tea.Cmd {
	switch a {
	case ActSubmit:
		return f.submit()
	case ActNext:
		return f.next(key)
	case ActPrev:
		f.prev()
	case ActBack:
		return f.app.openLobby()
	}
	return nil
}

// Update implements [Screen].
func (f *form) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case declaredMsg:
		if f.busy && msg.err != nil { // else it is about something the lobby did
			f.busy = false
			f.fail(msg.err, "not declared: ")
			f.msg.hint = strings.TrimPrefix(f.msg.hint+" · ctrl+s tries again", " · ")
		}
	case tea.PasteMsg:
		f.edit(msg)
	case tea.KeyPressMsg:
		f.edit(msg)
	}
	return nil
}

// next goes on when what stands in the field can stay. Enter in the last field declares; no other key does by going too far.
func (f *form) next(key string) tea.Cmd {
	f.msg = message{}
	if err := f.field().valid(); err != nil {
		f.fail(err, "")
		return nil
	}
	switch {
	case !f.last():
		_ = f.huh.NextField()
	case key == "enter":
		return f.submit()
	default:
		f.msg = message{text: "this is the last field: enter declares"}
	}
	return nil
}

// submit declares with what is there. The first field that cannot stay as it is gets the focus and says why.
func (f *form) submit() tea.Cmd {
	if f.busy {
		f.msg = message{text: "it is being declared"}
		return nil
	}
	for i, field := range f.fields {
		if err := field.valid(); err != nil {
			f.focus(i)
			f.fail(err, "")
			return nil
		}
	}
	if f.sent == nil || f.sent.in != f.in {
		cfg := f.app.cfg
		rm := room.New(cfg.Log, room.NewIncidentID(cfg.NewID), cfg.By, cfg.Now, cfg.NewID)
		f.sent = &attempt{in: f.in, id: rm.ID(), op: rm.Prepare(f.declare())}
	}
	f.busy = true
	f.msg = message{text: "declaring …"}
	sent, ctx := f.sent, f.app.ctx
	return func() tea.Msg {
		_, _, err := sent.op.Run(ctx)
		return declaredMsg{sent.id, err}
	}
}

// declare is the command that the answers ask for.
func (f *form) declare() incident.Declare {
	people, _ := readPeople(f.in.people)
	severity, _ := room.ParseSeverity(f.in.severity)
	return incident.Declare{
		Title: f.in.title, Impact: f.in.impact, Severity: severity, Seen: f.in.seen, Zone: strings.TrimSpace(f.in.zone),
		People: people, Order: f.order().Sized(len(people)),
	}
}

// order is the one that "seen before?" proposes: ten minutes for what is known, the full round for all else (A20).
func (f *form) order() hats.Order {
	name := hats.Default().Name
	if f.in.seen == yes {
		name = firstTen
	}
	for _, orders := range [][]hats.Order{f.app.cfg.Orders, hats.Builtin()} {
		if o, ok := hats.Find(orders, name); ok {
			return o
		}
	}
	return hats.Default()
}

// readPeople reads one person a line; empty lines are nobody.
func readPeople(s string) ([]incident.Join, error) {
	name := incident.NameField()
	name.Required = true
	var people []incident.Join
	for line := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		p, err := room.ReadPerson(line)
		if err != nil {
			return nil, err
		}
		if _, err := incident.Clean(p.Name, name); err != nil {
			return nil, err
		}
		if _, err := incident.Clean(p.Seat, incident.SeatField()); err != nil {
			return nil, err
		}
		people = append(people, p)
	}
	return people, nil
}
