#include "arbiter/weights.hpp"

#include "json/reader.hpp"
#include "text/hash.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace stet::arbiter {
namespace {

constexpr std::uint64_t newest_format = 1;
constexpr std::size_t most_trees = 10'000;
constexpr std::size_t most_words = 100'000;

/// Reads one tree: a leaf's number, or "(INPUT THRESHOLD LEFT RIGHT)".
class TreeReader {
public:
    TreeReader(std::string_view text, const std::vector<Input>& inputs) : text_(text), inputs_(inputs) {}

    /// What is wrong with it, or the empty view.
    std::string_view read(Trees& into) {
        if (!node(0) || at_ != text_.size()) return fault_.empty() ? "has more behind its end" : fault_;
        into.add(questions_, leaves_);
        return {};
    }

private:
    bool node(std::size_t depth) {
        if (at_ == text_.size()) return fail("is cut short");
        if (depth == Trees::most_leaves) return fail("has more than sixteen leaves");
        if (text_[at_] != '(') {
            std::int32_t leaf = 0;
            if (leaves_.size() == Trees::most_leaves) return fail("has more than sixteen leaves");
            if (!number(leaf)) return false;
            leaves_.push_back(leaf);
            return true;
        }
        ++at_;
        std::uint32_t input = 0;
        std::uint8_t threshold = 0;
        if (!number(input) || !space() || !number(threshold) || !space()) return false;
        if (input >= inputs_.size()) return fail("asks of an input that is not in the list");
        const std::size_t first = leaves_.size();
        if (!node(depth + 1) || !space()) return false;
        const std::size_t end = leaves_.size();
        const std::uint32_t left = (1U << end) - (1U << first);
        questions_.push_back({inputs_[input], threshold, static_cast<std::uint16_t>(left)});
        if (!node(depth + 1)) return false;
        if (at_ == text_.size() || text_[at_] != ')') return fail("lacks a )");
        ++at_;
        return true;
    }

    template <class Number>
    bool number(Number& value) {
        const auto [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
        if (error != std::errc()) return fail("lacks a number, or has one that is too large");
        at_ = static_cast<std::size_t>(end - text_.data());
        return true;
    }
    bool space() {
        if (at_ == text_.size() || text_[at_] != ' ') return fail("lacks a space");
        ++at_;
        return true;
    }
    bool fail(std::string_view fault) {
        if (fault_.empty()) fault_ = fault;
        return false;
    }

    std::string_view text_;
    const std::vector<Input>& inputs_;
    std::size_t at_ = 0;
    std::vector<Trees::Question> questions_;
    std::vector<std::int32_t> leaves_;
    std::string_view fault_;
};

/// "words", or "words@-2" for the block two above.
std::optional<Input> input_from(std::string_view text, Mode mode) {
    const std::size_t mark = std::min(text.find('@'), text.size());
    const auto end_of_names = feature_names.begin() + feature_count(mode);
    const auto name = std::find(feature_names.begin(), end_of_names, text.substr(0, mark));
    if (name == end_of_names) return std::nullopt;
    Input input{static_cast<Feature>(name - feature_names.begin()), 0};
    if (mark == text.size()) return input;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data() + mark + 1, end, input.offset);
    const bool is_near = input.offset >= -farthest_offset && input.offset <= farthest_offset;
    if (error != std::errc() || rest != end || !is_near) return std::nullopt;
    return input;
}

Error fault(std::uint64_t byte, std::string detail) {
    return {ErrorCode::bad_schema, byte, "the arbiter's weights: " + std::move(detail)};
}

Result<Trees> read_stage(json::Value value, Mode mode) {
    std::optional<Error> wrong;
    json::Fields fields(value, wrong, "the arbiter's weights: a stage");
    const auto base = fields.need("base", json::Kind::number);
    const auto inputs = fields.need("inputs", json::Kind::array);
    const auto trees = fields.need("trees", json::Kind::array);
    fields.only({"base", "inputs", "trees"});
    if (wrong) return *wrong;
    if (std::abs(base->number()) > 1e6) return fault(base->byte(), "a base beyond reason");
    std::vector<Input> known;
    for (const json::Value input : inputs->items()) {
        const auto read = input.is(json::Kind::string) ? input_from(input.string(), mode) : std::nullopt;
        if (!read) return fault(input.byte(), "an input that is no feature");
        known.push_back(*read);
    }
    if (trees->size() > most_trees) return fault(trees->byte(), "too many trees");
    Trees made(static_cast<std::int32_t>(base->number()));
    for (const json::Value tree : trees->items()) {
        if (!tree.is(json::Kind::string)) return fault(tree.byte(), "a tree that is no string");
        const std::string_view what = TreeReader(tree.string(), known).read(made);
        if (!what.empty()) return fault(tree.byte(), "a tree " + std::string(what));
    }
    made.arrange();
    return made;
}

/// "WORD OWN PARENT NEAR AROUND", in the order of NamePlace; the word has no space.
bool read_word(std::string_view text, Lexicon& into) {
    std::size_t at = text.find(' ');
    if (at == 0 || at > Lexicon::longest_word) return false;
    const std::string_view word = text.substr(0, at);
    Lexicon::Weights weights{};
    const char* const end = text.data() + text.size();
    for (std::int16_t& weight : weights) {
        if (at == text.size() || text[at] != ' ') return false;
        const auto [rest, error] = std::from_chars(text.data() + at + 1, end, weight);
        if (error != std::errc()) return false;
        at = static_cast<std::size_t>(rest - text.data());
    }
    if (at != text.size()) return false;
    into.add(word, weights);
    return true;
}

Result<Lexicon> read_lexicon(json::Value value) {
    std::optional<Error> wrong;
    json::Fields fields(value, wrong, "the arbiter's weights: the lexicon");
    const auto base = fields.need("base", json::Kind::number);
    const auto words = fields.need("words", json::Kind::array);
    fields.only({"base", "words"});
    if (wrong) return *wrong;
    if (std::abs(base->number()) > 1e6) return fault(base->byte(), "a base beyond reason");
    if (words->size() > most_words) return fault(words->byte(), "too many words");
    Lexicon made(static_cast<std::int32_t>(base->number()));
    for (const json::Value word : words->items()) {
        if (!word.is(json::Kind::string) || !read_word(word.string(), made)) {
            return fault(word.byte(), "a word that is not \"WORD OWN PARENT NEAR AROUND\"");
        }
    }
    return made;
}

}  // namespace

