// Package importer reads what other tools say happened: chat exports, spreadsheets, post-mortem pages, logs of pagers. Bytes come in;
// entries go out, one for every row of the source, in its order: taken, doubtful or skipped, each with the line it stood on and, but
// for the taken ones, the reason. Nothing is written here and no time is invented: a row whose minute nobody knows has none.
//
// A reader streams: it holds what it must know beforehand (users of a workspace, the day order of a table), never the whole source.
// Every source is untrusted. Limits are constants with names, and the error that meets one says it.
//
// Why readers give all rows and not only the good ones: an import that drops a line without saying so is a lost note.
package importer
