package bolt
import ("testing";"context";"time";"fmt";"go.etcd.io/bbolt";"warroom/internal/incident")
func BenchmarkZV(b *testing.B) {
	for _, n := range []int{1, 100000} {
	b.Run(fmt.Sprint(n), func(b *testing.B) {
	l := newLog(b)
	fillLog(b,l,"mine",n)
	bare := openBare(b, n)
	held := newLog(b)
	fillLog(b,held,"mine",n)
	hdb, _ := bbolt.Open(held.path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
	h := uint64(n)
	var o,f,c,cl,tot,bt,hf,hc []time.Duration
	for b.Loop() {
		t0 := time.Now()
		s, err := l.open(context.Background(), toWrite)
		if err != nil { b.Fatal(err) }
		t1 := time.Now()
		tx, err := s.db.Begin(true)
		l.known(tx)
		_, err = l.append(tx, "mine", h, []incident.Event{line(int(h))})
		t2 := time.Now()
		err = tx.Commit()
		t3 := time.Now()
		l.close(s, nil)
		t4 := time.Now()
		o = append(o, t1.Sub(t0)); f = append(f, t2.Sub(t1)); c = append(c, t3.Sub(t2)); cl = append(cl, t4.Sub(t3)); tot = append(tot, t4.Sub(t0))
		t0 = time.Now()
		bare.put(b)
		bt = append(bt, time.Since(t0))
		t1 = time.Now()
		tx, err = hdb.Begin(true)
		_, err = l.append(tx, "mine", h, []incident.Event{line(int(h))})
		t2 = time.Now()
		err = tx.Commit()
		t3 = time.Now()
		hf = append(hf, t2.Sub(t1)); hc = append(hc, t3.Sub(t2))
		h++
	}
	fmt.Println("open", median(o), "fn", median(f), "commit", median(c), "close", median(cl), "total", median(tot), "bare", median(bt), "held fn", median(hf), "commit", median(hc))
	})
	}
}
