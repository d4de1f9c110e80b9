package ledger

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"entente"
)

var june = time.Date(2024, 6, 19, 12, 0, 0, 0, time.UTC)

// entries are one of each ledger, with a text in every place that has words.
func entries(text string) []Entry {
	by := entente.Entity{Text: text, Sector: "GOV"}
	said := entente.Said{Time: june, Report: "t", DocumentID: "d", By: by}
	return []Entry{
		AgreementOf(entente.RegisteredAgreement{ID: "a", Title: text, Parties: []entente.Entity{by, by}, Conflicts: []string{text}, Publishers: []string{text, "B"},
			Stages: []entente.Stage{{Stage: "signed", Date: entente.Date{Time: june, Precision: entente.Published}}}, Obligations: []entente.Obligation{{Code: "DEFENSE", Condition: text}}}),
		TransferOf(entente.RegisteredTransfer{ID: "t", Suppliers: []entente.Entity{by}, Items: []entente.Item{{Text: text, Class: "naval"}}, Alleged: said,
			Quantities: []entente.Quantity{{Text: text}}, Status: entente.StatusConfirmed, Confirmed: entente.Said{Time: june.Add(36 * time.Hour), Report: "u"}}),
		CapabilityOf(entente.RegisteredCapability{ID: "c", State: by, Weapon: text, Place: text, Parameters: []entente.Parameter{{Name: "range", Value: text, Claimed: true}, {Name: "range", Value: text}}}),
		PositionOf(entente.RegisteredPosition{ID: "p", Actor: by, Quote: text, About: entente.Topic{Kind: "topic", ID: text, Text: text}}),
	}
}

// TestTables writes tables with any text in them and reads them back: as many
// cells as the header has, and none that begins like a formula.
func TestTables(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"=1+1", "@SUM(A1)", "-2", "+x", "\tx", "\r=x", "a,\"b\"\n=c", "＝1", "x; =y"})).Draw(t, "text")
		for _, e := range entries(text) {
			var b bytes.Buffer
			if err := WriteCSV(&b, e, slices.Values([]Entry{e, e})); err != nil {
				t.Fatal(err)
			}
			lines, err := csv.NewReader(&b).ReadAll()
			if err != nil || len(lines) != 3 || len(lines[1]) != len(e.Header()) {
				t.Fatalf("%v: %q", err, lines)
			}
			for _, cell := range lines[1] {
				for part := range strings.SplitSeq(cell, "; ") {
					if part != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(part)[0]) && (part == cell || !strings.Contains(text, "; ")) {
						t.Fatalf("%q is a formula in %q", part, cell)
					}
				}
			}
		}
	})
}

func TestCells(t *testing.T) {
	all := entries("Oslo")
	for i, want := range []string{
		"a|Oslo||Oslo; Oslo||DEFENSE|Oslo|signed ~2024-06-19|||false|Oslo|Oslo; B|",
		"t|Oslo|||Oslo|naval|Oslo||||confirmed|2024-06-19T12:00:00Z|Oslo|2024-06-21T00:00:00Z|1.5|0|0|||||",
		"c|Oslo||Oslo|||Oslo|||range Oslo|range Oslo||||||0|0|||||",
		"p|Oslo||0|topic|Oslo|Oslo||Oslo|||||",
	} {
		if got := strings.Join(all[i].Cells(), "|"); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestJSON holds that lists are lists, never null.
func TestJSON(t *testing.T) {
	for _, e := range []Entry{AgreementOf(entente.RegisteredAgreement{}), TransferOf(entente.RegisteredTransfer{}), CapabilityOf(entente.RegisteredCapability{}), PositionOf(entente.RegisteredPosition{})} {
		b, err := json.Marshal(e)
		if err != nil || bytes.Contains(b, []byte("null")) {
			t.Errorf("%v: %s", err, b)
		}
	}
}
