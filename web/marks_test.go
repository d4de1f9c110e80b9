package web

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// rebuilt is the text that segments stand for.
func rebuilt(segs []segment) string {
	var b strings.Builder
	for _, s := range segs {
		b.WriteString(s.Text)
	}
	return b.String()
}

func TestSegmentsOverlap(t *testing.T) {
	text := "Norway criticised Chad sharply"
	segs := segments(text, 0, len(text), []layer{
		{start: 0, end: 6, kind: markActor, ref: 1},
		{start: 7, end: 17, kind: markTrigger, ref: 1, lead: true},
		{start: 18, end: 22, kind: markRecipient, ref: 1},
		{start: 7, end: 22, kind: markClause, ref: 2},
		{start: 18, end: 22, kind: markActor, ref: 3},
	})
	var got []string
	for _, s := range segs {
		got = append(got, s.Text+"|"+s.Class())
	}
	want := []string{
		"Norway|m-actor", " |", "criticised|m-trigger m-clause", " |m-clause",
		"Chad|m-actor m-recipient m-clause", " sharply|",
	}
	if !slices.Equal(got, want) {
		t.Errorf("segments\n got %q\nwant %q", got, want)
	}
	if !slices.Equal(segs[2].Ends, []int{1}) {
		t.Errorf("the trigger's number stands at %v, want after finding 1", segs[2].Ends)
	}
}

func TestSegmentsKeepCharactersWhole(t *testing.T) {
	text := "Ürümqi 平壤"
	segs := segments(text, 0, len(text), []layer{{start: 1, end: 4, kind: markPlace, ref: 1}, {start: 10, end: 12, kind: markDate}})
	for _, s := range segs {
		if !utf8.ValidString(s.Text) {
			t.Errorf("segment %q cuts a character", s.Text)
		}
	}
	if rebuilt(segs) != text {
		t.Errorf("rebuilt %q", rebuilt(segs))
	}
}

func drawLayers(t *rapid.T, n int) []layer {
	edge := rapid.IntRange(-3, n+3)
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) layer {
		return layer{
			start: edge.Draw(t, "start"), end: edge.Draw(t, "end"),
			kind: markKind(rapid.IntRange(0, int(markSource)).Draw(t, "kind")),
			ref:  rapid.IntRange(0, 9).Draw(t, "ref"),
		}
	}), 0, 12).Draw(t, "layers")
}

// Whatever the layers, the segments rebuild the text, and every segment
// carries exactly the kinds of the layers that cover it.
func TestSegmentsProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[ -~]{0,40}`).Draw(t, "text")
		layers := drawLayers(t, len(text))
		segs := segments(text, 0, len(text), layers)
		if got := rebuilt(segs); got != text {
			t.Fatalf("rebuilt %q from %q", got, text)
		}
		at := 0
		for _, s := range segs {
			var want []markKind
			for _, l := range layers {
				if l.start <= at && l.end >= at+len(s.Text) && l.start < l.end {
					want = append(want, l.kind)
				}
			}
			if want = sortedSet(want); !slices.Equal(s.kinds, want) {
				t.Fatalf("%q at %d has %v, want %v", s.Text, at, s.kinds, want)
			}
			at += len(s.Text)
		}
	})
}

func FuzzSegments(f *testing.F) {
	f.Add("Ürümqi, 平壤 and \xff\xfe", 0, 9, 3, 12, 1, 40)
	f.Add("", 0, 1, 2, 3, 4, 5)
	f.Fuzz(func(t *testing.T, text string, from, to, a, b, c, d int) {
		segs := segments(text, from, to, []layer{
			{start: a, end: b, kind: markTrigger, ref: 1},
			{start: c, end: d, kind: markActor, ref: 2},
		})
		lo, hi := max(0, from), min(to, len(text))
		if lo >= hi {
			if segs != nil {
				t.Fatalf("%d segments of an empty range", len(segs))
			}
			return
		}
		if got := rebuilt(segs); got != text[lo:hi] {
			t.Fatalf("rebuilt %q, want %q", got, text[lo:hi])
		}
		for _, s := range segs {
			if !utf8.ValidString(s.Shown()) {
				t.Fatalf("%q is shown as invalid UTF-8", s.Text)
			}
		}
	})
}
