// Package cli is the command line. Each command is a file with its flags, its
// help, and a Run method; what they do is done by the packages below. The
// command line is a contract: scripts rely on names, shapes and exit codes.
//
// # Exit codes
//
//	0  all was done
//	1  it ran to the end, but some documents could not be read: each has its
//	   sentence on standard error, and the others are done
//	2  the command line is wrong: nothing was done
//	3  it could not be done or not go on: disk, port, folder, network, model
//	130  it was interrupted
//
// Results go to standard output, everything else to standard error: sentences
// about what went wrong, and progress where that is a terminal.
//
// Documents stream. Several are coded at a time and printed in the order in
// which they came, each as soon as those before it are done; memory holds a few
// documents for each worker, whatever the length of the input.
package cli
