package replay

import (
	"time"

	"warroom/internal/incident"
	"warroom/internal/timeline"
)

// Player is one replay of one session. It is not safe for use by several goroutines; the states and views it gives are values.
type Player struct {
	history *incident.History
	late    *incident.History // by when things happened, made when hindsight is asked for first
	story   *timeline.Timeline
	past    timeline.Scratch
	seq     uint64 // of the newest event

	marks   []Marker
	moments []int64 // the distinct times at which anything was written, in Unix milliseconds, ascending
	axis    axis

	at      time.Time
	playing bool
	speed   int // index into Speeds
	idle    bool
	stops   bool
	skipped time.Duration // the silence that was cut short last, 0 when time goes as it went
	waited  time.Duration // played since the last entry, when playing by entry
	ahead   *Marker       // the decision it halts before
	passed  map[uint64]bool
}

// ByEntry is the speed at which entries follow one another whatever was between them.
const ByEntry = 0

// Speeds lists how many seconds of the session go by in one second, slowest first; the last is [ByEntry].
func Speeds() []int { return []int{1, 2, 5, 10, 30, 60, 120, 300, 600, ByEntry} }

const (
	firstSpeed = 5                       // 60: an hour in a minute
	entryEvery = 1500 * time.Millisecond // how long an entry stands, by entry: time to read a line
	silenceMax = 2 * time.Second         // how long a silence lasts on the screen when idle stretches are shortened
)

// New returns a player at the first moment of a session: what was written in that moment is there. Events are all of its log.
func New(events []incident.Event) *Player {
	p := &Player{history: incident.NewHistory(nil), story: timeline.New(), speed: firstSpeed, idle: true, passed: map[uint64]bool{}}
	p.Add(events...)
	p.at = p.First()
	return p
}

// Add puts events behind the newest: the session is still being written. Whoever is at its end stays there, and what is new is ahead.
func (p *Player) Add(events ...incident.Event) {
	if len(events) == 0 {
		return
	}
	p.history.Add(events...)
	p.story.Add(events...)
	p.late, p.seq = nil, events[len(events)-1].Seq
	p.survey()
}

// Seq returns the Seq of the newest event, which is what a log is to be read behind.
func (p *Player) Seq() uint64 { return p.seq }

// First returns when the first event was written down; the zero time when there is none.
func (p *Player) First() time.Time {
	if len(p.moments) == 0 {
		return time.Time{}
	}
	return time.UnixMilli(p.moments[0]).UTC()
}

// Last returns when the last event was written down; the zero time when there is none.
func (p *Player) Last() time.Time {
	if len(p.moments) == 0 {
		return time.Time{}
	}
	return time.UnixMilli(p.moments[len(p.moments)-1]).UTC()
}

// At returns the moment that is on.
func (p *Player) At() time.Time { return p.at }

// Known returns how many events are known at the moment that is on, and of how many.
func (p *Player) Known() (n, of int) { return p.history.Known(p.at), p.history.Len() }

// State returns the state as it was known at the moment that is on.
func (p *Player) State() incident.State { return p.history.At(p.at) }

// Story returns the story as it was known then, in the order in which it happened or was written down. It is good until the next call.
func (p *Player) Story(written bool) timeline.View {
	if written {
		return p.past.AsKnown(p.story.Written(), p.at)
	}
	return p.past.AsKnown(p.story.Happened(), p.at)
}

// HindsightState returns the state as it had come to be by the moment that is on, as is known today: notes that were written down later
// but happened before are in it. See [Player.NotYet].
func (p *Player) HindsightState() incident.State {
	if p.late == nil {
		p.late = incident.NewHappened(p.history.Events())
	}
	return p.late.At(p.at)
}

// HindsightStory returns the story as far as it had happened by the moment that is on, as is known today.
func (p *Player) HindsightStory() timeline.View { return p.story.Happened().HappenedBy(p.at) }

// NotYet reports whether what was written down at recorded was not known at the moment that is on.
func (p *Player) NotYet(recorded time.Time) bool { return recorded.After(p.at) }

// Ended reports whether nothing is ahead.
func (p *Player) Ended() bool { return !p.at.Before(p.Last()) }

