package run

import (
	"context"
	"errors"
	"time"

	"entente"
	"entente/notify"
	"entente/store"
)

// tellWithin is how old an alert may be that a channel is still told of: a
// channel set up today is not sent last year's.
const tellWithin = 7 * 24 * time.Hour

// tellBatch is how many notices a channel is given before the log is asked
// again.
const tellBatch = 20

// lease is how long a notice is in the hands of the process that sends it. If
// that dies before it notes what came of it, the notice is due again after.
const lease = time.Minute

// tell gives a channel what it lacks. Each channel has a loop of its own: they
// do not wait for each other, nor does anything else wait for them.
func (d *Desk) tell(ctx context.Context, c Channel) error {
	for {
		now := d.o.Now()
		due, err := d.o.Store.DueNotices(ctx, c.Name(), now.Add(-tellWithin), now, notify.MaxAttempts, tellBatch)
		if err != nil || len(due) == 0 {
			return err
		}
		due, others := parted(c, due)
		if err := d.o.Store.SkipNotices(ctx, others); err != nil {
			return err
		}
		for _, n := range due {
			if err := d.send(ctx, c, n); err != nil {
				return err
			}
		}
	}
}

// parted are the notices that a channel wants, and those that it does not.
func parted(c Channel, due []store.Due) (wanted []store.Due, others []entente.Notice) {
	picky, ok := c.(interface{ Wants(entente.Alert) bool })
	for _, v := range due {
		if ok && !picky.Wants(v.Alert) {
			n := v.Alert.Times()
			others = append(others, entente.Notice{Key: notify.Key(v.Alert.ID, c.Name(), n), AlertID: v.Alert.ID, Channel: c.Name(), Time: n})
			continue
		}
		wanted = append(wanted, v)
	}
	return wanted, others
}

// sendWithin is how long a channel may take for one notice, whatever it waits
// for itself.
const sendWithin = 30 * time.Second

// send tells one channel of one alert and keeps what came of it. A channel
// that does not take it is no error here: the log says when it is next tried.
func (d *Desk) send(ctx context.Context, c Channel, due store.Due) error {
	doc, err := d.o.Store.Text(ctx, due.Alert.DocumentID)
	if err != nil && entente.CodeOf(err) != entente.NotFound {
		return err
	}
	m := notify.NewMessage(due.Alert, doc, c.Name(), d.o.Base)
	now := d.o.Now()
	n := entente.Notice{Key: m.Key, AlertID: due.Alert.ID, Channel: c.Name(), Time: m.Time, Attempts: due.Notice.Attempts + 1,
		NextTry: now.Add(lease), Error: due.Notice.Error}
	if claimed, err := d.o.Store.ClaimNotice(ctx, n, now); err != nil || !claimed {
		return err
	}
	// A notice on its way is seen through while the desk stops: cut off between
	// the other side's answer and the note of it, it would be sent again.
	sending, done := context.WithTimeout(context.WithoutCancel(ctx), sendWithin)
	defer done()
	if err := c.Send(sending, m); err == nil {
		n.Sent, n.Error = d.o.Now(), ""
		d.o.Log.Info("told a channel", "channel", c.Name(), "alert", due.Alert.ID)
	} else {
		n.Error, n.NextTry = err.Error(), d.o.Now().Add(wait(n.Attempts, err))
		d.o.Log.Warn("a channel did not take a notice", "channel", c.Name(), "attempt", n.Attempts, "error", err)
	}
	return d.o.Store.SaveNotice(context.WithoutCancel(ctx), n)
}

// wait is how long to wait after a failed attempt: what the channel asked for,
// if that is longer.
func wait(attempts int, err error) time.Duration {
	w := notify.Backoff(attempts)
	var later *notify.Later
	if errors.As(err, &later) {
		w = max(w, later.After)
	}
	return w
}
