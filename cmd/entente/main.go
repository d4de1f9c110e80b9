// Entente is a desk for analysts: it reads news, keeps a record of how states
// stand to each other, and says so when that changes. See package cli for the
// commands and the root package for a tour.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"entente/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(cli.Main(ctx, cli.System(), os.Args[1:]))
}
