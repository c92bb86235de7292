package main

import (
	"cmp"
	"slices"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
	"warroom/internal/search"
)

// The types of this file are a promise to scripts: names and meanings stay, a later version only adds. What is not known is null,
// a list without entries is [].

// stamp is a time in JSON: RFC 3339, UTC, three decimals; the zero time is null.
type stamp time.Time

func (s stamp) MarshalJSON() ([]byte, error) {
	t := time.Time(s)
	if t.IsZero() {
		return []byte("null"), nil
	}
	return t.UTC().AppendFormat(nil, `"2006-01-02T15:04:05.000Z"`), nil
}

// some returns v, or nil for the zero value, which JSON writes as null.
func some[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

type summaryJSON struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Severity *int   `json:"severity"`
	State    string `json:"state"` // open, restored, closed
	Declared stamp  `json:"declared"`
	Restored stamp  `json:"restored"`
	Cured    stamp  `json:"cured"`
	Closed   stamp  `json:"closed"`
	Notes    int    `json:"notes"`
	Last     stamp  `json:"last"` // when anything was recorded last
}

func summaryOf(s incident.Summary) summaryJSON {
	return summaryJSON{
		ID: s.ID, Title: s.Title, Severity: some(s.Severity), State: s.State(), Declared: stamp(s.Declared), Restored: stamp(s.Restored),
		Cured: stamp(s.Cured), Closed: stamp(s.Closed), Notes: s.Notes, Last: stamp(s.Last),
	}
}

type showJSON struct {
	Incident incidentJSON `json:"incident"`
	Round    *roundJSON   `json:"round"` // the one that is on
	Rounds   []roundJSON  `json:"rounds"`
	Notes    []noteJSON   `json:"notes"` // in the order in which it happened
	Cards    []cardJSON   `json:"cards"`
	People   []personJSON `json:"people"`
}

type incidentJSON struct {
	ID            string   `json:"id"`
	Title         string   `json:"title"`
	Impact        string   `json:"impact"`
	Severity      *int     `json:"severity"`
	Zone          string   `json:"zone"`
	State         string   `json:"state"`
	Seen          *string  `json:"seen"` // yes, no
	Declared      stamp    `json:"declared"`
	DeclaredBy    string   `json:"declared_by"`
	Restored      stamp    `json:"restored"`
	RestoredWords string   `json:"restored_words"`
	Cured         stamp    `json:"cured"`
	CuredWords    string   `json:"cured_words"`
	Closed        stamp    `json:"closed"`
	CloseReason   string   `json:"close_reason"`
	OpenEnded     bool     `json:"open_ended"`
	Goal          *string  `json:"goal"`
	Head          headJSON `json:"head"`
	Unknown       int      `json:"unknown"` // events of a newer version, kept and not understood
}

// headJSON is what proves, kept outside the file, that the log was not cut back.
type headJSON struct {
	Seq  uint64 `json:"seq"`
	Hash string `json:"hash"`
}

func incidentOf(id string, s incident.State) incidentJSON {
	v := incidentJSON{
		ID: id, Title: s.Title, Impact: s.Impact, Severity: some(s.Severity), Zone: cmp.Or(s.Zone, "UTC"), State: s.Word(), Seen: some(s.Seen),
		Declared: stamp(s.Declared), DeclaredBy: s.DeclaredBy, Restored: stamp(s.Restored), RestoredWords: s.RestoredWords,
		Cured: stamp(s.Cured), CuredWords: s.CuredWords, Closed: stamp(s.Closed), CloseReason: s.CloseReason, OpenEnded: s.OpenEnded,
		Head: headJSON{s.Seq, s.Chain.String()}, Unknown: s.Unknown,
	}
	if s.Goal != nil {
		v.Goal = some(s.Goal.Fields[cards.FieldGoal])
	}
	return v
}

