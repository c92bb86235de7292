package report

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/timeline"
)

func told(events []incident.Event) timeline.View {
	line := timeline.New()
	line.Add(events...)
	return line.Written()
}

func TestOutsideForTheInside(t *testing.T) {
	log := evening(t).log
	if out := Outside(log, Options{}); &out[0] != &log[0] || len(out) != len(log) {
		t.Error("the zero options made new events")
	}
}

// TestKnown fails when Event gets a field that known does not copy.
func TestKnown(t *testing.T) {
	var e incident.Event
	v := reflect.ValueOf(&e).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.CanSet() {
			f.Set(filled(t, f.Type()))
		}
	}
	if got := known(&e); !reflect.DeepEqual(got, e) {
		t.Errorf("known gives\n%+v\nof\n%+v", got, e)
	}
}

func filled(t *testing.T, of reflect.Type) reflect.Value {
	v := reflect.New(of).Elem()
	switch of.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Uint64:
		v.SetUint(7)
	case reflect.Array:
		v.Index(0).SetUint(7)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(of, 1, 1))
	case reflect.Map:
		v.Set(reflect.MakeMap(of))
	case reflect.Struct:
		v.Set(reflect.ValueOf(start))
	default:
		t.Fatalf("no value for a %s", of)
	}
	return v
}

// TestOutsideKeepsPlaces holds for every log and all options: as many events, at their places and times, and the log itself untouched.
func TestOutsideKeepsPlaces(t *testing.T) {
	for seed := range uint64(8) {
		log := wander(t, seed, 250).log
		before := fmt.Sprintf("%+v", log)
		for _, o := range everyOption {
			out := Outside(log, o)
			if len(out) != len(log) {
				t.Fatalf("%d events became %d", len(log), len(out))
			}
			for i := range out {
				blank := o.Redacted && out[i].Kind == incident.KindStarred && out[i].Ref == 0
				if out[i].Seq != log[i].Seq || out[i].Chain != log[i].Chain || !blank && (!out[i].At.Equal(log[i].At) || !out[i].Recorded.Equal(log[i].Recorded)) {
					t.Fatalf("event %d became %+v", log[i].Seq, out[i])
				}
			}
		}
		if fmt.Sprintf("%+v", log) != before {
			t.Fatal("the events that were given changed")
		}
	}
}

// TestRolesAreTheTimelines compares every entry with what the timeline shows to whoever sees roles.
func TestRolesAreTheTimelines(t *testing.T) {
	compared := 0
	for seed := range uint64(12) {
		log := wander(t, seed, 300).log
		inside, outside := told(log), told(Outside(log, Options{Roles: true}))
		if inside.Len() != outside.Len() {
			t.Fatalf("%d entries became %d", inside.Len(), outside.Len())
		}
		for i := range inside.Len() {
			a, b := inside.At(i), outside.At(i)
			if onRoster[a.Event] { // the roster has one role a person
				continue
			}
			compared++
			if a.Role != b.Name || a.OwnerRole != b.Owner || namedIn(a, false) != namedIn(b, true) {
				t.Fatalf("seed %d, entry %d: the timeline says %q and %q, outside it is %q and %q", seed, a.Seq, a.Role, a.OwnerRole, b.Name, b.Owner)
			}
		}
	}
	if compared < 500 {
		t.Errorf("only %d entries were compared", compared)
	}
}

// namedIn are the people whom an entry names besides who speaks.
func namedIn(e *timeline.Entry, names bool) string {
	out := ""
	for _, p := range e.Told {
		for _, m := range p.People {
			if names {
				m.Role = m.Name
			}
			out += m.Role + ", "
		}
	}
	return out
}

// TestRolesNameNobody looks for every name in every format.
func TestRolesNameNobody(t *testing.T) {
	name := regexp.MustCompile(`(?i)\b(ana|bo li|bo|cy|dee)\b`)
	for seed := range uint64(6) {
		s := wander(t, seed, 200).story()
		for _, f := range formatNames(Formats()) {
			out := written(t, f, s, Options{Roles: true})
			if f == "ics" {
				out = []byte(strings.ReplaceAll(string(out), "\r\n ", ""))
			}
			if hit := name.FindIndex(out); hit != nil {
				t.Fatalf("seed %d, %s names somebody: %q", seed, f, out[max(hit[0]-80, 0):min(hit[1]+80, len(out))])
			}
			if inside := written(t, f, s, Options{}); !name.Match(inside) {
				t.Fatalf("%s: nobody is named inside either", f)
			}
		}
	}
}

