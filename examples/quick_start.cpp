// The shortest way: text in, clean text out.
#include <stet/stet.hpp>

#include <iostream>

int main() {
    const auto body = stet::clean(
        "Menu\nBy Jane Doe\n\n"
        "Rain is due on Monday. It will be heavy, and it will last until the weekend.\n\n"
        "Advertisement\n\n"
        "Farmers in the valley said that they had waited for it since the spring.\n\n"
        "Share this article\n");
    std::cout << (body ? *body : body.error().detail);
}
