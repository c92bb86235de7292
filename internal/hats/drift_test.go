package hats

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestDrifts has the drift rules of the method, part B, one by one, each with its exceptions.
// A nudge is written rule:hat, and the part it is about when that is not the whole note.
func TestDrifts(t *testing.T) {
	for _, c := range []struct {
		on         Hat
		text, want string
	}{
		{White, "let's move the queue to the spare node", "D01:green"},
		{White, "what if the branches wrote on paper", "D01:green"},
		{White, "could we use the fax line", "D01:green"},
		{White, "how about a second shift", "D01:green"},
		{White, "try the other cable first", "D01:green"},
		{White, "I propose a read-only day", "D01:green"},
		{White, "let's pull the logs of the proxy", ""}, // fetching is White's own
		{White, "could we ask the carrier for the trace", ""},
		{White, "check which hosts have the patch", ""},
		{White, "find out who holds the key", ""},
		{White, "I trust the new team", "D02:red"},
		{White, "uneasy about all this", "D02:red"},
		{White, "this could break the night run", "D03:black"},
		{White, "we might lose the last hour of data", "D03:black"},
		{White, "it is probably the cache", "D04: (assumption)"},
		{White, "must be the new switch", "D04: (assumption)"},
		{White, "I think it began with the deploy", "D04: (assumption)"},
		{White, "probably the cache, according to the trace", ""}, // has a source
		{White, "assumption: probably the cache", ""},             // says so itself
		{White, "they believe a restart would break the index", ""},
		{White, "vendor states the patch could corrupt the table", ""},
		{White, "carrier suggests a loop on the old route", ""},

		{Green, "how many branches are open?", "D06:white"},
		{Green, "which node has the lease?", "D06:white"},
		{Yellow, "is the second site up?", "D06:white"},
		{Black, "why not print the forms", "D09:green"},
		{Red, "why don't we print the forms?", "D06:green"},
		{Red, "what happens if the tape is broken?", "D06:black"},
		{Green, "who takes the next call?", "D06:blue"},
		{Yellow, "are we clear on the roles?", "D06:blue"},

		{Red, "worried because the vendor has gone home", "D07:white [because the vendor has gone home]"},
		{Red, "scared since we may lose the ledger", "D07:black [since we may lose the ledger]"},
		{Red, "angry since noon", ""}, // a time
		{Red, "tired since the second call", ""},
		{Red, "glad so that is that", "D07:white [so that is that]"},
		{Red, "uneasy", ""},
		{Red, "I feel that we have been running after the same thing for hours and that nobody wants to say it", "D08:"},
		{Red, "uneasy about a lag of 9.5%", "D08:"},
		{Red, "uneasy about the 6am deadline", ""}, // a time is no metric

		{Black, "the tape may fail, so we should copy it first", "D09:green [so we should copy it first]"},
		{Black, "the link could drop, instead send a courier", "D09:green [instead send a courier]"},
		{Black, "we lose the ledger unless we add a node", "D09:green [unless we add a node]"},
		{Black, "the link could drop and nobody would notice", ""},
		{Black, "bad idea", "D10:red"},
		{Black, "hate it", "D10:red"},
		{Black, "bad idea, we would lose the ledger", ""}, // with a consequence
		{Black, "Timo should have tested the tape", "D11:"},
		{Black, "they could have known", "D11:"},
		{Black, "ops should have spare nodes by noon", ""}, // a plan
		{Black, "it is the vendor's fault, they forgot the key", "D11:"},

		{Yellow, "it saves us an hour, but the link may drop", "D12:black [but the link may drop]"},
		{Yellow, "cheap to try, however the key is gone", "D12:black [however the key is gone]"},
		{Yellow, "easy to undo, unless the schema moves", "D12:black [unless the schema moves]"},
		{Yellow, "easy to undo but also cheap to keep", ""},
		{Yellow, "nothing but easy to undo", ""},
		{Yellow, "love it", "D13:red"},
		{Yellow, "brilliant idea", "D13:red"},
		{Yellow, "brilliant idea, it saves us an hour", ""},
		{Yellow, "build a second queue", "D14:green"},

		{Green, "that won't work", "D15:black"},
		{Green, "too risky, we would lose the ledger", "D15:black"},
		{Green, "the export never worked and we might lose rows", "D15:black"},
		{Green, "node 4 was restarted at 10:42", "D16:white"},
		{Green, "restart node 4 as we did at 10:42", ""},    // an imperative
		{Green, "we could restart node 4 as at 10:42", ""},  // a modal
		{Green, "great idea", "D17:yellow"},                 // with a reason
		{Green, "great idea, and print the forms too", ""},  // an idea of its own
		{Green, "angry about the second call", "order:red"}, // no praise

		{Blue, "replace the switch with the old one", "D18:green"},
		{Blue, "node 4 was restarted at 10:42", "D18:white"},
		{Blue, "decision: we restore the ledger", "D19:"},
		{Blue, "decided: we restore the ledger at 13:00", "D19:"},
		{Blue, "decided: Ana restores the ledger", "D19:"},
		{Blue, "decision: restore the ledger, Ana owns it, start 13:00", ""},
		{Blue, "decision at 14:00", ""},

		{White, "timebox: ten minutes", "D20:blue"},
		{Red, "next checkpoint at 13:30", "D20:blue"},
		{Black, "let's park the root cause topic", "D20:blue"},
		{Yellow, "recap before we go on", "D20:blue"},
		{Green, "postgres checkpoint took 40 s", ""}, // the word alone is not the talk

		{Black, "upside: it pays off twice", "order:yellow"}, // an explicit label
		{Yellow, "risk: it may never come back", "D12:black"},
		{Red, "idea: print the forms", "order:green"},

		{White, "", ""},
		{White, " \n", ""},
		{White, "?!", ""},
		{Hat("mauve"), "let's move the queue", ""},
		{Green, "Die Leitung ist seit zehn Uhr tot", ""}, // no English
	} {
		got := ""
		if d, ok := Drifts(c.text, c.on); ok {
			got = d.Rule + ":" + string(d.To)
			if d.Kind != "" {
				got += " (" + d.Kind + ")"
			}
			if part := c.text[d.Start:d.End]; part != c.text {
				got += " [" + part + "]"
			}
		}
		if got != c.want {
			t.Errorf("under %s: %q:\n got %q\nwant %q", c.on, c.text, got, c.want)
		}
	}
}

