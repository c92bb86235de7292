package room

import (
	"strings"

	"warroom/internal/capture"
	"warroom/internal/incident"
)

const personName = "person"

// ParsePerson reads "name, seat, party"; seat and party may be missing.
func ParsePerson(s string) incident.Join {
	parts := strings.SplitN(s, ",", 3)
	for len(parts) < 3 {
		parts = append(parts, "")
	}
	return incident.Join{Name: strings.TrimSpace(parts[0]), Seat: strings.TrimSpace(parts[1]), Party: strings.TrimSpace(parts[2])}
}

// ReadPerson reads what stands behind /person.
func ReadPerson(s string) (incident.Join, error) {
	if !strings.Contains(s, "=") {
		return ParsePerson(s), nil
	}
	c := personCommand(capture.Command{Name: personName})
	l, err := capture.Parse("/"+personName+" "+s, capture.Context{Commands: []capture.Command{c}})
	if err != nil {
		return incident.Join{}, err
	}
	return readJoin(l.Args)
}

// personCommand reads what [ParsePerson] reads, and the fields of a person behind it. A screen has no form for it: c needs words.
func personCommand(c capture.Command) capture.Command {
	var seats []string
	for _, s := range incident.Seats() {
		seats = append(seats, s.Seat)
	}
	full := capture.CardCommand(c.Name, "Person", c.Summary, []capture.CommandField{
		{Name: "name", Kind: capture.FieldText},
		{Name: incident.FieldSeat, Kind: capture.FieldText, Options: seats},
		{Name: incident.FieldParty, Kind: capture.FieldText},
		{Name: incident.FieldLayer, Kind: capture.FieldChoice, Options: incident.Layers()},
		{Name: incident.FieldSense, Kind: capture.FieldChoice, Options: incident.Senses()},
		{Name: incident.FieldReach, Short: []string{"phone"}, Kind: capture.FieldLines},
	}, nil)
	full.Optional, full.Usage = false, c.Usage
	return full
}

// PersonLine is the line that writes p as they stand, for editing; desk has the commands.
func PersonLine(desk []capture.Command, p *incident.Person) string {
	for _, c := range desk {
		if c.Name != personName || c.Shape != capture.ShapeCard {
			continue
		}
		values := map[string]string{
			"name": p.Name, incident.FieldSeat: p.Seat, incident.FieldParty: p.Party,
			incident.FieldLayer: p.Layer, incident.FieldSense: p.Sense, incident.FieldReach: p.Reach,
		}
		if strings.Contains(p.Name, ",") { // as free text, the rest of it would be a seat
			c.Fields = append([]capture.CommandField{{}}, c.Fields...)
		}
		return capture.FormatFields(c, 0, values, nil)
	}
	return "/" + personName + " " + p.Name
}

func readPerson(_ Desk, a capture.Args) (incident.Command, error) {
	j, err := readJoin(a)
	if err != nil {
		return nil, err
	}
	return j, nil
}

// readJoin takes fields into what the text says; one that is cleared is nothing any more.
func readJoin(a capture.Args) (incident.Join, error) {
	if len(a.Fields) == 0 {
		return ParsePerson(rest(a)), nil
	}
	j := ParsePerson(a.Text)
	for _, f := range a.Fields {
		to := map[string]*string{
			"name": &j.Name, incident.FieldSeat: &j.Seat, incident.FieldParty: &j.Party,
			incident.FieldLayer: &j.Layer, incident.FieldSense: &j.Sense, incident.FieldReach: &j.Reach,
		}[f.Name]
		if *to != "" {
			return j, incident.Errorf(incident.CodeInvalid, "%s is given twice", f.Name).WithHint("the text is NAME, SEAT, PARTY: leave one of them out")
		}
		if *to = f.Value; f.Value == "" && f.Name != "name" {
			*to = incident.Nothing
		}
	}
	return j, nil
}
