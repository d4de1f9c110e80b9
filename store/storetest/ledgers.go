package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"entente"
	"entente/store"
)

// shipped is a transfer between two states, last reported on a day of June.
func shipped(id, from, to, class string, status entente.Status, on int, reports ...string) entente.RegisteredTransfer {
	return entente.RegisteredTransfer{ID: id, Suppliers: []entente.Entity{state(from)}, Recipients: []entente.Entity{state(to)},
		Items: []entente.Item{{Text: class, Class: class}}, Stage: "shipped", Status: status, First: day(on).AddDate(0, 0, -1), Latest: day(on), Reports: reports}
}

// keepTransfers makes transfers the only ones of a family.
func keepTransfers(t *testing.T, s *store.Store, family string, documents map[string]string, all ...entente.RegisteredTransfer) {
	t.Helper()
	ctx := context.Background()
	ok(t, s.Update(ctx, func(u *store.Update) error { return u.ReplaceTransfers(ctx, family, all, documents) }))
}

// transfersOf are the ids of a list, in order.
func transfersOf(t *testing.T, s *store.Store, f store.TransferFilter) string {
	t.Helper()
	found, err := s.Transfers(context.Background(), f)
	ok(t, err)
	var ids []string
	for _, v := range found.Rows {
		ids = append(ids, v.ID)
	}
	equal(t, fmt.Sprintf("total of %+v", f), found.Total, len(ids))
	return strings.Join(ids, " ")
}

func testTransfers(t *testing.T, s *store.Store) {
	ctx := context.Background()
	docs, _ := coded(t, s)
	reports, in := transferReports(t, s, docs)
	many := shipped("c", "NOR", "FIN", "air defence", entente.StatusDisputed, 7)
	many.Items = append(many.Items, entente.Item{Text: "frigates", Class: "naval"})
	keepTransfers(t, s, "boats", in, shipped("a", "NOR", "FIN", "naval", entente.StatusAlleged, 5, reports...),
		shipped("b", "FIN", "NOR", "naval", entente.StatusConfirmed, 6), many)
	keepTransfers(t, s, "other", nil, shipped("d", "SWE", "FIN", "naval", entente.StatusAlleged, 4))
	for want, f := range map[string]store.TransferFilter{
		"c b a d": {}, "c b a": {State: "NOR"}, "b": {Supplier: "FIN"}, "c a": {State: "NOR", Recipient: "FIN"},
		"d": {State: "FIN", Other: "SWE"}, "a d": {Status: entente.StatusAlleged}, "c": {Class: "air defence", Stage: "shipped"},
		"a": {State: "NOR", Other: "FIN", Class: "naval", Status: entente.StatusAlleged}, "": {Stage: "delivered"},
		"b a": {Slice: store.Slice{From: day(5), To: day(6)}}, "a d ": {Slice: store.Slice{KnownBy: day(4)}},
		" ": {Class: "nav%", State: "FIN"}, "  ": {State: "NOR", Other: "SWE"},
	} {
		equal(t, fmt.Sprintf("transfers of %+v", f), transfersOf(t, s, f), strings.TrimSpace(want))
	}
	v, err := s.Transfer(ctx, "a")
	ok(t, err)
	equal(t, "reports of a transfer", len(v.Found), 2)
	equal(t, "source of its second", v.Sources[docs[1]].URL, "2")
	of, err := s.EntriesOf(ctx, in[reports[1]])
	ok(t, err)
	equal(t, "entry of a document's transfer", of[[2]string{"transfer", reports[1]}], "a")
	keepTransfers(t, s, "boats", in, shipped("a", "NOR", "FIN", "naval", entente.StatusConfirmed, 9, reports...))
	equal(t, "after the family was replaced", transfersOf(t, s, store.TransferFilter{}), "a d")
	equal(t, "by a facet that it left", transfersOf(t, s, store.TransferFilter{Status: entente.StatusAlleged}), "d")
	bare, err := s.Transfers(ctx, store.TransferFilter{Slice: store.Slice{Bare: true}})
	ok(t, err)
	equal(t, "reports of a bare list", len(bare.Rows[0].Found), 0)
	c, err := s.Choices(ctx, store.KindTransfer)
	ok(t, err)
	equal(t, "choices of class", fmt.Sprint(c.Classes), "[{naval 2}]")
	equal(t, "choices of status", fmt.Sprint(c.Statuses), "[{alleged 1} {confirmed 1}]")
}

