package importer

import (
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
)

// endless is a file that is its head, then its row over and over, then its tail; of size bytes, none of which are held.
type endless struct {
	head, row, tail string
	rows            int64
}

func (e endless) size() int64 {
	return int64(len(e.head)) + e.rows*int64(len(e.row)) + int64(len(e.tail))
}

func (e endless) ReadAt(p []byte, off int64) (n int, err error) {
	for n < len(p) && off < e.size() {
		part, at := e.tail, off-int64(len(e.head))-e.rows*int64(len(e.row))
		switch {
		case off < int64(len(e.head)):
			part, at = e.head, off
		case at < 0:
			part, at = e.row, (off-int64(len(e.head)))%int64(len(e.row))
		}
		k := copy(p[n:], part[at:])
		n, off = n+k, off+int64(k)
	}
	if n < len(p) {
		err = io.EOF
	}
	return n, err
}

// A long source goes through without being held: the rows here are 20 MB together.
func TestBoundedMemory(t *testing.T) {
	const rows, mostHeap = 2_000, 12 << 20
	words := strings.Repeat("ten bytes ", 1_000)
	for _, tc := range []struct {
		name string
		of   endless
	}{
		{"x.jsonl", endless{"", `{"at":"2026-01-02T10:00:00Z","text":"` + words + "\"}\n", "", rows}},
		{"x.json", endless{"[", `{"at":"2026-01-02T10:00:00Z","text":"` + words + "\"},\n", `{"at":"2026-01-02T10:00:00Z","text":"last"}]`, rows}},
		{"pages.json", endless{`{"limit":25,"log_entries":[`, `{"type":"annotate_log_entry","created_at":"2026-01-02T10:00:00Z","agent":{},"channel":{"summary":"` + words + "\"}},\n", `{"type":"a","created_at":"2026-01-02T10:00:00Z","agent":{},"channel":{"summary":"last"},"summary":"last"}],"more":false}`, rows}},
		{"x.md", endless{"## Timeline\n", "- 2026-01-02 10:00 " + words + "\n", "", rows}},
		{"x.csv", endless{"event_date,event_tz,event_title\n", `2026-01-02T10:00:00,+00:00,"` + words + "\"\n", "", rows}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			runtime.GC() // what other tests left
			var before, m runtime.MemStats
			runtime.ReadMemStats(&before)
			var most uint64
			taken := 0
			sum, err := Read(t.Context(), Input{Name: tc.name, File: tc.of, Size: tc.of.size()}, Options{}, func(e Entry) error {
				if taken++; taken%100 == 0 {
					runtime.ReadMemStats(&m)
					most = max(most, m.HeapInuse-min(m.HeapInuse, before.HeapInuse))
				}
				return nil
			})
			if err != nil || taken < rows || sum.Taken < rows {
				t.Fatalf("%d rows, %+v, %v", taken, sum, err)
			}
			t.Logf("%d MiB of heap in use", most>>20)
			if most > mostHeap {
				t.Errorf("%d MiB of heap in use for %d MiB", most>>20, tc.of.size()>>20)
			}
		})
	}
}

// An error of the one who takes ends the reading and comes back as it is.
func TestTakeFails(t *testing.T) {
	stop := errors.New("enough")
	for name, text := range map[string]string{
		"x.md": "- 2026-01-02 10:00 a\n- 10:01 b\n", "x.jsonl": "{\"at\":\"2026-01-02T10:00:00Z\",\"text\":\"a\"}\n{\"at\":1,\"text\":\"b\"}\n",
		"x.json": `[{"at":"2026-01-02T10:00:00Z","text":"a"},{"at":1,"text":"b"}]`,
	} {
		n := 0
		_, err := Read(t.Context(), Input{Name: name, File: strings.NewReader(text), Size: int64(len(text))}, Options{}, func(Entry) error {
			n++
			return stop
		})
		if !errors.Is(err, stop) || n != 1 {
			t.Errorf("%s: %v after %d rows", name, err, n)
		}
	}
}
