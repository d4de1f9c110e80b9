package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"entente"
	"entente/store"
	"entente/store/sqlite"
)

// dataFlag is where the record lies.
type dataFlag struct {
	Data string `default:"${data}" env:"ENTENTE_DATA" placeholder:"DIR" help:"Folder of the record [${data}]."`
}

// openRecord opens the record, which is made where there is none.
func (d *dataFlag) openRecord(ctx context.Context, s *Streams) (*store.Store, error) {
	return sqlite.Open(ctx, d.Data, s.Now)
}

// openHeld opens a record that has to be there already.
func (d *dataFlag) openHeld(ctx context.Context, s *Streams) (*store.Store, error) {
	if _, err := os.Stat(filepath.Join(d.Data, sqlite.File)); errors.Is(err, fs.ErrNotExist) {
		return nil, entente.Errorf(entente.NotFound, err,
			"There is no record in %s yet. Start one with entente serve or entente load, or name its folder with --data.", d.Data)
	}
	return d.openRecord(ctx, s)
}

// lockName is the file in the data folder that the one process that works on
// the record keeps locked. SQLite lets several processes at the record; but two
// that code would do everything twice.
const lockName = "desk.lock"

// errHeld says that another process works on the record.
var errHeld = errors.New("the folder is held by another process")

// lock makes this the process that works on the record, until the file it
// gives is closed; errHeld if another one is that.
func (d *dataFlag) lock() (*os.File, error) {
	path := filepath.Join(d.Data, lockName)
	f, err := lockFile(path)
	if err != nil && !errors.Is(err, errHeld) {
		return nil, entente.Errorf(entente.Unavailable, err, "The file %s cannot be made or locked; check that this user may write to the folder.", path)
	}
	return f, err
}
