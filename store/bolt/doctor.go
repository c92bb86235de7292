package bolt

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"warroom/internal/incident"
)

// The states of a [Finding].
const (
	StateOK   = "ok"
	StateWarn = "warn" // nothing is lost, and something should be done
	StateBad  = "bad"  // something is lost or damaged
)

// Finding is what a look at one side of the file gave.
type Finding struct {
	Check string // what was looked at
	State string
	Text  string
	Hint  string // what to do next; "" when there is nothing to do
	Fixed bool   // it was mended just now
}

// Doctor looks at everything about the file that can be wrong, in this order: is it there, who may read it, who has it, its headers,
// its structure, the events, the caches, drafts, redactions that were interrupted, left-over files, wasted room. What makes the rest
// pointless ends it. With fix it mends what can be mended without losing anything.
//
// The structure is checked by the caller, because bbolt's own check may hang or die on a damaged file: it is to be
// [Log.CheckStructure] in a process of its own.
func (l *Log) Doctor(ctx context.Context, fix bool, structure func(context.Context) error) []Finding {
	x := &exam{log: l, ctx: ctx, fix: fix, structure: structure}
	for _, look := range []func(*exam){
		(*exam).there, (*exam).modes, (*exam).opens, (*exam).headers, (*exam).pages, (*exam).events, (*exam).summaries, (*exam).index,
		(*exam).drafts, (*exam).cleaning, (*exam).leftovers, (*exam).room,
	} {
		if look(x); x.over {
			break
		}
	}
	return x.findings
}

// exam is one run of the doctor.
type exam struct {
	log       *Log
	ctx       context.Context
	fix       bool
	structure func(context.Context) error
	findings  []Finding
	over      bool              // nothing further can be looked at
	stale     map[string]string // incidents whose summary must be made anew, and why
}

const hintFix = "warroom doctor --fix"

func (x *exam) say(check, state, hint, format string, args ...any) {
	x.findings = append(x.findings, Finding{Check: check, State: state, Text: fmt.Sprintf(format, args...), Hint: hint})
}

func (x *exam) fail(check string, err error) {
	state := StateBad
	if incident.CodeOf(err) == incident.CodeBusy {
		state = StateWarn
	}
	x.findings = append(x.findings, Finding{Check: check, State: state, Text: err.Error(), Hint: incident.HintOf(err)})
}

// mend says what is wrong or, when it is to be mended, mends it and says that.
func (x *exam) mend(check, what string, how func() error) {
	if !x.fix {
		x.say(check, StateWarn, hintFix, "%s", what)
		return
	}
	if err := how(); err != nil {
		x.fail(check, fmt.Errorf("%s, and that could not be mended: %w", what, err))
		return
	}
	x.findings = append(x.findings, Finding{Check: check, State: StateOK, Text: what + ": mended", Fixed: true})
}

func (x *exam) there() {
	info, err := os.Stat(x.log.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		x.say("file", StateOK, "", "%s is not there yet: it is made at the first entry", x.log.path)
		x.over = true
	case err != nil:
		x.fail("file", x.log.explain(err))
		x.over = true
	default:
		x.say("file", StateOK, "", "%s, %s", x.log.path, bytesOf(info.Size()))
	}
}

// modes looks at who may read the file, and who may put another in its place.
func (x *exam) modes() {
	if !hasModes {
		return
	}
	file, err := os.Stat(x.log.path)
	if err != nil {
		x.fail("permissions", x.log.explain(err))
		return
	}
	dir := filepath.Dir(x.log.path)
	folder, err := os.Stat(dir)
	switch {
	case err != nil:
		x.fail("permissions", x.log.explain(err))
	case file.Mode().Perm()&^fileMode != 0:
		x.mend("permissions", fmt.Sprintf("others may use the file: its mode is %04o, and should be %04o", file.Mode().Perm(), fileMode),
			func() error { return os.Chmod(x.log.path, fileMode) })
	case folder.Mode().Perm()&0o022 != 0 && folder.Mode()&os.ModeSticky == 0:
		x.say("permissions", StateWarn, "chmod 700 "+dir, "others may put another file in its place: the folder has mode %04o", folder.Mode().Perm())
	default:
		x.say("permissions", StateOK, "", "file %04o, folder %04o", file.Mode().Perm(), folder.Mode().Perm())
	}
}

// opens takes the lock, as every operation does, and lets the file be checked as it is before it is mapped.
func (x *exam) opens() {
	err := x.log.view(x.ctx, func(*bbolt.Tx) error { return nil })
	switch {
	case incident.CodeOf(err) == incident.CodeBusy:
		x.say("lock", StateWarn, incident.HintOf(err), "%s", err)
		x.over = true
	case err != nil:
		x.fail("file", err)
		x.over = true
	default:
		x.say("lock", StateOK, "", "nobody keeps it")
	}
}

// session runs fn with the file locked and open.
func (x *exam) session(fn func(*session) error) error {
	return x.log.run(x.ctx, func() error {
		s, err := x.log.open(x.ctx, toRead)
		if err != nil {
			return err
		}
		return x.log.close(s, guard(func() error { return fn(s) }))
	})
}

