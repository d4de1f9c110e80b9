package ledger

import (
	"time"

	"entente"
)

// Actor is who has a part in an entry, without spans.
type Actor struct {
	Code           string `json:"code"`
	Sector         string `json:"sector,omitempty"`
	EntityText     string `json:"entity_text"`
	IdentifierID   string `json:"identifier_id,omitempty"`
	IdentifierText string `json:"identifier_text,omitempty"`
	Office         string `json:"office,omitempty"`
}

// ActorOf gives an actor its shape.
func ActorOf(e entente.Entity) Actor {
	return Actor{e.Code, e.Sector, e.Text, e.ID, e.Name, e.Office}
}

// Standing is how an entry stands: the strongest of its reports.
type Standing struct {
	Polarity  entente.Polarity  `json:"polarity"`
	Certainty entente.Certainty `json:"certainty"`
	Time      entente.Tense     `json:"time"`
	Counts    bool              `json:"counts"`
}

// StandingOf gives a standing its shape.
func StandingOf(s entente.Standing) Standing {
	return Standing{s.Polarity, s.Certainty, s.Time, s.Counts()}
}

// Said is the first time that something was said: when its document came out,
// and who says it within the text, absent where the text itself does.
type Said struct {
	Time     string `json:"time"`
	Document string `json:"document"`
	Report   string `json:"report"`
	By       *Actor `json:"by,omitempty"`
}

func saidOf(s entente.Said) *Said {
	if !s.Known() {
		return nil
	}
	return &Said{Moment(s.Time), s.DocumentID, s.Report, actorOrNone(s.By)}
}

func actorOrNone(e entente.Entity) *Actor {
	if e.Code == "" && e.Text == "" && e.Name == "" {
		return nil
	}
	a := ActorOf(e)
	return &a
}

// Obligation is what an agreement binds its parties to.
type Obligation struct {
	Code      string `json:"code"`
	Condition string `json:"condition,omitempty"`
	Article   string `json:"article,omitempty"`
}

// Stage is a step in the life of an agreement or transfer.
type Stage struct {
	Stage     string `json:"stage"`
	Date      string `json:"date,omitempty"`
	Precision string `json:"precision,omitempty"`
	Place     string `json:"place,omitempty"`
	Done      *bool  `json:"done,omitempty"` // of an agreement: told as taken, not denied, doubted or still to come
	Report    string `json:"report,omitempty"`
	Document  string `json:"document,omitempty"`
}

// Origin is one source of reports: whose text they print, or whom they credit.
type Origin struct {
	Name      string   `json:"name,omitempty"`
	Citing    string   `json:"citing,omitempty"`
	Outlets   []string `json:"outlets"`
	Documents []string `json:"documents"`
	Reason    string   `json:"reason,omitempty"`
}

// OriginOf gives an origin its shape.
func OriginOf(o entente.Origin) Origin {
	return Origin{Name: o.Name, Citing: o.Citing, Outlets: words(o.Outlets), Documents: words(o.Documents), Reason: o.Reason}
}

// Agreement is an entry of the register of agreements.
type Agreement struct {
	ID          string       `json:"id"`
	Title       string       `json:"title,omitempty"`
	Type        string       `json:"type,omitempty"`
	Parties     []Actor      `json:"parties"`
	Sectors     []string     `json:"sectors"`
	Obligations []Obligation `json:"obligations"`
	Stages      []Stage      `json:"stages"`
	Standing    Standing     `json:"standing"`
	Conflicts   []string     `json:"conflicts"`
	First       string       `json:"first,omitempty"`
	Latest      string       `json:"latest,omitempty"`
	Publishers  []string     `json:"publishers"`
	Origins     []Origin     `json:"origins"`
	Reason      string       `json:"reason,omitempty"`
}

