package timeline

import (
	"time"

	"warroom/internal/incident"
)

// Row is an entry for other programs. Names and meanings are a promise: a later version only adds. What is not known is null.
type Row struct {
	Seq      uint64  `json:"seq"`
	At       *string `json:"at"`       // when it happened: RFC 3339, UTC, milliseconds; null when nobody knows
	Recorded *string `json:"recorded"` // when it was stored, likewise
	Kind     string  `json:"kind"`     // a label
	Hat      *string `json:"hat"`      // null for what stands under none
	Role     string  `json:"role"`     // who said or did it, without blame; the name when names were asked for; "" for nobody
	Text     string  `json:"text"`     // as it reads now; "[retracted] " stands before what was taken back
	Late     bool    `json:"late"`     // written down more than two minutes after it happened
	Edited   bool    `json:"edited"`
	Imported bool    `json:"imported"`
	Time     string  `json:"time,omitempty"` // how well at is known: "about", "unknown"; left out when it is exact
}

// retractedText stands before a text that was taken back: a reader of rows has no other sign of it.
const retractedText = "[retracted] "

// Rows returns the entries of the view in its order, never nil. Names are left out unless asked for; texts stand as they were written.
func (v View) Rows(names bool) []Row {
	rows := make([]Row, v.Len())
	for i := range rows {
		e := v.At(i)
		text := e.Line(names, time.UTC)
		if e.Retracted {
			text = retractedText + text
		}
		rows[i] = Row{
			Seq: e.Seq, At: stamp(e.At), Recorded: stamp(e.Recorded), Kind: e.Label, Role: e.Speaker(names), Text: text,
			Late: e.Late, Edited: e.Edited, Imported: e.Imported, Time: string(e.Vague),
		}
		if e.Vague == incident.Unknown {
			rows[i].At = nil
		}
		if e.Hat != "" {
			hat := string(e.Hat)
			rows[i].Hat = &hat
		}
	}
	return rows
}

func stamp(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.UTC().Format("2006-01-02T15:04:05.000Z")
	return &s
}
