package coder_test

import "embed"

//go:embed testdata/*.txt testdata/words testdata/arms
var testdata embed.FS
