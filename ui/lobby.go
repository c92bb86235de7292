package ui

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/incident"
	"warroom/internal/room"
)

// lobby is the list of all incidents. It holds what the log's list said last, and of its own only the cursor and the filter.
type lobby struct {
	app    *App
	notice string // said until the next key
	failed string // what went wrong, said until the next key

	list   []incident.Summary
	zones  map[string]*time.Location
	counts []string // how many stand where, in words
	loaded bool
	err    error // of the last reading; the list from before it stays

	mode   Mode
	filter string
	hay    []string // lower-case words of each incident, made when the filter is first used on a list
	hits   []int    // the incidents that match the filter; nil without one
	sought sought   // what else the filter finds
	cursor int      // into what is shown: incidents, then hits
	top    int      // first row drawn
	rows   int      // rows drawn last
}

// filterMax is how many characters a filter may have: more than anybody types, less than a stray paste.
const filterMax = 200

func newLobby(a *App) *lobby { return &lobby{app: a, mode: ModeLobby} }

// load reads the list anew.
func (l *lobby) load() tea.Cmd {
	log, ctx, home := l.app.cfg.Log, l.app.ctx, l.app.cfg.Zone
	return func() tea.Msg {
		list, err := log.List(ctx)
		zones := map[string]*time.Location{} // read here, since the zone database lies in files
		zones[home], _ = room.Zone(home)
		for _, s := range list {
			if zones[s.Zone] == nil {
				zones[s.Zone], _ = room.Zone(s.Zone)
			}
		}
		return listMsg{list, zones, err}
	}
}

// zone returns a zone that an incident of the list has, or this machine.
func (l *lobby) zone(name string) *time.Location {
	if zone := l.zones[name]; zone != nil {
		return zone
	}
	return time.UTC
}

// Mode implements [Screen].
func (l *lobby) Mode() Mode { return l.mode }

// Off implements [Screen].
func (l *lobby) Off(a Action) string {
	if a == ActPane {
		return l.offPane()
	}
	if a != ActOpen && a != ActReplay || l.under() != nil {
		return ""
	}
	if l.mode == ModeFilter {
		return "nothing to open: nothing fits these words"
	}
	return "nothing to open: n declares an incident, o opens a sample"
}

// Update implements [Screen].
func (l *lobby) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case listMsg:
		return l.take(msg)
	case foundMsg:
		return l.takeFound(msg)
	case openMsg:
		l.hush()
		l.failed = "not done: " + joinHint(msg.err.Error(), hintOf(msg.err))
	case tea.PasteMsg:
		text, _ := cleanPaste(msg.Content)
		l.mode = ModeFilter
		return l.setFilter(l.filter + strings.Join(strings.Fields(text), " "))
	case tea.KeyPressMsg:
		return l.typed(msg)
	}
	return nil
}

// hush takes back what was said.
func (l *lobby) hush() { l.notice, l.failed = "", "" }

// take puts a new list in place of the old. The cursor stays on its incident, and at the same height unless the list stands at its
// top: there what is new has to be seen.
func (l *lobby) take(m listMsg) tea.Cmd {
	if l.loaded { // what is said at the start stays through the first list
		l.hush()
	}
	l.loaded, l.err = true, m.err
	if m.err != nil {
		return nil
	}
	was, before := l.picked(), l.cursor
	l.zones = m.zones
	l.list, l.hay, l.counts = m.list, nil, counted(m.list)
	l.search()
	l.pick(was)
	if l.top > 0 {
		l.top += l.cursor - before
	}
	return l.refresh()
}

// counted says how many incidents stand where: "3 open", "1 restored", "12 closed".
func counted(list []incident.Summary) []string {
	counts := map[string]int{}
	for i := range list {
		counts[list[i].State()]++
	}
	var parts []string
	for _, state := range []string{incident.StateOpen, incident.StateRestored, incident.StateClosed} {
		if n := counts[state]; n > 0 {
			parts = append(parts, itoa(n)+" "+state)
		}
	}
	return parts
}

// titles is how many incidents are shown.
func (l *lobby) titles() int {
	if l.filter != "" {
		return len(l.hits)
	}
	return len(l.list)
}

// len is how many rows the cursor can stand on.
func (l *lobby) len() int { return l.titles() + len(l.sought.hits) }

// at is the incident shown in row i.
func (l *lobby) at(i int) *incident.Summary {
	if l.filter != "" {
		return &l.list[l.hits[i]]
	}
	return &l.list[i]
}

// under is the incident under the cursor, or that of the hit under it; nil when nothing is shown.
func (l *lobby) under() *incident.Summary {
	if h := l.hit(); h != nil {
		return &h.Incident
	}
	if l.cursor < 0 || l.cursor >= l.titles() {
		return nil
	}
	return l.at(l.cursor)
}

func (l *lobby) move(by int) { l.cursor = max(0, min(l.cursor+by, l.len()-1)) }

// typed takes a key without a binding: it goes on with the filter, or starts it.
func (l *lobby) typed(msg tea.KeyPressMsg) tea.Cmd {
	switch key := msg.String(); {
	case msg.Text != "" && (l.mode == ModeFilter || msg.Text != " "):
		l.mode = ModeFilter
		return l.setFilter(l.filter + msg.Text)
	case l.mode != ModeFilter:
	case key == "backspace" && l.filter == "":
		l.mode = ModeLobby
	case key == "backspace":
		runes := []rune(l.filter)
		return l.setFilter(string(runes[:len(runes)-1]))
	case key == "ctrl+u":
		return l.setFilter("")
	}
	return nil
}

func haystack(s *incident.Summary) string {
	return strings.ToLower(s.Title + " " + s.ID + " " + s.State() + " " + sevWord(s.Severity))
}

// sevWord is a severity as people say it, "" when it was not said.
func sevWord(severity int) string {
	if severity == 0 {
		return ""
	}
	return "SEV" + strconv.Itoa(severity)
}

// Do implements [Screen].
func (l *lobby) Do(a Action, _ string) tea.Cmd {
	l.hush()
	switch a {
	case ActOpen:
		if h := l.hit(); h != nil {
			return l.app.openEntry(h.Incident.ID, h.Entry)
		}
		return l.app.openRoom(l.under().ID)
	case ActReplay:
		if h := l.hit(); h != nil {
			return l.app.openReplay(h.Incident.ID, h.Recorded)
		}
		return l.app.openReplay(l.under().ID, time.Time{})
	case ActPane:
		l.toggle()
	case ActDeclare:
		return l.app.openForm("")
	case ActSample:
		return l.sample()
	case ActRealSamples:
		return l.realSamples()
	case ActFilter:
		l.mode = ModeFilter
	case ActBack:
		l.mode = ModeLobby
		return l.setFilter("")
	case ActUp:
		l.move(-1)
	case ActDown:
		l.move(1)
	case ActPageUp:
		l.move(-max(1, l.rows-1))
	case ActPageDown:
		l.move(max(1, l.rows-1))
	case ActTop:
		l.move(-l.len())
	case ActBottom:
		l.move(l.len())
	}
	return nil
}

// sample opens the sample incident, which is written when there is none.
func (l *lobby) sample() tea.Cmd {
	l.notice = "opening the sample …"
	cfg, ctx := l.app.cfg, l.app.ctx
	return func() tea.Msg {
		id, err := room.OpenSample(ctx, cfg.Log, cfg.By, cfg.Now(), cfg.NewID, cfg.Orders, cfg.Templates)
		if err != nil {
			return openMsg{err: err}
		}
		return openMsg{id: id}
	}
}
