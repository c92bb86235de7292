package uitest_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"warroom/ui/uitest"
)

// recorder writes down every message it gets and answers a key with the command of that key.
type recorder struct {
	got  []string
	does map[string]tea.Cmd
}

func (r *recorder) Init() tea.Cmd { return nil }

func (r *recorder) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		r.got = append(r.got, msg.String())
		return r, r.does[msg.String()]
	case tea.PasteMsg:
		r.got = append(r.got, "paste "+msg.Content)
	case string:
		r.got = append(r.got, msg)
	}
	return r, nil
}

func (r *recorder) View() tea.View {
	return tea.NewView("\x1b[1m" + strings.Join(r.got, " ") + "\x1b[m   ")
}

func say(s string) tea.Cmd { return func() tea.Msg { return s } }

func TestDriverRunsCommandsInOrder(t *testing.T) {
	for _, row := range []struct {
		name string
		cmd  tea.Cmd
		want string
	}{
		{"none", nil, "a"},
		{"one", say("1"), "a 1"},
		{"a command without news", func() tea.Msg { return nil }, "a"},
		{"a batch", tea.Batch(say("1"), say("2")), "a 1 2"},
		{"a sequence in a sequence", tea.Sequence(tea.Sequence(say("1"), say("2")), say("3")), "a 1 2 3"},
		{"a batch in a sequence", tea.Sequence(tea.Batch(say("1"), say("2")), say("3")), "a 1 2 3"},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := uitest.New(t, &recorder{does: map[string]tea.Cmd{"a": row.cmd}}, 20, 5)
			d.Press("a")
			if got := d.Screen(); got != row.want {
				t.Errorf("the model got %q, want %q", got, row.want)
			}
		})
	}
}

func TestDriverKeys(t *testing.T) {
	keys := []string{
		"a", "G", "?", "+", "é", "space", "enter", "esc", "tab", "shift+tab", "ctrl+t", "alt+1", "alt+enter", "ctrl+alt+x", "up", "pgdown", "f1",
	}
	d := uitest.New(t, &recorder{}, 80, 5)
	d.Press(keys...)
	d.Type("x Y\n")
	d.Paste("two words")
	want := strings.Join(keys, " ") + " x space Y enter paste two words"
	if got := d.Screen(); got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if !strings.HasPrefix(d.Raw(), "\x1b[1m") {
		t.Error("Raw has no styles")
	}
}

func TestDriverEnds(t *testing.T) {
	d := uitest.New(t, &recorder{does: map[string]tea.Cmd{"q": tea.Sequence(tea.Quit, say("too late")), "z": tea.Suspend}}, 20, 5)
	d.Press("z")
	if !d.Suspended() || d.Suspended() || d.Quit() {
		t.Error("a suspend is told once, and is no end")
	}
	d.Press("q")
	if !d.Quit() || strings.Contains(d.Screen(), "late") {
		t.Errorf("quit %v, screen %q", d.Quit(), d.Screen())
	}
}

// failed is a test that may fail without failing this one.
type failed struct {
	testing.TB
	said string
}

func (f *failed) Helper() {}
func (f *failed) Fatalf(format string, args ...any) {
	f.said = fmt.Sprintf(format, args...)
	panic(f)
}
func (f *failed) Errorf(format string, args ...any) { f.said += fmt.Sprintf(format, args...) }

func TestDriverFailsTheTest(t *testing.T) {
	var again tea.Cmd
	again = func() tea.Msg { return tea.BatchMsg{again} }
	for _, row := range []struct {
		name, want string
		do         func(*uitest.Driver)
	}{
		{"a model that never settles", "not settled", func(d *uitest.Driver) { d.Press("l") }},
		{"a key there is not", `no key "hyper"`, func(d *uitest.Driver) { d.Press("hyper") }},
		{"a key after the end", "too late", func(d *uitest.Driver) { d.Press("q", "a") }},
		{"a screen that does not fit", "rows", (*uitest.Driver).Fits},
	} {
		t.Run(row.name, func(t *testing.T) {
			f := &failed{}
			func() {
				defer func() {
					if r := recover(); r != nil && r != any(f) {
						panic(r)
					}
				}()
				row.do(uitest.New(f, &recorder{does: map[string]tea.Cmd{"l": again, "q": tea.Quit}}, 20, 5))
			}()
			if !strings.Contains(f.said, row.want) {
				t.Errorf("the test was told %q, want %q", f.said, row.want)
			}
		})
	}
}
