// Package place finds the places that a text names, and which of the many of
// that name are meant.
//
// "Paris" is in France, unless the paper is read in Lamar County, Texas. There
// are places enough in the gazetteer for every second surname and many a plain
// word, so finding them is as hard as telling them apart. A name is looked at
// where it begins with a capital, and taken for a place by what stands around
// it: "in", "the city of", a region behind a comma, a police or a council of
// it. A name that the document has given to a person ("Judy Law", "Paris
// Hilton") is his, and a small town needs more to speak for it than a capital.
// The adjective of a state ("Turkish police") and a capital that stands for a
// government name the place as well.
//
// Which one is meant is decided for all names of a document together, one
// sense for each name: by the region or state behind a comma ("London, Ky."),
// by the states and regions that the document names, by how near the others
// are, and else by how many people live there.
//
// What is known stands in the files under data: places.bin is made of GeoNames
// by `entente train places` (see the README there); states, large areas and
// other names are small files of text. The words around names are places.txt of
// a language. Coordinates are degrees, WGS 84; of a state, region or area they
// are a point in its middle.
package place
