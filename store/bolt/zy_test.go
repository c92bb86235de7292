package bolt
import ("testing";"context";"os";"fmt")
func TestZY(t *testing.T) {
	l := newLog(t)
	fillLog(t,l,"mine",100000)
	for i := 0; i < 20; i++ {
		if i == 18 { fmt.Fprintln(os.Stderr, "MARK") }
		if _, err := l.Append(context.Background(), "mine", uint64(100000+i), line(100000+i)); err != nil { t.Fatal(err) }
	}
		fmt.Fprintln(os.Stderr, "MARK2")
}
