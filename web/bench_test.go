package web

import (
	"context"
	opt "flag"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"entente/store"
	"entente/store/sqlite"
)

// A folder with a large record, as BenchmarkLedgers of package sqlite makes and
// keeps one.
var pagesFolder = opt.String("ledgers-in", "", "folder of the record whose pages BenchmarkPages opens")

// BenchmarkPages opens lists and entries of the ledgers of a large record.
func BenchmarkPages(b *testing.B) {
	if *pagesFolder == "" {
		b.Skip("no record: -ledgers-in names none")
	}
	ctx := context.Background()
	s, err := sqlite.Open(ctx, *pagesFolder, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	f := &fake{}
	h := New(Deps{Record: s, Reader: f, Loader: f, Adder: f, Names: f, Now: time.Now})
	t, err := s.Transfers(ctx, store.TransferFilter{})
	if err != nil {
		b.Fatal(err)
	}
	g, err := s.Register(ctx, store.RegisterFilter{})
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d transfers, %d agreements", t.Total, g.Total)
	for _, path := range []string{
		"/agreements", "/agreements?page=400", "/agreements?a=NOR&b=GBR", "/agreements?obligation=DEFENSE&stage=in+force", "/agreements?asof=2012-01-01",
		"/agreement/" + g.Rows[0].ID, "/transfers", "/transfers?page=400", "/transfers?after=" + url.QueryEscape(string(t.Next)), "/transfers?supplier=NOR&status=possible",
		"/transfers?class=engines&stage=used&status=denied", "/transfers?asof=2012-01-01&status=confirmed", "/transfer/" + t.Rows[0].ID,
		"/capabilities", "/positions", "/positions?stance=alarm&kind=agreement", "/tie/NOR/GBR",
	} {
		b.Run(path, func(b *testing.B) {
			slowest := time.Duration(0)
			for b.Loop() {
				begun, w := time.Now(), httptest.NewRecorder()
				h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
				if w.Code != http.StatusOK {
					b.Fatalf("%s answers %d", path, w.Code)
				}
				slowest = max(slowest, time.Since(begun))
			}
			b.ReportMetric(float64(slowest.Microseconds())/1000, "ms-slowest")
		})
	}
}