type roundJSON struct {
	Number      int        `json:"number"`
	Order       string     `json:"order"`
	Reason      string     `json:"reason"`
	Opened      stamp      `json:"opened"`
	Hat         *string    `json:"hat"`  // the one that is on
	Step        *int       `json:"step"` // the one that is on, from 1; null outside the order
	Since       stamp      `json:"since"`
	Seconds     *int       `json:"seconds"` // of the step that is on, extension included; null without a time
	Left        *int       `json:"left"`    // seconds, negative when over; null without a time and in rounds that are over
	WithoutGoal bool       `json:"without_goal"`
	Steps       []stepJSON `json:"steps"`
}

type stepJSON struct {
	Hat     string `json:"hat"`
	Purpose string `json:"purpose"`
	Seconds int    `json:"seconds"`
	Notes   int    `json:"notes"`
	Turned  int    `json:"turned"` // how often the round came here
	Spent   int    `json:"spent"`  // seconds in the visits that are over
}

func stepOf(s hats.Step) stepJSON {
	return stepJSON{Hat: string(s.Hat), Purpose: s.Purpose, Seconds: seconds(s.Length)}
}

// roundOf describes a round; on says that it is the one that runs at now.
func roundOf(r *incident.Round, on bool, now time.Time) roundJSON {
	v := roundJSON{
		Number: r.Number, Order: r.Order, Reason: r.Reason, Opened: stamp(r.Opened), Hat: some(string(r.Hat)), Since: stamp(r.Since),
		WithoutGoal: r.NoGoal, Steps: make([]stepJSON, len(r.Steps)),
	}
	if r.Step >= 0 && r.Step < len(r.Steps) {
		v.Step = some(r.Step + 1)
	}
	if length := r.On().Length; length > 0 {
		v.Seconds = some(seconds(length + r.Plus))
		if left := seconds(r.Left(now)); on {
			v.Left = &left
		}
	}
	for i, s := range r.Steps {
		v.Steps[i] = stepOf(s)
		if i < len(r.Walks) {
			v.Steps[i].Notes, v.Steps[i].Turned, v.Steps[i].Spent = r.Walks[i].Notes, r.Walks[i].Turned, seconds(r.Walks[i].Spent)
		}
	}
	return v
}

type noteJSON struct {
	Seq       uint64   `json:"seq"`
	ID        string   `json:"id"`
	Hat       string   `json:"hat"`
	Kind      *string  `json:"kind"` // White only: fact, reported, assumption, unknown
	Text      string   `json:"text"`
	By        string   `json:"by"` // whose words
	At        stamp    `json:"at"` // happened
	Recorded  stamp    `json:"recorded"`
	Tags      []string `json:"tags"`
	Starred   bool     `json:"starred"`
	Edited    bool     `json:"edited"`
	Retracted bool     `json:"retracted"`
}

func noteOf(n *incident.Note) noteJSON {
	return noteJSON{
		Seq: n.Seq, ID: n.ID, Hat: string(n.Hat), Kind: some(string(n.Kind)), Text: n.Text, By: n.Voice(), At: stamp(n.At),
		Recorded: stamp(n.Recorded), Tags: append([]string{}, n.Tags...), Starred: n.Starred, Edited: len(n.Edits) > 0, Retracted: n.Gone,
	}
}

// happened returns notes in the order in which it happened; those of one moment as they were written.
func happened(notes []*incident.Note) []*incident.Note {
	sorted := slices.Clone(notes)
	slices.SortStableFunc(sorted, func(a, b *incident.Note) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Seq, b.Seq))
	})
	return sorted
}

type cardJSON struct {
	Seq      uint64            `json:"seq"`
	Template string            `json:"template"`
	Stage    string            `json:"stage"`
	Fields   map[string]string `json:"fields"`
	By       string            `json:"by"`
	Opened   stamp             `json:"opened"`
	Round    *int              `json:"round"`
	Moves    []moveJSON        `json:"moves"`
	Redacted bool              `json:"redacted"`
}

type moveJSON struct {
	Stage string `json:"stage"`
	By    string `json:"by"`
	At    stamp  `json:"at"`
	Why   string `json:"why"`
}

