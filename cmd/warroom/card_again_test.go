package main

import (
	"strings"
	"testing"

	"go.etcd.io/bbolt"
)

// TestProvenGoesOn: an incident that cannot be read keeps nobody from the plans of the others, and is named.
func TestProvenGoesOn(t *testing.T) {
	b := newBench(t)
	bad := strings.Fields(b.ok("declare", "Damaged one"))[0]
	good := strings.Fields(b.ok("declare", "Queue is stuck"))[0]
	b.ok("card", "-i", good, "change", "swap the optics", "proven=yes")
	db, err := bbolt.Open(b.env["WARROOM_FILE"], 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("incidents")).Bucket([]byte(bad)).Put([]byte{0, 0, 0, 0, 0, 0, 0, 1}, []byte("damaged"))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	code, out, errOut := b.run("", "card", "--proven")
	if code != exitDone || !strings.Contains(out, "swap the optics") || !strings.Contains(errOut, "warning: the plans of "+bad+" are not listed: ") {
		t.Errorf("exit %d\n%s\n%s", code, out, errOut)
	}
}
