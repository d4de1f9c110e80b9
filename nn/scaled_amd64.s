#include "textflag.h"

// Products of whole numbers of 16 bits, in pairs of columns of A and rows of W.
// At the end sums of 32 bits become floats, times the row's scale, and are added
// to C; product and sum are rounded one by one, as plain Go does.

DATA sign<>(SB)/4, $0x7fffffff
GLOBL sign<>(SB), RODATA|NOPTR, $4

#define STEP2(A, X, Y) VPBROADCASTD A, Y2; VPMADDWD Y0, Y2, Y3; VPADDD Y3, X, X; VPMADDWD Y1, Y2, Y3; VPADDD Y3, Y, Y
#define WRITE2(S, X, Y) VBROADCASTSS S, Y0; VCVTDQ2PS X, X; VCVTDQ2PS Y, Y; VMULPS Y0, X, X; VMULPS Y0, Y, Y; VADDPS (DI), X, X; VADDPS 32(DI), Y, Y; VMOVUPS X, (DI); VMOVUPS Y, 32(DI); ADDQ R9, DI

// func wholeTile16(half int, a *int16, b *int16, scale, c *float32, ldc int)
// Six rows by sixteen columns with AVX2; ldc in bytes.
TEXT ·wholeTile16(SB), NOSPLIT, $0-48
	MOVQ half+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ scale+24(FP), R11
	MOVQ c+32(FP), DI
	MOVQ ldc+40(FP), R9
	LEAQ (CX*4), R8
	LEAQ (SI)(R8*2), R10
	ADDQ R8, R10
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	VPXOR Y8, Y8, Y8
	VPXOR Y9, Y9, Y9
	VPXOR Y10, Y10, Y10
	VPXOR Y11, Y11, Y11
	VPXOR Y12, Y12, Y12
	VPXOR Y13, Y13, Y13
	VPXOR Y14, Y14, Y14
	VPXOR Y15, Y15, Y15

loop:
	VMOVDQU (DX), Y0
	VMOVDQU 32(DX), Y1
	STEP2((SI), Y4, Y5)
	STEP2((SI)(R8*1), Y6, Y7)
	STEP2((SI)(R8*2), Y8, Y9)
	STEP2((R10), Y10, Y11)
	STEP2((R10)(R8*1), Y12, Y13)
	STEP2((R10)(R8*2), Y14, Y15)
	ADDQ $4, SI
	ADDQ $4, R10
	ADDQ $128, DX
	DECQ CX
	JNZ loop

	WRITE2((R11), Y4, Y5)
	WRITE2(4(R11), Y6, Y7)
	WRITE2(8(R11), Y8, Y9)
	WRITE2(12(R11), Y10, Y11)
	WRITE2(16(R11), Y12, Y13)
	WRITE2(20(R11), Y14, Y15)
	VZEROUPPER
	RET

#define OUT5(F, C, X) VCVTDQ2PS X, X; VMULPS Z0, X, X; VADDPS F, X, X; VMOVUPS X, C
#define STEP5(A, X, Y) VPBROADCASTD A, Z2; VPDPWSSD Z0, Z2, X; VPDPWSSD Z1, Z2, Y
#define WRITE5(S, X, Y) VBROADCASTSS S, Z0; VCVTDQ2PS X, X; VCVTDQ2PS Y, Y; VMULPS Z0, X, X; VMULPS Z0, Y, Y; VADDPS (R12), X, X; VADDPS 64(R12), Y, Y; VMOVUPS X, (DI); VMOVUPS Y, 64(DI); ADDQ R9, DI; ADDQ R13, R12
#define ZERO5(X, Y) VPXORQ X, X, X; VPXORQ Y, Y, Y

// Rows of A begin R8 apart; SI is at the first, R10 at the fourth.
#define ROWS5 LEAQ (CX*4), R8; LEAQ (SI)(R8*2), R10; ADDQ R8, R10
#define PANEL5 VMOVDQU32 (DX), Z0; VMOVDQU32 64(DX), Z1
#define NEXT5 ADDQ $4, SI; ADDQ $4, R10; ADDQ $128, DX; DECQ CX

