package bolt

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// findHolder looks up in /proc/locks who has the lock of the file at path. Another PID namespace or a stacked file system may hide
// it: then it reports false.
func findHolder(path string) (holder, bool) {
	var st unix.Stat_t
	if err := unix.Stat(path, &st); err != nil {
		return holder{}, false
	}
	locks, err := os.ReadFile("/proc/locks")
	if err != nil {
		return holder{}, false
	}
	dev := fmt.Sprintf("%02x:%02x", unix.Major(uint64(st.Dev)), unix.Minor(uint64(st.Dev)))
	pid := lockHolder(locks, dev, st.Ino)
	if pid <= 0 {
		return holder{}, false
	}
	return describe(pid), true
}

// lockHolder reads lines like
//
//	1: FLOCK  ADVISORY  WRITE 30195 fe:00:1234567 0 EOF
//	1: -> FLOCK  ADVISORY  WRITE 30196 fe:00:1234567 0 EOF
//
// of which the second waits. It returns 0 when nobody holds the inode. Some file systems show another device there than stat does,
// so an inode alone fits when no line fits both.
func lockHolder(locks []byte, dev string, ino uint64) int {
	byInode := 0
	lines := bufio.NewScanner(bytes.NewReader(locks))
	for lines.Scan() {
		f := strings.Fields(lines.Text())
		if len(f) < 6 || f[1] != "FLOCK" {
			continue
		}
		i := strings.LastIndexByte(f[5], ':')
		if i < 0 || f[5][i+1:] != strconv.FormatUint(ino, 10) {
			continue
		}
		pid, err := strconv.Atoi(f[4])
		if err != nil {
			continue
		}
		if f[5][:i] == dev {
			return pid
		}
		byInode = pid
	}
	return byInode
}

func describe(pid int) holder {
	h := holder{pid: pid}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return h
	}
	// pid (command) state ...: the command may hold spaces and parentheses itself.
	open, end := bytes.IndexByte(stat, '('), bytes.LastIndexByte(stat, ')')
	if open < 0 || end < open || end+2 >= len(stat) {
		return h
	}
	h.command = string(stat[open+1 : end])
	h.stopped = stat[end+2] == 'T' || stat[end+2] == 't'
	return h
}
