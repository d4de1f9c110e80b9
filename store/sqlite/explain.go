package sqlite

import (
	"errors"
	"fmt"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"entente"
)

// Explain says in a sentence what is wrong with the data folder and what to do
// (result codes: sqlite.org/rescode.html). It is nil for errors that the user
// can do nothing about.
func (d dialect) Explain(err error) *entente.Error {
	var told *entente.Error
	if errors.As(err, &told) {
		return &entente.Error{Code: told.Code, Message: told.Message}
	}
	var e *driver.Error
	if !errors.As(err, &e) {
		return nil
	}
	switch e.Code() & 0xff { // the primary code; the rest says where
	case lib.SQLITE_FULL:
		return d.say(entente.Unavailable, "The disk that holds %s is full. Nothing stored is lost; free some space and the work goes on.")
	case lib.SQLITE_READONLY:
		return d.say(entente.Refused, "The record %s cannot be written. Give this user the right to write to it and its folder, or choose another with --data.")
	case lib.SQLITE_CANTOPEN:
		return d.say(entente.Unavailable, "The record %s cannot be opened. Check that its folder exists and that this user may write to it, or choose another with --data.")
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return d.say(entente.Conflict, "Another process has been writing to %s for too long. Stop it, or wait until it is done, and try again.")
	case lib.SQLITE_CORRUPT:
		return d.say(entente.Unavailable, "The record %s is damaged. Keep a copy, then restore the folder from a backup, or recover it with: sqlite3 FILE .recover")
	case lib.SQLITE_NOTADB:
		return d.say(entente.Invalid, "%s is not a record of Entente, or it is damaged. Restore it from a backup, or choose another folder with --data.")
	case lib.SQLITE_IOERR:
		return d.say(entente.Unavailable, "The disk that holds %s does not read or write as it should. Check the disk; what was stored before is kept.")
	}
	return nil
}

func (d dialect) say(code entente.ErrorCode, sentence string) *entente.Error {
	return &entente.Error{Code: code, Message: fmt.Sprintf(sentence, d.path)}
}
