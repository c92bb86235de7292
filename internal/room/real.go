package room

import (
	"bufio"
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"warroom/internal/cards"
	"warroom/internal/hats"
	"warroom/internal/incident"
)

// chronologies are public incidents in facts, a line each: when, which role, what. The words are ours, and so are the hats.
//
//go:embed samples/*.jsonl
var chronologies embed.FS

// RealSample is a public incident that comes with the program, to look around in and to replay.
type RealSample struct {
	ID     string
	Title  string
	Impact string // what the customer felt
	Credit string // whose report the facts are from
	URL    string

	file     string
	severity int

	goal     dated1 // as it was said, where the report says one
	restored dated1
	cured    dated1 // zero: the report names no moment
}

// dated1 is a sentence and the moment it belongs to.
type dated1 struct{ at, text string }

// RealSamples lists the public incidents that come with the program.
func RealSamples() []RealSample {
	return []RealSample{
		{
			ID: "sample-github", file: "github-2018-10-21", Title: "Sample: GitHub, two sites with diverging data", severity: 1,
			Impact: "What I write seems to get lost, and what I see is old.",
			Credit: "GitHub: October 21 post-incident analysis", URL: "https://github.blog/2018-10-30-oct21-post-incident-analysis/",
			goal:     dated1{"2018-10-21T23:19:00Z", "data integrity first, then usability, then time to recover"},
			restored: dated1{"2018-10-22T23:03:00Z", "all pending hooks and builds are processed and the status is green"},
		},
		{
			ID: "sample-cloudflare", file: "cloudflare-2019-07-02-waf-cpu", Title: "Sample: Cloudflare, a rule that ate all CPU", severity: 1,
			Impact: "Every page answers 502, and I cannot open the dashboard to switch anything.",
			Credit: "Cloudflare: Details of the outage on July 2, 2019", URL: "https://blog.cloudflare.com/details-of-the-cloudflare-outage-on-july-2-2019/",
			restored: dated1{"2019-07-02T14:09:00Z", "traffic is back at expected levels worldwide"},
			cured:    dated1{"2019-07-02T14:52:00Z", "cause understood, fix in place, managed rules on again"},
		},
		{
			ID: "sample-moj", file: "moj-2023-01-11-image-pull", Title: "Sample: Ministry of Justice, a rotated password", severity: 2,
			Impact: "My service cannot be deployed: its image cannot be pulled.",
			Credit: "UK Ministry of Justice, Cloud Platform: cluster image pull failure", URL: "https://github.com/ministryofjustice/cloud-platform",
			restored: dated1{"2023-01-11T15:50:00Z", "image pulls work across the cluster"},
		},
		{
			ID: "sample-mybinder", file: "mybinder-2018-02-20-launch-day", Title: "Sample: mybinder.org, launch day", severity: 2,
			Impact: "I click launch and nothing starts.",
			Credit: "mybinder.org: JupyterLab announcement swamps Binder", URL: "https://github.com/jupyterhub/mybinder.org-deploy",
			restored: dated1{"2018-02-20T21:30:00Z", "launches work"},
			cured:    dated1{"2018-02-22T06:18:00Z", "the hub runs the release without the leak of idle threads"},
		},
	}
}

// sampleRow is a line of a chronology.
type sampleRow struct {
	At    time.Time `json:"at"`
	Actor string    `json:"actor"`
	Kind  string    `json:"kind"`
	Hat   hats.Hat  `json:"hat"`
	Text  string    `json:"text"`
}

// approx ends a text whose minute the source does not give.
const approx = "[approx. time]"

