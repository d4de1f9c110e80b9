package web

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// markKind says what a stretch of text is evidence of. The zero kind marks
// nothing; it lets a sentence carry a note without being a claim.
type markKind uint8

// The kinds, in the order in which their names appear on a mark.
const (
	markNone markKind = iota // a sentence that gave nothing, with its reason
	markWide                 // a long stretch, such as a whole sentence, that is evidence
	markTrigger
	markActor
	markRecipient
	markPlace
	markDate
	markClause // an obligation or stage of an agreement
	markThing  // the evidence of a transfer, capability, position or tie
	markSource // the cue of who vouches for it
)

// markNames are the CSS classes of the kinds.
var markNames = [...]string{
	"none", "wide", "trigger", "actor", "recipient", "place", "date", "clause", "thing", "source",
}

// layer is one span to mark. Layers may overlap and nest in any way.
type layer struct {
	start, end int // bytes of the text, half open
	kind       markKind
	ref        int    // number of the finding it belongs to, 0 for none
	note       string // shown on hover
	lead       bool   // the number of the finding stands after this span
}

// segment is a stretch of text that one set of layers covers. Segments side by
// side rebuild the text.
type segment struct {
	Text  string
	kinds []markKind
	Refs  []int  // numbers of the findings that it is evidence of, ascending
	Ends  []int  // findings whose leading span ends with this segment
	Note  string // of the innermost layer that has one
}

// Marked reports whether the segment is evidence of anything.
func (s segment) Marked() bool {
	return len(s.kinds) > 0 && s.kinds[len(s.kinds)-1] != markNone
}

// Class is the value of the class attribute: the kinds, in order.
func (s segment) Class() string {
	names := make([]string, len(s.kinds))
	for i, k := range s.kinds {
		names[i] = "m-" + markNames[k]
	}
	return strings.Join(names, " ")
}

// Shown is the text as it can be put on a page: bytes that are not UTF-8
// become the replacement character.
func (s segment) Shown() string { return strings.ToValidUTF8(s.Text, "\uFFFD") }

// segments splits text[from:to] at every edge of a layer. Layers are clipped
// to the range and widened to whole characters; empty ones are left out.
func segments(text string, from, to int, layers []layer) []segment {
	from, to = max(0, from), min(to, len(text))
	if from >= to {
		return nil
	}
	inside := clip(text, from, to, layers)
	cuts := edges(from, to, inside)
	out := make([]segment, 0, len(cuts)-1)
	var open []layer
	next := 0
	for i := 0; i+1 < len(cuts); i++ {
		at := cuts[i]
		open = slices.DeleteFunc(open, func(l layer) bool { return l.end <= at })
		for next < len(inside) && inside[next].start <= at {
			open = append(open, inside[next])
			next++
		}
		out = append(out, cover(text[at:cuts[i+1]], cuts[i+1], open))
	}
	return out
}

// clip keeps the part of every layer that lies in the range, sorted by start.
func clip(text string, from, to int, layers []layer) []layer {
	var in []layer
	for _, l := range layers {
		l.start, l.end = max(l.start, from), min(l.end, to)
		if l.start >= l.end {
			continue
		}
		for l.start > from && !utf8.RuneStart(text[l.start]) {
			l.start--
		}
		for l.end < to && !utf8.RuneStart(text[l.end]) {
			l.end++
		}
		in = append(in, l)
	}
	sort.SliceStable(in, func(i, j int) bool { return in[i].start < in[j].start })
	return in
}

// edges are the places where the set of layers changes, from first to last.
func edges(from, to int, layers []layer) []int {
	cuts := []int{from, to}
	for _, l := range layers {
		cuts = append(cuts, l.start, l.end)
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// cover is the segment that the open layers make of a stretch ending at end.
func cover(text string, end int, open []layer) segment {
	s := segment{Text: text}
	for _, l := range open {
		s.kinds = append(s.kinds, l.kind)
		if l.ref > 0 {
			s.Refs = append(s.Refs, l.ref)
		}
		if l.ref > 0 && l.lead && l.end == end {
			s.Ends = append(s.Ends, l.ref)
		}
		if l.note != "" {
			s.Note = l.note
		}
	}
	s.kinds = sortedSet(s.kinds)
	s.Refs, s.Ends = sortedSet(s.Refs), sortedSet(s.Ends)
	return s
}

// sortedSet sorts a list and drops what is in it twice.
func sortedSet[T markKind | int](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}
