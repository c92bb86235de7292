package main

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"warroom/internal/desk"
	"warroom/internal/incident"
	"warroom/internal/room"
)

func (a *app) owedCommand() *cobra.Command {
	var at string
	var watch, closed bool
	c := a.command(spec{
		use:   "owed",
		short: "List what is owed to whom, by when and by whom, in all open incidents",
		long: "Owed lists what somebody waits for, the most urgent first: the next word to each customer, calls, promises, answers, agreements, decisions, " +
			"tasks; of all open incidents but samples, of one with -i; and the check-ins of closed ones, with --all whatever those left open. What is late says so. --at is what was owed then, of one incident. " +
			"--watch keeps the list on the terminal, for a pane beside others, and follows every change; ctrl+c ends it.",
		example: "warroom owed\nwarroom owed -i k7f3 --at 14:30\nwarroom owed --json\nwarroom owed --watch",
		run: func(ctx context.Context, _ []string) error {
			switch {
			case watch && (at != "" || closed || a.flags.json):
				return usagef("warroom owed --watch", "--watch shows now, on a terminal: it goes with neither --at, --all nor --json")
			case watch:
				return a.watchOwed(ctx)
			}
			return a.owed(ctx, at, closed)
		},
	})
	c.Flags().BoolVar(&closed, "all", false, "what closed incidents left open too")
	c.Flags().BoolVar(&watch, "watch", false, "keep it on the terminal, and follow")
	a.atFlag(c, &at)
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// debtJSON is something that is owed. The names are a promise.
type debtJSON struct {
	Incident string  `json:"incident"`
	Title    string  `json:"title"`
	Kind     string  `json:"kind"` // word, call, promise, answer, sla, commitment or decision
	What     string  `json:"what"`
	To       *string `json:"to"`
	By       *string `json:"by"`
	Due      stamp   `json:"due"`  // null: no time was said
	Left     *int    `json:"left"` // seconds, negative when late
	Late     bool    `json:"late"`
	Card     *uint64 `json:"card"` // null for the next word
}

// customerDesk is the desk of one incident.
type customerDesk struct {
	*desk.Desk
	id, title string
	zone      *time.Location
	after     bool // it is closed, and only its check-ins are asked for
}

// debt is something that is owed in one incident.
type debt struct {
	desk.Debt
	in *customerDesk
}

// desks are the desks of all open incidents, or of the one that is asked for; samples only if they are. It remembers rooms, so that a
// second look reads only what is new.
type desks struct {
	app   *app
	pace  desk.Pace
	rooms map[string]*room.Room

	closed bool // all that closed incidents left open, not their check-ins alone
}

func (a *app) desks() (*desks, error) {
	return &desks{app: a, pace: a.usablePace(), rooms: map[string]*room.Room{}}, nil
}

func (d *desks) open(ctx context.Context) ([]customerDesk, error) {
	log, err := d.app.openLog()
	if err != nil {
		return nil, err
	}
	var which []incident.Summary
	if id := d.app.flags.incident; id != "" {
		found, err := d.app.find(ctx, id)
		if err != nil {
			return nil, err
		}
		which = append(which, found)
	} else {
		all, err := log.List(ctx)
		if err != nil {
			return nil, err
		}
		which = slices.DeleteFunc(all, func(s incident.Summary) bool { return s.Sample })
	}
	by, err := d.app.person()
	if err != nil {
		return nil, err
	}
	out := make([]customerDesk, 0, len(which))
	for _, summary := range which {
		r := d.rooms[summary.ID]
		if r == nil {
			r = room.New(log, summary.ID, by, d.app.Now, d.app.NewID)
			d.rooms[summary.ID] = r
		}
		s, err := r.State(ctx)
		if err != nil {
			return nil, err
		}
		after := !d.closed && d.app.flags.incident == "" && !s.Closed.IsZero()
		if after && len(s.CheckIns()) == 0 {
			continue
		}
		out = append(out, customerDesk{desk.Of(s, d.pace), summary.ID, s.Title, zoneOf(s.Zone), after})
	}
	return out, nil
}

// stoodDesk is the desk of one incident as it was known at a time as a person writes it, and that time; "" is now.
func (a *app) stoodDesk(ctx context.Context, at string) (customerDesk, moment, error) {
	pace := a.usablePace()
	m, err := a.stood(ctx, a.flags.incident, at)
	if err != nil {
		return customerDesk{}, moment{}, err
	}
	return customerDesk{desk.Of(m.State, pace), m.id, m.Title, zoneOf(m.Zone), false}, m, nil
}

// debtsOf returns what is owed at all of these desks, the most urgent first and what has no time last.
func debtsOf(all []customerDesk, now time.Time) []debt {
	var out []debt
	for i := range all {
		for _, b := range all[i].Owed(now) {
			if all[i].after && !b.CheckIn {
				continue
			}
			out = append(out, debt{b, &all[i]})
		}
	}
	slices.SortStableFunc(out, func(a, b debt) int {
		if a.Due.IsZero() != b.Due.IsZero() {
			return map[bool]int{true: 1, false: -1}[a.Due.IsZero()]
		}
		return a.Due.Compare(b.Due)
	})
	return out
}

func (a *app) owed(ctx context.Context, at string, closed bool) error {
	now := a.Now()
	var all []customerDesk
	if at != "" {
		if a.flags.incident == "" {
			if err := a.onlyOne(ctx); err != nil {
				return err
			}
		}
		d, m, err := a.stoodDesk(ctx, at)
		if err != nil {
			return err
		}
		all, now = append(all, d), m.now
	} else {
		d, err := a.desks()
		if err != nil {
			return err
		}
		d.closed = closed
		if all, err = d.open(ctx); err != nil {
			return err
		}
	}
	debts := debtsOf(all, now)
	if a.flags.json {
		return a.printJSON(debtsJSON(debts, now))
	}
	if len(debts) == 0 {
		a.say("note", "nothing is owed")
		return nil
	}
	t := table{{"DUE", "LEFT", "TO", "BY", "INCIDENT", "WHAT"}}
	for _, b := range debts {
		left := "-"
		if !b.Due.IsZero() {
			left = clock(b.Due.Sub(now))
		}
		if b.Late(now) {
			left += " late"
		}
		t = append(t, []string{
			a.when(b.Due, b.in.zone), left, incident.OneLine(cmp.Or(b.To, "-"), 30), incident.OneLine(cmp.Or(b.By, "nobody"), 20),
			incident.OneLine(b.in.title, 24), numberedWhat(b.Debt),
		})
	}
	return a.printTable(t, nil)
}

// numberedWhat is what is owed, with the number of its card.
func numberedWhat(b desk.Debt) string {
	what := incident.OneLine(b.What, 80)
	if b.Card != 0 {
		what = "#" + strconv.FormatUint(b.Card, 10) + " " + what
	}
	return what
}

func debtsJSON(debts []debt, now time.Time) []debtJSON {
	out := make([]debtJSON, len(debts))
	for i, b := range debts {
		out[i] = debtJSON{
			Incident: b.in.id, Title: b.in.title, Kind: string(b.Kind), What: b.What, To: some(b.To), By: some(b.By), Due: stamp(b.Due), Late: b.Late(now), Card: some(b.Card),
		}
		if !b.Due.IsZero() {
			left := seconds(b.Due.Sub(now))
			out[i].Left = &left
		}
	}
	return out
}
