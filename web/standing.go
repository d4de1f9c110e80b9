package web

import "entente"

// badge is a short label with a longer explanation.
type badge struct{ Class, Text, Title string }

// standing says how a report stands, where it is anything but affirmed as
// certain in the past.
func standing(s entente.Standing) []badge {
	var out []badge
	if s.Polarity == entente.Negative {
		out = append(out, badge{"denied", "denied", "Said not to have happened"})
	}
	switch s.Certainty {
	case entente.Possible:
		out = append(out, badge{"apart", "possible", "Said to be possible; not counted in series"})
	case entente.Unknown:
		out = append(out, badge{"apart", "not vouched for", "The text does not say whether it is so; not counted in series"})
	case entente.Probable:
		out = append(out, badge{"", "probable", "Said to be probable"})
	}
	switch s.Time {
	case entente.Future:
		out = append(out, badge{"apart", "still to come", "Set in the future; not counted in series"})
	case entente.Historical:
		out = append(out, badge{"", "background", "From an earlier time, given as background"})
	case entente.Ongoing:
		out = append(out, badge{"", "ongoing", "Going on when it was reported"})
	}
	return out
}

// vouchers names the sources within the text that vouch for a thing, the
// outermost first.
func (w words) vouchers(s entente.Standing) []badge {
	var out []badge
	for _, a := range s.AttributedTo {
		name := w.entityInFull(a.Source)
		if name == "" {
			name = "a source not named"
		}
		text := "attributed to " + name
		if a.Kind != "" {
			text += " (" + string(a.Kind) + ")"
		}
		if a.Source.StateControlled {
			text += ", state-controlled"
		}
		out = append(out, badge{"voucher", text, "Cue in the text: " + safeText(a.Cue.Text)})
	}
	return out
}
