package fetch

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"entente"
)

// File reads one file whole, if it is no larger than limit bytes. The size is
// asked for before anything is read, and counted again while reading: a file
// may grow, and a pipe has no size.
func File(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	if info.IsDir() {
		return nil, entente.Errorf(entente.Invalid, nil, "%s is a folder, not a file.", path)
	}
	if info.Size() > limit {
		return nil, tooLarge(path, limit)
	}
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return All(f, path, limit)
}

// Open opens a file to be read as a stream, with the same sentences.
func Open(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	return f, nil
}

// All reads a stream whole, up to limit bytes; name is what errors call it.
func All(r io.Reader, name string, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fileError(name, err)
	}
	if int64(len(b)) > limit {
		return nil, tooLarge(name, limit)
	}
	return b, nil
}

func fileError(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return entente.Errorf(entente.NotFound, err, "There is no file %s; check the path.", path)
	case errors.Is(err, fs.ErrPermission):
		return entente.Errorf(entente.Unavailable, err, "The file %s may not be read by this user; change its permissions.", path)
	default:
		return entente.Errorf(entente.Unavailable, err, "The file %s cannot be read: the disk or the other end failed.", path)
	}
}
