package actor

import (
	"fmt"
	"slices"
	"strings"

	"entente"
)

func (g *Gazetteer) addMedia(l *line, n int32) error {
	e := &g.entries[n]
	if len(e.sectors) == 0 {
		e.sectors = []string{"JRN"}
	}
	p := entente.Publisher{Name: l.names[0], Country: l.code, Kind: "newspaper"}
	var hosts []string
	for _, f := range l.facts {
		if f.dated {
			return fmt.Errorf("unknown dated fact %q of a publisher", f.text)
		}
		switch f.key {
		case "host":
			hosts = append(hosts, strings.Fields(f.value)...)
		case "kind":
			p.Kind = f.value
		case "state-controlled":
			p.StateControlled, e.stateControlled = true, true
		case "owner":
			p.Owner = f.value
		case "note":
			p.Note = f.value
		case "reliability":
			if len(f.value) != 1 || f.value < "A" || f.value > "F" {
				return fmt.Errorf("reliability %q is none of the Admiralty code's, A to F", f.value)
			}
			p.Reliability = f.value
		default:
			return fmt.Errorf("unknown fact %q of a publisher", f.key)
		}
	}
	i := len(g.media)
	g.media = append(g.media, p)
	for _, h := range hosts {
		if _, dup := g.publishers[h]; dup {
			return fmt.Errorf("host %s is given twice", h)
		}
		g.publishers[h] = i
	}
	for _, name := range l.names {
		g.publishers[foldName(name)] = i
	}
	return g.enterAll(l.names, n)
}

// Publisher looks a publisher up by host ("www.kcna.kp"; a subdomain finds
// its parent) or by name ("KCNA").
func (g *Gazetteer) Publisher(name string) (entente.Publisher, bool) {
	host := strings.ToLower(strings.TrimSpace(name))
	for h := host; h != ""; {
		if i, ok := g.publishers[h]; ok {
			return g.media[i], true
		}
		_, rest, more := strings.Cut(h, ".")
		if !more || !strings.Contains(rest, ".") {
			break
		}
		h = rest
	}
	i, ok := g.publishers[foldName(strings.TrimPrefix(strings.TrimSpace(name), "The "))]
	if !ok {
		i, ok = g.publishers[foldName(name)]
	}
	if !ok {
		return entente.Publisher{}, false
	}
	return g.media[i], true
}

// Publishers are all publishers of the registry, in the order of its lines.
func (g *Gazetteer) Publishers() []entente.Publisher { return slices.Clone(g.media) }