// testMany files what is about very many states.
func testMany(t *testing.T, s *store.Store) {
	ctx := context.Background()
	var all []entente.Entity
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'H'; b++ {
			all = append(all, state("X"+string(a)+string(b)))
		}
	}
	ok(t, s.Update(ctx, func(u *store.Update) error {
		_, err := u.ReplaceAgreements(ctx, "all", []entente.RegisteredAgreement{{ID: "charter", Parties: all, Latest: day(1)}},
			func(entente.RegisteredAgreement) []entente.Dyad { return nil }, nil)
		ok(t, err)
		return u.ReplacePositions(ctx, "all", []entente.RegisteredPosition{{ID: "p", Actor: state("NOR"), Stance: "welcome", About: entente.Topic{Kind: "topic", ID: "all", Entities: all}}}, nil)
	}))
	treaties, err := s.Register(ctx, store.RegisterFilter{State: "XAA", Other: "XZH"})
	ok(t, err)
	equal(t, "treaties of two of very many", treaties.Total, 1)
	positions, err := s.Positions(ctx, store.PositionFilter{State: "XMC"})
	ok(t, err)
	equal(t, "positions about one of very many", positions.Total, 1)
}

// transferReports are the ids of the transfers that two documents report, and
// the document of each.
func transferReports(t *testing.T, s *store.Store, docs []string) ([]string, map[string]string) {
	t.Helper()
	ctx := context.Background()
	var ids []string
	in := map[string]string{}
	ok(t, s.Update(ctx, func(u *store.Update) error {
		found, err := u.TransferReports(ctx, "boats")
		for _, f := range found {
			ids, in[f.ID] = append(ids, f.ID), f.DocumentID
		}
		return err
	}))
	equal(t, "reports of the family", len(ids), len(docs))
	return ids, in
}

// testWalk turns every page of lists while entries come and go.
func testWalk(t *testing.T, s *store.Store) {
	ctx := context.Background()
	var all []entente.RegisteredTransfer
	for i := range 25 {
		all = append(all, shipped(fmt.Sprint("t", i), "NOR", []string{"FIN", "SWE"}[i%2], "naval", entente.StatusAlleged, 1+i/5))
	}
	keepTransfers(t, s, "f", nil, all...)
	for _, f := range []store.TransferFilter{{}, {State: "FIN"}, {State: "SWE", Class: "naval", Status: entente.StatusAlleged}} {
		seen := map[string]bool{}
		var last time.Time
		f.Limit = 4
		whole, err := s.Transfers(ctx, f)
		ok(t, err)
		for pages := 0; ; pages++ {
			page, err := s.Transfers(ctx, f)
			ok(t, err)
			equal(t, "total on every page", page.Total, whole.Total)
			for _, v := range page.Rows {
				if seen[v.ID] || !last.IsZero() && v.Latest.After(last) {
					t.Fatalf("%s is shown twice or out of order", v.ID)
				}
				seen[v.ID], last = true, v.Latest
			}
			if f.After = page.Next; f.After == "" {
				break
			}
		}
		equal(t, fmt.Sprintf("entries walked by %+v", f), len(seen), whole.Total)
	}
	first, err := s.Transfers(ctx, store.TransferFilter{Slice: store.Slice{Page: store.Page{Limit: 10}}})
	ok(t, err)
	keepTransfers(t, s, "g", nil, shipped("new", "NOR", "FIN", "naval", entente.StatusAlleged, 28))
	second, err := s.Transfers(ctx, store.TransferFilter{Slice: store.Slice{After: first.Next, Page: store.Page{Limit: 100}}})
	ok(t, err)
	equal(t, "the rest, though one came before it", len(second.Rows), 15)
	_, err = s.Transfers(ctx, store.TransferFilter{Slice: store.Slice{After: "nowhere"}})
	equal(t, "a cursor that is none", entente.CodeOf(err), entente.Invalid)
}

