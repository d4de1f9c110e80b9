package cli

import (
	"io"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress shows on standard error how far long work is, if somebody looks at
// it there and the results go elsewhere. A nil progress shows nothing.
type progress struct {
	all *mpb.Progress
	bar *mpb.Bar
}

// newProgress begins a bar for total steps (0: not known) called what.
func newProgress(s *Streams, what string, total int) *progress {
	if !isTerminal(s.Err) || isTerminal(s.Out) {
		return nil
	}
	all := mpb.New(mpb.WithOutput(s.Err), mpb.WithWidth(48))
	speed := decor.AverageSpeed(0, " %.0f/s")
	if total == 0 {
		return &progress{all: all, bar: all.New(0, mpb.NopStyle(),
			mpb.PrependDecorators(decor.Name(what), decor.CurrentNoUnit(" %d")), mpb.AppendDecorators(speed))}
	}
	return &progress{all: all, bar: all.AddBar(int64(total),
		mpb.PrependDecorators(decor.Name(what), decor.CountersNoUnit(" %d of %d ")),
		mpb.AppendDecorators(decor.AverageETA(decor.ET_STYLE_GO), speed))}
}

// step counts one step done.
func (p *progress) step() {
	if p != nil {
		p.bar.Increment()
	}
}

// to sets how many steps are done.
func (p *progress) to(done int) {
	if p != nil {
		p.bar.SetCurrent(int64(done))
	}
}

// end finishes the bar where it is.
func (p *progress) end() {
	if p != nil {
		if !p.bar.Completed() {
			p.bar.SetTotal(-1, true)
		}
		p.all.Wait()
	}
}

// above is where sentences go while the bar is drawn: above it.
func (p *progress) above(err io.Writer) io.Writer {
	if p == nil {
		return err
	}
	return p.all
}
