#include "textflag.h"

// The kernels add the products to sums that begin with what is in C, in the
// order of the columns of A, as those of amd64 do.

#define READ(R, A, B, C, D) VLD1 (R), [A.S4, B.S4, C.S4, D.S4]
#define WRITE(R, A, B, C, D) VST1 [A.S4, B.S4, C.S4, D.S4], (R)
#define STEP(R, A, B, C, D) VLD1R.P 4(R), [V28.S4]; VFMLA V24.S4, V28.S4, A.S4; VFMLA V25.S4, V28.S4, B.S4; VFMLA V26.S4, V28.S4, C.S4; VFMLA V27.S4, V28.S4, D.S4

// func tileNEON(k int, a *float32, lda int, b, c *float32, ldc int)
// Six rows by sixteen columns of C += A·B; strides in bytes.
TEXT ·tileNEON(SB), NOSPLIT, $0-48
	MOVD k+0(FP), R0
	MOVD a+8(FP), R1
	MOVD lda+16(FP), R7
	MOVD b+24(FP), R8
	MOVD c+32(FP), R9
	MOVD ldc+40(FP), R15
	ADD R7, R1, R2
	ADD R7, R2, R3
	ADD R7, R3, R4
	ADD R7, R4, R5
	ADD R7, R5, R6
	ADD R15, R9, R10
	ADD R15, R10, R11
	ADD R15, R11, R12
	ADD R15, R12, R13
	ADD R15, R13, R14
	READ(R9, V0, V1, V2, V3)
	READ(R10, V4, V5, V6, V7)
	READ(R11, V8, V9, V10, V11)
	READ(R12, V12, V13, V14, V15)
	READ(R13, V16, V17, V18, V19)
	READ(R14, V20, V21, V22, V23)

loop:
	VLD1 (R8), [V24.S4, V25.S4, V26.S4, V27.S4]
	ADD $128, R8
	STEP(R1, V0, V1, V2, V3)
	STEP(R2, V4, V5, V6, V7)
	STEP(R3, V8, V9, V10, V11)
	STEP(R4, V12, V13, V14, V15)
	STEP(R5, V16, V17, V18, V19)
	STEP(R6, V20, V21, V22, V23)
	SUBS $1, R0
	BNE loop

	WRITE(R9, V0, V1, V2, V3)
	WRITE(R10, V4, V5, V6, V7)
	WRITE(R11, V8, V9, V10, V11)
	WRITE(R12, V12, V13, V14, V15)
	WRITE(R13, V16, V17, V18, V19)
	WRITE(R14, V20, V21, V22, V23)
	RET

// func rowNEON(k int, a, b, c *float32)
// One row by one panel.
TEXT ·rowNEON(SB), NOSPLIT, $0-32
	MOVD k+0(FP), R0
	MOVD a+8(FP), R1
	MOVD b+16(FP), R2
	MOVD c+24(FP), R3
	ADD $64, R3, R4
	READ(R3, V0, V1, V2, V3)
	READ(R4, V4, V5, V6, V7)

loop:
	VLD1.P 64(R2), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1.P 64(R2), [V20.S4, V21.S4, V22.S4, V23.S4]
	VLD1R.P 4(R1), [V28.S4]
	VFMLA V16.S4, V28.S4, V0.S4
	VFMLA V17.S4, V28.S4, V1.S4
	VFMLA V18.S4, V28.S4, V2.S4
	VFMLA V19.S4, V28.S4, V3.S4
	VFMLA V20.S4, V28.S4, V4.S4
	VFMLA V21.S4, V28.S4, V5.S4
	VFMLA V22.S4, V28.S4, V6.S4
	VFMLA V23.S4, V28.S4, V7.S4
	SUBS $1, R0
	BNE loop

	WRITE(R3, V0, V1, V2, V3)
	WRITE(R4, V4, V5, V6, V7)
	RET
