package incident

import (
	"strconv"
	"time"
)

// Retime says that a note happened at another time. No time in the log ever moves: the note is taken back with the reason, and
// written again at the other time, in the same words and the same voice. Both stay in sight.
type Retime struct {
	Ref uint64
	At  time.Time
}

func (c Retime) decide(s State, now time.Time) ([]Event, error) {
	n, err := s.standing(c.Ref)
	if err != nil {
		return nil, err
	}
	if c.At.IsZero() {
		return nil, Errorf(CodeInvalid, "when did note %d happen?", c.Ref).WithHint("/retime #" + strconv.FormatUint(c.Ref, 10) + " 14:02")
	}
	at, err := happened(c.At, now)
	if err != nil {
		return nil, err
	}
	if at.Equal(n.At) {
		return nil, Errorf(CodeRefused, "note %d happened then already", c.Ref).WithHint("give another time, or leave it")
	}
	again := s.Seq + 2 // the second of these events
	events := []Event{
		{Kind: KindRetracted, At: now, Ref: c.Ref, Text: "moved to another time, see #" + strconv.FormatUint(again, 10)},
		{Kind: KindNote, At: at, Hat: n.Hat, Type: string(n.Kind), Text: n.Text, Who: n.Voice(), Tags: n.Tags, On: n.UhOh, Fields: n.originFields()},
	}
	if n.Starred {
		events = append(events, Event{Kind: KindStarred, At: now, Ref: again, On: true})
	}
	return events, nil
}