std::string_view to_string(Mode mode) noexcept { return mode == Mode::html ? "html" : "text"; }

std::string features_digest(Mode mode) {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < feature_count(mode); ++i) hash = text::hash(feature_names[i], hash);
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[hash >> shift & 15];
    return digits;
}

Result<Stages> read_weights(std::string_view json) {
    const Result<json::Tree> tree = json::read(json);
    if (!tree) return tree.error();
    std::optional<Error> wrong;
    json::Fields fields(tree->root(), wrong, "the arbiter's weights");
    const std::uint64_t format = fields.natural("stet_arbiter", newest_format);
    const std::string_view pages = fields.string("pages", "text");
    const std::string_view features = fields.string("features");
    const auto stages = fields.need("stages", json::Kind::array);
    const auto lexicon = fields.take("lexicon", json::Kind::object);
    for (const char* note : {"measured", "data", "made_by", "attribution"}) (void)fields.string(note, "");
    fields.only({"stet_arbiter", "pages", "features", "measured", "data", "made_by", "attribution", "lexicon", "stages"});
    if (wrong) return *wrong;
    if (format != newest_format) return fault(0, "of a format that this version does not read");
    Stages made;
    made.mode = pages == to_string(Mode::html) ? Mode::html : Mode::text;
    if (pages != to_string(made.mode)) return fault(0, "for pages of another kind than \"text\" and \"html\"");
    if (features != features_digest(made.mode)) {
        return fault(0, "made with other features (" + std::string(features) + ") than this version has (" +
                            features_digest(made.mode) + "); train them anew");
    }
    if (stages->size() != 2) return fault(stages->byte(), "there must be two stages");
    if (lexicon) {
        Result<Lexicon> read = read_lexicon(*lexicon);
        if (!read) return read.error();
        made.lexicon = std::move(*read);
    }
    bool is_first = true;
    for (const json::Value stage : stages->items()) {
        Result<Trees> trees = read_stage(stage, made.mode);
        if (!trees) return trees.error();
        (is_first ? made.first : made.second) = std::move(*trees);
        is_first = false;
    }
    return made;
}

}  // namespace stet::arbiter
