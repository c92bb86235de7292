package importer

import (
	"strings"
)

var slackEntities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// plain turns Slack's marks, such as <@U1>, <#C1|name> and <url|label>, into what people see, and its three entities into characters:
// once, and after the marks were read, so that an "&lt;" never becomes a mark.
func (s *slack) plain(text string) string {
	if !strings.ContainsAny(text, "<&") {
		return text
	}
	var b strings.Builder
	for text != "" {
		before, rest, found := strings.Cut(text, "<")
		b.WriteString(slackEntities.Replace(before))
		if !found {
			break
		}
		mark, after, closed := strings.Cut(rest, ">")
		shown, ok := "", false
		if closed {
			shown, ok = s.mark(mark)
		}
		if !ok { // a '<' that Slack did not write
			b.WriteByte('<')
			text = rest
			continue
		}
		b.WriteString(shown)
		text = after
	}
	return b.String()
}

// mark is what people see of <mark>.
func (s *slack) mark(mark string) (shown string, ok bool) {
	if len(mark) < 2 || strings.ContainsAny(mark, "<\n") {
		return "", false
	}
	target, label, _ := strings.Cut(mark, "|")
	target, label = slackEntities.Replace(target), slackEntities.Replace(label)
	switch mark[0] {
	case '@':
		id := target[1:]
		if !slackID(id) {
			return "", false
		}
		if name := s.people[id]; name != "" {
			return "@" + name, true
		}
		if label != "" {
			return "@" + strings.TrimPrefix(label, "@"), true
		}
		return "@" + s.name(id), true
	case '#':
		id := target[1:]
		if !slackID(id) {
			return "", false
		}
		return "#" + first(strings.TrimPrefix(label, "#"), s.rooms[id].name, id), true
	case '!':
		return special(target[1:], label)
	}
	return link(target, label)
}

// special is what people see of <!here>, <!subteam^S1|@team> and <!date^1540163950^{time}|fallback>.
func special(target, label string) (shown string, ok bool) {
	command, rest, _ := strings.Cut(target, "^")
	switch command {
	case "here", "channel", "everyone", "group":
		return "@" + command, true
	case "subteam":
		id, _, _ := strings.Cut(rest, "^")
		return "@" + first(strings.TrimPrefix(label, "@"), id), rest != ""
	case "date":
		seconds, _, _ := strings.Cut(rest, "^")
		if at := slackTime(seconds).moment(); label == "" && !at.IsZero() {
			return at.Format("2006-01-02 15:04:05 UTC"), true
		}
		return label, label != ""
	}
	return label, label != ""
}

// link is what people see of <url|label>: the label, and where it leads.
func link(target, label string) (shown string, ok bool) {
	scheme, address, found := strings.Cut(target, ":")
	if !found || address == "" || scheme == "" || strings.ContainsFunc(scheme, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '+' && r != '-' && r != '.'
	}) {
		return "", false
	}
	bare := target
	if scheme == "mailto" || scheme == "tel" {
		bare = address
	}
	if label == "" || label == bare || label == target || "http://"+label == target || "https://"+label == target {
		return bare, true
	}
	return label + " <" + bare + ">", true
}

// slackID reports whether s could be an id: capitals and digits.
func slackID(s string) bool {
	return s != "" && len(s) <= 40 && !strings.ContainsFunc(s, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < '0' || r > '9') })
}
