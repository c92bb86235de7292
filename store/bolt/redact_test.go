package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

const secret = "hunter2-XK2PQ9"

// redactionOf is the redaction of note ref, and what it empties.
func redactionOf(events []incident.Event, ref uint64) (incident.Event, []uint64) {
	at := time.UnixMilli(1_900_000_900_000).UTC()
	return incident.Redacts(events, incident.Event{
		ID: fmt.Sprintf("redact-%d", ref), Kind: incident.KindRedaction, At: at, Recorded: at, By: "bo", Ref: ref, Text: "pasted by mistake", Hat: "white",
		Type: "fact", Fields: map[string]string{"of": string(incident.KindNote), "at": "2031-03-14T13:22:00.000Z", "by": "ana"},
	})
}

// leak puts the secret into an incident of n events: into a note, its revision and the newest note, so that the summary says it too;
// and into drafts, one of them written over since.
func leak(t testing.TB, l *Log, id string, n int) {
	t.Helper()
	fillLog(t, l, id, n)
	for i, text := range []string{"the key is " + secret, "or rather " + secret, secret + " is the key"} {
		e := line(n + i)
		e.ID, e.Text = fmt.Sprintf("leak-%d", i), text
		if i == 1 {
			e.Kind, e.Ref = incident.KindRevised, uint64(n+1)
		}
		if _, err := l.Append(context.Background(), id, uint64(n+i), e); err != nil {
			t.Fatal(err)
		}
	}
	for _, text := range []string{"the key is " + secret + ", I think", "the key is " + secret + " now"} {
		if err := l.SaveDraft(context.Background(), id, "ana", incident.Draft{Text: text}); err != nil {
			t.Fatal(err)
		}
	}
}

// redactNotes takes out the two notes that leak wrote.
func redactNotes(ctx context.Context, l *Log, id string, n int) error {
	for i, ref := range []uint64{uint64(n + 1), uint64(n + 3)} {
		events, err := l.Read(ctx, id, 0)
		if err != nil {
			return err
		}
		e, seqs := redactionOf(events[:n+3+i], ref)
		if _, err := l.Redact(ctx, id, uint64(n+3+i), e, seqs...); err != nil {
			return err
		}
	}
	return nil
}

func copies(t testing.TB, path string) int {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(data, []byte(secret))
}

// wantAlone fails when there is more in the folder of the log than the log.
func wantAlone(t testing.TB, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v), want the log alone", entries, err)
	}
}

func TestRedactedBytes(t *testing.T) {
	l := newLog(t)
	leak(t, l, "inc", 300)
	fillLog(t, l, "other", 20)
	if copies(t, l.path) < 4 {
		t.Fatal("the secret is not where the test wants it")
	}
	if err := os.Chmod(l.path, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := redactNotes(t.Context(), l, "inc", 300); err != nil {
		t.Fatal(err)
	}
	if n := copies(t, l.path); n != 0 {
		t.Errorf("the file holds the secret %d times", n)
	}
	wantAlone(t, l.path)
	if info, err := os.Stat(l.path); err != nil || hasModes && info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v now, %v", info.Mode(), err)
	}
	for id, n := range map[string]int{"inc": 305, "other": 20} {
		if h, err := l.Verify(t.Context(), id); err != nil || h.Events != n {
			t.Errorf("%s: %v, %v", id, h, err)
		}
		wantFold(t, l, id)
	}
	if d, err := l.Draft(t.Context(), "inc", "ana"); err != nil || !d.Empty() {
		t.Errorf("the draft %q is there, %v", d.Text, err)
	}
	wantHealthy(t, l)
}

// TestRedactThroughALink: the file is replaced, not the link to it.
func TestRedactThroughALink(t *testing.T) {
	real := filepath.Join(t.TempDir(), "real")
	leak(t, openLog(t, real), "inc", 10)
	link := filepath.Join(t.TempDir(), "log")
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	if err := redactNotes(t.Context(), openLog(t, link), "inc", 10); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 || copies(t, real) != 0 {
		t.Errorf("the link is %v now (%v), the file holds the secret %d times", info.Mode(), err, copies(t, real))
	}
	wantAlone(t, real)
}

// killedAt is the child that is killed at a step of a redaction, or told "ready" and killed from outside when there is no such step.
func killedAt(path string, args ...string) error {
	l := Open(path, Options{Wait: 30 * time.Second})
	n, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	l.step = func(step string) {
		if step == args[0] {
			p, _ := os.FindProcess(os.Getpid()) // it is there
			_ = p.Kill()
			select {}
		}
	}
	fmt.Println("ready")
	if err := redactNotes(context.Background(), l, "inc", n); err != nil {
		return err
	}
	fmt.Println("done")
	return nil
}

