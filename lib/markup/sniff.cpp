#include "markup/sniff.hpp"

#include "markup/ascii.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace stet::markup {
namespace {

constexpr std::size_t prescanned = 1024;

std::string_view without_leading_spaces(std::string_view text) noexcept {
    text.remove_prefix(std::min(text.find_first_not_of(ascii_whitespace), text.size()));
    return text;
}

// A page that could be read byte by byte is not UTF-16, whatever it says.
std::optional<Encoding> read_bytewise(std::optional<Encoding> declared) noexcept {
    if (declared == Encoding::utf_16be || declared == Encoding::utf_16le) return Encoding::utf_8;
    return declared;
}

// "Extracting a character encoding from a meta element": the charset in a content such as "text/html; charset=utf-8".
std::optional<Encoding> in_content(std::string_view content) noexcept {
    constexpr std::string_view key = "charset";
    for (std::size_t at = 0; at + key.size() <= content.size(); ++at) {
        if (!equals_ignoring_case(content.substr(at, key.size()), key)) continue;
        std::string_view rest = without_leading_spaces(content.substr(at + key.size()));
        if (!rest.starts_with('=')) continue;
        rest = without_leading_spaces(rest.substr(1));
        const bool is_quoted = rest.starts_with('"') || rest.starts_with('\'');
        if (!is_quoted) return encoding_of(rest.substr(0, rest.find_first_of("\t\n\f\r ;")));
        const std::size_t quote = rest.find(rest.front(), 1);
        return quote == rest.npos ? std::nullopt : encoding_of(rest.substr(1, quote - 1));
    }
    return std::nullopt;
}

struct Attribute {
    std::string_view name;
    std::string_view value;
};

// The standard's "prescan": looks for a meta element that declares an encoding, without a tokenizer.
class Prescan {
public:
    explicit Prescan(std::string_view bytes) noexcept : bytes_(bytes) {}

    std::optional<Encoding> run() noexcept {
        if (bytes_.starts_with(std::string_view("<\0?\0x\0", 6))) return Encoding::utf_16le;
        if (bytes_.starts_with(std::string_view("\0<\0?\0x", 6))) return Encoding::utf_16be;
        for (skip_to('<'); !at_end(); skip_to('<')) {
            const std::string_view rest = bytes_.substr(at_);
            if (rest.starts_with("<!--")) {
                at_ = std::min(bytes_.find("-->", at_ + 2), bytes_.size());
            } else if (rest.size() > 5 && equals_ignoring_case(rest.substr(0, 5), "<meta") && (is_ascii_whitespace(rest[5]) || rest[5] == '/')) {
                at_ += 5;
                if (const auto declared = read_meta()) return declared;
            } else if (rest.size() > 1 && text::is_ascii_letter(rest[rest[1] == '/' && rest.size() > 2 ? 2 : 1])) {
                at_ = std::min(bytes_.find_first_of("\t\n\f\r >", at_), bytes_.size());
                while (next_attribute()) {}
            } else if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '/' || rest[1] == '?')) {
                skip_to('>');
            } else {
                ++at_;
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] bool at_end() const noexcept { return at_ >= bytes_.size(); }

    void skip_to(char byte) noexcept { at_ = std::min(bytes_.find(byte, at_), bytes_.size()); }

    void skip(std::string_view set) noexcept { at_ = std::min(bytes_.find_first_not_of(set, at_), bytes_.size()); }

