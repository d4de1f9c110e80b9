package web

import "entente"

// mentionLayers are the marks of a mention in one part of the text.
func mentionLayers(m entente.Mention, part entente.Part, ref int) []layer {
	out := leading(spanLayers([]entente.Span{m.Trigger.Span}, part, markTrigger, ref, "trigger: "+m.Event))
	if len(out) == 0 && len(m.Spans) > 0 {
		out = leading(evidenceLayers(m.Spans[:1], part, markThing, ref, m.Event))
	}
	for _, e := range m.Actors {
		out = append(out, entityLayers(e, part, markActor, ref, "actor")...)
	}
	for _, e := range m.Recipients {
		out = append(out, entityLayers(e, part, markRecipient, ref, "recipient")...)
	}
	if m.Place != nil {
		out = append(out, spanLayers([]entente.Span{m.Place.Span}, part, markPlace, ref, "place: "+m.Place.Name)...)
	}
	out = append(out, spanLayers([]entente.Span{m.Date.Evidence.Span}, part, markDate, ref, "date: "+dayLong(m.Date))...)
	for _, a := range m.Standing.AttributedTo {
		out = append(out, spanLayers([]entente.Span{a.Source.Span, a.Cue.Span}, part, markSource, ref, "who says so")...)
	}
	return out
}

// agreementLayers are the marks of an agreement in one part of the text.
func agreementLayers(a entente.Agreement, part entente.Part, ref int) []layer {
	out := evidenceLayers(a.Spans, part, markClause, ref, "agreement")
	for _, p := range a.Parties {
		out = append(out, entityLayers(p, part, markActor, ref, "party")...)
	}
	for _, o := range a.Obligations {
		out = append(out, evidenceLayers(o.Spans, part, markClause, ref, "obligation: "+o.Code)...)
	}
	for _, s := range a.Stages {
		out = append(out, evidenceLayers(s.Spans, part, markClause, ref, "stage: "+s.Told())...)
	}
	return out
}

// entityLayers mark the words that name an actor.
func entityLayers(e entente.Entity, part entente.Part, k markKind, ref int, role string) []layer {
	if e.Inferred {
		role += ", inferred"
	}
	return spanLayers([]entente.Span{e.Span}, part, k, ref, role+": "+e.Code)
}

// wideSpan is the length, in bytes, from which a span is a stretch of text
// rather than words, and is marked faintly.
const wideSpan = 64

// evidenceLayers mark the spans of a finding, long ones faintly.
func evidenceLayers(spans []entente.Span, part entente.Part, k markKind, ref int, note string) []layer {
	out := spanLayers(spans, part, k, ref, note)
	for i := range out {
		if out[i].end-out[i].start >= wideSpan {
			out[i].kind = markWide
		}
	}
	return out
}

// spanLayers mark those spans that lie in a part.
func spanLayers(spans []entente.Span, part entente.Part, k markKind, ref int, note string) []layer {
	var out []layer
	for _, s := range spans {
		if s.In == part && s.Len() > 0 {
			out = append(out, layer{start: s.Start, end: s.End, kind: k, ref: ref, note: note})
		}
	}
	return out
}

// leadingIn lets the number stand after the first of the layers, if they are
// those of the part that the finding begins in.
func leadingIn(lead, part entente.Part, layers []layer) []layer {
	if lead != part {
		return layers
	}
	return leading(layers)
}

// leading lets the finding's number stand after the first of the layers.
func leading(layers []layer) []layer {
	if len(layers) > 0 {
		layers[0].lead = true
	}
	return layers
}
