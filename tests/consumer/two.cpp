// The umbrella header a second time in the same program, with a format and a pass of one's own: all
// that the headers define must be inline, and what is derived from the library's types must link.
#include <stet/stet.hpp>

#include <string>
#include <string_view>

namespace {

struct Loud final : stet::Format {
    void stretch(stet::Canvas& out, const stet::Stretch& stretch) override {
        out.blank_line();
        out.text(std::string(stretch.text) + "!");
    }
};

struct NoHashtags {
    std::string_view name() const { return "no_hashtags"; }
    void run(stet::PassContext& page) const {
        for (std::size_t i = 0; i < page.size(); ++i)
            if (page.text(i).starts_with('#')) page.cut(i, stet::Label::other, "hashtag");
    }
};

}  // namespace

bool other_translation_unit() {
    auto page = stet::Document::from_text("#harbour\n\nThe harbour reopened on Monday at noon.\n");
    if (!page) return false;
    stet::Pipeline::standard().add(NoHashtags{}).run(*page);
    Loud loud;
    const std::string text = stet::render(*page, loud);
    return text.find("noon.!") != std::string::npos && text.find('#') == std::string::npos &&
           !stet::Document::from_json("{");
}
