package ledger

import "entente"

// The closed vocabularies of the ledgers, in the order in which a menu shows
// them. Types, classes and programmes are open: a text may bring a new one.

// AgreementStages are the steps that an agreement can take.
func AgreementStages() []string {
	return []string{"proposed", "negotiated", "signed", "ratified", "in force", "invoked", "amended", "suspended", "withdrawn from", "denounced", "ended"}
}

// Obligations are ATOP's codes of what an agreement binds to.
func Obligations() []string {
	return []string{entente.ObligationDefense, entente.ObligationOffense, entente.ObligationNeutral, entente.ObligationNonAgg, entente.ObligationConsul}
}

// TransferStages are how far a transfer can go.
func TransferStages() []string {
	return []string{"offered", "ordered", "shipped", "delivered", "used", "halted"}
}

// Stances are the positions that somebody can take.
func Stances() []string {
	return []string{"welcome", "support", "concern", "alarm", "condemn", "oppose", "deny", "call for"}
}
