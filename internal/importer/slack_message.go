package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

type slackUser struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	RealName string `json:"real_name"`
	Profile  struct {
		DisplayName string `json:"display_name"`
		RealName    string `json:"real_name"`
	} `json:"profile"`
}

// shown is the name that Slack would show.
func (u slackUser) shown() string {
	return first(u.Profile.DisplayName, u.Profile.RealName, u.RealName, u.Name, u.ID)
}

type slackRoom struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	Members []string `json:"members"`
	Pins    []struct {
		ID string `json:"id"`
	} `json:"pins"`
}

// slackTime is a ts: seconds, a dot, and a number that makes it unique. Some tools write it as a number.
type slackTime string

func (t *slackTime) UnmarshalJSON(raw []byte) error {
	if s, err := strconv.Unquote(string(raw)); err == nil {
		*t = slackTime(s)
	} else if _, err := strconv.ParseFloat(string(raw), 64); err == nil {
		*t = slackTime(raw)
	}
	return nil
}

// moment is the time of t in whole seconds: the rest is a sequence number.
func (t slackTime) moment() time.Time {
	seconds, _, _ := strings.Cut(string(t), ".")
	n, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil || n <= 0 {
		return time.Time{}
	}
	return storable(time.Unix(n, 0))
}

type slackMessage struct {
	Type     string    `json:"type"`
	Subtype  string    `json:"subtype"`
	User     string    `json:"user"`
	BotID    string    `json:"bot_id"`
	Username string    `json:"username"`
	Text     string    `json:"text"`
	TS       slackTime `json:"ts"`
	ThreadTS slackTime `json:"thread_ts"`
	Edited   struct {
		TS slackTime `json:"ts"`
	} `json:"edited"`
	UserProfile struct {
		DisplayName string `json:"display_name"`
		RealName    string `json:"real_name"`
		Name        string `json:"name"`
	} `json:"user_profile"`
	BotProfile struct {
		Name string `json:"name"`
	} `json:"bot_profile"`
	Reactions []struct {
		Name string `json:"name"`
	} `json:"reactions"`
	Files       []slackFile       `json:"files"`
	Attachments []slackAttachment `json:"attachments"`
	Blocks      json.RawMessage   `json:"blocks"`
	Room        struct {
		CreatedBy    string   `json:"created_by"`
		DateStart    int64    `json:"date_start"`
		DateEnd      int64    `json:"date_end"`
		Participants []string `json:"participant_history"`
	} `json:"room"`
}

// slackNotices are the subtypes by which Slack itself tells what happened to a channel: nobody said them.
var slackNotices = map[string]string{
	"channel_join": "somebody joined the channel", "group_join": "somebody joined the channel",
	"channel_leave": "somebody left the channel", "group_leave": "somebody left the channel",
	"channel_topic": "the topic was set", "group_topic": "the topic was set",
	"channel_purpose": "the purpose was set", "group_purpose": "the purpose was set",
	"channel_name": "the channel was renamed", "group_name": "the channel was renamed",
	"channel_archive": "the channel was archived", "group_archive": "the channel was archived",
	"channel_unarchive": "the channel was taken out of the archive", "group_unarchive": "the channel was taken out of the archive",
	"channel_canvas_updated": "a canvas was changed", "channel_convert_to_private": "the channel was made private",
	"channel_posting_permissions": "the rules for posting were set", "ekm_access_denied": "Slack was not allowed to read it",
	"pinned_item": "a message was pinned", "unpinned_item": "a message was unpinned", "bot_add": "an app was added",
	"bot_remove": "an app was removed", "bot_enable": "an app was switched on", "bot_disable": "an app was switched off",
	"tombstone": "the message was deleted in Slack", "message_deleted": "the message was deleted in Slack",
	"reminder_add": "a reminder was set", "reminder_delete": "a reminder was deleted", "app_conversation_join": "an app joined the channel",
	"channel_joined": "somebody joined the channel", "joiner_notification": "somebody joined Slack", "sh_room_created": "a call was opened",
}

// slackSaid are the subtypes under which somebody, or a program, says something.
var slackSaid = map[string]bool{
	"": true, "bot_message": true, "me_message": true, "file_share": true, "thread_broadcast": true, "file_comment": true,
	"reply_broadcast": true, "slackbot_response": true, "assistant_app_thread": true, "huddle_thread": true, "file_mention": true,
}

// starReactions propose that a message be starred.
var starReactions = map[string]bool{
	"pushpin": true, "round_pushpin": true, "stopwatch": true, "star": true, "star2": true, "bookmark": true,
}

