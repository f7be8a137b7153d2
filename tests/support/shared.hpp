// Tests that read ../shared. Where it is not there they are skipped, but not in CI: there a skipped
// test would look like one that passed.
#pragma once

#include "support/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace stet::test {

inline std::filesystem::path shared_dir() { return STET_SHARED_DIR; }

/// Whether `path` is in ../shared. Fails the test case where it is not and CI=true.
inline bool has_shared(std::string_view path) {
    if (std::filesystem::exists(shared_dir() / path)) return true;
    const char* ci = std::getenv("CI");
    if (ci != nullptr && std::string_view(ci) == "true") FAIL("CI=true, but no ../shared/" << path);
    WARN("skipped: there is no ../shared/" << path);
    return false;
}

}  // namespace stet::test

/// First statement of a test case that needs ../shared/PATH.
#define STET_NEEDS_SHARED(path) \
    if (!stet::test::has_shared(path)) return