// TestRedactKilled kills a redaction at every step. The file is the old one or the new one, all events are there, and whoever comes
// next finishes it: another redaction or the doctor.
func TestRedactKilled(t *testing.T) {
	const n = 40
	for _, step := range []string{"committed", "copied", "renamed", "closed"} {
		for _, finish := range []string{"redact", "doctor"} {
			t.Run(step+", finished by "+finish, func(t *testing.T) {
				t.Parallel()
				path := filepath.Join(t.TempDir(), "log")
				l := openLog(t, path)
				leak(t, l, "inc", n)
				p := start(t, "killed", path, step, strconv.Itoa(n))
				p.says(t, "ready")
				if err := p.Wait(); err == nil || p.out.Scan() {
					t.Fatalf("it was not killed: %v %q", err, p.out.Text())
				}
				if h, err := l.Verify(t.Context(), "inc"); err != nil || h.Events != n+4 {
					t.Fatalf("the log is %v, %v; want %d events, the first redaction among them", h, err, n+4)
				}
				pending := stateOf(l.Doctor(t.Context(), false, l.CheckStructure), "redactions") == StateWarn
				if want := step == "committed" || step == "copied"; pending != want {
					t.Errorf("the doctor says of an interrupted redaction: %v", pending)
				}
				if finish == "doctor" && pending {
					l.Doctor(t.Context(), true, l.CheckStructure)
				}
				if err := redactNotes(t.Context(), l, "inc", n); err != nil { // the first one is a repeat
					t.Fatal(err)
				}
				if c := copies(t, path); c != 0 {
					t.Errorf("the file holds the secret %d times", c)
				}
				wantAlone(t, path)
				wantHealthy(t, l)
			})
		}
	}
}

// TestRedactKilledAnywhere kills it at random moments instead.
func TestRedactKilledAnywhere(t *testing.T) {
	const n = 3000
	rounds := 30
	if testing.Short() {
		rounds = 5
	}
	dir := t.TempDir()
	template := filepath.Join(dir, "template")
	leak(t, openLog(t, template), "inc", n)
	data, err := os.ReadFile(template)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	for round := range rounds {
		path := filepath.Join(dir, fmt.Sprint(round), "log")
		if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		writeFile(t, path, data)
		p := start(t, "killed", path, "never", strconv.Itoa(n))
		p.says(t, "ready")
		time.AfterFunc(time.Duration(random.IntN(40))*time.Millisecond, func() { _ = p.Process.Kill() }) // killing twice does no harm
		done := p.out.Scan()
		_ = p.Wait() // how it ended is known
		l := openLog(t, path)
		h, err := l.Verify(t.Context(), "inc")
		if err != nil || h.Events < n+3 || done && h.Events != n+5 {
			t.Fatalf("round %d: %v, %v, said to be done: %v", round, h, err, done)
		}
		if err := redactNotes(t.Context(), l, "inc", n); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		l.Doctor(t.Context(), true, l.CheckStructure) // of a second one that was stored and not cleaned, the repeat was none
		if c := copies(t, path); c != 0 {
			t.Fatalf("round %d: the file holds the secret %d times", round, c)
		}
		wantAlone(t, path)
	}
}

// TestRedactRace redacts time and again while others write: none may write into the file that is gone.
func TestRedactRace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	l := openLog(t, path)
	fillLog(t, l, "big", 400)
	const each = 60
	want := map[string]int{"x": each, "y": each}
	child := start(t, "write", path, "inc", "x", strconv.Itoa(each))
	var writer sync.WaitGroup
	other := openLog(t, path)
	writer.Go(func() {
		if err := appendAll(t.Context(), other, "inc", "y", each); err != nil {
			t.Error(err)
		}
	})
	for i := range 25 {
		events, err := l.Read(t.Context(), "big", 0)
		if err != nil {
			t.Fatal(err)
		}
		e, seqs := redactionOf(events, uint64(i+2))
		if _, err := l.Redact(t.Context(), "big", uint64(len(events)), e, seqs...); err != nil {
			t.Fatal(err)
		}
	}
	writer.Wait()
	child.says(t, "done")
	wantWriters(t, path, "inc", want)
	wantHealthy(t, l)
}

