// Package storetest is the contract of incident.Log as a test. Every store calls [Run] from its own test; what only one store can
// do wrong (files, locks, processes) is tested there.
//
// The cases are a table: a name that states the promise, and a function that makes a fresh log keep it. None waits for a time: a
// watcher waits for a value, and only a hang of the whole test fails it.
//
// Why a contract in code: the comments of incident.Log are for people; a second store that reads them differently would pass its
// own tests.
package storetest
