package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadmeCards: the example of own cards in the README is the one that the script tries out.
func TestReadmeCards(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile(filepath.Join("testdata", "script", "card.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	_, example, found := strings.Cut(string(script), "-- readme.toml --\n")
	if !found || !strings.Contains(string(readme), "```toml\n"+example+"```") {
		t.Error("the README has another example than testdata/script/card.txtar")
	}
}
