// A story, for tests of what stands around it.
#pragma once

#include <string>

namespace stet::test {

/// In HTML.
inline const std::string story =
    "<p>The ferry left its berth on Thursday night and crossed the sound without a soul at the wheel, the harbour master said.</p>"
    "<p>It came to rest against the pier of the smaller island, where a fisherman tied it up with a rope of his own.</p>"
    "<p>Nobody was hurt, and the company has asked for a second rope at both of its berths before the summer begins.</p>";

/// The beginning of one in text.
inline const std::string plain_story =
    "The ferry left its berth on Thursday night and crossed the sound without a soul at the wheel, the harbour master said.\n\n"
    "It came to rest against the pier of the smaller island, where a fisherman tied it up with a rope of his own.\n\n";

}  // namespace stet::test