// Playing reports whether time goes by itself.
func (p *Player) Playing() bool { return p.playing }

// Speed returns how many seconds go by in one, or [ByEntry].
func (p *Player) Speed() int { return Speeds()[p.speed] }

// Faster changes the speed by so many steps of [Speeds], negative ones slower, and reports whether there was one.
func (p *Player) Faster(steps int) bool {
	was := p.speed
	p.speed = min(max(p.speed+steps, 0), len(Speeds())-1)
	return p.speed != was
}

// Play starts and pauses. At the end there is nothing to play, unless the session grows: it goes on then.
func (p *Player) Play(on bool) { p.playing, p.waited, p.skipped = on, 0, 0 }

// Idle reports whether silences are cut short.
func (p *Player) Idle() bool { return p.idle }

// SetIdle says whether silences are cut short, while playing and in the lengths of [Player.Pos].
func (p *Player) SetIdle(on bool) {
	p.idle = on
	p.axis = newAxis(p.moments, p.idle)
}

// Skipped returns how long the silence was that was cut short since the last entry; 0 when none was.
func (p *Player) Skipped() time.Duration { return p.skipped }

// Advance lets so much time of the viewer's go by. It moves at most to the end, and halts before a decision when that is asked for.
func (p *Player) Advance(d time.Duration) {
	if !p.playing || d <= 0 || p.ahead != nil || p.Ended() {
		return
	}
	if p.Speed() == ByEntry {
		if p.waited += d; p.waited >= entryEvery {
			p.waited = 0
			p.Step()
		}
		return
	}
	speed := time.Duration(p.Speed())
	to := p.at.Add(d * speed)
	if next, ok := p.next(); ok {
		wait := next.Sub(p.at)
		if longest := silenceMax * speed; p.idle && wait > longest {
			p.skipped = wait
			p.at = next.Add(-longest)
			to = p.at.Add(d * speed)
		} else if !to.Before(next) {
			p.skipped = 0
		}
	}
	p.goTo(to)
}

// goTo moves forwards to a moment, but not past the end, nor past a decision that is to be thought about first.
func (p *Player) goTo(to time.Time) {
	if last := p.Last(); to.After(last) {
		to = last
	}
	if m := p.stopBefore(to); m != nil {
		p.ahead, p.playing = m, false
		to = m.At.Add(-time.Millisecond)
		if to.Before(p.at) {
			to = p.at
		}
	}
	p.at = to
}

// next returns the first moment behind the one that is on at which anything was written.
func (p *Player) next() (time.Time, bool) {
	if i := after(p.moments, p.at.UnixMilli()); i < len(p.moments) {
		return time.UnixMilli(p.moments[i]).UTC(), true
	}
	return time.Time{}, false
}

// Step goes on to the next entry: what was written in one moment comes together. It reports whether there was one.
func (p *Player) Step() bool {
	next, ok := p.next()
	if ok && p.ahead == nil {
		p.skipped = 0
		p.goTo(next)
	}
	return ok
}

// Seek goes to a moment, kept between the first and the last.
func (p *Player) Seek(at time.Time) {
	if p.ahead, p.skipped, p.waited = nil, 0, 0; at.Before(p.at) {
		clear(p.passed) // whoever goes back is asked again
	}
	switch first, last := p.First(), p.Last(); {
	case at.Before(first):
		at = first
	case at.After(last):
		at = last
	}
	p.at = at.UTC()
}

// SeekPart goes to a part of the session, from 0, its first moment, to 1, as long as the bar shows it.
func (p *Player) SeekPart(part float64) { p.Seek(p.axis.time(part)) }

// Pos returns where a moment stands on the bar, from 0 to 1.
func (p *Player) Pos(at time.Time) float64 { return p.axis.pos(at.UnixMilli()) }

// Time returns the moment that stands at a part of the bar: what [Player.Pos] gives back.
func (p *Player) Time(part float64) time.Time { return p.axis.time(part) }

// Cut reports whether the time between two parts of the bar is one in which nothing was written and that is drawn shorter than it was.
func (p *Player) Cut(from, to float64) bool { return p.axis.cut(from, to) }
