package own

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"entente"
	"entente/actor"
)

// Answer writes an answer about a name into its file. It is on disk when Answer
// returns, and holds from the next Look on. What is wrong with one field is an
// *actor.FieldError, and nothing is written.
func (a *Actors) Answer(answer actor.Answer) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.folder == "" {
		return entente.Errorf(entente.Refused, nil, "There is no folder for answers; start the desk with one.")
	}
	name, line, err := a.Gazetteer().Line(answer)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(filepath.Join(a.folder, name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return cannot(a.path(name), err)
	}
	longer := withLine(text, line)
	if err := a.try(answer, name, text, longer); err != nil {
		return err
	}
	if err := replace(a.folder, name, longer); err != nil {
		return entente.Errorf(entente.Unavailable, err, "The answer cannot be written to %s; check the disk and that this user may write to the folder.", a.path(name))
	}
	return nil
}

// withLine is a file with a line added.
func withLine(text []byte, line string) []byte {
	if len(text) == 0 {
		text = []byte("# Answers given on the desk's page, one a line: names | code | sector | Wikidata id | facts.\n" +
			"# Lines may be corrected and taken out; the desk reads the file again at once.\n")
	}
	text = bytes.TrimRight(text, "\r\n")
	return append(append(slices.Clone(text), '\n'), line+"\n"...)
}

// try loads the files with the answer in place.
func (a *Actors) try(answer actor.Answer, name string, before, after []byte) error {
	files, _, _ := a.files()
	path := a.path(name)
	files = slices.DeleteFunc(files, func(o actor.Own) bool { return o.Path == path })
	wrong, err := a.wrong(files, actor.Own{Path: path, Text: after})
	if err != nil || wrong == nil {
		return err
	}
	if was, err := a.wrong(files, actor.Own{Path: path, Text: before}); err != nil || was != nil {
		return entente.Errorf(entente.Conflict, wrong, "The answer cannot be added to its file before the file is corrected. %s", wrong)
	}
	return &actor.FieldError{Field: fieldAtFault(answer), Message: wrong.Error()}
}

// wrong is what is wrong with one file beside others, nil if nothing is.
func (a *Actors) wrong(others []actor.Own, o actor.Own) (fault, err error) {
	_, _, all, err := actor.LoadGood(a.data, append(slices.Clone(others), o), nil)
	for _, w := range all {
		if w.Path == o.Path {
			fault = w.Err
		}
	}
	return fault, err
}

// fieldAtFault is the field that a fault lies in that only all lines together
// show.
func fieldAtFault(a actor.Answer) string {
	if a.Means == actor.MeansKnown {
		return "same"
	}
	return "name"
}

// replace puts a file in the place of another, wholly or not at all, and
// returns when it is on disk.
func replace(folder, name string, text []byte) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, ".answer-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }() // gone already where all went well
	_, err = f.Write(text)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), filepath.Join(folder, name)); err != nil {
		return err
	}
	return syncFolder(folder)
}

// syncFolder has the new name of a file written to disk, where the system lets
// a folder be synced.
func syncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	_ = d.Sync() // not every system can; the file itself is on disk
	return d.Close()
}
