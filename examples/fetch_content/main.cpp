// Cleans what stands on stdin.
#include <stet/stet.hpp>

#include <iostream>
#include <iterator>
#include <string>

int main() {
    std::string text(std::istreambuf_iterator<char>(std::cin), {});
    const stet::Result<std::string> body = stet::clean(std::move(text));
    if (!body) {
        std::cerr << body.error().detail << '\n';
        return 1;
    }
    std::cout << *body;
}
