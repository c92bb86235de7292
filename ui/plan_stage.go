package ui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/internal/cards"
	"warroom/internal/incident"
	"warroom/internal/room"
	"warroom/ui/widget"
)

// crossing is a step with no way back that waits for its second key.
type crossing struct {
	stage string // as people read it
	back  Mode   // where it was asked from
	do    func() tea.Cmd
	asked int // how often enter was pressed, which does not cross
}

// askedFor is the field that a card lacked for the move that was last asked for: its form opens there.
type askedFor struct {
	card  uint64
	field string
}

// nextStageOf is where a card usually goes from where it stands: a change that has a point of no return comes past it before it is
// validated.
func nextStageOf(t cards.Template, c *incident.Card) string {
	if c.Template == cards.Change && c.Stage == cards.StageRunning && c.Fields[cards.FieldHasNoReturn] == cards.Yes {
		return cards.StagePastNoReturn
	}
	return t.Next(c.Stage)
}

// isChoice reports that nothing usually follows: whether an approach that is on worked, goes on or is dropped, somebody has to say.
func isChoice(t cards.Template, c *incident.Card, next string) bool {
	return c.Template == cards.Approach && t.Final(next)
}

// stageKeys are the keys that pick a stage.
const stageKeys = 9

// offerStages shows the stages that the card under the cursor may go to.
func (r *roomScreen) offerStages() tea.Cmd {
	c := r.planCard()
	if _, ok := cards.Find(r.app.cfg.Templates, c.Template); !ok {
		r.tell("this program has no template " + c.Template)
		return nil
	}
	r.moving, r.movingFrom, r.mode, r.msg = c.Seq, c.Stage, ModeStage, message{}
	return nil
}

// offeredStage is a stage that a card may go to, and the key that picks it.
type offeredStage struct {
	cards.Stage
	key int
}

// otherStages are those a card may enter from where it stands. The key of a stage is its place in the template, wherever the card stands:
// hands learn it, and a key never comes to mean another stage.
func otherStages(t cards.Template, stage string) []offeredStage {
	var out []offeredStage
	for i, s := range t.Stages {
		if s.Enters(stage) && (s.Name != stage || len(s.Anew) > 0 && !s.Once) {
			out = append(out, offeredStage{s, i + 1})
		}
	}
	return out
}

// stageLines is the offer of [roomScreen.offerStages].
func (r *roomScreen) stageLines(f Frame) []string {
	c := r.state.Card(r.moving)
	if c == nil {
		return nil
	}
	t, _ := cards.Find(r.app.cfg.Templates, c.Template)
	parts := []string{"move #" + strconv.FormatUint(c.Seq, 10) + " to"}
	lacks := map[int]bool{} // parts
	for _, s := range otherStages(t, c.Stage) {
		if s.key > stageKeys {
			parts = append(parts, "others as a line")
			break
		}
		words := strconv.Itoa(s.key) + " " + s.Words()
		if n := len(t.Missing(s.Name, c.Fields)); n > 0 {
			lacks[len(parts)] = true
			if f.W < 60 {
				words += "?"
			} else {
				words += " (" + strconv.Itoa(n) + " missing)"
			}
		}
		parts = append(parts, words)
	}
	return flowed(parts, f.W-2, func(i int, s string) string {
		if i == 0 || lacks[i] {
			return f.Theme.Muted.Render(s)
		}
		return s
	})
}

// flowed lays parts out in rows of w cells, a point between them, none broken.
func flowed(parts []string, w int, style func(int, string) string) []string {
	rows, used := []string{""}, 0
	for i, p := range parts {
		p = widget.Cut(p, w)
		sep := " · "
		if i <= 1 {
			sep = strings.Repeat(" ", i)
		}
		if used > 0 && used+widget.Width(sep)+widget.Width(p) > w {
			rows, used, sep = append(rows, ""), 0, ""
		}
		rows[len(rows)-1] += sep + style(i, p)
		used += widget.Width(sep) + widget.Width(p)
	}
	for i, row := range rows {
		rows[i] = widget.Fit(" "+row, w+2)
	}
	return rows
}

