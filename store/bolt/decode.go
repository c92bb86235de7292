package bolt

import (
	"encoding/binary"
	"math"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"

	"warroom/internal/incident"
)

// decodeSummary reads the CBOR that seal makes of an incident.Summary into s, which is empty; false when it meets anything else. A
// list of 10,000 incidents is this function: the general decoder, to which a false leads, takes three times as long.
// TestDecodeSummary keeps the two together.
func decodeSummary(body []byte, s *incident.Summary) bool {
	r := cborReader{rest: string(body), ok: true} // the texts of s are parts of this one string
	fields, v := summaryFields(), reflect.ValueOf(s).Elem()
	var before uint64
	for range r.head(cborMap) {
		key := r.head(cborUint)
		if !r.ok || key <= before || key >= uint64(len(fields)) || fields[key] < 0 { // seal sorts them
			return false
		}
		before = key
		switch f := v.Field(fields[key]).Addr().Interface().(type) {
		case *string:
			*f = r.text(cborText)
		case *int:
			*f = r.integer()
		case *uint64:
			*f = r.head(cborUint)
		case *time.Time:
			*f = r.time()
		case *bool:
			*f = r.bool()
		case *incident.Hash:
			hash := r.text(cborBytes)
			r.ok = r.ok && len(hash) == len(f)
			copy(f[:], hash)
		default:
			return false
		}
	}
	return r.ok && r.rest == ""
}

// decodeAnySummary is decodeSummary for any CBOR.
func decodeAnySummary(body []byte, s *incident.Summary) error {
	if err := codec().dec.Unmarshal(body, s); err != nil {
		return err
	}
	v := reflect.ValueOf(s).Elem()
	for i := range v.NumField() {
		if at, ok := v.Field(i).Addr().Interface().(*time.Time); ok {
			*at = whole(*at)
		}
	}
	return nil
}

// summaryFields returns which field of incident.Summary has which key, -1 where none has, so that a new field is read without a
// change here.
var summaryFields = sync.OnceValue(func() []int {
	var out []int
	t := reflect.TypeFor[incident.Summary]()
	for i := range t.NumField() {
		tag, _, _ := strings.Cut(t.Field(i).Tag.Get("cbor"), ",")
		key, err := strconv.Atoi(tag)
		if err != nil {
			continue
		}
		for len(out) <= key {
			out = append(out, -1)
		}
		out[key] = i
	}
	return out
})

// Major types of CBOR (RFC 8949, section 3.1), and the simple values in use.
const (
	cborUint  = 0
	cborNeg   = 1
	cborBytes = 2
	cborText  = 3
	cborMap   = 5

	cborFalse   = 0xf4
	cborTrue    = 0xf5
	cborNull    = 0xf6
	cborFloat64 = 0xfb
)

// cborReader takes data items off rest. What it does not expect clears ok, after which every result is zero.
type cborReader struct {
	rest string
	ok   bool
}

func (r *cborReader) fail() uint64 {
	r.ok, r.rest = false, ""
	return 0
}

// head takes the head of an item of the major type off, and returns its argument.
func (r *cborReader) head(major byte) uint64 {
	if r.rest == "" || r.rest[0]>>5 != major {
		return r.fail()
	}
	size, info := 0, r.rest[0]&31
	switch {
	case info < 24:
		r.rest = r.rest[1:]
		return uint64(info)
	case info <= 27:
		size = 1 << (info - 24)
	default: // of unknown length, or not allowed
		return r.fail()
	}
	return r.bigEndian(size)
}

// bigEndian takes a first byte and the number of size bytes behind it off.
func (r *cborReader) bigEndian(size int) uint64 {
	if len(r.rest) < 1+size {
		return r.fail()
	}
	var b [8]byte
	copy(b[8-size:], r.rest[1:1+size])
	r.rest = r.rest[1+size:]
	return binary.BigEndian.Uint64(b[:])
}

// text takes a string of the major type off.
func (r *cborReader) text(major byte) string {
	n := r.head(major)
	if n > uint64(len(r.rest)) {
		r.fail()
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

func (r *cborReader) integer() int {
	if r.rest != "" && r.rest[0]>>5 == cborNeg {
		n := r.head(cborNeg)
		if n > math.MaxInt64 {
			r.fail()
		}
		return -1 - int(n)
	}
	n := r.head(cborUint)
	if n > math.MaxInt64 {
		r.fail()
	}
	return int(n)
}

func (r *cborReader) bool() bool {
	if r.rest == "" || r.rest[0] != cborFalse && r.rest[0] != cborTrue {
		r.fail()
		return false
	}
	yes := r.rest[0] == cborTrue
	r.rest = r.rest[1:]
	return yes
}

// time takes a moment off: null is the zero time, a number is seconds since 1970.
func (r *cborReader) time() time.Time {
	if r.rest == "" {
		r.fail()
		return time.Time{}
	}
	switch r.rest[0] {
	case cborNull:
		r.rest = r.rest[1:]
		return time.Time{}
	case cborFloat64:
		f := math.Float64frombits(r.bigEndian(8))
		if !(math.Abs(f) < 1<<50) { // also not a number
			r.fail()
			return time.Time{}
		}
		sec, frac := math.Modf(f)
		return whole(time.Unix(int64(sec), int64(frac*1e9)))
	}
	return time.Unix(int64(r.integer()), 0).UTC()
}
