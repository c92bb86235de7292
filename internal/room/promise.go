package room

import (
	"fmt"
	"slices"
	"strings"

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
	if err := d.timeMeant(a); err != nil {
		return nil, err
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

// timeMeant asks about the text of a promise that is there and begins with a time: "/promise #7 by 10:20 they need more" moves it to
// another time, and is not what was promised.
func (d Desk) timeMeant(a capture.Args) error {
	words := strings.Fields(a.Text)
	if a.Seq == 0 || a.Stage != "" || len(words) < 2 {
		return nil
	}
	from := 0
	if strings.EqualFold(words[0], "by") {
		from = 1
	}
	for n := min(len(words), from+longestTime); n > from; n-- {
		due := strings.Join(words[from:n], " ")
		if _, err := capture.ParseTime(due, d.Now, d.zone(), capture.Future); err != nil {
			continue
		}
		return incident.Errorf(incident.CodeInvalid, "is %s the new time of promise #%d? its words would become %q", due, a.Seq, incident.OneLine(a.Text, quoteMax)).
			WithHint(fmt.Sprintf("write /promise #%d due=%q; why it moves is a note; for new words put them in quotes: /promise #%d commitment=\"...\"", a.Seq, due, a.Seq))
	}
	return nil
}

// longestTime is how many words a time has at most, its zone included: 2026-01-02 14:30 UTC.
const longestTime = 3
