package cards

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"warroom/internal/ownfile"
)

// Limits of a file of own templates.
const (
	maxFile      = 64 << 10 // bytes
	maxTemplates = 30
)

// ParseTemplates reads a person's own templates:
//
//	[[card]]
//	name = "ticket"                       # stored for ever: small letters, digits, dashes, low lines
//	title = "Vendor ticket"
//	command = "ticket"                    # /ticket opens one; the name when left out
//	summary = "a ticket with a vendor"
//
//	[[card.field]]                        # the first takes the words of the line
//	name = "ticket"
//	label = "Ticket"
//	help = "What was the vendor asked?"
//
//	[[card.field]]
//	name = "urgency"
//	label = "Urgency"
//	kind = "choice"                       # "text" when left out; see Kinds
//	help = "How soon must they answer?"
//	options = ["now", "later"]            # of a choice
//	short = ["u"]                         # other names of it in a line
//
//	[[card.field]]
//	name = "escalated_to"
//	label = "Escalated to"
//	kind = "person"
//	help = "Who at the vendor was called?"
//
//	[[card.stage]]                        # the first is where a card is opened
//	name = "open"
//
//	[[card.stage]]
//	name = "sent"
//	title = "sent to the vendor"          # for people; the name when left out
//	requires = ["ticket"]
//	needs = ["escalated_to if urgency is now"]
//	final = true                          # nothing is owed any more
//
// A field may also have max (bytes), min (items of lines or people), low and high (of a number), after (the field that is asked for
// before it) and once; a stage from (the stages from which alone it is entered), anew, once, out, side and solemn; a card figure. Field,
// Stage and Template say what these are. None can be sealed: only the goal has such an answer, since every way to read an incident must
// know of it. A need is "FIELD if FIELD is VALUE or VALUE unless FIELD is VALUE", one of if and unless at
// least. The stage withdrawn, which every template has, is added.
//
// What holds for a table of templates holds for these together with the builtin ones: see [Validate]. reserved are the words of the
// line that no template may have as its command. An empty file has no templates. The first thing that is wrong is returned as a
// *TemplateError, and no template with it: half of somebody's templates would be a surprise at the worst time.
func ParseTemplates(src []byte, reserved ...string) ([]Template, error) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf")) // some editors begin every file with it
	f := &file{src: src}
	if len(src) > maxFile {
		return nil, f.placed("", &TemplateError{
			Reason: fmt.Sprintf("the file is larger than %d KiB", maxFile>>10), Hint: "keep only the templates in it",
		})
	}
	var doc map[string]any
	if err := toml.Unmarshal(src, &doc); err != nil {
		return nil, notTOML(err)
	}
	top := table{file: f, raw: doc}
	top.only("card")
	list := top.tables("card", "[[card]]", maxTemplates)
	if f.err != nil {
		return nil, f.err
	}
	all := Builtin()
	builtin := len(all)
	for _, at := range list {
		t := at.template()
		if f.err != nil {
			return nil, f.err
		}
		if word := strings.ReplaceAll(t.Name, "_", "-"); t.Command == "" && !slices.Contains(reserved, word) {
			t.Command = word
		}
		if e := checkTemplate(t, all, reserved); e != nil {
			return nil, f.placed(at.path+e.path, e)
		}
		all = append(all, t)
	}
	if len(all) == builtin {
		return nil, nil
	}
	return slices.Clone(all[builtin:]), nil
}

// file is the text under one call of ParseTemplates, kept to find the line of an error, and the first thing that was wrong in it.
type file struct {
	src []byte
	err error
}

// placed completes e with the line of the value at path; what is not there stands where the table begins in which it should be.
func (f *file) placed(path string, e *TemplateError) error {
	for at := ownfile.Lines(f.src); path != "" && e.Line == 0; path = path[:max(0, strings.LastIndexAny(path, ".["))] {
		e.Line = at[path]
	}
	return e
}

func notTOML(err error) error {
	e := &TemplateError{Reason: strings.TrimPrefix(err.Error(), "toml: "), Hint: "look for a missing quote, comma or bracket near that line"}
	if at := (*toml.DecodeError)(nil); errors.As(err, &at) {
		e.Line, _ = at.Position()
	}
	return e
}
