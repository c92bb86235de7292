package incident

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
)

// decideCase is a story, a command, and either the events and the state after it, or the refusal: its code, words and hint.
type decideCase struct {
	name  string
	given []Command
	when  Command

	want  string // the events, as brief writes them
	after string // as glance writes it

	code          Code
	message, hint string // what they contain
}

func ptr[T any](v T) *T { return &v }

// Stories that cases begin with. The first event of declare() is the declaration, 2 and 3 are the people, 4 the round, 5 White;
// so the first note has number 6.
func begun(more ...Command) []Command { return append([]Command{declare()}, more...) }

func noted(text string) AddNote { return AddNote{Text: text} }

func ended(more ...Command) []Command {
	return append(begun(decision("restart the queue"), Restore{Words: "policies flow"}, Close{Reason: "done"}), more...)
}

func ownOrder(steps ...hats.Step) hats.Order { return hats.Order{Name: "own", Steps: steps} }

func incidentCases() []decideCase {
	bad := "Europe/" + strings.Repeat("x", 80)
	return []decideCase{
		{
			name: "declare with a title alone", when: Declare{Title: "  Queue\tstuck "},
			want: `incident.declared impact="" severity="0" title="Queue   stuck" zone=""`, after: "open, 0 notes, 0 cards, 0 here",
		},
		{
			name: "declare with everything", when: Declare{
				Title: "Queue stuck", Impact: "nothing moves", Severity: 1, Zone: "Europe/Berlin", Seen: "no",
				People: []Join{{Name: "ana", Seat: "lead"}, {Name: "bo", Party: "vendor"}}, Order: crisis(), At: now.Add(-10 * time.Minute),
			},
			want: `incident.declared impact="nothing moves" seen="no" severity="1" title="Queue stuck" zone="Europe/Berlin" at 13:50
person.joined @ana seat="lead" at 13:50
person.joined @bo party="vendor" at 13:50
round.opened crisis [WBRKYGB]
hat.changed step=0 white`,
			after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here",
		},
		{name: "declare a sample", when: Declare{Title: "x", Sample: true}, want: `incident.declared impact="" sample="yes" severity="0" title="x" zone=""`, after: "open, 0 notes, 0 cards, 0 here"},
		{name: "declare without a title", when: Declare{Title: " \t"}, code: CodeInvalid, message: "title is empty", hint: "write at least"},
		{name: "declare twice", given: begun(), when: declare(), code: CodeRefused, message: "declared already", hint: "/title"},
		{name: "declare what is to come", when: Declare{Title: "x", At: now.Add(3 * time.Minute)}, code: CodeInvalid, message: "2031-03-14 14:03 UTC is still to come", hint: "leave the time out"},
		{name: "declare severity 6", when: Declare{Title: "x", Severity: 6}, code: CodeInvalid, message: "no severity 6", hint: "1 is worst"},
		{name: "declare seen maybe", when: Declare{Title: "x", Seen: "maybe"}, code: CodeInvalid, message: `seen before cannot be "maybe"`, hint: "yes or no"},
		{name: "declare a nameless person", when: Declare{Title: "x", People: []Join{{Seat: "dba"}}}, code: CodeInvalid, message: "name is empty", hint: "visible"},

		{
			name: "describe", given: begun(), when: Describe{Title: ptr("Policies stuck"), Impact: ptr("none can be sold"), Severity: ptr(1), Zone: ptr("UTC"), Seen: "yes"},
			want:  `incident.edited impact="none can be sold" seen="yes" severity="1" title="Policies stuck" zone="UTC"`,
			after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here",
		},
		{name: "describe takes an impact away", given: begun(), when: Describe{Impact: ptr("")}, want: `incident.edited impact=""`, after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "describe after the close", given: ended(), when: Describe{Severity: ptr(3)}, want: `incident.edited severity="3"`, after: "closed, round 1 white 1/7, 0 notes, 1 cards, 2 here"},
		{name: "describe nothing", given: begun(), when: Describe{}, code: CodeInvalid, message: "nothing to change", hint: "title"},
		{name: "describe without a title", given: begun(), when: Describe{Title: ptr("")}, code: CodeInvalid, message: "title is empty", hint: "visible"},
		{name: "describe severity -1", given: begun(), when: Describe{Severity: ptr(-1)}, code: CodeInvalid, message: "no severity -1", hint: "1 is worst"},
		{name: "describe a zone too long to be one", given: begun(), when: Describe{Zone: &bad}, code: CodeInvalid, message: "zone is 87 bytes", hint: "shorten"},
		{name: "describe no incident", when: Describe{Seen: "yes"}, code: CodeNotFound, message: "no incident yet", hint: "warroom declare"},

		{name: "restore", given: begun(), when: Restore{Words: "policies flow"}, want: `incident.restored "policies flow"`, after: "restored, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "restore before now", given: begun(), when: Restore{At: now.Add(-5 * time.Minute)}, want: `incident.restored at 13:55`, after: "restored, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "restore again, to correct the time", given: begun(Restore{}), when: Restore{At: start}, want: `incident.restored was="2031-03-14T13:01:00.000Z" at 13:00`, after: "restored, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "restore to come", given: begun(), when: Restore{At: now.Add(time.Hour)}, code: CodeInvalid, message: "15:00 UTC is still to come", hint: "when it happened"},
		{name: "restore before there was an incident", given: begun(), when: Restore{At: start.Add(-time.Second)}, code: CodeRefused, message: "today 12:59 is before the incident was declared (today 13:00)", hint: "write the date"},
		{name: "restore before there was an incident, in its zone", given: begun(), when: Restore{At: start.Add(-14 * time.Hour), Zone: time.FixedZone("", 3600)}, code: CodeRefused, message: "today 00:00 is before the incident was declared (today 14:00)", hint: "--at"},
		{name: "restore in the minute of the declaration", given: []Command{Declare{Title: "x", At: start.Add(-30*time.Minute + 7*time.Second)}}, when: Restore{At: start.Add(-30 * time.Minute)}, want: "incident.restored at 12:30", after: "restored, 0 notes, 0 cards, 0 here"},
		{name: "restore no incident", when: Restore{}, code: CodeNotFound, message: "no incident", hint: "declare"},
		{name: "cure", given: begun(), when: Cure{Words: "a lock was held"}, want: `incident.cured "a lock was held"`, after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "cure after the close", given: ended(), when: Cure{}, want: "incident.cured", after: "closed, round 1 white 1/7, 0 notes, 1 cards, 2 here"},
		{name: "cure before there was an incident", given: begun(), when: Cure{At: start.Add(-20 * time.Hour)}, code: CodeRefused, message: "yesterday 17:00 is before the incident was declared (today 13:00)", hint: "write the date"},
		{name: "cure again, to correct the time", given: begun(Cure{}), when: Cure{At: start}, want: `incident.cured was="2031-03-14T13:01:00.000Z" at 13:00`, after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "cure no incident", when: Cure{}, code: CodeNotFound, message: "no incident", hint: "declare"},
		{name: "cure with a speech", given: begun(), when: Cure{Words: strings.Repeat("x", 1001)}, code: CodeInvalid, message: "reason is 1001 bytes", hint: "shorten it by 1 byte"},

		{
			name: "close with a decision and the business back", given: begun(decision("restart"), Restore{}), when: Close{Reason: "all done"},
			want: `incident.closed "all done"`, after: "closed, round 1 white 1/7, 0 notes, 1 cards, 2 here",
		},
		{name: "close without a decision", given: begun(Restore{}), when: Close{}, code: CodeRefused, message: "nothing is decided", hint: "/decide NAME by"},
		{
			name: "close on a proposal", given: begun(Restore{}, OpenCard{Template: template(cards.Decision), Fields: map[string]string{cards.FieldDecision: "x"}}), when: Close{},
			code: CodeRefused, message: "nothing is decided", hint: "open-ended",
		},
		{name: "close with the business down", given: begun(decision("restart")), when: Close{}, code: CodeRefused, message: "not restored yet", hint: "/restored"},
		{name: "close open-ended", given: begun(), when: Close{OpenEnded: true, Reason: "a false alarm"}, want: `incident.closed "a false alarm" on`, after: "closed, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "close open-ended without a word", given: begun(), when: Close{OpenEnded: true, Reason: " "}, code: CodeInvalid, message: "why is it left open-ended?", hint: "/close open-ended: WHY"},
		{name: "close twice", given: ended(), when: Close{}, code: CodeRefused, message: "closed", hint: "/reopen"},
		{name: "close no incident", when: Close{}, code: CodeNotFound, message: "no incident", hint: "declare"},
		{name: "reopen", given: ended(), when: Reopen{Reason: "it is back"}, want: `incident.reopened "it is back"`, after: "restored, round 1 white 1/7, 0 notes, 1 cards, 2 here"},
		{name: "reopen what is open", given: begun(), when: Reopen{}, code: CodeRefused, message: "is open", hint: "nothing"},
		{name: "reopen no incident", when: Reopen{}, code: CodeNotFound, message: "no incident", hint: "declare"},
	}
}

func roundCases() []decideCase {
	atGoal := begun(TurnHat{Forward: true})
	atRed := begun(goal("flow by nine"), TurnHat{Hat: hats.Red})
	outside := begun(goal("flow by nine"), OpenRound{Order: hats.Order{Name: "o", Steps: crisis().Steps[:2]}}, TurnHat{Hat: hats.Green})
	redFirst := ownOrder(hats.Step{Hat: hats.White}, hats.Step{Hat: hats.Red}, hats.Step{Hat: hats.Blue, Purpose: hats.PurposeGoal}, hats.Step{Hat: hats.Black})
	twoWhites := ownOrder(hats.Step{Hat: hats.White}, hats.Step{Hat: hats.White, Purpose: "others' views"}, hats.Step{Hat: hats.Blue})
	return []decideCase{
		{
			name: "open a round", given: begun(), when: OpenRound{Order: hats.Order{Name: "two", Steps: crisis().Steps[:2]}, Reason: "start afresh"},
			want: "round.opened two [WB] \"start afresh\"\nhat.changed step=0 white", after: "open, round 2 white 1/2, 0 notes, 0 cards, 2 here",
		},
		{name: "open a round without steps", given: begun(), when: OpenRound{Order: hats.Order{Name: "none"}}, code: CodeInvalid, message: `"none" has no steps`, hint: "/round"},
		{name: "open a round after the close", given: ended(), when: OpenRound{Order: crisis()}, code: CodeRefused, message: "closed", hint: "/reopen"},
		{name: "open a round in nothing", when: OpenRound{Order: crisis()}, code: CodeNotFound, message: "no incident", hint: "declare"},

		{name: "next", given: begun(), when: TurnHat{Forward: true}, want: "hat.changed step=1 blue", after: "open, round 1 blue 2/7, 0 notes, 0 cards, 2 here"},
		{name: "next past the last", given: begun(TurnHat{Step: 6}), when: TurnHat{Forward: true}, code: CodeRefused, message: "last step", hint: "new round: /round"},
		{name: "next into Red waits for a goal", given: atGoal, when: TurnHat{Forward: true}, code: CodeRefused, message: "Red waits for a goal", hint: "/hat red without-goal"},
		{name: "next into Red without one", given: atGoal, when: TurnHat{Forward: true, NoGoal: true}, want: "hat.changed step=2 red on", after: "open, round 1 red 3/7, 0 notes, 0 cards, 2 here"},
		{name: "once gone on without a goal", given: append(atGoal, TurnHat{Forward: true, NoGoal: true}), when: TurnHat{Hat: hats.Black}, want: "hat.changed step=3 black", after: "open, round 1 black 4/7, 0 notes, 0 cards, 2 here"},
		{name: "next into Red with a goal", given: append(atGoal, goal("flow by nine")), when: TurnHat{Forward: true, NoGoal: true}, want: "hat.changed step=2 red", after: "open, round 1 red 3/7, 0 notes, 1 cards, 2 here, goal flow by nine"},
		{name: "an order with Red before its goal", given: []Command{Declare{Title: "x", Order: redFirst}}, when: TurnHat{Forward: true}, want: "hat.changed step=1 red", after: "open, round 1 red 2/4, 0 notes, 0 cards, 0 here"},
		{name: "by number into the second of two Reds", given: []Command{Declare{Title: "x", Order: ownOrder(crisis().Steps[1], hats.Step{Hat: hats.Red}, hats.Step{Hat: hats.White}, hats.Step{Hat: hats.Red})}}, when: TurnHat{Step: 3}, code: CodeRefused, message: "Red waits", hint: "/hat 4 without-goal"},
		{name: "but Black behind it", given: []Command{Declare{Title: "x", Order: redFirst}}, when: TurnHat{Step: 3}, code: CodeRefused, message: "Black waits", hint: "/goal"},
		{name: "a hat outside the order waits too", given: begun(OpenRound{Order: hats.Order{Name: "o", Steps: crisis().Steps[:2]}}), when: TurnHat{Hat: hats.Green}, code: CodeRefused, message: "Green waits", hint: "/goal"},
		{name: "no goal is asked for in an order without that step", given: []Command{Declare{Title: "x", Order: ownOrder(crisis().Steps[2:]...)}}, when: TurnHat{Hat: hats.Black}, want: "hat.changed step=1 black", after: "open, round 1 black 2/5, 0 notes, 0 cards, 0 here"},
		{name: "back", given: atRed, when: TurnHat{Back: true}, want: "hat.changed step=1 blue", after: "open, round 1 blue 2/7, 0 notes, 1 cards, 2 here, goal flow by nine"},
		{name: "back before the first", given: begun(), when: TurnHat{Back: true}, code: CodeRefused, message: "first step", hint: "/hat 1"},
		{name: "by number", given: begun(), when: TurnHat{Step: 6}, want: "hat.changed step=6 blue", after: "open, round 1 blue 7/7, 0 notes, 0 cards, 2 here"},
		{name: "by a number too high", given: begun(), when: TurnHat{Step: 7}, code: CodeRefused, message: "no step 8", hint: "1 to 7"},
		{name: "by a number too low", given: begun(), when: TurnHat{Step: -1}, code: CodeRefused, message: "no step 0", hint: "1 to 7"},
		{name: "by name, ahead", given: begun(), when: TurnHat{Hat: hats.Blue}, want: "hat.changed step=1 blue", after: "open, round 1 blue 2/7, 0 notes, 0 cards, 2 here"},
		{name: "by name, behind", given: atRed, when: TurnHat{Hat: hats.White}, want: "hat.changed step=0 white", after: "open, round 1 white 1/7, 0 notes, 1 cards, 2 here, goal flow by nine"},
		{name: "by the name of the hat that is on", given: atGoal, when: TurnHat{Hat: hats.Blue}, code: CodeRefused, message: "Blue: goal is already on", hint: "/hat 7"},
		{name: "by the name of the last hat", given: begun(TurnHat{Step: 6}), when: TurnHat{Hat: hats.Blue}, code: CodeRefused, message: "Blue: close is already on", hint: "/next"},
		{name: "to the step that is on", given: atGoal, when: TurnHat{Step: 1}, code: CodeRefused, message: "already on", hint: "/hat 7"},
		{name: "to the second White", given: []Command{Declare{Title: "x", Order: twoWhites}}, when: TurnHat{Forward: true}, want: "hat.changed step=1 white", after: "open, round 1 white 2/3, 0 notes, 0 cards, 0 here"},
		{name: "outside the order", given: outside[:3], when: TurnHat{Hat: hats.Green}, want: "hat.changed step=-1 green", after: "open, round 2 green 0/2, 0 notes, 1 cards, 2 here, goal flow by nine"},
		{name: "outside the order, again", given: outside, when: TurnHat{Hat: hats.Green}, code: CodeRefused, message: "Green is already on", hint: "/next"},
		{name: "next goes on from where the order was left", given: outside, when: TurnHat{Forward: true}, want: "hat.changed step=1 blue", after: "open, round 2 blue 2/2, 0 notes, 1 cards, 2 here, goal flow by nine"},
		{name: "back goes to where the order was left", given: outside, when: TurnHat{Back: true}, want: "hat.changed step=0 white", after: "open, round 2 white 1/2, 0 notes, 1 cards, 2 here, goal flow by nine"},
		{name: "to a hat there is not", given: begun(), when: TurnHat{Hat: "purple"}, code: CodeInvalid, message: `no hat "purple"`, hint: "white, red"},
		{name: "no round", given: []Command{Declare{Title: "x"}}, when: TurnHat{Forward: true}, code: CodeRefused, message: "no round is on", hint: "/round crisis"},
		{name: "turn after the close", given: ended(), when: TurnHat{Forward: true}, code: CodeRefused, message: "closed", hint: "/reopen"},

		{name: "extend", given: begun(), when: Extend{}, want: "hat.extended step=0 +2m0s", after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "extend twice", given: begun(Extend{}), when: Extend{}, code: CodeRefused, message: "White has had", hint: "come back"},
		{name: "extend on a second visit", given: begun(Extend{}, TurnHat{Forward: true}, TurnHat{Back: true}), when: Extend{}, want: "hat.extended step=0 +2m0s", after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "extend a hat outside the order", given: outside, when: Extend{}, code: CodeRefused, message: "no step with a time", hint: "/next"},
		{name: "extend without a round", given: []Command{Declare{Title: "x"}}, when: Extend{}, code: CodeRefused, message: "no step with a time", hint: "/round"},
		{name: "extend after the close", given: ended(), when: Extend{}, code: CodeRefused, message: "closed", hint: "/reopen"},

		{name: "swap", given: begun(), when: SwapBlackYellow{}, want: "round.reordered [WBRYKGB]", after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "swap back", given: begun(SwapBlackYellow{}), when: SwapBlackYellow{}, want: "round.reordered [WBRKYGB]", after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "swap when Black is on", given: begun(TurnHat{Step: 3, NoGoal: true}), when: SwapBlackYellow{}, code: CodeRefused, message: "still to come", hint: "/hat yellow"},
		{name: "swap without a round", given: []Command{Declare{Title: "x"}}, when: SwapBlackYellow{}, code: CodeRefused, message: "no round", hint: "/round"},
		{name: "swap after the close", given: ended(), when: SwapBlackYellow{}, code: CodeRefused, message: "closed", hint: "/reopen"},
	}
}

func noteCases() []decideCase {
	one := begun(noted("lag is 40 s"))
	oneAfter := "open, round 1 white 1/7, 1 notes, 0 cards, 2 here"
	gone := begun(noted("lag is 40 s"), Retract{Ref: 6})
	black := begun(AddNote{Hat: hats.Black, Text: "it may fail"})
	return []decideCase{
		{name: "a note under White is a fact", given: begun(), when: noted("lag is 40 s"), want: `note.added white fact "lag is 40 s"`, after: oneAfter},
		{name: "a note under the hat that is on", given: begun(TurnHat{Forward: true}), when: noted("one voice"), want: `note.added blue "one voice"`, after: "open, round 1 blue 2/7, 1 notes, 0 cards, 2 here"},
		{name: "a note before any round is White", given: []Command{Declare{Title: "x"}}, when: noted("up"), want: `note.added white fact "up"`, after: "open, 1 notes, 0 cards, 0 here"},
		{
			name: "a note with everything", given: begun(), when: AddNote{Hat: hats.White, Kind: Question, Text: "who\x1b[31m holds\r\nthe key", Who: "bo", At: now.Add(-10 * time.Minute), Tags: []string{"#Vendor", "vendor", "key"}, UhOh: true},
			want: `note.added white unknown @bo "who holds\nthe key" tag:vendor tag:key on at 13:50`, after: oneAfter,
		},
		{name: "a note under another hat", given: begun(), when: AddNote{Hat: hats.Black, Text: "it may fail"}, want: `note.added black "it may fail"`, after: oneAfter},
		{name: "a minute ahead is clock skew", given: begun(), when: AddNote{Text: "x", At: now.Add(time.Minute)}, want: `note.added white fact "x" at 14:01`, after: oneAfter},
		{name: "a note to come, asked about", given: begun(), when: AddNote{Text: "the window opens", At: now.Add(time.Hour), Ahead: true}, want: `note.added white fact "the window opens" at 15:00`, after: oneAfter},
		{name: "a note to come", given: begun(), when: AddNote{Text: "x", At: now.Add(2*time.Minute + time.Second)}, code: CodeInvalid, message: "14:02 UTC is still to come", hint: "leave the time out"},
		{name: "an empty note", given: begun(), when: noted(" \n"), code: CodeInvalid, message: "note is empty", hint: "visible"},
		{name: "a note of a kind under Black", given: begun(), when: AddNote{Hat: hats.Black, Kind: Assumption, Text: "x"}, code: CodeInvalid, message: "only White notes", hint: "leave the kind out"},
		{name: "a note of no kind we know", given: begun(), when: AddNote{Kind: "rumour", Text: "x"}, code: CodeInvalid, message: `"rumour"`, hint: "assumption"},
		{name: "a note under no hat we know", given: begun(), when: AddNote{Hat: "purple", Text: "x"}, code: CodeInvalid, message: `"purple"`, hint: "yellow"},
		{name: "a note by a name too long", given: begun(), when: AddNote{Text: "x", Who: strings.Repeat("n", 81)}, code: CodeInvalid, message: "name is 81 bytes", hint: "shorten"},
		{name: "a note with a tag too long", given: begun(), when: AddNote{Text: "x", Tags: []string{strings.Repeat("t", 41)}}, code: CodeInvalid, message: "tag is 41 bytes", hint: "shorten"},
		{name: "a note in nothing", when: noted("x"), code: CodeNotFound, message: "no incident", hint: "declare"},
		{name: "a note after the close", given: ended(), when: noted("x"), code: CodeRefused, message: "closed", hint: "say when it happened"},
		{name: "a late note after the close", given: ended(), when: AddNote{Text: "x", At: start}, want: `note.added white fact "x" at 13:00`, after: "closed, round 1 white 1/7, 1 notes, 1 cards, 2 here"},

		{name: "revise", given: one, when: Revise{Ref: 6, Text: "lag is 4 s"}, want: `note.revised #6 fact "lag is 4 s"`, after: oneAfter},
		{name: "revise the kind", given: one, when: Revise{Ref: 6, Text: "lag is 40 s", Kind: Reported}, want: `note.revised #6 reported "lag is 40 s"`, after: oneAfter},
		{
			name: "revise keeps tags and takes more", given: begun(AddNote{Text: "x", Tags: []string{"db"}}), when: Revise{Ref: 6, Text: "y", Tags: []string{"DB", "net"}},
			want: `note.revised #6 fact "y" tag:db tag:net`, after: oneAfter,
		},
		{name: "revise the tags alone", given: one, when: Revise{Ref: 6, Text: "lag is 40 s", Tags: []string{"db"}}, want: `note.revised #6 fact "lag is 40 s" tag:db`, after: oneAfter},
		{name: "revise nothing", given: one, when: Revise{Ref: 6, Text: "lag is 40 s \n"}, code: CodeRefused, message: "note 6 reads so already", hint: "leave it"},
		{name: "revise what reads as it did", given: one, when: Revise{Ref: 6, Text: "lag is 4 s", Was: "lag is 40 s"}, want: `note.revised #6 fact "lag is 4 s"`, after: oneAfter},
		{name: "revise what somebody changed meanwhile", given: one, when: Revise{Ref: 6, Text: "lag is 4 s", Was: "lag is 39 s"}, code: CodeRefused, message: `it reads: "lag is 40 s"`, hint: "enter puts them"},
		{
			name: "another time", given: begun(AddNote{Text: "seen first", Who: "bo", Tags: []string{"db"}}, Star{Ref: 6}), when: Retime{Ref: 6, At: now.Add(-30 * time.Minute)},
			want: "note.retracted #6 \"moved to another time, see #9\"\nnote.added white fact @bo \"seen first\" tag:db at 13:30\nnote.starred #9 on", after: oneAfter,
		},
		{name: "another time without one", given: one, when: Retime{Ref: 6}, code: CodeInvalid, message: "when did note 6 happen", hint: "/retime #6 14:02"},
		{name: "another time that is the same", given: begun(AddNote{Text: "x", At: now.Add(-time.Hour)}), when: Retime{Ref: 6, At: now.Add(-time.Hour)}, code: CodeRefused, message: "happened then already", hint: "another time"},
		{name: "another time to come", given: one, when: Retime{Ref: 6, At: now.Add(time.Hour)}, code: CodeInvalid, message: "still to come", hint: "time"},
		{name: "another time for a note that is not there", given: one, when: Retime{Ref: 60, At: now.Add(-time.Hour)}, code: CodeNotFound, message: "no note 60", hint: "number"},
		{name: "revise to nothing", given: one, when: Revise{Ref: 6}, code: CodeInvalid, message: "note is empty", hint: "visible"},
		{name: "revise with a tag too long", given: one, when: Revise{Ref: 6, Text: "y", Tags: []string{strings.Repeat("t", 41)}}, code: CodeInvalid, message: "tag", hint: "shorten"},
		{name: "revise the kind of a Black note", given: black, when: Revise{Ref: 6, Text: "y", Kind: Fact}, code: CodeInvalid, message: "only White", hint: "White"},
		{name: "revise what is not there", given: one, when: Revise{Ref: 7, Text: "y"}, code: CodeNotFound, message: "no note 7", hint: "number"},
		{name: "revise what is no note", given: one, when: Revise{Ref: 1, Text: "y"}, code: CodeNotFound, message: "no note 1", hint: "number"},
		{name: "revise what is retracted", given: gone, when: Revise{Ref: 6, Text: "y"}, code: CodeRefused, message: "note 6 is retracted", hint: "/undo"},
		{name: "revise in nothing", when: Revise{Ref: 1, Text: "y"}, code: CodeNotFound, message: "no note 1", hint: "number"},

		{name: "refile", given: one, when: Refile{Ref: 6, Hat: hats.Green}, want: "note.refiled #6 green", after: oneAfter},
		{name: "refile to White", given: black, when: Refile{Ref: 6, Hat: hats.White}, want: "note.refiled #6 white fact", after: oneAfter},
		{name: "refile as unknown", given: one, when: Refile{Ref: 6, Hat: hats.White, Kind: Question}, want: "note.refiled #6 white unknown", after: oneAfter},
		{name: "refile to where it is", given: one, when: Refile{Ref: 6, Hat: hats.White}, code: CodeRefused, message: "already under White", hint: "another hat"},
		{name: "refile to no hat we know", given: one, when: Refile{Ref: 6, Hat: "purple"}, code: CodeInvalid, message: `"purple"`, hint: "white"},
		{name: "refile what is not there", given: one, when: Refile{Ref: 99, Hat: hats.Red}, code: CodeNotFound, message: "no note 99", hint: "number"},
		{name: "refile what is retracted", given: gone, when: Refile{Ref: 6, Hat: hats.Red}, code: CodeRefused, message: "retracted", hint: "/undo"},

		{name: "retract", given: one, when: Retract{Ref: 6, Reason: "the wrong host"}, want: `note.retracted #6 "the wrong host"`, after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "retract twice", given: gone, when: Retract{Ref: 6}, code: CodeRefused, message: "retracted", hint: "/undo"},
		{name: "retract what is not there", given: one, when: Retract{Ref: 2}, code: CodeNotFound, message: "no note 2", hint: "number"},

		{name: "star", given: one, when: Star{Ref: 6}, want: "note.starred #6 on", after: oneAfter},
		{name: "star twice", given: append(one, Star{Ref: 6}), when: Star{Ref: 6}, code: CodeRefused, message: "has a star already", hint: "nothing"},
		{name: "unstar", given: append(one, Star{Ref: 6}), when: Star{Ref: 6, Off: true}, want: "note.starred #6", after: oneAfter},
		{name: "unstar without a star", given: one, when: Star{Ref: 6, Off: true}, code: CodeRefused, message: "has no star", hint: "nothing"},
		{name: "star what is retracted", given: gone, when: Star{Ref: 6}, code: CodeRefused, message: "retracted", hint: "/undo"},

		{name: "undo a note", given: one, when: Undo{By: "ana"}, want: `note.retracted #6 "undone" undoes=6`, after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "undo a retraction", given: gone, when: Undo{By: "ana"}, want: "note.unretracted #6 undoes=7", after: oneAfter},
		{name: "undo a revision", given: begun(AddNote{Text: "x", Tags: []string{"db"}}, Revise{Ref: 6, Text: "y", Kind: Question, Tags: []string{"net"}}), when: Undo{By: "ana"}, want: `note.revised #6 fact "x" tag:db undoes=7`, after: oneAfter},
		{name: "undo a refiling", given: append(one, Refile{Ref: 6, Hat: hats.Green}), when: Undo{By: "ana"}, want: "note.refiled #6 white fact undoes=7", after: oneAfter},
		{name: "undo a star", given: append(one, Star{Ref: 6}), when: Undo{By: "ana"}, want: "note.starred #6 undoes=7", after: oneAfter},
		{name: "undo nothing", given: begun(), when: Undo{By: "ana"}, code: CodeRefused, message: "nothing of yours", hint: "/retract"},
		{name: "undo what somebody else did", given: begun(as{"bo", noted("x")}), when: Undo{By: "ana"}, code: CodeRefused, message: "nothing of yours", hint: "/retract"},
		{name: "undo a note that bo retracted", given: append(one, as{"bo", Retract{Ref: 6}}), when: Undo{By: "ana"}, code: CodeRefused, message: "note 6 was changed again", hint: "by its number"},
		{name: "undo a revision that bo revised", given: append(one, Revise{Ref: 6, Text: "y"}, as{"bo", Revise{Ref: 6, Text: "z"}}), when: Undo{By: "ana"}, code: CodeRefused, message: "note 6 was changed again", hint: "by its number"},
		{name: "undo a revision that bo refiled", given: append(black, Revise{Ref: 6, Text: "y"}, as{"bo", Refile{Ref: 6, Hat: hats.Green}}), when: Undo{By: "ana"}, code: CodeRefused, message: "note 6 was changed again", hint: "by its number"},
		{name: "undo a revision whose kind bo changed", given: append(one, Revise{Ref: 6, Text: "y"}, as{"bo", Refile{Ref: 6, Hat: hats.White, Kind: Question}}), when: Undo{By: "ana"}, code: CodeRefused, message: "note 6 was changed again", hint: "by its number"},
		{name: "undo a revision that bo tagged", given: append(one, Revise{Ref: 6, Text: "y"}, as{"bo", Revise{Ref: 6, Text: "y", Tags: []string{"db"}}}), when: Undo{By: "ana"}, code: CodeRefused, message: "note 6 was changed again", hint: "by its number"},
		{name: "undo a revision once bo undid the next", given: append(one, Revise{Ref: 6, Text: "y"}, as{"bo", Revise{Ref: 6, Text: "z"}}, as{"bo", Undo{By: "bo"}}), when: Undo{By: "ana"}, want: `note.revised #6 fact "lag is 40 s" undoes=7`, after: oneAfter},
		{name: "undo a star that bo took off", given: append(one, Star{Ref: 6}, as{"bo", Star{Ref: 6, Off: true}}), when: Undo{By: "ana"}, code: CodeRefused, message: "changed again", hint: "by its number"},
		{name: "undo a note that bo starred", given: append(one, as{"bo", Star{Ref: 6}}), when: Undo{By: "ana"}, want: `note.retracted #6 "undone" undoes=6`, after: "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"},
		{name: "undo in nothing", when: Undo{By: "ana"}, code: CodeRefused, message: "nothing of yours", hint: "/retract"},
	}
}

func cardCases() []decideCase {
	goals, decisions := template(cards.Goal), template(cards.Decision)
	set := begun(goal("flow by nine")) // card 6
	opened := append(slices.Clone(set), FillCard{Ref: 6, Template: goals, Fields: fields(cards.FieldOurs, "fault")}, FillCard{Ref: 6, Template: goals, Fields: fields(cards.FieldTheirs, "business")})
	proposed := begun(OpenCard{Template: decisions, Fields: map[string]string{cards.FieldDecision: "restart"}})
	values := func(pairs ...string) map[string]string { return fields(pairs...) }
	after := "open, round 1 white 1/7, 0 notes, 1 cards, 2 here"
	afterGoal := after + ", goal flow by nine"
	return []decideCase{
		{name: "set a goal", given: begun(), when: goal("flow by nine"), want: `card.opened goal set goal="flow by nine"`, after: afterGoal},
		{name: "set another goal", given: set, when: goal("all by ten"), want: "card.opened goal set goal=\"all by ten\"\ncard.moved #6 restated", after: "open, round 1 white 1/7, 0 notes, 2 cards, 2 here, goal all by ten"},
		{name: "set something else", given: set, when: OpenCard{Template: cards.Template{Name: "sail", Title: "Sail", Stages: []cards.Stage{{Name: cards.StageSet}}}}, want: "card.opened sail set", after: "open, round 1 white 1/7, 0 notes, 2 cards, 2 here, goal flow by nine"},
		{name: "draft another goal", given: set, when: OpenCard{Template: goals, Fields: values(cards.FieldGoal, "all by ten")}, want: `card.opened goal draft goal="all by ten"`, after: "open, round 1 white 1/7, 0 notes, 2 cards, 2 here, goal flow by nine"},
		{name: "set an empty goal", given: begun(), when: goal("  "), code: CodeRefused, message: "a goal that is set needs: goal", hint: "one thing"},
		{name: "set a goal of a page", given: begun(), when: goal(strings.Repeat("x", 501)), code: CodeInvalid, message: "goal is 501 bytes", hint: "shorten"},
		{
			name: "decide, in another zone", given: begun(), when: OpenCard{Template: decisions, Stage: cards.StageDecided, Fields: values(cards.FieldDecision, "restart", cards.FieldOwner, "bo", cards.FieldDue, "2031-03-14T16:30:00+02:00")},
			want: `card.opened decision decided decision="restart" due="2031-03-14T14:30:00Z" owner="bo"`, after: after,
		},
		{name: "decide without an owner and a time", given: begun(), when: OpenCard{Template: decisions, Stage: cards.StageDecided, Fields: values(cards.FieldDecision, "x")}, code: CodeRefused, message: "needs: owner, by", hint: "Who has it? By when?"},
		{name: "done without being decided", given: begun(), when: OpenCard{Template: decisions, Stage: cards.StageDone}, code: CodeRefused, message: "a decision that is done needs: decision, owner, by", hint: "What was decided?"},
		{name: "decide by a time behind all years", given: begun(), when: OpenCard{Template: decisions, Fields: values(cards.FieldDue, "9999-12-31T23:59:59-01:00")}, code: CodeInvalid, message: `by cannot be "9999`, hint: "2026-01-02T14:30:00Z"},
		{name: "decide by no time", given: begun(), when: OpenCard{Template: decisions, Fields: values(cards.FieldDue, "soon")}, code: CodeInvalid, message: `by cannot be "soon"`, hint: "2026-01-02T14:30:00Z"},
		{name: "decide in a speech", given: begun(), when: OpenCard{Template: decisions, Fields: values(cards.FieldDecision, strings.Repeat("x", 30<<10))}, code: CodeInvalid, message: "decision is 30.0 KiB", hint: "shorten"},
		{name: "a choice", given: begun(), when: OpenCard{Template: goals, Fields: values(cards.FieldApart, "close")}, want: `card.opened goal draft apart="close"`, after: after},
		{name: "a choice there is not", given: begun(), when: OpenCard{Template: goals, Fields: values(cards.FieldApart, "far")}, code: CodeInvalid, message: `cannot be "far"`, hint: "same, close, distinct"},
		{name: "a field there is not", given: begun(), when: OpenCard{Template: goals, Fields: values("colour", "red")}, code: CodeInvalid, message: `no field "colour"`, hint: "fields: goal"},
		{name: "a stage there is not", given: begun(), when: OpenCard{Template: goals, Stage: "won"}, code: CodeInvalid, message: `no stage "won"`, hint: "stages: draft, set, restated"},
		{name: "a template without stages", given: begun(), when: OpenCard{Template: cards.Template{Name: "t", Title: "T"}}, code: CodeInvalid, message: `no stage ""`, hint: "stages"},
		{name: "open a card after the close", given: ended(), when: goal("x"), code: CodeRefused, message: "closed", hint: "/reopen"},

		{name: "fill", given: set, when: FillCard{Ref: 6, Template: goals, Fields: values(cards.FieldSaidBy, "their CIO")}, want: `card.filled #6 said_by="their CIO"`, after: afterGoal},
		{name: "fill nothing new", given: set, when: FillCard{Ref: 6, Template: goals, Fields: values(cards.FieldGoal, "flow by nine")}, code: CodeRefused, message: "card 6 reads so already", hint: "leave it"},
		{name: "empty a field that is required", given: set, when: FillCard{Ref: 6, Template: goals, Fields: map[string]string{cards.FieldGoal: ""}}, code: CodeRefused, message: "needs: goal", hint: "one thing"},
		{name: "empty a field that is not", given: proposed, when: FillCard{Ref: 6, Template: decisions, Fields: map[string]string{cards.FieldDecision: ""}}, want: `card.filled #6 decision=""`, after: after},
		{name: "fill a field there is not", given: set, when: FillCard{Ref: 6, Template: goals, Fields: values("x", "y")}, code: CodeInvalid, message: `no field "x"`, hint: "said_by"},
		{name: "fill what is not there", given: set, when: FillCard{Ref: 5, Template: goals}, code: CodeNotFound, message: "no card 5", hint: "#12"},
		{name: "fill a card of another template", given: set, when: FillCard{Ref: 6, Template: decisions}, code: CodeInvalid, message: "card 6 is a goal, not a decision", hint: "number"},
		{name: "fill after the close", given: ended(), when: FillCard{Ref: 6, Template: decisions}, code: CodeRefused, message: "closed", hint: "/reopen"},

		{name: "move on", given: begun(decision("restart")), when: MoveCard{Ref: 6, Template: decisions, Stage: cards.StageDone, Reason: "it runs"}, want: `card.moved #6 done "it runs"`, after: after},
		{name: "move back", given: set, when: MoveCard{Ref: 6, Template: goals, Stage: "draft"}, want: "card.moved #6 draft", after: after},
		{name: "move through a closed gate", given: proposed, when: MoveCard{Ref: 6, Template: decisions, Stage: cards.StageDone}, code: CodeRefused, message: "needs: owner, by", hint: "By when?"},
		{name: "take a decision back that was not decided", given: proposed, when: MoveCard{Ref: 6, Template: decisions, Stage: cards.StageWithdrawn}, want: "card.moved #6 withdrawn", after: after},
		{name: "take a goal back", given: set, when: MoveCard{Ref: 6, Template: goals, Stage: cards.StageWithdrawn, Reason: "the wrong one"}, want: `card.moved #6 withdrawn "the wrong one"`, after: after},
		{name: "take it back twice", given: append(set, MoveCard{Ref: 6, Template: goals, Stage: cards.StageWithdrawn}), when: MoveCard{Ref: 6, Template: goals, Stage: cards.StageWithdrawn}, code: CodeRefused, message: "goal #6 was taken back", hint: "/undo"},
		{name: "do what was taken back", given: append(proposed, MoveCard{Ref: 6, Template: decisions, Stage: cards.StageWithdrawn}), when: MoveCard{Ref: 6, Template: decisions, Stage: cards.StageDone}, code: CodeRefused, message: "decision #6 was taken back", hint: "a new one"},
		{name: "fill what was taken back", given: append(set, MoveCard{Ref: 6, Template: goals, Stage: cards.StageWithdrawn}), when: FillCard{Ref: 6, Template: goals, Fields: values(cards.FieldGoal, "x")}, code: CodeRefused, message: "goal #6 was taken back", hint: "a new one"},
		{name: "close on a decision that was taken back", given: begun(decision("restart"), MoveCard{Ref: 6, Template: decisions, Stage: cards.StageWithdrawn}, Restore{}), when: Close{}, code: CodeRefused, message: "nothing is decided", hint: "/decide"},
		{name: "set a goal that was restated", given: begun(goal("flow by nine"), goal("all by ten")), when: MoveCard{Ref: 6, Template: goals, Stage: cards.StageSet}, want: "card.moved #6 set\ncard.moved #7 restated", after: "open, round 1 white 1/7, 0 notes, 2 cards, 2 here, goal flow by nine"},
		{name: "restate a goal by none", given: set, when: MoveCard{Ref: 6, Template: goals, Stage: cards.StageRestated}, code: CodeRefused, message: "restated by the next one", hint: "/goal"},
		{name: "take the goal away under Red", given: append(set, TurnHat{Hat: hats.Red}), when: MoveCard{Ref: 6, Template: goals, Stage: cards.StageWithdrawn}, code: CodeRefused, message: "Red waits for a goal", hint: "/goal SENTENCE"},
		{name: "take the goal away under a Red that went on without one", given: begun(TurnHat{Hat: hats.Red, NoGoal: true}, goal("flow by nine")), when: MoveCard{Ref: 7, Template: goals, Stage: cards.StageWithdrawn}, want: "card.moved #7 withdrawn", after: "open, round 1 red 3/7, 0 notes, 1 cards, 2 here"},
		{name: "close what opened an answer", given: opened, when: FillCard{Ref: 6, Template: goals, Fields: map[string]string{cards.FieldTheirs: ""}}, code: CodeRefused, message: "sponsor's answer opened lead's own answer", hint: "instead"},
		{name: "answer otherwise once it is open", given: opened, when: FillCard{Ref: 6, Template: goals, Fields: values(cards.FieldOurs, "both")}, code: CodeRefused, message: "lead's own answer was opened", hint: "note"},
		{name: "correct what opened an answer", given: opened, when: FillCard{Ref: 6, Template: goals, Fields: values(cards.FieldTheirs, "both")}, want: `card.filled #6 their_answer="both"`, after: afterGoal},
		{name: "move to where it is", given: set, when: MoveCard{Ref: 6, Template: goals, Stage: cards.StageSet}, code: CodeRefused, message: "is set already", hint: "stages: draft"},
		{name: "move to no stage", given: set, when: MoveCard{Ref: 6, Template: goals, Stage: "won"}, code: CodeInvalid, message: `no stage "won"`, hint: "stages"},
		{name: "move what is not there", given: set, when: MoveCard{Ref: 9, Template: goals, Stage: "draft"}, code: CodeNotFound, message: "no card 9", hint: "#12"},
	}
}

func personCases() []decideCase {
	after := "open, round 1 white 1/7, 0 notes, 0 cards, 3 here"
	two := "open, round 1 white 1/7, 0 notes, 0 cards, 2 here"
	one := "open, round 1 white 1/7, 0 notes, 0 cards, 1 here"
	return []decideCase{
		{name: "join", given: begun(), when: Join{Name: "Cy  ", Seat: "scribe", Party: "us"}, want: `person.joined @Cy party="us" seat="scribe"`, after: after},
		{name: "join twice", given: begun(), when: Join{Name: "ANA"}, code: CodeRefused, message: "ana is already here", hint: "/person ana, SEAT"},
		{name: "join twice in the same seat", given: begun(), when: Join{Name: "ana", Seat: "lead"}, code: CodeRefused, message: "ana is already here", hint: "SEAT"},
		{name: "take another seat", given: begun(), when: Join{Name: "ANA", Seat: "scribe"}, want: `person.changed @ana seat="scribe"`, after: two},
		{name: "come back", given: begun(Leave{Name: "bo"}), when: Join{Name: "bo"}, want: "person.joined @bo", after: two},
		{name: "join without a name", given: begun(), when: Join{Seat: "dba"}, code: CodeInvalid, message: "name is empty", hint: "visible"},
		{name: "join with a seat too long", given: begun(), when: Join{Name: "x", Seat: strings.Repeat("s", 61)}, code: CodeInvalid, message: "seat is 61 bytes", hint: "shorten"},
		{name: "join with a party too long", given: begun(), when: Join{Name: "x", Party: strings.Repeat("s", 61)}, code: CodeInvalid, message: "61 bytes", hint: "shorten"},
		{name: "join after the close", given: ended(), when: Join{Name: "x"}, code: CodeRefused, message: "closed", hint: "/reopen"},
		{name: "leave", given: begun(), when: Leave{Name: "Bo"}, want: "person.left @bo", after: one},
		{name: "leave, by the seat", given: begun(), when: Leave{Name: "DBA"}, want: "person.left @bo", after: one},
		{name: "leave twice", given: begun(Leave{Name: "bo"}), when: Leave{Name: "bo"}, code: CodeNotFound, message: `"bo" is not in the room`, hint: "/who"},
		{name: "leave without having come", given: begun(), when: Leave{Name: "dee"}, code: CodeNotFound, message: `"dee" is not in the room`, hint: "/who"},
		{name: "leave after the close", given: ended(), when: Leave{Name: "bo"}, code: CodeRefused, message: "closed", hint: "/reopen"},
	}
}

func decideCases() []decideCase {
	return slices.Concat(incidentCases(), roundCases(), noteCases(), cardCases(), personCases(), redactCases(), undoCases())
}

func TestDecide(t *testing.T) {
	for _, c := range decideCases() {
		t.Run(c.name, func(t *testing.T) {
			_, s := play(t, c.given...)
			before := dump(s)
			events, err := do(s, c.when, now)
			if c.code != "" {
				checkRefusal(t, err, c)
				return
			}
			if err != nil {
				t.Fatalf("refused: %v", err)
			}
			if got := briefly(events); got != c.want {
				t.Errorf("events\n%s\nwant\n%s", got, c.want)
			}
			if got := glance(Fold(s, events)); got != c.after {
				t.Errorf("state after: %s\nwant:        %s", got, c.after)
			}
			if dump(s) != before {
				t.Error("the state before was changed")
			}
		})
	}
}

func checkRefusal(t *testing.T, err error, c decideCase) {
	t.Helper()
	if err == nil {
		t.Fatalf("taken, want code %s", c.code)
	}
	if CodeOf(err) != c.code || !strings.Contains(err.Error(), c.message) {
		t.Errorf("%s: %v\nwant %s: ... %s", CodeOf(err), err, c.code, c.message)
	}
	if c.message == "" || c.hint == "" || !strings.Contains(HintOf(err), c.hint) {
		t.Errorf("hint %q, want %q", HintOf(err), c.hint)
	}
}

func TestDecideNothing(t *testing.T) {
	if _, err := Decide(State{}, nil, now); CodeOf(err) != CodeInvalid || HintOf(err) == "" {
		t.Errorf("no command: %v", err)
	}
}

// TestEveryCommandIsDecided reads the source for the types that can be decided: each must stand in the table, taken and refused.
func TestEveryCommandIsDecided(t *testing.T) {
	taken, refused := map[string]bool{}, map[string]bool{}
	for _, c := range decideCases() {
		name := strings.TrimPrefix(fmt.Sprintf("%T", c.when), "incident.")
		if c.code == "" {
			taken[name] = true
		} else {
			refused[name] = true
		}
	}
	commands := commandTypes(t)
	if len(commands) < 19 {
		t.Fatalf("only %d commands found: %v", len(commands), commands)
	}
	for _, name := range commands {
		if !taken[name] || !refused[name] {
			t.Errorf("%s: taken in the table %v, refused %v", name, taken[name], refused[name])
		}
	}
}

// commandTypes returns the names of the types with a decide method.
func commandTypes(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, f := range sources(t) {
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Name.Name == "decide" && fn.Recv != nil {
				names = append(names, fn.Recv.List[0].Type.(*ast.Ident).Name)
			}
		}
	}
	return names
}

// sources parses the package without its tests.
func sources(t *testing.T) []*ast.File {
	t.Helper()
	var files []*ast.File
	for _, name := range []string{"event.go", "decide.go", "round.go", "note.go", "undo.go", "card.go", "person.go", "redact.go", "end.go"} {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

func TestDecideAll(t *testing.T) {
	_, s := play(t, begun()...)
	events, err := DecideAll(s, []Command{noted("one"), Star{Ref: 6}, Retract{Ref: 6}, noted("two")}, now)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range events {
		if e.Seq != s.Seq+uint64(i)+1 {
			t.Errorf("event %d has Seq %d", i, e.Seq)
		}
	}
	want := "note.added white fact \"one\"\nnote.starred #6 on\nnote.retracted #6\nnote.added white fact \"two\""
	if got := briefly(events); got != want {
		t.Errorf("events\n%s\nwant\n%s", got, want)
	}
	if events, err := DecideAll(s, []Command{noted("one"), Retract{Ref: 99}}, now); err == nil || events != nil {
		t.Errorf("the second command is refused, and still: %v, %v", events, err)
	}
}

func TestStamp(t *testing.T) {
	events := make([]Event, 2)
	Stamp(events, "ana", time.Date(2031, 3, 14, 15, 0, 0, 1_999_999, time.FixedZone("", 3600)), func(i int) string { return string(rune('a' + i)) })
	at := time.Date(2031, 3, 14, 14, 0, 0, 1_000_000, time.UTC)
	for i, e := range events {
		if e.By != "ana" || e.ID != string(rune('a'+i)) || e.Recorded != at {
			t.Errorf("event %d: %+v", i, e)
		}
	}
}
