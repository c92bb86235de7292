package importer

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// encoding is how the text of a file is stored. Its value is what a Summary says.
type encoding string

const (
	encUTF8    encoding = "UTF-8"
	encUTF8BOM encoding = "UTF-8 with BOM"
	encUTF16   encoding = "UTF-16"               // little or big endian, as its byte order mark says
	encUTF16LE encoding = "UTF-16 without BOM"   // little endian
	encLatin1  encoding = "Latin-1"              // read as Windows-1252, which is what such files are in truth
	encMixed   encoding = "UTF-8 with bad bytes" // those bytes are read as Latin-1
)

var (
	bomUTF8 = []byte("\xef\xbb\xbf")
	bomLE   = []byte("\xff\xfe")
	bomBE   = []byte("\xfe\xff")
)

// findEncoding reads all of r: one bad byte near the end of a file is enough to make it Latin-1.
func findEncoding(r io.Reader) (encoding, error) {
	buf := make([]byte, maxRead)
	var good, bad, kept int
	first := true
	for {
		n, err := io.ReadFull(r, buf[kept:])
		chunk := buf[:kept+n]
		if first {
			if enc, ok := byMark(chunk); ok {
				return enc, nil
			}
			first = false
		}
		last := err != nil
		g, b, used := weigh(chunk, last)
		good, bad = good+g, bad+b
		kept = copy(buf, chunk[used:])
		if last {
			if err != io.EOF && err != io.ErrUnexpectedEOF {
				return "", err
			}
			return chooseUTF8(good, bad), nil
		}
	}
}

// chooseUTF8 tells a Latin-1 file from a UTF-8 file that a few foreign bytes got into: in Latin-1, letters that together look like
// UTF-8 are rare.
func chooseUTF8(good, bad int) encoding {
	switch {
	case bad == 0:
		return encUTF8
	case good > bad:
		return encMixed
	}
	return encLatin1
}

// byMark knows an encoding by the first bytes: a byte order mark, or every other byte of Latin text being zero.
func byMark(head []byte) (encoding, bool) {
	switch {
	case bytes.HasPrefix(head, bomUTF8):
		return encUTF8BOM, true
	case bytes.HasPrefix(head, bomLE), bytes.HasPrefix(head, bomBE):
		return encUTF16, true
	}
	const enough = 8 // pairs
	zeros, pairs := 0, min(len(head), 512)/2
	for i := range pairs {
		if head[2*i] != 0 && head[2*i+1] == 0 {
			zeros++
		}
	}
	return encUTF16LE, pairs >= enough && zeros*10 >= pairs*9
}

// weigh counts the characters of more than one byte, and the bytes that are no UTF-8. It leaves what may go on in the next chunk.
func weigh(chunk []byte, last bool) (good, bad, used int) {
	for used < len(chunk) {
		if chunk[used] < utf8.RuneSelf {
			used++
			continue
		}
		if !last && !utf8.FullRune(chunk[used:]) {
			break
		}
		r, size := utf8.DecodeRune(chunk[used:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		used += size
	}
	return good, bad, used
}

// decode reads r as UTF-8 without a byte order mark. What comes out is always valid.
func (e encoding) decode(r io.Reader) io.Reader {
	switch e {
	case encUTF16:
		return transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case encUTF16LE:
		return transform.NewReader(r, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder())
	case encLatin1:
		return transform.NewReader(r, charmap.Windows1252.NewDecoder())
	}
	return &skipBOM{r: transform.NewReader(r, mender{})}
}

// skipBOM leaves out a byte order mark at the start.
type skipBOM struct {
	r    io.Reader
	done bool
}

func (s *skipBOM) Read(p []byte) (int, error) {
	if s.done || len(p) < len(bomUTF8) {
		return s.r.Read(p)
	}
	s.done = true
	n, err := io.ReadAtLeast(s.r, p, len(bomUTF8))
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	if bytes.HasPrefix(p[:n], bomUTF8) {
		n = copy(p, p[len(bomUTF8):n])
	}
	return n, err
}

// mender reads bytes that are no UTF-8 as Windows-1252 and leaves all others as they are.
type mender struct {
	transform.NopResetter

	bad *int // counts those bytes, unless nil
}

func (m mender) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if src[nSrc] < utf8.RuneSelf {
			if nDst == len(dst) {
				return nDst, nSrc, transform.ErrShortDst
			}
			dst[nDst] = src[nSrc]
			nDst, nSrc = nDst+1, nSrc+1
			continue
		}
		if !atEOF && !utf8.FullRune(src[nSrc:]) {
			return nDst, nSrc, transform.ErrShortSrc
		}
		r, size := utf8.DecodeRune(src[nSrc:])
		bad := r == utf8.RuneError && size == 1
		if bad {
			r = charmap.Windows1252.DecodeByte(src[nSrc])
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		if bad && m.bad != nil {
			*m.bad++
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += size
	}
	return nDst, nSrc, nil
}
