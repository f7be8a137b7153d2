// The vector instructions that every machine of a kind has, where we use them, and those that only
// some have.
//
// What is written with them has a plain twin beside it, for other machines.
#pragma once

#include <cstdint>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define STET_HAS_SSE2 1
#else
#define STET_HAS_SSE2 0
#endif

// A function that is STET_FOR_AVX2 is compiled, with all that it calls, for the x86-64 of 2013 and later,
// whatever the library is compiled for. It may be called where best_vectors() says so.
#if STET_HAS_SSE2 && defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define STET_HAS_AVX2 1
#define STET_TARGET_AVX2 gnu::target("avx2,bmi,bmi2,popcnt")
#define STET_FOR_AVX2 [[STET_TARGET_AVX2, gnu::flatten]]
// The same where they are vectors of AVX-512.
#define STET_TARGET_AVX512 gnu::target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,bmi2,popcnt")
#define STET_FOR_AVX512 [[STET_TARGET_AVX512, gnu::flatten]]
#else
#define STET_HAS_AVX2 0
#endif

namespace stet::text {

#if STET_HAS_AVX2
// Without optimisation the intrinsic is a macro of g++ 12's that hands its mask on as a char.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wsign-conversion"
/// Eight words from `from` on, each at its place in units of `scale` bytes.
template <int scale>
[[STET_TARGET_AVX512]] inline __m512i gather_words(__m512i places, const void* from) noexcept {
    return _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), 0xFF, places, from, scale);
}
#pragma GCC diagnostic pop
#endif

/// Each has those before it. (avx512: of bytes and words, which it also compresses: AVX-512BW and VBMI2, of 2019 and later.)
enum class Vectors : std::uint8_t { baseline, avx2, avx512 };

/// The most that this machine has.
inline Vectors best_vectors() noexcept {
#if STET_HAS_AVX2
    const bool has_all = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                         __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
    if (!has_all) return Vectors::baseline;
    const bool has_wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2");
    return has_wide ? Vectors::avx512 : Vectors::avx2;
#else
    return Vectors::baseline;
#endif
}

}  // namespace stet::text
