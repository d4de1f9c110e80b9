#include "textflag.h"

DATA half<>(SB)/4, $0x3f000000 // 0.5
GLOBL half<>(SB), RODATA|NOPTR, $4
DATA tanhHigh<>(SB)/4, $0x40fcf84f // 7.90531
GLOBL tanhHigh<>(SB), RODATA|NOPTR, $4
DATA tanhLow<>(SB)/4, $0xc0fcf84f // -7.90531
GLOBL tanhLow<>(SB), RODATA|NOPTR, $4
DATA tanhA1<>(SB)/4, $0x3ba059dc // 0.00489352
GLOBL tanhA1<>(SB), RODATA|NOPTR, $4
DATA tanhA3<>(SB)/4, $0x3a270ded // 0.000637262
GLOBL tanhA3<>(SB), RODATA|NOPTR, $4
DATA tanhA5<>(SB)/4, $0x3779434a // 1.48572e-05
GLOBL tanhA5<>(SB), RODATA|NOPTR, $4
DATA tanhA7<>(SB)/4, $0x335c0041 // 5.1223e-08
GLOBL tanhA7<>(SB), RODATA|NOPTR, $4
DATA tanhA9<>(SB)/4, $0xaebd37ff // -8.60467e-11
GLOBL tanhA9<>(SB), RODATA|NOPTR, $4
DATA tanhA11<>(SB)/4, $0x2a61337e // 2.00019e-13
GLOBL tanhA11<>(SB), RODATA|NOPTR, $4
DATA tanhA13<>(SB)/4, $0xa59f25c0 // -2.76077e-16
GLOBL tanhA13<>(SB), RODATA|NOPTR, $4
DATA tanhB0<>(SB)/4, $0x3ba059dd // 0.00489353
GLOBL tanhB0<>(SB), RODATA|NOPTR, $4
DATA tanhB2<>(SB)/4, $0x3b14aa05 // 0.00226843
GLOBL tanhB2<>(SB), RODATA|NOPTR, $4
DATA tanhB4<>(SB)/4, $0x38f895d6 // 0.000118535
GLOBL tanhB4<>(SB), RODATA|NOPTR, $4
DATA tanhB6<>(SB)/4, $0x35a0d3d8 // 1.19826e-06
GLOBL tanhB6<>(SB), RODATA|NOPTR, $4

// Y2 becomes Y2·Y1 plus a coefficient, rounded twice as plain Go does, so that
// both give the same bits.
#define HORNER(C) VMULPS Y1, Y2, Y2; VADDPS C, Y2, Y2

// func tanh8(n int, x *float32)
// Hyperbolic tangent of n numbers, a multiple of eight, in place, with AVX2.
TEXT ·tanh8(SB), NOSPLIT, $0-16
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), DI
	VBROADCASTSS tanhHigh<>(SB), Y15
	VBROADCASTSS tanhLow<>(SB), Y14
	VBROADCASTSS tanhA1<>(SB), Y13
	VBROADCASTSS tanhA3<>(SB), Y12
	VBROADCASTSS tanhA5<>(SB), Y11
	VBROADCASTSS tanhA7<>(SB), Y10
	VBROADCASTSS tanhA9<>(SB), Y9
	VBROADCASTSS tanhA11<>(SB), Y8
	VBROADCASTSS tanhA13<>(SB), Y7
	VBROADCASTSS tanhB6<>(SB), Y6
	VBROADCASTSS tanhB4<>(SB), Y5
	VBROADCASTSS tanhB2<>(SB), Y4
	VBROADCASTSS tanhB0<>(SB), Y3

loop:
	VMOVUPS (DI), Y0
	VMINPS Y15, Y0, Y0
	VMAXPS Y14, Y0, Y0
	VMULPS Y0, Y0, Y1
	VMOVAPS Y7, Y2
	HORNER(Y8)
	HORNER(Y9)
	HORNER(Y10)
	HORNER(Y11)
	HORNER(Y12)
	HORNER(Y13)
	VMULPS Y2, Y0, Y0
	VMOVAPS Y6, Y2
	HORNER(Y5)
	HORNER(Y4)
	HORNER(Y3)
	VDIVPS Y2, Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	SUBQ $8, CX
	JG loop
	VZEROUPPER
	RET