// func wholeTile32x6(half int, a, b *int16, scale, from *float32, ldf int, c *float32, ldc int)
// Six rows by thirty-two columns with AVX-512 VNNI; ldf and ldc in bytes.
TEXT ·wholeTile32x6(SB), NOSPLIT, $0-64
	MOVQ half+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ scale+24(FP), R11
	MOVQ from+32(FP), R12
	MOVQ ldf+40(FP), R13
	MOVQ c+48(FP), DI
	MOVQ ldc+56(FP), R9
	ROWS5
	ZERO5(Z4, Z5)
	ZERO5(Z6, Z7)
	ZERO5(Z8, Z9)
	ZERO5(Z10, Z11)
	ZERO5(Z12, Z13)
	ZERO5(Z14, Z15)

loop:
	PANEL5
	STEP5((SI), Z4, Z5)
	STEP5((SI)(R8*1), Z6, Z7)
	STEP5((SI)(R8*2), Z8, Z9)
	STEP5((R10), Z10, Z11)
	STEP5((R10)(R8*1), Z12, Z13)
	STEP5((R10)(R8*2), Z14, Z15)
	NEXT5
	JNZ loop

	WRITE5((R11), Z4, Z5)
	WRITE5(4(R11), Z6, Z7)
	WRITE5(8(R11), Z8, Z9)
	WRITE5(12(R11), Z10, Z11)
	WRITE5(16(R11), Z12, Z13)
	WRITE5(20(R11), Z14, Z15)
	VZEROUPPER
	RET

// func wholeTile32x5(half int, a, b *int16, scale, from *float32, ldf int, c *float32, ldc int)
// Five rows by thirty-two columns with AVX-512 VNNI; ldf and ldc in bytes.
TEXT ·wholeTile32x5(SB), NOSPLIT, $0-64
	MOVQ half+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ scale+24(FP), R11
	MOVQ from+32(FP), R12
	MOVQ ldf+40(FP), R13
	MOVQ c+48(FP), DI
	MOVQ ldc+56(FP), R9
	ROWS5
	ZERO5(Z4, Z5)
	ZERO5(Z6, Z7)
	ZERO5(Z8, Z9)
	ZERO5(Z10, Z11)
	ZERO5(Z12, Z13)

loop:
	PANEL5
	STEP5((SI), Z4, Z5)
	STEP5((SI)(R8*1), Z6, Z7)
	STEP5((SI)(R8*2), Z8, Z9)
	STEP5((R10), Z10, Z11)
	STEP5((R10)(R8*1), Z12, Z13)
	NEXT5
	JNZ loop

	WRITE5((R11), Z4, Z5)
	WRITE5(4(R11), Z6, Z7)
	WRITE5(8(R11), Z8, Z9)
	WRITE5(12(R11), Z10, Z11)
	WRITE5(16(R11), Z12, Z13)
	VZEROUPPER
	RET

// func wholeTile32x4(half int, a, b *int16, scale, from *float32, ldf int, c *float32, ldc int)
// Four rows by thirty-two columns with AVX-512 VNNI; ldf and ldc in bytes.
TEXT ·wholeTile32x4(SB), NOSPLIT, $0-64
	MOVQ half+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ scale+24(FP), R11
	MOVQ from+32(FP), R12
	MOVQ ldf+40(FP), R13
	MOVQ c+48(FP), DI
	MOVQ ldc+56(FP), R9
	ROWS5
	ZERO5(Z4, Z5)
	ZERO5(Z6, Z7)
	ZERO5(Z8, Z9)
	ZERO5(Z10, Z11)

