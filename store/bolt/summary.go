package bolt

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"sync"
	"time"

	"github.com/fxamacker/cbor/v2"
	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// summaryFormat counts up when incident.Summary or its Apply changes: a summary of another format is made again from the log.
// TestSummaryFormat says when that was forgotten.
const summaryFormat = 2

const draftFormat = 1

const sealHead = 1 + crc32.Size

type modes struct {
	enc cbor.EncMode
	dec cbor.DecMode
}

// codec is built on first use: a process that only prints help does not pay for it. Times are seconds, as a float when there are
// milliseconds, which is exact to a microsecond for the next centuries; see whole. A draft is kept as it was typed, UTF-8 or not.
var codec = sync.OnceValue(func() modes {
	enc, err := cbor.EncOptions{Sort: cbor.SortCoreDeterministic, Time: cbor.TimeUnixDynamic}.EncMode()
	if err != nil {
		panic("store/bolt: CBOR options do not fit: " + err.Error()) // a constant; any test run would show it
	}
	dec, err := cbor.DecOptions{UTF8: cbor.UTF8DecodeInvalid}.DecMode()
	if err != nil {
		panic("store/bolt: CBOR options do not fit: " + err.Error())
	}
	return modes{enc, dec}
})

// sum is the CRC32C over key and value, started with the format.
func sum(format byte, key, body []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Update(uint32(format), table, key), table, body)
}

// seal makes the value kept under key for v. bbolt has no sum over its data, so a flipped bit would go unseen.
func seal(format byte, key []byte, v any) ([]byte, error) {
	body, err := codec().enc.Marshal(v)
	if err != nil {
		return nil, err
	}
	out := make([]byte, 0, sealHead+len(body))
	out = append(out, format)
	out = binary.BigEndian.AppendUint32(out, sum(format, key, body))
	return append(out, body...), nil
}

// unseal returns the CBOR that seal kept; false when the value is of another format, or not what was written, or of another key.
func unseal(format byte, key, value []byte) ([]byte, bool) {
	if len(value) < sealHead || value[0] != format || binary.BigEndian.Uint32(value[1:]) != sum(format, key, value[sealHead:]) {
		return nil, false
	}
	return value[sealHead:], true
}

// whole returns t as the log keeps times: UTC, whole milliseconds. A time that went through a float is next to one.
func whole(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Round(time.Millisecond)
}

// readSummary reads a stored summary into s; false when it cannot be trusted.
func readSummary(id, value []byte, s *incident.Summary) bool {
	*s = incident.Summary{}
	body, ok := unseal(summaryFormat, id, value)
	if !ok {
		return false
	}
	if !decodeSummary(body, s) {
		*s = incident.Summary{}
		if decodeAnySummary(body, s) != nil {
			return false
		}
	}
	s.ID = string(id)
	return true
}

// openSummary returns the stored summary of incident id; false when there is none to trust.
func openSummary(tx *bbolt.Tx, id string) (s incident.Summary, ok bool) {
	ok = readSummary([]byte(id), tx.Bucket(bucketSummaries).Get([]byte(id)), &s)
	return s, ok
}

// head returns the summary of incident id, whose events are in b: the stored one when it is sound and fits the newest event, else
// the fold of the log. The error, if there is one, is of the log, and the summary is that of the events before it.
func head(tx *bbolt.Tx, b *bbolt.Bucket, id string) (incident.Summary, error) {
	s, ok := openSummary(tx, id)
	if last, record := b.Cursor().Last(); ok && len(last) == 8 && binary.BigEndian.Uint64(last) == s.Seq {
		if chain, ok := incident.RecordChain(record); ok && chain == s.Chain {
			return s, nil
		}
	}
	return fold(b, id)
}

// fold makes the summary from the log.
func fold(b *bbolt.Bucket, id string) (incident.Summary, error) {
	s := incident.Summary{ID: id}
	records, err := copyRecords(b, 0, 0)
	for i, r := range records {
		e, err := incident.Unseal(s.Chain, uint64(i+1), r)
		if err != nil {
			return s, err
		}
		s = s.Apply(e)
	}
	return s, err
}

// putSummary stores s in place of was, and keeps the index of open incidents in step.
func putSummary(tx *bbolt.Tx, was, s incident.Summary) error {
	id := []byte(s.ID)
	s.ID = "" // it is the key
	v, err := seal(summaryFormat, id, s)
	if err != nil {
		return err
	}
	if err := tx.Bucket(bucketSummaries).Put(id, v); err != nil {
		return err
	}
	s.ID = string(id)
	index := tx.Bucket(bucketOpen)
	before, now := openKey(was), openKey(s)
	if was.Seq > 0 && !bytes.Equal(before, now) {
		if err := index.Delete(before); err != nil {
			return err
		}
	}
	if !isOpen(s) {
		return index.Delete(now)
	}
	if bytes.Equal(index.Get(now), openValue(now)) {
		return nil
	}
	return index.Put(now, openValue(now))
}

// isOpen reports whether s may be meant where nothing is named: a sample never is.
func isOpen(s incident.Summary) bool { return s.Closed.IsZero() && !s.Sample }

// openKey orders open incidents by when their declaration was stored; one without comes first.
func openKey(s incident.Summary) []byte {
	var ms int64
	if !s.Opened.IsZero() {
		ms = s.Opened.UnixMilli()
	}
	k := binary.BigEndian.AppendUint64(nil, uint64(ms)^1<<63) // the sign turned: times before 1970 sort first
	return append(k, s.ID...)
}

// openValue is the sum of a key in the index.
func openValue(key []byte) []byte { return binary.BigEndian.AppendUint32(nil, sum(0, key, nil)) }

// newestOpen returns the open incident that was declared last. It takes the end of the index, unless that is damaged or the summary
// does not confirm it, or there is none: then it goes through all incidents, because a note must not land in the wrong one.
func newestOpen(tx *bbolt.Tx) (incident.Summary, bool) {
	incidents := tx.Bucket(bucketIncidents)
	k, v := tx.Bucket(bucketOpen).Cursor().Last()
	if len(k) > 8 && bytes.Equal(v, openValue(k)) {
		id := string(k[8:])
		if b := incidents.Bucket([]byte(id)); b != nil {
			if s, _ := head(tx, b, id); isOpen(s) && bytes.Equal(openKey(s), k) { // a damaged log is found by its Read
				return s, true
			}
		}
	}
	var newest incident.Summary
	var before []byte
	c := incidents.Cursor()
	for k, _ := c.First(); bytes.Compare(k, before) > 0; k, _ = c.Next() { // damaged pages can lead in a circle
		before = k
		b := incidents.Bucket(k)
		if b == nil {
			continue
		}
		if s, _ := head(tx, b, string(k)); isOpen(s) && (newest.ID == "" || bytes.Compare(openKey(s), openKey(newest)) > 0) {
			newest = s
		}
	}
	return newest, newest.ID != ""
}
