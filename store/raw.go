package store

import (
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// # raw
//
// The bytes of a response or file as they came, deflated, under the SHA-256 of
// the bytes before that. Written once, never changed, not re-derivable: all
// else can be made again from here.

// putRaw keeps bytes and returns their hash; nothing is kept of nothing.
func (s *Store) putRaw(ctx context.Context, t *tx, raw []byte) (string, error) {
	if len(raw) == 0 {
		return "", nil
	}
	sum := sha256.Sum256(raw)
	hash := hex.EncodeToString(sum[:])
	_, found, err := one(ctx, t, scanInt, `SELECT size FROM raw WHERE hash = ?`, hash)
	if err != nil || found {
		return hash, err
	}
	data, err := deflate(raw)
	if err != nil {
		return "", err
	}
	return hash, t.exec(ctx, `INSERT INTO raw (hash, size, data, stored) VALUES (?,?,?,?)`,
		hash, len(raw), data, instant(s.now()))
}

// Raw gives back the bytes that were kept under a SHA-256 in hex.
func (s *Store) Raw(ctx context.Context, hash string) ([]byte, error) {
	op := "find raw " + hash
	data, found, err := one(ctx, s.r, func(r row) (v []byte, err error) { err = r.Scan(&v); return v, err },
		`SELECT data FROM raw WHERE hash = ?`, hash)
	if err != nil || !found {
		if err == nil {
			err = notFound("raw text", hash)
		}
		return nil, s.wrap(op, err)
	}
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err != nil {
		return nil, fmt.Errorf("store: %s: inflate: %w", op, err)
	}
	return raw, nil
}

func deflate(raw []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(raw); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