// AgreementOf gives an agreement its shape.
func AgreementOf(a entente.RegisteredAgreement) Agreement {
	return Agreement{
		ID: a.ID, Title: a.Title, Type: a.Type, Parties: Each(a.Parties, ActorOf), Sectors: words(a.Sectors),
		Obligations: Each(a.Obligations, func(o entente.Obligation) Obligation { return Obligation{o.Code, o.Condition, o.Article} }),
		Stages: Each(a.Stages, func(s entente.Stage) Stage {
			done := s.Done()
			return Stage{Stage: s.Stage, Date: Day(s.Date.Time), Precision: string(s.Date.Precision), Place: s.Place, Done: &done}
		}),
		Standing: StandingOf(a.Standing), Conflicts: words(a.Conflicts), First: Moment(a.First), Latest: Moment(a.Latest),
		Publishers: words(a.Publishers), Origins: Each(a.Origins, OriginOf), Reason: a.Reason,
	}
}

// Item is a thing transferred.
type Item struct {
	Text  string `json:"text"`
	Class string `json:"class"`
}

// Quantity is an amount in the words of reports.
type Quantity struct {
	Text      string   `json:"text"`
	Uncertain bool     `json:"uncertain"`
	Reports   []string `json:"reports"`
}

// Belief is how far an entry may be believed. LeadDays are the days from the
// first allegation to the first confirmation by a party.
type Belief struct {
	Status    entente.Status `json:"status"`
	Alleged   *Said          `json:"alleged,omitempty"`
	Confirmed *Said          `json:"confirmed,omitempty"`
	LeadDays  *float64       `json:"lead_days,omitempty"`
	Affirmed  int            `json:"affirmed"`
	Denied    int            `json:"denied"`
}

// Transfer is an entry of the ledger of transfers. Number and Year are printed
// as SIPRI does, in brackets where they are uncertain.
type Transfer struct {
	ID         string     `json:"id"`
	Suppliers  []Actor    `json:"suppliers"`
	Recipients []Actor    `json:"recipients"`
	Between    []Actor    `json:"between"`
	Items      []Item     `json:"items"`
	Quantities []Quantity `json:"quantities"`
	Number     string     `json:"number,omitempty"`
	Year       string     `json:"year,omitempty"`
	Stage      string     `json:"stage,omitempty"`
	Stages     []Stage    `json:"stages"`
	Belief
	Standing   Standing `json:"standing"`
	Conflicts  []string `json:"conflicts"`
	First      string   `json:"first,omitempty"`
	Latest     string   `json:"latest,omitempty"`
	Publishers []string `json:"publishers"`
	Origins    []Origin `json:"origins"`
	Reason     string   `json:"reason,omitempty"`
}

// TransferOf gives a transfer its shape.
func TransferOf(t entente.RegisteredTransfer) Transfer {
	return Transfer{
		ID: t.ID, Suppliers: Each(t.Suppliers, ActorOf), Recipients: Each(t.Recipients, ActorOf), Between: Each(t.Between, ActorOf),
		Items:      Each(t.Items, func(i entente.Item) Item { return Item{i.Text, i.Class} }),
		Quantities: Each(t.Quantities, func(q entente.Quantity) Quantity { return Quantity{q.Text, q.Uncertain, words(q.Reports)} }),
		Number:     t.Number(), Year: t.Year(), Stage: t.Stage,
		Stages: Each(t.Stages, func(s entente.StageReport) Stage {
			return Stage{Stage: s.Stage, Date: Day(s.Date.Time), Precision: string(s.Date.Precision), Report: s.Report, Document: s.DocumentID}
		}),
		Belief:   Belief{t.Status, saidOf(t.Alleged), saidOf(t.Confirmed), leadDays(t.LeadTime()), t.Affirmed, t.Denied},
		Standing: StandingOf(t.Standing), Conflicts: words(t.Conflicts), First: Moment(t.First), Latest: Moment(t.Latest),
		Publishers: words(t.Publishers), Origins: Each(t.Origins, OriginOf), Reason: t.Reason,
	}
}

func leadDays(lead time.Duration, known bool) *float64 {
	if !known {
		return nil
	}
	days := lead.Hours() / 24
	return &days
}

