package names

// Reason is why two names are held for one, or not.
type Reason uint8

// The reasons, first those for one name.
const (
	SameSpelling Reason = iota
	SameParts
	LegalFormOnly
	OtherOrder
	Transliteration
	ScriptWithoutVowels
	OneLetter
	SomeLetters
	ShortForm
	InitialOnly
	Joined
	Scrambled
	Abbreviation
	ExtraPart

	// for others
	Nothing
	OtherParts
	OtherNumber
	OtherPlace
	OtherLegalForm
	OtherFather
	OtherSyllable
	Swapped
	TooLittle
	TooManyLetters
	MoreParts
)

var reasonNames = [...]string{
	SameSpelling: "same spelling", SameParts: "same parts", LegalFormOnly: "legal form only",
	OtherOrder: "same parts in another order", Transliteration: "transliteration",
	ScriptWithoutVowels: "script without vowels", OneLetter: "one letter differs", SomeLetters: "some letters differ",
	ShortForm: "short form of a name", InitialOnly: "initial for a name", Joined: "words joined or split",
	Scrambled: "letters in another order", Abbreviation: "abbreviation", ExtraPart: "an extra part",
	Nothing: "nothing to compare", OtherParts: "other parts", OtherNumber: "numbers differ", OtherPlace: "another place",
	OtherLegalForm: "another legal form", OtherFather: "another father's name", OtherSyllable: "another syllable",
	Swapped: "names changed places", TooLittle: "only one part in common", TooManyLetters: "too many letters differ",
	MoreParts: "more parts",
}

// String is the reason in words.
func (r Reason) String() string {
	if int(r) < len(reasonNames) {
		return reasonNames[r]
	}
	return ""
}

// against gives the reason that a feature is for two names to be others.
var against = [features]Reason{
	fEdits: TooManyLetters, fWorst: TooManyLetters, fConflict: OtherParts, fOpposed: OtherParts, fExtra: MoreParts, fMore: MoreParts, fNamed: MoreParts,
	fPlace: OtherPlace, fNumber: OtherNumber, fLegal: OtherLegalForm, fSingle: TooLittle, fOrder: OtherOrder, fSwapped: Swapped,
	fShort: ShortForm, fInitials: InitialOnly, fFather: OtherFather, fSyllables: OtherSyllable,
}

// telling are features that say more than that something is left over: where
// one of them is whole, it is the reason.
var telling = [...]int{fNumber, fPlace, fFather, fSwapped, fLegal}

// reason names what decided.
func (al *alignment) reason(weights *[features]float64, score float64, a, b *Name) Reason {
	if score >= Threshold {
		return al.inFavour(a, b)
	}
	for _, k := range telling {
		if al.f[k] == 1 {
			return against[k]
		}
	}
	if al.f[fSingle] == 1 && al.f[fOpposed] == 0 {
		return TooLittle
	}
	least, why := 0.0, OtherParts
	for i, w := range weights {
		if c := w * al.f[i]; c < least && i != fBias {
			least, why = c, against[i]
		}
	}
	return why
}

// inFavour names what sets two spellings of one name apart, what is most
// remarkable first.
func (al *alignment) inFavour(a, b *Name) Reason {
	switch {
	case al.seen[abbreviated]:
		return Abbreviation
	case al.f[fEdits] > 1.2:
		return SomeLetters
	case al.seen[typo]:
		return OneLetter
	case al.seen[scramble]:
		return Scrambled
	case al.seen[script]:
		return ScriptWithoutVowels
	case al.seen[shortFor]:
		return ShortForm
	case al.seen[initial]:
		return InitialOnly
	case al.f[fExtra]+al.f[fMore]+al.f[fConflict] > weightInitial:
		return ExtraPart
	case al.seen[spelled], a.scripts != b.scripts:
		return Transliteration
	case al.seen[split]:
		return Joined
	case al.f[fOrder] > 0:
		return OtherOrder
	case a.legal != b.legal:
		return LegalFormOnly
	}
	return SameParts
}
