package blameless

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestZEval(t *testing.T) {
	for _, f := range strings.Fields(os.Getenv("SETS")) {
		fh, err := os.Open(f)
		if err != nil {
			t.Fatal(err)
		}
		sc := bufio.NewScanner(fh)
		tp, fp, fn, tn := 0, 0, 0, 0
		i := 0
		half := os.Getenv("HALF")
		for sc.Scan() {
			i++
			if half == "a" && i%2 == 0 || half == "b" && i%2 == 1 {
				continue
			}
			c := strings.Split(sc.Text(), "\t")
			fs := Check(c[2], Options{})
			got := len(fs) > 0
			switch {
			case c[0] == "blame" && got:
				tp++
				if os.Getenv("V") == "2" {
					fmt.Printf("  tp %-14s %-14s [%s] %s\n", c[1], fs[0].Category, fs[0].Text, c[2])
				}
			case c[0] == "blame":
				fn++
				fmt.Printf("MISS %-14s %s\n", c[1], c[2])
			case got:
				fp++
				fmt.Printf("FALSE %-14s %s [%s] %s\n", c[1], fs[0].Category, fs[0].Text, c[2])
			default:
				tn++
			}
		}
		fmt.Printf("== %s P %.3f R %.3f (tp %d fp %d fn %d tn %d)\n", f, float64(tp)/float64(tp+fp), float64(tp)/float64(tp+fn), tp, fp, fn, tn)
	}
}

func TestZCorpus(t *testing.T) {
	g := os.Getenv("CORPUS")
	if g == "" {
		t.Skip()
	}
	files, _ := filepath.Glob(g)
	words, n := 0, 0
	for _, f := range files {
		b, _ := os.ReadFile(f)
		words += len(strings.Fields(string(b)))
		for _, x := range Check(string(b), Options{}) {
			n++
			lo, hi := max(0, x.Start-70), min(len(b), x.End+50)
			fmt.Printf("%s %-14s [%s] :: %s\n", filepath.Base(f)[:12], x.Category, x.Text, strings.ReplaceAll(string(b[lo:hi]), "\n", "⏎"))
		}
	}
	fmt.Printf("== %d findings in %d words: %.2f per 1000\n", n, words, float64(n)*1000/float64(words))
}
