package coder_test

import "embed"

//go:embed testdata/*.txt testdata/words testdata/cameo
var testdata embed.FS
