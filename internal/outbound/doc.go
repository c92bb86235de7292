// Package outbound is the gate that a message to the people outside passes before a person sends it.
//
// A draft goes in, findings come out: words that blame, promise a time of repair, hope, promise immunity, name a person, a machine or
// a ticket, carry a secret, say nothing, push away, or need a dictionary; and what the draft as a whole lacks: the time of the next
// word, what it does for them, a second reader, the right recipient, one voice. A finding refuses or warns, and most offer a swap.
// Nothing is stored or sent: sending is the act of a person. Short, Plain and Markdown are the forms in which a draft leaves.
//
// How it decides: the text is cut into tokens and sentences, and tables of phrases are tried at every token (pattern.go). Blame comes
// from internal/blameless, secrets from internal/secrets. A time is only an estimate when it is bound to a word of repair and to no
// word of news (estimate.go). Every phrase is bounded, so the work is linear in the text. The tables are compiled on the first call.
//
// Why a gate of its own: what goes out cannot be taken back. One promised time that does not hold, or one name, costs more trust than
// ten late updates, and the people who write are tired. It is a leaf of plain tables so that it can say in one line why it stopped.
package outbound