// cardOf describes a card; what is still sealed on it is left out.
func cardOf(c *incident.Card, templates []cards.Template) cardJSON {
	t, _ := cards.Find(templates, c.Template)
	v := cardJSON{
		Seq: c.Seq, Template: c.Template, Stage: c.Stage, Fields: t.Shown(c.Fields), By: writer(c.By, t), Opened: stamp(c.Opened), Round: some(c.Round),
		Moves: make([]moveJSON, len(c.Moves)), Redacted: c.Redacted,
	}
	for i, m := range c.Moves {
		v.Moves[i] = moveJSON{Stage: m.Stage, By: writer(m.By, t), At: stamp(m.At), Why: m.Why}
	}
	return v
}

// writer is who wrote a card, "" when the template names nobody.
func writer(by string, t cards.Template) string {
	if t.Nameless {
		return ""
	}
	return by
}

type personJSON struct {
	Name   string `json:"name"`
	Seat   string `json:"seat"`
	Party  string `json:"party"`
	Layer  string `json:"layer"`
	Sense  string `json:"sense"`
	Joined stamp  `json:"joined"` // the first time
	Since  stamp  `json:"since"`  // the last time
	Left   stamp  `json:"left"`
}

func personOf(p *incident.Person) personJSON {
	return personJSON{Name: p.Name, Seat: p.Seat, Party: p.Party, Layer: p.Layer, Sense: p.Sense, Joined: stamp(p.Joined), Since: stamp(p.Since), Left: stamp(p.Left)}
}

func showOf(s moment, templates []cards.Template) showJSON {
	v := showJSON{
		Incident: incidentOf(s.id, s.State), Rounds: make([]roundJSON, len(s.Rounds)), Notes: make([]noteJSON, 0, len(s.Notes)),
		Cards: make([]cardJSON, len(s.Cards)), People: make([]personJSON, len(s.People)),
	}
	for i, r := range s.Rounds {
		v.Rounds[i] = roundOf(r, i == len(s.Rounds)-1 && s.Closed.IsZero(), s.now)
	}
	if n := len(v.Rounds); n > 0 {
		v.Round = &v.Rounds[n-1]
	}
	for _, n := range happened(s.Notes) {
		v.Notes = append(v.Notes, noteOf(n))
	}
	for i, c := range s.Cards {
		v.Cards[i] = cardOf(c, templates)
	}
	for i, p := range s.People {
		v.People[i] = personOf(p)
	}
	return v
}

// hitJSON is an entry that a search found.
type hitJSON struct {
	Incident string   `json:"incident"` // its id
	Title    string   `json:"title"`
	State    string   `json:"state"` // of the incident: open, restored, closed
	Seq      uint64   `json:"seq"`   // of the event that has the words
	Entry    uint64   `json:"entry"` // of the note, card or other entry they belong to: seq, unless they changed an earlier one
	At       stamp    `json:"at"`    // happened; null when nobody knows
	Recorded stamp    `json:"recorded"`
	Time     *string  `json:"time"` // how well at is known: about, unknown; null when it is exact
	Kind     string   `json:"kind"` // as in timeline; "retracted" is the reason of a retraction
	Hat      *string  `json:"hat"`  // it stands under now
	By       string   `json:"by"`   // whose words
	Text     string   `json:"text"` // as it was said then
	Tags     []string `json:"tags"`
	Starred  bool     `json:"starred"`
	Since    *string  `json:"since"` // what became of the words: revised, retracted; null while they stand
}

func hitOf(h *search.Hit) hitJSON {
	v := hitJSON{
		Incident: h.Incident.ID, Title: h.Incident.Title, State: h.Incident.State(), Seq: h.Seq, Entry: h.Entry, At: stamp(h.At), Recorded: stamp(h.Recorded),
		Time: some(string(h.Vague)), Kind: h.Label, Hat: some(string(h.Hat)), By: h.Speaker, Text: h.Text, Tags: append([]string{}, h.Tags...), Starred: h.Starred,
		Since: some(string(h.Since)),
	}
	if h.Vague == incident.Unknown {
		v.At = stamp{}
	}
	return v
}