func TestDriftAsks(t *testing.T) {
	for _, c := range []struct {
		on         Hat
		text, want string
	}{
		{Blue, "decision: we restore the ledger", "who has it, by when?"},
		{Blue, "decided: we restore the ledger at 13:00", "who has it?"},
		{Blue, "decided: Ana restores the ledger", "by when?"},
		{Red, "uneasy about a lag of 9.5%", "one sentence, how does it feel?"},
		{Red, "lag went from 2% to 9.5% since noon", "one sentence, how does it feel?"},
		{Green, "great idea", "what is gained, for whom?"},
		{White, "probably the cache", "what would test it?"},
		{Black, "Timo should have tested the tape", "what made it likely?"},
		{White, "let's move the queue to the spare node", ""},
	} {
		d, ok := Drifts(c.text, c.on)
		if !ok || d.Ask != c.want {
			t.Errorf("under %s: %q: got %q (%v), want %q", c.on, c.text, d.Ask, ok, c.want)
		}
	}
}

func TestGuess(t *testing.T) {
	for _, c := range []struct {
		text string
		want Hat
	}{
		{"node 4 was restarted at 10:42", White},
		{"relieved", Red},
		{"risk: the key is lost", Black},
		{"upside: no reboot", Yellow},
		{"what if we printed the forms", Green},
		{"agenda: facts, goal, risks", Blue},
		{"", ""},
		{"the plant", ""},
		{"idea: maybe this is risk: we may lose it", ""}, // two labels, a tie
	} {
		if got, sure := Guess(c.text); got != c.want || sure < 0 || sure >= 1 {
			t.Errorf("%q: got %q (%.2f), want %q", c.text, got, sure, c.want)
		}
	}
}

