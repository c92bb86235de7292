package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

func (a *app) ordersCommand() *cobra.Command {
	people := 5
	c := a.command(spec{
		use:   "orders",
		short: "List the orders of hats, with their minutes",
		long: "Orders lists every order of hats, yours from orders.toml in the config folder included. Minutes that an order does not fix are worked out " +
			"from the people present. A letter is a hat: W white, R red, K black, Y yellow, G green, B blue.",
		example: "warroom orders\nwarroom orders --people 3 --json",
		run:     func(context.Context, []string) error { return a.listOrders(people) },
	})
	c.Flags().IntVar(&people, "people", people, "for how many people")
	a.jsonFlag(c)
	return c
}

type orderJSON struct {
	Name    string     `json:"name"`
	When    string     `json:"when"`
	Own     bool       `json:"own"`
	Seconds int        `json:"seconds"`
	Steps   []stepJSON `json:"steps"`
}

func (a *app) listOrders(people int) error {
	if people < 1 {
		return usagef("1 or more", "--people cannot be %d", people)
	}
	orders, err := a.orders()
	if err != nil {
		return err
	}
	list := make([]orderJSON, 0, len(orders))
	t := table{{"ORDER", "TIME", "HATS", "WHEN"}}
	for _, o := range orders {
		o = o.Sized(people)
		steps := make([]stepJSON, len(o.Steps))
		brief := make([]string, len(o.Steps))
		for i, s := range o.Steps {
			steps[i] = stepOf(s)
			brief[i] = s.Hat.Letter() + minutes(s.Length)
		}
		list = append(list, orderJSON{Name: o.Name, When: o.When, Own: o.Own, Seconds: seconds(o.Total()), Steps: steps})
		t = append(t, []string{o.Name, clock(o.Total()), strings.Join(brief, " "), o.When})
	}
	if a.flags.json {
		return a.printJSON(list)
	}
	return a.printTable(t, nil)
}

// minutes writes a length without a unit: whole minutes as a number, any other as a clock does.
func minutes(d time.Duration) string {
	if d%time.Minute == 0 {
		return fmt.Sprint(int(d / time.Minute))
	}
	return clock(d)
}
