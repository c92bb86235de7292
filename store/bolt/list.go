package bolt

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// row is a stored summary, copied out of the file.
type row struct {
	id, value []byte
}

// List implements incident.Log. A summary that is damaged or missing is made again from the log, and kept so by the next append;
// of a log that is itself damaged it tells the sound beginning.
func (l *Log) List(ctx context.Context) ([]incident.Summary, error) {
	var rows []row
	complete := false
	err := l.view(ctx, func(tx *bbolt.Tx) error {
		incidents := tx.Bucket(bucketIncidents).Sequence()
		rows = copyRows(tx.Bucket(bucketSummaries), incidents)
		complete = uint64(len(rows)) == incidents
		return nil
	})
	if errors.Is(err, errMissing) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	list := make([]incident.Summary, len(rows))
	sound := make([]bool, len(rows))
	err = inParts(ctx, len(rows), func(i int) error {
		sound[i] = readSummary(rows[i].id, rows[i].value, &list[i])
		return nil
	})
	if err != nil {
		return nil, err
	}
	if !complete || slices.Contains(sound, false) {
		if list, err = l.listAnew(ctx); err != nil {
			return nil, err
		}
	}
	return inListOrder(list), nil
}

// listAnew goes by the incidents, not by the summaries.
func (l *Log) listAnew(ctx context.Context) ([]incident.Summary, error) {
	var list []incident.Summary
	err := l.view(ctx, func(tx *bbolt.Tx) error {
		incidents := tx.Bucket(bucketIncidents)
		return incidents.ForEachBucket(func(k []byte) error {
			if n := len(list); n > 0 && string(k) <= list[n-1].ID {
				return incident.Errorf(incident.CodeCorrupt, "%s is damaged inside: its incidents are out of order", l.path).
					WithHint(hintRestore)
			}
			s, _ := head(tx, incidents.Bucket(k), string(k)) // what is damaged in the log, Read says
			list = append(list, s)
			return ctx.Err()
		})
	})
	if errors.Is(err, errMissing) {
		return nil, nil
	}
	return list, err
}

// copyRows copies the summaries out of the mapped file; n of them are expected. It stops where ids do not ascend, because damaged
// pages can lead in a circle.
func copyRows(b *bbolt.Bucket, n uint64) []row {
	rows := make([]row, 0, min(n, expectMax))
	var slab []byte
	c := b.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if len(rows) > 0 && bytes.Compare(k, rows[len(rows)-1].id) <= 0 {
			break
		}
		if cap(slab)-len(slab) < len(k)+len(v) {
			slab = make([]byte, 0, max(slabSize/8, len(k)+len(v)))
		}
		from := len(slab)
		slab = append(append(slab, k...), v...)
		mid := from + len(k)
		rows = append(rows, row{id: slab[from:mid:mid], value: slab[mid:len(slab):len(slab)]})
	}
	return rows
}

// inListOrder returns the list with open incidents first, then the one with the newest event; the id settles the rest. It sorts
// numbers, which are cheaper to move than summaries.
func inListOrder(list []incident.Summary) []incident.Summary {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := &list[i], &list[j]
		if open := a.Closed.IsZero(); open != b.Closed.IsZero() {
			if open {
				return -1
			}
			return 1
		}
		if c := b.Last.Compare(a.Last); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	sorted := make([]incident.Summary, len(list))
	for i, from := range order {
		sorted[i] = list[from]
	}
	return sorted
}

// Find implements incident.Log. An id that is the beginning of another is found by typing it whole.
func (l *Log) Find(ctx context.Context, prefix string) (incident.Summary, error) {
	var s incident.Summary
	err := l.view(ctx, func(tx *bbolt.Tx) (err error) {
		s, err = find(tx, prefix)
		return err
	})
	if errors.Is(err, errMissing) {
		err = foundNone(prefix)
	}
	if err != nil {
		return incident.Summary{}, err
	}
	return s, nil
}

// foundMax is how many incidents are named when a prefix fits several.
const foundMax = 5

func find(tx *bbolt.Tx, prefix string) (incident.Summary, error) {
	if prefix == "" {
		if s, ok := newestOpen(tx); ok {
			return s, nil
		}
		return incident.Summary{}, foundNone("")
	}
	incidents := tx.Bucket(bucketIncidents)
	var ids []string
	c := incidents.Cursor()
	for k, _ := c.Seek([]byte(prefix)); bytes.HasPrefix(k, []byte(prefix)) && len(ids) <= foundMax; k, _ = c.Next() {
		ids = append(ids, string(k))
		if len(k) == len(prefix) {
			break
		}
	}
	switch len(ids) {
	case 0:
		return incident.Summary{}, foundNone(prefix)
	case 1:
		return head(tx, incidents.Bucket([]byte(ids[0])), ids[0])
	}
	if len(ids) > foundMax {
		ids[foundMax] = "..."
	}
	return incident.Summary{}, incident.Errorf(incident.CodeInvalid, "%q fits several incidents: %s", prefix, strings.Join(ids, ", ")).
		WithHint("type more of the id")
}

func foundNone(prefix string) error {
	if prefix == "" {
		return incident.Errorf(incident.CodeNotFound, "no incident is open").WithHint("declare one, or name a closed one by its id")
	}
	return incident.Errorf(incident.CodeNotFound, "no incident has an id that starts with %q", prefix).
		WithHint("list the incidents to see their ids")
}
