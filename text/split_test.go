package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"entente/text"

	"pgregory.net/rapid"
)

// show writes sentences with | between tokens, one sentence a line.
func show(s string) string {
	var lines []string
	for _, sent := range text.Split(s) {
		var w []string
		for _, t := range sent.Tokens {
			w = append(w, s[t.Start:t.End])
		}
		lines = append(lines, strings.Join(w, "|"))
	}
	return strings.Join(lines, "\n")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Russia's envoy didn't sign.", "Russia|'s|envoy|did|n't|sign|."},
		{"Russia’s envoy didn’t sign.", "Russia|’s|envoy|did|n’t|sign|."},
		{"They CAN'T, won't and cannot.", "They|CA|N'T|,|wo|n't|and|can|not|."},
		{"The nuclear-armed state", "The|nuclear|-|armed|state"},
		{"a non-proliferation pact", "a|non-proliferation|pact"},
		{"Kim Jong-un's sister", "Kim|Jong-un|'s|sister"},
		{"The U.S. and the U.N. agree", "The|U.S.|and|the|U.N.|agree"},
		{"It costs $5.4bn or US$3", "It|costs|$|5.4|bn|or|US$|3"},
		{"up 5% by 2024-06-19", "up|5|%|by|2024-06-19"},
		{"10-15 of 1,200 troops", "10|-|15|of|1,200|troops"},
		{"In the 1990's and 2024's", "In|the|1990's|and|2024|'s"},
		{"a 155mm shell", "a|155|mm|shell"},
		{"and/or on 9/11", "and|/|or|on|9/11"},
		{"“We will,” he said…", "“|We|will|,|”|he|said|…"},
		{"the states' talks", "the|states|'|talks"},
		{"the 1990s and '90s", "the|1990s|and|'90s"},
		{"see https://example.org/a_b-c?d=1, (www.example.org).", "see|https://example.org/a_b-c?d=1|,|(|www.example.org|)|."},
		{"mail desk@example.org!", "mail|desk@example.org|!"},
		{"It wouldn't've held", "It|would|n't|'ve|held"},
		{"O'Neill's AT&T file", "O'Neill|'s|AT&T|file"},
		{"wait--no", "wait|--|no"},
		{"Well... yes?!", "Well|...|yes|?!"},
		{"No. 5 is no. He left", "No.|5|is|no|.\nHe|left"},
		{"U.S.'s stance", "U.S.|'s|stance"},
		{"7.62mm rounds, 1,200 shells, 3.5 tonnes, $5bn and €3.2m", "7.62|mm|rounds|,|1,200|shells|,|3.5|tonnes|,|$|5|bn|and|€|3.2|m"},
		{"12-13 June at 10:30; 3/4 of it, No. 5", "12|-|13|June|at|10:30|;|3/4|of|it|,|No.|5"},
		{"ring 555-1234 or 3-1234, from 09:00-10:30", "ring|555-1234|or|3-1234|,|from|09:00|-|10:30"},
		{"the U.S.-led, Moscow-based ex-president", "the|U.S.|-|led|,|Moscow|-|based|ex-president"},
		{"Sino-U.S. talks with Doe (R-Tex.) there", "Sino|-|U.S.|talks|with|Doe|(|R|-|Tex.|)|there"},
		{"anti-aircraft, cross-border, over-the-counter", "anti-aircraft|,|cross-border|,|over|-|the|-|counter"},
		{"at -5 or +5", "at|-|5|or|+5"},
		{"a 10k run, a 5.5B fund", "a|10|k|run|,|a|5.5|B|fund"},
		{"the ministers—both—left", "the|ministers|—|both|—|left"},
		{"I dont think theyre alot", "I|do|nt|think|they|re|a|lot"},
		{"Its a shame that its own army won", "It|s|a|shame|that|its|own|army|won"},
		{"the boss`s car", "the|boss|`s|car"},
		{"Fine :-) really :( ;)", "Fine|:-)|really|:(|;)"},
		{"(as agreed:) both", "(|as|agreed|:|)|both"},
		{"see plan-2.doc, (a_b.pdf).", "see|plan-2.doc|,|(|a_b.pdf|)|."},
		{"\"Ann\"<ann@example.org>", "\"|Ann|\"|<|ann@example.org|>"},
		{"below:http://example.org/a", "below|:|http://example.org/a"},
		{"---=== $$$ <3", "---===|$$$|<3"},
		{"20\u00a0000 men, co\u00adoperation", "20|000|men|,|co\u00adoperation"},
		{"\u200eKim\u200f and\u200bPark", "Kim|and|Park"},
		{"🇷🇺🇰🇵 👍🏽 👨\u200d👩\u200d👧!", "🇷🇺|🇰🇵|👍🏽|👨\u200d👩\u200d👧|!"},
		{"shells, fuses etc.", "shells|,|fuses|etc|."},
		{"习近平访问平壤。会谈", "习近平访问平壤|。\n会谈"},
		{"وصل الرئيس إلى موسكو.", "وصل|الرئيس|إلى|موسكو|."},
	} {
		if got := show(c.in); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.in, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"note marks", "It ended.[3] [4] They left.", "It|ended|.|[|3|]|[|4|]\nThey|left|."},
		{"title", "Gen. Park met Mr. Ivanov. They spoke.", "Gen.|Park|met|Mr.|Ivanov|.\nThey|spoke|."},
		{"initial", "George W. Bush left. He won.", "George|W.|Bush|left|.\nHe|won|."},
		{"initialism ends", "He flew to the U.S. The talks failed.", "He|flew|to|the|U.S.\nThe|talks|failed|."},
		{"initialism goes on", "The U.S. Army moved.", "The|U.S.|Army|moved|."},
		{"quote", "“Never!” Minister Choe said. “Go.” It ended.",
			"“|Never|!|”|Minister|Choe|said|.\n“|Go|.|”\nIt|ended|."},
		{"small letter", "The talks (since 3 p.m. on Friday!) failed.", "The|talks|(|since|3|p.m.|on|Friday|!|)|failed|."},
		{"decimal", "It rose 3.5 percent. Nothing else.", "It|rose|3.5|percent|.\nNothing|else|."},
		{"dateline", "PYONGYANG, June 19 (KCNA) -- Kim met Putin.", "PYONGYANG|,|June|19|(|KCNA|)|--\nKim|met|Putin|."},
		{"dateline, mixed", "Seoul (Reuters) - Two planes met.", "Seoul|(|Reuters|)|-\nTwo|planes|met|."},
		{"dateline, city and country", "Lima, Peru - Two ministers met.", "Lima|,|Peru|-\nTwo|ministers|met|."},
		{"no dateline", "Peru - Two ministers met.", "Peru|-|Two|ministers|met|."},
		{"dateline, dated", "Pyongyang, December 5 — The treaty holds.", "Pyongyang|,|December|5|—\nThe|treaty|holds|."},
		{"dateline, agency behind the day", "Aster, June 2, ABNA - The ministers met.", "Aster|,|June|2|,|ABNA|-\nThe|ministers|met|."},
		{"dateline without dash", "Aster, June 2 (ABNA) The ministers met.", "Aster|,|June|2|(|ABNA|)\nThe|ministers|met|."},
		{"dateline with colon", "ASTER (Reuters): The ministers met.", "ASTER|(|Reuters|)|:\nThe|ministers|met|."},
		{"speaker", "Putin: The talks failed.", "Putin|:|The|talks|failed|."},
		{"dateline, agency in strokes", "ASTER, June 19. /NNA/. Ministers met.", "ASTER|,|June|19|.|/|NNA|/|.\nMinisters|met|."},
		{"dateline without spaces", "ASTER—The ministers met.", "ASTER|—\nThe|ministers|met|."},
		{"articles of a treaty", "Article 4\n\nEither side shall:\n(a) consult;\n(b) assist.",
			"Article|4\nEither|side|shall|:\n(|a|)|consult|;\n(|b|)|assist|."},
		{"no dateline", "Kim Jong Un - the leader - spoke.", "Kim|Jong|Un|-|the|leader|-|spoke|."},
		{"headline in capitals", "RUSSIA - NORTH KOREA PACT SIGNED", "RUSSIA|-|NORTH|KOREA|PACT|SIGNED"},
		{"paragraphs", "Leaders sign pact\n\nThey met on Monday", "Leaders|sign|pact\nThey|met|on|Monday"},
		{"headline line", "Leaders sign pact\nThe leaders of both states met in the capital on Monday and signed it.",
			"Leaders|sign|pact\nThe|leaders|of|both|states|met|in|the|capital|on|Monday|and|signed|it|."},
		{"wrapped", "The leaders of both states met in\nthe capital.", "The|leaders|of|both|states|met|in|the|capital|."},
		{"bullets", "They agreed:\n- trade\n- arms", "They|agreed|:\n-|trade\n-|arms"},
		{"numbers", "1. Trade grows.\n2. Arms shrink.", "1.|Trade|grows|.\n2.|Arms|shrink|."},
		{"empty", " \n\n ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(c.in); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// lossless checks what Split promises of any text.
func lossless(t interface{ Fatalf(string, ...any) }, s string) {
	at := 0
	for _, sent := range text.Split(s) {
		n := len(sent.Tokens)
		if n == 0 || n > text.MaxTokens {
			t.Fatalf("%q: sentence of %d tokens", s, n)
		}
		if sent.Start != sent.Tokens[0].Start || sent.End != sent.Tokens[n-1].End {
			t.Fatalf("%q: sentence %+v is not its tokens", s, sent)
		}
		for _, tok := range sent.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(s) {
				t.Fatalf("%q: token %+v behind %d", s, tok, at)
			}
			space(t, s, at, tok.Start)
			if strings.IndexFunc(s[tok.Start:tok.End], text.IsSpace) >= 0 {
				t.Fatalf("%q: white space in token %q", s, s[tok.Start:tok.End])
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[tok.Start:tok.End]) {
				t.Fatalf("%q: token %q cuts a character", s, s[tok.Start:tok.End])
			}
			at = tok.End
		}
	}
	space(t, s, at, len(s))
}

