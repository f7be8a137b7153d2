// A program that uses a library that uses stet.
#include <cstdlib>
#include <string>

namespace reader {
std::string words(const std::string& text);
}

int main() {
    const std::string story = "The harbour reopened on Monday after a week of repairs to its gates.";
    return reader::words(story + "\nShare this article\n") == story + "\n" ? EXIT_SUCCESS
                                                                           : EXIT_FAILURE;
}