// row is a labelled sentence.
type row struct {
	hat  Hat
	text string
}

func labelled(t testing.TB, name string) []row {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var rows []row
	for lines := bufio.NewScanner(f); lines.Scan(); {
		hat, text, _ := strings.Cut(lines.Text(), "\t")
		if h := Hat(hat); h.Valid() && text != "" {
			rows = append(rows, row{h, text})
			continue
		}
		t.Fatalf("%s: %q is not a hat and a sentence", name, lines.Text())
	}
	return rows
}

// alarm tries every note under its own hat and the five others (method, part D).
type alarm struct {
	notes, nagged  int // under their own hat
	tried, refiled int // under another one
	to             map[pair]int
}

func sound(rows []row) alarm {
	a := alarm{to: map[pair]int{}}
	for _, r := range rows {
		guess, _ := Guess(r.text)
		a.to[pair{r.hat, guess}]++
		for _, on := range All() {
			d, ok := Drifts(r.text, on)
			if on == r.hat {
				a.notes++
				if ok {
					a.nagged++
				}
				continue
			}
			a.tried++
			if ok && d.To == r.hat {
				a.refiled++
			}
		}
	}
	return a
}

func (a alarm) falseShare() float64   { return float64(a.nagged) / float64(a.notes) }
func (a alarm) refiledShare() float64 { return float64(a.refiled) / float64(a.tried) }

func (a alarm) String() string {
	return fmt.Sprintf("%d notes, %.1f %% nagged under their own hat, %.1f %% of %d refiled right", a.notes, 100*a.falseShare(), 100*a.refiledShare(), a.tried)
}

// confusion shows for each hat where its notes are guessed to belong; "-" is silence.
func (a alarm) confusion() string {
	var b strings.Builder
	b.WriteString("\n          W   R   K   Y   G   B   -")
	for _, h := range All() {
		fmt.Fprintf(&b, "\n%-7s", h)
		for _, to := range append(All(), "") {
			fmt.Fprintf(&b, "%4d", a.to[pair{h, to}])
		}
	}
	return b.String()
}

// TestDriftBars holds the bars of the method, part D, on its own rows, and on ours a lower one for
// the share refiled: they were written in batches with other words and on other matters, to see
// what the rules do with them. The bar for nagging is the same everywhere.
func TestDriftBars(t *testing.T) {
	const nagging = 0.05
	for _, c := range []struct {
		file    string
		refiled float64
	}{{"hats-dev.tsv", 0.75}, {"hats-own.tsv", 0.5}} {
		rows := labelled(t, c.file)
		var halves [2][]row
		for i, r := range rows {
			halves[i%2] = append(halves[i%2], r)
		}
		all := sound(rows)
		t.Logf("%s: %v%s", c.file, all, all.confusion())
		t.Logf("first half: %v", sound(halves[0]))
		t.Logf("other half: %v", sound(halves[1]))
		if all.notes < 100 || all.falseShare() > nagging || all.refiledShare() < c.refiled {
			t.Errorf("%s: %v; the bars are at most %.0f %% and at least %.0f %%", c.file, all, 100*nagging, 100*c.refiled)
		}
	}
}

