package cards

// around has who stands around the incident.
func around() []Template { return []Template{party()} }

// party is one on the map: each brings what it controls and what it wants (A10, A11), and is in the one plan (A96).
func party() Template {
	return Template{
		Name: Party, Title: "Party", Command: "party", Summary: "who is involved: what they control and what they want",
		Fields: []Field{
			text(Party, "Party", "Which organisation or group?", "name"),
			choice([]string{"customer", "customer IT", "integrator", "developer", "vendor", "ours", "other"}, FieldKind, "Kind", "What are they here?"),
			text("controls", "Controls", "What can only they do or allow?"),
			text("wants", "Wants", "What do they want out of this?"),
			text("constraint", "Constraint", "What holds them back?"),
			person("contact", "Contact", "Whom do we speak to?"),
			list("reach", "Ways to reach them", "Which two ways reach them, day and night?", "phone"),
		},
		Stages: way(
			Stage{Name: "noted"},
			Stage{Name: "known", Requires: []string{Party, "controls", "wants", "contact"}, Final: true},
		),
	}
}
