package coder

import (
	"slices"

	"entente"
)

// headlineArms joins the transfers and capabilities that only a headline tells with
// what the text below tells more exactly: "North test-fires missile" is the
// launch of two Hwasong-12 from Sunan of the first sentence. Headlines leave out
// sides, numbers and names and round them, so that little is asked for: the same
// states and kind of goods, or the same state and kind of change.
func (r *reader) headlineArms() {
	r.out.Transfers = foldHeadlines(r.out.Transfers, func(all []entente.Transfer, h *entente.Transfer) int {
		return slices.IndexFunc(all, func(o entente.Transfer) bool { return titled(h.Spans) && !titled(o.Spans) && headlineTransfer(h, &o) })
	}, func(to, from *entente.Transfer) { to.Spans = append(to.Spans, from.Spans...) })
	r.out.Capabilities = foldHeadlines(r.out.Capabilities, func(all []entente.Capability, h *entente.Capability) int {
		return slices.IndexFunc(all, func(o entente.Capability) bool { return titled(h.Spans) && !titled(o.Spans) && headlineChange(h, &o) })
	}, func(to, from *entente.Capability) { to.Spans = append(to.Spans, from.Spans...) })
}

// titled reports whether all words of an entry stand in the title.
func titled(spans []entente.Span) bool {
	return !slices.ContainsFunc(spans, func(sp entente.Span) bool { return sp.In != entente.Title })
}

// headlineTransfer reports whether a transfer of the text is the one of a headline:
// it has its sides, and goods of a class that can be the same.
func headlineTransfer(h, t *entente.Transfer) bool {
	if h.Standing.Polarity != t.Standing.Polarity || len(h.Between) > 0 != (len(t.Between) > 0) {
		return false
	}
	if !covers(t.Suppliers, h.Suppliers) || !covers(t.Recipients, h.Recipients) || !covers(t.Between, h.Between) || len(h.Suppliers)+len(h.Recipients)+len(h.Between) == 0 {
		return false
	}
	possible := func(x *entente.Transfer) bool { return x.Standing.Certainty == entente.Possible }
	if possible(h) != possible(t) || h.Stage == "halted" != (t.Stage == "halted") {
		return false
	}
	return slices.ContainsFunc(h.Items, func(a entente.Item) bool {
		return slices.ContainsFunc(t.Items, func(b entente.Item) bool {
			return a.Class == b.Class || a.Class == "weapons" || kindredGoods(a.Class, b.Class)
		})
	})
}

// kindredGoods reports whether two classes are told apart by a word that headlines
// leave out: fuel and nuclear fuel, jets and aircraft of one kind.
func kindredGoods(a, b string) bool {
	pair := func(x, y string) bool { return a == x && b == y || a == y && b == x }
	return pair("energy", "nuclear") || pair("missiles", "air defence") || pair("ammunition", "artillery") || pair("troops", "workers")
}

// headlineChange reports whether a change of the text is the one of a headline.
func headlineChange(h, c *entente.Capability) bool {
	shot := func(x string) bool { return x == "test" || x == "launch" || x == "failed test" }
	return h.State.Code == c.State.Code && h.Standing.Polarity == c.Standing.Polarity && (h.Change == c.Change || shot(h.Change) && shot(c.Change)) &&
		(h.Standing.Certainty == entente.Possible) == (c.Standing.Certainty == entente.Possible) &&
		(h.Standing.Time == entente.Future) == (c.Standing.Time == entente.Future)
}
