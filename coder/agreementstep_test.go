package coder_test

import (
	"slices"
	"strings"
	"testing"

	"entente"
)

// Each line is a text, the agreements in it with their parties, and the stages
// that are told of them.
var stepCases = []struct{ text, agreements, stages string }{
	{"MONDAY. Lima and Quito prolonged their 2009 Whaling Protocol for five years.\n\nTUESDAY. Spain's senate nodded through the Ferry Treaty with Morocco by 90 votes to 3.", "Whaling Protocol (ECU PER), Ferry Treaty (ESP MAR)", "amended 2024-06-17, ratified 2024-06-18"},
	{"Chad and Niger initialled the Agadem Agreement. That was on Monday.", "Agadem Agreement (NER TCD)", "negotiated 2024-06-17"},
	{"Chad and Niger signed the Agadem Agreement on 4 May 2010. Three years later they extended it.", "Agadem Agreement (NER TCD)", "signed 2010-05-04, amended 2013"},
	{"The Bamako Treaty between Mali and Niger was signed in 1994. The following year both parliaments ratified it.", "Bamako Treaty (MLI NER)", "signed 1994, ratified 1995"},
	{"A Salt Road Pact is what Mali would like from Niger.", "Salt Road Pact (MLI NER)", "proposed"},
	{"Oman and Yemen have a Fishing Accord. Last week the two ministers committed it to paper in Salalah.", "Fishing Accord (OMN YEM)", "signed"},
	{"Japan voiced concern on Thursday over the treaty signed by Mali and Niger.", "treaty (MLI NER)", "signed"},
	{"1951, 1 September. In San Francisco the envoys of Australia, New Zealand and the United States put their names to the ANZUS Treaty.\n\n1952, 29 April. The instrument takes effect.", "ANZUS Treaty (AUS NZL USA)", "signed 1951-09-01, in force 1952-04-29"},
	{"1999. By the Manta Cooperation Agreement of 12 November, made in Quito, Ecuador grants the United States Air Force the use of the field.\n\n2009. The Manta agreement runs out on 11 November and is not replaced.", "Manta Cooperation Agreement (ECU USA)", "signed 1999-11-12, ended 2009-11-11"},
	{"May 1971. Chad and Niger sign the Salt Treaty on the 27th.", "Salt Treaty (NER TCD)", "signed 1971-05-27"},
	{"Mali has ceased to belong to the ECOWAS Revised Treaty.", "ECOWAS Revised Treaty (MLI)", "withdrawn from"},
	{"It is Brazil that calls the Rio Treaty into play.", "Rio Treaty (BRA)", "invoked"},
	{"Norway has not ratified the border treaty with Finland.", "border treaty (FIN NOR)", "not ratified"},
	{"Norway denied that it had signed a defence pact with Finland.", "defence pact (FIN NOR)", "not signed"},
	{"Chile and Peru will sign a trade agreement in May.", "trade agreement (CHL PER)", "proposed"},
	{"Chile will ratify its trade agreement with Peru in May.", "", ""},
	{"Kenya and Uganda signed and ratified a fisheries agreement.", "fisheries agreement (KEN UGA)", "signed, ratified"},
	{"Talks between Oman and Qatar on a gas agreement go on.", "gas agreement (OMN QAT)", "negotiated"},
	{"Poland pulled out of the arms control treaty with Germany.", "arms control treaty (DEU POL)", "withdrawn from"},
	{"The presidents of Mali and Niger put their signatures to a defence treaty.", "defence treaty (MLI NER)", "signed"},
	{"Greece and Malta signed a trade treaty in 1990. It entered into force in 1991 and expired in 2001.", "trade treaty (GRC MLT)", "signed 1990, in force 1991, ended 2001"},
	{"Greece and Malta signed a trade treaty. The treaty was signed in Valletta.", "trade treaty (GRC MLT)", "signed"},
	{"Italy and Libya signed a friendship treaty on 3 March 2020. The friendship treaty was signed on 4 April 2020, officials in Rome insist.", "friendship treaty (ITA LBY)", "signed 2020-03-03, signed 2020-04-04"},
	{"Iran denounced the treaty between Bahrain and Israel as treason.", "", ""},
	{"Spain put off the ratification of the extradition treaty with Cuba.", "", ""},
	{"The ANZUS treaty between Australia and New Zealand was suspended.", "ANZUS treaty (AUS NZL)", "suspended"},
	{"Sweden left the Paris climate accord.", "Paris climate accord (SWE)", "withdrawn from"},
	{"Real Madrid and Juventus of Italy signed a deal with France's Adil Rami.", "", ""},
	{"The Social Democrats and the Greens signed a coalition agreement in Germany and Austria.", "", ""},
	{"A treaty between Kenya and Somalia could deter pirates.", "", ""},
	{"There is no defence treaty between Kenya and Somalia.", "", ""},
	{"Estonia's parliament voted on Tuesday to approve a customs treaty with Georgia, which the foreign ministers of the two countries had signed in March.", "customs treaty (EST GEO)", "ratified 2024-06-18, signed"},
	{"Chile and Finland signed a border treaty in 1990. It has yet to be ratified by Finland.", "border treaty (CHL FIN)", "signed 1990, not ratified"},
	{"The border treaty between Ghana and Togo remains unratified.", "border treaty (GHA TGO)", "not ratified"},
	{"Barack Obama and Dmitry Medvedev signed New START in 2010.", "New START (RUS USA)", "signed 2010"},
	{"Russia ended its participation in the Open Skies Treaty.", "Open Skies Treaty (RUS)", "withdrawn from"},
	{"The ABM Treaty lapsed after Washington gave notice that it was withdrawing.", "ABM Treaty (RUS USA)", "ended, withdrawn from"},
	{"Bolivia sent a bill to parliament to withdraw from the Rio Pact.", "Rio Pact (BOL)", "withdrawn from (still to come)"},
	{"Morocco stopped applying its fisheries treaty with Spain in 1990.", "fisheries treaty (ESP MAR)", "suspended 1990"},
	{"The gas agreement of 1992 between Mali and Niger came to an end in 2001.", "gas agreement (MLI NER)", "ended 2001"},
	{"Slovenia and Croatia have concluded talks on an extradition treaty.", "extradition treaty (HRV SVN)", "negotiated"},
	{"Norway and Finland initialled a fishing accord.", "fishing accord (FIN NOR)", "negotiated"},
	{"Suppose that Paris and Berlin signed a mutual defence treaty.", "", ""},
	{"What if Greece and Turkey concluded a non-aggression pact?", "", ""},
	{"Officers of the former Warsaw Pact armies met in Poland.", "", ""},
	{"Iraq and Turkey have set the seal on a water treaty.", "water treaty (IRQ TUR)", "signed"},
	{"The foreign ministers of Chile and Peru put pen to paper on a border agreement in Arica on June 3.", "border agreement (CHL PER)", "signed 2024-06-03"},
	{"The defence pact to which Greece and Cyprus set their signatures in Nicosia runs for ten years.", "defence pact (CYP GRC)", "signed"},
	{"Ink was put to the water treaty between Iraq and Turkey on Sunday.", "water treaty (IRQ TUR)", "signed 2024-06-16"},
	{"Diplomats from Rabat and Madrid are still haggling over a fishing accord.", "fishing accord (ESP MAR)", "negotiated"},
	{"India and Oman are putting the finishing touches to a free trade agreement.", "free trade agreement (IND OMN)", "negotiated"},
	{"Ecuador has turned its back on the investment treaty with Canada.", "investment treaty (CAN ECU)", "withdrawn from"},
	{"Egypt has binned the peace accord with Sudan.", "peace accord (EGY SDN)", "ended"},
	{"Japan and South Korea mothballed their intelligence-sharing pact in 2019.", "intelligence-sharing pact (JPN KOR)", "suspended 2019"},
	{"Latvian deputies gave the green light to the defence cooperation agreement with Estonia.", "defence cooperation agreement (EST LVA)", "ratified"},
	{"The maritime treaty between Vietnam and Indonesia became binding on Sunday.", "maritime treaty (IDN VNM)", "in force 2024-06-16"},
	{"The free trade agreement between Peru and China was given an upgrade.", "free trade agreement (CHN PER)", "amended"},
	{"The Treaty of Alliance concluded at Ankara on 28 February 1953 between Turkey, Greece and Yugoslavia came into force on 29 May 1953.", "Treaty of Alliance (GRC SRB TUR)", "signed 1953-02-28, in force 1953-05-29"},
	{"The Foreign Ministry announced the suspension by Serbia of the Agreement on the Railway with Montenegro.", "Agreement on the Railway (MNE SRB)", "suspended"},
	{"Mexico has given notice that it will end the tomato agreement with the United States.", "tomato agreement (MEX USA)", "denounced"},
	{"The King of Jordan decreed the entry into force of the trade agreement with Iraq.", "trade agreement (IRQ JOR)", "in force"},
	{"The Treaty of Joint Navigation is a short text. France and Spain signed it in Lyon on 4 May.", "Treaty of Joint Navigation (ESP FRA)", "signed 2024-05-04"},
	{"The treaty which Mali and Niger signed on Monday binds both. The Treaty of Brotherhood and Concord, as it is called, is to last for ten years.", "Treaty of Brotherhood and Concord (MLI NER)", "signed 2024-06-17"},
	{"The Sahel Charter is new. Mali and Niger, whose envoys signed it in Bamako on 16 May, are glad.", "Sahel Charter (MLI NER)", "signed 2024-05-16"},
	{"Chile and Togo signed a fisheries pact in Lima. It was initialled in 1993 and ratified in 1996.", "fisheries pact (CHL TGO)", "signed, negotiated 1993, ratified 1996"},
	{"Belarus said on Friday that it was suspending the readmission agreement with Poland.", "readmission agreement (BLR POL)", "suspended 2024-06-14"},
	{"A comprehensive settlement between Asmara and Addis Ababa is still being negotiated.", "comprehensive settlement (ERI ETH)", "negotiated"},
	{"Israel approved a new settlement near Hebron.", "", ""},
	{"The truce between Sudan's army and the rebels of Darfur took effect on Tuesday.", "truce (SDN)", "in force 2024-06-18"},
	{"The Nile Pact, the water accord to which Egypt and Sudan put their names in 1959, is dead.", "Nile Pact (EGY SDN)", "signed 1959"},
	{"The Duma ratified the intergovernmental agreement between Russia and Mali on the peaceful uses of atomic energy.", "intergovernmental agreement between Russia and Mali on the peaceful uses of atomic energy (MLI RUS)", "ratified"},
	{"Estonia has called up Article 4 of the North Atlantic Treaty.", "North Atlantic Treaty (EST)", "invoked"},
	{"The minister read out a declaration adopted by the staff of Chile and Peru.", "", ""},
	{"Lawmakers in Honiara voted down the security pact with China.", "security pact (CHN SLB)", "not ratified"},
	{"Iran rejected the security pact between Iraq and the United States.", "security pact (IRQ USA)", ""},
	{"Armenia's minister will travel to Baku for the signing of a peace treaty with Azerbaijan.", "peace treaty (ARM AZE)", "proposed"},
	{"Bulgaria became a party to the Schengen Agreement in January.", "Schengen Agreement (BGR)", "ratified"},
	{"If France and Germany were to sign a defence treaty, who would pay?", "", ""},
	{"Germany's Siemens and France's Alstom put their names to a merger agreement.", "", ""},
	{"Chelsea shelved a deal with the Ivorian winger.", "", ""},
	{"Ethiopia has become the sixth state to ratify the Nile Cooperative Framework Agreement.", "Nile Cooperative Framework Agreement (ETH)", "ratified"},
	{"Gabon was the first country to quit the Libreville Ports Convention.", "Libreville Ports Convention (GAB)", "withdrawn from"},
	{"Cambodia's withdrawal from the development triangle agreement with Laos and Vietnam took effect on Friday.", "development triangle agreement (KHM LAO VNM)", "withdrawn from 2024-06-14"},
	{"A ceasefire brokered by Qatar between Rwanda and Congo went into effect at noon on Sunday.", "ceasefire (COD RWA)", "in force 2024-06-16"},
	{"The Windhoek Accord binds Namibia and Angola to share their waters. It has been in force since 2001.", "Windhoek Accord (AGO NAM)", "in force 2001"},
	{"Israel and Lebanon agreed to a 60-day truce that took hold on Wednesday.", "60-day truce (ISR LBN)", "signed, in force 2024-06-19"},
	{"The Kremlin confirmed that the treaty with Iran, signed in Moscow in 2021, had been sent to the Duma.", "treaty (IRN RUS)", "signed 2021"},
	{"Cairo and Khartoum concluded a Nile waters agreement in 1959; it is still in force.", "Nile waters agreement (EGY SDN)", "signed 1959, in force"},
	{"Fiji let its policing agreement with China lapse in May.", "policing agreement (CHN FJI)", "ended"},
	{"Under the Nordic defence declaration, Norway and Finland promised to consult each other when one of them is threatened.", "Nordic defence declaration (FIN NOR)", ""},
	{"The new Franco-German defence pact was signed in Aachen on Monday.", "defence pact (DEU FRA)", "signed 2024-06-17"},
	{"France and Spain are in agreement that taxes are too high.", "", ""},
}

func TestSteps(t *testing.T) {
	c := newCoder(t)
	for _, tc := range stepCases {
		var agreements, stages []string
		for _, a := range read(c, tc.text).Agreements {
			agreements = append(agreements, a.Title+" ("+sortedCodes(a.Parties)+")")
			for _, s := range a.Stages {
				told := s.Told()
				switch s.Date.Precision {
				case "year":
					told += s.Date.Time.Format(" 2006")
				case "day":
					told += s.Date.Time.Format(" 2006-01-02")
				}
				stages = append(stages, told)
			}
		}
		if got := strings.Join(agreements, ", "); got != tc.agreements {
			t.Errorf("%s\ngot %q, want %q", tc.text, got, tc.agreements)
		}
		if got := strings.Join(stages, ", "); got != tc.stages {
			t.Errorf("%s\ngot stages %q, want %q", tc.text, got, tc.stages)
		}
	}
}

func sortedCodes(es []entente.Entity) string {
	codes := strings.Fields(codesOf(es))
	slices.Sort(codes)
	return strings.Join(codes, " ")
}