func testLedgers(t *testing.T, s *store.Store) {
	ctx := context.Background()
	ok(t, s.Update(ctx, func(u *store.Update) error {
		ok(t, u.ReplaceCapabilities(ctx, "NOR", []entente.RegisteredCapability{
			{ID: "c1", State: state("NOR"), Programme: "space launch", Change: "launch", Status: entente.StatusReported, Latest: day(3)},
			{ID: "c2", State: state("NOR"), Programme: "cyber", Change: "exercise", Status: entente.StatusReported, Latest: day(4)},
		}, nil))
		return u.ReplacePositions(ctx, "agreement r1", []entente.RegisteredPosition{
			{ID: "p1", Actor: state("SWE"), Stance: "alarm", First: day(1), Latest: day(9), About: entente.Topic{Kind: entente.AboutAgreement, ID: "r1", Entities: []entente.Entity{state("NOR"), state("FIN")}}},
			{ID: "p2", Actor: state("DNK"), Stance: "welcome", First: day(2), Latest: day(2), About: entente.Topic{Kind: entente.AboutAgreement, ID: "r1"}},
			{ID: "p3", Actor: state("SWE"), Stance: "alarm", First: day(2), Latest: day(2), About: entente.Topic{Kind: entente.AboutEvent, ID: "r1"}},
		}, nil)
	}))
	for f, want := range map[store.CapabilityFilter]string{
		{State: "NOR"}: "c2 c1", {Programme: "cyber"}: "c2", {State: "NOR", Change: "launch"}: "c1", {State: "FIN"}: "", {Status: entente.StatusDenied}: ""} {
		found, err := s.Capabilities(ctx, f)
		ok(t, err)
		var ids []string
		for _, v := range found.Rows {
			ids = append(ids, v.ID)
		}
		equal(t, fmt.Sprintf("capabilities of %+v", f), strings.Join(ids, " "), want)
	}
	for f, want := range map[store.PositionFilter]string{
		{Kind: entente.AboutAgreement, ID: "r1", Stance: "alarm"}: "p1", {Actor: "SWE"}: "p1 p3", {State: "FIN", Other: "NOR"}: "p1",
		{Kind: entente.AboutAgreement, ID: "r1"}: "p1 p2", {Kind: entente.AboutEvent}: "p3", {Kind: entente.AboutAgreement, Stance: "welcome"}: "p2", {Kind: entente.AboutTransfer, ID: "r1"}: "", {State: "NOR", Actor: "DNK"}: ""} {
		found, err := s.Positions(ctx, f)
		ok(t, err)
		var ids []string
		for _, v := range found.Rows {
			ids = append(ids, v.ID)
		}
		slices.Sort(ids)
		equal(t, fmt.Sprintf("positions of %+v", f), strings.Join(ids, " "), want)
	}
	p, err := s.Position(ctx, "p1")
	ok(t, err)
	equal(t, "alarmed since", p.First, day(1))
	c, err := s.Capability(ctx, "c2")
	ok(t, err)
	equal(t, "programme", c.Programme, "cyber")
}

