package main

import (
	"context"
	"fmt"
	"io"

	"warroom/internal/importer"
	"warroom/internal/incident"
)

// isBundle reports whether the input is a bundle.
func isBundle(in importer.Input, format string) (bool, error) {
	if format != "" && format != "bundle" || in.File == nil {
		return false, nil
	}
	head := make([]byte, len(incident.BundlePrefix))
	n, err := in.File.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return false, incident.Errorf("", "%s cannot be read: %w", in.Name, err).WithHint("try a copy of it")
	}
	return format == "bundle" || string(head[:n]) == incident.BundlePrefix, nil
}

// importBundle brings a whole incident back as it was.
func (a *app) importBundle(ctx context.Context, in importer.Input, f importFlags) error {
	b, err := incident.ReadBundle(io.NewSectionReader(in.File, 0, in.Size))
	if err != nil {
		return err
	}
	log, err := a.openLog()
	if err != nil {
		return err
	}
	if !a.flags.json {
		derived := ""
		if b.Derived != "" {
			derived = ", " + b.Derived
		}
		fmt.Fprintf(a.out, "%s is a whole incident%s: %s %s, %s, every hash checked\n", in.Name, derived, b.ID, titled(b.Title), counted(len(b.Records), "event"))
	}
	if f.dry {
		return nil
	}
	if ok, err := a.agreed(f, in.Name); err != nil || !ok {
		return err
	}
	added, err := log.Restore(ctx, b.ID, b.Records)
	if err != nil {
		return err
	}
	if a.flags.json {
		return a.printJSON(map[string]any{"incident": b.ID, "title": b.Title, "events": len(b.Records), "added": added})
	}
	_, err = fmt.Fprintf(a.out, "%s brought in, %d there already: %s %s\n", counted(added, "event"), len(b.Records)-added, b.ID, titled(b.Title))
	return err
}