// TestRedactNotCleaned: when the copy cannot be made the redaction is stored all the same, that is said, and the same call again ends
// the work.
func TestRedactNotCleaned(t *testing.T) {
	l := newLog(t)
	leak(t, l, "inc", 10)
	inTheWay := filepath.Join(l.path+compactSuffix, "x")
	if err := os.MkdirAll(inTheWay, 0o700); err != nil {
		t.Fatal(err)
	}
	events, err := l.Read(t.Context(), "inc", 0)
	if err != nil {
		t.Fatal(err)
	}
	e, seqs := redactionOf(events, 11)
	_, err = l.Redact(t.Context(), "inc", 13, e, seqs...)
	if err == nil || !strings.Contains(err.Error(), "taken out of the log, but the file could not be cleaned") || !strings.Contains(incident.HintOf(err), "doctor --fix") {
		t.Fatalf("Redact = %v, %q", err, incident.HintOf(err))
	}
	if tail, err := l.Read(t.Context(), "inc", 13); err != nil || len(tail) != 1 {
		t.Fatalf("behind the head: %+v, %v", tail, err)
	}
	if copies(t, l.path) == 0 {
		t.Fatal("nothing was left to clean: the test proves nothing")
	}
	if err := os.RemoveAll(l.path + compactSuffix); err != nil {
		t.Fatal(err)
	}
	if out, err := l.Redact(t.Context(), "inc", 13, e, seqs...); err != nil || out[0].Seq != 14 {
		t.Fatalf("the same call again = %+v, %v", out, err)
	}
	data, err := os.ReadFile(l.path)
	if err != nil || bytes.Contains(data, []byte("or rather "+secret)) {
		t.Errorf("old words are left in the file (%v)", err)
	}
	wantAlone(t, l.path)
}

// TestRedactDamaged: what is damaged is not emptied: that would hide the damage.
func TestRedactDamaged(t *testing.T) {
	l := newLog(t)
	leak(t, l, "inc", 10)
	events, err := l.Read(t.Context(), "inc", 0)
	if err != nil {
		t.Fatal(err)
	}
	edit(t, l, func(tx *bbolt.Tx) error {
		b := tx.Bucket(bucketIncidents).Bucket([]byte("inc"))
		v := bytes.Clone(b.Get(seqKey(11)))
		v[90] ^= 1
		return b.Put(seqKey(11), v)
	})
	before, err := os.ReadFile(l.path)
	if err != nil {
		t.Fatal(err)
	}
	e, seqs := redactionOf(events, 11)
	_, err = l.Redact(t.Context(), "inc", 13, e, seqs...)
	wantError(t, "Redact", err, incident.CodeCorrupt, "event 11")
	if after, err := os.ReadFile(l.path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file was changed (%v)", err)
	}
}

func TestRedactMissingFile(t *testing.T) {
	l := newLog(t)
	e, seqs := redactionOf([]incident.Event{{Seq: 1}}, 1)
	_, err := l.Redact(t.Context(), "inc", 1, e, seqs...)
	wantError(t, "Redact", err, incident.CodeNotFound, `"inc"`)
	if _, err := os.Stat(l.path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file was made: %v", err)
	}
}

func stateOf(list []Finding, check string) string {
	i := slices.IndexFunc(list, func(f Finding) bool { return f.Check == check })
	if i < 0 {
		return ""
	}
	return list[i].State
}

// wantHealthy fails when the doctor finds anything.
func wantHealthy(t testing.TB, l *Log) {
	t.Helper()
	for _, f := range l.Doctor(t.Context(), false, l.CheckStructure) {
		if f.State != StateOK && f.Check != "permissions" { // temporary folders are as they are
			t.Errorf("%s is %s: %s", f.Check, f.State, f.Text)
		}
	}
}

// BenchmarkBackup copies 100,000 events and verifies the copy.
func BenchmarkBackup(b *testing.B) {
	const n = 100_000
	l := newLog(b)
	fillLog(b, l, "inc", n)
	to := filepath.Join(b.TempDir(), "copy")
	for b.Loop() {
		if done, err := l.Backup(context.Background(), to, true); err != nil || done.Events != n {
			b.Fatal(done, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/backup")
}

// BenchmarkRedact takes one note out of 100,000 events (a prototype: 0.2 s for the copy alone).
func BenchmarkRedact(b *testing.B) {
	const n = 100_000
	l := newLog(b)
	fillLog(b, l, "inc", n)
	head := uint64(n)
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		events, err := l.Read(context.Background(), "inc", 0)
		if err != nil {
			b.Fatal(err)
		}
		e, seqs := redactionOf(events, uint64(i+2))
		b.StartTimer()
		if _, err := l.Redact(context.Background(), "inc", head, e, seqs...); err != nil {
			b.Fatal(err)
		}
		head++
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/redact")
}
