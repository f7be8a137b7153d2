#include "facts/markup.hpp"

#include "facts/numbers.hpp"
#include "text/byte_bits.hpp"
#include "text/characters.hpp"
#include "text/hash.hpp"
#include "text/name_parts.hpp"
#include "text/prefetch.hpp"
#include "text/word_index.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <limits>
#include <string>

namespace stet::facts {
namespace {

struct Words {
    std::string_view words;  // parted by spaces
    std::uint8_t meaning;
};

constexpr auto kind_words = std::to_array<Words>({
#define STET_ELEMENT(id, names) {names, static_cast<std::uint8_t>(ElementKind::id)},
#include "facts/markup.def"
#undef STET_ELEMENT
});
constexpr auto hint_words = std::to_array<Words>({
#define STET_HINT(id, words) {words, static_cast<std::uint8_t>(Hint::id)},
#include "facts/markup.def"
#undef STET_HINT
});

template <std::size_t N>
constexpr std::size_t count_words(const std::array<Words, N>& lists) {
    std::size_t count = 0;
    for (const Words& list : lists) {
        count += list.words.empty() ? 0U : 1U + static_cast<std::size_t>(std::count(list.words.begin(), list.words.end(), ' '));
    }
    return count;
}

/// The words of lists, each with what it means.
template <std::size_t N>
struct Split {
    template <std::size_t M>
    constexpr explicit Split(const std::array<Words, M>& lists) {
        std::size_t count = 0;
        for (const Words& list : lists) {
            for (std::size_t at = 0; at < list.words.size();) {
                const std::size_t end = std::min(list.words.find(' ', at), list.words.size());
                words[count] = list.words.substr(at, end - at);
                meaning[count++] = list.meaning;
                at = end + 1;
            }
        }
    }
    std::array<std::string_view, N> words{};
    std::array<std::uint8_t, N> meaning{};
};

constexpr Split<count_words(kind_words)> kinds(kind_words);
constexpr text::WordIndex kind_index(kinds.words);
constexpr Split<count_words(hint_words)> hints(hint_words);

constexpr auto named_elements = [] {
    std::array<std::string_view, element_names.size() - 1> names{};
    std::copy(element_names.begin() + 1, element_names.end(), names.begin());
    return names;
}();
constexpr text::WordIndex name_index(named_elements);

constexpr auto inline_names = std::to_array<std::string_view>({"a", "span", "strong", "b", "em", "i", "time", "label", "small", "font", "u",
                                                              "cite", "abbr", "sup", "sub", "mark", "code", "q"});
constexpr text::WordIndex inline_index(inline_names);

constexpr std::uint32_t bit(std::uint8_t place) noexcept { return 1U << place; }
static_assert(element_kind_count <= 32 && hint_count <= 32);

// What is said by the words of a name such as "articleBody" or "article-body": what article it is, and that it is the
// body of one.
constexpr auto article_words = std::to_array<std::string_view>({"article", "entry", "post", "story", "news", "blog", "blogpost"});
constexpr auto body_words = std::to_array<std::string_view>({"body", "content", "contents", "text", "copy"});

/// What a word says in a name: a hash table, made when the program is compiled. It is small, since each page asks for some
/// hundred names after much else was done.
class HintTable {
public:
    struct Meaning {
        std::uint32_t hints = 0;
        std::uint32_t is_article = 0;  // 1 or 0
        std::uint32_t is_body = 0;
    };

    constexpr HintTable() {
        // Of equal words the first counts.
        for (std::size_t i = hints.words.size(); i-- > 0;) meaning(hints.words[i]).hints = bit(hints.meaning[i]);
        for (const std::string_view word : article_words) meaning(word).is_article = 1;
        for (const std::string_view word : body_words) meaning(word).is_body = 1;
    }

    [[nodiscard]] constexpr const Meaning& of(const text::Beginning& word) const noexcept {
        return entries_[slots_[slot_of(word)].number].meaning;
    }

private:
    struct Entry {
        text::Beginning word;
        Meaning meaning;
    };
    /// Of entries; 0 where it is free. The tag, of the word's hash, turns nearly all other words away.
    struct Slot {
        std::uint16_t number = 0;
        std::uint16_t tag = 0;
    };
    static constexpr std::size_t slots = 1024;
    static constexpr std::size_t most_words = hints.words.size() + article_words.size() + body_words.size() + 1;

