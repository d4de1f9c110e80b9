package run

import "context"

// Learn has the reader work by what the user's files say now, and calls up
// again the documents that name what was changed in them. It may be asked for
// at any time; while the desk runs it is done every few seconds.
func (d *Desk) Learn(ctx context.Context) error {
	if d.o.Learner == nil {
		return nil
	}
	d.learning.Lock()
	defer d.learning.Unlock()
	if d.o.Learner.Look() {
		d.learned = false
	}
	if d.learned {
		return nil
	}
	n, err := d.o.Store.Learn(ctx, d.o.Learner.Lessons())
	if err != nil {
		return err // and once more at the next look
	}
	d.learned = true
	d.nudge(deriving) // what is known of publishers may be other
	if n > 0 {
		d.o.Log.Info("documents are read again for what was learned", "documents", n, "coder", d.o.Reader.Version())
		d.nudge(coding)
	}
	return nil
}
