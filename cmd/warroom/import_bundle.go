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

// bundleJSON is a bundle, and how many of its events are new here. The names are a promise.
type bundleJSON struct {
	Incident string `json:"incident"`
	Title    string `json:"title"`
	Derived  string `json:"derived"`
	Events   int    `json:"events"`
	Added    int    `json:"added"`
}

// importBundle brings a whole incident back as it was.
func (a *app) importBundle(ctx context.Context, in importer.Input, f importFlags) error {
	if f.session || f.title != "" || a.flags.incident != "" {
		return usagef("leave them out", "a bundle is an incident of its own, as it was: -i, --title and --as-session do not go with it")
	}
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
		if a.flags.json {
			return a.printJSON(bundleJSON{b.ID, b.Title, b.Derived, len(b.Records), 0})
		}
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
		return a.printJSON(bundleJSON{b.ID, b.Title, b.Derived, len(b.Records), added})
	}
	_, err = fmt.Fprintf(a.out, "%s brought in, %d there already: %s %s\n", counted(added, "event"), len(b.Records)-added, b.ID, titled(b.Title))
	return err
}
