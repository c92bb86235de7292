package incident

import (
	"context"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// Head is what proves, kept outside of a log, that the log still holds everything it held then: how many events, and the chain hash
// of the last one. Whoever puts a file back to an older state, its summary included, leaves a log that is sound in itself; only a head
// that was printed before shows it.
type Head struct {
	Events int
	Seq    uint64 // of the newest event
	Chain  Hash   // of the newest event
}

// String writes a head as it is printed and read: COUNT:HASH.
func (h Head) String() string { return fmt.Sprintf("%d:%s", h.Seq, h.Chain) }

// ParseHead reads what [Head.String] wrote.
func ParseHead(s string) (Head, error) {
	count, sum, ok := strings.Cut(strings.TrimSpace(s), ":")
	n, err := strconv.Atoi(count)
	hash, hexErr := hex.DecodeString(sum)
	if !ok || err != nil || n < 1 || hexErr != nil || len(hash) != len(Hash{}) {
		return Head{}, Errorf(CodeInvalid, "%.80q is not a head", s).WithHint("copy it whole, COUNT:HASH: warroom verify prints it")
	}
	return Head{Events: n, Seq: uint64(n), Chain: Hash(hash)}, nil
}

// Verify reads all of incident id, which checks both hashes of every event and its place, and returns the head. It also checks that
// every emptied event was emptied by a redaction, and that each of the printed heads is one the log once had. The error, with code
// corrupt, names the first event that is wrong.
func Verify(ctx context.Context, log Log, id string, printed ...Head) (Head, error) {
	events, err := log.Read(ctx, id, 0)
	if err != nil {
		return Head{}, err
	}
	return Check(events, printed...)
}

// Check is [Verify] for events that were read: all of an incident, from the first.
func Check(events []Event, printed ...Head) (Head, error) {
	if err := explained(events); err != nil {
		return Head{}, err
	}
	for _, h := range printed {
		if err := held(events, h); err != nil {
			return Head{}, err
		}
	}
	var h Head
	if n := len(events); n > 0 {
		h = Head{Events: n, Seq: events[n-1].Seq, Chain: events[n-1].Chain}
	}
	return h, nil
}

// explained finds events that are empty without a redaction that says so: emptied past the program.
func explained(events []Event) error {
	why := map[uint64]bool{}
	for i := range events {
		if e := &events[i]; e.Kind == KindRedaction {
			for _, seq := range e.took() {
				why[seq] = true
			}
		}
	}
	for i := range events {
		if e := &events[i]; e.Kind == KindRedacted && !why[e.Seq] {
			return corrupt(e.Seq, "is empty, and no redaction says why")
		}
	}
	return nil
}

func held(events []Event, h Head) error {
	if h.Seq > uint64(len(events)) {
		return Errorf(CodeCorrupt, "the log ends at event %d, and the head is of event %d: later events are gone", len(events), h.Seq).
			WithHint("the file was put back to an older state: compare it with a backup")
	}
	if events[h.Seq-1].Chain != h.Chain {
		return Errorf(CodeCorrupt, "event %d is not the one the head is of", h.Seq).
			WithHint("it is the head of another incident, or events were written anew: compare the file with a backup")
	}
	return nil
}
