package importer

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"warroom/internal/incident"
)

// sniffSlack knows a zip, a folder of an export, and a single file of a day.
func sniffSlack(name string, head []byte, dir fs.FS) int {
	switch {
	case dir != nil:
		files, err := folderFiles(dir)
		if err != nil {
			return 0
		}
		if e := findExport(files); len(e.channels) > 0 || len(e.rooms) > 0 {
			return 90
		}
		return 0
	case bytes.HasPrefix(head, []byte(zipMagic)):
		return 60 // the only zip that is read
	}
	head = bytes.TrimSpace(head)
	isMessage := bytes.Contains(head, []byte(`"ts"`)) && bytes.Contains(head, []byte(`"message"`))
	if bytes.HasPrefix(head, []byte("[")) && isMessage && (bytes.Contains(head, []byte(`"user"`)) || bytes.Contains(head, []byte(`"bot_id"`))) {
		return 85
	}
	return 0
}

// readSlack reads an export channel by channel, day by day. A file of a day that is broken ends there and the others are read all the
// same; the error comes at the end.
func readSlack(ctx context.Context, in *source, o Options, sum *Summary, take func(Entry) error) error {
	export, err := in.export()
	if err != nil {
		return err
	}
	s := &slack{export: export, sum: sum, take: take, people: map[string]string{}, rooms: map[string]room{}, seen: newIDs()}
	if err := s.learn(); err != nil {
		return err
	}
	channels, err := s.choose(o.Channel)
	if err != nil {
		return err
	}
	sum.Zone = "UTC (Slack counts seconds)"
	var broken error
	for _, c := range channels {
		if err := s.channel(ctx, c, &broken); err != nil {
			return err
		}
	}
	if s.unknown > 0 {
		sum.Notes = append(sum.Notes, fmt.Sprintf("%d names were not among the users of the export: they are shown by their ids", s.unknown))
	}
	return broken
}

// export finds the files of an export in whatever in is.
func (in *source) export() (export, error) {
	var files []packed
	var err error
	switch {
	case in.Dir != nil:
		files, err = folderFiles(in.Dir)
	default:
		magic := make([]byte, len(zipMagic))
		if n, _ := in.File.ReadAt(magic, 0); string(magic[:n]) != zipMagic {
			return in.oneDay(), nil
		}
		files, err = in.zipFiles()
	}
	if err != nil {
		return export{}, err
	}
	e := findExport(files)
	e.label = in.label()
	if len(e.channels) == 0 && len(e.rooms) == 0 {
		return export{}, incident.Errorf(incident.CodeInvalid, "%s is no Slack export: it has no channels.json and no folder with files such as 2018-10-21.json", in.label()).
			WithHint("a spreadsheet is read when it is saved as CSV, a page when it is unpacked")
	}
	if in.Dir != nil && len(e.channels) == 1 && e.channels[0].folder == "." {
		e.channels[0].folder = in.label()
	}
	return e, nil
}

// slack is one reading of an export.
type slack struct {
	export
	sum  *Summary
	take func(Entry) error

	people  map[string]string // id to the name that Slack shows
	rooms   map[string]room   // by id and by folder
	seen    *ids
	unknown int
	strange map[string]bool
}

// room is a channel, or a conversation without a name.
type room struct {
	id, name string
	private  bool // a conversation of some people: it has no '#'
	pins     map[string]bool
}

func (r room) String() string {
	if r.private {
		return "slack conversation " + r.name
	}
	return "slack #" + r.name
}

// nameMax is the longest name of a person or a channel that is held, in bytes: lists of them are held whole.
const nameMax = 200

// nameCut returns a name, cut to nameMax at a character.
func nameCut(s string) string {
	if len(s) <= nameMax {
		return s
	}
	return strings.Clone(strings.ToValidUTF8(s[:nameMax], "")) // not a piece of the whole
}

