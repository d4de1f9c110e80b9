package syntax

// Skip is the reason why a sentence was not analysed. Its text is short and
// stable, so that skipped sentences can be counted by it.
type Skip string

// The reasons to skip a sentence.
const (
	// SkipTooLong: more tokens than text.MaxTokens.
	SkipTooLong Skip = "too long"
	// SkipNoWords: no token with a letter in it.
	SkipNoWords Skip = "no words"
)

func (s Skip) Error() string { return string(s) }
