package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"entente/codebook"
)

// versionCmd is `entente version`.
type versionCmd struct{}

// Help is shown by `entente version --help`.
func (*versionCmd) Help() string {
	return `What the coder makes carries the coder's version: a document that an older coder read is read again.`
}

// Run prints the versions.
func (*versionCmd) Run(s *Streams) error {
	g, err := newGazetteer()
	if err != nil {
		return err
	}
	c, err := newCoder(g, false)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.Out, "entente %s\ncoder   %s\ncodes   %s\ngo      %s %s/%s\n", programVersion(), c.Version(), codebook.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}

// programVersion is what the build knows of itself: a tag, or the commit.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return s.Value[:12]
		}
	}
	return info.Main.Version
}
