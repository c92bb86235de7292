package incident

import (
	"errors"
	"strings"

	"warroom/internal/cards"
)

// Contact is one line of the contacts of a change: whom one calls, at any hour.
type Contact struct {
	Name, Side string
	Ways       []string // those of the line, then those of the roster
}

// enoughWays is how many ways to reach somebody are asked for (A31, A73).
const enoughWays = 2

// Enough reports whether the contact can be reached when one way fails.
func (c Contact) Enough() bool { return len(c.Ways) >= enoughWays }

// Contacts reads the contacts of a card: "name, side, way, way" a line. What the roster knows of a person counts too.
func (s State) Contacts(c *Card) []Contact {
	lines := cards.Field{Kind: cards.Lines}
	var out []Contact
	for _, line := range lines.Items(c.Fields[cards.FieldContacts]) {
		parts := strings.Split(line, ",")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		contact := Contact{Name: parts[0]}
		parts = parts[1:]
		if len(parts) > 0 && !isWay(parts[0]) {
			contact.Side, parts = parts[0], parts[1:]
		}
		if p := s.Person(contact.Name); p != nil && contact.Name != "" {
			parts = append(parts, p.Ways()...)
		}
		contact.Ways = ways(strings.Join(parts, ";"))
		out = append(out, contact)
	}
	return out
}

// isWay reports whether a piece of a contact can only be a way to reach somebody: an address or a number, and no side. The side may be
// left out.
func isWay(s string) bool {
	digits := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	return strings.ContainsAny(s, "@") || strings.HasPrefix(s, "+") || digits > 3
}

// thinWords warns of contacts that have not two ways to be reached; "" when there is nothing to say.
func thinWords(thin []string) string {
	if len(thin) == 0 {
		return ""
	}
	return "at most one way to reach: " + strings.Join(thin, ", ")
}

// Thin names the contacts of a card that have not two ways to be reached. It is a word of warning: no gate asks for it.
func (s State) Thin(c *Card) []string {
	var out []string
	for _, contact := range s.Contacts(c) {
		if !contact.Enough() {
			out = append(out, contact.Name)
		}
	}
	return out
}

// warn adds to a refusal what is no reason for it, and yet to be thought of.
func (s State) warn(err error, c *Card) error {
	var refused *Error
	thin := thinWords(s.Thin(c))
	if thin != "" && errors.As(err, &refused) {
		return refused.WithHint(refused.Hint + " " + thin)
	}
	return err
}