func (r RealSample) rows() ([]sampleRow, error) {
	src, err := chronologies.ReadFile("samples/" + r.file + ".jsonl")
	if err != nil {
		return nil, err
	}
	var rows []sampleRow
	for lines := bufio.NewScanner(bytes.NewReader(src)); lines.Scan(); {
		var row sampleRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("sample %s: %w", r.ID, err)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// commands is the incident as it would have been written live: declared at its first entry, the hat turned to what is said next, and
// each entry recorded when it happened.
func (r RealSample) commands() ([]Dated, error) {
	rows, err := r.rows()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	first, last := rows[0].At, rows[len(rows)-1].At
	var cmds []Dated
	add := func(at time.Time, c incident.Command) { cmds = append(cmds, Dated{At: at, Cmd: c}) }
	var people []incident.Join
	for _, row := range rows {
		if !slices.ContainsFunc(people, func(p incident.Join) bool { return p.Name == row.Actor }) {
			people = append(people, incident.Join{Name: row.Actor, Seat: row.Actor})
		}
	}
	order, _ := hats.Find(hats.Builtin(), "crisis")
	on := hats.White
	add(first, incident.Declare{Title: r.Title, Impact: r.Impact, Severity: r.severity, Sample: true, People: people, Order: order.Sized(len(people)), At: first})
	add(first, incident.AddNote{Hat: hats.White, Kind: incident.Reported, Who: "the report", Text: "Facts from " + r.Credit + ", " + r.URL +
		". The words and the hats are ours; each entry stands as if it had been written down when it happened.", At: first})
	moments := r.moments()
	for i, row := range rows {
		for len(moments) > 0 && moments[0].At.Before(row.At) {
			add(moments[0].At, moments[0].Cmd)
			moments = moments[1:]
		}
		if row.Hat.Valid() && row.Hat != on {
			on = row.Hat
			add(row.At, incident.TurnHat{Hat: on, NoGoal: true})
		}
		add(row.At, r.note(row, i))
	}
	for _, m := range moments {
		add(m.At, m.Cmd)
	}
	add(last, incident.Close{OpenEnded: true, Reason: "the public report ends here"})
	return cmds, nil
}

// note is a row as a note: imported, for somebody else wrote it.
func (r RealSample) note(row sampleRow, i int) incident.AddNote {
	n := incident.AddNote{
		Hat: row.Hat, Who: row.Actor, Text: strings.TrimSpace(strings.TrimSuffix(row.Text, approx)), At: row.At,
		From: incident.Provenance{Origin: incident.Origin{Source: "public report", ID: fmt.Sprintf("%s-row%d", r.file, i+1)}},
	}
	if n.Hat == hats.White {
		n.Kind = incident.Fact
	}
	if strings.HasSuffix(row.Text, approx) {
		n.From.Vague = incident.About
	}
	if row.Kind != "note" {
		n.Tags = []string{row.Kind}
	}
	return n
}

// moments are what the rows do not say in a word of their own: the goal and the two ends.
func (r RealSample) moments() []Dated {
	var out []Dated
	goal, _ := cards.Find(cards.Builtin(), cards.Goal)
	for _, m := range []struct {
		dated1
		cmd func(at time.Time, text string) incident.Command
	}{
		{r.goal, func(_ time.Time, text string) incident.Command {
			return incident.OpenCard{Template: goal, Stage: cards.StageSet, Fields: map[string]string{cards.FieldGoal: text}}
		}},
		{r.restored, func(at time.Time, text string) incident.Command { return incident.Restore{At: at, Words: text} }},
		{r.cured, func(at time.Time, text string) incident.Command { return incident.Cure{At: at, Words: text} }},
	} {
		if at, err := time.Parse(time.RFC3339, m.at); err == nil {
			out = append(out, Dated{At: at, Cmd: m.cmd(at, m.text)})
		}
	}
	return out
}

// OpenReal brings a public incident in, unless it is there already, and returns its id.
func OpenReal(ctx context.Context, log incident.Log, by string, r RealSample) (id string, added bool, err error) {
	_, err = log.Find(ctx, r.ID)
	if err == nil {
		return r.ID, false, nil
	}
	if incident.CodeOf(err) != incident.CodeNotFound {
		return "", false, err
	}
	cmds, err := r.commands()
	if err != nil {
		return "", false, err
	}
	_, err = WriteSession(ctx, log, r.ID, by, r.ID, cmds)
	return r.ID, err == nil, err
}

// isReal reports whether an id is that of a public incident that comes with the program.
func isReal(id string) bool {
	return slices.ContainsFunc(RealSamples(), func(r RealSample) bool { return r.ID == id })
}
