package bolt

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

func TestBackup(t *testing.T) {
	l := newLog(t)
	leak(t, l, "inc", 300)
	if err := redactNotes(t.Context(), l, "inc", 300); err != nil {
		t.Fatal(err)
	}
	fillLog(t, l, "other", 30)
	dir := t.TempDir()
	to := filepath.Join(dir, "copy")
	done, err := l.Backup(t.Context(), to, false)
	info, serr := os.Stat(to)
	if err != nil || serr != nil || done != (Copied{Incidents: 2, Events: 335, Bytes: info.Size()}) {
		t.Fatalf("Backup = %+v, %v, %v", done, err, serr)
	}
	if hasModes && info.Mode().Perm() != fileMode {
		t.Errorf("its mode is %v", info.Mode())
	}
	c := openLog(t, to)
	wantHealthy(t, c)
	want, err := l.List(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wantSameList(t, c, want)
	wantAlone(t, to)

	_, err = l.Backup(t.Context(), to, false)
	wantError(t, "Backup", err, incident.CodeRefused, "is there already")
	if _, err := l.Append(t.Context(), "other", 30, line(30)); err != nil {
		t.Fatal(err)
	}
	if done, err = l.Backup(t.Context(), to, true); err != nil || done.Events != 336 {
		t.Errorf("over the old one: %+v, %v", done, err)
	}
	_, err = l.Backup(t.Context(), l.path, true)
	wantError(t, "Backup", err, incident.CodeInvalid, "is the log itself")
	_, err = l.Backup(t.Context(), dir, true)
	wantError(t, "Backup", err, incident.CodeInvalid, "is a folder")
	_, err = l.Backup(t.Context(), filepath.Join(dir, "no", "such"), false)
	wantError(t, "Backup", err, "", "cannot be used")
	wantAlone(t, to)
	_, err = newLog(t).Backup(t.Context(), filepath.Join(dir, "of nothing"), false)
	wantError(t, "Backup", err, incident.CodeNotFound, "no log to copy")
}

// TestBackupOfDamage: a copy that would not verify is not made, and the one that is there stays.
func TestBackupOfDamage(t *testing.T) {
	for _, row := range tampers() {
		if row.name == "the end lost, and the summary" || row.name == "one written behind the end, with hashes that fit" ||
			row.name == "one emptied past the program" || row.name == "the end lost, and the summary damaged" {
			continue // sound in itself, but for what Verify and the doctor know
		}
		t.Run(row.name, func(t *testing.T) {
			data, head := verified(t)
			path := filepath.Join(t.TempDir(), "log")
			writeFile(t, path, data)
			r := rand.New(rand.NewPCG(1, 9))
			tampered(t, path, func(tx *bbolt.Tx) error {
				return row.do(tx, tx.Bucket(bucketIncidents).Bucket([]byte("inc")), head.Seq, r)
			})
			to := filepath.Join(t.TempDir(), "copy")
			writeFile(t, to, []byte("yesterday's"))
			_, err := openLog(t, path).Backup(t.Context(), to, true)
			if incident.CodeOf(err) != incident.CodeCorrupt || incident.HintOf(err) == "" {
				t.Errorf("Backup = %v, %q", err, incident.HintOf(err))
			}
			if got, err := os.ReadFile(to); err != nil || string(got) != "yesterday's" {
				t.Errorf("the old copy is gone: %v", err)
			}
			wantAlone(t, to)
		})
	}
}

// TestBackupWhileOthersWrite: every copy is a state that the log had.
func TestBackupWhileOthersWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	p := start(t, "write", path, "inc", "a", "150")
	l := openLog(t, path)
	var seen []int
	for i := range 10 {
		to := filepath.Join(t.TempDir(), fmt.Sprint(i))
		done, err := l.Backup(t.Context(), to, false)
		if incident.CodeOf(err) == incident.CodeNotFound {
			continue // not made yet
		}
		if err != nil {
			t.Fatal(err)
		}
		seen = append(seen, done.Events)
	}
	p.says(t, "done")
	if !slices.IsSorted(seen) {
		t.Errorf("the copies hold %v events", seen)
	}
	wantWriters(t, path, "inc", map[string]int{"a": 150})
}