func TestRolesDoNotMerge(t *testing.T) {
	for seed := range uint64(12) {
		log := wander(t, seed, 300).log
		who := map[string]string{}
		for key, list := range rolesOf(log).of {
			for _, tenure := range list {
				if other, ok := who[tenure.role]; ok && other != key {
					t.Fatalf("%s and %s are both %q", other, key, tenure.role)
				}
				who[tenure.role] = key
			}
		}
		people := incident.Fold(incident.State{}, log).People
		outside := incident.Fold(incident.State{}, Outside(log, Options{Roles: true})).People
		if len(people) != len(outside) {
			t.Fatalf("%d people became %d", len(people), len(outside))
		}
		for i, p := range people {
			if o := outside[i]; o.Seat != p.Seat || o.Party != p.Party || !o.Left.Equal(p.Left) || o.Name == p.Name && p.Name != "vendor" {
				t.Fatalf("%+v became %+v", p, o)
			}
		}
	}
}

// TestRolesInTexts has a roster, and how a text reads with it.
func TestRolesInTexts(t *testing.T) {
	d := &scribe{tb: t, at: start}
	d.do("Ana", incident.Declare{Title: "x", People: []incident.Join{
		{Name: "Ana", Seat: "lead"},
		{Name: "Ana Berg", Seat: "database"},
		{Name: "Ingrid Larsen", Seat: "liaison"},
		{Name: "Jo Larsen", Seat: "scribe"},
		{Name: "田中", Seat: "vendor"},
		{Name: "Acme Support", Party: "Acme", Seat: "hotline"},
		{Name: "Mark Twist", Seat: "sponsor"},
		{Name: "A", Seat: "driver"},
		{Name: "Óscar", Seat: "network"},
		{Name: "root", Seat: "host"},
		{Name: "O'Neil", Seat: "backup for Ana"},
	}})
	for _, c := range []struct{ text, want string }{
		{"ask Ana", "ask lead"},
		{"ask ANA, ana and @ana: Ana's turn", "ask lead, lead and @lead: lead's turn"},
		{"banana, Anastasia, anas, xana", "banana, Anastasia, anas, xana"},
		{"Ana Berg and ana\n  berg, not Ana", "database and database, not lead"},
		{"ana.berg@example.invalid, ana_berg, ana-berg", "database@example.invalid, database, database"},
		{"/home/ana/x on ana_laptop", "/home/lead/x on lead_laptop"},
		{"Ingrid called, then INGRID and @ingrid", "liaison called, then liaison and @liaison"},
		{"Larsen asks", "someone asks"},
		{"mark it and Mark calls", "mark it and sponsor calls"},
		{"Acme is down, says Acme Support", "Acme is down, says hotline"},
		{"support is asked", "support is asked"},
		{"田中さんに聞く", "vendorさんに聞く"},
		{"A restart, @a", "A restart, @driver"},
		{"óscar ÓSCAR", "network network"},
		{"the root cause", "the root cause"},
		{"o'neil O’Neil", "participant 1 O’Neil"},
		{"Ana\u0301 is another name", "Ana\u0301 is another name"},
		{"", ""},
	} {
		e := incident.Event{Seq: d.state.Seq + 1, Kind: incident.KindNote, Text: c.text}
		out := Outside(append(slices.Clone(d.log), e), Options{Roles: true})
		if got := out[len(out)-1].Text; got != c.want {
			t.Errorf("%q reads %q, not %q", c.text, got, c.want)
		}
	}
}