    constexpr Meaning& meaning(std::string_view word) {
        const text::Beginning beginning = text::beginning_of(word);
        Slot& slot = slots_[slot_of(beginning)];
        if (slot.number == 0) {
            slot = {static_cast<std::uint16_t>(++count_), tag_of(beginning.hash())};
            entries_[slot.number].word = beginning;
        }
        return entries_[slot.number].meaning;
    }

    static constexpr std::uint16_t tag_of(std::uint64_t hash) noexcept { return static_cast<std::uint16_t>(hash >> 32); }

    /// Where the word's number stands, or the free slot where it would.
    [[nodiscard]] constexpr std::size_t slot_of(const text::Beginning& word) const noexcept {
        const std::uint64_t hash = word.hash();
        const auto is_of_another = [&](const Slot& slot) {
            return slot.number != 0 && (slot.tag != tag_of(hash) || entries_[slot.number].word != word);
        };
        auto place = static_cast<std::size_t>(hash >> (64 - std::countr_zero(slots)));
        while (is_of_another(slots_[place])) place = (place + 1) % slots;
        return place;
    }

    std::array<Slot, slots> slots_{};
    std::array<Entry, most_words> entries_{};  // the first says nothing
    std::size_t count_ = 0;
};
constexpr HintTable hint_table;
static_assert(std::all_of(hints.words.begin(), hints.words.end(), [](std::string_view word) { return word.size() < text::Beginning::size; }),
              "a word as long as a Beginning would be taken for those that go on");

/// The hints of a name's words, part by part. One of an article's words and, right behind it, one of a body's are a hint of
/// their own.
class HintReader {
public:
    void operator()(const text::Beginning& word, std::size_t) noexcept {
        const HintTable::Meaning& meaning = hint_table.of(word);
        hints |= meaning.hints | (was_article_ & meaning.is_body) << static_cast<unsigned>(Hint::article_body);
        was_article_ = meaning.is_article;
    }

    std::uint32_t hints = 0;

private:
    std::uint32_t was_article_ = 0;
};

/// What one name says.
struct NameFacts {
    std::uint32_t kinds = 0;
    std::uint32_t hints = 0;
    std::uint64_t plain = 0;  // a hash of it without digits, by which lists count; of an id 0
};

std::uint64_t hash_without_digits(std::string_view name) {
    std::array<char, 128> plain;
    std::size_t length = 0;
    for (const char c : name) {
        if (!text::is_digit(c) && length < plain.size()) plain[length++] = c;
    }
    return text::hash({plain.data(), length});
}

/// Of a class, id, role or itemprop, or that the element is hidden. With its hash; and where what may be read ends.
NameFacts read_name(std::string_view name, std::uint64_t hash, const char* readable) {
    NameFacts facts;
    HintReader read;
    bool has_digit = false;
    if (name.size() <= text::NameParts::longest) {
        const text::NameParts parts(name, readable);
        parts.each(read);
        has_digit = parts.has_digit();
    } else {
        text::for_each_part_slowly(name, read);
        has_digit = std::any_of(name.begin(), name.end(), text::is_digit);
    }
    if (name == "hidden") facts.kinds = bit(static_cast<std::uint8_t>(ElementKind::hidden));
    else if (name == "aria-hidden") facts.kinds = bit(static_cast<std::uint8_t>(ElementKind::aria_hidden));
    else facts.hints = read.hints;
    if (!name.starts_with('#')) facts.plain = has_digit ? hash_without_digits(name) : hash;
    return facts;
}

NameFacts read_element_name(std::string_view name, std::uint64_t hash) {
    NameFacts facts;
    const std::size_t kind = kind_index.find(name);
    if (kind != kinds.words.size()) facts.kinds = bit(kinds.meaning[kind]);
    facts.plain = hash;
    return facts;
}

/// Reads what is said of elements, each name once.
class ElementReader {
public:
    ElementReader(const Markup& markup, Names& names) : markup_(markup), names_(names), known_(markup.elements.size() / 2), alike_(markup.elements.size() / 4) {}

