package actor

// class is what a word does in naming an actor, as the words file tells.
type class uint32

const (
	classFormer      class = 1 << iota // former, ex, late: the office is past
	classUnder                         // deputy, vice, acting: not the holder
	classArticle                       // a, an: not the holder either
	classDefinite                      // the, this, both
	classOf                            // of, for, from: the country or body follows
	classIn                            // in, at: where the people are
	classPlace                         // in, at, near, around …: what follows is a place
	classToward                        // to, from: a place after words of motion
	classMotion                        // go, travel, visit, arrive, trip …
	classTarget                        // visit, leave, bomb, capture …: the object is a place
	classSite                          // city, capital, streets …: "of Moscow" is the place
	classAnd                           // and, or
	classMade                          // made, built, based …: "US-made" names no actor
	classLed                           // led: "US-led" does
	classStop                          // words that end a noun phrase where no tree says so
	classHe                            // he, she: a pronoun for a person
	classIt                            // it: for a state or body
	classThey                          // they: for several
	classInitial                       // titles like Mr. that come before a surname
	classOrdinary                      // ordinary, young …: makes a nationality civilians
	classStrict                        // to, from: of toward, those that need more to mean a government
	classTelling                       // say, aid, pressure, loyal …: "to Moscow" is its government then
	classShared                        // names of cities that several countries have
	classRelation                      // talks, border …: between the two states that a hyphen joins
	classNoun                          // official: an actor as a noun, none as an adjective
	classLeading                       // lead, head, speak …: who leads a body is of it
	classCue                           // not a word: some line has it as a cue
	classFamilyFirst                   // not a word: codes of states that write family names first
)

// classNames are the codes of the words file.
var classNames = [...]string{
	"former", "under", "article", "definite", "of", "in", "place", "toward", "motion", "target",
	"site", "and", "made", "led", "stop", "he", "it", "they", "title", "ordinary",
	"strict", "telling", "shared", "relation", "noun", "leading", "cue", "family-first",
}

func classNamed(s string) (class, bool) {
	for i, name := range classNames {
		if name == s {
			return 1 << i, true
		}
	}
	return 0, false
}

// classOf is the class of a piece of text by its id.
func (g *Gazetteer) classOf(id int32) class {
	if id < 0 || int(id) >= len(g.classes) {
		return 0
	}
	return g.classes[id]
}

// setClass gives a one-piece word a class.
func (g *Gazetteer) setClass(word string, c class) {
	id := g.trie.intern(foldName(word))
	for int(id) >= len(g.classes) {
		g.classes = append(g.classes, 0)
	}
	g.classes[id] |= c
}
