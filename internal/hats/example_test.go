package hats_test

import (
	"fmt"

	"warroom/internal/hats"
)

func ExampleOrder_Sized() {
	order := hats.Default().Sized(5)
	for _, s := range order.Steps {
		fmt.Printf("[%s] %-11s %v  %s\n", s.Hat.Letter(), s.Title(), s.Length, hats.Mandate(s))
	}
	fmt.Println("in all", order.Total())
	// Output:
	// [W] White       4m0s  what we know, what we lack, how to get it
	// [B] Blue: goal  2m0s  one goal that everybody works toward
	// [R] Red         1m0s  feelings and hunches, one breath each
	// [K] Black       3m0s  what may go wrong
	// [Y] Yellow      2m0s  what is worth having, and why it can be done
	// [G] Green       4m0s  more options, no judging yet
	// [B] Blue: close 2m0s  the outcome, its owner and the time
	// in all 18m0s
}

func ExampleParseOrders() {
	_, err := hats.ParseOrders([]byte(`
[[order]]
name = "night"
steps = ["white 3", "purple 1"]
`))
	fmt.Println(err)
	// Output:
	// own order "night", step 2, line 4: "purple" is not a hat
}
