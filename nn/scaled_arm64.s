#include "textflag.h"
#include "neon_arm64.h"

// Products of whole numbers of 16 bits. A pair of rows of W is loaded so that
// the numbers of each row are together; one of sixteen columns is V28 and V30
// (first row), V29 and V31 (second). A pair of numbers of A is in V0.

// A row of the tile: d to d+3 are its sums.
#define STEP(R, d) VLD1R.P 4(R), [V0.S4]; SMLAL_0(0, 28, d); SMLAL2_0(0, 28, d+1); SMLAL_0(0, 30, d+2); SMLAL2_0(0, 30, d+3); SMLAL_1(0, 29, d); SMLAL2_1(0, 29, d+1); SMLAL_1(0, 31, d+2); SMLAL2_1(0, 31, d+3)

// Sums become floats, times the row's scale, and are added to C; product and sum
// are rounded one by one, as plain Go does.
#define WRITE(R, d) VLD1R.P 4(R7), [V0.S4]; VLD1 (R), [V28.S4, V29.S4, V30.S4, V31.S4]; SCVTF(d, d); SCVTF(d+1, d+1); SCVTF(d+2, d+2); SCVTF(d+3, d+3); FMUL(0, d, d); FMUL(0, d+1, d+1); FMUL(0, d+2, d+2); FMUL(0, d+3, d+3); FADD(d, 28, 28); FADD(d+1, 29, 29); FADD(d+2, 30, 30); FADD(d+3, 31, 31); VST1 [V28.S4, V29.S4, V30.S4, V31.S4], (R); ADD R10, R

// func wholeTileNEON(half int, a, b *int16, scale, c *float32, ldc int)
// Six rows by sixteen columns; ldc in bytes.
TEXT ·wholeTileNEON(SB), NOSPLIT, $0-48
	MOVD half+0(FP), R0
	MOVD a+8(FP), R1
	MOVD b+16(FP), R8
	MOVD scale+24(FP), R7
	MOVD c+32(FP), R9
	MOVD ldc+40(FP), R10
	ADD R0<<2, R1, R2
	ADD R0<<2, R2, R3
	ADD R0<<2, R3, R4
	ADD R0<<2, R4, R5
	ADD R0<<2, R5, R6
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16
	VEOR V8.B16, V8.B16, V8.B16
	VEOR V9.B16, V9.B16, V9.B16
	VEOR V10.B16, V10.B16, V10.B16
	VEOR V11.B16, V11.B16, V11.B16
	VEOR V12.B16, V12.B16, V12.B16
	VEOR V13.B16, V13.B16, V13.B16
	VEOR V14.B16, V14.B16, V14.B16
	VEOR V15.B16, V15.B16, V15.B16
	VEOR V16.B16, V16.B16, V16.B16
	VEOR V17.B16, V17.B16, V17.B16
	VEOR V18.B16, V18.B16, V18.B16
	VEOR V19.B16, V19.B16, V19.B16
	VEOR V20.B16, V20.B16, V20.B16
	VEOR V21.B16, V21.B16, V21.B16
	VEOR V22.B16, V22.B16, V22.B16
	VEOR V23.B16, V23.B16, V23.B16
	VEOR V24.B16, V24.B16, V24.B16
	VEOR V25.B16, V25.B16, V25.B16
	VEOR V26.B16, V26.B16, V26.B16
	VEOR V27.B16, V27.B16, V27.B16

loop:
	ADD $32, R8, R11
	VLD2 (R8), [V28.H8, V29.H8]
	VLD2 (R11), [V30.H8, V31.H8]
	ADD $128, R8
	STEP(R1, 4)
	STEP(R2, 8)
	STEP(R3, 12)
	STEP(R4, 16)
	STEP(R5, 20)
	STEP(R6, 24)
	SUBS $1, R0
	BNE loop

	WRITE(R9, 4)
	WRITE(R9, 8)
	WRITE(R9, 12)
	WRITE(R9, 16)
	WRITE(R9, 20)
	WRITE(R9, 24)
	RET

// func wholeRowNEON(half int, a, b *int16, scale float32, c *float32)
// One row by one panel.
TEXT ·wholeRowNEON(SB), NOSPLIT, $0-40
	MOVD half+0(FP), R0
	MOVD a+8(FP), R1
	MOVD b+16(FP), R8
	MOVD c+32(FP), R9
	MOVD $scale+24(FP), R7
	MOVD $64, R10
	VEOR V4.B16, V4.B16, V4.B16
	VEOR V5.B16, V5.B16, V5.B16
	VEOR V6.B16, V6.B16, V6.B16
	VEOR V7.B16, V7.B16, V7.B16
	VEOR V8.B16, V8.B16, V8.B16
	VEOR V9.B16, V9.B16, V9.B16
	VEOR V10.B16, V10.B16, V10.B16
	VEOR V11.B16, V11.B16, V11.B16

loop:
	VLD2.P 32(R8), [V28.H8, V29.H8]
	VLD2.P 32(R8), [V30.H8, V31.H8]
	VLD1R (R1), [V0.S4]
	SMLAL_0(0, 28, 4)
	SMLAL2_0(0, 28, 5)
	SMLAL_0(0, 30, 6)
	SMLAL2_0(0, 30, 7)
	SMLAL_1(0, 29, 4)
	SMLAL2_1(0, 29, 5)
	SMLAL_1(0, 31, 6)
	SMLAL2_1(0, 31, 7)
	VLD2.P 32(R8), [V28.H8, V29.H8]
	VLD2.P 32(R8), [V30.H8, V31.H8]
	STEP(R1, 8)
	SUBS $1, R0
	BNE loop

	WRITE(R9, 4)
	SUB $4, R7
	WRITE(R9, 8)
	RET

// func top8(n int, a, scale *float32) float32
// Largest absolute value of a times scale, n a multiple of eight.
TEXT ·top8(SB), NOSPLIT, $0-28
	MOVD n+0(FP), R0
	MOVD a+8(FP), R1
	MOVD scale+16(FP), R2
	VEOR V4.B16, V4.B16, V4.B16

loop:
	VLD1.P 32(R1), [V0.S4, V1.S4]
	VLD1.P 32(R2), [V2.S4, V3.S4]
	FMUL(2, 0, 0)
	FMUL(3, 1, 1)
	FABS(0, 0)
	FABS(1, 1)
	FMAX(0, 1, 0)
	FMAX(0, 4, 4)
	SUBS $8, R0
	BGT loop

	FMAXV(4, 0)
	FMOVS F0, ret+24(FP)
	RET

// func round8(n int, a, scale *float32, times float32, out *int16)
// a times scale times times, rounded, n a multiple of eight.
TEXT ·round8(SB), NOSPLIT, $0-40
	MOVD n+0(FP), R0
	MOVD a+8(FP), R1
	MOVD scale+16(FP), R2
	MOVD $times+24(FP), R3
	MOVD out+32(FP), R4
	VLD1R (R3), [V16.S4]

loop:
	VLD1.P 32(R1), [V0.S4, V1.S4]
	VLD1.P 32(R2), [V2.S4, V3.S4]
	FMUL(2, 0, 0)
	FMUL(3, 1, 1)
	FMUL(16, 0, 0)
	FMUL(16, 1, 1)
	FCVTNS(0, 0)
	FCVTNS(1, 1)
	XTN(0, 2)
	XTN2(1, 2)
	VST1.P [V2.H8], 16(R4)
	SUBS $8, R0
	BGT loop
	RET
