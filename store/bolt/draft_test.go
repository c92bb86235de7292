package bolt

import (
	"reflect"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// TestDraftOfBefore: a draft that was stored when there was one line of it is still read, as that line.
func TestDraftOfBefore(t *testing.T) {
	old := struct {
		Text     string    `cbor:"1,keyasint,omitempty"`
		Attached string    `cbor:"2,keyasint,omitempty"`
		Saved    time.Time `cbor:"3,keyasint,omitempty"`
	}{"half a thought", "a log", time.Unix(1000, 0)}
	l := newLog(t)
	fillLog(t, l, "inc", 2)
	edit(t, l, func(tx *bbolt.Tx) error {
		key, err := draftKey("inc", "ana")
		if err != nil {
			return err
		}
		v, err := seal(draftFormat, key, old)
		return errorsOf(err, tx.Bucket(bucketDrafts).Put(key, v))
	})
	d, err := l.Draft(t.Context(), "inc", "ana")
	want := incident.Draft{Text: old.Text, Attached: old.Attached, Saved: old.Saved.UTC()}
	if err != nil || !reflect.DeepEqual(d, want) {
		t.Errorf("it reads %+v, %v", d, err)
	}
}
