// Package store holds the ways to keep an incident log: each folder implements [warroom/internal/incident.Log], and nothing else
// in the program knows which one is at work.
//
//	store/bolt   one file on one machine, shared by any number of processes. The one people use.
//	store/mem    the memory of one process: for tests and for drills that leave no trace.
//	store/storetest   the contract as a test; every store passes it, a new one starts there.
//
// Take bolt when words must survive, which is always but in a test. The file may be read by a second terminal, a script and an SSH
// server at the same time; it must lie on a disk of this machine, because locks and shared mappings do not reach across a network
// file system.
//
// # Adding a store
//
// Make a folder, implement the methods of incident.Log with incident.Seal and incident.Unseal (they make and check the bytes
// of an event, so that every store keeps the same record), and call storetest.Run from its test. A store imports
// warroom/internal/incident and its own driver, never another store.
//
// Why a folder each: a driver is a dependency, and whoever links one store should not pay for another.
package store
