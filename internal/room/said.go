package room

import (
	"fmt"

	"warroom/internal/hats"
	"warroom/internal/incident"
)

// Said tells a person in one line what events recorded.
func Said(events []incident.Event) string {
	if len(events) == 0 {
		return ""
	}
	e := events[0]
	switch e.Kind {
	case incident.KindNote:
		return fmt.Sprintf("noted under %s as #%d", hats.Step{Hat: e.Hat}.Title(), e.Seq)
	case incident.KindHat:
		return hats.Step{Hat: e.Hat}.Title() + " is on"
	case incident.KindRound:
		return "a new round, order " + e.Name
	case incident.KindCardOpened:
		return fmt.Sprintf("%s recorded as #%d", e.Name, e.Seq)
	}
	if s, ok := said[e.Kind]; ok {
		return s
	}
	return "saved"
}

var said = map[incident.Kind]string{
	incident.KindDeclared:   "declared",
	incident.KindEdited:     "changed",
	incident.KindRestored:   "business restored: recorded",
	incident.KindCured:      "cause cured: recorded",
	incident.KindClosed:     "closed",
	incident.KindReopened:   "open again",
	incident.KindReordered:  "Black and Yellow exchanged",
	incident.KindExtended:   "two minutes more",
	incident.KindRevised:    "revised; the earlier words stay with it",
	incident.KindRefiled:    "refiled",
	incident.KindRetracted:  "retracted",
	incident.KindRestated:   "stands again",
	incident.KindStarred:    "star changed",
	incident.KindCardFilled: "card changed",
	incident.KindCardMoved:  "card moved",
	incident.KindJoined:     "on the roster",
	incident.KindPersonSet:  "roster changed",
	incident.KindLeft:       "left the room",
}