// TestSigns keeps the tables free of slips that would silently never match.
func TestSigns(t *testing.T) {
	lx := lexiconOf()
	if lx.signs < 300 {
		t.Errorf("only %d signs were read", lx.signs)
	}
	for _, row := range signTable {
		if (row.hat == "") != (row.weight == 0) || row.hat != "" && !row.hat.Valid() || row.hat == "" && row.mark == 0 {
			t.Errorf("the row %q %d of signs has no meaning", row.hat, row.weight)
		}
		for field := range strings.FieldsSeq(row.patterns) {
			if field == "..." {
				continue
			}
			for alt := range strings.SplitSeq(strings.TrimSuffix(field, "?"), "|") {
				if name, ok := strings.CutPrefix(alt, "@"); ok && classNames[name] == 0 && name != "ed" {
					t.Errorf("%q is not a class", alt)
				}
				if alt == "" || alt != strings.ToLower(alt) {
					t.Errorf("%q in %q can't match", alt, field)
				}
			}
		}
	}
	for pattern := range strings.FieldsSeq(irregular) {
		if bent, base, ok := strings.Cut(pattern, "="); !ok || bent == "" || base == "" {
			t.Errorf("%q is no irregular form", pattern)
		}
	}
	for _, row := range vocabulary {
		for w := range strings.FieldsSeq(row.words) {
			if words := split(w); len(words) != 1 || words[0].text != w || words[0].class&row.class == 0 {
				t.Errorf("the word %q is never found", w)
			}
		}
	}
}

func TestLook(t *testing.T) {
	for _, c := range []struct {
		word, base string
		form       form
	}{
		{"restart", "restart", isPlain},
		{"restarts", "restart", isS},
		{"losing", "lose", isING},
		{"broke", "break", isED},
		{"dropped", "drop", isED},
		{"stopping", "stop", isING},
		{"carries", "carry", isS},
		{"carried", "carry", isED},
		{"fixes", "fix", isS},
		{"was", "be", isED},
		{"has", "have", isPlain},
		{"unfrobbed", "unfrobbed", isED}, // in no table
		{"iris", "iris", isPlain},
		{strings.Repeat("s", 1<<16), strings.Repeat("s", 1<<16), isPlain},
	} {
		if base, _, f := lexiconOf().look(c.word); base != c.base || f != c.form {
			t.Errorf("%.20q: got %q, form %d, want %q, form %d", c.word, base, f, c.base, c.form)
		}
	}
}

func FuzzDrifts(f *testing.F) {
	for _, text := range []string{
		"", "?", "a", "so", "let's", "let", "unless we add", "worried because", "but but but", "\xff\xfe so that", "ÄRGER since we’re",
		"it saves us an hour, but the link may drop", "12:30 0.5% don't read-only 9k/min", "maybe\nplease\nso\n", "may", "could", "İ may might be",
		strings.Repeat("please\n", 200), strings.Repeat("who ", 200), strings.Repeat("not ", 200),
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, on := range append(All(), "", "mauve") {
			d, ok := Drifts(text, on)
			if !ok {
				continue
			}
			switch {
			case !on.Valid():
				t.Fatalf("a nudge under %q", on)
			case d.To == on, d.To != "" && !d.To.Valid(), d.Rule == "", d.Reason == "", d.To == "" && d.Ask == "":
				t.Fatalf("%+v under %s says nothing", d, on)
			case d.Confidence < actAbove, d.Confidence > 1:
				t.Fatalf("%+v has no confidence", d)
			case d.Start < 0, d.Start >= d.End, d.End > len(text):
				t.Fatalf("%+v is outside of %q", d, text)
			case utf8.ValidString(text) && !(utf8.ValidString(text[:d.Start]) && utf8.ValidString(text[d.Start:d.End])):
				t.Fatalf("%+v cuts a letter of %q", d, text)
			}
		}
	})
}

// note200 is a note of 200 characters that no rule can leave early.
const note200 = "vendor link is one person who is asleep in two hours, month-end opens at 18:00 and the way back takes 90 min, " +
	"so if the copy of 1.4TB runs late we could lose the window and the whole night for the plant."

func BenchmarkDrifts(b *testing.B) {
	if n := utf8.RuneCountInString(note200); n < 200 || n > 210 {
		b.Fatalf("the note has %d characters", n)
	}
	b.ReportAllocs()
	for b.Loop() {
		Drifts(note200, Black)
	}
}

// BenchmarkDriftsLong shows that a hundred times the text costs a hundred times the time.
func BenchmarkDriftsLong(b *testing.B) {
	text := strings.Repeat(note200+"\n", 100)
	b.ReportAllocs()
	for b.Loop() {
		Drifts(text, Black)
	}
}
