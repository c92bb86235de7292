package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"warroom/internal/incident"
	"warroom/internal/room"
)

const (
	pipeGroup  = 1000                   // lines in one commit: 3 µs a line instead of 430 alone
	pipeWait   = 200 * time.Millisecond // how long a line waits for company, so that tail -f shows at once
	pipeTold   = 20                     // lines that are complained about one by one
	pipeTries  = 60                     // how often a busy or full file is tried again,
	pipePause  = time.Second            // and after how long
	lineMax    = 4 << 20                // bytes of a line that are kept: over a note's limit, so that it is refused as too long
	pipeBehind = 4 * pipeGroup          // lines read ahead of the disk
)

// inputLine is a line of standard input, without its end.
type inputLine struct {
	number int
	text   string
	err    error // why reading ended here, nil for a line
}

// readLines sends the lines of in until it ends. A last line without a line end counts.
func readLines(in io.Reader, to chan<- inputLine) {
	defer close(to)
	r := bufio.NewReaderSize(in, 64<<10)
	var text strings.Builder
	for number := 1; ; {
		part, err := r.ReadSlice('\n')
		if room := lineMax - text.Len(); len(part) > room {
			part = part[:room]
		}
		text.Write(part)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if text.Len() > 0 {
			to <- inputLine{number: number, text: strings.TrimRight(text.String(), "\r\n")}
			text.Reset()
			number++
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				to <- inputLine{number: number, err: err}
			}
			return
		}
	}
}

// pipe writes every line of standard input down. Notes are grouped, a command is carried out between two groups. Interrupted, as
// tail -f must be, it keeps what was read.
func (a *app) pipe(ctx context.Context, r *room.Room, g given) error {
	stopped, release := signal.NotifyContext(ctx, heeded(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)...)
	defer release()
	p := &pipe{app: a, room: r, given: g, stopped: stopped, ctx: context.WithoutCancel(ctx)}
	if _, ok := terminal(a.in); ok {
		a.say("note", "every line is a note; ctrl+d ends")
	}
	lines := make(chan inputLine, pipeBehind)
	go readLines(a.in, lines)
	p.run(lines)
	return p.report()
}

// heeded leaves out the signals that the process was started deaf to, as nohup does: catching one would undo that.
func heeded(signals ...os.Signal) []os.Signal {
	return slices.DeleteFunc(signals, signal.Ignored)
}

type pipe struct {
	app     *app
	room    *room.Room
	given   given
	stopped context.Context // done when the person wants no more lines read
	ctx     context.Context // for writing what was read

	desk         lineDesk // what the lines of a group are read against
	group        []grouped
	noted, did   int
	first, last  uint64 // numbers of the first and the last note
	title        string // of the incident
	missed, told int    // lines that are not in the log; complaints printed
	cause        error  // what ended it early
}

// grouped is a note that waits for the commit.
type grouped struct {
	number int
	cmd    incident.Command
}

func (p *pipe) run(lines <-chan inputLine) {
	wait := time.NewTimer(pipeWait)
	wait.Stop()
	defer wait.Stop()
	for p.cause == nil {
		select {
		case l, ok := <-lines:
			if !ok {
				p.flush()
				return
			}
			if len(p.group) == 0 {
				wait.Reset(pipeWait)
			}
			p.take(l)
		case <-wait.C:
			p.flush()
		case <-p.stopped.Done():
			for range len(lines) { // what was read is kept; what still comes is not
				p.take(<-lines)
			}
			p.flush()
			return
		}
	}
}

// take reads one line and puts it into the group, or carries out the command that it is.
func (p *pipe) take(l inputLine) {
	text := strings.TrimSpace(l.text)
	switch {
	case l.err != nil:
		p.flush()
		p.end(fmt.Errorf("standard input cannot be read: %w", l.err))
		return
	case p.cause != nil || text == "":
		return
	case strings.HasPrefix(text, "/") && !p.given.plain:
		p.flush() // a command is about the lines before it
	}
	if len(p.group) == 0 && !p.sit() {
		return
	}
	cmd, changes, err := p.app.readLine(p.desk, l.text)
	if stage := room.NoWayBack(cmd); err == nil && stage != "" && !p.given.yes {
		err = incident.Errorf(incident.CodeRefused, "there is no way back behind %q", stage).WithHint("give the command by itself, or all lines with --yes")
	}
	if err != nil {
		p.miss(l.number, err)
		return
	}
	if len(changes) > 0 {
		p.tell(l.number, "note", incident.Changed(changes))
	}
	p.group = append(p.group, grouped{l.number, cmd})
	if _, isNote := cmd.(incident.AddNote); !isNote || len(p.group) >= pipeGroup {
		p.flush()
	}
}