loop:
	PANEL5
	STEP5((SI), Z4, Z5)
	STEP5((SI)(R8*1), Z6, Z7)
	STEP5((SI)(R8*2), Z8, Z9)
	STEP5((R10), Z10, Z11)
	NEXT5
	JNZ loop

	WRITE5((R11), Z4, Z5)
	WRITE5(4(R11), Z6, Z7)
	WRITE5(8(R11), Z8, Z9)
	WRITE5(12(R11), Z10, Z11)
	VZEROUPPER
	RET

// func wholeTile32x3(half int, a, b *int16, scale, from *float32, ldf int, c *float32, ldc int)
// Three rows by thirty-two columns with AVX-512 VNNI; ldf and ldc in bytes.
TEXT ·wholeTile32x3(SB), NOSPLIT, $0-64
	MOVQ half+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ scale+24(FP), R11
	MOVQ from+32(FP), R12
	MOVQ ldf+40(FP), R13
	MOVQ c+48(FP), DI
	MOVQ ldc+56(FP), R9
	ROWS5
	ZERO5(Z4, Z5)
	ZERO5(Z6, Z7)
	ZERO5(Z8, Z9)

loop:
	PANEL5
	STEP5((SI), Z4, Z5)
	STEP5((SI)(R8*1), Z6, Z7)
	STEP5((SI)(R8*2), Z8, Z9)
	NEXT5
	JNZ loop

	WRITE5((R11), Z4, Z5)
	WRITE5(4(R11), Z6, Z7)
	WRITE5(8(R11), Z8, Z9)
	VZEROUPPER
	RET

#define ROW2(B, X) VPMADDWD B, Y0, Y1; VPADDD Y1, X, X
#define OUT2(C, X) VCVTDQ2PS X, X; VMULPS Y0, X, X; VADDPS C, X, X; VMOVUPS X, C

// func wholeRow32(half int, a, b *int16, scale float32, c *float32)
// One row by one panel with AVX2.
TEXT ·wholeRow32(SB), NOSPLIT, $0-40
	MOVQ half+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ c+32(FP), DI
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

loop:
	VPBROADCASTD (SI), Y0
	ROW2((DX), Y4)
	ROW2(32(DX), Y5)
	ROW2(64(DX), Y6)
	ROW2(96(DX), Y7)
	ADDQ $4, SI
	ADDQ $128, DX
	DECQ CX
	JNZ loop

	VBROADCASTSS scale+24(FP), Y0
	OUT2((DI), Y4)
	OUT2(32(DI), Y5)
	OUT2(64(DI), Y6)
	OUT2(96(DI), Y7)
	VZEROUPPER
	RET

// func wholeRow64(half int, a, b *int16, stride int, scale float32, c *float32)
// One row by two panels with AVX2; panels are stride bytes apart.
TEXT ·wholeRow64(SB), NOSPLIT, $0-48
	MOVQ half+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ stride+24(FP), R9
	MOVQ c+40(FP), DI
	LEAQ (DX)(R9*1), R10
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	VPXOR Y8, Y8, Y8
	VPXOR Y9, Y9, Y9
	VPXOR Y10, Y10, Y10
	VPXOR Y11, Y11, Y11

loop:
	VPBROADCASTD (SI), Y0
	ROW2((DX), Y4)
	ROW2(32(DX), Y5)
	ROW2(64(DX), Y6)
	ROW2(96(DX), Y7)
	ROW2((R10), Y8)
	ROW2(32(R10), Y9)
	ROW2(64(R10), Y10)
	ROW2(96(R10), Y11)
	ADDQ $4, SI
	ADDQ $128, DX
	ADDQ $128, R10
	DECQ CX
	JNZ loop

	VBROADCASTSS scale+32(FP), Y0
	OUT2((DI), Y4)
	OUT2(32(DI), Y5)
	OUT2(64(DI), Y6)
	OUT2(96(DI), Y7)
	OUT2(128(DI), Y8)
	OUT2(160(DI), Y9)
	OUT2(192(DI), Y10)
	OUT2(224(DI), Y11)
	VZEROUPPER
	RET