    // What a meta element declares. Of attributes of one name the first counts; a charset counts by itself, a content only
    // with http-equiv. Nothing is declared by an element that the bytes end in.
    std::optional<Encoding> read_meta() noexcept {
        bool has_http_equiv = false;
        bool has_content = false;
        bool has_charset = false;
        bool is_pragma = false;
        std::optional<Encoding> of_content;
        std::optional<Encoding> of_charset;
        while (const auto attribute = next_attribute()) {
            const auto is_first = [&](std::string_view name, bool& seen) {
                return equals_ignoring_case(attribute->name, name) && !std::exchange(seen, true);
            };
            if (is_first("http-equiv", has_http_equiv)) is_pragma = equals_ignoring_case(attribute->value, "content-type");
            if (is_first("content", has_content)) of_content = in_content(attribute->value);
            if (is_first("charset", has_charset)) of_charset = encoding_of(attribute->value);
        }
        if (at_end()) return std::nullopt;
        const auto declared = has_charset ? of_charset : is_pragma ? of_content : std::nullopt;
        return declared == Encoding::x_user_defined ? Encoding::windows_1252 : read_bytewise(declared);
    }

    // "Get an attribute": the next one of the tag, or nullopt at its end or that of the bytes.
    std::optional<Attribute> next_attribute() noexcept {
        skip("\t\n\f\r /");
        if (at_end() || bytes_[at_] == '>') return std::nullopt;
        Attribute attribute;
        const std::size_t begin = at_;
        at_ = std::min(bytes_.find_first_of("\t\n\f\r />=", at_ + 1), bytes_.size());  // a name may begin with =
        attribute.name = bytes_.substr(begin, at_ - begin);
        skip(ascii_whitespace);
        if (at_end() || bytes_[at_] != '=') return attribute;
        ++at_;
        skip(ascii_whitespace);
        if (at_end()) return std::nullopt;
        const char quote = bytes_[at_];
        if (quote == '"' || quote == '\'') {
            const std::size_t end = std::min(bytes_.find(quote, at_ + 1), bytes_.size());
            attribute.value = bytes_.substr(at_ + 1, end - at_ - 1);
            at_ = std::min(end + 1, bytes_.size());
        } else {
            const std::size_t end = std::min(bytes_.find_first_of("\t\n\f\r >", at_), bytes_.size());
            attribute.value = bytes_.substr(at_, end - at_);
            at_ = end;
        }
        return attribute;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
};

// "Get an XML encoding": of <?xml version="1.0" encoding="…"?> at the very beginning.
std::optional<Encoding> in_xml_declaration(std::string_view bytes) noexcept {
    if (!bytes.starts_with("<?xml")) return std::nullopt;
    const std::size_t end = bytes.find('>');
    if (end == bytes.npos) return std::nullopt;
    std::string_view rest = bytes.substr(0, end);
    const auto skip_controls = [&rest] {
        while (!rest.empty() && static_cast<unsigned char>(rest.front()) <= ' ') rest.remove_prefix(1);
    };
    constexpr std::string_view key = "encoding";
    const std::size_t at = rest.find(key);
    if (at == rest.npos) return std::nullopt;
    rest.remove_prefix(at + key.size());
    skip_controls();
    if (!rest.starts_with('=')) return std::nullopt;
    rest.remove_prefix(1);
    skip_controls();
    if (!rest.starts_with('"') && !rest.starts_with('\'')) return std::nullopt;
    const std::size_t quote = rest.find(rest.front(), 1);
    if (quote == rest.npos) return std::nullopt;
    const std::string_view label = rest.substr(1, quote - 1);
    const bool has_space = std::any_of(label.begin(), label.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    return has_space ? std::nullopt : read_bytewise(encoding_of(label));
}

}  // namespace

Encoding sniff(std::string_view page, std::string_view transport_label) noexcept {
    for (const Encoding encoding : {Encoding::utf_8, Encoding::utf_16be, Encoding::utf_16le}) {
        if (page.starts_with(byte_order_mark(encoding))) return encoding;
    }
    if (const auto declared = encoding_of(transport_label)) return *declared;
    const std::string_view beginning = page.substr(0, prescanned);
    if (const auto declared = Prescan(beginning).run()) return *declared;
    if (const auto declared = in_xml_declaration(beginning)) return *declared;
    return text::is_valid(page) ? Encoding::utf_8 : Encoding::windows_1252;
}

}  // namespace stet::markup