    /// Of what Element::about says, which is new.
    ElementFacts read(Span about) {
        names_.begin.push_back(static_cast<std::uint32_t>(names_.called.size()));
        const std::string_view said = markup_.view(about);
        ElementFacts facts;
        std::uint64_t hash = 0;
        bool is_page = false;  // what a whole page is called says nothing of its parts
        text::for_each_between<' '>(said, [&](std::size_t at, std::size_t end) {
            const std::string_view name = said.substr(at, end - at);
            const bool is_element = at == 0;
            const NameFacts& of = facts_of(name, about.begin + at, is_element);
            facts.kinds |= of.kinds;
            if (is_element) {
                const std::size_t place = name_index.find(name);
                if (place != named_elements.size()) facts.name = static_cast<std::uint8_t>(place + 1);
                facts.is_inline = inline_index.has(name);
                is_page = name == "body" || name == "html";
            }
            if (!is_page) facts.hints |= of.hints;
            if (of.plain != 0) hash = std::rotl(hash ^ of.plain, 23) * 0x9E3779B97F4A7C15U;
        });
        facts.same = static_cast<std::uint32_t>(names_.begin.size() - 1);
        facts.alike = alike_.of(hash).first;
        return facts;
    }

private:
    const NameFacts& facts_of(std::string_view name, std::size_t begin, bool is_element) {
        const std::uint64_t hash = text::hash(name, is_element ? 1 : 0);
        const auto [number, is_new] = known_.of(hash);
        if (is_new) {
            names_.each.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + name.size())});
            facts_.push_back(is_element ? read_element_name(name, hash) : read_name(name, hash, markup_.text.data() + markup_.text.size()));
        }
        names_.called.push_back(number);
        return facts_[number];
    }

    const Markup& markup_;
    Names& names_;
    std::vector<NameFacts> facts_;  // of each name
    Numbers known_;
    Numbers alike_;
};

}  // namespace

MarkupFacts read_markup(const Document& page) {
    MarkupFacts facts;
    const Markup& markup = page.markup();
    if (markup.elements.empty()) return facts;

    text::prefetch_all(hint_table);
    // Most elements are called as others are, and what is said of them is written once.
    Numbers known(markup.elements.size() / 4);
    ElementReader reader(markup, facts.names);
    std::vector<ElementFacts> read;
    facts.elements.reserve(markup.elements.size());
    for (const Element& element : markup.elements) {
        const auto [number, is_new] = known.of(std::uint64_t{element.about.begin} << 32 | element.about.end);
        if (is_new) read.push_back(reader.read(element.about));
        facts.elements.push_back(read[number]);
    }
    facts.names.begin.push_back(static_cast<std::uint32_t>(facts.names.called.size()));

    Numbers alike_blocks(page.blocks().size());
    facts.blocks.reserve(page.blocks().size());
    auto next = markup.inlines.begin();
    for (const Block& block : page.blocks()) {
        BlockMarkup& of = facts.blocks.emplace_back();
        of.leaf = block.element;
        while (facts.elements[of.leaf].is_inline && of.leaf != 0) of.leaf = markup.elements[of.leaf].parent;
        of.container = markup.elements[of.leaf].parent;
        of.alike = alike_blocks.of(std::uint64_t{facts.elements[of.leaf].alike} << 32 | facts.elements[of.container].alike).first;
        for (; next != markup.inlines.end() && next->span.begin < block.span.end; ++next) {
            const std::uint32_t bytes = std::min(next->span.end, block.span.end) - next->span.begin;
            switch (next->kind) {
                case InlineKind::link:
                    of.link_bytes += bytes;
                    of.links = static_cast<std::uint16_t>(std::min(of.links + 1, int{std::numeric_limits<std::uint16_t>::max()}));
                    break;
                case InlineKind::strong: of.strong_bytes += bytes; break;
                case InlineKind::image:
                    of.images = static_cast<std::uint16_t>(std::min(of.images + 1, int{std::numeric_limits<std::uint16_t>::max()}));
                    break;
                case InlineKind::emphasis:
                case InlineKind::code: break;
            }
        }
    }
    return facts;
}

}  // namespace stet::facts
