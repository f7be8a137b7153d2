// The vector instructions that every machine of a kind has, where we use them.
//
// What is written with them has a plain twin beside it, for other machines.
#pragma once

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define STET_HAS_SSE2 1
#else
#define STET_HAS_SSE2 0
#endif
