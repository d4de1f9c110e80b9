// Package arch holds the shape of the project by test: which package may
// import which, and why; that the tour in the root package names every package
// and no other; that every package says what it is about; which licences may
// be compiled in. Its tests read the source and run no code of the project.
package arch
