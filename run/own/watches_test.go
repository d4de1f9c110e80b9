package own_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/run/own"
)

const mine = "watches:\n  - name: mine\n    on: event\n    when: new\n    severity: low\n"

func openWatches(t *testing.T, folder string) *own.Watches {
	t.Helper()
	w, err := own.OpenWatches(folder, "watches", nil)
	ok(t, err)
	return w
}

func severity(w *own.Watches, name string) string {
	r, _ := w.Set().Rule(name)
	if r == nil {
		return ""
	}
	return r.Severity
}

func TestWatchesAreReadWhenTheyChange(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "later")
	w := openWatches(t, folder)
	shipped := len(w.Set().Rules())
	if w.Look() || shipped < 12 || len(w.Wrong()) > 0 {
		t.Errorf("%d shipped, wrong: %v", shipped, w.Wrong())
	}
	write(t, folder, "mine.yaml", mine)
	write(t, folder, "notes.txt", "not read")
	if !w.Look() || severity(w, "mine") != "low" || w.Look() {
		t.Error("a new file is not read once")
	}
	write(t, folder, "mine.yaml", strings.Replace(mine, "new", "newer", 1))
	w.Look()
	wrong := w.Wrong()
	if len(wrong) != 1 || !wrong[0].Kept || !strings.Contains(wrong[0].Sentence(), "watches/mine.yaml:4:11:") || severity(w, "mine") != "low" {
		t.Errorf("a wrong file: %v", wrong)
	}
	write(t, folder, "other.yaml", strings.ReplaceAll(mine, "low", "high"))
	w.Look()
	if wrong := w.Wrong(); len(wrong) != 2 || severity(w, "mine") != "low" || !strings.Contains(wrong[1].Message, "two watches with the name") {
		t.Errorf("a name twice: %v", wrong)
	}
	restarted := openWatches(t, folder)
	if wrong := restarted.Wrong(); len(wrong) != 1 || wrong[0].Kept || severity(restarted, "mine") != "high" {
		t.Errorf("at a start: %v", wrong)
	}
	ok(t, os.Remove(filepath.Join(folder, "mine.yaml")))
	if !w.Look() || len(w.Wrong()) > 0 || severity(w, "mine") != "high" {
		t.Errorf("after the file is gone: %v", w.Wrong())
	}
	write(t, folder, "off.yaml", "off: [third-origin]\n")
	if w.Look(); severity(w, "third-origin") != "" || len(w.Set().Rules()) != shipped {
		t.Error("a shipped watch cannot be switched off")
	}
}
