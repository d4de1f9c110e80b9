package names

import (
	"embed"
	"io/fs"
)

//go:embed data/given.txt data/surnames.txt data/words.txt data/letters.txt data/sounds.txt data/hanzi.txt data/weights.txt
var embedded embed.FS

// Data is the knowledge shipped with the program: the files of folder data.
func Data() fs.FS {
	sub, err := fs.Sub(embedded, "data")
	if err != nil { // cannot be: "data" is a valid path
		return embedded
	}
	return sub
}
