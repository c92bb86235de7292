package ui

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/room"
)

// cardForm fills a card in, of whatever template. The room keeps it as long as something in it is not saved, so that leaving loses
// nothing. What others do to the card meanwhile shows in the fields that were not touched here, and only touched ones are written.
type cardForm struct {
	fieldset
	room   *roomScreen
	t      cards.Template
	ref    uint64 // 0 for a new card
	inputs []*cardField
	sent   *job              // the last one
	values map[string]string // that it stores
	busy   bool              // it is on its way
	drawn  map[string]bool   // what the next stage asks for, when it was drawn last
	later  map[string]bool   // what is not asked for yet, likewise
	out    outgoing          // of an update
}

// formName is what a form is kept under: one for each card, and one for a new card of each template.
func formName(t cards.Template, ref uint64) string {
	if ref == 0 {
		return t.Name
	}
	return "#" + strconv.FormatUint(ref, 10)
}

func newCardForm(r *roomScreen, t cards.Template, ref uint64) *cardForm {
	f := &cardForm{room: r, t: t, ref: ref}
	stored := f.stored()
	list := make([]formField, len(t.Fields))
	for i, field := range t.Fields {
		in := newCardField(f, field, stored[field.Name])
		f.inputs = append(f.inputs, in)
		list[i] = in
	}
	f.fieldset = newFieldset(list)
	return f
}

// stored is what the card has in the log, nothing for a new one.
func (f *cardForm) stored() map[string]string {
	if c := f.room.state.Card(f.ref); c != nil {
		return c.Fields
	}
	return nil
}

// Mode implements [Screen].
func (f *cardForm) Mode() Mode { return ModeCardForm }

// Off implements [Screen].
func (f *cardForm) Off(a Action) string {
	switch {
	case a == ActPrev && f.index() == 0:
		return "this is the first field"
	case a == ActNeeded && len(f.needed()) == 0:
		return "the next stage asks for nothing that is not there"
	}
	return f.offUpdate(a)
}

// Do implements [Screen].
func (f *cardForm) Do(a Action, key string) tea.Cmd {
	switch a {
	case ActSubmit:
		return f.submit()
	case ActNext:
		return f.next(key)
	case ActPrev:
		f.to(f.index() - 1)
	case ActPageUp:
		f.to(f.index() - formPage)
	case ActPageDown:
		f.to(f.index() + formPage)
	case ActNeeded:
		f.nextNeeded()
	case ActReword:
		return f.reword()
	case ActFacts:
		return f.facts()
	case ActCopy:
		return f.copy()
	case ActBack:
		return f.leave()
	}
	return nil
}

// formPage is how many fields a page key goes.
const formPage = 5

// Update implements [Screen].
func (f *cardForm) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.PasteMsg, tea.KeyPressMsg:
		f.edit(msg)
		return f.room.touched()
	}
	return nil
}

// to goes to field i. What stood in the one before is settled; where it cannot be read, the reason stays beside it.
func (f *cardForm) to(i int) {
	f.msg = message{}
	f.inputs[f.index()].settle()
	f.focus(f.nearest(i))
	f.refresh()
}

// nearest is the first field from i on, in the direction in which i lies, that is asked for by now; where there is none, the last such
// field before that.
func (f *cardForm) nearest(i int) int {
	at, step, later := f.index(), 1, f.notYet()
	if i < at {
		step = -1
	}
	i = max(0, min(i, len(f.inputs)-1))
	for j := i; j >= 0 && j < len(f.inputs); j += step {
		if !later[f.inputs[j].of.Name] {
			return j
		}
	}
	for j := i; j != at; j -= step {
		if !later[f.inputs[j].of.Name] {
			return j
		}
	}
	return at
}

// notYet are the fields that are not to be asked for yet. One that was touched is there, and so is the one with the focus.
func (f *cardForm) notYet() map[string]bool {
	out, values := map[string]bool{}, f.current()
	for i, in := range f.inputs {
		if !f.t.Asked(in.of.Name, values) && !in.dirty() && i != f.index() {
			out[in.of.Name] = true
		}
	}
	return out
}

// toField goes to the field of that name, if there is one.
func (f *cardForm) toField(name string) {
	if i := slices.IndexFunc(f.inputs, func(in *cardField) bool { return in.of.Name == name }); i >= 0 {
		f.focus(i)
	}
}

func (f *cardForm) next(key string) tea.Cmd {
	switch {
	case f.nearest(f.index()+1) != f.index():
		f.to(f.index() + 1)
	case key == "enter":
		return f.submit()
	default:
		f.msg = message{text: "this is the last field: enter saves"}
	}
	return nil
}

// nextNeeded goes to the next field that is asked for, from the last one to the first.
func (f *cardForm) nextNeeded() {
	at, needed := f.index(), f.needed()
	for step := 1; step <= len(f.inputs); step++ {
		if i := (at + step) % len(f.inputs); needed[f.inputs[i].of.Name] {
			f.to(i)
			return
		}
	}
}

// stage is where the card stands: a new one where its template begins.
func (f *cardForm) stage() string {
	if c := f.room.state.Card(f.ref); c != nil {
		return c.Stage
	}
	return f.t.Stages[0].Name
}

// current are the values as they would be after saving now; what cannot be read has none.
func (f *cardForm) current() map[string]string {
	out := map[string]string{}
	for _, in := range f.inputs {
		if v, err := in.read(); err == nil && v != "" {
			out[in.of.Name] = v
		}
	}
	return out
}

