package bolt
import ("testing";"context")
func BenchmarkZX(b *testing.B) {
	l := newLog(b)
	fillLog(b,l,"mine",100000)
	h := uint64(100000)
	for b.Loop() {
		if _, err := l.Append(context.Background(), "mine", h, line(int(h))); err != nil { b.Fatal(err) }
		h++
	}
}
func BenchmarkZW(b *testing.B) {
	l := newLog(b)
	fillLog(b,l,"mine",100000)
	for b.Loop() {
		s, err := l.open(context.Background(), toWrite)
		if err != nil { b.Fatal(err) }
		l.close(s, nil)
	}
}
