package capture

// Shape is how what stands behind a command is read.
type Shape string

// The shapes. In all of them the command word ends at white space.
const (
	// ShapeNone takes nothing.
	ShapeNone Shape = "none"
	// ShapeText is one text to the end of the line.
	ShapeText Shape = "text"
	// ShapeWords is words parted by white space.
	ShapeWords Shape = "words"
	// ShapeTimed is [TIME] [TEXT], the time being one that has passed.
	ShapeTimed Shape = "timed"
	// ShapeOwed is [WHO] [by TIME]: TEXT, or TEXT alone; "in 30m" does for "by 14:30".
	ShapeOwed Shape = "owed"
	// ShapeNumbered is [#SEQ] [TEXT].
	ShapeNumbered Shape = "numbered"
	// ShapeCard is [#SEQ] [STAGE] and, in any order, [TEXT] and FIELD=VALUE as often as there are fields. In front of the
	// text may stand what ShapeOwed takes there, if Command.Owed says so.
	ShapeCard Shape = "card"
)

// Command is one command of the language.
type Command struct {
	// Name is lower-case, without the slash.
	Name string
	// Shape is how the rest of the line is read.
	Shape Shape
	// Optional says that everything behind the command may be missing. Without it Text must be
	// there, or for ShapeWords a word that is no #SEQ.
	Optional bool
	// Whole says that the name must be typed to its last letter: its effect is an end, and "/restore
	// the database" is no report that the business is restored.
	Whole bool
	// Usage is the command as one would type it, with the slash; Summary says what it does.
	Usage, Summary string
	// Aliases are other names, never shown in completion.
	Aliases []string
	// Choices are the words that Complete offers in ShapeWords. Where they are data of another
	// package (orders, zones) Table leaves them nil and the caller fills them in.
	Choices []string
	// Numbers says that the words may be the number of a card, which Complete offers behind "#".
	Numbers bool

	// Title is what people call a card of ShapeCard; Fields are what a line can fill, the first with its free text
	// unless Figure says otherwise, and
	// Stages the names of the stages it can move to. See CardCommand.
	Title  string
	Fields []CommandField
	Stages []string
	// Owed says that a line of ShapeCard may begin with "WHO by TIME:", which fills the fields Head and "due".
	Owed bool
	// Head is the person in front of "by TIME:"; "" is "owner".
	Head string
	// Figure says that the first field is a number, which is the first word of a line; the text behind it is the second field's.
	Figure bool
}

// hasText reports whether a text may stand behind the command.
func (c Command) hasText() bool { return c.Shape != ShapeNone && c.Shape != ShapeWords }

// hatNames are the hats in the order of method, part B.
func hatNames() []string { return []string{white, "red", "black", "yellow", "green", "blue"} }

