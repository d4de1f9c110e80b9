package web

import (
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
)

// stand is a picture of who stands how on a thing: the thing in the middle, the
// actors around it, each line coloured by the stance, as wide as the position is
// strong, and leading to the words. Those for it begin on the left, those against
// it end on the right. Positions that nobody is said to take are hollow.
type stand struct {
	ID            string // wide or phone
	Width, Height float64
	X, Y, R       float64 // the thing
	One           string
	Title, Desc   string
	Nodes         []standNode
	Left          int // positions that are in the table only
}

// standNode is an actor with a stance.
type standNode struct {
	Class              string // for, worry, against or other, and hollow
	Href, Label        string
	X, Y               float64
	LineX, LineY, Wide float64 // where the line meets the thing, and its width
	TextX              float64
	Anchor             string
	Name, Stance       string
	Since              string
	order              int
	first              time.Time // since when
}

// standSize is the room for a picture.
type standSize struct {
	id                 string
	width, r, rx, step float64
	most               int
}

var (
	wideStand  = standSize{id: "wide", width: 760, r: 52, rx: 170, step: 54, most: 20}
	phoneStand = standSize{id: "phone", width: 360, r: 36, rx: 58, step: 60, most: 16}
)

// nameChar is the width of a character of a name.
const nameChar = 7.6

// toneOrder goes around the thing.
var toneOrder = []string{"for", "other", "worry", "against"}

// newStand lays out the positions on a thing, one node an actor and stance. It
// is nil without positions.
func newStand(one string, rows []positionRow, size standSize) *stand {
	nodes := standNodes(rows)
	if len(nodes) == 0 {
		return nil
	}
	p := &stand{ID: size.id, Width: size.width, X: size.width / 2, R: size.r, One: one, Title: "Who stands how on this " + one}
	if len(nodes) > size.most {
		p.Left = len(nodes) - size.most
		slices.SortStableFunc(nodes, func(a, b standNode) int { return int(math.Round(100 * (b.Wide - a.Wide))) })
		nodes = nodes[:size.most]
	}
	slices.SortStableFunc(nodes, func(a, b standNode) int { return a.order - b.order })
	left := (len(nodes) + 1) / 2
	p.Height = max(float64(left)*size.step+20, 2*size.r+30)
	p.Y = p.Height / 2
	var said []string
	for i := range nodes {
		n := &nodes[i]
		if side := -1.0; i < left {
			p.put(n, size, side, i, left)
		} else {
			p.put(n, size, 1, i-left, len(nodes)-left)
		}
		said = append(said, n.Label)
	}
	p.Nodes, p.Desc = nodes, strings.Join(said, "; ")
	return p
}

// put places a node on one side of the thing, on an arc.
func (p *stand) put(n *standNode, size standSize, side float64, i, of int) {
	n.Y = round(p.Y + (float64(i)-float64(of-1)/2)*size.step)
	out := 1 - math.Pow((n.Y-p.Y)/(p.Height/2+size.step), 2)
	n.X = round(p.X + side*size.rx*math.Sqrt(max(out, 0.1)))
	dx, dy := n.X-p.X, n.Y-p.Y
	far := math.Hypot(dx, dy)
	n.LineX, n.LineY = round(p.X+dx/far*p.R), round(p.Y+dy/far*p.R)
	n.TextX, n.Anchor = round(n.X+side*12), "start"
	room := p.Width - n.TextX
	if side < 0 {
		n.Anchor, room = "end", n.TextX
	}
	n.Name = shortened(n.Name, int(room/nameChar))
}

// standNodes joins the rows of one actor and stance: since the first, as strong
// as the strongest.
func standNodes(rows []positionRow) []standNode {
	var out []standNode
	at := map[string]int{}
	for _, r := range rows {
		class := tone(r.Stance)
		order := slices.Index(toneOrder, class)
		if r.Unreal() {
			class += " hollow"
		}
		n := standNode{Class: class, Href: "#" + r.Anchor(), Wide: lineWidth(r.Strength), Name: r.Who,
			Stance: r.Stance, Since: dayShort(r.First), order: order, first: r.First}
		n.Label = r.Who + ": " + r.Stance + ", since " + n.Since
		if r.Unreal() {
			n.Label += ", not vouched for"
		}
		key := r.Who + "\n" + r.Stance + "\n" + class
		i, known := at[key]
		if !known {
			at[key], out = len(out), append(out, n)
			continue
		}
		n.Wide = max(n.Wide, out[i].Wide)
		if out[i].first.After(n.first) {
			out[i] = n
		}
		out[i].Wide = n.Wide
	}
	return out
}

// lineWidth is the width of the line of a strength from 0 to 1.
func lineWidth(strength float64) float64 { return round(1 + 5*min(max(strength, 0), 1)) }

// columns is how wide a text is, in Latin characters: Chinese, Japanese and
// Korean ones take two.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) {
			n++
		}
	}
	return n
}

// shortened is a text of at most so many columns.
func shortened(s string, most int) string {
	if columns(s) <= most {
		return s
	}
	r := []rune(s)
	for len(r) > 1 && columns(string(r)) > most-1 {
		r = r[:len(r)-1]
	}
	return strings.TrimSpace(string(r)) + "…"
}
