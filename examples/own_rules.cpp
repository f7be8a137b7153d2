// Rules of your own, beside stet's: a pack is JSON, its rules carry their proof.
#include <stet/stet.hpp>

#include <iostream>

namespace {

// `any` are literals (folded: lower case, plain quotes), `where` says what of a line they must be,
// `pattern` confirms. A rule that could fire inside a story is anchored; `no_match` shows it. The
// second rule lets lines stand that stet's own rules would cut: "stet" wins over any cut.
constexpr const char* my_pack = R"json({
  "stet_pack": 1, "name": "valley", "language": "en",
  "rules": [
    { "id": "valley.promotion.weather-club", "label": "promotion", "where": "line_start",
      "any": ["weather club members"], "pattern": "^weather club members (get|save|win)\\b",
      "match": ["Weather Club members get a free umbrella: ask at the desk"],
      "no_match": ["Weather club members met on Tuesday, to talk about hail."] },
    { "id": "valley.read_more.ours", "label": "read_more", "where": "line_start", "verdict": "stet",
      "any": ["read more:"],
      "match": ["READ MORE: How to dry hay indoors"],
      "no_match": ["He wants to read more: two books a week."] }
  ]
})json";

constexpr const char* page_text =
    "Rain is due on Monday, and the valley is glad\n\n"
    "Weather Club members get a free umbrella: ask at the desk\n\n"
    "Rain is due on Monday. It will be heavy, and it will last until the weekend.\n\n"
    "READ MORE: How to dry hay indoors\n\n"
    "Weather club members met on Tuesday, to talk about hail. They talked for six hours.\n\n"
    "Share this article\n";

}  // namespace

int main() {
    const stet::Result<stet::Rules> mine = stet::Rules::from_json(my_pack);
    if (!mine) {
        std::cerr << "own_rules: " << mine.error().detail << '\n';  // names pack, rule and key
        return 1;
    }
    // A pack's tests are in the pack. Run them where you run yours.
    for (const stet::FailedProof& failed : mine->prove()) {
        const char* how = failed.fired ? " fires at: " : " misses: ";
        std::cerr << "own_rules: " << failed.rule << how << failed.text << '\n';
        return 1;
    }

    // Merged, a rule with the id of a built-in one would replace it; without() drops rules.
    const stet::Rules rules = stet::Rules::builtin().merged_with(*mine);
    const stet::Pipeline pipeline = stet::Pipeline::standard(rules);

    auto page = stet::Document::from_text(page_text);
    if (!page) return 1;
    pipeline.run(*page);
    std::cout << stet::to_text(*page) << '\n';
    for (const stet::Piece& piece : page->pieces()) {
        if (piece.fate != stet::Fate::cut) continue;
        std::cout << page->origin(piece.origin) << ": " << page->text(piece.span) << '\n';
    }
}