func (x *exam) headers() {
	whole := false
	err := x.session(func(s *session) error {
		metas := readMetas(s.file)
		whole = metas[0].usable() && metas[1].usable()
		return nil
	})
	switch {
	case err != nil:
		x.fail("headers", err)
	case !whole: // the next commit writes the one that is not the newest
		x.mend("headers", "one of the two headers is damaged: a write was torn, or the newest entries are lost", func() error {
			return x.log.update(x.ctx, toWrite, true, func(*bbolt.Tx) error { return nil })
		})
	default:
		x.say("headers", StateOK, "", "both whole")
	}
}

func (x *exam) pages() {
	if err := x.structure(x.ctx); err != nil {
		x.fail("structure", err)
		return
	}
	x.say("structure", StateOK, "", "every page in its place")
}

// structureMax is how many faults of the structure are named.
const structureMax = 5

// CheckStructure runs bbolt's own check of its pages. It may hang, and a damaged file may end the process whatever is done about it:
// it is for a process of its own, with a time limit.
func (l *Log) CheckStructure(ctx context.Context) error {
	var found []string
	err := l.view(ctx, func(tx *bbolt.Tx) error {
		for err := range tx.Check() { // to its end: it waits for a reader of every fault
			if len(found) < structureMax {
				found = append(found, err.Error())
			}
		}
		return nil
	})
	switch {
	case errors.Is(err, errMissing):
		return nil
	case err != nil:
		return err
	case len(found) > 0:
		return incident.Errorf(incident.CodeCorrupt, "%s is damaged inside: %s", l.path, strings.Join(found, "; ")).WithHint(hintRestore)
	}
	return nil
}

func (x *exam) cleaning() {
	unclean := false
	err := x.log.view(x.ctx, func(tx *bbolt.Tx) error {
		unclean = tx.Bucket(bucketMeta).Get(keyUnclean) != nil
		return nil
	})
	switch {
	case err != nil:
		x.fail("redactions", err)
	case unclean:
		x.mend("redactions", "a redaction was interrupted: its words may still be in free pages of the file", x.clean)
	default:
		x.say("redactions", StateOK, "", "none was interrupted")
	}
}

// clean puts a copy without free pages in the place of the file.
func (x *exam) clean() error {
	return x.log.rewrite(x.ctx, toWrite, func(tx *bbolt.Tx) error { return tx.Bucket(bucketMeta).Put(keyUnclean, []byte{1}) })
}

// leftMin is how old a half-made file must be before it is taken for one that was left: making one takes milliseconds.
const leftMin = 10 * time.Minute

// leftovers looks for what a killed process left beside the file.
func (x *exam) leftovers() {
	var left []string
	err := x.session(func(*session) error { // nobody compacts meanwhile
		path, err := filepath.EvalSymlinks(x.log.path)
		if err != nil {
			return err
		}
		entries, err := os.ReadDir(filepath.Dir(path))
		if err != nil {
			return err
		}
		base := filepath.Base(path)
		for _, e := range entries {
			info, err := e.Info()
			made := strings.HasPrefix(e.Name(), "."+base+".new-") && err == nil && time.Since(info.ModTime()) > leftMin
			if made || e.Name() == base+compactSuffix {
				left = append(left, filepath.Join(filepath.Dir(path), e.Name()))
			}
		}
		if !x.fix {
			return nil
		}
		for _, name := range left {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
		return nil
	})
	switch {
	case err != nil:
		x.fail("leftovers", err)
	case len(left) > 0:
		x.mend("leftovers", "half-made files were left: "+strings.Join(left, ", "), func() error { return nil })
	default:
		x.say("leftovers", StateOK, "", "none")
	}
}

// Room is wasted when more than half of a file that is not small is free pages.
const (
	wasteMin   = 4 << 20
	wasteShare = 0.5
)

func (x *exam) room() {
	var m meta
	var free uint64
	err := x.session(func(s *session) (err error) {
		m, _ = newest(readMetas(s.file)) // it was opened: there is one
		free, err = freePages(s.file, m)
		return err
	})
	share := float64(free) / float64(max(m.pages, 1))
	what := fmt.Sprintf("%.0f %% of %s are free pages", 100*share, bytesOf(int64(m.pages)*int64(m.pageSize)))
	switch {
	case err != nil:
		x.fail("room", err)
	case share > wasteShare && free*uint64(m.pageSize) > wasteMin && oneLock:
		x.mend("room", what, x.clean)
	default:
		x.say("room", StateOK, "", "%s", what)
	}
}

// freePages reads how many pages the freelist holds (bbolt 1.5, internal/common/page.go: a count of 0xFFFF stands for the number in
// the first eight bytes behind the page's head).
func freePages(r io.ReaderAt, m meta) (uint64, error) {
	if m.freelist == noFreelist {
		return 0, nil
	}
	var head [pageHead + 8]byte
	if _, err := r.ReadAt(head[:], int64(m.freelist)*int64(m.pageSize)); err != nil {
		return 0, err
	}
	if n := binary.NativeEndian.Uint16(head[10:]); n != 0xFFFF {
		return uint64(n), nil
	}
	return binary.NativeEndian.Uint64(head[pageHead:]), nil
}

func bytesOf(n int64) string {
	switch {
	case n >= 10<<20:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 10<<10:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
