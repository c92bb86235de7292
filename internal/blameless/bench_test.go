package blameless

import (
	"strings"
	"testing"
)

// note200 is a note of 200 characters with an agent, a time and a fault: every part of the lint has work to do.
const note200 = "14:05 Tomas pushed build 881 to eu-west without telling the liaison, error rate rose at 14:07; the vendor says their region b is fine. Ops should have checked the replica first, lag was 40 s by 14:09."

func BenchmarkCheck(b *testing.B) {
	o := Options{People: []string{"Tomas", "Nadia", "Okan", "Hana Weiß"}, Seats: []string{"liaison", "DB engineer"}, Parties: []string{"Quillbank"}, Components: []string{"otto", "betty"}}
	for b.Loop() {
		Check(note200, o)
	}
}

func BenchmarkCheckCalm(b *testing.B) {
	text := strings.Repeat("replica lag is 40 s, probe green on both sites, ", 4)
	for b.Loop() {
		Check(text, Options{})
	}
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if _, err := compileRules(loadLexicon()); err != nil {
			b.Fatal(err)
		}
	}
}
