package main

import (
	"slices"
	"strings"
	"unicode"

	"warroom/internal/capture"
)

// joinArgs makes one line of the arguments of a shell, the first of which is a command of the language. The shell has taken the quotes
// away: an argument that is FIELD=VALUE WITH BLANKS is one field all the same, and gets quotes back, as does the value in front of a
// stage, which might go on with it otherwise.
func joinArgs(args []string, commands []capture.Command) string {
	if len(args) == 0 || !strings.HasPrefix(args[0], "/") {
		return strings.Join(args, " ")
	}
	first := strings.Fields(args[0])
	i := slices.IndexFunc(commands, func(c capture.Command) bool { return len(first) > 0 && strings.EqualFold("/"+c.Name, first[0]) })
	if i < 0 || commands[i].Shape != capture.ShapeCard {
		return strings.Join(args, " ")
	}
	out := slices.Clone(args)
	for at := 1; at < len(out); at++ {
		beforeStage := at == len(out)-2 && isStage(commands[i], out[at+1])
		if name, value, ok := fieldArg(out[at]); ok && (beforeStage || strings.ContainsFunc(value, unicode.IsSpace)) && !hasField(commands[i], value) {
			out[at] = name + "=" + capture.Quote(value)
		}
	}
	return strings.Join(out, " ")
}

// fieldArg takes FIELD=VALUE apart; a value that has its quotes, or is none, stays as it is.
func fieldArg(arg string) (name, value string, ok bool) {
	name, value, ok = strings.Cut(arg, "=")
	isName := name != "" && !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-' })
	return name, value, ok && isName && strings.Trim(value, "=>~") != "" && !strings.ContainsAny(value[:1], "\"'@=>~") && !strings.HasPrefix(value, "“") && !strings.HasPrefix(value, "„")
}

// hasField reports whether a value holds another field, for the whole of a line may stand in one argument.
func hasField(c capture.Command, value string) bool {
	for _, w := range strings.Fields(value)[1:] {
		name, _, ok := strings.Cut(w, "=")
		if ok && slices.ContainsFunc(c.Fields, func(f capture.CommandField) bool {
			return strings.EqualFold(f.Name, name) || slices.Contains(f.Short, strings.ToLower(name))
		}) {
			return true
		}
	}
	return false
}

func isStage(c capture.Command, word string) bool {
	word = strings.ReplaceAll(word, " ", "-")
	return slices.ContainsFunc(c.Stages, func(s string) bool { return strings.EqualFold(s, word) })
}
