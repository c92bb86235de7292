//go:build !unix

package main

import "github.com/rogpeppe/go-internal/testscript"

// scriptHold is for scripts that begin with [!unix] skip.
func scriptHold(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no file locks here") }
