package coder_test

import "embed"

//go:embed testdata/*.txt testdata/words testdata/cameo testdata/arms
var testdata embed.FS
