package watch

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed rules/*.yaml
var shipped embed.FS

// ShippedFolder is what messages call the place of the shipped rules.
const ShippedFolder = "shipped"

// ShippedFiles are the files of the rules that every desk has.
func ShippedFiles() ([]File, error) {
	names, err := fs.Glob(shipped, "rules/*.yaml")
	if err != nil {
		return nil, err
	}
	var files []File
	for _, name := range names {
		text, err := shipped.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		files = append(files, File{Name: ShippedFolder + name[len("rules"):], Text: text})
	}
	return files, nil
}

// Shipped are the rules that every desk has.
func Shipped() (*Set, error) {
	files, err := ShippedFiles()
	if err != nil {
		return nil, err
	}
	return Compile(files...)
}
