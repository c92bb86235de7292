package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/term"

	"warroom/internal/incident"
)

// What a pane tells the terminal. A frame begins at home and clears each line behind its words, so that nothing flickers.
const (
	paneOn    = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[H\x1b[2J" // another screen, no cursor, no wrapping
	paneOff   = "\x1b[?7h\x1b[?25h\x1b[?1049l"
	paneHome  = "\x1b[H"
	paneLine  = "\x1b[K"
	paneBelow = "\x1b[J"
)

// watchOwed keeps what is owed on the terminal until it is told to end. The list is made anew when the log grew; between that only
// the clocks move.
func (a *app) watchOwed(ctx context.Context) error {
	fd, ok := terminal(a.raw)
	if t := a.Getenv("TERM"); !ok || t == "" || t == "dumb" {
		return usagef("warroom owed prints the list once", "--watch needs a terminal that can move its cursor")
	}
	d, err := a.desks()
	if err != nil {
		return err
	}
	all, err := d.open(ctx)
	if err != nil {
		return err // said while the terminal is still as it was
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	grew, err := a.log.Watch(ctx)
	if err != nil {
		return err
	}
	told := make(chan os.Signal, 4)
	signal.Notify(told, append(endSignals(), stopSignals()...)...)
	defer signal.Stop(told)
	beat := time.NewTicker(tick)
	defer beat.Stop()
	defer func() { _ = a.pane(paneOff) }()
	if err := a.pane(paneOn); err != nil {
		return err
	}
	var trouble error
	for {
		if err := a.pane(a.owedFrame(fd, all, trouble)); err != nil {
			return err
		}
		stale := trouble != nil
		select {
		case <-ctx.Done():
			return nil
		case sig := <-told:
			if !isStop(sig) {
				return nil
			}
			if err := a.paused(); err != nil {
				return err
			}
			stale = true
		case <-grew:
			stale = true
		case <-beat.C:
		}
		if stale { // a file that is busy is asked again at the next beat; until then what was known stands there
			var next []customerDesk
			if next, trouble = d.open(ctx); trouble == nil {
				all = next
			}
		}
	}
}

// paused gives the terminal back while the process is stopped.
func (a *app) paused() error {
	if !canSuspend() {
		return nil
	}
	if err := a.pane(paneOff); err != nil {
		return err
	}
	release := a.log.Hold() // asleep with the file locked we would stop everybody else
	sleep()
	release()
	return a.pane(paneOn)
}

// pane writes to the terminal at once.
func (a *app) pane(text string) error {
	if _, err := a.buf.WriteString(text); err != nil {
		return err
	}
	return a.buf.Flush()
}

// owedFrame draws one frame for the terminal as large as it is now.
func (a *app) owedFrame(fd int, all []customerDesk, trouble error) string {
	w, h, err := term.GetSize(fd)
	if err != nil || w <= 0 || h <= 0 {
		w, h = 40, 12
	}
	var b strings.Builder
	b.WriteString(paneHome)
	for i, line := range owedLines(all, a.Now(), trouble, h) {
		if i > 0 {
			b.WriteString("\r\n")
		}
		b.WriteString(ansi.Truncate(string(bytes.Map(plain, []byte(line))), w, "…"))
		b.WriteString(paneLine)
	}
	b.WriteString(paneBelow)
	return b.String()
}

// owedLines are at most so many lines of what is owed: how long is left, by whom, to whom, so that a narrow pane loses only the end of what
// it is.
func owedLines(all []customerDesk, now time.Time, trouble error, height int) []string {
	debts := debtsOf(all, now)
	late := 0
	for _, b := range debts {
		if b.Late(now) {
			late++
		}
	}
	head := fmt.Sprintf("OWED %d, %d late  %s UTC", len(debts), late, now.UTC().Format("15:04:05"))
	lines := []string{head}
	if trouble != nil {
		lines = append(lines, "! as it was, for now: "+oneLine(trouble.Error()))
	}
	if len(debts) == 0 {
		lines = append(lines, "nothing is owed")
	}
	for i, b := range debts {
		if room := height - len(lines); room <= 1 && i < len(debts)-1 {
			if room == 1 {
				lines = append(lines, fmt.Sprintf("and %d more", len(debts)-i))
			}
			break
		}
		mark, left := " ", "-"
		if !b.Due.IsZero() {
			left = clock(b.Due.Sub(now))
		}
		if b.Late(now) {
			mark = "!"
		}
		line := fmt.Sprintf("%s%8s %s > %s: %s", mark, left, incident.OneLine(cmp.Or(b.By, "nobody"), 12), incident.OneLine(cmp.Or(b.To, "-"), 24), numberedWhat(b.Debt))
		if len(all) > 1 {
			line += " · " + incident.OneLine(b.in.title, 24)
		}
		lines = append(lines, line)
	}
	return lines[:min(len(lines), max(height, 1))]
}
