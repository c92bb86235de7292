// Package ownfile says where in a file of a person's own, orders.toml, cards.toml or desk.toml, a value stands: the library that decodes
// such a file keeps no lines, and an error that names none is no help at night.
package ownfile

import (
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Lines returns the line, counted from 1, on which each value of a TOML file stands, by its path:
// "card[0].field[2].options[1]", "trust.late". The decoder does not keep lines, so this reads the file a second time, and
// only when there is an error to place. What it does not understand it leaves out.
func Lines(src []byte) map[string]int {
	ix := index{line: map[string]int{}, size: map[string]int{}}
	ix.parser.Reset(src)
	table := ""
	for ix.parser.NextExpression() {
		node := ix.parser.Expression()
		switch node.Kind {
		case unstable.ArrayTable:
			path, at := ix.key("", node)
			table = fmt.Sprintf("%s[%d]", path, ix.size[path])
			ix.size[path]++
			ix.note(table, at)
		case unstable.Table:
			table, _ = ix.key("", node)
		case unstable.KeyValue:
			ix.keyValue(table, node)
		default: // a comment has no path
		}
	}
	return ix.line
}

type index struct {
	parser unstable.Parser
	line   map[string]int
	size   map[string]int // of every list of tables so far
}

func (ix *index) note(path string, line int) {
	if _, there := ix.line[path]; !there {
		ix.line[path] = line
	}
}

// farthest is how long a path, in bytes, may be and still go on: a key of thousands of parts would fill the memory with its paths, and
// none that is asked for is as long.
const farthest = 1 << 10

// key notes every part of the key of node below table and returns the path of the last part and
// its line. A list of tables that is only passed through means its last table.
func (ix *index) key(table string, node *unstable.Node) (path string, at int) {
	path = table
	for parts := node.Key(); parts.Next() && len(path) < farthest; {
		if n := ix.size[path]; n > 0 {
			path = fmt.Sprintf("%s[%d]", path, n-1)
		}
		path = strings.TrimPrefix(path+"."+string(parts.Node().Data), ".")
		at = ix.parser.Shape(parts.Node().Raw).Start.Line
		ix.note(path, at)
	}
	return path, at
}

func (ix *index) keyValue(table string, node *unstable.Node) {
	path, at := ix.key(table, node)
	ix.value(path, at, node.Value())
}

// value notes what is inside a value that stands at path, from line at on.
func (ix *index) value(path string, at int, node *unstable.Node) {
	i := 0
	for items := node.Children(); items.Next(); i++ {
		item := items.Node()
		if node.Kind == unstable.InlineTable {
			ix.keyValue(path, item)
			continue
		}
		if item.Raw.Length > 0 { // a list has no place of its own
			at = ix.parser.Shape(item.Raw).Start.Line
		}
		within := fmt.Sprintf("%s[%d]", path, i)
		ix.note(within, at)
		if item.Kind == unstable.Array || item.Kind == unstable.InlineTable {
			ix.value(within, at, item)
		}
	}
}
