package importer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

type slackFile struct {
	ID         string `json:"id"`
	Name       string `json:"name"`
	Title      string `json:"title"`
	Mode       string `json:"mode"`
	IsExternal bool   `json:"is_external"`
	URLPrivate string `json:"url_private"`
	Preview    string `json:"preview"`
}

type slackAttachment struct {
	Fallback   string `json:"fallback"`
	Pretext    string `json:"pretext"`
	AuthorName string `json:"author_name"`
	Title      string `json:"title"`
	TitleLink  string `json:"title_link"`
	Text       string `json:"text"`
	FromURL    string `json:"from_url"`
	IsShare    bool   `json:"is_share"`
	Fields     []struct {
		Title string `json:"title"`
		Value string `json:"value"`
	} `json:"fields"`
	Blocks json.RawMessage `json:"blocks"`
}

// slackBlock is a block, or an element in one: they have the same few fields under which there is text.
type slackBlock struct {
	Type        string         `json:"type"`
	Text        slackText      `json:"text"`
	URL         string         `json:"url"`
	UserID      string         `json:"user_id"`
	ChannelID   string         `json:"channel_id"`
	UsergroupID string         `json:"usergroup_id"`
	Range       string         `json:"range"`
	Name        string         `json:"name"` // of an emoji
	Fallback    string         `json:"fallback"`
	Timestamp   int64          `json:"timestamp"`
	Style       any            `json:"style"` // a word for lists, an object for text
	AltText     string         `json:"alt_text"`
	Fields      []slackText    `json:"fields"`
	Elements    []slackBlock   `json:"elements"`
	Rows        [][]slackBlock `json:"rows"`
}

// slackText is a string in rich text and an object elsewhere.
type slackText struct {
	text   string
	marked bool // it has marks and entities
}

func (t *slackText) UnmarshalJSON(raw []byte) error {
	if json.Unmarshal(raw, &t.text) == nil {
		return nil
	}
	var object struct {
		Type, Text string
	}
	if json.Unmarshal(raw, &object) == nil {
		*t = slackText{object.Text, true}
	}
	return nil // a text of another form has nothing to show
}

// body is the text of a message with all that came along: blocks and attachments that say more than it, the names of files.
func (s *slack) body(m slackMessage) string {
	text := &gathered{}
	text.add(s.plain(m.Text))
	if m.Text == "" || moreThanRich(m.Blocks) {
		text.addNew(s.blocks(m.Blocks, m.Text != ""))
	}
	for _, a := range m.Attachments {
		if a.FromURL == "" || a.IsShare { // else it is Slack's preview of a link
			s.attachment(a, text)
		}
	}
	for _, f := range m.Files {
		text.add(f.shown())
	}
	if text.empty() {
		text.add(s.huddle(m))
	}
	return text.String()
}

// gathered is text that comes together from several places.
type gathered struct{ strings.Builder }

func (g *gathered) empty() bool { return g.Len() == 0 }

func (g *gathered) add(s string) {
	if strings.TrimSpace(s) == "" {
		return
	}
	if !g.empty() {
		g.WriteByte('\n')
	}
	g.WriteString(s)
}

// addNew adds the lines that are not there yet: programs say the same in text, blocks and fallbacks. Long texts are not compared.
func (g *gathered) addNew(s string) {
	const long = 32 << 10
	if g.empty() || g.Len() > long || len(s) > long {
		g.add(s)
		return
	}
	for line := range strings.SplitSeq(s, "\n") {
		if line == "" || !strings.Contains(g.String(), strings.TrimSpace(line)) {
			g.add(line)
		}
	}
}

func (s *slack) attachment(a slackAttachment, text *gathered) {
	before := text.Len()
	text.addNew(s.plain(a.Pretext))
	title := s.plain(a.Title)
	if a.TitleLink != "" && title != "" {
		title += " <" + slackEntities.Replace(a.TitleLink) + ">"
	}
	if a.IsShare && a.AuthorName != "" {
		title = first(title, a.AuthorName+":")
	}
	text.addNew(title)
	text.addNew(s.plain(a.Text))
	for _, f := range a.Fields {
		text.add(strings.TrimPrefix(s.plain(f.Title)+": "+s.plain(f.Value), ": "))
	}
	text.addNew(s.blocks(a.Blocks, false))
	if text.Len() == before {
		text.addNew(s.plain(a.Fallback))
	}
}

