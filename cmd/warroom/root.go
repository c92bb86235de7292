package main

import (
	"context"
	"io"
	"strings"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// globalFlags are the flags that more than one command takes.
type globalFlags struct {
	file     string
	by       string
	incident string
	json     bool
}

// execute reads the command line and runs the command; its error is left in a.err. Nothing is handed to fang as an error, because
// fang asks the terminal for its background colour before it shows one, and waits up to two seconds for the answer.
func (a *app) execute(ctx context.Context, args []string) {
	root := a.root()
	root.SetArgs(shield(args))
	root.SetIn(a.in)
	root.SetOut(a.raw)
	root.SetErr(a.errOut)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		a.err = a.flagError(c, args, err)
		return nil
	})
	_ = fang.Execute(ctx, root, fang.WithVersion(buildVersion().Version), fang.WithoutManpage(),
		fang.WithErrorHandler(func(_ io.Writer, _ fang.Styles, err error) {
			a.err = usagef("warroom help", "%v", err)
		}))
}

// root is the table of commands.
func (a *app) root() *cobra.Command {
	root := a.command(spec{
		use:   "warroom",
		short: "A war room in a terminal: the Six Thinking Hats for live incidents",
		long: "Warroom walks a team, or one tired engineer, through the Six Thinking Hats while an incident is live, and keeps every word " +
			"under its hat in one file. Without a command it opens the console; the commands work beside it, from any shell.",
		example: "warroom\nwarroom declare \"Checkout is down\"\nwarroom note \"replica lag is 40 s\"",
		max:     -1, // an unknown command is told from here
		run:     a.runRoot,
	})
	root.SuggestionsMinimumDistance = 2
	root.PersistentFlags().StringVar(&a.flags.file, "file", "", "the file everything is kept in (else WARROOM_FILE, else the data folder)")
	root.PersistentFlags().StringVar(&a.flags.by, "by", "", "who is writing (else WARROOM_BY, else your user name)")
	root.SetHelpCommand(a.helpCommand(root))
	root.AddCommand(
		a.openCommand(),
		a.declareCommand(),
		a.noteCommand(),
		a.listCommand(),
		a.showCommand(),
		a.hatCommand(),
		a.timelineCommand(),
		a.searchCommand(),
		a.replayCommand(),
		a.cardCommand(),
		a.commitCommand(),
		a.whoCommand(),
		a.owedCommand(),
		a.promiseCommand(),
		a.calledCommand(),
		a.heatCommand(),
		a.updateCommand(),
		a.statusCommand(),
		a.importCommand(),
		a.sampleCommand(),
		a.exportCommand(),
		a.lintCommand(),
		a.closeCommand(),
		a.reopenCommand(),
		a.redactCommand(),
		a.verifyCommand(),
		a.doctorCommand(),
		a.structureCommand(),
		a.backupCommand(),
		a.ordersCommand(),
		a.versionCommand(),
		a.manCommand(),
	)
	return root
}

// helpCommand is there because cobra's own takes a command that does not exist for a success.
func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	c := a.command(spec{
		use: "help [COMMAND]", short: "Say how a command is used", example: "warroom help\nwarroom help note", max: -1,
		long: "Help says how a command is used, with examples; --help behind the command does the same.",
		run: func(_ context.Context, args []string) error {
			c, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return a.unknownCommand(root, args[0])
			}
			return c.Help()
		},
	})
	c.ValidArgsFunction = func(*cobra.Command, []string, string) (names []string, _ cobra.ShellCompDirective) {
		for _, sub := range root.Commands() {
			names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
		}
		return names, cobra.ShellCompDirectiveNoFileComp
	}
	return c
}

// spec is one command as it is told to cobra.
type spec struct {
	use, short, long, example string
	min, max                  int // how many arguments; max -1 is any number
	wants                     string
	run                       func(ctx context.Context, args []string) error
}

func (a *app) command(s spec) *cobra.Command {
	return &cobra.Command{
		Use:     s.use,
		Short:   s.short,
		Long:    s.long,
		Example: s.example,
		Args:    cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			for i := range args {
				args[i] = unshield(args[i])
			}
			switch {
			case a.err != nil: // the flags could not be read
			case len(args) < s.min:
				a.err = usagef("for example: "+firstLine(s.example), "%s is missing", s.wants)
			case s.max >= 0 && len(args) > s.max:
				a.err = usagef(c.CommandPath()+" --help", "%q is one argument too many", args[s.max])
			default:
				a.err = s.run(c.Context(), args)
			}
			return nil
		},
	}
}

func (a *app) incidentFlag(c *cobra.Command) {
	c.Flags().StringVarP(&a.flags.incident, "incident", "i", "", "which incident: its id or the beginning of it (else the newest open one)")
	_ = c.RegisterFlagCompletionFunc("incident", a.completeIncident) // fails only for a flag that is not there
}

func (a *app) jsonFlag(c *cobra.Command) {
	c.Flags().BoolVar(&a.flags.json, "json", false, "print JSON, with names that stay as they are")
}

// flagError makes a flag that cannot be read a usage error. A word that is no command comes first: its flags are not the root's.
func (a *app) flagError(c *cobra.Command, args []string, err error) error {
	if c.HasSubCommands() && len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		return a.unknownCommand(c, args[0])
	}
	hint := c.CommandPath() + " --help"
	if c.Name() == "note" && strings.HasPrefix(err.Error(), "unknown") {
		hint = "put -- before a text that has words with a dash: warroom note -- TEXT"
	}
	return usagef(hint, "%s", strings.ReplaceAll(err.Error(), shielded, ""))
}

func (a *app) unknownCommand(root *cobra.Command, name string) error {
	hint := "warroom --help lists the commands"
	if near := root.SuggestionsFor(name); len(near) > 0 {
		hint = "did you mean: warroom " + strings.Join(near, ", warroom ")
	}
	return usagef(hint, "there is no command %q", name)
}

// shielded stands before an argument such as -5m, which is a time and no flag, while cobra reads the command line. No argument can
// hold it: the operating system ends them there.
const shielded = "\x00"

func shield(args []string) []string {
	out := make([]string, len(args))
	for i, arg := range args {
		if len(arg) > 1 && arg[0] == '-' && arg[1] >= '0' && arg[1] <= '9' {
			arg = shielded + arg
		}
		out[i] = arg
	}
	return out
}

func unshield(arg string) string { return strings.TrimPrefix(arg, shielded) }

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
