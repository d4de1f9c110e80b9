package fetch_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/fetch"
)

func TestFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(path, []byte("words"), 0o600); err != nil {
		t.Fatal(err)
	}
	if b, err := fetch.File(path, 5); err != nil || string(b) != "words" {
		t.Errorf("got %q, %v", b, err)
	}
	_, err := fetch.File(path, 4)
	wantError(t, err, entente.Invalid, "larger than")
	_, err = fetch.File(filepath.Join(dir, "none"), 5)
	wantError(t, err, entente.NotFound, "no file")
	_, err = fetch.File(dir, 5)
	wantError(t, err, entente.Invalid, "folder")
	_, err = fetch.All(strings.NewReader("words"), "stdin", 4)
	wantError(t, err, entente.Invalid, "stdin is larger")
}

// A file of 200 MB is refused by its size: nothing of it is read.
func TestLargeFileIsNotRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.txt")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(200 << 20); err != nil { // sparse
		t.Fatal(err)
	}
	allocs := testing.AllocsPerRun(1, func() { _, err = fetch.File(path, fetch.MaxBytes) })
	wantError(t, err, entente.Invalid, "larger than 16 MB")
	if allocs > 100 {
		t.Errorf("%v allocations", allocs)
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	now := time.Now()
	put := func(name, text string, age time.Duration) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
		return path
	}
	f := fetch.NewFolder(dir)
	scan := func(want ...string) {
		t.Helper()
		got, err := f.Scan(now)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("got %v, %v; want %v", got, err, want)
		}
		if again, _ := f.Scan(now); !slices.Equal(again, got) && len(want) > 0 {
			t.Errorf("not given again before they were taken: %v, %v", got, again)
		}
		f.Done(got)
	}
	a, b := put("b/a.txt", "one", time.Hour), put("c.html", "two", time.Hour)
	put(".hidden", "x", time.Hour)
	put(".git/config", "x", time.Hour)
	put("half.part", "x", time.Hour)
	put("desk/"+entente.RecordFile, "x", time.Hour)
	put("desk/"+entente.RecordFile+"-wal", "x", time.Hour)
	if err := os.Symlink("/etc/hostname", filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	scan(a, b)
	scan()

	growing := put("growing.txt", "on", time.Second)
	scan()
	put("growing.txt", "one two", 0)
	scan()
	scan(growing)
	scan()

	put("c.html", "changed", time.Minute)
	scan(b)
	if err := os.Remove(b); err != nil {
		t.Fatal(err)
	}
	scan()
	put("c.html", "changed", time.Minute)
	scan(b)
}

func TestFolderThatIsNone(t *testing.T) {
	_, err := fetch.NewFolder(filepath.Join(t.TempDir(), "none")).Scan(time.Now())
	wantError(t, err, entente.NotFound, "no folder")
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantError(t, fetch.CheckFolder(file), entente.Invalid, "is a file")
	if err := fetch.CheckFolder(filepath.Dir(file)); err != nil {
		t.Error(err)
	}
	desk := t.TempDir()
	if err := os.WriteFile(filepath.Join(desk, entente.RecordFile), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantError(t, fetch.CheckFolder(desk), entente.Invalid, "keeps its record")
	_, err = fetch.NewFolder(desk).Scan(time.Now())
	wantError(t, err, entente.Invalid, "keeps its record")
}
