package outbound

import (
	"testing"
	"time"
	"unicode/utf8"
)

func FuzzCheck(f *testing.F) {
	for _, s := range []string{
		"", " ", "It should be fixed by 3.", "ETA: 3pm", "We hope it holds, fingers crossed", "E\u200bTA\xff 20 min", "Tomas, Ravi and db-prod-03 at /var/log",
		"This won't happen again; never again.", "Before noon we'll restore it!", "Full service will\xa9b be back within the next t'o hours ", "We don't know",
		"password=Sommer2024!x", "Dear Mr Brandt, next update at 15:00", "Nadia Weiss Nadia", "You should have told us", "n't 's it's ''", "...", "0\xee0 000 0 min",
		"We Are Confident 0000000000000 BACk 0000000000 tonight!", "We're sorry, I don't know why; the latency is due to a difficult customer.",
	} {
		f.Add(s, 160)
	}
	f.Fuzz(func(t *testing.T, text string, limit int) {
		d := saying(text)
		found := Check(d, now, time.UTC)
		for _, x := range found {
			holds(t, d, x, found)
		}
		short := Short(d, limit, now, time.UTC)
		if utf8.RuneCountInString(short) > max(limit, 0) || !utf8.ValidString(short) {
			t.Fatalf("%q at %d: %q", text, limit, short)
		}
		if !utf8.ValidString(Plain(d, now, time.UTC) + Markdown(d, now, time.UTC)) {
			t.Fatalf("%q: a form is not valid", text)
		}
	})
}

// holds checks what a finding promises: spans within the text on rune borders, a swap that leaves valid text and no more of its rule.
func holds(t *testing.T, d Draft, x Finding, found []Finding) {
	t.Helper()
	text := d.Text
	if x.Field == "" {
		if x.Start != -1 || x.End != -1 || x.From != -1 || x.To != -1 || x.Swap != "" {
			t.Fatalf("%q: %+v", text, x)
		}
		return
	}
	if x.Field != FieldText {
		return
	}
	if x.Start < 0 || x.Start >= x.End || x.End > len(text) || x.From < 0 || x.From >= x.To || x.To > len(text) || x.Why == "" {
		t.Fatalf("%q: %+v", text, x)
	}
	for _, at := range []int{x.Start, x.End, x.From, x.To} {
		if utf8.ValidString(text) && !border(text, at) {
			t.Fatalf("%q: %d is within a character", text, at)
		}
	}
	if x.Swap == "" {
		return
	}
	d.Text = Apply(text, x)
	if d.Text != text && !utf8.ValidString(d.Text) {
		t.Fatalf("%q: %q is not valid", text, d.Text)
	}
	if was, is := of(found, x.Rule), of(Check(d, now, time.UTC), x.Rule); len(is) > len(was) {
		t.Fatalf("%q: %d of %s, then %q: %d %+v", text, len(was), x.Rule, d.Text, len(is), is)
	}
}

func BenchmarkCheck(b *testing.B) {
	d := saying("We are sorry: since 13:05 you cannot ship. Two engineers compare your 400 orders with the copy, and we load the first ten lorries by hand. At 14:15 we decide whether to move you to the spare site.")
	for b.Loop() {
		Check(d, now, time.UTC)
	}
}
