// Package actor knows who is who in political news, and on which date.
//
// An event coder is as good as its knowledge of actors. "The French defence
// minister said Moscow's envoy met Hamas officials" names five actors and not
// one of them by its code. PLOVER wants each as a country (ISO 3166-1 alpha-3,
// or UNO, EUR, IGO, NGO, IMG … for what is no state) and a sector (GOV, MIL,
// REB, CVL …), and Entente wants the identity and the office held on the day.
//
// What is known stands in readable files under data, one format for all:
//
//	names | code | sector | id | facts
//
// Names are separated by semicolons, the label first, then every other way it
// is written; case and diacritics count as told below. Code is what PLOVER
// codes; sector the primary and any further sectors; id a Wikidata id, left
// empty where it is not certain; facts are separated by semicolons. A fact
// that ends in FROM..TO holds between those dates (YYYY, YYYY-MM or
// YYYY-MM-DD, both ends inclusive, an empty end open); any other is a key and
// its value. The file's name up to the first dash or dot says what its lines
// are:
//
//	states      facts: iso XX 000; the; adj …; adj+ … (also its people);
//	            adj? … (by rule another state's: this one's where only it is
//	            named); dem …;
//	            capital …; capital? … (not looked for in text); city …; seat …
//	            (stands for the government); chief OFFICE; was CODES (older
//	            alpha-3); cow N and gw N with dates; fips XX; cameo XXX;
//	            disputed …; "former CODE 1922..1991" makes it a former state
//	places      cities and regions as evidence of a country; breakaway
//	            entities carry sector PRE; facts: disputed …; adj …; dem …
//	persons     facts: an office and its dates, "President 2012-05-07..";
//	            "of X" is added from the code where the line does not say it
//	            "Leader FROM..TO" is for whom news calls a state's leader
//	            when he does not hold its chief office
//	offices     names of an office, its sector, and its label: "label President
//	            of {}"; "many" where a state has several holders at once,
//	            "sovereign" where a region's holder is not the state's,
//	            "same OFFICE" for a further name of an earlier line's; a code
//	            is the state that is meant where the text says none
//	bodies      organisations: unions of states, ministries, forces, parties,
//	            armed groups, firms; facts: "as GOV 2021-08-15.." where the
//	            sector changes, "weak" where a following noun decides it;
//	            "member AAA BBB 1995..", "members AAA", "includes NAME";
//	            disputed …
//	media       the registry of publishers; facts: host …; kind …;
//	            state-controlled; owner NAME; reliability A to F, as the
//	            Admiralty code grades sources, where the shipped grade is a
//	            default by kind and renown for the user to change; note …, for
//	            what is disputed
//	groups      names that stand for a list of states; facts: member, members
//	            and includes as of bodies; named
//	agents      nouns for kinds of people, with their sector; "weak" ones take
//	            the sector of the noun before them ("rebel leaders"), "bound"
//	            ones are actors only with a state or body ("Chinese firms"),
//	            "definite" ones with an article or owner, "counterpart" is
//	            whoever holds the office named last in another state
//	peoples     ethnic and religious names, with the state that news means by
//	            them where there is one
//	ignore      phrases that look like an actor and are none
//	words       words that the resolution itself needs, by class
//	names       further names of one who stands in another line: a code, if
//	            any, of that line, and the one fact "same LABEL" or "same Q7747"
//
// A user's own files (Own) have the same form and are read over these: a line
// with the label or id of a shipped line of its kind stands in its place, any
// other is added, and offices may name own bodies. A line that is wrong is
// told of by file and line. What the user answers about a name that nobody
// knows (Answer) is written as such a line.
//
// The folder's README tells each fact, and how to add a line. Load refuses data
// that contradict themselves, and names the file and line.
//
// "cue WORD …" on a line means that it is meant only where the document has one
// of the words, "shared NAME" on a body's that the name wants its state named.
//
// A name written with a capital is only found with one, an abbreviation of up
// to three letters only in capitals, a name in lower case in any. One line
// adds a person.
//
// Resolution goes from the longest known names in a sentence to the noun
// phrases that they stand in: nationality, title, name and apposition make one
// actor ("Russian President Vladimir Putin"), an office with a country gives
// its holder on the date, a noun for a kind of people takes the country beside
// it ("French police", "officials in Kyiv"). A Reader carries one document's
// memory, so that a surname, "the two countries" or "the nuclear-armed
// country" find what was named before. Every entity says in Reason how it was
// resolved; what is not known is not returned, but a name that nobody knows
// behind a title or before a noun is kept in Unknown beside what is known ("Russian
// envoy Timur Balakov", "Omrania's troops").
//
// A name that nobody known bears may be one of theirs in another script,
// spelling or order: Likes finds it (actor/names), and says how alike it is. In
// running text only the names of the data are found.
//
// A state's name alone has no sector; a capital has GOV where it stands for
// the government ("Moscow said") and none where it is a place ("in Moscow").
// Whoever held an office before the date and holds none now is ELI.
package actor
