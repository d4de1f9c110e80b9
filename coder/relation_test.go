package coder_test

import (
	"strings"
	"testing"

	"entente"
	"entente/codebook"
)

// A call or a letter is answered by what it was for; talk with no stance stays
// CONSULT, and so does a visit, whatever it was made for.
func TestRelationByPurpose(t *testing.T) {
	c := newCoder(t)
	for _, tt := range []struct{ text, actor, recipient, want string }{
		{"Macron phoned Merkel to congratulate her.", "Macron", "Merkel", codebook.Support},
		{"Macron phoned Merkel to apologise for the delay.", "Macron", "Merkel", codebook.Concede},
		{"Macron phoned Merkel to discuss the budget.", "Macron", "Merkel", codebook.Consult},
		{"Turkey sent a letter to Sweden threatening to expel its ambassador.", "Turkey", "Sweden", codebook.Threaten},
		{"Turkey sent a letter to Sweden on Monday.", "Turkey", "Sweden", codebook.Consult},
		{"Lavrov visited Serbia to praise its government.", "Lavrov", "Serbia", codebook.Consult},
		{"Poland published a letter sharply critical of Hungary, urging it to pay.", "Poland", "Hungary", codebook.Accuse},
		{"The Commission granted the Greek government permission to raise 2 billion euros for the airline.", "The Commission", "the Greek government", codebook.Concede},
	} {
		doc := &entente.Document{ID: "case", Text: tt.text, Published: published}
		got := c.Read(doc, []entente.Pair{{Actor: spanOf(tt.text, tt.actor), Recipient: spanOf(tt.text, tt.recipient)}}).Relations[0]
		if got.Event != tt.want {
			t.Errorf("%s: got %s (%s), want %s", tt.text, got.Event, got.Reason, tt.want)
		}
	}
}

// Where several triggers stand around the spans, what the actor does outside a
// condition, a purpose or a clause that only says which thing is meant decides.
func TestRelationByTheClauseThatGoverns(t *testing.T) {
	c := newCoder(t)
	for _, tt := range []struct{ text, actor, recipient, want string }{
		{"Nurses will not call off their strike until the Kenyan government ratifies the pact.", "Nurses", "the Kenyan government", codebook.Reject},
		{"Macron announced that Paris will not ease the embargo that it imposed on Mali.", "Macron", "Mali", codebook.Reject},
		{"Erdogan will not go to Athens to meet Kyriakos Mitsotakis.", "Erdogan", "Kyriakos Mitsotakis", codebook.Reject},
		{"Erdogan will go to Athens to meet Kyriakos Mitsotakis.", "Erdogan", "Kyriakos Mitsotakis", codebook.Agree},
		{"To Erdogan, an end of the ban on Greek ships is out of the question.", "Erdogan", "Greek ships", codebook.Reject},
		{"Washington is to hold talks with Peru.", "Washington", "Peru", codebook.Agree},
		{"France has said it is willing to hold talks with Iran.", "France", "Iran", codebook.Agree},
		{"Robert Mugabe told a party congress he would seize British mines if sanctions stayed.", "Robert Mugabe", "British", codebook.Threaten},
		{"Villagers told UN experts that Wagner men had shot gold diggers.", "Villagers", "Wagner", codebook.Accuse},
		{"John Kerry said that Damascus had gassed its people.", "John Kerry", "Damascus", codebook.Accuse},
		{"Turkey promised not to attack Greece.", "Turkey", "Greece", codebook.Agree},
		{"Nurses vowed not to call off the strike until the ministry of health pays them.", "Nurses", "the ministry of health", codebook.Reject},
		{"Eritrea gave permission for the Red Cross to visit the prisoners.", "Eritrea", "the Red Cross", codebook.Retreat},
	} {
		doc := &entente.Document{Text: tt.text}
		got := c.Read(doc, []entente.Pair{{Actor: spanOf(tt.text, tt.actor), Recipient: spanOf(tt.text, tt.recipient)}}).Relations[0]
		if got.Event != tt.want {
			t.Errorf("%s: got %s (%s), want %s", tt.text, got.Event, got.Reason, tt.want)
		}
	}
}

// Where no frame fits, learned weights answer, by words that are used alike.
func TestRelationWithoutAFrame(t *testing.T) {
	c := newCoder(t)
	for _, tt := range []struct{ text, actor, recipient, want string }{
		{"The Kenyan government refuted Donald Trump's comments on the treatment of farmers.", "The Kenyan government", "Donald Trump", codebook.Accuse},
	} {
		doc := &entente.Document{Text: tt.text}
		got := c.Read(doc, []entente.Pair{{Actor: spanOf(tt.text, tt.actor), Recipient: spanOf(tt.text, tt.recipient)}}).Relations[0]
		if got.Event != tt.want || !strings.HasPrefix(got.Reason, "the words around weigh") || got.Mode != "" || got.Confidence <= 0.3 {
			t.Errorf("%s: got %s %v (%s), want %s by learned weights", tt.text, got.Event, got.Confidence, got.Reason, tt.want)
		}
	}
}

func spanOf(text, part string) entente.Span {
	at := strings.Index(text, part)
	return entente.Span{Start: at, End: at + len(part)}
}
