package room

import (
	"context"
	"slices"

	"warroom/internal/incident"
)

// Redact takes the words of note or card ref out of the log and its file for good, see [incident.Redact]. It returns the state as
// whoever opens the room from now on sees it. An error may come after the words were taken out, when only the file could not be
// cleaned: it says so.
func (r *Room) Redact(ctx context.Context, ref uint64, reason string, names bool) (incident.State, error) {
	return r.Do(ctx, incident.Redact{Ref: ref, Reason: reason, Names: names})
}

func isRedaction(e incident.Event) bool { return e.Kind == incident.KindRedaction }

// put stores events. A redaction takes its own way: appended like any event it would hide the words and keep them.
func (r *Room) put(ctx context.Context, after uint64, events []incident.Event) ([]incident.Event, error) {
	switch {
	case !slices.ContainsFunc(events, isRedaction):
		return r.log.Append(ctx, r.id, after, events...)
	case len(events) > 1:
		return nil, incident.Errorf(incident.CodeInvalid, "a redaction cannot be stored together with something else").
			WithHint("redact first, then do the rest")
	}
	all, err := r.log.Read(ctx, r.id, 0)
	if err != nil {
		return nil, err
	}
	e, seqs := incident.Redacts(all[:min(after, uint64(len(all)))], events[0])
	return r.log.Redact(ctx, r.id, after, e, seqs...)
}

// fold folds what was just stored behind s into the state. A redaction changes what was before it: then all is read again.
func (r *Room) fold(ctx context.Context, s incident.State, stored []incident.Event) (incident.State, error) {
	r.state = incident.Fold(s, stored)
	if !slices.ContainsFunc(stored, isRedaction) {
		return r.state, nil
	}
	all, err := r.log.Read(ctx, r.id, 0)
	if err != nil {
		return r.state, err
	}
	r.state = incident.Fold(incident.State{}, all)
	return r.state, nil
}