func space(t interface{ Fatalf(string, ...any) }, s string, from, to int) {
	if rest := strings.TrimLeftFunc(s[from:to], text.IsSpace); rest != "" {
		t.Fatalf("%q: lost %q", s, rest)
	}
}

func TestLossless(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"Kim", "U.S.", "’s", "n't", "don’t", " ", "  ", "\n", "\n\n", ".", "...", "?", "!", "\"", "“", "”", "-", "--",
		"a-b", "$", "5", "3.5", "(", ")", "@", "http://", "www.", ",", "/", "'", "é", "金正恩", "。", "مرحبا", "\xff", "\xe2\x80", "🙂", "\u200b", "_", "35mm",
	})
	rapid.Check(t, func(t *rapid.T) {
		lossless(t, strings.Join(rapid.SliceOf(piece).Draw(t, "pieces"), ""))
		lossless(t, rapid.String().Draw(t, "string"))
		lossless(t, string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")))
	})
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"Kim didn't. U.S.'s no.", "PYONGYANG, June 19 (KCNA) -- Kim", "a’s\xff.", "(((((", "1. a\n2. b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { lossless(t, s) })
}

// adversarial repeats what a careless scanner would look at again and again.
func adversarial(n int) []string {
	var out []string
	for _, unit := range []string{"(", ".", "'", "’", "a.", "a-", "-a", "a'", "\n", "a\n", "- ", "A.B.", "…", "5", "'s", "n’t", "\xff", "@.", "www.", "\" ", "—A "} {
		out = append(out, strings.Repeat(unit, n/len(unit)))
	}
	return out
}

func TestAdversarial(t *testing.T) {
	for _, s := range adversarial(20000) {
		lossless(t, s)
	}
}

func BenchmarkSplit(b *testing.B) {
	s := strings.Repeat("The U.S. and South Korea, which haven't met since 2019, agreed on Monday to hold talks in Seoul. "+
		"\"We will not,\" Gen. Park said, \"wait.\" The pact covers 35 non-military items worth $2.5bn.\n\n", 50)
	tokens := 0
	for _, sent := range text.Split(s) {
		tokens += len(sent.Tokens)
	}
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		text.Split(s)
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkSplitAdversarial(b *testing.B) {
	for _, s := range adversarial(1 << 20) {
		b.Run(s[:1], func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				text.Split(s)
			}
		})
	}
}

// Runs of signs of several kinds take time that grows with their length alone;
// with its square, these would take an hour.
func TestDrawnLong(t *testing.T) {
	for _, signs := range []string{"+#", ">|", "_+", "-=", "*|", "$-"} {
		s := strings.Repeat(signs, 500_000)
		sents := text.Split(s)
		if len(sents) == 0 || sents[len(sents)-1].End != len(s) {
			t.Errorf("%q and so on: not read to the end", signs)
		}
	}
}
