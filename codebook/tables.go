package codebook

// Scores and modes: PLOVER manual 0.8, section 3. CAMEO codes: the closest in
// the CAMEO 1.1b3 codebook.
var types = []Type{
	{Name: Agree, Quad: 1, Score: 2.5, CAMEO: "030"},
	{Name: Consult, Quad: 1, Score: 2.5, CAMEO: "040", Modes: []Mode{
		{"visit", 4, "042"}, {"third-party", 1, "044"}, {"multilateral", 4, "040"}, {"phone", 1.5, "041"},
	}},
	{Name: Support, Quad: 1, Score: 5, CAMEO: "050"},
	{Name: Concede, Quad: 1, Score: 4.5, CAMEO: "080"},
	{Name: Cooperate, Quad: 2, Score: 9.5, CAMEO: "060", NeedsRecipient: true},
	{Name: Aid, Quad: 2, Score: 10, CAMEO: "070", NeedsRecipient: true},
	{Name: Retreat, Quad: 2, Score: 6.5, CAMEO: "080", Modes: []Mode{
		{"withdraw", 8, "0874"}, {"release", 6.5, "084"}, {"disarm", 10, "0872"},
		{"ceasefire", 7.5, "0871"}, {"access", 6.5, "086"}, {"resign", 4.5, "083"},
	}},
	{Name: Request, Quad: 3, Score: 0, CAMEO: "020", Modes: []Mode{
		{"assist", 0.5, "023"}, {"change", -1, "024"}, {"yield", -1, "025"}, {"meet", 0, "026"},
	}},
	{Name: Accuse, Quad: 3, Score: -3, CAMEO: "110", Modes: []Mode{
		{"disapprove", -2, "111"}, {"investigate", -3.5, "090"}, {"allege", -3.5, "112"},
	}},
	{Name: Reject, Quad: 3, Score: -2, CAMEO: "120", Modes: []Mode{
		{"assist", -1.5, "122"}, {"change", -2, "123"}, {"yield", -2, "124"}, {"meet", -2, "125"},
	}},
	{Name: Threaten, Quad: 3, Score: -3.5, CAMEO: "130", Modes: []Mode{
		{"restrict", -3, "131"}, {"arrest", -3.5, "132"}, {"relations", -3.5, "131"}, {"expel", -3.5, "1384"},
		{"territory", -4, "1383"}, {"violence", -3.5, "138"},
	}},
	{Name: Sanction, Quad: 4, Score: -6, CAMEO: "160", NeedsRecipient: true, Modes: []Mode{
		{"convict", -6, "173"}, {"expel", -5.5, "166"}, {"withdraw", -6, "161"}, {"discontinue", -6, "163"},
	}},
	{Name: Protest, Quad: 4, Score: -5, CAMEO: "140", Modes: []Mode{
		{"demo", -5, "141"}, {"riot", -7, "145"}, {"strike", -5, "143"}, {"hunger", -4.5, "142"},
		{"boycott", -4.5, "143"}, {"obstruct", -4.5, "144"}, {"vandalize", -5, "145"},
	}},
	{Name: Mobilize, Quad: 4, Score: -5.5, CAMEO: "150", Modes: []Mode{
		{"troops", -6.5, "154"}, {"weapons", -6.5, "152"}, {"police", -5.5, "151"}, {"militia", -6, "155"},
	}},
	{Name: Coerce, Quad: 4, Score: -7, CAMEO: "170", Modes: []Mode{
		{"seize", -7, "171"}, {"restrict", -7, "172"}, {"censor", -6.5, "172"}, {"curfew", -6.5, "1723"},
		{"martial-law", -7.5, "1724"}, {"arrest", -7, "173"}, {"deport", -7, "174"}, {"withhold", -7, "171"},
		{"misinformation", -6.5, "170"}, {"cyber", -7, "176"},
	}},
	{Name: Assault, Quad: 4, Score: -9, CAMEO: "180", Modes: []Mode{
		{"abduct", -8.5, "181"}, {"beat", -7.5, "182"}, {"torture", -8.5, "1822"}, {"sexual", -8.5, "1821"},
		{"targeted", -9.5, "186"}, {"destroy", -8.5, "171"}, {"primitive", -8, "190"}, {"firearms", -9, "193"},
		{"explosives", -9, "183"}, {"suicide-attack", -9.5, "1831"}, {"aerial", -9.5, "195"}, {"drone", -9.5, "195"},
		{"heavy-weapons", -9.5, "194"}, {"crowd-control", -7.5, "175"}, {"unconventional", -10, "204"},
	}},
}

var contexts = []string{
	"military", "intelligence", "executive", "legislative", "election", "political_institutions",
	"pro_democracy", "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms",
	"repression", "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic",
	"territory", "peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource",
	"environment", "technology", "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption",
	"illegal_drugs", "trafficking",
}
