package timeline

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"warroom/internal/incident"
)

// naming gives everybody in a story a name without a person in it. A label, once given, is never given to somebody else, and what
// was said under it stays so: the second holder of a seat is "database 2", while the first stays "database".
type naming struct {
	voices       map[string]*voice // by name as it was written, and by its lower-case form
	taken        map[string]*voice // labels given away, in lower case
	holders      map[string]int    // by seat in lower case: how many numbers were tried
	participants int               // how many numbers were tried
	fresh        *voice            // who got the newest participant number, while only people have joined since
}

func newNaming() naming {
	return naming{voices: map[string]*voice{}, taken: map[string]*voice{}, holders: map[string]int{}}
}

// voice is one person, team or machine that a log names.
type voice struct {
	label       string // "" until it is first needed
	seat, party string
	listed      bool              // on the roster
	seats       map[string]string // labels of the seats held so far, by seat in lower case
	waiting     []int32           // entries written before a seat was known: they get it when it is
}

// voice returns who goes by that name, in any case, as on the roster.
func (n *naming) voice(name string) *voice {
	if v := n.voices[name]; v != nil {
		return v
	}
	key := strings.ToLower(name)
	v := n.voices[key]
	if v == nil {
		v = &voice{}
		n.voices[key] = v
	}
	n.voices[name] = v
	return v
}

// role returns the label of v, who is called name here. Without a seat, only what plainly is no person's name stays as it is.
func (n *naming) role(v *voice, name string) string {
	switch {
	case v.label != "":
	case n.holders[strings.ToLower(name)] > 0 || plainRole(name):
		v.label = name
		if key := strings.ToLower(name); n.taken[key] == nil { // "participant 2" of a story that was told before keeps its number
			n.taken[key] = v
		}
	default:
		for v.label == "" {
			n.participants++
			n.take(v, "participant "+strconv.Itoa(n.participants))
		}
		n.fresh = v
	}
	return v.label
}

// sit gives v a seat and its label. Whoever opens an incident speaks before the roster is read: the number that took is given back.
func (n *naming) sit(v *voice, seat string) {
	if n.fresh == v {
		delete(n.taken, strings.ToLower(v.label))
		n.participants--
		n.fresh = nil
	}
	v.seat, v.label = seat, ""
	key := strings.ToLower(seat)
	if label, ok := v.seats[key]; ok {
		v.label = label
		return
	}
	for v.label == "" {
		n.holders[key]++
		label := seat
		if k := n.holders[key]; k > 1 {
			label += " " + strconv.Itoa(k)
		}
		n.take(v, label)
	}
	if v.seats == nil {
		v.seats = map[string]string{}
	}
	v.seats[key] = v.label
}

// take gives v a label that nobody has.
func (n *naming) take(v *voice, label string) {
	key := strings.ToLower(label)
	if n.taken[key] == nil {
		n.taken[key], v.label = v, label
	}
}

// place reads what an event says about a person on the roster. Entries that waited for the seat get it: who wrote them is known now.
func (t *Timeline) place(ev *incident.Event) {
	if ev.Who == "" {
		return
	}
	v := t.names.voice(ev.Who)
	if !v.listed && ev.Kind != incident.KindJoined {
		return
	}
	v.listed = true
	seat, party := ev.Fields[incident.FieldSeat], ev.Fields[incident.FieldParty]
	news := seat != "" && v.seat == "" || party != "" && v.party == ""
	if party != "" {
		v.party = party
	}
	if seat != "" {
		t.names.sit(v, seat)
	}
	if !news || len(v.waiting) == 0 {
		return
	}
	for _, number := range v.waiting {
		if t.slots[number] == nil {
			continue
		}
		e := t.amend(number)
		if t.names.voice(e.Name) == v {
			e.Role = v.label
			if e.Party == "" {
				e.Party = v.party
			}
		}
		if t.names.voice(e.Owner) == v {
			e.OwnerRole = v.label
		}
		e.renamed(func(name string) bool { return t.names.voice(name) == v }, v.label)
	}
	if v.seat != "" {
		v.waiting = nil
	}
}

// plainRole reports whether a name is a role or a machine and nobody's name: small words before one of roleWords, with capitals only
// in abbreviations and, at the end, a number or a letter. "network engineer", "DB engineer", "monitoring" and "operator B" are;
// "Anna", "anna", "J. Smith" and "anna-dev" are not. When in doubt it is a person: a role too few costs a reader a
// moment, a name too many costs somebody the trust in all of it.
func plainRole(name string) bool {
	words := strings.Fields(name)
	if n := len(words); n > 1 && ordinal(words[n-1]) {
		words = words[:n-1]
	}
	if len(words) == 0 || !roleWords()[strings.ToLower(words[len(words)-1])] {
		return false
	}
	for _, w := range words[:len(words)-1] {
		if !small(w) {
			return false
		}
	}
	return true
}

// ordinal reports a number or a single capital letter.
func ordinal(w string) bool {
	if len(w) == 1 && 'A' <= w[0] && w[0] <= 'Z' {
		return true
	}
	return len(w) <= 3 && strings.Trim(w, "0123456789") == ""
}

// abbreviation is how long one may be in capitals: DB, QA, SAN, VPN. ANNA is a name.
const abbreviation = 3

// small reports a word of small letters and dashes, or an abbreviation.
func small(w string) bool {
	if utf8.RuneCountInString(w) <= abbreviation && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == "" {
		return true
	}
	return strings.Trim(w, "abcdefghijklmnopqrstuvwxyz-") == ""
}
