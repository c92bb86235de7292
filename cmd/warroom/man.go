package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// manPage writes the manual page of root in the macros of man(7). It is made here because the library at hand prints "-i" as "--i",
// puts the description where the name of the manual belongs, and takes a % in a text for a format.
func manPage(root *cobra.Command, version string) string {
	var p roffPage
	p.line(".TH %s 1 %q %q %q", strings.ToUpper(root.Name()), "", root.Name()+" "+version, "User Commands")
	p.line(".ad l\n.nh") // words that may be copied are neither stretched nor broken
	p.section("Name")
	p.text(root.Name() + " - " + root.Short)
	p.section("Synopsis")
	p.line(`.B %s`, escaped(root.Name()))
	p.text("[--file FILE] [--by NAME] [COMMAND [ARGUMENT...]]")
	p.section("Description")
	p.text(root.Long)
	p.section("Options")
	p.flags(root.PersistentFlags())
	p.section("Commands")
	p.commands(root)
	for _, s := range manSections() {
		p.section(s[0])
		p.text(s[1])
	}
	return p.String()
}

// roffPage is a page in the making.
type roffPage struct{ strings.Builder }

func (p *roffPage) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

func (p *roffPage) section(name string) { p.line(".SH %s", strings.ToUpper(name)) }

// text writes paragraphs, one for each line.
func (p *roffPage) text(s string) {
	for i, paragraph := range strings.Split(s, "\n") {
		if i > 0 {
			p.line(".PP")
		}
		p.line("%s", escaped(paragraph))
	}
}

// commands writes the commands of parent, each followed by its own.
func (p *roffPage) commands(parent *cobra.Command) {
	for _, c := range parent.Commands() {
		if c.IsAvailableCommand() {
			p.command(c)
			p.commands(c)
		}
	}
}

// command writes what a command does, its flags and examples.
func (p *roffPage) command(c *cobra.Command) {
	p.line(".SS %s", escaped(strings.TrimSpace(strings.TrimPrefix(c.CommandPath(), c.Root().Name())+" "+arguments(c))))
	p.text(c.Long)
	p.flags(c.LocalNonPersistentFlags())
	if c.Example != "" {
		p.line(".PP\n.nf\n.RS 4")
		for _, example := range strings.Split(c.Example, "\n") {
			p.line("%s", escaped(example))
		}
		p.line(".RE\n.fi")
	}
}

// arguments are what stands behind the name in a command's usage.
func arguments(c *cobra.Command) string {
	_, args, _ := strings.Cut(c.Use, " ")
	return args
}

func (p *roffPage) flags(set *pflag.FlagSet) {
	set.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		names := bold("--" + f.Name)
		if f.Shorthand != "" {
			names = bold("-"+f.Shorthand) + ", " + names
		}
		if strings.HasPrefix(value, "string") {
			value = "value"
		}
		if value != "" {
			names += ` \fI` + escaped(strings.ToUpper(value)) + `\fP`
		}
		p.line(".TP\n%s\n%s", names, escaped(usage))
	})
}

func bold(s string) string { return `\fB` + escaped(s) + `\fP` }

// escaped makes roff print s as it is: no backslash, no dash that a terminal cannot copy, no line that begins like a macro.
func escaped(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(s)
	if strings.HasPrefix(s, ".") {
		s = `\&` + s
	}
	return s
}