// shown names a file. Its bytes are not in an export.
func (f slackFile) shown() string {
	name := first(f.Name, f.Title, f.ID)
	switch {
	case f.Mode == "tombstone":
		return "[file deleted in Slack]"
	case f.Mode == "hidden_by_limit":
		return "[file hidden by Slack: " + name + "]"
	case f.IsExternal && f.URLPrivate != "":
		return "[file: " + name + " <" + f.URLPrivate + ">]"
	}
	if f.Preview != "" {
		return "[file: " + name + "]\n" + strings.TrimRight(f.Preview, "\n")
	}
	return "[file: " + name + "]"
}

// moreThanRich reports whether there are blocks of other kinds than what a person types, which is in the text of the message already.
func moreThanRich(blocks json.RawMessage) bool {
	for _, kind := range []string{`"section"`, `"header"`, `"context"`, `"markdown"`, `"table"`, `"image"`} {
		if bytes.Contains(blocks, []byte(kind)) {
			return true
		}
	}
	return false
}

// blocks is the text of blocks, one line or more a block; without those of rich text if they are in the message's text already.
func (s *slack) blocks(raw json.RawMessage, noRich bool) string {
	if len(raw) == 0 {
		return ""
	}
	var list []slackBlock
	_ = json.Unmarshal(raw, &list) // what does not fit has nothing to show
	var text gathered
	for _, b := range list {
		if b.Type == "rich_text" && noRich {
			continue
		}
		text.add(s.block(b))
	}
	return text.String()
}

func (s *slack) block(b slackBlock) string {
	var parts []string
	switch b.Type {
	case "rich_text", "rich_text_list":
		for i, e := range b.Elements {
			parts = append(parts, bullet(b, i)+s.block(e))
		}
		return strings.Join(parts, "\n")
	case "rich_text_section", "rich_text_quote", "rich_text_preformatted":
		for _, e := range b.Elements {
			parts = append(parts, s.element(e))
		}
		text := strings.TrimSuffix(strings.Join(parts, ""), "\n")
		switch b.Type {
		case "rich_text_quote":
			return "> " + strings.ReplaceAll(text, "\n", "\n> ")
		case "rich_text_preformatted":
			return "```\n" + text + "\n```"
		}
		return text
	case "context":
		for _, e := range b.Elements {
			e.Text.marked = true // though it is a string here
			parts = append(parts, first(s.show(e.Text), e.AltText))
		}
		return strings.Join(parts, " ")
	case "table":
		for _, row := range b.Rows {
			var cells []string
			for _, cell := range row {
				cells = append(cells, first(s.block(cell), s.show(cell.Text)))
			}
			parts = append(parts, strings.Join(cells, " | "))
		}
		return strings.Join(parts, "\n")
	}
	parts = append(parts, first(s.show(b.Text), b.AltText))
	for _, f := range b.Fields {
		parts = append(parts, s.show(f))
	}
	return strings.Trim(strings.Join(parts, "\n"), "\n")
}

func (s *slack) show(t slackText) string {
	if t.marked {
		return s.plain(t.text)
	}
	return t.text
}

func bullet(list slackBlock, i int) string {
	switch {
	case list.Type != "rich_text_list":
		return ""
	case list.Style == "ordered":
		return fmt.Sprintf("%d. ", i+1)
	}
	return "• "
}

// element is a piece of rich text, which has no marks and no entities.
func (s *slack) element(e slackBlock) string {
	switch e.Type {
	case "user":
		return "@" + s.name(e.UserID)
	case "channel":
		return "#" + first(s.rooms[e.ChannelID].name, e.ChannelID)
	case "usergroup":
		return "@" + e.UsergroupID
	case "broadcast":
		return "@" + e.Range
	case "emoji":
		return ":" + e.Name + ":"
	case "date":
		return first(e.Fallback, time.Unix(e.Timestamp, 0).UTC().Format("2006-01-02 15:04:05 UTC"))
	case "link":
		if shown, ok := link(e.URL, e.Text.text); ok {
			return shown
		}
		return first(e.Text.text, e.URL)
	}
	return first(e.Text.text, e.Fallback)
}