// needed are the fields that the next stage asks for and that are not filled.
func (f *cardForm) needed() map[string]bool {
	out := map[string]bool{}
	next := f.t.Next(f.stage())
	if next == "" {
		return out
	}
	for _, missing := range f.t.Missing(next, f.current()) {
		out[missing.Name] = true
	}
	return out
}

// changed are the fields that were changed here, as they are stored. The error is about field at.
func (f *cardForm) changed() (values map[string]string, at int, err error) {
	values = map[string]string{}
	for i, in := range f.inputs {
		if !in.dirty() {
			continue
		}
		if err := in.valid(); err != nil {
			return nil, i, err
		}
		values[in.of.Name], _ = in.read()
	}
	return values, 0, nil
}

func (f *cardForm) dirty() bool { return slices.ContainsFunc(f.inputs, (*cardField).dirty) }

// refresh takes over what others have done to the card, but for the field that has the focus and those that were changed here.
func (f *cardForm) refresh() {
	stored, focused := f.stored(), f.index()
	for i, in := range f.inputs {
		in.refresh(stored[in.of.Name], i == focused)
	}
}

// submit saves what was changed. The first field that cannot be read gets the focus and says why; nothing is saved then, and nothing lost.
func (f *cardForm) submit() tea.Cmd {
	r := f.room
	if f.busy && !r.stuck {
		f.msg = message{text: "it is being saved"}
		return nil
	}
	if f.busy { // behind a line that could not be saved
		r.stuck = false
		return r.next()
	}
	for _, in := range f.inputs {
		in.settle()
	}
	values, at, err := f.changed()
	if err != nil {
		f.focus(at)
		f.fail(err, "not saved: ")
		return nil
	}
	if len(values) == 0 {
		if f.ref == 0 {
			f.msg = message{text: "nothing is filled in yet", hint: "any field will do"}
			return nil
		}
		cmd := f.leave()
		r.tell("nothing was changed in " + f.name())
		return cmd
	}
	if f.sent == nil || !maps.Equal(f.values, values) { // the same again is the same Op: it cannot be stored twice
		f.sent, f.values = &job{op: r.room.Prepare(f.command(values)), form: f}, values
	}
	f.busy, f.msg = true, message{text: "saving …"}
	r.jobs = append(r.jobs, f.sent)
	r.stuck = false
	return r.next()
}

// command opens the card or fills it.
func (f *cardForm) command(values map[string]string) incident.Command {
	if f.ref == 0 {
		maps.DeleteFunc(values, func(_, v string) bool { return v == "" })
		return f.room.deskNow().NewCard(f.t, values)
	}
	return incident.FillCard{Ref: f.ref, Template: f.t, Fields: values}
}

// saved takes a good end. The form closes, unless more was typed meanwhile.
func (f *cardForm) saved(m savedMsg) {
	r := f.room
	delete(r.forms, formName(f.t, f.ref))
	if f.ref == 0 && len(m.events) > 0 {
		f.ref = m.events[0].Seq
	}
	stored := f.stored()
	for _, in := range f.inputs {
		in.rebase(stored[in.of.Name], f.values)
	}
	f.busy, f.sent, f.values = false, nil, nil
	r.dirty = true // what was kept of the form is in the log now
	r.board().cursor = f.ref
	if f.dirty() {
		r.forms[formName(f.t, f.ref)] = f
		f.msg = message{text: "saved; what you typed since is not: ctrl+s"}
		return
	}
	f.close()
}

// flushed takes a good end after the program has ended: what was sent is no draft any more, what was typed since is one.
func (f *cardForm) flushed(events []incident.Event) {
	if f.ref == 0 && len(events) > 0 {
		f.ref = events[0].Seq
	}
	for _, in := range f.inputs {
		if v, sent := f.values[in.of.Name]; sent {
			in.rebase(v, f.values)
		}
	}
}

// refused takes a bad end: all stays as it is, with the reason.
func (f *cardForm) refused(err error) {
	f.busy = false
	if f.room.app.screen != Screen(f) {
		f.room.fail(err, f.name()+" is not saved: ")
		return
	}
	f.fail(err, "not saved: ")
	f.msg.hint = strings.TrimPrefix(f.msg.hint+" · ctrl+s tries again", " · ")
}

// leave goes back to where the form was opened. What is not saved waits in it.
func (f *cardForm) leave() tea.Cmd {
	r := f.room
	f.inputs[f.index()].settle()
	f.close()
	if f.dirty() {
		r.msg = message{text: f.name() + " is not saved: what you typed waits in its form", hint: "/form " + f.word() + " opens it"}
		return nil
	}
	if !f.busy {
		delete(r.forms, formName(f.t, f.ref))
	}
	return nil
}

// close brings the room back if the form is on screen.
func (f *cardForm) close() {
	if f.room.app.screen == Screen(f) {
		f.room.app.screen = f.room
	}
}

// name is what people call the card.
func (f *cardForm) name() string {
	title := strings.ToLower(f.t.Title)
	if f.ref == 0 {
		return "the new " + title
	}
	return title + " #" + strconv.FormatUint(f.ref, 10)
}

// word is what stands behind /form for it.
func (f *cardForm) word() string {
	if f.ref == 0 {
		return f.t.Command
	}
	return formName(f.t, f.ref)
}

// context is what a value is read with.
func (f *cardForm) context() capture.Context {
	return capture.Context{Now: f.room.app.now, Zone: f.room.zone, People: room.People(f.room.state)}
}
