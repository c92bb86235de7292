package importer

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"
)

// ids hands out ids for rows that have none of their own and finds ids that are there twice. It holds 8 bytes and a count for every
// row, which is the only thing here that grows with a source: a million rows are some 20 MB.
type ids struct{ seen map[uint64]uint32 }

func newIDs() *ids { return &ids{seen: make(map[uint64]uint32)} }

// of gives a row an id out of its parts, and out of how many equal rows came before it. A source that has only grown gives its old
// rows their old ids.
func (s *ids) of(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		var size [8]byte
		binary.BigEndian.PutUint64(size[:], uint64(len(p)))
		h.Write(size[:])
		h.Write([]byte(p))
	}
	sum := h.Sum(nil)
	id := hex.EncodeToString(sum[:12])
	if n := s.count(sum); n > 1 {
		return id + "-" + strconv.Itoa(n)
	}
	return id
}

// again reports whether id was asked about before.
func (s *ids) again(id string) bool {
	sum := sha256.Sum256([]byte(id))
	return s.count(sum[:]) > 1
}

func (s *ids) count(sum []byte) int {
	key := binary.BigEndian.Uint64(sum)
	s.seen[key]++
	return int(s.seen[key])
}
