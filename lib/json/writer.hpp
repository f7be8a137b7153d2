// Writing JSON straight into a string.
//
// nlohmann's ordered_json would first build a tree (a page of a million blocks: at least three times
// the time, six times the memory) and leaves characters bare that line-based readers stumble over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace stet::json {

/// Appends `text` as a JSON string in quotes, which is a double-quoted YAML scalar as well. Always
/// valid: ill-formed UTF-8 becomes U+FFFD, one for each maximal subpart as WHATWG has it. Escaped
/// beyond what JSON asks: DEL, the C1 controls, U+2028, U+2029, U+FEFF, U+FFFE and U+FFFF, so that
/// the result is one line of printable text to any reader. Linear.
void append_quoted(std::string& out, std::string_view text);

/// Writes values one behind the other; the caller keeps them balanced. `indent` below 0 writes all
/// on one line without spaces, else that many spaces a level.
class Writer {
public:
    explicit Writer(int indent = -1) : indent_(indent) {}

    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }

    void key(std::string_view name);
    void string(std::string_view text);
    void number(std::uint64_t value);

    void member(std::string_view name, std::string_view text) {
        key(name);
        string(text);
    }
    void member(std::string_view name, std::uint64_t value) {
        key(name);
        number(value);
    }

    void reserve(std::size_t bytes) { out_.reserve(bytes); }
    [[nodiscard]] std::string take() && { return std::move(out_); }

private:
    void open(char bracket);
    void close(char bracket);
    void begin_value();
    void new_line();

    std::string out_;
    int indent_;
    std::size_t depth_ = 0;
    bool first_ = true;  // nothing yet in the innermost array or object
    bool after_key_ = false;
};

}  // namespace stet::json
