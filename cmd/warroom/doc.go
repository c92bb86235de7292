// Warroom is a war room in a terminal: it walks a team, or one tired engineer, through the Six Thinking Hats while an incident is
// live, and keeps every word under its hat in one file.
//
// This package is the command line. [main] hands the process's surroundings to run as values and exits with what it returns;
// root.go is the table of commands, one cmd_*.go holds one command, store.go alone knows which store there is, fail.go turns
// errors into words and exit codes, json.go holds the names that scripts rely on.
//
// A command does three things: it finds the incident, it asks a [warroom/internal/room.Room] or reads its state, and it prints.
// No rule of the method lives here, because a rule that only the command line knows is one that the console breaks.
package main