// entry makes an entry of one message.
func (s *slack) entry(r room, file string, line int, raw json.RawMessage) Entry {
	var m slackMessage
	err := json.Unmarshal(raw, &m)
	e := Entry{File: file, Line: line, Source: r.String(), Raw: string(m.TS)}
	if s.alone {
		e.File = ""
	}
	e.At = m.TS.moment()
	e.Written, e.Edited = e.At, m.Edited.TS.moment()
	s.meet(m)
	e.Author, e.Text = s.author(m), s.body(m)
	e.Starred = m.stars() || r.pins[string(m.TS)]
	if strings.HasPrefix(m.Text, "*Decision:*") || strings.HasPrefix(m.Text, "Decision:") {
		e.Kind = "decision"
	}
	if m.Subtype == "huddle_thread" {
		e.Kind = "huddle"
	}
	prefix := first(r.id, r.name) + ":"
	if m.TS != "" {
		e.SourceID = prefix + string(m.TS)
	}
	if m.ThreadTS != "" && m.ThreadTS != m.TS {
		e.Thread = prefix + string(m.ThreadTS)
	}
	e.Status, e.Reason = s.judge(m, e, raw, err)
	if e.SourceID != "" && s.seen.again(e.SourceID) {
		s.twice(&e)
	} else if e.SourceID != "" {
		s.seen.again(e.SourceID + "\n" + e.Author + "\n" + e.Text)
	}
	return e
}

// judge says what to do with a message.
func (s *slack) judge(m slackMessage, e Entry, raw json.RawMessage, err error) (Status, string) {
	var odd *json.UnmarshalTypeError
	notice, isNotice := slackNotices[m.Subtype]
	switch {
	case err != nil && !errors.As(err, &odd):
		return Skipped, "it is no JSON object"
	case len(raw) == 0 || raw[0] != '{':
		return Skipped, "it is no message"
	case m.TS == "" && m.Type != "message":
		return Skipped, "it is no message: it has no ts"
	case isNotice:
		return Skipped, notice
	case strings.TrimSpace(e.Text) == "":
		return Skipped, "there is nothing in it: no text, no file, no attachment; look at it in Slack"
	case e.At.IsZero():
		return Doubtful, fmt.Sprintf("its ts %s is no time", quote(string(m.TS)))
	case err != nil:
		return Doubtful, fmt.Sprintf("%s is not as Slack writes it", quote(odd.Field))
	case !slackSaid[m.Subtype]:
		return Doubtful, fmt.Sprintf("it is of a kind that is not known here: %s", quote(m.Subtype))
	}
	return Taken, ""
}

// twice deals with a message whose id was there before.
func (s *slack) twice(e *Entry) {
	if s.seen.again(e.SourceID + "\n" + e.Author + "\n" + e.Text) {
		e.Status, e.Reason = Skipped, "the same message was there before: is a file of that day there twice?"
	} else if e.Status != Skipped {
		e.Status, e.Reason = Doubtful, "another message with the same ts was there before"
	}
	e.SourceID = s.seen.of(e.SourceID, e.File, strconv.Itoa(e.Line), e.Text)
}

// meet remembers what a message tells about somebody who is not among the users, such as people of another company.
func (s *slack) meet(m slackMessage) {
	name := first(m.UserProfile.DisplayName, m.UserProfile.RealName, m.UserProfile.Name)
	if m.User != "" && name != "" && s.people[m.User] == "" && len(s.people) < maxPeople {
		s.people[m.User] = name
	}
}

// author is who said it. Programs may go by another name with each message.
func (s *slack) author(m slackMessage) string {
	switch {
	case m.Subtype == "huddle_thread" && m.Room.CreatedBy != "":
		return s.name(m.Room.CreatedBy)
	case m.Username != "" && (m.User == "" || m.Subtype == "bot_message"):
		return m.Username
	case m.User != "":
		return s.name(m.User)
	}
	return first(m.BotProfile.Name, m.BotID)
}

func (m slackMessage) stars() bool {
	for _, r := range m.Reactions {
		name, _, _ := strings.Cut(r.Name, "::") // ::skin-tone-3
		if starReactions[name] {
			return true
		}
	}
	return false
}

// huddle tells of a call in words, as Slack itself does on the screen.
func (s *slack) huddle(m slackMessage) string {
	if m.Subtype != "huddle_thread" {
		return ""
	}
	text := "(started a huddle"
	if m.Room.DateEnd > m.Room.DateStart && m.Room.DateStart > 0 {
		text += fmt.Sprintf(" of %d min", (m.Room.DateEnd-m.Room.DateStart+59)/60)
	}
	var who []string
	for _, id := range m.Room.Participants {
		who = append(who, s.name(id))
	}
	if len(who) > 0 {
		text += " with " + strings.Join(who, ", ")
	}
	return text + ")"
}
