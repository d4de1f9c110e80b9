package entente

// Input is what comes in from outside: the document as it was extracted and
// the raw bytes it was taken from, which are kept so that everything else can
// be derived again. A Doc with an Error and no text is a file that could not be
// read: it is kept and listed with its error, and never coded.
type Input struct {
	Raw []byte
	Doc Document
}
