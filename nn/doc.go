// Package nn is the arithmetic of neural networks on one processor core:
// products of matrices, the recurrent cell called LSTM, and the search for the
// best tree among scored arcs. It knows nothing of language.
//
// Nearly all time goes into products of matrices. The right-hand matrix, the
// weights, is packed once into panels of 32 columns, so that the inner loop
// reads it in order. On amd64 that loop is assembly for AVX-512 or AVX2,
// whichever the processor has, and plain Go elsewhere. The three give the same
// result up to rounding: the last bits of a score differ between processors,
// never within one.
//
// Matrices are rows of float32, one after the other, with a stride (the number
// of elements from row to row), so that a block of a matrix is a matrix.
package nn
