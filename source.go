package entente

import "time"

// SourceKind says how a source is read.
type SourceKind string

// The kinds of source.
const (
	SourceFeed   SourceKind = "feed"   // RSS, Atom or JSON Feed
	SourceFolder SourceKind = "folder" // a watched folder of files
	SourceSample SourceKind = "sample" // the built-in sample chronicle
	SourceLoad   SourceKind = "load"   // documents given by hand: load, the paste page
)

// Source is something that documents come from. State of the last look is
// kept with it, so that the desk can show a source that has gone quiet.
type Source struct {
	ID        int64
	Kind      SourceKind
	Location  string // URL of a feed, path of a folder
	Name      string // as shown; the feed's own title where it has one
	Publisher string
	Added     time.Time

	Checked      time.Time // last attempt, zero if never
	ETag         string    // validator of the last good answer
	LastModified string
	Error        string // what went wrong at the last attempt, empty if nothing
	Failures     int    // attempts that failed in a row
}

// RecordFile is the file that a data folder keeps the record in. A folder that
// has one is no source of documents.
const RecordFile = "entente.db"
