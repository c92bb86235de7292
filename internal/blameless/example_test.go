package blameless_test

import (
	"fmt"

	"warroom/internal/blameless"
)

func ExampleFirst() {
	note := "14:09 ops should have checked the replica first"
	if f, ok := blameless.First(note, blameless.Options{}); ok {
		fmt.Println(f.Category, f.Severity)
		fmt.Println(f.Text)
		fmt.Println(f.Question)
		fmt.Println(note[:f.From] + f.Rewording + note[f.To:])
	}
	// Output:
	// counterfactual ask
	// ops should have checked
	// What was known at 14:09, and which options looked open?
	// 14:09 checking the replica first was one of the options; still open: what was known then
}
