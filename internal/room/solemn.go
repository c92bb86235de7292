package room

import "warroom/internal/incident"

// NoWayBack returns what people read for the stage that a command takes a card into, if there is no way back from it; "" for all
// other commands. Whoever gives such a command is asked once more, for a second, different key or word.
func NoWayBack(c incident.Command) string {
	var move incident.MoveCard
	switch c := c.(type) {
	case incident.MoveCard:
		move = c
	case incident.OpenCard:
		move = incident.MoveCard{Template: c.Template, Stage: c.Stage}
	}
	at := move.Template.Stage(move.Stage)
	if at < 0 || !move.Template.Stages[at].Solemn {
		return ""
	}
	return move.Template.Stages[at].Words()
}