// Parameter is a figure given of a capability: claimed by the state itself, or
// assessed by others.
type Parameter struct {
	Name    string   `json:"name"`
	Value   string   `json:"value"`
	Claimed bool     `json:"claimed"`
	By      *Actor   `json:"by,omitempty"`
	Reports []string `json:"reports"`
}

// Capability is an entry of the ledger of capabilities.
type Capability struct {
	ID         string      `json:"id"`
	State      Actor       `json:"state"`
	Programme  string      `json:"programme"`
	Weapon     string      `json:"weapon,omitempty"`
	Change     string      `json:"change"`
	Count      int         `json:"count,omitempty"`
	Place      string      `json:"place,omitempty"`
	Parameters []Parameter `json:"parameters"`
	Date       string      `json:"date,omitempty"`
	Precision  string      `json:"precision,omitempty"`
	Belief
	Standing   Standing `json:"standing"`
	Conflicts  []string `json:"conflicts"`
	First      string   `json:"first,omitempty"`
	Latest     string   `json:"latest,omitempty"`
	Publishers []string `json:"publishers"`
	Origins    []Origin `json:"origins"`
	Reason     string   `json:"reason,omitempty"`
}

// CapabilityOf gives a capability its shape.
func CapabilityOf(c entente.RegisteredCapability) Capability {
	return Capability{
		ID: c.ID, State: ActorOf(c.State), Programme: c.Programme, Weapon: c.Weapon, Change: c.Change, Count: c.Count, Place: c.Place,
		Parameters: Each(c.Parameters, func(p entente.Parameter) Parameter {
			return Parameter{p.Name, p.Value, p.Claimed, actorOrNone(p.By), words(p.Reports)}
		}),
		Date: Day(c.Date.Time), Precision: string(c.Date.Precision),
		Belief:   Belief{c.Status, saidOf(c.Alleged), saidOf(c.Confirmed), leadDays(c.LeadTime()), c.Affirmed, c.Denied},
		Standing: StandingOf(c.Standing), Conflicts: words(c.Conflicts), First: Moment(c.First), Latest: Moment(c.Latest),
		Publishers: words(c.Publishers), Origins: Each(c.Origins, OriginOf), Reason: c.Reason,
	}
}

// Thing is what a position is about: by kind (agreement, transfer, capability,
// event, tie, topic) and id in the record.
type Thing struct {
	Kind     string  `json:"kind"`
	ID       string  `json:"id"`
	Text     string  `json:"text,omitempty"`
	Entities []Actor `json:"entities"`
}

// Position is an entry of the ledger of positions. First is since when.
type Position struct {
	ID         string   `json:"id"`
	Actor      Actor    `json:"actor"`
	Stance     string   `json:"stance"`
	About      Thing    `json:"about"`
	Strength   float64  `json:"strength"`
	Quote      string   `json:"quote,omitempty"`
	Standing   Standing `json:"standing"`
	First      string   `json:"first,omitempty"`
	Latest     string   `json:"latest,omitempty"`
	Publishers []string `json:"publishers"`
	Origins    []Origin `json:"origins"`
	Reason     string   `json:"reason,omitempty"`
}

// PositionOf gives a position its shape.
func PositionOf(p entente.RegisteredPosition) Position {
	return Position{
		ID: p.ID, Actor: ActorOf(p.Actor), Stance: p.Stance,
		About:    Thing{p.About.Kind, p.About.ID, p.About.Text, Each(p.About.Entities, ActorOf)},
		Strength: p.Strength, Quote: p.Quote, Standing: StandingOf(p.Standing), First: Moment(p.First), Latest: Moment(p.Latest),
		Publishers: words(p.Publishers), Origins: Each(p.Origins, OriginOf), Reason: p.Reason,
	}
}

// Each maps a list; the result is never nil, so that JSON has [] and not null.
func Each[A, B any](in []A, f func(A) B) []B {
	out := make([]B, len(in))
	for i := range in {
		out[i] = f(in[i])
	}
	return out
}

func words(in []string) []string { return append([]string{}, in...) }

// Day writes a day, empty for none.
func Day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.DateOnly)
}

// Moment writes an instant, empty for none.
func Moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
