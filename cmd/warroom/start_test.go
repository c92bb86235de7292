package main

import (
	"cmp"
	"os"
	"os/exec"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"testing"
)

// initMax is what the init of one package may cost, in milliseconds: every warroom note pays for all of them.
const initMax = 1.0

// TestPackageInit looks at what every process pays before main: the median of several runs, since a shared machine may stall one.
// go-runewidth once cost 20 ms here.
func TestPackageInit(t *testing.T) {
	line := regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, (\S+) ms clock`)
	costs := map[string][]float64{}
	for range 9 {
		cmd := exec.Command("warroom", "version")
		cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, m := range line.FindAllStringSubmatch(string(out), -1) {
			ms, err := strconv.ParseFloat(m[2], 64)
			if err != nil {
				t.Fatalf("%q: %v", m[0], err)
			}
			costs[m[1]] = append(costs[m[1]], ms)
		}
	}
	if len(costs) < 10 {
		t.Fatalf("only %d packages have an init: is this the whole program?", len(costs))
	}
	type cost struct {
		name string
		ms   float64
	}
	var all []cost
	for name, ms := range costs {
		slices.Sort(ms)
		all = append(all, cost{name, ms[len(ms)/2]})
	}
	slices.SortFunc(all, func(a, b cost) int { return cmp.Compare(b.ms, a.ms) })
	for _, c := range all[:5] {
		t.Logf("%6.3f ms  %s", c.ms, c.name)
	}
	if worst := all[0]; worst.ms > initMax && !underRace() {
		t.Errorf("init of %s costs %.3f ms, at most %.0f", worst.name, worst.ms, initMax)
	}
}

// underRace reports whether this test binary was built with the race detector: that is not the program as people run it.
func underRace() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.ContainsFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == "-race" && s.Value == "true" })
}
