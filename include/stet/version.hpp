// The version of the library and of the JSON that it writes.
#pragma once

#define STET_VERSION_MAJOR 0
#define STET_VERSION_MINOR 1
#define STET_VERSION_PATCH 0

namespace stet {

/// The version of the headers, as "major.minor.patch".
inline constexpr const char* version = "0.1.0";

/// The version of the JSON schema: the value of the key "stet" in what to_json() writes, and the
/// only one that Document::from_json() reads. It changes when a key changes its meaning or goes;
/// a new key does not change it.
inline constexpr int json_schema_version = 1;

}  // namespace stet
