package arch

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Lengths in lines that a reader can hold: what is longer says why in a comment right above it, behind the word "long:".
const (
	functionMax = 60
	fileMax     = 400
	excuse      = "long:"
)

func TestLengths(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != root || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		seen++
		for _, long := range tooLong(files, file) {
			t.Errorf("%s: split it, or say why above it behind %q", long, excuse)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 100 {
		t.Fatalf("only %d Go files were looked at: the walk is broken", seen)
	}
}

// tooLong returns what of a file is longer than a reader can hold and does not say why.
func tooLong(files *token.FileSet, file *ast.File) []string {
	var out []string
	on := files.File(file.Pos())
	if on.LineCount() > fileMax && !excused(file.Doc) {
		out = append(out, on.Name()+" has "+strconv.Itoa(on.LineCount())+" lines")
	}
	for _, d := range file.Decls {
		f, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		from, to := on.Line(f.Pos()), on.Line(f.End())
		if n := to - from + 1; n > functionMax && !excused(f.Doc) {
			out = append(out, files.Position(f.Pos()).String()+": "+f.Name.Name+" has "+strconv.Itoa(n)+" lines")
		}
	}
	return out
}

func excused(doc *ast.CommentGroup) bool { return doc != nil && strings.Contains(doc.Text(), excuse) }

// TestTooLong: what is at the limit passes, what is over it does not unless it says why.
func TestTooLong(t *testing.T) {
	function := func(doc string, n int) string { return doc + "func f() {\n" + strings.Repeat("\t_ = 1\n", n-2) + "}\n" }
	for _, c := range []struct {
		name, src string
		want      int
	}{
		{"at the limit", "package p\n\n" + function("", functionMax), 0},
		{"a line over", "package p\n\n" + function("", functionMax+1), 1},
		{"with a reason", "package p\n\n" + function("// f is long: it is a table.\n", functionMax+1), 0},
		{"with another comment", "package p\n\n" + function("// f is a table.\n", functionMax+1), 1},
		{"a file at the limit", "package p\n" + strings.Repeat("\n", fileMax-1), 0},
		{"a file over it", "package p\n" + strings.Repeat("\n", fileMax), 1},
		{"a file with a reason", "// Package p is long: it is a table.\npackage p\n" + strings.Repeat("\n", fileMax), 0},
	} {
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, "p.go", c.src, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if got := tooLong(files, file); len(got) != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}