func testRegisterFacets(t *testing.T, s *store.Store) {
	ctx := context.Background()
	docs, _ := coded(t, s)
	reports := []string{docs[0] + "v1a", docs[1] + "v1a"}
	agreement := entente.RegisteredAgreement{ID: "r1", Title: "pact", Type: "mutual defence", Parties: []entente.Entity{state("NOR"), state("FIN")},
		Obligations: []entente.Obligation{{Code: entente.ObligationDefense}}, Stages: []entente.Stage{{Stage: "signed"}, {Stage: "in force"}},
		Reports: reports, First: day(18), Latest: day(19)}
	ok(t, s.Update(ctx, func(u *store.Update) error {
		_, err := u.ReplaceAgreements(ctx, "FIN NOR", []entente.RegisteredAgreement{agreement},
			func(entente.RegisteredAgreement) []entente.Dyad { return []entente.Dyad{nordic} }, map[string]string{reports[0]: docs[0], reports[1]: docs[1]})
		return err
	}))
	for f, want := range map[store.RegisterFilter]int{
		{}: 1, {State: "NOR", Other: "FIN"}: 1, {State: "NOR", Other: "SWE"}: 0, {Stage: "signed", Obligation: "DEFENSE"}: 1, {Stage: "in force"}: 1,
		{Stage: "denounced"}: 0, {Type: "mutual defence", Slice: store.Slice{KnownBy: day(18)}}: 1, {Slice: store.Slice{KnownBy: day(17)}}: 0} {
		found, err := s.Register(ctx, f)
		ok(t, err)
		equal(t, fmt.Sprintf("agreements of %+v", f), len(found.Rows), want)
		equal(t, "their total", found.Total, want)
	}
	found, err := s.Register(ctx, store.RegisterFilter{})
	ok(t, err)
	equal(t, "reports", len(found.Rows[0].Found), 2)
	equal(t, "source", found.Rows[0].Sources[docs[0]].URL, "1")
}

func testLinks(t *testing.T, s *store.Store) {
	ctx := context.Background()
	docs, _ := coded(t, s)
	stale := func() (kinds string) {
		t.Helper()
		all, err := s.Stale(ctx, 100)
		ok(t, err)
		for _, k := range all {
			kinds += string(k.Kind) + " "
		}
		ok(t, s.Update(ctx, func(u *store.Update) error { return u.Fresh(ctx, all) }))
		return kinds
	}
	stale()
	reports, in := transferReports(t, s, docs)
	keepTransfers(t, s, "boats", in, shipped("a", "NOR", "FIN", "naval", entente.StatusAlleged, 5, reports...))
	equal(t, "stale when reports come to an entry", stale(), "links links ")
	keepTransfers(t, s, "boats", in, shipped("a", "NOR", "FIN", "naval", entente.StatusConfirmed, 6, reports...))
	equal(t, "stale when they stay in it", stale(), "")
	ok(t, s.Update(ctx, func(u *store.Update) error {
		of, err := u.Registered(ctx, docs[0])
		ok(t, err)
		equal(t, "entry of a report", of[[2]string{"transfer", reports[slices.IndexFunc(reports, func(r string) bool { return in[r] == docs[0] })]}], "a")
		rd, err := u.Reading(ctx, docs[0])
		ok(t, err)
		return u.ReplaceLinks(ctx, docs[0], []store.PositionLink{{Position: rd.Positions[0].ID, Family: "transfer a", About: entente.Topic{Kind: "transfer", ID: "a"}}})
	}))
	equal(t, "stale when a link came", stale(), "positions ")
	ok(t, s.Update(ctx, func(u *store.Update) error {
		all, err := u.LinkedPositions(ctx, "transfer a")
		ok(t, err)
		equal(t, "linked positions", len(all), 1)
		equal(t, "about", all[0].Link.About.ID, "a")
		return err
	}))
	ok(t, s.SaveReadings(ctx, []store.CodedReading{reading(docs[0], "v2")}))
	ok(t, s.Update(ctx, func(u *store.Update) error {
		all, err := u.LinkedPositions(ctx, "transfer a")
		equal(t, "linked positions of a reading that is not current", len(all), 0)
		return err
	}))
}
