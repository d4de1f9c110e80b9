// Package own keeps what the user knows better: files of actors in the form of
// the shipped ones (package actor), in a folder of his own.
//
// They may be written in any editor while the desk runs. A file that is wrong
// never stops it: the file counts as it was when it was last right, or, where
// that is not known since the desk was started with it, is left out; the other
// files hold, and Wrong tells which file and line is at fault and why. The
// desk's page writes answers about unknown names into files of the same folder,
// whose names end in -answered.txt.
package own

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"entente"
	"entente/actor"
	"entente/store"
)

// maxBytes is the most that an own file may hold.
const maxBytes = 16 << 20

// Actors is the gazetteer with the user's files over the shipped ones. It is
// safe for concurrent use.
type Actors struct {
	data   fs.FS
	folder string // empty: there is none
	shown  string // what messages call it
	log    *slog.Logger

	mu    sync.Mutex // one look or answer at a time
	stamp string     // of the files as they were last looked at
	known atomic.Pointer[known]
}

// known is what holds at one time.
type known struct {
	g     *actor.Gazetteer
	used  []actor.Own
	wrong []actor.Wrong
}

// Open reads the files of a folder, which need not exist, over the shipped
// data. Messages call the folder what shown says. A wrong file is no error, see
// Wrong; an error is one of the shipped data. A nil log logs nothing.
func Open(data fs.FS, folder, shown string, log *slog.Logger) (*Actors, error) {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	a := &Actors{data: data, folder: folder, shown: filepath.ToSlash(shown), log: log}
	a.known.Store(&known{})
	_, err := a.look()
	return a, err
}

// Gazetteer is what is known now. What is begun with one may be ended with it.
func (a *Actors) Gazetteer() *actor.Gazetteer { return a.known.Load().g }

// Wrong are the files that are at fault as they are now.
func (a *Actors) Wrong() []actor.Wrong { return a.known.Load().wrong }

// Publisher finds a publisher by host or name.
func (a *Actors) Publisher(hostOrName string) (entente.Publisher, bool) {
	return a.Gazetteer().Publisher(hostOrName)
}

// Lessons are the own lines that hold now.
func (a *Actors) Lessons() []store.Lesson {
	var out []store.Lesson
	for _, l := range a.Gazetteer().Lessons() {
		out = append(out, store.Lesson{Key: l.Key, Names: l.Names, Publishers: l.Publishers})
	}
	return out
}

// Look reads the files anew if any has changed, and reports whether it did.
func (a *Actors) Look() bool {
	changed, err := a.look()
	if err != nil { // of the shipped data, which were loaded before
		a.log.Error("the gazetteer could not be loaded again", "error", err)
	}
	return changed
}

func (a *Actors) look() (changed bool, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	files, stamp, wrong := a.files()
	before := a.known.Load()
	if before.g != nil && stamp == a.stamp {
		return false, nil
	}
	files = append(files, unread(before.used, wrong)...)
	g, used, more, err := actor.LoadGood(a.data, files, before.used)
	if err != nil {
		return false, err
	}
	for i := range wrong {
		wrong[i].Kept = slices.ContainsFunc(used, func(o actor.Own) bool { return o.Path == wrong[i].Path })
	}
	wrong = append(wrong, more...)
	a.tell(before.wrong, wrong)
	a.stamp = stamp
	a.known.Store(&known{g: g, used: used, wrong: wrong})
	return true, nil
}

// unread are files that cannot be read now, as they were used before.
func unread(before []actor.Own, wrong []actor.Wrong) []actor.Own {
	var out []actor.Own
	for _, o := range before {
		if slices.ContainsFunc(wrong, func(w actor.Wrong) bool { return w.Path == o.Path }) {
			out = append(out, o)
		}
	}
	return out
}

// tell logs what is wrong and was not before, and what is right again.
func (a *Actors) tell(before, now []actor.Wrong) {
	has := func(list []actor.Wrong, w actor.Wrong) bool {
		return slices.ContainsFunc(list, func(o actor.Wrong) bool { return o.Err.Error() == w.Err.Error() })
	}
	for _, w := range now {
		if !has(before, w) {
			a.log.Warn(Sentence(w), "file", w.Path)
		}
	}
	for _, w := range before {
		if !slices.ContainsFunc(now, func(o actor.Wrong) bool { return o.Path == w.Path }) {
			a.log.Info("an actor file is right again, or gone", "file", w.Path)
		}
	}
}

// Sentence tells the user of a wrong file, and what holds instead.
func Sentence(w actor.Wrong) string {
	if w.Kept {
		return w.Err.Error() + " The desk goes on with this file as it was before; correct the line and it is read at once."
	}
	return w.Err.Error() + " The desk goes on without this file; correct the line and it is read at once."
}

// files reads the folder: its files, a stamp that changes with them, and those
// that cannot be read.
func (a *Actors) files() (all []actor.Own, stamp string, wrong []actor.Wrong) {
	if a.folder == "" {
		return nil, "", nil
	}
	entries, err := os.ReadDir(a.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", nil
	}
	if err != nil {
		return nil, err.Error(), []actor.Wrong{{Path: a.shown, Err: cannot(a.shown, err)}}
	}
	var b strings.Builder
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".txt") || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		o, mark, err := a.file(e.Name())
		if errors.Is(err, fs.ErrNotExist) {
			continue // it was taken away just now
		}
		fmt.Fprintln(&b, e.Name(), mark, err)
		if err != nil {
			wrong = append(wrong, actor.Wrong{Path: o.Path, Err: cannot(o.Path, err)})
			continue
		}
		all = append(all, o)
	}
	return all, b.String(), wrong
}

// file reads one file, and gives what changes with it.
func (a *Actors) file(name string) (o actor.Own, mark string, err error) {
	o.Path = a.path(name)
	path := filepath.Join(a.folder, name)
	info, err := os.Stat(path)
	if err != nil {
		return o, "", err
	}
	if !info.Mode().IsRegular() || info.Size() > maxBytes {
		return o, "", fmt.Errorf("it is no file, or larger than %d MB", maxBytes>>20)
	}
	o.Text, err = os.ReadFile(path)
	return o, fmt.Sprint(info.Size(), info.ModTime().UnixNano()), err
}

// path is what messages call a file.
func (a *Actors) path(name string) string { return strings.TrimSuffix(a.shown, "/") + "/" + name }

func cannot(path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return entente.Errorf(entente.Unavailable, err, "Actor data cannot be read: %s: %v.", path, err)
}
