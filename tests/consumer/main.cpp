// What every consumer does: cleans a page of three lines and looks at the answer.
#include <stet/stet.hpp>

#include <cstdlib>
#include <string>
#include <string_view>

bool other_translation_unit();  // two.cpp

int main() {
    const std::string story = "The harbour reopened on Monday after a week of repairs to its gates.";
    const auto body = stet::clean("Advertisement\n" + story + "\nShare this article\n");
    const bool clean = body && body->find(story) != std::string::npos &&
                       body->find("Advertisement") == std::string::npos &&
                       body->find("Share this") == std::string::npos;
    return clean && other_translation_unit() ? EXIT_SUCCESS : EXIT_FAILURE;
}
