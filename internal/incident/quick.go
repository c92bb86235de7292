package incident

import (
	"encoding/binary"
	"math"
	"time"

	"warroom/internal/hats"
)

// quick decodes what [Encode] writes: a map of known integer keys, ascending, with nothing of indefinite length. It declines all
// else, leaving s half filled: that is the library's to read or to refuse. It never reads anything differently from the library.
// A room is opened by decoding its whole log, and this takes a quarter of the library's time: see BenchmarkDecode.
func quick(payload []byte, s *stored) bool {
	r := quickReader{in: string(payload)} // the texts of the event are pieces of this one string
	last := uint64(0)
	for range r.size(cborMap) {
		key := r.uint()
		if r.bad || key <= last {
			return false
		}
		last = key
		switch key {
		case 1:
			s.ID = r.text()
		case 2:
			s.Kind = Kind(r.text())
		case 3:
			s.AtMS = r.int()
		case 4:
			s.RecordedMS = r.int()
		case 5:
			s.By = r.text()
		case 6:
			s.Text = r.text()
		case 7:
			s.Hat = hats.Hat(r.text())
		case 8:
			s.Type = r.text()
		case 9:
			s.Ref = r.uint()
		case 10:
			s.Who = r.text()
		case 11:
			s.Tags = r.texts()
		case 12:
			s.Fields = r.fields()
		case 13:
			s.Steps = r.steps()
		case 14:
			n := r.int()
			s.Index = int(n)
			r.bad = r.bad || n < math.MinInt32 || n > math.MaxInt32
		case 15:
			s.Length = time.Duration(r.int())
		case 16:
			s.Name = r.text()
		case 17:
			s.On = r.bool()
		case 18:
			s.Undoes = r.uint()
		default:
			return false
		}
	}
	return !r.bad && r.at == len(r.in)
}

// The major types of CBOR that events are made of, RFC 8949 section 3.1.
const (
	cborUint  = 0
	cborNeg   = 1
	cborText  = 3
	cborArray = 4
	cborMap   = 5

	cborFalse, cborTrue = 0xf4, 0xf5
)

// quickMax is how many elements a list or a map may have to be read here.
const quickMax = 1000

// quickReader walks over a payload. Once bad it gives zero values.
type quickReader struct {
	in  string
	at  int
	bad bool
}

func (r *quickReader) take(n uint64) string {
	if r.bad || n > uint64(len(r.in)-r.at) {
		r.bad = true
		return ""
	}
	piece := r.in[r.at : r.at+int(n)]
	r.at += int(n)
	return piece
}

// head reads the first byte of an item and the number that follows it.
func (r *quickReader) head() (major byte, n uint64) {
	first := r.take(1)
	if r.bad {
		return 0, 0
	}
	info := first[0] & 0x1f
	if info < 24 {
		return first[0] >> 5, uint64(info)
	}
	if info > 27 {
		r.bad = true
		return 0, 0
	}
	var number [8]byte
	width := 1 << (info - 24)
	copy(number[8-width:], r.take(uint64(width)))
	return first[0] >> 5, binary.BigEndian.Uint64(number[:])
}

// expect reads the head of an item of that type.
func (r *quickReader) expect(major byte) uint64 {
	got, n := r.head()
	if got != major {
		r.bad = true
	}
	if r.bad {
		return 0
	}
	return n
}

func (r *quickReader) uint() uint64 { return r.expect(cborUint) }

func (r *quickReader) int() int64 {
	major, n := r.head()
	if n > math.MaxInt64 || major != cborUint && major != cborNeg {
		r.bad = true
	}
	switch {
	case r.bad:
		return 0
	case major == cborNeg:
		return -1 - int64(n)
	}
	return int64(n)
}

func (r *quickReader) text() string { return r.take(r.expect(cborText)) }

// size reads the head of a list or a map.
func (r *quickReader) size(major byte) uint64 {
	n := r.expect(major)
	if n > quickMax {
		r.bad = true
		return 0
	}
	return n
}

func (r *quickReader) bool() bool {
	b := r.take(1)
	if r.bad || b[0] != cborTrue && b[0] != cborFalse {
		r.bad = true
		return false
	}
	return b[0] == cborTrue
}

func (r *quickReader) texts() []string {
	list := make([]string, r.size(cborArray))
	for i := range list {
		list[i] = r.text()
	}
	return list
}

func (r *quickReader) fields() map[string]string {
	n := r.size(cborMap)
	m := make(map[string]string, n)
	for range n {
		name := r.text()
		m[name] = r.text() // of a name that is there twice the last one counts, as with the library
	}
	return m
}

func (r *quickReader) steps() []hats.Step {
	list := make([]hats.Step, r.size(cborArray))
	for i := range list {
		last := uint64(0)
		for range r.size(cborMap) {
			key := r.uint()
			r.bad = r.bad || key <= last
			last = key
			switch key {
			case 1:
				list[i].Hat = hats.Hat(r.text())
			case 2:
				list[i].Purpose = r.text()
			case 3:
				list[i].Length = time.Duration(r.int())
			default:
				r.bad = true
			}
		}
	}
	return list
}
