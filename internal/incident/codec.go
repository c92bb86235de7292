package incident

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"sync"
	"time"

	"github.com/fxamacker/cbor/v2"
)

// Hash is a SHA-256 sum.
type Hash [sha256.Size]byte

func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Salt makes the content hash of a short note impossible to guess, which is what lets a redaction keep the hash.
type Salt [16]byte

// A stored record is one of
//
//	1 | content hash 32 | chain hash 32 | salt 16 | payload (CBOR map, integer keys)
//	2 | content hash 32 | chain hash 32                            redacted: salt and payload are gone
//
// content hash = SHA-256(salt, payload); chain hash = SHA-256(chain before, Seq as 8 bytes big-endian, content hash). The
// first chain hash of an incident follows the zero Hash. bbolt keeps no sum over its data; these two are it.
const (
	recordFull     = 1
	recordRedacted = 2

	recordHead = 1 + 2*sha256.Size
	recordBody = recordHead + len(Salt{})
)

// KindRedacted marks an event whose payload was taken out of the file for good. It exists in memory only.
const KindRedacted Kind = "redacted"

type codec struct {
	enc cbor.EncMode
	dec cbor.DecMode
}

// modes is built on first use: a process that only prints help does not pay for it.
var modes = sync.OnceValue(func() codec {
	enc, err := cbor.EncOptions{Sort: cbor.SortCoreDeterministic}.EncMode()
	if err != nil {
		panic("incident: CBOR options do not fit: " + err.Error()) // a constant; any test run would show it
	}
	dec, err := cbor.DecOptions{UTF8: cbor.UTF8DecodeInvalid}.DecMode()
	if err != nil {
		panic("incident: CBOR options do not fit: " + err.Error())
	}
	return codec{enc, dec}
})

// stored is an Event as it is encoded: with its times as Unix milliseconds, 0 for none.
type stored struct {
	Event
	AtMS       int64 `cbor:"3,keyasint,omitempty"`
	RecordedMS int64 `cbor:"4,keyasint,omitempty"`
}

// Encode returns the payload of e. An event that came from [Decode] gives back the very bytes it was read from, with whatever keys
// a newer version put there. One that was changed since is encoded anew, without them. The caller must not change the result.
func Encode(e Event) ([]byte, error) {
	payload, err := encode(e)
	if err != nil || e.raw == nil {
		return payload, err
	}
	was, err := Decode(e.raw)
	if err != nil {
		return nil, err
	}
	before, err := encode(was)
	if err == nil && bytes.Equal(before, payload) {
		payload = e.raw
	}
	return payload, err
}

func encode(e Event) ([]byte, error) {
	return modes().enc.Marshal(stored{e, millis(e.At), millis(e.Recorded)})
}

// Decode reads a payload. The error has code corrupt. Unknown keys are kept, see [Encode]; the event keeps a reference into
// payload, which must not change afterwards.
func Decode(payload []byte) (Event, error) {
	var s stored
	if !quick(payload, &s) {
		var err error
		if s, err = slow(payload); err != nil {
			return Event{}, Errorf(CodeCorrupt, "an event cannot be decoded: %w", err)
		}
	}
	s.At, s.Recorded, s.raw = fromMillis(s.AtMS), fromMillis(s.RecordedMS), payload
	return s.Event, nil
}

// slow decodes whatever a newer version may have written.
func slow(payload []byte) (s stored, err error) {
	err = modes().dec.Unmarshal(payload, &s)
	return s, err
}

func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromMillis(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

// Seal makes the record that a store keeps for e at seq, and the chain hash that the next record follows.
func Seal(prev Hash, seq uint64, e Event, salt Salt) (record []byte, chain Hash, err error) {
	payload, err := Encode(e)
	if err != nil {
		return nil, Hash{}, Errorf(CodeInvalid, "the event %q cannot be encoded: %w", e.Kind, err)
	}
	record = make([]byte, recordHead, recordBody+len(payload))
	record = append(append(record, salt[:]...), payload...)
	leaf := Hash(sha256.Sum256(record[recordHead:]))
	chain = ChainHash(prev, seq, leaf)
	record[0] = recordFull
	copy(record[1:], leaf[:])
	copy(record[1+len(leaf):], chain[:])
	return record, chain, nil
}

// Unseal reads the record stored at seq and checks both hashes; prev is the chain hash of the record before (zero at Seq 1).
// The event keeps a reference into record, which must not change afterwards. Errors have code corrupt and name seq.
func Unseal(prev Hash, seq uint64, record []byte) (Event, error) {
	if len(record) < recordHead || (record[0] == recordFull && len(record) < recordBody) {
		return Event{}, corrupt(seq, "is cut short")
	}
	leaf, chain := Hash(record[1:1+sha256.Size]), Hash(record[1+sha256.Size:recordHead])
	if ChainHash(prev, seq, leaf) != chain {
		return Event{}, corrupt(seq, "does not follow the one before it")
	}
	switch record[0] {
	case recordRedacted:
		if len(record) != recordHead {
			return Event{}, corrupt(seq, "is marked as redacted, but has its words still")
		}
		return Event{Seq: seq, Chain: chain, Kind: KindRedacted}, nil
	case recordFull:
		if sha256.Sum256(record[recordHead:]) != leaf {
			return Event{}, corrupt(seq, "is not what was written")
		}
		e, err := Decode(record[recordBody:])
		if err != nil {
			return Event{}, corrupt(seq, "cannot be decoded")
		}
		e.Seq, e.Chain = seq, chain
		return e, nil
	}
	return Event{}, Errorf(CodeCorrupt, "event %d is stored in form %d, which this program does not know", seq, record[0]).
		WithHint("a newer warroom wrote it: use that one")
}

// Emptied returns what a redaction leaves of a stored record: its place in the chain. Salt and payload are gone, and without the salt
// the content hash gives nothing away. Not ok means that record is no record.
func Emptied(record []byte) (emptied []byte, ok bool) {
	if len(record) < recordHead {
		return nil, false
	}
	emptied = append([]byte(nil), record[:recordHead]...)
	emptied[0] = recordRedacted
	return emptied, true
}

// RecordChain returns the chain hash of a stored record without checking anything: what the record after it must follow.
func RecordChain(record []byte) (Hash, bool) {
	if len(record) < recordHead {
		return Hash{}, false
	}
	return Hash(record[1+sha256.Size : recordHead]), true
}

// ChainHash is the hash that binds an event to its place: over the chain before, seq and the content hash.
func ChainHash(prev Hash, seq uint64, leaf Hash) Hash {
	var buf [2*sha256.Size + 8]byte
	copy(buf[:], prev[:])
	binary.BigEndian.PutUint64(buf[sha256.Size:], seq)
	copy(buf[sha256.Size+8:], leaf[:])
	return sha256.Sum256(buf[:])
}

func corrupt(seq uint64, what string) *Error {
	return Errorf(CodeCorrupt, "event %d %s", seq, what).
		WithHint("keep a copy of the file, then restore it from a backup; every event before this one is sound")
}
