//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
)

func endSignals() []os.Signal {
	return []os.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM, syscall.SIGQUIT}
}

func stopSignals() []os.Signal { return []os.Signal{syscall.SIGTSTP} }

func isStop(s os.Signal) bool { return s == syscall.SIGTSTP }

// sleep stops this process and returns when it was continued.
func sleep() {
	woken := make(chan os.Signal, 1)
	signal.Notify(woken, syscall.SIGCONT)
	defer signal.Stop(woken)
	_ = unix.Kill(os.Getpid(), unix.SIGSTOP) // cannot fail for oneself
	<-woken                                  // the stop may reach another thread a moment later
}

// canSuspend reports whether a shell with job control could wake us: one puts every job into a process group of its own, while a
// program that ssh or tmux started alone is in the group of the session's leader.
func canSuspend() bool {
	sid, err := unix.Getsid(0)
	return err == nil && unix.Getpgrp() != sid
}
