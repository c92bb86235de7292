package bolt

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// namedMax is how many incidents with the same trouble are named.
const namedMax = 5

// ids returns the ids of all incidents, those of which only a summary is left included.
func (x *exam) ids() ([]string, error) {
	all := map[string]bool{}
	err := x.log.view(x.ctx, func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{bucketIncidents, bucketSummaries} {
			c := tx.Bucket(name).Cursor()
			var before []byte
			for k, _ := c.First(); bytes.Compare(k, before) > 0; k, _ = c.Next() { // damaged pages can lead in a circle
				before = k
				all[string(k)] = true
			}
		}
		return nil
	})
	return slices.Sorted(maps.Keys(all)), err
}

// events verifies every incident, and notes whose summary is to be made anew.
func (x *exam) events() {
	ids, err := x.ids()
	if err != nil {
		x.fail("events", err)
		return
	}
	x.stale = map[string]string{}
	bad, total := 0, 0
	for _, id := range ids {
		a, err := x.log.audit(x.ctx, id)
		var h incident.Head
		if err == nil {
			h, err = incident.Check(a.events)
		}
		if err == nil && a.sound && a.kept.Seq != h.Seq {
			err = incident.Errorf(incident.CodeCorrupt, "event %d was not written by warroom", a.kept.Seq+1).WithHint(hintRestore)
		}
		total += h.Events
		if err != nil {
			if bad++; bad <= namedMax {
				x.findings = append(x.findings, Finding{Check: "events", State: StateBad, Text: id + ": " + err.Error(), Hint: incident.HintOf(err)})
			}
			continue
		}
		if why := a.cached(id); why != "" {
			x.stale[id] = why
		}
	}
	if bad > namedMax {
		x.say("events", StateBad, "warroom verify names them", "%d more incidents are damaged", bad-namedMax)
	}
	if bad == 0 {
		x.say("events", StateOK, "", "%d in %d incidents, each as it was written", total, len(ids))
	}
}

// summaries makes those anew that are not what the events give. A summary of damaged events stays: it tells what was there.
func (x *exam) summaries() {
	if len(x.stale) == 0 {
		x.say("summaries", StateOK, "", "each is what its events give")
		return
	}
	ids := slices.Sorted(maps.Keys(x.stale))
	words := make([]string, 0, namedMax+1)
	for i, id := range ids {
		if i == namedMax {
			words = append(words, fmt.Sprintf("and %d more", len(ids)-i))
			break
		}
		words = append(words, "that of "+id+" "+x.stale[id])
	}
	x.mend("summaries", strings.Join(words, ", "), func() error {
		return x.log.update(x.ctx, toWrite, true, func(tx *bbolt.Tx) error {
			for _, id := range ids {
				b := tx.Bucket(bucketIncidents).Bucket([]byte(id))
				if b == nil {
					continue
				}
				was, _ := openSummary(tx, id)
				now, err := foldAll(x.ctx, b, id)
				if err == nil {
					err = putSummary(tx, was, now)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// index compares what finds the newest open incident, and the count of all, with the summaries.
func (x *exam) index() {
	wrong := false
	err := x.log.view(x.ctx, func(tx *bbolt.Tx) error {
		want, count := openKeys(tx)
		got := 0
		err := tx.Bucket(bucketOpen).ForEach(func(k, v []byte) error {
			got++
			wrong = wrong || !want[string(k)] || !bytes.Equal(v, openValue(k))
			return nil
		})
		wrong = wrong || got != len(want) || tx.Bucket(bucketIncidents).Sequence() != count
		return err
	})
	switch {
	case err != nil:
		x.fail("index", err)
	case wrong:
		x.mend("index", "the index of open incidents is not what the summaries give", func() error { return x.log.update(x.ctx, toWrite, true, reindex) })
	default:
		x.say("index", StateOK, "", "it finds the newest open incident")
	}
}

// openKeys returns the keys the index should have, and how many incidents there are.
func openKeys(tx *bbolt.Tx) (keys map[string]bool, count uint64) {
	keys = map[string]bool{}
	c := tx.Bucket(bucketIncidents).Cursor()
	var before []byte
	for k, _ := c.First(); bytes.Compare(k, before) > 0; k, _ = c.Next() { // damaged pages can lead in a circle
		before = k
		count++
		if s, ok := openSummary(tx, string(k)); ok && isOpen(s) {
			keys[string(openKey(s))] = true
		}
	}
	return keys, count
}

func reindex(tx *bbolt.Tx) error {
	want, count := openKeys(tx)
	if err := tx.DeleteBucket(bucketOpen); err != nil {
		return err
	}
	b, err := tx.CreateBucket(bucketOpen)
	if err != nil {
		return err
	}
	for k := range want {
		if err := b.Put([]byte(k), openValue([]byte(k))); err != nil {
			return err
		}
	}
	return tx.Bucket(bucketIncidents).SetSequence(count)
}

// drafts looks for such as cannot be read: they are in the way of their writers.
func (x *exam) drafts() {
	var bad [][]byte
	count := 0
	err := x.log.view(x.ctx, func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketDrafts).ForEach(func(k, v []byte) error {
			count++
			var d incident.Draft
			if body, ok := unseal(draftFormat, k, v); !ok || codec().dec.Unmarshal(body, &d) != nil {
				bad = append(bad, bytes.Clone(k))
			}
			return nil
		})
	})
	switch {
	case err != nil:
		x.fail("drafts", err)
	case len(bad) > 0:
		x.mend("drafts", fmt.Sprintf("%d of %d cannot be read; every saved note is untouched", len(bad), count), func() error {
			return x.log.update(x.ctx, toWrite, false, func(tx *bbolt.Tx) error {
				for _, k := range bad {
					if err := tx.Bucket(bucketDrafts).Delete(k); err != nil {
						return err
					}
				}
				return nil
			})
		})
	default:
		x.say("drafts", StateOK, "", "%d kept", count)
	}
}