// func sigmoid8(n int, x *float32)
// Logistic function of n numbers, a multiple of eight, in place, with AVX2.
TEXT ·sigmoid8(SB), NOSPLIT, $0-16
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), DI
	VBROADCASTSS tanhHigh<>(SB), Y15
	VBROADCASTSS tanhLow<>(SB), Y14
	VBROADCASTSS tanhA1<>(SB), Y13
	VBROADCASTSS tanhA3<>(SB), Y12
	VBROADCASTSS tanhA5<>(SB), Y11
	VBROADCASTSS tanhA7<>(SB), Y10
	VBROADCASTSS tanhA9<>(SB), Y9
	VBROADCASTSS tanhA11<>(SB), Y8
	VBROADCASTSS tanhA13<>(SB), Y7
	VBROADCASTSS tanhB6<>(SB), Y6
	VBROADCASTSS tanhB4<>(SB), Y5
	VBROADCASTSS tanhB2<>(SB), Y4
	VBROADCASTSS tanhB0<>(SB), Y3

loop:
	VMOVUPS (DI), Y0
	VBROADCASTSS half<>(SB), Y2
	VMULPS Y2, Y0, Y0
	VMINPS Y15, Y0, Y0
	VMAXPS Y14, Y0, Y0
	VMULPS Y0, Y0, Y1
	VMOVAPS Y7, Y2
	HORNER(Y8)
	HORNER(Y9)
	HORNER(Y10)
	HORNER(Y11)
	HORNER(Y12)
	HORNER(Y13)
	VMULPS Y2, Y0, Y0
	VMOVAPS Y6, Y2
	HORNER(Y5)
	HORNER(Y4)
	HORNER(Y3)
	VDIVPS Y2, Y0, Y0
	VBROADCASTSS half<>(SB), Y2
	VMULPS Y2, Y0, Y0
	VADDPS Y2, Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	SUBQ $8, CX
	JG loop
	VZEROUPPER
	RET

// func rectify8(n int, x *float32, slope float32)
// The larger of each number and it times slope, n a multiple of eight, with AVX2.
TEXT ·rectify8(SB), NOSPLIT, $0-20
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), DI
	VBROADCASTSS slope+16(FP), Y2

loop:
	VMOVUPS (DI), Y0
	VMULPS Y2, Y0, Y1
	VMAXPS Y1, Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	SUBQ $8, CX
	JG loop
	VZEROUPPER
	RET

// func addBytes8(n int, x *float32, q *byte, s float32)
// Adds q times s to x, n a multiple of eight, with AVX2.
TEXT ·addBytes8(SB), NOSPLIT, $0-28
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), DI
	MOVQ q+16(FP), SI
	VBROADCASTSS s+24(FP), Y2

