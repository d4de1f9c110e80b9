package coder_test

import "embed"

//go:embed testdata/*.txt
var testdata embed.FS
