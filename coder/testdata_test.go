package coder_test

import "embed"

//go:embed testdata/*.txt testdata/words
var testdata embed.FS
