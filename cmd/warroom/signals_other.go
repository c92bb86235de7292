//go:build !unix

package main

import (
	"os"
	"syscall"
)

func endSignals() []os.Signal { return []os.Signal{os.Interrupt, syscall.SIGHUP, syscall.SIGTERM} }

func stopSignals() []os.Signal { return nil }

func isStop(os.Signal) bool { return false }

func sleep() {}

func canSuspend() bool { return false }
