package cli

import "runtime/debug"

// collectSeldom has the garbage collector go over the memory when what was
// thrown away is twice what is kept, not as much. What is kept while documents are
// read is mostly what is known of actors and of the language, and stays: to go over
// it half as often saves a hundredth or two of the time of the accurate parser, and
// more of the fast one, for some 30 to 60 MB. There is no limit beside it: where a
// large document or many workers reach one, hardly anything but collecting would be
// done. Whoever sets GOGC knows better.
func collectSeldom(s *Streams) {
	if s.Env("GOGC") == "" {
		debug.SetGCPercent(200)
	}
}
