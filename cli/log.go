package cli

import "log/slog"

// log writes for the operator, to standard error.
func (s *Streams) log() *slog.Logger {
	return slog.New(slog.NewTextHandler(s.Err, &slog.HandlerOptions{Level: slog.LevelInfo}))
}