// func wholeRow128(half int, a, b *int16, stride int, scale float32, from, c *float32)
// One row by four panels with AVX-512 VNNI; panels are stride bytes apart.
TEXT ·wholeRow128(SB), NOSPLIT, $0-56
	MOVQ half+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), DX
	MOVQ stride+24(FP), R9
	MOVQ from+40(FP), R12
	MOVQ c+48(FP), DI
	LEAQ (DX)(R9*2), R10
	ADDQ R9, R10
	VPXORQ Z4, Z4, Z4
	VPXORQ Z5, Z5, Z5
	VPXORQ Z6, Z6, Z6
	VPXORQ Z7, Z7, Z7
	VPXORQ Z8, Z8, Z8
	VPXORQ Z9, Z9, Z9
	VPXORQ Z10, Z10, Z10
	VPXORQ Z11, Z11, Z11

loop:
	VPBROADCASTD (SI), Z0
	VPDPWSSD (DX), Z0, Z4
	VPDPWSSD 64(DX), Z0, Z5
	VPDPWSSD (DX)(R9*1), Z0, Z6
	VPDPWSSD 64(DX)(R9*1), Z0, Z7
	VPDPWSSD (DX)(R9*2), Z0, Z8
	VPDPWSSD 64(DX)(R9*2), Z0, Z9
	VPDPWSSD (R10), Z0, Z10
	VPDPWSSD 64(R10), Z0, Z11
	ADDQ $4, SI
	ADDQ $128, DX
	ADDQ $128, R10
	DECQ CX
	JNZ loop

	VBROADCASTSS scale+32(FP), Z0
	OUT5((R12), (DI), Z4)
	OUT5(64(R12), 64(DI), Z5)
	OUT5(128(R12), 128(DI), Z6)
	OUT5(192(R12), 192(DI), Z7)
	OUT5(256(R12), 256(DI), Z8)
	OUT5(320(R12), 320(DI), Z9)
	OUT5(384(R12), 384(DI), Z10)
	OUT5(448(R12), 448(DI), Z11)
	VZEROUPPER
	RET

// func top8(n int, a, scale *float32) float32
// Largest absolute value of a times scale, n a multiple of sixteen, with AVX2.
TEXT ·top8(SB), NOSPLIT, $0-28
	MOVQ n+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ scale+16(FP), DX
	VBROADCASTSS sign<>(SB), Y15
	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5

loop:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VMULPS (DX), Y0, Y0
	VMULPS 32(DX), Y1, Y1
	VANDPS Y15, Y0, Y0
	VANDPS Y15, Y1, Y1
	VMAXPS Y0, Y4, Y4
	VMAXPS Y1, Y5, Y5
	ADDQ $64, SI
	ADDQ $64, DX
	SUBQ $16, CX
	JG loop

	VMAXPS Y5, Y4, Y4
	VEXTRACTF128 $1, Y4, X0
	VMAXPS X0, X4, X4
	VPERMILPS $0x4e, X4, X0
	VMAXPS X0, X4, X4
	VPERMILPS $0xb1, X4, X0
	VMAXPS X0, X4, X4
	VMOVSS X4, ret+24(FP)
	VZEROUPPER
	RET

// func round16(n int, a, scale *float32, times float32, out *int16)
// a times scale times times, rounded, n a multiple of sixteen, with AVX2.
TEXT ·round16(SB), NOSPLIT, $0-40
	MOVQ n+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ scale+16(FP), DX
	MOVQ out+32(FP), DI
	VBROADCASTSS times+24(FP), Y15

loop:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VMULPS (DX), Y0, Y0
	VMULPS 32(DX), Y1, Y1
	VMULPS Y15, Y0, Y0
	VMULPS Y15, Y1, Y1
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	VPACKSSDW Y1, Y0, Y0
	VPERMQ $0xd8, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $64, SI
	ADDQ $64, DX
	ADDQ $32, DI
	SUBQ $16, CX
	JG loop
	VZEROUPPER
	RET
