package bolt

import (
	"context"
	"errors"
	"strings"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// draftKey is person NUL id: a NUL in a name would let one person read the draft of another.
func draftKey(id, person string) ([]byte, error) {
	if len(id) > idMax || len(person) > idMax || strings.IndexByte(person+id, 0) >= 0 {
		return nil, incident.Errorf(incident.CodeInvalid, "a draft cannot be kept for %.40q in %.40q", person, id).
			WithHint("give a shorter name, of letters")
	}
	return []byte(person + "\x00" + id), nil
}

// Draft implements incident.Log.
func (l *Log) Draft(ctx context.Context, id, person string) (incident.Draft, error) {
	key, err := draftKey(id, person)
	if err != nil {
		return incident.Draft{}, err
	}
	var d incident.Draft
	err = l.view(ctx, func(tx *bbolt.Tx) error {
		v := tx.Bucket(bucketDrafts).Get(key)
		if v == nil {
			return nil
		}
		body, ok := unseal(draftFormat, key, v)
		if !ok || codec().dec.Unmarshal(body, &d) != nil {
			return incident.Errorf(incident.CodeCorrupt, "the draft of %q in %s cannot be read", person, id).
				WithHint("go on: the next thing written replaces it; every saved note is untouched")
		}
		return nil
	})
	if errors.Is(err, errMissing) {
		err = nil
	}
	if err != nil {
		return incident.Draft{}, err
	}
	d.Saved = whole(d.Saved)
	return d, nil
}

// SaveDraft implements incident.Log. Watchers of this log are not woken by it.
func (l *Log) SaveDraft(ctx context.Context, id, person string, d incident.Draft) error {
	key, err := draftKey(id, person)
	if err != nil {
		return err
	}
	want := toCreate
	if d.Empty() {
		want = toWrite
	}
	err = l.update(ctx, want, false, func(tx *bbolt.Tx) error {
		b := tx.Bucket(bucketDrafts)
		if d.Empty() {
			if b.Get(key) == nil {
				return errUnchanged
			}
			return b.Delete(key)
		}
		v, err := seal(draftFormat, key, d)
		if err != nil {
			return err
		}
		return b.Put(key, v)
	})
	if errors.Is(err, errMissing) {
		return nil // nothing to remove
	}
	return err
}
