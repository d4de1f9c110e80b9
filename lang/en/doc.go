// Package en holds what Entente knows of English, and nothing else: word
// lists, frames and trained weights. It has no algorithms. The steps that read
// text are written without knowing any language and are given a folder of FS:
//
//	text/    abbreviations, contractions and the like, and weights of where
//	         sentences end, for package text
//	model/   weights of tagger, lemmatiser and parser, for package syntax
//	forms/   how words inflect, for the training of the lemmatiser (not embedded)
//	frames/  what verbs and nouns mean, for package coder
//	rank/    weights learned from examples/ and frames/, for package coder
//	confidence/  weights learned from judged mentions, for package coder
//	roles/   weights learned from texts with all their events, for package coder
//	vectors/ words as vectors, for package coder
//	triggers/  weights learned from the same texts over these, for package coder
//	standing/  the same, for how events stand
//	vouchers/  the same, for who says so
//	sectors/  the same, for of what sector somebody is
//	page/    lines of web pages that are no part of a text, for package extract
//
// Another language is another folder beside this one.
package en

import "embed"

// FS is the data, rooted at this folder: "text/abbreviations.txt" and so on.
//
//go:embed all:text all:model all:frames all:page all:rank vectors/words.bin all:triggers confidence/weights.txt roles/weights.txt
//go:embed standing/weights.txt vouchers/weights.txt sectors/weights.txt *.txt
var FS embed.FS
