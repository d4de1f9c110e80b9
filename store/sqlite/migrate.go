package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"time"

	"entente"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a file as a record of Entente ("Entn" in its header), so
// that no other program's database is taken for one.
const applicationID = 0x456e746e

// migrate applies the migrations that a file has not seen, each in one
// transaction with the note that it was applied.
func migrate(ctx context.Context, db *sql.DB, path string, now time.Time) error {
	version, err := versionOf(ctx, db, path)
	if err != nil {
		return err
	}
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	if version > len(files) {
		return &entente.Error{Code: entente.Conflict, Message: fmt.Sprintf(
			"The record %s was written by a newer Entente (schema %d; this one knows %d). Start the newer version, or choose another folder with --data.",
			path, version, len(files))}
	}
	for n := version; n < len(files); n++ {
		if err := apply(ctx, db, n+1, files[n], now); err != nil {
			return err
		}
	}
	return nil
}

// versionOf is the number of migrations that a file has seen: 0 for a new one.
func versionOf(ctx context.Context, db *sql.DB, path string) (int, error) {
	var id, tables, version int
	if err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id); err != nil {
		return 0, err
	}
	if err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM sqlite_master`).Scan(&tables); err != nil {
		return 0, err
	}
	if tables == 0 {
		return 0, nil
	}
	if id != applicationID {
		return 0, &entente.Error{Code: entente.Invalid, Message: fmt.Sprintf(
			"%s is a database of another program, not a record of Entente. Choose another folder with --data.", path)}
	}
	err := db.QueryRowContext(ctx, `SELECT COALESCE(MAX(version), 0) FROM schema_version`).Scan(&version)
	return version, err
}

func apply(ctx context.Context, db *sql.DB, version int, file string, now time.Time) error {
	text, err := migrations.ReadFile(file)
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	// Another process may have applied it since versionOf looked.
	var seen int
	for _, statement := range []string{
		`CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied INTEGER NOT NULL)`,
		fmt.Sprintf(`PRAGMA application_id = %d`, applicationID),
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM schema_version WHERE version = ?`, version).Scan(&seen); err != nil || seen > 0 {
		return err
	}
	if _, err := tx.ExecContext(ctx, string(text)); err != nil {
		return fmt.Errorf("migration %s: %w", file, err)
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO schema_version (version, applied) VALUES (?, ?)`, version, now.UnixMilli()); err != nil {
		return err
	}
	return tx.Commit()
}
