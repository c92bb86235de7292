// Package arch holds the import rules of the design as a test: which package may know which.
package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// may lists, for each package of the project, the packages of the project it may import (tests may also import their own test
// helpers and store/mem). A package that is not in the table fails the test: put it in, or do without it.
var may = map[string][]string{
	"internal/arch":      {},
	"internal/ownfile":   {},
	"internal/hats":      {"internal/ownfile"},
	"internal/cards":     {"internal/ownfile"},
	"internal/capture":   {},
	"internal/incident":  {"internal/hats", "internal/cards"},
	"internal/desk":      {"internal/incident", "internal/hats", "internal/cards", "internal/ownfile"},
	"internal/blameless": {},
	"internal/secrets":   {},
	"internal/outbound":  {"internal/blameless", "internal/secrets"},
	"internal/timeline":  {"internal/incident", "internal/hats", "internal/cards"},
	"internal/importer":  {"internal/incident", "internal/hats"},
	"internal/report":    {"internal/incident", "internal/hats", "internal/cards", "internal/timeline", "internal/secrets"},
	"internal/search":    {"internal/incident", "internal/hats", "internal/cards", "internal/capture", "internal/timeline"},
	"internal/replay":    {"internal/incident", "internal/hats", "internal/cards", "internal/timeline"},
	"internal/room":      {"internal/incident", "internal/hats", "internal/cards", "internal/capture", "internal/desk", "internal/outbound"},
	"store":              {},
	"store/mem":          {"internal/incident"},
	"store/bolt":         {"internal/incident"},
	"store/storetest":    {"internal/incident", "internal/hats"},
	"ui":                 {"internal/incident", "internal/hats", "internal/cards", "internal/capture", "internal/room", "internal/blameless", "internal/timeline", "internal/secrets", "internal/search", "internal/replay", "internal/desk", "internal/outbound", "ui/widget"},
	"ui/widget":          {},
	"ui/uitest":          {},
	"cmd/warroom":        nil, // wires everything
}

// never lists what a package must not import from outside, by prefix: the domain knows no terminal, no store and no machine.
var never = map[string][]string{
	"internal/incident": {"charm.land/", "github.com/charmbracelet/", "go.etcd.io/", "net", "os", "syscall"},
	"internal/hats":     {"charm.land/", "github.com/charmbracelet/", "go.etcd.io/", "net", "os", "syscall"},
	"internal/cards":    {"charm.land/", "github.com/charmbracelet/", "go.etcd.io/", "net", "os", "syscall"},
	"internal/capture":  {"charm.land/", "github.com/charmbracelet/", "go.etcd.io/", "net", "os", "syscall"},
	"internal/room":     {"charm.land/", "github.com/charmbracelet/", "go.etcd.io/", "net", "os", "syscall"},
	"internal/outbound": {"charm.land/", "github.com/charmbracelet/", "go.etcd.io/", "net", "os", "syscall"},
	"internal/importer": {"charm.land/", "github.com/charmbracelet/", "go.etcd.io/", "net", "os", "syscall"},
	"internal/report":   {"charm.land/", "github.com/charmbracelet/", "go.etcd.io/", "net", "os", "syscall"},
	"internal/desk":     {"charm.land/", "github.com/charmbracelet/", "go.etcd.io/", "net", "os", "syscall"},
	"internal/search":   {"charm.land/", "github.com/charmbracelet/", "go.etcd.io/", "net", "os", "syscall"},
	"ui":                {"go.etcd.io/", "net", "os", "syscall"},
	"ui/widget":         {"go.etcd.io/", "net", "os", "syscall"},
	"store/bolt":        {"charm.land/", "net"},
	"store/mem":         {"charm.land/", "net", "syscall"},
}

// testsMay lists what tests may import besides: in-memory store, contract, drivers, and data of the layers below.
var testsMay = []string{"store/mem", "store/storetest", "ui/uitest", "ui/widget", "internal/hats", "internal/cards", "internal/capture", "internal/incident", "internal/room"}

func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != root || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") {
			return nil
		}
		seen++
		check(t, root, path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 20 {
		t.Fatalf("only %d Go files were looked at: the walk is broken", seen)
	}
}

func check(t *testing.T, root, path string) {
	t.Helper()
	rel, err := filepath.Rel(root, path)
	if err != nil {
		t.Fatal(err)
	}
	rel = filepath.ToSlash(rel)
	pkg := rel[:strings.LastIndex(rel, "/")]
	allowed, known := may[pkg]
	if !known {
		t.Errorf("%s: package %s is not in the table of design section 3", rel, pkg)
		return
	}
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Errorf("%s: %v", rel, err)
		return
	}
	isTest := strings.HasSuffix(path, "_test.go")
	for _, spec := range file.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Errorf("%s: %v", rel, err)
			continue
		}
		if own, ok := strings.CutPrefix(name, "warroom/"); ok {
			if allowed != nil && own != pkg && !slices.Contains(allowed, own) && !(isTest && slices.Contains(testsMay, own)) {
				t.Errorf("%s imports %s: the design does not let %s know it", rel, own, pkg)
			}
			if strings.HasPrefix(own, "store/") && pkg == "cmd/warroom" && !isTest && rel != "cmd/warroom/store.go" {
				t.Errorf("%s imports %s: only cmd/warroom/store.go may", rel, own)
			}
			continue
		}
		for _, bad := range never[pkg] {
			if !isTest && (name == strings.TrimSuffix(bad, "/") || strings.HasPrefix(name, strings.TrimSuffix(bad, "/")+"/")) {
				t.Errorf("%s imports %s: %s must not", rel, name, pkg)
			}
		}
	}
}

func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	allowed := []string{"cmd", "internal", "ui", "store", "go.mod", "go.sum", "README.md"}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(allowed, e.Name()) {
			t.Errorf("%s stands at the top level: only %s and dotfiles may", e.Name(), strings.Join(allowed, ", "))
		}
	}
}
