package fetch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"entente"
)

// Folder is a watched folder. A file in it is news once it is complete, and is
// news again when it changes. What was seen is remembered in memory only: after
// a restart all files are offered again, and the record knows by their content
// which of them it has.
type Folder struct {
	path string
	seen map[string]stamp
}

// stamp is how a file looked; done once it has been taken so.
type stamp struct {
	size int64
	mod  time.Time
	done bool
}

// NewFolder watches a folder and the folders in it. Hidden files (a leading
// dot) and those that editors and downloads leave behind are passed over, and
// so are links, which could lead out of it, and folders that a desk keeps its
// record in.
func NewFolder(path string) *Folder {
	return &Folder{path: path, seen: map[string]stamp{}}
}

// settled is the age at which a file that is seen for the first time counts as
// complete; a younger one is looked at twice.
const settled = 5 * time.Second

// Scan gives the paths of files that are new or changed since Done was last
// told of them, by name, and complete: a file that was written to within the
// last seconds is held back until its size and time have stood still from one
// scan to the next. now is the time of the scan.
func (f *Folder) Scan(now time.Time) ([]string, error) {
	if holdsRecord(f.path) {
		return nil, isRecord(f.path)
	}
	present := map[string]stamp{}
	var ready []string
	err := filepath.WalkDir(f.path, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == f.path:
			return err
		case err != nil:
			return nil // a folder in it that cannot be read hides nothing else
		case d.IsDir() && path != f.path && !WantedFolder(path):
			return fs.SkipDir
		}
		if f.look(path, d, now, present) {
			ready = append(ready, path)
		}
		return nil
	})
	if err != nil {
		return nil, f.explain(err)
	}
	f.seen = present
	return ready, nil
}

// Done tells that files were taken as the last scan saw them: they are given
// again only once they change.
func (f *Folder) Done(paths []string) {
	for _, path := range paths {
		if s, ok := f.seen[path]; ok {
			s.done = true
			f.seen[path] = s
		}
	}
}

// Wanted reports whether a file of a folder is one to read: a plain file that
// is not hidden and not a leftover of an editor or a download.
func Wanted(d fs.DirEntry) bool {
	name := d.Name()
	if !d.Type().IsRegular() || strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".part", ".crdownload", ".tmp", ".swp":
		return false
	}
	return true
}

// WantedFolder reports whether a folder inside another is one to read: not a
// hidden one, and not one with a record in it. A desk that read its own record
// would find it changed at every look and store it again each time, for ever.
func WantedFolder(path string) bool {
	return !strings.HasPrefix(filepath.Base(path), ".") && !holdsRecord(path)
}

func holdsRecord(path string) bool {
	_, err := os.Stat(filepath.Join(path, entente.RecordFile))
	return err == nil
}

func isRecord(path string) error {
	return entente.Errorf(entente.Invalid, nil, "%s is where a desk keeps its record; put texts into a folder of their own and add that.", path)
}

// look notes how a file looks and reports whether it is ready.
func (f *Folder) look(path string, d fs.DirEntry, now time.Time, present map[string]stamp) bool {
	if !Wanted(d) {
		return false
	}
	info, err := d.Info()
	if err != nil {
		return false // gone between the listing and the look
	}
	was, known := f.seen[path]
	is := stamp{size: info.Size(), mod: info.ModTime()}
	same := known && was.size == is.size && was.mod.Equal(is.mod)
	is.done = same && was.done
	present[path] = is
	return !is.done && (same || now.Sub(is.mod) >= settled)
}

func (f *Folder) explain(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return entente.Errorf(entente.NotFound, err, "There is no folder %s; create it or remove the source.", f.path)
	case errors.Is(err, fs.ErrPermission):
		return entente.Errorf(entente.Unavailable, err, "The folder %s may not be read by this user; change its permissions.", f.path)
	}
	return entente.Errorf(entente.Unavailable, err, "The folder %s cannot be read; check the disk it is on.", f.path)
}

// CheckFolder reports a path that is no readable folder, before it is watched.
func CheckFolder(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return NewFolder(path).explain(err)
	}
	if !info.IsDir() {
		return entente.Errorf(entente.Invalid, nil, "%s is a file, not a folder; use load for single files.", path)
	}
	if holdsRecord(path) {
		return isRecord(path)
	}
	return nil
}