// Table lists every command of the product, in the order in which help shows them. A row here is
// a command everywhere: parser, completion, palette and help read this one list. The slice and
// what hangs on it are the caller's to change.
func Table() []Command {
	hats := hatNames()
	return []Command{
		{Name: "goal", Shape: ShapeText, Usage: "/goal TEXT", Summary: "say what must be true in the end"},
		{Name: "decide", Shape: ShapeOwed, Usage: "/decide WHO by TIME: TEXT", Summary: "record a decision, who carries it out and by when"},
		{Name: "holds", Shape: ShapeNumbered, Usage: "/holds #NUMBER [HOW]", Optional: true, Summary: "a fact or an assumption was looked at again, and still holds"},
		{Name: "broke", Shape: ShapeNumbered, Usage: "/broke #NUMBER [HOW]", Optional: true, Summary: "a fact or an assumption no longer holds; it stays readable"},
		{Name: "again", Shape: ShapeNumbered, Usage: "/again #NUMBER [WHAT]", Optional: true, Summary: "a new change after the plan of one that is proven"},
		{Name: "ack", Shape: ShapeNumbered, Optional: true, Usage: "/ack [#NUMBER]", Summary: "the owner of a decision has said that they have it"},
		{Name: "done", Shape: ShapeNumbered, Optional: true, Usage: "/done [#NUMBER]", Summary: "a decision is carried out: yours that is newest, unless one is named"},
		{Name: "owed", Shape: ShapeNone, Usage: "/owed", Summary: "show what is owed, by whom and by when"},
		{Name: "hat", Shape: ShapeWords, Usage: "/hat NAME|next|back", Summary: "turn the hat for everybody", Choices: append([]string{"next", "back"}, hats...)},
		{Name: "next", Shape: ShapeNone, Usage: "/next", Summary: "go to the next hat of the round"},
		{Name: "back", Shape: ShapeNone, Usage: "/back", Summary: "go back to the hat before"},
		{Name: "extend", Shape: ShapeNone, Usage: "/extend", Summary: "give the hat that is on more time"},
		{Name: "order", Shape: ShapeWords, Usage: "/order NAME", Summary: "start a new round in another order"},
		{Name: "swap", Shape: ShapeNone, Usage: "/swap", Summary: "swap Black and Yellow in this round"},
		{Name: "round", Shape: ShapeWords, Optional: true, Usage: "/round [ORDER]", Summary: "start a new round, in the same order unless another is named"},
		{Name: "prompt", Shape: ShapeNone, Usage: "/prompt", Summary: "show the next prompt of this hat"},
		{Name: "person", Shape: ShapeText, Usage: "/person NAME, SEAT [FIELD=...]", Summary: "put somebody on the roster"},
		{Name: "leave", Shape: ShapeText, Usage: "/leave NAME", Summary: "take somebody off the roster"},
		{Name: "timeline", Shape: ShapeNone, Usage: "/timeline", Summary: "show what happened, in order"},
		{Name: "customer", Shape: ShapeNone, Usage: "/customer", Summary: "show the customer desk: the next word, what is owed, heat and trust"},
		{Name: "plan", Shape: ShapeNone, Usage: "/plan", Summary: "show approaches, decisions, changes and what is owed"},
		{Name: "form", Shape: ShapeWords, Optional: true, Numbers: true, Usage: "/form [CARD|#NUMBER]", Summary: "fill a card in field by field: a new one, or one that is there"},
		{Name: "copy", Shape: ShapeWords, Optional: true, Numbers: true, Usage: "/copy #NUMBER [md|short]", Summary: "copy an update to the clipboard: as text, as Markdown, or in 160 characters", Choices: []string{"md", "short"}},
		{Name: "brief", Shape: ShapeWords, Optional: true, Usage: "/brief [ours|theirs]", Summary: "one page for superiors, from White facts only; theirs once the contact allows it", Choices: []string{"ours", "theirs"}},
		{Name: "room", Shape: ShapeNone, Usage: "/room", Summary: "show the hat that is on and its notes"},
		{Name: "hints", Shape: ShapeNone, Usage: "/hints", Summary: "turn the hints on wording and hats off or on"},
		{Name: "who", Shape: ShapeNone, Usage: "/who", Summary: "show who is here and who has yet to speak"},
		{Name: "star", Shape: ShapeNumbered, Optional: true, Usage: "/star [#NUMBER]", Summary: "mark a note as important"},
		{Name: "retract", Shape: ShapeNumbered, Optional: true, Usage: "/retract [#NUMBER] [REASON]", Summary: "take a note, a decision or the goal back; it stays readable in the log"},
		{Name: "refile", Shape: ShapeWords, Usage: "/refile [#NUMBER] HAT", Summary: "move a note under another hat", Choices: hats},
		{Name: "revise", Shape: ShapeNumbered, Usage: "/revise [#NUMBER] TEXT", Summary: "write a note, a decision or the goal anew"},
		{Name: "retime", Shape: ShapeNumbered, Usage: "/retime [#NUMBER] TIME", Summary: "say that a note happened at another time; both stay in sight"},
		{Name: "undo", Shape: ShapeNone, Usage: "/undo", Summary: "take the last thing you did back"},
		{Name: "title", Shape: ShapeText, Usage: "/title TEXT", Summary: "name the incident"},
		{Name: "impact", Shape: ShapeText, Usage: "/impact TEXT", Summary: "say in the customer's words what it does to them"},
		{Name: "sev", Shape: ShapeWords, Usage: "/sev 1..5", Summary: "set the severity, 1 is the worst", Choices: []string{"1", "2", "3", "4", "5"}},
		{Name: "zone", Shape: ShapeWords, Usage: "/zone NAME", Summary: "set the incident's time zone, such as Europe/Berlin"},
		{Name: "restored", Shape: ShapeTimed, Optional: true, Whole: true, Usage: "/restored [TIME] [TEXT]", Summary: "the customer's business is back"},
		{Name: "cured", Shape: ShapeTimed, Optional: true, Whole: true, Usage: "/cured [TIME] [TEXT]", Summary: "the cause is gone"},
		{Name: "close", Shape: ShapeText, Optional: true, Whole: true, Usage: "/close [open-ended: REASON]", Summary: "close the incident"},
		{Name: "reopen", Shape: ShapeText, Optional: true, Whole: true, Usage: "/reopen [REASON]", Summary: "open a closed incident again"},
		{Name: "replay", Shape: ShapeNone, Usage: "/replay", Summary: "replay the session as it was known at the time"},
		{Name: "lobby", Shape: ShapeNone, Usage: "/lobby", Summary: "go to the list of incidents"},
		{Name: "declare", Shape: ShapeText, Usage: "/declare TITLE", Summary: "declare a new incident"},
		{Name: "help", Shape: ShapeNone, Usage: "/help", Summary: "show keys and commands"},
		{Name: "quit", Shape: ShapeNone, Whole: true, Usage: "/quit", Summary: "leave; the incident goes on", Aliases: []string{"q", "exit"}},
	}
}
