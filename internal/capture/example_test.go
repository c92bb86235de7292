package capture_test

import (
	"errors"
	"fmt"
	"time"

	"warroom/internal/capture"
)

func ExampleParse() {
	c := capture.Context{
		Now:      time.Date(2026, 6, 15, 14, 5, 30, 0, time.UTC),
		Hat:      "white",
		People:   []string{"dba", "liaison"},
		Commands: capture.Table(),
	}
	for _, line := range []string{
		"replica lag is 40 s",
		"14:02 k: @dba restore overwrites 40 minutes #dns",
		"/decide dba by 14:30: restore from the backup",
		"/gaol new policies before 09:00",
	} {
		l, err := capture.Parse(line, c)
		var e *capture.Error
		switch {
		case errors.As(err, &e):
			fmt.Printf("error: %s\n hint: %s\n", e.Reason, e.Hint)
		case l.Command != "":
			fmt.Printf("%s: %s, by %s: %s\n", l.Command, l.Args.Who, l.Args.Due.Format("15:04"), l.Args.Text)
		default:
			fmt.Printf("%q hat=%q kind=%q who=%q late=%v tags=%v\n", l.Text, l.Hat, l.NoteKind, l.Who, l.Late, l.Tags)
		}
	}
	// Output:
	// "replica lag is 40 s" hat="" kind="fact" who="" late=false tags=[]
	// "restore overwrites 40 minutes" hat="black" kind="" who="dba" late=true tags=[dns]
	// decide: dba, by 14:30: restore from the backup
	// error: there is no command /gaol
	//  hint: did you mean /goal? tab lists them
}

func ExampleComplete() {
	c := capture.Context{Commands: capture.Table(), People: []string{"Jane Doe"}}
	for _, line := range []string{"/go", "14:02 @ja"} {
		from, found := capture.Complete(line, len(line), c)
		for _, f := range found {
			fmt.Printf("%q\n", line[:from]+f.Insert)
		}
	}
	// Output:
	// "/goal "
	// "14:02 @\"Jane Doe\" "
}
