package api

import (
	"encoding/json"
	"errors"
	"net/http"

	"entente"
)

// problem is what goes wrong, as JSON.
type problem struct {
	Code    entente.ErrorCode `json:"code"`
	Message string            `json:"message"`
}

// answer makes a handler of a function that gives a value to write as JSON.
func (s *server) answer(f func(*http.Request) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		status := http.StatusOK
		v, err := f(r)
		if err != nil {
			status, v = s.problem(r, err)
		}
		body, err := json.Marshal(v)
		if err != nil {
			s.Log.Error("answer not encoded", "path", r.URL.Path, "err", err)
			status, body = http.StatusInternalServerError, []byte(`{"code":"internal","message":"The answer could not be written. The desk's log says why."}`)
		}
		h := w.Header()
		h.Set("Content-Type", "application/json; charset=utf-8")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		w.WriteHeader(status)
		if _, err := w.Write(append(body, '\n')); err != nil {
			s.Log.Debug("answer not sent", "path", r.URL.Path, "err", err)
		}
	})
}

// problem is the status and the object for an error. What has no sentence is
// logged, and its text is kept from the answer.
func (s *server) problem(r *http.Request, err error) (int, problem) {
	var e *entente.Error
	if !errors.As(err, &e) {
		s.Log.Error("request failed", "path", r.URL.Path, "err", err)
		e = &entente.Error{Code: entente.Internal, Message: "The desk could not read its record. Its log says why."}
	}
	return e.Code.Status(), problem{e.Code, e.Message}
}
