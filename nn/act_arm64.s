#include "textflag.h"
#include "neon_arm64.h"

// What tanh in Go is computed with, in the order of its use.
DATA tanhTable<>+0(SB)/4, $0x40fcf84f // 7.90531
DATA tanhTable<>+4(SB)/4, $0xc0fcf84f // -7.90531
DATA tanhTable<>+8(SB)/4, $0xa59f25c0 // a13
DATA tanhTable<>+12(SB)/4, $0x2a61337e // a11
DATA tanhTable<>+16(SB)/4, $0xaebd37ff // a9
DATA tanhTable<>+20(SB)/4, $0x335c0041 // a7
DATA tanhTable<>+24(SB)/4, $0x3779434a // a5
DATA tanhTable<>+28(SB)/4, $0x3a270ded // a3
DATA tanhTable<>+32(SB)/4, $0x3ba059dc // a1
DATA tanhTable<>+36(SB)/4, $0x35a0d3d8 // b6
DATA tanhTable<>+40(SB)/4, $0x38f895d6 // b4
DATA tanhTable<>+44(SB)/4, $0x3b14aa05 // b2
DATA tanhTable<>+48(SB)/4, $0x3ba059dd // b0
DATA tanhTable<>+52(SB)/4, $0x3f000000 // 0.5
GLOBL tanhTable<>(SB), RODATA|NOPTR, $56

#define CONSTANT(V) VLD1R.P 4(R2), [V.S4]
#define CONSTANTS MOVD $tanhTable<>(SB), R2; CONSTANT(V16); CONSTANT(V17); CONSTANT(V18); CONSTANT(V19); CONSTANT(V20); CONSTANT(V21); CONSTANT(V22); CONSTANT(V23); CONSTANT(V24); CONSTANT(V25); CONSTANT(V26); CONSTANT(V27); CONSTANT(V28); CONSTANT(V29)

// d becomes d·V1 plus a coefficient, rounded twice as plain Go does.
#define HORNER(c, d) FMUL(1, d, d); FADD(c, d, d)

// V0 becomes its hyperbolic tangent.
#define TANH FMIN(16, 0, 0); FMAX(17, 0, 0); FMUL(0, 0, 1); VMOV V18.B16, V2.B16; HORNER(19, 2); HORNER(20, 2); HORNER(21, 2); HORNER(22, 2); HORNER(23, 2); HORNER(24, 2); FMUL(2, 0, 0); VMOV V25.B16, V3.B16; HORNER(26, 3); HORNER(27, 3); HORNER(28, 3); FDIV(3, 0, 0)

// func tanh4(n int, x *float32)
// Hyperbolic tangent of n numbers, a multiple of four, in place.
TEXT ·tanh4(SB), NOSPLIT, $0-16
	MOVD n+0(FP), R0
	MOVD x+8(FP), R1
	CONSTANTS

loop:
	VLD1 (R1), [V0.S4]
	TANH
	VST1.P [V0.S4], 16(R1)
	SUBS $4, R0
	BGT loop
	RET

// func sigmoid4(n int, x *float32)
// Logistic function of n numbers, a multiple of four, in place.
TEXT ·sigmoid4(SB), NOSPLIT, $0-16
	MOVD n+0(FP), R0
	MOVD x+8(FP), R1
	CONSTANTS

loop:
	VLD1 (R1), [V0.S4]
	FMUL(29, 0, 0)
	TANH
	FMUL(29, 0, 0)
	FADD(29, 0, 0)
	VST1.P [V0.S4], 16(R1)
	SUBS $4, R0
	BGT loop
	RET

// func rectify4(n int, x *float32, slope float32)
// The larger of each number and it times slope, n a multiple of four.
TEXT ·rectify4(SB), NOSPLIT, $0-20
	MOVD n+0(FP), R0
	MOVD x+8(FP), R1
	MOVD $slope+16(FP), R2
	VLD1R (R2), [V2.S4]

loop:
	VLD1 (R1), [V0.S4]
	FMUL(2, 0, 1)
	FMAX(1, 0, 0)
	VST1.P [V0.S4], 16(R1)
	SUBS $4, R0
	BGT loop
	RET

// func addBytes8(n int, x *float32, q *byte, s float32)
// Adds q times s to x, n a multiple of eight.
TEXT ·addBytes8(SB), NOSPLIT, $0-28
	MOVD n+0(FP), R0
	MOVD x+8(FP), R1
	MOVD q+16(FP), R2
	MOVD $s+24(FP), R3
	VLD1R (R3), [V5.S4]

loop:
	VLD1.P 8(R2), [V0.B8]
	VLD1 (R1), [V3.S4, V4.S4]
	SXTL_B(0, 0)
	SXTL_H(0, 1)
	SXTL2_H(0, 2)
	SCVTF(1, 1)
	SCVTF(2, 2)
	FMUL(5, 1, 1)
	FMUL(5, 2, 2)
	FADD(1, 3, 3)
	FADD(2, 4, 4)
	VST1.P [V3.S4, V4.S4], 32(R1)
	SUBS $8, R0
	BGT loop
	RET

// func times4(n int, x, a *float32, v float32)
// Writes a times v to x, n a multiple of four.
TEXT ·times4(SB), NOSPLIT, $0-28
	MOVD n+0(FP), R0
	MOVD x+8(FP), R1
	MOVD a+16(FP), R2
	MOVD $v+24(FP), R3
	VLD1R (R3), [V2.S4]

loop:
	VLD1.P 16(R2), [V0.S4]
	FMUL(2, 0, 0)
	VST1.P [V0.S4], 16(R1)
	SUBS $4, R0
	BGT loop
	RET
