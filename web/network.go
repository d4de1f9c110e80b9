package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"entente"
	"entente/run/past"
	"entente/tie"
)

// networkPage is how all states stand together on a day, and who moved since an
// earlier one.
type networkPage struct {
	At, Since time.Time
	AsOf      time.Time    // what was known by the end of this day; zero for now
	Network   *tie.Network // nil where nothing was read
	Then      *tie.Network
	Charts    []*wheel
	Blocs     []blocView
	Bridges   []tie.Member
	Moves     []tie.Move
	Near      float64
	Formula   string
}

// blocView is a bloc with its states in order of strength.
type blocView struct {
	Number int
	Class  string
	States []tie.Member
}

// lookBack is how far back the page compares unless it is told.
const lookBack = 1 // years

// network shows the network of ties.
func (d *desk) network(w http.ResponseWriter, r *http.Request) {
	p, err := d.networkPage(r)
	if err != nil {
		d.fail(w, r, err)
		return
	}
	d.show(w, r, http.StatusOK, "network", "The network of ties", p)
}

func (d *desk) networkPage(r *http.Request) (*networkPage, error) {
	p := &networkPage{Near: tie.Near, Formula: tie.Formula}
	var err error
	if p.At, err = dayParam(r.URL.Query(), "at"); err != nil {
		return nil, err
	}
	if p.Since, err = dayParam(r.URL.Query(), "since"); err != nil {
		return nil, err
	}
	if p.AsOf, err = dayParam(r.URL.Query(), "asof"); err != nil {
		return nil, err
	}
	last, err := d.lastRead(r.Context(), p.At, p.AsOf)
	if err != nil || last.IsZero() {
		return p, err
	}
	p.At = last
	if p.Since.IsZero() {
		p.Since = p.At.AddDate(-lookBack, 0, 0)
	}
	if !p.Since.Before(p.At) {
		return nil, invalid("The day to compare with (%s) does not lie before the day that is shown (%s). Exchange the two.", iso(p.Since), iso(p.At))
	}
	if p.Network, p.Then, err = d.networks(r.Context(), p.At, p.Since, p.AsOf); err != nil {
		return nil, err
	}
	p.fill()
	return p, nil
}

// lastRead is the day that standings of a day, or of now if it is zero, are of: the last that was read by then; zero
// where nothing was.
func (d *desk) lastRead(ctx context.Context, at, asof time.Time) (time.Time, error) {
	read, err := d.Record.ReadDays(ctx, time.Time{}, asof)
	if err != nil {
		return time.Time{}, err
	}
	if reading := tie.NewReading(read, at); reading != nil {
		return reading.Last(), nil
	}
	return time.Time{}, nil
}

// networks lays out how all stand on two days, both at once.
func (d *desk) networks(ctx context.Context, at, since, asof time.Time) (now, then *tie.Network, err error) {
	var failed error
	var wait sync.WaitGroup
	wait.Go(func() {
		var snap snapshot
		if snap, failed = d.standings(ctx, since, asof); failed == nil {
			then = tie.NewNetwork(snap.all)
		}
	})
	snap, err := d.standings(ctx, at, asof)
	if err == nil {
		now = tie.NewNetwork(snap.all)
	}
	wait.Wait()
	return now, then, cmp.Or(err, failed)
}

// snapshot is how all ties stand on a day; without a reading, nothing was read.
type snapshot struct {
	reading *tie.Reading
	all     []tie.Standing
}

// standings measures all ties on a day, or on the last day read if it is zero,
// from what was known by an as-of day, or is known now.
func (d *desk) standings(ctx context.Context, at, asof time.Time) (s snapshot, err error) {
	s.reading, s.all, err = past.Standings(ctx, d.Record, d.Merger, at, asof)
	return s, err
}

// by gives the standings by dyad.
func (s snapshot) by() map[entente.Dyad]tie.Standing {
	by := make(map[entente.Dyad]tie.Standing, len(s.all))
	for _, v := range s.all {
		by[v.Dyad] = v
	}
	return by
}

func (p *networkPage) fill() {
	p.Moves = tie.Moves(p.Then, p.Network)
	for i := range p.Network.Blocs {
		v := blocView{Number: i + 1, Class: blocClass(i)}
		for _, m := range p.Network.States {
			if m.Bloc == i {
				v.States = append(v.States, m)
			}
		}
		p.Blocs = append(p.Blocs, v)
	}
	for _, m := range p.Network.States {
		if m.Bridge() {
			p.Bridges = append(p.Bridges, m)
		}
	}
	sortBridges(p.Bridges)
	if len(p.Network.States) > 0 {
		p.Charts = []*wheel{newWheel(wideWheel, p.Network), newWheel(phoneWheel, p.Network)}
	}
}

// blocColours is how many blocs have a colour of their own.
const blocColours = 6

// blocClass is the class of a bloc's marks.
func blocClass(i int) string {
	if i >= blocColours {
		return "bloc-more"
	}
	return "bloc-" + itoa(i+1)
}

// percent is a share as a page says it.
func percent(v float64) string { return fmt.Sprintf("%.0f %%", 100*v) }
