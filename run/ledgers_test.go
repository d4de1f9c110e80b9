package run_test

import (
	"context"
	"fmt"
	"testing"

	"entente"
	"entente/run"
	"entente/store"
)

// ledgers writes down what the registers of a record say.
func ledgers(t *testing.T, s *store.Store) string {
	t.Helper()
	ctx := context.Background()
	out := ""
	transfers, err := s.Transfers(ctx, store.TransferFilter{})
	ok(t, err)
	for _, v := range transfers.Rows {
		out += fmt.Sprintf("transfer %s %s of %d; ", v.Items[0].Class, v.Status, len(v.Reports))
		out += positionsOn(t, s, entente.AboutTransfer, v.ID)
	}
	capabilities, err := s.Capabilities(ctx, store.CapabilityFilter{})
	ok(t, err)
	for _, v := range capabilities.Rows {
		out += fmt.Sprintf("%s of %s of %d; ", v.Change, v.Programme, len(v.Reports))
		out += positionsOn(t, s, entente.AboutCapability, v.ID)
	}
	agreements, err := s.Register(ctx, store.RegisterFilter{Obligation: entente.ObligationDefense})
	ok(t, err)
	for _, v := range agreements.Rows {
		out += fmt.Sprintf("agreement of %d; ", len(v.Reports)) + positionsOn(t, s, entente.AboutAgreement, v.ID)
	}
	return out
}

// positionsOn says who stands how on a thing, since when, by how many reports.
func positionsOn(t *testing.T, s *store.Store, kind, id string) (out string) {
	t.Helper()
	found, err := s.Positions(context.Background(), store.PositionFilter{Kind: kind, ID: id})
	ok(t, err)
	for _, p := range found.Rows {
		out += fmt.Sprintf("%s %s since %s of %d; ", p.Actor.Code, p.Stance, p.First.Format("01-02"), len(p.Reports))
	}
	return out
}

// TestLedgers reads reports one by one, in two orders, and again with a newer
// coder: the registers say the same.
func TestLedgers(t *testing.T) {
	texts := []string{
		"ships PRK RUS missiles\nalarm KOR PRK,RUS",
		"ships PRK RUS missiles\nalarm JPN PRK,RUS\n",
		"tests PRK ICBM\nalarm KOR PRK",
		"tests PRK ICBM\nalarm KOR PRK\n",
		"pact RUS PRK\nalarm KOR PRK,RUS\n\n",
		"ships IRN RUS drones",
		"alarm USA CHN,RUS",
	}
	const want = "transfer drones reported of 1; transfer missiles corroborated of 2; JPN alarm since 05-02 of 1; KOR alarm since 05-01 of 1; " +
		"test of ICBM of 2; KOR alarm since 05-03 of 2; agreement of 1; KOR alarm since 05-05 of 1; "
	for name, order := range map[string][]int{"as published": {0, 1, 2, 3, 4, 5, 6}, "backwards": {6, 5, 4, 3, 2, 1, 0}} {
		t.Run(name, func(t *testing.T) {
			s := open(t, t.TempDir())
			d := run.New(run.Options{Store: s, Reader: &liner{version: "v1"}})
			for _, i := range order {
				load(t, d, input(i, texts[i]))
				drain(t, d)
			}
			if got := ledgers(t, s); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			drain(t, run.New(run.Options{Store: s, Reader: &liner{version: "v2"}}))
			if got := ledgers(t, s); got != want {
				t.Errorf("read again: got  %s\nwant %s", got, want)
			}
			found, err := s.Positions(context.Background(), store.PositionFilter{Kind: entente.AboutTie, ID: "CHN-RUS"})
			ok(t, err)
			if found.Total != 1 || found.Rows[0].Actor.Code != "USA" || len(found.Rows[0].Found) != 1 {
				t.Errorf("on the tie: %+v", found)
			}
		})
	}
}
