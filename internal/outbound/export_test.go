package outbound

import "slices"

// Refused reports whether a finding stops the draft.
func Refused(findings []Finding) bool {
	return slices.ContainsFunc(findings, func(f Finding) bool { return f.Level == Refuse })
}