loop:
	VPMOVSXBD (SI), Y0
	VCVTDQ2PS Y0, Y0
	VMULPS Y2, Y0, Y0
	VADDPS (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ $8, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JG loop
	VZEROUPPER
	RET

// func times8(n int, x, a *float32, v float32)
// Writes a times v to x, n a multiple of eight, with AVX2.
TEXT ·times8(SB), NOSPLIT, $0-28
	MOVQ n+0(FP), CX
	MOVQ x+8(FP), DI
	MOVQ a+16(FP), SI
	VBROADCASTSS v+24(FP), Y2

loop:
	VMULPS (SI), Y2, Y0
	VMOVUPS Y0, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JG loop
	VZEROUPPER
	RET

// Each of four vectors becomes the function that stands for its hyperbolic
// tangent, side by side so that none waits for itself; constants are in Z16 to
// Z28. Sums are rounded as tanh8 rounds them.
#define EACH4(OP, C, A0, A1, A2, A3) OP C, A0, A0; OP C, A1, A1; OP C, A2, A2; OP C, A3, A3
#define HORNER4(C, A0, A1, A2, A3) VMULPS Z4, A0, A0; VMULPS Z5, A1, A1; VMULPS Z6, A2, A2; VMULPS Z7, A3, A3; EACH4(VADDPS, C, A0, A1, A2, A3)
#define SPREAD4(C, A0, A1, A2, A3) VMOVAPS C, A0; VMOVAPS C, A1; VMOVAPS C, A2; VMOVAPS C, A3
#define HORNER1(C, A) VMULPS Z4, A, A; VADDPS C, A, A

// func gate16(n int, sums *float32, stride int, state, out *float32)
// What Gate does for n units, a multiple of sixteen, with AVX-512; the sums of
// the four gates are stride bytes apart.
TEXT ·gate16(SB), NOSPLIT, $0-40
	MOVQ n+0(FP), CX
	MOVQ sums+8(FP), SI
	MOVQ stride+16(FP), R8
	MOVQ state+24(FP), DX
	MOVQ out+32(FP), DI
	LEAQ (SI)(R8*2), R9
	VBROADCASTSS tanhHigh<>(SB), Z16
	VBROADCASTSS tanhLow<>(SB), Z17
	VBROADCASTSS tanhA1<>(SB), Z18
	VBROADCASTSS tanhA3<>(SB), Z19
	VBROADCASTSS tanhA5<>(SB), Z20
	VBROADCASTSS tanhA7<>(SB), Z21
	VBROADCASTSS tanhA9<>(SB), Z22
	VBROADCASTSS tanhA11<>(SB), Z23
	VBROADCASTSS tanhA13<>(SB), Z24
	VBROADCASTSS tanhB6<>(SB), Z25
	VBROADCASTSS tanhB4<>(SB), Z26
	VBROADCASTSS tanhB2<>(SB), Z27
	VBROADCASTSS tanhB0<>(SB), Z28
	VBROADCASTSS half<>(SB), Z29

loop:
	VMULPS (SI), Z29, Z0
	VMULPS (SI)(R8*1), Z29, Z1
	VMULPS (R9), Z29, Z2
	VMOVUPS (R9)(R8*1), Z3
	EACH4(VMINPS, Z16, Z0, Z1, Z2, Z3)
	EACH4(VMAXPS, Z17, Z0, Z1, Z2, Z3)
	VMULPS Z0, Z0, Z4
	VMULPS Z1, Z1, Z5
	VMULPS Z2, Z2, Z6
	VMULPS Z3, Z3, Z7
	SPREAD4(Z24, Z8, Z9, Z10, Z11)
	SPREAD4(Z25, Z12, Z13, Z14, Z15)
	HORNER4(Z26, Z12, Z13, Z14, Z15)
	HORNER4(Z23, Z8, Z9, Z10, Z11)
	HORNER4(Z27, Z12, Z13, Z14, Z15)
	HORNER4(Z22, Z8, Z9, Z10, Z11)
	HORNER4(Z28, Z12, Z13, Z14, Z15)
	HORNER4(Z21, Z8, Z9, Z10, Z11)
	HORNER4(Z20, Z8, Z9, Z10, Z11)
	HORNER4(Z19, Z8, Z9, Z10, Z11)
	HORNER4(Z18, Z8, Z9, Z10, Z11)
	VMULPS Z8, Z0, Z0
	VMULPS Z9, Z1, Z1
	VMULPS Z10, Z2, Z2
	VMULPS Z11, Z3, Z3
	VDIVPS Z12, Z0, Z0
	VDIVPS Z13, Z1, Z1
	VDIVPS Z14, Z2, Z2
	VDIVPS Z15, Z3, Z3
	VMULPS Z29, Z0, Z0
	VMULPS Z29, Z1, Z1
	VMULPS Z29, Z2, Z2
	VADDPS Z29, Z0, Z0
	VADDPS Z29, Z1, Z1
	VADDPS Z29, Z2, Z2
	VMOVUPS Z0, (SI)
	VMOVUPS Z1, (SI)(R8*1)
	VMOVUPS Z2, (R9)
	VMOVUPS Z3, (R9)(R8*1)

	VMULPS (DX), Z1, Z1
	VMULPS Z3, Z0, Z0
	VADDPS Z0, Z1, Z0
	VMOVUPS Z0, (DX)
	VMINPS Z16, Z0, Z0
	VMAXPS Z17, Z0, Z0
	VMULPS Z0, Z0, Z4
	VMOVAPS Z24, Z8
	VMOVAPS Z25, Z12
	HORNER1(Z23, Z8)
	HORNER1(Z26, Z12)
	HORNER1(Z22, Z8)
	HORNER1(Z27, Z12)
	HORNER1(Z21, Z8)
	HORNER1(Z28, Z12)
	HORNER1(Z20, Z8)
	HORNER1(Z19, Z8)
	HORNER1(Z18, Z8)
	VMULPS Z8, Z0, Z0
	VDIVPS Z12, Z0, Z0
	VMULPS Z2, Z0, Z0
	VMOVUPS Z0, (DI)
	ADDQ $64, SI
	ADDQ $64, R9
	ADDQ $64, DX
	ADDQ $64, DI
	SUBQ $16, CX
	JG loop
	VZEROUPPER
	RET
