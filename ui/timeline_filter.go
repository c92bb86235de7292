package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/capture"
	"warroom/internal/hats"
	"warroom/internal/timeline"
)

// readFilter reads a filter as it is typed: "hat:black tag:dns star from:14:00 restore". What is no such word is looked for in the
// text. A word that is not finished yet, such as "from:14", filters nothing and is named.
func readFilter(s string, now time.Time, zone *time.Location) (f timeline.Filter, open string) {
	for _, word := range strings.Fields(s) {
		name, value, ok := strings.Cut(word, ":")
		if !ok && strings.EqualFold(word, "star") {
			f.Starred = true
			continue
		}
		if strings.HasPrefix(word, "#") && len(word) > 1 {
			f.Tags = append(f.Tags, word[1:])
			continue
		}
		take, known := filterWords[strings.ToLower(name)]
		switch {
		case !ok || !known:
			f.Words = append(f.Words, word)
		case !take(&f, value, now, zone):
			open = word
		}
	}
	return f, open
}

// filterWords is what may stand before a colon in a filter. Each takes its value, and says whether it can be understood.
var filterWords = map[string]func(f *timeline.Filter, value string, now time.Time, zone *time.Location) bool{
	"hat": func(f *timeline.Filter, v string, _ time.Time, _ *time.Location) bool {
		h, ok := hats.Parse(v)
		if ok {
			f.Hats = append(f.Hats, h)
		}
		return ok
	},
	"kind":   func(f *timeline.Filter, v string, _ time.Time, _ *time.Location) bool { return appendTo(&f.Kinds, v) },
	"party":  func(f *timeline.Filter, v string, _ time.Time, _ *time.Location) bool { return appendTo(&f.Parties, v) },
	"person": func(f *timeline.Filter, v string, _ time.Time, _ *time.Location) bool { return appendTo(&f.People, v) },
	"tag": func(f *timeline.Filter, v string, _ time.Time, _ *time.Location) bool {
		return appendTo(&f.Tags, strings.TrimPrefix(v, "#"))
	},
	"from": func(f *timeline.Filter, v string, now time.Time, zone *time.Location) bool {
		return setTime(&f.From, v, now, zone)
	},
	"to": func(f *timeline.Filter, v string, now time.Time, zone *time.Location) bool {
		return setTime(&f.To, v, now, zone)
	},
}

func appendTo(list *[]string, v string) bool {
	if v == "" {
		return false
	}
	*list = append(*list, strings.ReplaceAll(v, "_", " "))
	return true
}

// setTime reads a clock time, or a date with one joined by T or _.
func setTime(to *time.Time, v string, now time.Time, zone *time.Location) bool {
	at, err := capture.ParseTime(strings.ReplaceAll(v, "_", " "), now, zone, capture.Past)
	if err != nil {
		return false
	}
	*to = at.In(zone)
	return true
}

// filterKey takes a key of the filter line; the list follows as it is typed.
func (r *roomScreen) filterKey(msg tea.KeyPressMsg) {
	tl := &r.timeline
	switch runes := []rune(tl.typing); {
	case msg.String() == "backspace":
		tl.typing = string(runes[:max(0, len(runes)-1)])
	case msg.String() == "ctrl+u":
		tl.typing = ""
	case msg.Text != "":
		tl.typing += msg.Text
	default:
		return
	}
	r.applyFilter()
}

func (r *roomScreen) applyFilter() {
	tl := &r.timeline
	var open string
	tl.filter, open = readFilter(tl.typing, r.app.now, r.zone)
	r.msg = message{}
	if open != "" {
		wants := "times are 14:02 or 2026-03-02_14:02"
		if strings.HasPrefix(open, "hat:") {
			wants = "hats are white, red, black, yellow, green, blue"
		}
		r.tell(open + " is no value yet; " + wants)
	}
	tl.look(r)
}

// lessFilter takes the last chip off.
func (r *roomScreen) lessFilter() {
	tl := &r.timeline
	tl.filter = tl.filter.WithoutLast()
	words := strings.Fields(tl.typing)
	if len(words) > 0 {
		tl.typing = strings.Join(words[:len(words)-1], " ")
	}
	tl.look(r)
}
