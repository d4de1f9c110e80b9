// Package nn is the arithmetic of neural networks on one processor core:
// products of matrices, the recurrent cell called LSTM, and the search for the
// best tree among scored arcs. It knows nothing of language.
//
// Nearly all time goes into products of matrices, of which there are two kinds.
// [Mul] multiplies numbers of any value; networks learn by it. [Scaled] holds
// weights of 8 bits and multiplies whole numbers, which is faster and exact.
// Either packs the right-hand matrix into panels of columns once, so that the
// inner loop reads it in order.
//
// The inner loops, the kernels, are assembly for AVX2, AVX-512 and NEON,
// whichever the processor has, and plain Go beside it ([Level]). All kernels of
// whole numbers and of single vectors give the same bits. Those of Mul give the
// same up to rounding: the last bits of its sums differ between levels. On one
// level a row gives the same bits with whichever others it is multiplied, by any
// of them.
//
// Matrices are rows of float32, one after the other, with a stride (the number
// of elements from row to row), so that a block of a matrix is a matrix.
package nn
