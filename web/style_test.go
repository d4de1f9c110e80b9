package web

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// colours reads the colour variables of a stretch of the style sheet.
func colours(css string) map[string]string {
	out := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]{6})`).FindAllStringSubmatch(css, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(hex string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			panic(err)
		}
		v := float64(n) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}

// contrast is the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// Text reaches AA (4.5) on everything that it is written on, and what is drawn
// reaches 3, in light and in dark.
func TestContrast(t *testing.T) {
	css, err := static.ReadFile("static/desk.css")
	if err != nil {
		t.Fatal(err)
	}
	light, rest, _ := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	dark, _, _ := strings.Cut(rest, "*, *::before")
	schemes := map[string]map[string]string{"light": colours(light), "dark": colours(dark)}
	need := []struct {
		least  float64
		ink    string
		papers string
	}{
		{4.5, "ink", "paper card wash trigger clause wide thing target warn-wash sample-wash"},
		{4.5, "soft", "paper card warn-wash sample-wash target"},
		{4.5, "link", "paper card warn-wash sample-wash target"},
		{4.5, "warn", "paper card warn-wash"},
		{4.5, "sample", "sample-wash"},
		{4.5, "open", "paper card"},
		{4.5, "paper", "q2"}, // the main button
		{3, "q1 q2 q3 q4 open actor recipient place date source focus sample", "paper card"},
	}
	for name, scheme := range schemes {
		for _, n := range need {
			for _, ink := range strings.Fields(n.ink) {
				for _, paper := range strings.Fields(n.papers) {
					if scheme[ink] == "" || scheme[paper] == "" {
						t.Fatalf("%s has no %s or no %s", name, ink, paper)
					}
					if got := contrast(scheme[ink], scheme[paper]); got < n.least {
						t.Errorf("%s: %s on %s has contrast %.2f, under %.1f", name, ink, paper, got, n.least)
					}
				}
			}
		}
	}
}

// The style sheet fetches nothing.
func TestStyleIsWhole(t *testing.T) {
	css, err := static.ReadFile("static/desk.css")
	if err != nil {
		t.Fatal(err)
	}
	if regexp.MustCompile(`(?i)@import|url\(`).Match(css) {
		t.Error("the style sheet fetches something")
	}
	if a, b := strings.Count(string(css), "{"), strings.Count(string(css), "}"); a != b {
		t.Errorf("the style sheet opens %d braces and closes %d", a, b)
	}
}
