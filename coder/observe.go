package coder

import (
	"entente/syntax"
)

// Step names a part of the work of reading a document.
type Step string

// The steps, in the order in which a sentence goes through them.
const (
	StepSplit   Step = "split into sentences"
	StepLook    Step = "first look"
	StepTag          = Step(syntax.StageTag)
	StepParse        = Step(syntax.StageParse)
	StepFind    Step = "actors, places, dates"
	StepCode    Step = "events"
	StepLedgers Step = "ledgers"
	StepRest    Step = "rest"
)

// Steps lists all of them.
func Steps() []Step {
	return []Step{StepSplit, StepLook, StepTag, StepParse, StepFind, StepCode, StepLedgers, StepRest}
}

// Observer is told what a coder does, by one who wants to measure it: the coder
// itself has no clock. It is called from whichever goroutine reads.
type Observer interface {
	// Begin tells that a step begins, and the one before it ends.
	Begin(Step)
	// PassedOver tells that a sentence is not parsed, and the reason.
	PassedOver(reason string)
}

// Observed is the same coder, but that o is told what it does. What it reads is
// the same.
func (c *Coder) Observed(o Observer) *Coder {
	other := *c
	other.observer = o
	other.syntax = c.syntax.Observed(func(s syntax.Stage) { o.Begin(Step(s)) })
	return &other
}

func (r *reader) begin(s Step) {
	if r.c.observer != nil {
		r.c.observer.Begin(s)
	}
}
