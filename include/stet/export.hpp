// Macros that mark what the library exports and what a view depends on. Nothing else is defined here.
#pragma once

// STET_EXPORT marks what a shared build of stet makes visible; everything else is hidden. The build
// defines STET_SHARED for a shared library and its users, and STET_BUILDING for the library itself.
#if !defined(STET_SHARED)
#define STET_EXPORT
#elif defined(_WIN32)
#if defined(STET_BUILDING)
#define STET_EXPORT __declspec(dllexport)
#else
#define STET_EXPORT __declspec(dllimport)
#endif
#else
#define STET_EXPORT __attribute__((visibility("default")))
#endif

// STET_LIFETIME_BOUND on a member function says that what it returns points into *this; on a
// parameter, that it points into the argument. clang warns where a temporary would be left behind;
// g++ 12 does not know the attribute (and would warn of it), so there the word is documentation.
#if defined(__clang__)
#define STET_LIFETIME_BOUND [[clang::lifetimebound]]
#else
#define STET_LIFETIME_BOUND
#endif
