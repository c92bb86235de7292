package bolt

import (
	"context"
	"fmt"
	"go.etcd.io/bbolt"
	"testing"
	"time"
	"warroom/internal/incident"
)

func BenchmarkZZ(b *testing.B) {
	for _, g := range []struct {
		name    string
		inc, ev int
	}{{"new", 0, 1}, {"100k", 0, 100000}, {"10k", 10000, 100}} {
		b.Run(g.name, func(b *testing.B) {
			l := newLog(b)
			if g.inc > 0 {
				fillIncidents(b, l, g.inc)
			}
			fillLog(b, l, "mine", g.ev)
			l2 := newLog(b)
			if g.inc > 0 {
				fillIncidents(b, l2, g.inc)
			}
			fillLog(b, l2, "mine", g.ev)
			db, err := bbolt.Open(l2.path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
			if err != nil {
				b.Fatal(err)
			}
			defer db.Close()
			bare := openBare(b, 2*g.inc+g.ev)
			var x, y, z []time.Duration
			head := uint64(g.ev)
			pages := 0
			for b.Loop() {
				s := time.Now()
				if _, err := l.Append(context.Background(), "mine", head, line(int(head))); err != nil {
					b.Fatal(err)
				}
				x = append(x, time.Since(s))
				s = time.Now()
				var tx0 *bbolt.Tx
				if err := db.Update(func(tx *bbolt.Tx) error {
					tx0 = tx
					_, err := l2.append(tx, "mine", head, []incident.Event{line(int(head))})
					return err
				}); err != nil {
					b.Fatal(err)
				}
				y = append(y, time.Since(s))
				st := tx0.Stats()
				pages = int(st.GetWrite())
				head++
				s = time.Now()
				bare.put(b)
				z = append(z, time.Since(s))
			}
			zz := median(z)
			fmt.Printf("%s ours %v held %v bare %v  %.2f %.2f writes %d\n", g.name, median(x), median(y), zz, float64(median(x))/float64(zz), float64(median(y))/float64(zz), pages)
		})
	}
}
