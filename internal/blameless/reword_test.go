package blameless

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestReword(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Tomas broke prod with the 14:05 push", "Prod broke with the 14:05 push"},
		{"03:17 Nadia ignored the disk page and went back to sleep", "03:17 the disk page was not picked up"},
		{"the DBA let the cert expire and payments went dark for 40 min", "the cert expired, payments went dark for 40 min"},
		{"Dele forgot to re-enable the alarm after maintenance", "Re-enabling the alarm after maintenance did not happen"},
		{"Leif corrupted the ledgers", "The ledgers were corrupted"},
		{"Anouk left the door to the rack open again", "The door to the rack stayed open"},
		{"Ravi pulled the wrong cable at 09:40", "The wrong cable was pulled at 09:40"},
		{"Sofia never checked the canary", "Checking the canary did not happen"},
		{"Traffic is back. Ops should have checked the replica first.", "Checking the replica first was one of the options; still open: what was known then."},
		{"they shouldn't have touched the firewall during trading hours", "touching the firewall during trading hours was the choice made; still open: what was known then"},
		{"Root cause was operator error during the swap of psu B", "A step during the swap of psu B was easy to get wrong"},
		{"root cause: human error", "root cause: a step here was easy to get wrong"},
		{"Timo is useless with DNS", "What shaped the work with DNS: load, training, tools or time?"},
		{"why did you restart it without telling anyone??", "what led to restarting it?"},
		{"why didn't Nadia escalate sooner", "what stood in the way of escalating sooner?"},
		{"who broke it", "what did the screen show before it broke?"},
		{"genius move deleting the only backup", "what made deleting the only backup likely, and what was its effect?"},
		{"all you had to do was read the runbook", "reading the runbook was one step among others; still open: which cues competed"},
		{"it's security's fault", "to clear up with the security team: what crossed the boundary, and what each side saw"},
		{"fire whoever did it", "to add: a guard that stops this for anybody, owner open"},
		{"the procedure was not followed", "the procedure and the work parted here; still open: at which step, under what conditions"},
		{"my fault entirely, sorry all", "I acted on what I could see; to note: what would help next time"},
		{"the night shift never follows process", "occasions with the night shift, with dates, still to be listed: what do they share?"},
	} {
		f, ok := First(c.text, Options{})
		if !ok {
			t.Errorf("%q: no finding", c.text)
			continue
		}
		if f.Rewording != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.text, f.Rewording, c.want)
		}
	}
}

func TestQuestion(t *testing.T) {
	for _, c := range []struct {
		text string
		o    Options
		want string
	}{
		{"ops should have checked", Options{}, "What was known then, and which options looked open?"},
		{"ops should have checked", Options{At: "13:20"}, "What was known at 13:20, and which options looked open?"},
		{"ops should have checked at 13:40", Options{At: "13:20"}, "What was known at 13:40, and which options looked open?"},
		{"Tomas broke prod at 14:05", Options{}, "What did the screen show before 14:05, and what ran where?"},
		{"Tomas broke prod", Options{}, "What did the screen show just before, and what ran where?"},
		{"the carrier lied to us", Options{}, "What crossed the boundary between us and the carrier, and what did each side see?"},
	} {
		f, ok := First(c.text, c.o)
		if !ok || f.Question != c.want {
			t.Errorf("%q: %q, want %q", c.text, f.Question, c.want)
		}
	}
}

var facts = regexp.MustCompile(`\b\d{1,2}:\d\d\b|\b[a-z]+-\d+\b`)

// TestRewordings holds what is promised of every rewording, over every row there is.
func TestRewordings(t *testing.T) {
	for _, name := range []string{"blame-dev.tsv", "taxonomy.tsv", "own.tsv"} {
		for _, r := range rows(t, name) {
			for _, f := range Check(r.text, Options{}) {
				if again := Check(f.Rewording, Options{}); len(again) > 0 {
					t.Errorf("%q: %q reads as blame itself: %q", r.text, f.Rewording, again[0].Text)
				}
				if n := utf8.RuneCountInString(f.Question); n > 100 || f.Question == "" {
					t.Errorf("%q: the question has %d characters", r.text, n)
				}
				if n := utf8.RuneCountInString(f.Rewording); n > 160 {
					t.Errorf("%q: %q has %d characters", r.text, f.Rewording, n)
				}
				if strings.Contains(f.Rewording, "  ") || strings.Contains(f.Rewording, " ,") || strings.Contains(f.Rewording, "<") {
					t.Errorf("%q: %q", r.text, f.Rewording)
				}
				for _, fact := range facts.FindAllString(r.text[f.From:f.To], -1) {
					if !strings.Contains(strings.ToLower(f.Rewording), strings.ToLower(fact)) {
						t.Errorf("%q: %q has lost %s", r.text, f.Rewording, fact)
					}
				}
			}
		}
	}
}

// TestFallbacks holds that the last resort of every category is calm, and that no category lacks its texts.
func TestFallbacks(t *testing.T) {
	for _, c := range []Category{
		PersonFault, Counterfactual, HumanError, Character, WhyYou, Mockery, Minimising, TeamVendor, Punitive, PassiveBlame, SelfBlame, Generalising,
	} {
		if fallbacks[c] == "" || questions[c] == "" {
			t.Errorf("%s lacks a text", c)
		}
		for _, s := range []string{fallbacks[c], questions[c]} {
			if got := Check(s, Options{}); len(got) > 0 {
				t.Errorf("%s: %q reads as blame: %q", c, s, got[0].Text)
			}
		}
	}
}
