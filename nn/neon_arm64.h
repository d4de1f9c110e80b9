// Instructions that Go's assembler has no name for, by the name that ARM gives
// them (Architecture Reference Manual for A-profile, C7.2). Registers are given
// by number; d is where the result goes. Vectors are of four numbers of 32 bits,
// those of 16 bits (H) of four, and of the upper four where the name ends in 2.

// Floats: d = n op m.
#define FADD(m, n, d) WORD $(0x4e20d400 | (m)<<16 | (n)<<5 | (d))
#define FMUL(m, n, d) WORD $(0x6e20dc00 | (m)<<16 | (n)<<5 | (d))
#define FDIV(m, n, d) WORD $(0x6e20fc00 | (m)<<16 | (n)<<5 | (d))
#define FMAX(m, n, d) WORD $(0x4e20f400 | (m)<<16 | (n)<<5 | (d))
#define FMIN(m, n, d) WORD $(0x4ea0f400 | (m)<<16 | (n)<<5 | (d))

// d = |n|, the largest of n, n to the nearest whole number, whole to float.
#define FABS(n, d) WORD $(0x4ea0f800 | (n)<<5 | (d))
#define FMAXV(n, d) WORD $(0x6e30f800 | (n)<<5 | (d))
#define FCVTNS(n, d) WORD $(0x4e21a800 | (n)<<5 | (d))
#define SCVTF(n, d) WORD $(0x4e21d800 | (n)<<5 | (d))

// d += n.H times element 0 or 1 of m.H; m is below 16.
#define SMLAL_0(m, n, d) WORD $(0x0f402000 | (m)<<16 | (n)<<5 | (d))
#define SMLAL2_0(m, n, d) WORD $(0x4f402000 | (m)<<16 | (n)<<5 | (d))
#define SMLAL_1(m, n, d) WORD $(0x0f502000 | (m)<<16 | (n)<<5 | (d))
#define SMLAL2_1(m, n, d) WORD $(0x4f502000 | (m)<<16 | (n)<<5 | (d))

// Narrow 32 bits to 16 (lower and upper half of d); widen 8 bits to 16 and 16 to
// 32.
#define XTN(n, d) WORD $(0x0e612800 | (n)<<5 | (d))
#define XTN2(n, d) WORD $(0x4e612800 | (n)<<5 | (d))
#define SXTL_B(n, d) WORD $(0x0f08a400 | (n)<<5 | (d))
#define SXTL_H(n, d) WORD $(0x0f10a400 | (n)<<5 | (d))
#define SXTL2_H(n, d) WORD $(0x4f10a400 | (n)<<5 | (d))
