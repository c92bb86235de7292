package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"warroom/internal/cards"
	"warroom/internal/incident"
)

func (a *app) whoCommand() *cobra.Command {
	var at string
	c := a.command(spec{
		use:   "who [NAME, SEAT, PARTY] [FIELD=VALUE ...]",
		short: "Show who is here, what nobody covers, the parties; or seat somebody",
		long: "Who lists the people of an incident: seat, party, layer, technical or business sense, ways to reach them. It names the seats that nobody holds " +
			"(commander, facilitator, scribe, liaison, sponsor), the layers nobody is from, and the parties with what each controls and wants; --at says how it was then. " +
			"With words it puts a person on the roster, or says more of one who is there: layer=engineer, line manager, senior technologist, executive or customer; " +
			"sense=technical, business or both; reach=\"WAY; WAY\".",
		example: "warroom who\nwarroom who \"Ingrid, commander\"\nwarroom who \"Amara, liaison, customer\"\n" +
			"warroom who 'Ingrid layer=executive sense=business reach=\"+49 30 1; ingrid on call\"'",
		max: -1,
		run: func(ctx context.Context, args []string) error {
			if len(args) > 0 {
				if err := onlyLooks(at); err != nil {
					return err
				}
				return a.note(ctx, append([]string{"/person"}, args...), noteFlags{})
			}
			return a.who(ctx, at)
		},
	})
	a.atFlag(c, &at)
	a.incidentFlag(c)
	a.jsonFlag(c)
	return c
}

// whoJSON is who is here. The names are a promise.
type whoJSON struct {
	People  []whoPersonJSON `json:"people"`
	Empty   []string        `json:"empty"`   // needed seats that nobody holds
	Offered []string        `json:"offered"` // the other seats that nobody holds
	Layers  []whoCoverJSON  `json:"layers"`
	Senses  []whoCoverJSON  `json:"senses"`
	Parties []whoPartyJSON  `json:"parties"`
	Named   []string        `json:"named"` // named as a party, owner or who waits, and neither a party on the map nor a person
}

type whoPersonJSON struct {
	Name  string   `json:"name"`
	Seat  string   `json:"seat"`
	Party string   `json:"party"`
	Here  bool     `json:"here"`
	Layer string   `json:"layer"`
	Sense string   `json:"sense"`
	Reach []string `json:"reach"`
	Since stamp    `json:"since"` // came the last time
	Left  stamp    `json:"left"`  // null: still here
}

// whoCoverJSON is a layer or a sense, and who of those present has it.
type whoCoverJSON struct {
	Name   string   `json:"name"`
	People []string `json:"people"`
}

type whoPartyJSON struct {
	Seq      uint64   `json:"seq"` // of the card
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Controls string   `json:"controls"`
	Wants    string   `json:"wants"`
	Contact  string   `json:"contact"`
	Here     bool     `json:"contact_here"`
	Owns     bool     `json:"owns_task"`
	Flags    []string `json:"flags"` // what it lacks, in words
}

func whoOf(s incident.State) whoJSON {
	c := s.Coverage()
	parties, named := s.Parties()
	out := whoJSON{
		People: []whoPersonJSON{}, Empty: append([]string{}, c.Empty...), Offered: append([]string{}, c.Offered...),
		Layers: coversOf(c.Layers), Senses: coversOf(c.Senses), Parties: []whoPartyJSON{}, Named: append([]string{}, named...),
	}
	for _, p := range s.People {
		out.People = append(out.People, whoPersonJSON{
			Name: p.Name, Seat: p.Seat, Party: p.Party, Here: p.Left.IsZero(), Layer: p.Layer, Sense: p.Sense, Reach: append([]string{}, p.Ways()...),
			Since: stamp(p.Since), Left: stamp(p.Left),
		})
	}
	for _, p := range parties {
		f := p.Card.Fields
		out.Parties = append(out.Parties, whoPartyJSON{
			Seq: p.Card.Seq, Name: p.Name, Kind: f[cards.FieldKind], Controls: f[cards.FieldControls], Wants: f[cards.FieldWants],
			Contact: p.Contact, Here: p.ContactHere, Owns: p.Owns, Flags: append([]string{}, p.Flags()...),
		})
	}
	return out
}

func coversOf(all []incident.Cover) []whoCoverJSON {
	out := make([]whoCoverJSON, len(all))
	for i, c := range all {
		out[i] = whoCoverJSON{Name: c.Name, People: []string{}}
		for _, p := range c.People {
			out[i].People = append(out[i].People, p.Name)
		}
	}
	return out
}

func (a *app) who(ctx context.Context, at string) error {
	s, err := a.stood(ctx, a.flags.incident, at)
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.printJSON(whoOf(s.State))
	}
	if err := a.whoPeople(s.State); err != nil {
		return err
	}
	return printCoverage(a.out, s.State)
}

func (a *app) whoPeople(s incident.State) error {
	zone := zoneOf(s.Zone)
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tSEAT\tPARTY\tLAYER\tSENSE\tREACH\tHERE") // an error shows when the table is flushed
	for _, p := range s.People {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", p.Name, cmp.Or(p.Seat, "-"), cmp.Or(p.Party, "-"), cmp.Or(p.Layer, "-"), cmp.Or(p.Sense, "-"),
			cmp.Or(p.Reach, "-"), hereOf(p, a.Now(), zone))
	}
	return w.Flush()
}

// hereOf says since when somebody is here, or when they left.
func hereOf(p *incident.Person, now time.Time, zone *time.Location) string {
	if p.Left.IsZero() {
		return "since " + incident.Spoken(p.Since, now, zone)
	}
	return "left " + incident.Spoken(p.Left, now, zone)
}

// printCoverage prints what the people present cover, and the parties.
func printCoverage(w io.Writer, s incident.State) error {
	c := s.Coverage()
	parties, named := s.Parties()
	var lines []string
	if len(c.Empty) > 0 {
		lines = append(lines, "empty seats: "+strings.Join(c.Empty, ", "))
	}
	if len(c.Offered) > 0 {
		lines = append(lines, "also seats: "+strings.Join(c.Offered, ", "))
	}
	layers := "layers: " + coverWords(c.Layers)
	if n := len(c.Unsaid); n > 0 {
		layers += " · not said " + strconv.Itoa(n)
	}
	lines = append(lines, layers, "sense: "+coverWords(c.Senses))
	for _, p := range parties {
		f := p.Card.Fields
		line := fmt.Sprintf("party #%d %s", p.Card.Seq, p.Name)
		for _, more := range []struct{ word, value string }{
			{"is ", f[cards.FieldKind]}, {"controls ", f[cards.FieldControls]}, {"wants ", f[cards.FieldWants]}, {"contact ", p.Contact}, {"! ", strings.Join(p.Flags(), ", ")},
		} {
			if more.value != "" {
				line += " · " + more.word + more.value
			}
		}
		lines = append(lines, line)
	}
	if len(named) > 0 {
		lines = append(lines, "named, not on the map: "+strings.Join(named, ", ")+" (/party NAME puts a party there)")
	}
	_, err := fmt.Fprintln(w, strings.Join(lines, "\n"))
	return err
}

// coverWords writes a count behind each, a dash where there is nobody.
func coverWords(all []incident.Cover) string {
	parts := make([]string, len(all))
	for i, c := range all {
		n := "-"
		if len(c.People) > 0 {
			n = strconv.Itoa(len(c.People))
		}
		parts[i] = c.Plural() + " " + n
	}
	return strings.Join(parts, " · ")
}
