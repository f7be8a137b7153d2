// A format of your own: the walker decides what is shown and in which order, a format only escapes
// and frames. This one writes Gemini's gemtext (text/gemini).
#include <stet/stet.hpp>

#include <iostream>
#include <string>
#include <string_view>

namespace {

class Gemtext final : public stet::Format {
public:
    void stretch(stet::Canvas& out, const stet::Stretch& s) override {
        const bool in_list = s.role == stet::Role::list_item;
        // Asked for, not written: the canvas parts blocks by what both neighbours want.
        if (!s.first) out.text(" ");  // something was cut out of the middle of this block
        else if (in_list && was_list_) out.line_break();
        else out.blank_line();
        was_list_ = in_list;

        if (s.first) out.raw(mark_of(s));
        out.text(s.text);
    }

private:
    static std::string_view mark_of(const stet::Stretch& s) {
        switch (s.role) {
            case stet::Role::title: return "# ";
            case stet::Role::heading: return "## ";
            case stet::Role::list_item: return "* ";
            case stet::Role::quote: return "> ";
            // A line of text that would read as markup is kept from it by a space.
            default: return s.text.find_first_of("#*>=`") == 0 ? " " : "";
        }
    }

    bool was_list_ = false;
};

constexpr const char* page_text =
    "Rain is due on Monday, and the valley is glad\n"
    "By Jane Doe\n\n"
    "Rain is due on Monday. It will be heavy, and it will last until the weekend.\n\n"
    "Farmers were told to bring in three things, and to leave the rest where it stands:\n\n"
    "• the hay, if it is dry\n"
    "• the washing\n"
    "• the sheep that don’t swim\n\n"
    "Advertisement\n\n"
    "They said that they had waited for it since the spring, and would rather stand outside.\n";

}  // namespace

int main() {
    auto page = stet::Document::from_text(page_text);
    if (!page) return 1;
    stet::Pipeline::standard().run(*page);

    Gemtext format;
    stet::RenderOptions options;
    options.roles = stet::RoleSet::body().with(stet::Role::title);
    std::cout << stet::render(*page, format, options);
}