// learn reads who and what there is.
func (s *slack) learn() error {
	for _, f := range s.users {
		err := s.list(f, func(raw json.RawMessage) {
			var u slackUser
			_ = json.Unmarshal(raw, &u) // what does not fit stays empty
			if u.ID != "" && len(s.people) < maxPeople {
				s.people[u.ID] = nameCut(u.shown())
			}
		})
		if err != nil {
			return err
		}
	}
	if len(s.people) == 0 && len(s.users) == 0 {
		s.sum.Notes = append(s.sum.Notes, "there is no list of users: people are shown by their ids where a message does not name them")
	}
	for _, f := range s.export.rooms {
		err := s.list(f, func(raw json.RawMessage) {
			var c slackRoom
			_ = json.Unmarshal(raw, &c)
			if len(s.rooms) < maxPeople {
				s.addRoom(path.Base(f.name), c)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *slack) addRoom(list string, c slackRoom) {
	r := room{id: c.ID, name: c.Name, private: list == "dms.json" || list == "mpims.json"}
	if r.name == "" || r.private {
		var who []string
		for _, id := range c.Members {
			who = append(who, s.name(id))
		}
		r.name = first(strings.Join(who, ", "), c.Name, c.ID)
	}
	r.name = nameCut(r.name)
	for _, p := range c.Pins {
		if r.pins == nil {
			r.pins = map[string]bool{}
		}
		r.pins[p.ID] = true
	}
	for _, key := range []string{c.ID, c.Name} {
		if key != "" {
			s.rooms[key] = r
		}
	}
}

// list reads a file of the export that is one JSON array.
func (s *slack) list(f packed, do func(json.RawMessage)) error {
	return s.each(f, func(raw json.RawMessage, _ int) error {
		do(raw)
		return nil
	})
}

// each reads the elements of the array that f is.
func (s *slack) each(f packed, do func(raw json.RawMessage, line int) error) error {
	r, err := f.open()
	if err != nil {
		return cutShort(f.name, 0, err)
	}
	defer func() { _ = r.Close() }() // it was only read
	bad := 0
	text, enc, err := decodeStream(r, &bad)
	if err != nil {
		return cutShort(f.name, 0, err)
	}
	if s.sum.Encoding == "" || enc != encUTF8 {
		s.sum.Encoding = string(enc)
	}
	v := newValues(f.name, text)
	t, err := v.token()
	if err != nil {
		return err
	}
	if t != json.Delim('[') {
		return incident.Errorf(incident.CodeInvalid, "%s does not begin with a list, as files of a Slack export do", f.name).
			WithHint("was the file edited by hand? take it out of the export and import again")
	}
	err = v.each(do)
	if bad > 0 {
		s.sum.Encoding = string(encMixed)
	}
	return err
}

// choose gives the channels that are asked for.
func (s *slack) choose(asked string) ([]channel, error) {
	if asked == "" {
		return s.channels, nil
	}
	want := strings.TrimPrefix(asked, "#")
	var names []string
	for _, c := range s.channels {
		r := s.room(c)
		if strings.EqualFold(want, r.name) || strings.EqualFold(want, r.id) || strings.EqualFold(want, c.folder) {
			return []channel{c}, nil
		}
		names = append(names, r.name)
	}
	if r, ok := s.rooms[want]; ok {
		return nil, incident.Errorf(incident.CodeNotFound, "channel #%s has no messages in %s", r.name, s.label).WithHint("those with messages: " + someOf(names))
	}
	return nil, incident.Errorf(incident.CodeNotFound, "%s has no channel %q", s.label, want).WithHint("it has: " + someOf(names))
}

// someOf lists names, not too many of them.
func someOf(names []string) string {
	const most = 20
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
}

func (s *slack) room(c channel) room {
	if r, ok := s.rooms[c.folder]; ok {
		return r
	}
	return room{name: c.folder}
}

// channel reads one folder. What is wrong with a file of a day goes into broken when it is the first.
func (s *slack) channel(ctx context.Context, c channel, broken *error) error {
	r := s.room(c)
	for _, f := range c.canvases {
		s.sum.Notes = append(s.sum.Notes, f.name+" is a canvas, which has no messages: it is not read")
	}
	for _, f := range c.days {
		if err := ctx.Err(); err != nil {
			return err
		}
		var stop error // of take, which ends it all
		err := s.each(f, func(raw json.RawMessage, line int) error {
			stop = s.take(s.entry(r, f.name, line, raw))
			return stop
		})
		if stop != nil {
			return stop
		}
		if err != nil && *broken == nil {
			*broken = err
		} else if err != nil {
			s.sum.Notes = append(s.sum.Notes, err.Error())
		}
	}
	return nil
}

// name is how Slack shows the person with that id.
func (s *slack) name(id string) string {
	if n := s.people[id]; n != "" {
		return n
	}
	switch id {
	case "USLACKBOT":
		return "Slackbot"
	case "U00": // who renames channels
		return "Slack"
	}
	if id != "" && !s.strange[id] && len(s.strange) < maxPeople {
		if s.strange == nil {
			s.strange = map[string]bool{}
		}
		s.strange[id] = true
		s.unknown++
	}
	return id
}

// sorted gives the files in the order of their names.
func sorted(files []packed) []packed {
	slices.SortStableFunc(files, func(a, b packed) int { return strings.Compare(a.name, b.name) })
	return files
}
