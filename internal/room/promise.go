package room

import (
	"slices"

	"warroom/internal/capture"
	"warroom/internal/cards"
	"warroom/internal/incident"
)

// promiseName is the second word for a commitment: what is promised to somebody outside has rules of its own.
const promiseName = "promise"

// promisedBy is another name for the owner of a promise, who is not the person in front.
const promisedBy = "promised_by"

// promiseCommand is the command of commitments that are promises: whom it is made to stands in front.
func promiseCommand(t cards.Template) capture.Command {
	fields := slices.DeleteFunc(commandFields(t), func(f capture.CommandField) bool { return f.Name == cards.FieldKind })
	for i := range fields {
		if fields[i].Name == cards.FieldOwner {
			fields[i].Short = append(slices.Clone(fields[i].Short), promisedBy)
		}
	}
	c := capture.CardCommand(promiseName, "Promise", "what somebody outside was promised, by when; moved only before that", fields, commandStages(t))
	c.Head = cards.FieldToWhom
	c.Usage = "/promise [#NUMBER] [TO by TIME:] [WHAT] [promised_by=NAME]"
	return c
}

// readPromise reads a promise. Without whom it is made to and by when it is none; whoever writes it made it, unless the line says who did.
func readPromise(d Desk, a capture.Args) (incident.Command, error) {
	t, err := d.template(cards.Commitment)
	if err != nil {
		return nil, err
	}
	t.Command = promiseName
	has := func(name string) bool {
		return slices.ContainsFunc(a.Fields, func(f capture.FieldValue) bool { return f.Name == name && f.Value != "" })
	}
	if a.Seq != 0 || a.Text == "" && !has(cards.Commitment) {
		return readCard(d, t, a)
	}
	if !has(cards.FieldToWhom) || !has(cards.FieldDue) {
		return nil, incident.Errorf(incident.CodeRefused, "who was promised it, and by when?").
			WithHint("/promise NAME by 14:30: WHAT, or: in 30m in place of by 14:30")
	}
	if !has(cards.FieldOwner) {
		a.Fields = append(a.Fields, capture.FieldValue{Name: cards.FieldOwner, Value: d.By})
	}
	a.Fields = append(a.Fields, capture.FieldValue{Name: cards.FieldKind, Value: cards.KindPromise})
	return readCard(d, t, a)
}
