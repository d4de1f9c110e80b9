package text_test

import "testing"

// What agencies, papers and the pages that carry them write around a text and
// in it.
func TestNews(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"headline, byline, dateline", "Two States Sign Defence Pact in Aster\nBy Jane Doe, Foreign Editor\nASTER, June 19 (NNA) -- The leaders signed it.",
			"Two|States|Sign|Defence|Pact|in|Aster\nBy|Jane|Doe|,|Foreign|Editor\nASTER|,|June|19|(|NNA|)|--\nThe|leaders|signed|it|."},
		{"headline in capitals", "ASTER, NORLAND SIGN PACT\nThe two leaders signed it on Wednesday.",
			"ASTER|,|NORLAND|SIGN|PACT\nThe|two|leaders|signed|it|on|Wednesday|."},
		{"headline of many names", "Foreign Minister Ivan Petrov Meets Norland Secretary of State John Roe in New Aster",
			"Foreign|Minister|Ivan|Petrov|Meets|Norland|Secretary|of|State|John|Roe|in|New|Aster"},
		{"AP", "MOSCOW (AP) — Russia said Tuesday it would go.", "MOSCOW|(|AP|)|—\nRussia|said|Tuesday|it|would|go|."},
		{"place and country", "SEOUL, South Korea — The president left.", "SEOUL|,|South|Korea|—\nThe|president|left|."},
		{"two places, day first", "Geneva/New York, 5 March – The council met.", "Geneva|/|New|York|,|5|March|–\nThe|council|met|."},
		{"with the year", "LONDON, March 5, 2024 — Britain agreed.", "LONDON|,|March|5|,|2024|—\nBritain|agreed|."},
		{"agency first", "(AP) Gaza City, Oct. 12 - At least five died.", "(|AP|)|Gaza|City|,|Oct.|12|-\nAt|least|five|died|."},
		{"Interfax", "MOSCOW. June 19 (Interfax) - The president signed it.", "MOSCOW|.|June|19|(|Interfax|)|-\nThe|president|signed|it|."},
		{"quotes over sentences", "“We are ready,” he said. “We will not wait. We will act.” He left.",
			"“|We|are|ready|,|”|he|said|.\n“|We|will|not|wait|.\nWe|will|act|.|”\nHe|left|."},
		{"quotes over paragraphs", "“We are ready.\n\n“We will not wait,” he said.", "“|We|are|ready|.\n“|We|will|not|wait|,|”|he|said|."},
		{"quote and quote", "He said on Tuesday: “We will respond.” “It is a question of time,” he added.",
			"He|said|on|Tuesday|:|“|We|will|respond|.|”\n“|It|is|a|question|of|time|,|”|he|added|."},
		{"who said it", "\"Will you go?\" asked the minister. \"No!\" she shouted. \"Never.\"",
			"\"|Will|you|go|?|\"|asked|the|minister|.\n\"|No|!|\"|she|shouted|.\n\"|Never|.|\""},
		{"question without quotes", "Will it last? asks the paper. Nobody knows.", "Will|it|last|?|asks|the|paper|.\nNobody|knows|."},
		{"brackets", "The plan (see p. 5) failed. (It was new.) Nobody cared.", "The|plan|(|see|p.|5|)|failed|.\n(|It|was|new|.|)\nNobody|cared|."},
		{"furniture", "Leave a Reply\nShare this:\nRead more: Kim visits Aster\nAdvertisement\nFollow us\nThe talks ended without a deal.",
			"Leave|a|Reply\nShare|this|:\nRead|more|:|Kim|visits|Aster\nAdvertisement\nFollow|us\nThe|talks|ended|without|a|deal|."},
		{"abbreviations", "Gen. Park and Lt. Col. Lee met on Jan. 5 in St. Petersburg vs. the 3 a.m. plan.",
			"Gen.|Park|and|Lt.|Col.|Lee|met|on|Jan.|5|in|St.|Petersburg|vs.|the|3|a.m.|plan|."},
		{"hours", "They met at 3 a.m. The talks lasted until 5 p.m. Nobody spoke.", "They|met|at|3|a.m.\nThe|talks|lasted|until|5|p.m.\nNobody|spoke|."},
		{"initials", "J. K. Rowling met George W. Bush. H. R. McMaster left.", "J.|K.|Rowling|met|George|W.|Bush|.\nH.|R.|McMaster|left|."},
		{"initialisms", "He flew to the U.S. The U.S. Army stayed in the U.S. on Monday.", "He|flew|to|the|U.S.\nThe|U.S.|Army|stayed|in|the|U.S.|on|Monday|."},
		{"firms", "He works for Acme Inc. It is big. Acme Inc. President Doe left.", "He|works|for|Acme|Inc|.\nIt|is|big|.\nAcme|Inc.|President|Doe|left|."},
		{"ellipses", "The plan … was dropped. He paused... Then he left.", "The|plan|…|was|dropped|.\nHe|paused|...\nThen|he|left|."},
		{"wrapped", "The leaders of both states met in\nthe capital on Monday and signed a\nTreaty of mutual defence, which both\nparliaments will have to ratify.",
			"The|leaders|of|both|states|met|in|the|capital|on|Monday|and|signed|a|Treaty|of|mutual|defence|,|which|both|parliaments|will|have|to|ratify|."},
		{"other ends of lines", "One\r\nTwo\rThree\u2028Four\u2029Five\fSix", "One\nTwo\nThree\nFour\nFive\nSix"},
		{"bullets", "• Trade grows\n• Arms shrink", "•|Trade|grows\n•|Arms|shrink"},
		{"Chinese", "双方将举行会谈。韩国总统访问北京！谁知道？", "双方将举行会谈|。\n韩国总统访问北京|！\n谁知道|？"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(c.in); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// Sentences that no sign ends. Where they end is learned (lang/en/text).
func TestUnpunctuated(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"greeting and signature", "Please send me the file when you can. Thanks, Maria", "Please|send|me|the|file|when|you|can|.\nThanks|,\nMaria"},
		{"head of a mail", "John Roe 03/14/2001 09:30 AM Please see the attached draft.", "John|Roe\n03/14/2001|09:30|AM\nPlease|see|the|attached|draft|."},
		{"small letters", "i saw the file. it is fine with me. are you coming?", "i|saw|the|file|.\nit|is|fine|with|me|.\nare|you|coming|?"},
		{"none in news", "Around 14,000 Norlanders met NATO Secretary General John Roe and British Prime Minister Jane Doe in New Aster.",
			"Around|14,000|Norlanders|met|NATO|Secretary|General|John|Roe|and|British|Prime|Minister|Jane|Doe|in|New|Aster|."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(c.in); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}
