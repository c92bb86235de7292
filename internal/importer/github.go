package importer

import (
	"context"
	"io/fs"
	"strings"
)

func sniffGitHub(name string, head []byte, dir fs.FS) int {
	return sniffJSON("github", name, head, dir)
}

func readGitHub(ctx context.Context, in *source, o Options, sum *Summary, take func(Entry) error) error {
	return readJSONShapes(ctx, "github", in, o, sum, take)
}

// chatter is why what nobody said is left out.
const chatter = "it is about who gets mail, not about what happened"

// gitHubShapes are issues, their comments and their timeline, as "gh api" prints them, and what "gh issue view --json" prints. Bodies
// are Markdown and stay so.
func gitHubShapes() []shape {
	base := shape{
		format: "github", at: []string{"created_at", "submitted_at", "committer.date", "author.date"}, written: []string{"created_at", "submitted_at"},
		edited: []string{"updated_at"}, author: []string{"user.login", "actor.login", "author.name"}, text: []string{"body", "message"},
		id: []string{"id", "node_id", "sha"}, utc: true, tidy: tidyGitHub,
	}
	issue, event, comment := base, base, base
	issue.need, issue.more = []string{"number", "title", "body", "created_at", "user", "state"}, []string{"body"}
	issue.text = []string{"title"}
	event.need, event.events, event.kind = []string{"event", "node_id"}, "event", []string{"event"}
	event.says = map[string]say{
		"labeled":                        {text: "label {label.name} added"},
		"unlabeled":                      {text: "label {label.name} removed"},
		"assigned":                       {text: "assigned to {assignee.login}"},
		"unassigned":                     {text: "no longer assigned to {assignee.login}"},
		"milestoned":                     {text: "put into milestone {milestone.title}"},
		"demilestoned":                   {text: "taken out of milestone {milestone.title}"},
		"renamed":                        {text: "renamed from {rename.from} to {rename.to}"},
		"cross-referenced":               {text: "mentioned in {source.issue.title} {source.issue.html_url}"},
		"referenced":                     {text: "mentioned by commit {commit_id}"},
		"closed":                         {text: "closed {state_reason}"},
		"review_requested":               {text: "review asked of {requested_reviewer.login}"},
		"head_ref_force_pushed":          {text: "branch pushed anew"},
		"mentioned":                      {skip: chatter},
		"subscribed":                     {skip: chatter},
		"unsubscribed":                   {skip: chatter},
		"added_to_project_v2":            {skip: "the board of a project is not what happened"},
		"project_v2_item_status_changed": {skip: "the board of a project is not what happened"},
	}
	reference := event
	reference.need = []string{"event", "actor", "source"}
	comment.need = []string{"body", "user", "created_at", "issue_url"}
	commentURL := comment
	commentURL.need = []string{"body", "user", "created_at", "html_url", "author_association"}
	view := base
	view.lists, view.need = []string{"comments"}, []string{"author", "body", "createdAt"}
	view.at, view.written, view.author = []string{"createdAt"}, []string{"createdAt"}, []string{"author.login"}
	return []shape{issue, event, reference, comment, commentURL, view}
}

// tidyGitHub names the issue the row belongs to, from the addresses it has.
func tidyGitHub(r record, e *Entry) {
	url := r.text("issue_url", "html_url", "url", "issue.url")
	url, _, _ = strings.Cut(url, "#")
	for _, host := range []string{"https://api.github.com/repos/", "https://github.com/"} {
		rest, ok := strings.CutPrefix(url, host)
		if !ok {
			continue
		}
		parts := strings.Split(rest, "/")
		if len(parts) == 4 && (parts[2] == "issues" || parts[2] == "pull") && isNumber(parts[3]) {
			e.Source = "GitHub " + parts[0] + "/" + parts[1] + "#" + parts[3]
			return
		}
	}
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