// sit reads what the lines of a group are read against, once a group.
func (p *pipe) sit() bool {
	var s incident.State
	err := p.patiently(func() (err error) {
		s, err = p.room.State(p.ctx)
		return err
	})
	if err != nil {
		p.end(err)
		return false
	}
	p.desk = p.app.desk(s, p.room.By(), p.given)
	return true
}

// end ends the pipe early; the first cause counts.
func (p *pipe) end(err error) {
	if err != nil && p.cause == nil {
		p.cause = err
	}
}

func (p *pipe) flush() {
	group := p.group
	p.group = nil
	if len(group) > 0 {
		p.save(group)
	}
}

// save stores a group. When a rule refuses it, it is halved until the line that is meant stands alone: the others are kept.
func (p *pipe) save(group []grouped) {
	cmds := make([]incident.Command, len(group))
	for i, g := range group {
		cmds[i] = g.cmd
	}
	op := p.room.Prepare(cmds...)
	var s incident.State
	var events []incident.Event
	err := p.patiently(func() (err error) {
		s, events, err = op.Run(p.ctx)
		return err
	})
	switch {
	case err == nil:
		p.count(s, events)
	case !isRule(err):
		p.end(fmt.Errorf("line %d and what follows was not saved: %w", group[0].number, err))
	case len(group) == 1:
		p.miss(group[0].number, err)
	default:
		p.save(group[:len(group)/2])
		if p.cause == nil {
			p.save(group[len(group)/2:])
		}
	}
}

// isRule reports whether err is about what was said, not about where it is kept.
func isRule(err error) bool {
	switch incident.CodeOf(err) {
	case incident.CodeInvalid, incident.CodeRefused, incident.CodeNotFound:
		return true
	}
	return false
}

// patiently does something and, while the file is busy or the disk full, does the same again: a pipe has no second copy of its
// lines, and what [room.Op.Run] repeats is stored once.
func (p *pipe) patiently(do func() error) error {
	for try := 1; ; try++ {
		err := do()
		code := incident.CodeOf(err)
		if code != incident.CodeBusy && code != incident.CodeFull || try == pipeTries {
			return err
		}
		if try == 1 {
			p.app.say("note", err.Error()+"; trying again")
		}
		select {
		case <-time.After(pipePause):
		case <-p.stopped.Done():
			return err
		}
	}
}

func (p *pipe) count(s incident.State, events []incident.Event) {
	p.title = s.Title
	for _, e := range events {
		if e.Kind != incident.KindNote {
			continue
		}
		p.noted++
		if p.first == 0 {
			p.first = e.Seq
		}
		p.last = e.Seq
		if p.app.flags.json {
			p.end(p.app.printJSON(noteOf(s.Note(e.Seq))))
		}
	}
	p.told += p.app.secretsIn(p.room.ID(), events, max(2*pipeTold-p.told, 0))
	if len(events) > 0 && events[0].Kind != incident.KindNote {
		p.did++
		p.end(p.app.printDone(s, events))
	}
	if err := p.app.buf.Flush(); err != nil {
		p.end(incident.Errorf("", "standard output cannot be written: %w", err))
	}
}

// miss books a line that is not in the log.
func (p *pipe) miss(number int, err error) {
	p.missed++
	p.tell(number, "error", err.Error())
	p.tell(number, "hint", p.app.hintOf(err))
}

func (p *pipe) tell(number int, what, words string) {
	if words == "" {
		return
	}
	if p.told++; p.told <= 2*pipeTold {
		p.app.say(what, fmt.Sprintf("line %d: %s", number, words))
	}
}

// report prints the one line that says how it went. Missed lines make the exit code 1.
func (p *pipe) report() error {
	if p.noted > 0 && !p.app.flags.json {
		what := fmt.Sprintf("noted 1 line as #%d", p.first)
		if p.noted > 1 {
			what = fmt.Sprintf("noted %d lines as #%d to #%d", p.noted, p.first, p.last)
		}
		_, err := fmt.Fprintf(p.app.out, "%s in %s\n", what, titled(p.title))
		p.end(err)
	}
	switch {
	case p.cause != nil:
		return p.cause
	case p.missed > 0:
		return incident.Errorf("", "%s not written down", wasWere(p.missed)).WithHint("the others are; mend these, or take lines as they are with --plain")
	case p.noted == 0 && p.did == 0:
		return usagef("some command | warroom note -", "there was nothing on standard input")
	}
	return nil
}

func wasWere(n int) string {
	if n == 1 {
		return "1 line was"
	}
	return fmt.Sprintf("%d lines were", n)
}