// pickStage moves the card to the stage of that number.
func (r *roomScreen) pickStage(key string) tea.Cmd {
	c := r.state.Card(r.moving)
	if c == nil {
		return r.goBack()
	}
	t, _ := cards.Find(r.app.cfg.Templates, c.Template)
	stages := otherStages(t, c.Stage)
	n, _ := strconv.Atoi(key)
	r.mode = r.restMode()
	if c.Stage != r.movingFrom { // the numbers that were read meant other stages
		r.tell("#" + strconv.FormatUint(c.Seq, 10) + " is " + c.Stage + " by now: m offers its stages anew")
		return nil
	}
	i := slices.IndexFunc(stages, func(s offeredStage) bool { return s.key == n })
	switch {
	case i >= 0:
		return r.moveCard(c, t, stages[i].Name)
	case n >= 1 && n <= len(t.Stages) && t.Stages[n-1].Name != c.Stage:
		r.tell(t.Stages[n-1].Words() + " is not entered from " + c.Stage + ": m offers what is")
	case n >= 1 && n <= len(t.Stages):
		r.tell("#" + strconv.FormatUint(c.Seq, 10) + " is " + t.Stages[n-1].Words() + " already")
	default:
		r.tell("no stage has the key " + key + ": m offers them")
	}
	return nil
}

// moveCard takes a card to a stage, or says what that still needs. Where there is no way back it asks for a second key.
func (r *roomScreen) moveCard(c *incident.Card, t cards.Template, stage string) tea.Cmd {
	r.asked = askedFor{}
	if missing := t.Missing(stage, c.Fields); len(missing) > 0 {
		r.asked = askedFor{c.Seq, missing[0].Name}
		var names []string
		for _, f := range missing {
			names = append(names, strings.ToLower(f.Label))
		}
		r.msg = message{text: "before " + t.Stages[t.Stage(stage)].Words() + " it needs: " + strings.Join(names, ", "), hint: "enter fills it in" + r.thinSaid(c), bad: true}
		return nil
	}
	move := incident.MoveCard{Ref: c.Seq, Template: t, Stage: stage, From: c.Stage}
	if _, err := incident.Decide(r.state, move, r.app.now); err != nil {
		r.fail(err, "")
		if anew := t.Stages[max(0, t.Stage(stage))].Anew; len(anew) > 0 {
			r.asked = askedFor{c.Seq, anew[0]}
		}
		r.msg.hint = strings.TrimPrefix(r.msg.hint+" · enter fills it in", " · ")
		return nil
	}
	do := func() tea.Cmd { return r.act(move) }
	if words := room.NoWayBack(move); words != "" {
		return r.askToCross(words, do)
	}
	return do()
}

// noWayBack is [room.NoWayBack], and the command as it is asked about: it holds for the stage in which the card stands now.
func (r *roomScreen) noWayBack(c incident.Command) (incident.Command, string) {
	stage := room.NoWayBack(c)
	if move, ok := c.(incident.MoveCard); ok && stage != "" {
		if card := r.state.Card(move.Ref); card != nil {
			move.From = card.Stage
			c = move
		}
	}
	return c, stage
}

// askToCross waits for the second key of a step with no way back; do takes it.
func (r *roomScreen) askToCross(stage string, do func() tea.Cmd) tea.Cmd {
	r.cross = &crossing{stage: stage, back: r.mode, do: do}
	r.mode, r.msg = ModeCross, message{}
	return nil
}

// goAcross is the second key.
func (r *roomScreen) goAcross() tea.Cmd {
	c := r.stay()
	if c == nil {
		return nil
	}
	return c.do()
}

// stay ends the question and goes back to where it was asked.
func (r *roomScreen) stay() *crossing {
	c := r.cross
	r.cross = nil
	if c != nil {
		r.mode = c.back
	}
	return c
}

// crossLines says plainly what is asked.
func (r *roomScreen) crossLines(f Frame) []string {
	if r.cross == nil {
		return nil
	}
	t := f.Theme
	said := "no way back behind this: ctrl+g crosses, esc keeps"
	if what := r.cross.stage + ": "; widget.Width(what)+widget.Width(said) <= f.W-2 {
		said = what + said
	}
	if r.cross.asked > 0 {
		said = "enter does not cross: ctrl+g does, esc keeps; there is no way back"
	}
	lines, _ := widget.WrapMax("! "+said, f.W-2, 2)
	for i, l := range lines {
		lines[i] = t.Bad.Reverse(true).Render(widget.Fit(" "+l, f.W))
	}
	return lines
}
