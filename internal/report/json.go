package report

import (
	"io"
	"time"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

// jsonVersion is raised when the meaning of a key changes. A key that is added does not raise it.
const jsonVersion = 1

// document is the whole incident as JSON. Names and meanings of the keys are a promise, as those of [record] are, and times are
// written as there. Lists are never null.
type document struct {
	Version  int        `json:"version"`
	Program  string     `json:"program"`
	MadeAt   *string    `json:"made_at"`
	Roles    bool       `json:"roles"`    // everybody goes by a role
	Redacted bool       `json:"redacted"` // what was taken back, earlier wordings and credentials were left out
	Head     string     `json:"head"`     // of the log this was made from, COUNT:HASH: for "warroom verify"
	Incident facts      `json:"incident"`
	Entries  []record   `json:"entries"` // in the order in which it happened
	People   []person   `json:"people"`  // in the order in which they joined
	Cards    []cardData `json:"cards"`   // in the order in which they were opened
	Rounds   []round    `json:"rounds"`
}

// facts are what is said about the incident itself.
type facts struct {
	ID            string  `json:"id"`
	Title         string  `json:"title"`
	Impact        string  `json:"impact"`
	Severity      int     `json:"severity"` // 1 worst to 5; 0 not said
	Zone          string  `json:"zone"`
	SeenBefore    string  `json:"seen_before"` // "yes", "no", "" not said
	Sample        bool    `json:"sample"`      // invented
	State         string  `json:"state"`       // "open", "restored", "closed"
	DeclaredAt    *string `json:"declared_at"`
	DeclaredBy    string  `json:"declared_by"`
	RestoredAt    *string `json:"restored_at"` // the customer's business was back
	RestoredWords string  `json:"restored_words"`
	CuredAt       *string `json:"cured_at"` // the cause was gone
	CuredWords    string  `json:"cured_words"`
	ClosedAt      *string `json:"closed_at"`
	OpenEnded     bool    `json:"open_ended"` // closed without a decision or a restored business
	CloseReason   string  `json:"close_reason"`
	Unknown       int     `json:"unknown_events"` // of kinds that the program that made this does not know
}

type person struct {
	Name     string  `json:"name"` // a role if the report has roles
	Seat     string  `json:"seat"`
	Party    string  `json:"party"`
	JoinedAt *string `json:"joined_at"` // the first time
	LeftAt   *string `json:"left_at"`   // null: still here at the end
}

type cardData struct {
	ID       string            `json:"id"` // that of its entry
	Template string            `json:"template"`
	Stage    string            `json:"stage"`
	Fields   map[string]string `json:"fields"` // by the names of the template, without what is still sealed; times are UTC
	By       string            `json:"by"`
	OpenedAt *string           `json:"opened_at"`
	Round    int               `json:"round"` // that it was opened in, 0 before the first
	Redacted bool              `json:"redacted"`
	Moves    []move            `json:"moves"` // every stage it came into, oldest first
}

type move struct {
	Stage string  `json:"stage"`
	At    *string `json:"at"`
	By    string  `json:"by"`
	Why   string  `json:"why"`
}

type round struct {
	Number   int     `json:"number"` // from 1
	Order    string  `json:"order"`
	OpenedAt *string `json:"opened_at"`
	Reason   string  `json:"reason"`
	NoGoal   bool    `json:"went_on_without_goal"`
	Steps    []step  `json:"steps"`
}

type step struct {
	Hat     string  `json:"hat"`
	Purpose string  `json:"purpose"`
	Minutes float64 `json:"minutes"`       // planned; 0 for none
	Spent   float64 `json:"spent_minutes"` // in the visits that are over
	Turned  int     `json:"turned"`        // how often the round came to it
	Notes   int     `json:"notes"`         // written under it, without what was taken back
}

// writeJSON writes one document.
func writeJSON(w io.Writer, s *story) error {
	doc := document{
		Version: jsonVersion, Program: s.Program, MadeAt: s.stamp(s.Now), Roles: s.Roles, Redacted: s.Redacted, Head: s.head.String(),
		Incident: s.facts(), Entries: make([]record, s.view.Len()), People: []person{}, Cards: []cardData{}, Rounds: []round{},
	}
	for i := range doc.Entries {
		doc.Entries[i] = s.record(s.view.At(i))
	}
	for _, p := range s.state.People {
		doc.People = append(doc.People, person{p.Name, p.Seat, p.Party, s.stamp(p.Joined), s.stamp(p.Left)})
	}
	for _, c := range s.state.Cards {
		doc.Cards = append(doc.Cards, s.card(c))
	}
	for _, r := range s.state.Rounds {
		doc.Rounds = append(doc.Rounds, s.round(r))
	}
	enc := lines(w)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}

func (s *story) facts() facts {
	st := &s.state
	return facts{
		ID: s.ID, Title: st.Title, Impact: st.Impact, Severity: st.Severity, Zone: s.Zone.String(), SeenBefore: st.Seen, Sample: st.Sample,
		State: st.Word(), DeclaredAt: s.stamp(st.Declared), DeclaredBy: st.DeclaredBy, RestoredAt: s.stamp(st.Restored),
		RestoredWords: st.RestoredWords, CuredAt: s.stamp(st.Cured), CuredWords: st.CuredWords, ClosedAt: s.stamp(st.Closed),
		OpenEnded: st.OpenEnded, CloseReason: st.CloseReason, Unknown: st.Unknown,
	}
}

func (s *story) card(c *incident.Card) cardData {
	t, _ := cards.Find(s.templates, c.Template)
	out := cardData{
		ID: s.seqID(c.Seq), Template: c.Template, Stage: c.Stage, Fields: t.Shown(c.Fields), By: c.By, OpenedAt: s.stamp(c.Opened), Round: c.Round,
		Redacted: c.Redacted, Moves: []move{},
	}
	for _, m := range c.Moves {
		out.Moves = append(out.Moves, move{m.Stage, s.stamp(m.At), m.By, m.Why})
	}
	return out
}

func (s *story) round(r *incident.Round) round {
	out := round{Number: r.Number, Order: r.Order, OpenedAt: s.stamp(r.Opened), Reason: r.Reason, NoGoal: r.NoGoal, Steps: []step{}}
	for i, st := range r.Steps {
		walk := r.Walks[i]
		out.Steps = append(out.Steps, step{string(st.Hat), st.Purpose, minutes(st.Length), minutes(walk.Spent), walk.Turned, walk.Notes})
	}
	return out
}

// minutes rounds to hundredths: a reader of JSON has no use for nanoseconds.
func minutes(d time.Duration) float64 { return d.Round(time.Minute / 100).Minutes() }