func TestRolesEverywhere(t *testing.T) {
	at := start
	log := []incident.Event{
		{Kind: incident.KindDeclared, By: "Ana", Fields: map[string]string{incident.FieldTitle: "Ana is stuck", incident.FieldImpact: "so says ana", incident.FieldZone: "Asia/Ana"}},
		{Kind: incident.KindJoined, By: "Ana", Who: "Ana", Fields: map[string]string{incident.FieldSeat: "lead", incident.FieldParty: "Team Bo"}},
		{Kind: incident.KindRound, By: "Bo", Name: "order of Ana", Steps: []hats.Step{{Hat: hats.White, Purpose: "what Ana saw"}}, Text: "Bo asked"},
		{Kind: incident.KindNote, By: "Bo", Who: "Ana", Text: "x", Tags: []string{"ana", "db"}, Fields: map[string]string{incident.FieldSource: "mail of Bo", incident.FieldSourceID: "ana-1"}},
		{Kind: incident.KindCardOpened, By: "Ana", Name: cards.Decision, Fields: map[string]string{cards.FieldOwner: "Bo", cards.FieldAck: "Zed", cards.FieldDecision: "Zed waits"}},
		{Kind: incident.KindRedaction, By: "Ana", Ref: 4, Text: "Bo pasted it", Fields: map[string]string{"of": "note.added", "by": "Bo", "who": "Ana", "took": "4"}},
		{Kind: "trust.moved", By: "Bo", Text: "Ana and Zed", Fields: map[string]string{"with": "Zed"}},
	}
	for i := range log {
		log[i].Seq, log[i].At, log[i].Recorded = uint64(i+1), at, at
	}
	out := Outside(log, Options{Roles: true})
	got := ""
	for _, e := range out {
		got += fmt.Sprintln(e.By, e.Who, e.Text, e.Tags, e.Fields, e.Steps, e.Name)
	}
	want := `lead   [] map[impact:so says lead title:lead is stuck zone:Asia/Ana] [] 
lead lead  [] map[party:Team participant 1 seat:lead] [] 
participant 1  participant 1 asked [] map[] [{white what lead saw 0s}] order of lead
participant 1 lead x [lead db] map[source:mail of participant 1 source_id:4] [] 
lead   [] map[acknowledged_by:participant 2 decision:participant 2 waits owner:participant 1] [] decision
lead  participant 1 pasted it [] map[by:participant 1 of:note.added took:4 who:lead] [] 
participant 1  lead and participant 2 [] map[with:participant 2] [] 
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// empty takes the words of a note out of the log, as a store does.
func (d *scribe) empty(ref uint64, why string) {
	made, err := incident.Decide(d.state, incident.Redact{Ref: ref, Reason: why}, d.at)
	if err != nil {
		d.tb.Fatal(err)
	}
	e, seqs := incident.Redacts(d.log, made[0])
	d.add(e)
	for _, seq := range seqs {
		d.log[seq-1] = incident.Event{Seq: seq, Kind: incident.KindRedacted}
	}
}

// TestStanding is given / when / then of what a report for the outside leaves out.
func TestStanding(t *testing.T) {
	const due = "2031-03-14T15:00:00Z"
	decide := template(cards.Decision)
	fill := func(ref uint64, field, value string) incident.FillCard {
		return incident.FillCard{Ref: ref, Template: decide, Fields: map[string]string{field: value}}
	}
	for _, c := range []struct {
		name string
		when func(d *scribe)
		want string // the entries, without the declaration
	}{
		{"a note that was taken back", func(d *scribe) {
			d.do("Ana", incident.AddNote{Text: "wrong"})
			d.do("Ana", incident.Star{Ref: 2}, incident.Retract{Ref: 2, Reason: "slip"}, incident.AddNote{Text: "right"})
		}, "fact right"},
		{"a note that was taken back, and that again", func(d *scribe) {
			d.do("Ana", incident.AddNote{Text: "said"})
			d.do("Ana", incident.Retract{Ref: 2, Reason: "slip"}, incident.Undo{By: "Ana"})
		}, "fact said"},
		{"earlier wordings", func(d *scribe) {
			d.do("Ana", incident.AddNote{Text: "one", Tags: []string{"a"}})
			d.do("Ana", incident.Revise{Ref: 2, Text: "two", Tags: []string{"b"}}, incident.Revise{Ref: 2, Text: "three", Kind: incident.Assumption})
		}, "assumption three #a #b"},
		{"a note that was filed elsewhere", func(d *scribe) {
			d.do("Ana", incident.AddNote{Text: "one"})
			d.do("Ana", incident.Refile{Ref: 2, Hat: hats.Black}, incident.Revise{Ref: 2, Text: "two"})
		}, "note two (edited)"},
		{"a title", func(d *scribe) {
			sev := 3
			d.do("Ana", incident.Describe{Title: text("secret of Acme"), Severity: &sev}, incident.Describe{Title: text("last title")})
		}, "edited severity not said -> 3"},
		{"an impact that came later", func(d *scribe) {
			d.do("Ana", incident.Describe{Impact: text("bad")}, incident.Describe{Impact: text("worse")})
		}, `edited impact not said -> "worse"`},
		{"a decision that was taken back", func(d *scribe) {
			d.do("Ana", decision("no", "Bo", due))
			d.do("Ana", incident.MoveCard{Ref: 2, Template: decide, Stage: cards.StageWithdrawn}, decision("yes", "Bo", due))
		}, "decision yes"},
		{"a decision in other words", func(d *scribe) {
			d.do("Ana", decision("no", "Bo", due))
			d.do("Ana", incident.FillCard{Ref: 2, Template: decide, Fields: map[string]string{cards.FieldDecision: "yes"}})
		}, "decision yes"},
		{"a decision that was acknowledged", func(d *scribe) {
			d.do("Ana", decision("yes", "Bo", due))
			d.do("Bo", incident.FillCard{Ref: 2, Template: decide, Fields: map[string]string{cards.FieldAck: "Bo"}})
		}, "decision yes; decision yes; acknowledged by: participant 2"},
		{"a decision whose time was moved", func(d *scribe) {
			d.do("Ana", decision("yes", "Bo", due))
			d.do("Ana", incident.FillCard{Ref: 2, Template: decide, Fields: map[string]string{cards.FieldDue: "2031-03-14T16:00:00Z"}})
		}, "decision yes; decision yes; due moved from 15:00 UTC to 16:00 UTC"},
		{"a decision whose time was moved, and that was undone", func(d *scribe) {
			d.do("Ana", decision("yes", "Bo", due))
			d.do("Ana", incident.FillCard{Ref: 2, Template: decide, Fields: map[string]string{cards.FieldDue: "2031-03-14T16:00:00Z"}})
			d.do("Ana", incident.Undo{By: "Ana"})
		}, "decision yes"},
		{"words that were corrected", func(d *scribe) {
			d.do("Ana", decision("yes", "Bo", due))
			d.do("Ana", fill(2, "why_one", "secret"), fill(2, "why_one", "no time"), fill(2, "known", "a"), fill(2, "known", "a\nb"), fill(2, "known", "b"))
		}, "decision yes; decision yes; why one option: no time; decision yes; what was known: b"},
		{"a list that grew", func(d *scribe) {
			d.do("Ana", decision("yes", "Bo", due), fill(2, "known", "a"), fill(2, "known", "a\nb"))
		}, "decision yes; decision yes; what was known: a; decision yes; what was known, added: b"},
		{"reasons at two tripwires, the second of which was put right", func(d *scribe) {
			at := func(clock string) string { return "2031-03-14T" + clock + ":00Z" }
			way := template(cards.Approach)
			on := func(stage, why, tripwire, today string) incident.MoveCard {
				return incident.MoveCard{Ref: 2, Template: way, Stage: stage, Fields: map[string]string{cards.FieldWhyOn: why, cards.FieldTripwire: tripwire, cards.FieldStartToday: today}}
			}
			d.do("Ana", incident.OpenCard{Template: way, Stage: cards.StageRunning, Fields: map[string]string{
				cards.Approach: "restart", cards.FieldOwner: "Bo", cards.FieldTrack: "cause", cards.FieldApart: "close", cards.FieldTripwire: at("14:00"),
			}})
			d.do("Ana", on(cards.StageExtended, "almost there", at("14:10"), ""))
			d.do("Ana", on(cards.StageExtendedAgain, "vendor comes", at("14:20"), "yes"))
			d.do("Ana", incident.FillCard{Ref: 2, Template: way, Fields: map[string]string{cards.FieldWhyOn: "vendor is on the way"}})
		}, "approach running: restart; track: cause; business back and fault cured: close; tripwire: 14:00 UTC; " +
			"approach restart; why go on: almost there; tripwire moved from 14:00 UTC to 14:10 UTC; approach extended: restart; " +
			"approach restart; start it today: yes; tripwire moved from 14:10 UTC to 14:20 UTC; approach extended again: restart; " +
			"approach restart; why go on: vendor is on the way"},
		{"an end that was corrected", func(d *scribe) {
			d.later(10)
			d.do("Ana", incident.Restore{Words: "first"}, incident.Restore{Words: "second", At: start})
		}, "restored business restored: second"},
		{"an end that was taken back", func(d *scribe) {
			d.do("Ana", incident.Restore{Words: "not so"})
			d.do("Ana", incident.Undo{By: "Ana"})
		}, ""},
		{"a correction that was taken back", func(d *scribe) {
			d.later(10)
			d.do("Ana", incident.Restore{Words: "first"}, incident.Restore{Words: "second", At: start})
			d.do("Ana", incident.Undo{By: "Ana"})
		}, "restored business restored: first"},
		{"a credential", func(d *scribe) {
			d.do("Ana", incident.AddNote{Text: "key AKIAIOSFODNN7EXAMPLQ in the log"})
		}, "fact key [redacted: an AWS access key] in the log"},
		{"a note without its words", func(d *scribe) {
			d.do("Ana", incident.AddNote{Text: "password"})
			d.empty(2, "pasted")
		}, "fact [redacted]; redacted #2 redacted: pasted"},
		{"a note without its words that was taken back before", func(d *scribe) {
			d.do("Ana", incident.AddNote{Text: "password"}, incident.Retract{Ref: 2})
			d.empty(2, "")
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &scribe{tb: t, at: start}
			d.do("Ana", incident.Declare{Title: "Queue stuck"})
			c.when(d)
			out := Outside(d.log, Options{Redacted: true})
			view := told(out)
			var got []string
			for i := 1; i < view.Len(); i++ {
				e := view.At(i)
				line := e.Label + " " + e.Words(false, nil)
				for _, tag := range e.Tags {
					line += " #" + tag
				}
				if e.Edited {
					line += " (edited)"
				}
				got = append(got, line)
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if strings.Contains(view.At(0).Text, "secret") || c.name == "a title" && !strings.Contains(view.At(0).Text, "last title") {
				t.Errorf("the declaration reads %q", view.At(0).Text)
			}
		})
	}
}

// TestStandingFoldsTheSame compares what stands in any log with what stands in what is handed outside of it.
func TestStandingFoldsTheSame(t *testing.T) {
	for seed := range uint64(12) {
		log := wander(t, seed, 300).log
		a, b := incident.Fold(incident.State{}, log), incident.Fold(incident.State{}, Outside(log, Options{Redacted: true}))
		want, got := standingIn(&a), standingIn(&b)
		if want != got {
			t.Fatalf("seed %d: what stands is\n%s\noutside it is\n%s", seed, want, got)
		}
		for _, n := range b.Notes {
			for _, old := range n.Edits {
				if old.Text != n.Text {
					t.Fatalf("note %d has an earlier wording outside: %q", n.Seq, old.Text)
				}
			}
		}
	}
}

func standingIn(s *incident.State) string {
	out := fmt.Sprintln(s.Title, "/", s.Impact, s.Severity, s.Zone, s.Restored, s.RestoredWords, s.Cured, s.CuredWords, s.Closed, s.Seq)
	for _, n := range s.Notes {
		if !n.Gone {
			out += fmt.Sprintln(n.Seq, n.Text, n.Hat, n.Kind, n.Who, n.By, n.At, n.Tags, n.Starred, n.Round, n.Step)
		}
	}
	for _, c := range s.Cards {
		if c.Stage != cards.StageWithdrawn {
			out += fmt.Sprintln(c.Seq, c.Template, c.Stage, c.Fields, c.Moves)
		}
	}
	for _, r := range s.Rounds {
		out += fmt.Sprintln(r.Number, r.Walks)
	}
	return out
}

// TestOutsideBundle makes a log anew of what goes outside: it must be sound, and fold to the same.
func TestOutsideBundle(t *testing.T) {
	for _, o := range everyOption[1:] {
		out := Outside(wander(t, 3, 250).log, o)
		records, err := incident.Reseal(out)
		if err != nil {
			t.Fatal(err)
		}
		_, events, err := incident.CheckRecords(records)
		if err != nil {
			t.Fatal(err)
		}
		a, b := incident.Fold(incident.State{}, out), incident.Fold(incident.State{}, events)
		if standingIn(&a) != standingIn(&b) || b.Unknown != a.Unknown {
			t.Errorf("%+v: a log made anew folds to something else", o)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Ana", "Bo Li", "Ana and bo.li, ANA ")
	f.Add("田", "ß", "\xff@ß STRASSE")
	f.Fuzz(func(t *testing.T, a, b, text string) {
		events := []incident.Event{{Seq: 1, Kind: incident.KindNote, By: a}, {Seq: 2, Kind: incident.KindNote, By: b, Who: a, Text: text}}
		got := Outside(events, Options{Roles: true})[1].Text
		if utf8.ValidString(text) && utf8.ValidString(a) && utf8.ValidString(b) && !utf8.ValidString(got) {
			t.Errorf("%q became no text: %q", text, got)
		}
	})
}

// TestNamesThatAreWords: in small letters they are words of the sentence.
func TestNamesThatAreWords(t *testing.T) {
	log := []incident.Event{
		{Seq: 1, Kind: incident.KindDeclared, By: "Ana"},
		{Seq: 2, Kind: incident.KindJoined, By: "Ana", Who: "Will", Fields: map[string]string{incident.FieldSeat: "scribe"}},
		{Seq: 3, Kind: incident.KindNote, By: "Ana", Text: "we will restore; Will and @will do it"},
	}
	if got := Outside(log, Options{Roles: true})[2].Text; got != "we will restore; scribe and @scribe do it" {
		t.Errorf("got %q", got)
	}
}

// reachable is an incident in which telephone numbers stand wherever there is a place for them.
func reachable(tb testing.TB) *scribe {
	d := &scribe{tb: tb, at: start}
	d.do("Ana", incident.Declare{Title: "Queue stuck", Order: hats.Default().Sized(3), People: []incident.Join{
		{Name: "Ana", Seat: "lead", Layer: "engineer", Sense: "both", Reach: "+49 30 5550123; ana pager 5550123"},
		{Name: "Bo Li", Seat: "database", Layer: "line manager"},
	}})
	d.do("Ana", incident.Join{Name: "Bo Li", Reach: "5550123 at night"}, incident.Leave{Name: "Bo Li"}, incident.Join{Name: "Bo Li"})
	d.do("Ana", incident.OpenCard{Template: template(cards.Party), Fields: map[string]string{
		cards.Party: "Acme", cards.FieldContact: "Bo Li", cards.FieldReach: "+49 5550123\nfax 5550123", cards.FieldWants: "policies",
	}})
	d.do("Ana", incident.OpenCard{Template: template(cards.Change), Fields: map[string]string{cards.Change: "swap", cards.FieldContacts: "Bo Li, us, 5550123, bo on call"}})
	d.do("Ana", incident.FillCard{Ref: d.state.Seq, Template: template(cards.Change), Fields: map[string]string{cards.FieldContacts: "Bo Li, us, 5550123, bo pager 5550123"}})
	return d
}

// TestNoTelephoneGoesOutside: how people are reached stays inside, in every format, and so does a layer that is somebody's name.
func TestNoTelephoneGoesOutside(t *testing.T) {
	d := reachable(t)
	d.log = append(d.log, incident.Event{
		Seq: d.state.Seq + 1, Kind: incident.KindPersonSet, Who: "Bo Li", By: "Ana",
		Fields: map[string]string{incident.FieldLayer: "Ana 5550123", incident.FieldSense: "5550123"},
	})
	for _, o := range []Options{{Roles: true}, {Redacted: true}, {Roles: true, Redacted: true}} {
		for _, f := range formatNames(Formats()) {
			if out := string(written(t, f, d.story(), o)); strings.Contains(out, "5550123") {
				t.Errorf("%+v, %s: %s", o, f, out)
			}
		}
		outside := Outside(d.log, o)
		for i := range outside {
			if all := fmt.Sprint(outside[i]); strings.Contains(all, "5550123") {
				t.Errorf("%+v: %s", o, all)
			}
		}
		s := incident.Fold(incident.State{}, outside)
		if len(s.People) != 2 || s.People[0].Layer != "engineer" || s.People[0].Sense != "both" || s.People[1].Layer != "line manager" {
			t.Errorf("%+v: the people are %+v and %+v", o, *s.People[0], *s.People[1])
		}
		if c := s.CardsOf(cards.Party)[0]; c.Fields[cards.FieldWants] != "policies" {
			t.Errorf("%+v: the party is %+v", o, c.Fields)
		}
	}
	if s := incident.Fold(incident.State{}, d.log); len(s.People[0].Ways()) != 2 {
		t.Error("the log itself lost how somebody is reached")
	}
}

// TestPrivateGoesNowhere: who is exposed before their superiors, who gave a pulse, and each single answer, which says whose it is where few
// answered, stand in no report for anybody, the inside too, and
// in no bundle for the outside (A74, A84). The log itself keeps both.
func TestPrivateGoesNowhere(t *testing.T) {
	pulse := incident.OpenCard{Template: template(cards.Pulse), Stage: cards.StageSet, Fields: map[string]string{cards.Pulse: "2"}}
	d := &scribe{tb: t, at: start}
	d.do("Ana", incident.Declare{Title: "x"}, incident.OpenCard{
		Template: template(cards.Stakeholder), Fields: map[string]string{cards.Stakeholder: "Jan", cards.FieldExposed: "secret5550"},
	})
	d.do("Ana", incident.FillCard{Ref: 2, Template: template(cards.Stakeholder), Fields: map[string]string{cards.FieldExposed: "secret5551", cards.FieldOrder: "1"}})
	d.do("Quentin", pulse)
	d.do("Quentin", incident.FillCard{Ref: 4, Template: template(cards.Pulse), Fields: map[string]string{cards.Pulse: "3"}})
	d.do("Quentin", pulse)
	d.do("Quentin", incident.MoveCard{Ref: 6, Template: template(cards.Pulse), Stage: cards.StageWithdrawn})
	for _, o := range everyOption {
		for _, f := range formatNames(Formats()) {
			if out := string(written(t, f, d.story(), o)); strings.Contains(out, "secret555") || strings.Contains(out, "Quentin") {
				t.Errorf("%+v, %s: %s", o, f, out)
			}
		}
		for _, e := range Outside(d.log, o) {
			if all := fmt.Sprint(e); strings.Contains(all, "secret555") || strings.Contains(all, "Quentin") {
				t.Errorf("%+v: %s", o, all)
			}
		}
		if s := incident.Fold(incident.State{}, Outside(d.log, o)); s.Card(2).Fields[cards.FieldOrder] != "1" || s.Card(4).Fields[cards.Pulse] != "" {
			t.Errorf("%+v: what may be told is lost, or what may not is there: %v, %v", o, s.Card(2).Fields, s.Card(4).Fields)
		}
		if _, err := incident.Reseal(Outside(d.log, o)); err != nil {
			t.Errorf("%+v: no bundle of it: %v", o, err)
		}
	}
	if all := fmt.Sprint(d.log); !strings.Contains(all, "secret5550") || !strings.Contains(all, "Quentin") {
		t.Error("the log itself lost them")
	}
}

// TestRolesOfThoseOnTheMap: the name that a stakeholder or a shift stands under is one.
func TestRolesOfThoseOnTheMap(t *testing.T) {
	d := &scribe{tb: t, at: start}
	d.do("Ana", incident.Declare{Title: "x"},
		incident.OpenCard{Template: template(cards.Stakeholder), Fields: map[string]string{cards.Stakeholder: "Quentin Vos"}},
		incident.OpenCard{Template: template(cards.Shift), Fields: map[string]string{cards.Shift: "Zelda Mork"}},
		incident.AddNote{Hat: hats.White, Text: "Quentin Vos asked, Zelda Mork answered"})
	for _, f := range formatNames(Formats()) {
		if out := string(written(t, f, d.story(), Options{Roles: true})); strings.Contains(out, "Quentin") || strings.Contains(out, "Mork") {
			t.Errorf("%s names somebody: %s", f, out)
		}
	}
}

// TestOutsideKeepsSealed: an answer that nobody has opened goes nowhere, in a bundle for the outside neither; one that was opened does.
func TestOutsideKeepsSealed(t *testing.T) {
	goal := incident.OpenCard{Template: template("goal"), Stage: "set", Fields: map[string]string{"goal": "orders flow", "our_answer": "fault"}}
	d := &scribe{tb: t, at: start}
	d.do("Ana", incident.Declare{Title: "x"}, goal)
	for _, o := range []Options{{Roles: true}, {Redacted: true}} {
		if e := Outside(d.log, o)[1]; e.Fields["our_answer"] != "" || e.Fields["goal"] != "orders flow" {
			t.Errorf("%+v: sealed, the goal says %v", o, e.Fields)
		}
	}
	d.do("Ana", incident.FillCard{Ref: 2, Template: template("goal"), Fields: map[string]string{"their_answer": "business"}})
	if e := Outside(d.log, Options{Redacted: true})[1]; e.Fields["our_answer"] != "fault" {
		t.Errorf("opened, the goal says %v", e.Fields)
	}
}
