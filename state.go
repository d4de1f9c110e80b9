package entente

// IsState reports whether an actor's code is that of a state, as far as its
// form can tell: three capital letters that are not one of PLOVER's codes for
// actors beyond states (manual 0.8, "Actor codes").
func IsState(code string) bool {
	switch code {
	case "UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC":
		return false
	}
	if len(code) != 3 {
		return false
	}
	for i := range 3 {
		if code[i] < 'A' || code[i] > 'Z' {
			return false
		}
	}
	return true
}
