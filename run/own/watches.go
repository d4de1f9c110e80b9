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
	"entente/watch"
)

// WrongWatches is a file of watches that is at fault.
type WrongWatches struct {
	Path    string
	Message string // the faults, by file, line and column
	Kept    bool   // it counts as it was when it was last right
}

// Sentence tells the user of the file, and what holds instead.
func (w WrongWatches) Sentence() string {
	rest := " The desk goes on without this file; correct it and it is read at once."
	if w.Kept {
		rest = " The desk goes on with this file as it was before; correct it and it is read at once."
	}
	return "Watches cannot be read: " + strings.ReplaceAll(w.Message, "\n", " ") + rest
}

// Watches are the user's files of watches beside those shipped: all that end in
// .yaml or .yml in a folder of his own. They are read again whenever they
// change; a file that is wrong counts as it was when it was last right. It is
// safe for concurrent use.
type Watches struct {
	folder string // empty: there is none
	shown  string
	log    *slog.Logger

	mu    sync.Mutex
	stamp string
	good  map[string]watch.File // each own file as it was last right
	now   atomic.Pointer[watchesNow]
}

// watchesNow is what holds at one time.
type watchesNow struct {
	set   *watch.Set
	wrong []WrongWatches
}

// OpenWatches reads the files of a folder, which need not exist, beside the
// shipped ones. An error is one of the shipped files.
func OpenWatches(folder, shown string, log *slog.Logger) (*Watches, error) {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	set, err := watch.Shipped()
	if err != nil {
		return nil, err
	}
	w := &Watches{folder: folder, shown: filepath.ToSlash(shown), log: log, good: map[string]watch.File{}}
	w.now.Store(&watchesNow{set: set})
	w.Look()
	return w, nil
}

// Set are the rules that hold now.
func (w *Watches) Set() *watch.Set { return w.now.Load().set }

// Wrong are the files that are at fault.
func (w *Watches) Wrong() []WrongWatches { return w.now.Load().wrong }

// Look reads the files anew if any has changed, and reports whether it did.
func (w *Watches) Look() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	files, stamp, wrong := w.files()
	if stamp == w.stamp {
		return false
	}
	w.stamp = stamp
	shipped, err := watch.ShippedFiles()
	if err != nil { // they were read before
		w.log.Error("the shipped watches cannot be read", "error", err)
		return false
	}
	here := map[string]bool{}
	use := shipped
	for _, f := range files {
		here[f.Name] = true
		var fault error
		if use, fault = w.with(use, f); fault != nil {
			_, kept := w.good[f.Name]
			wrong = append(wrong, WrongWatches{Path: f.Name, Message: fault.Error(), Kept: kept})
		}
	}
	for name := range w.good {
		if !here[name] && !slices.ContainsFunc(wrong, func(x WrongWatches) bool { return x.Path == name }) {
			delete(w.good, name)
		}
	}
	set, err := watch.Compile(use...)
	if err != nil { // each was right beside the others
		w.log.Error("the watches cannot be read together", "error", err)
		return false
	}
	for _, x := range wrong {
		w.log.Warn(x.Sentence(), "file", x.Path)
	}
	w.now.Store(&watchesNow{set, wrong})
	return true
}

// with adds a file to those that are right, as it is or as it was when it was
// last right; what is wrong with it as it is, is told.
func (w *Watches) with(use []watch.File, f watch.File) ([]watch.File, error) {
	_, fault := watch.Compile(append(slices.Clone(use), f)...)
	if fault == nil {
		w.good[f.Name] = f
		return append(use, f), nil
	}
	if old, kept := w.good[f.Name]; kept {
		if _, err := watch.Compile(append(slices.Clone(use), old)...); err == nil {
			return append(use, old), fault
		}
		delete(w.good, f.Name)
	}
	return use, fault
}

// files reads the folder.
func (w *Watches) files() (all []watch.File, stamp string, wrong []WrongWatches) {
	if w.folder == "" {
		return nil, "none", nil
	}
	entries, err := os.ReadDir(w.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "none", nil
	}
	if err != nil {
		return nil, err.Error(), []WrongWatches{{Path: w.shown, Message: unreadable(w.shown, err)}}
	}
	var b strings.Builder
	for _, e := range entries {
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") || !strings.HasSuffix(e.Name(), ".yaml") && !strings.HasSuffix(e.Name(), ".yml") {
			continue
		}
		f, mark, err := w.file(e.Name())
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		fmt.Fprintln(&b, e.Name(), mark, err)
		if err != nil {
			_, kept := w.good[f.Name]
			wrong = append(wrong, WrongWatches{Path: f.Name, Message: unreadable(f.Name, err), Kept: kept})
			if kept {
				all = append(all, w.good[f.Name])
			}
			continue
		}
		all = append(all, f)
	}
	return all, b.String(), wrong
}

func (w *Watches) file(name string) (f watch.File, mark string, err error) {
	f.Name = strings.TrimSuffix(w.shown, "/") + "/" + name
	path := filepath.Join(w.folder, name)
	info, err := os.Stat(path)
	if err != nil {
		return f, "", err
	}
	if !info.Mode().IsRegular() || info.Size() > maxBytes {
		return f, "", fmt.Errorf("it is no file, or larger than %d MB", maxBytes>>20)
	}
	f.Text, err = os.ReadFile(path)
	return f, fmt.Sprint(info.Size(), info.ModTime().UnixNano()), err
}

func unreadable(path string, err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return entente.Errorf(entente.Unavailable, err, "%s: it cannot be opened: %v.", path, err).Message
}
