package incident

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// CheckRecords checks records that come from elsewhere: all of an incident, from its first event. Every hash must hold, every emptied
// event must have been emptied by a redaction, and no text may hold what acts on a terminal, for it did not come through [Clean]. It
// returns the records as they may be kept, with those emptied that a redaction among them took, and their events. The error, with
// code corrupt or invalid, names the first event that is wrong.
func CheckRecords(records [][]byte) ([][]byte, []Event, error) {
	if len(records) == 0 {
		return nil, nil, Errorf(CodeInvalid, "an incident without events cannot be stored").WithHint("the copy is empty: make it again")
	}
	events, err := unsealAll(records)
	if err != nil {
		return nil, nil, err
	}
	if err := explained(events); err != nil {
		return nil, nil, err
	}
	for i := range events {
		if what := actingIn(&events[i]); what != "" {
			return nil, nil, Errorf(CodeInvalid, "event %d holds %s, which no warroom writes", i+1, what).
				WithHint("do not trust this copy: ask whoever sent it for another")
		}
	}
	kept := slices.Clone(records)
	for i := range events {
		if events[i].Kind != KindRedaction {
			continue
		}
		for _, seq := range events[i].took() {
			if seq >= 1 && seq <= uint64(i) && events[seq-1].Kind != KindRedacted {
				kept[seq-1], _ = Emptied(kept[seq-1]) // it was unsealed: it is a record
				events[seq-1] = Event{Seq: seq, Chain: events[seq-1].Chain, Kind: KindRedacted}
			}
		}
	}
	return kept, events, nil
}

func unsealAll(records [][]byte) ([]Event, error) {
	events := make([]Event, len(records))
	var prev Hash
	for i, r := range records {
		e, err := Unseal(prev, uint64(i)+1, r)
		if err != nil {
			return nil, err
		}
		events[i], prev = e, e.Chain
	}
	return events, nil
}

// actingIn names what acts on a terminal in a text of e, "" when nothing does.
func actingIn(e *Event) string {
	for _, s := range []string{e.ID, string(e.Kind), e.By, e.Text, string(e.Hat), e.Type, e.Who, e.Name} {
		if what := acts(s); what != "" {
			return what
		}
	}
	for _, s := range e.Tags {
		if what := acts(s); what != "" {
			return what
		}
	}
	for name, v := range e.Fields {
		if what := acts(name + v); what != "" {
			return what
		}
	}
	for _, s := range e.Steps {
		if what := acts(string(s.Hat) + s.Purpose); what != "" {
			return what
		}
	}
	return ""
}

// acts names what in s acts on a terminal or turns the direction of a text round.
func acts(s string) string {
	i := 0
	for i < len(s) && (' ' <= s[i] && s[i] < 0x7F || s[i] == '\n') {
		i++
	}
	if i == len(s) {
		return ""
	}
	if !utf8.ValidString(s[i:]) {
		return "bytes that are no text"
	}
	for _, r := range s[i:] {
		switch {
		case r == '\n' || r == '\t':
		case unicode.IsControl(r):
			return "a control character"
		case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
			return "a character that turns text round"
		}
	}
	return ""
}

// Missing compares what a log has of incident id with what [CheckRecords] let through of a copy of it. It returns the records that are
// to be stored behind what is there, and the Seqs of those there that are to be emptied, because they lost their words in the
// copy. When each went its own way it is refused.
func Missing(id string, here, brought [][]byte) (rest [][]byte, empty []uint64, err error) {
	both := min(len(here), len(brought))
	if both > 0 && !sameChain(here[both-1], brought[both-1]) {
		apart := 0 // a chain hash covers all before it: where one differs, all behind it do
		for sameChain(here[apart], brought[apart]) {
			apart++
		}
		return nil, nil, Errorf(CodeRefused, "%s is here already, and is another from event %d on", id, apart+1).
			WithHint("nothing was stored; to look at the other one, restore it into a file of its own: --file FILE")
	}
	for i := range both {
		if isEmptied(brought[i]) && !isEmptied(here[i]) {
			empty = append(empty, uint64(i)+1)
		}
	}
	return brought[both:], empty, nil
}

func sameChain(a, b []byte) bool {
	x, ok := RecordChain(a)
	y, ok2 := RecordChain(b)
	return ok && ok2 && x == y
}

func isEmptied(record []byte) bool { return len(record) > 0 && record[0] == recordRedacted }
