// Reading JSON from outside into a small tree that knows where each value stood.
//
// The text is untrusted: nesting is bounded, a key may stand in an object once, nothing recurses,
// and whatever is wrong is told with its byte. Rule packs and documents are read with this.
#pragma once

#include <stet/result.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

/// "an array", "a string" …, for messages.
[[nodiscard]] std::string_view to_string(Kind kind) noexcept;

struct Limits {
    std::size_t max_depth = 32;        ///< arrays and objects within each other
    bool allows_doubled_keys = false;  ///< in an object; Value::find() gives the first
};

namespace detail {
/// A value or key. The tree is one vector of them in the order of the text: an array is followed by
/// its items, an object by its keys, each followed by its value.
struct Node {
    std::uint64_t byte = 0;
    std::uint32_t next = 0;  ///< the node behind this one and all that is in it
    Kind kind = Kind::null;
    bool natural = false;  ///< a number that is whole, not negative, and fits
    union {
        bool boolean;
        std::uint64_t natural;
        double real;
        struct {
            const char* data;
            std::size_t size;
        } text;
        std::size_t count;  ///< of items or members
    } as = {};
};
}  // namespace detail

template <class Step>
class Range;

/// A value in a Tree, as cheap as a pointer; valid as long as the tree and the text it was read
/// from. Each getter must be asked of its own kind only (asserted).
class Value {
public:
    [[nodiscard]] Kind kind() const noexcept { return node().kind; }
    [[nodiscard]] bool is(Kind kind) const noexcept { return node().kind == kind; }

    /// The offset of the value's first byte in the JSON.
    [[nodiscard]] std::uint64_t byte() const noexcept { return node().byte; }

    [[nodiscard]] bool boolean() const noexcept;
    [[nodiscard]] double number() const noexcept;

    /// A number as an unsigned integer; nothing where it is negative, too large or has a fraction.
    [[nodiscard]] std::optional<std::uint64_t> natural() const noexcept;

    /// A string's text, its escapes resolved: well-formed UTF-8.
    [[nodiscard]] std::string_view string() const noexcept;

    /// How many items or members there are, and a walk over them in the order of the text.
    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] auto items() const noexcept;
    [[nodiscard]] auto members() const noexcept;

    /// An object's member of that name. Linear in the members.
    [[nodiscard]] std::optional<Value> find(std::string_view key) const noexcept;

private:
    friend class Tree;
    friend struct ItemStep;
    friend struct MemberStep;
    Value(const detail::Node* nodes, std::uint32_t index) noexcept : nodes_(nodes), index_(index) {}
    [[nodiscard]] const detail::Node& node() const noexcept { return nodes_[index_]; }

    const detail::Node* nodes_;
    std::uint32_t index_;
};

struct Member {
    std::string_view key;
    std::uint64_t key_byte;
    Value value;
};

struct ItemStep {
    using value_type = Value;
    static Value get(const detail::Node* nodes, std::uint32_t at) noexcept { return {nodes, at}; }
    static std::uint32_t next(const detail::Node* nodes, std::uint32_t at) noexcept {
        return nodes[at].next;
    }
};

struct MemberStep {
    using value_type = Member;
    static Member get(const detail::Node* nodes, std::uint32_t at) noexcept {
        const detail::Node& key = nodes[at];
        return {{key.as.text.data, key.as.text.size}, key.byte, Value(nodes, at + 1)};
    }
    static std::uint32_t next(const detail::Node* nodes, std::uint32_t at) noexcept {
        return nodes[at + 1].next;
    }
};

/// For range-for over items or members.
template <class Step>
class Range {
public:
    class Iterator {
    public:
        Iterator(const detail::Node* nodes, std::uint32_t at) noexcept : nodes_(nodes), at_(at) {}
        typename Step::value_type operator*() const noexcept { return Step::get(nodes_, at_); }
        Iterator& operator++() noexcept {
            at_ = Step::next(nodes_, at_);
            return *this;
        }
        bool operator!=(const Iterator& other) const noexcept { return at_ != other.at_; }

    private:
        const detail::Node* nodes_;
        std::uint32_t at_;
    };

    Range(const detail::Node* nodes, std::uint32_t first, std::uint32_t end) noexcept
        : nodes_(nodes), first_(first), end_(end) {}
    [[nodiscard]] Iterator begin() const noexcept { return {nodes_, first_}; }
    [[nodiscard]] Iterator end() const noexcept { return {nodes_, end_}; }

private:
    const detail::Node* nodes_;
    std::uint32_t first_;
    std::uint32_t end_;
};

inline auto Value::items() const noexcept {
    return Range<ItemStep>(nodes_, index_ + 1, is(Kind::array) ? node().next : index_ + 1);
}
inline auto Value::members() const noexcept {
    return Range<MemberStep>(nodes_, index_ + 1, is(Kind::object) ? node().next : index_ + 1);
}

/// What was read. Owns the values, and the strings that had escapes in them; other strings are
/// views into the JSON, which must outlive the tree. Values stay valid when the tree is moved.
class Tree {
public:
    [[nodiscard]] Value root() const noexcept { return {nodes_.data(), 0}; }

private:
    friend class Builder;
    std::vector<detail::Node> nodes_;
    std::deque<std::string> unescaped_;  // a deque, so that they stay where they are
};

/// Reads one JSON text (RFC 8259, UTF-8, a BOM before it is passed over). Linear time; 32 bytes for
/// each value and key, and what strings with escapes hold. Errors, each with its byte: bad_json
/// (not JSON, ill-formed UTF-8, nested too deeply, cut short), bad_schema (a key twice in an
/// object, unless allowed).
[[nodiscard]] Result<Tree> read(std::string_view json, Limits limits = {});

/// Takes an object's members by name and type. The first fault is put in `fault`, where any number
/// of Fields may share one: take all that is needed, then look at it once. A getter without
/// fallback demands its key; a getter that finds a fault gives its fallback or an empty value.
///
///     std::optional<Error> fault;
///     Fields rule(value, fault, "rule", 3);
///     std::string id(rule.string("id"));
///     auto label = rule.word("label", label_from, Label::other);
///     rule.only({"id", "label"});
///     if (fault) return *fault;   // rule 3: the key "id" is missing
class Fields {
public:
    /// `what`, with `number` behind it if there is one, begins the detail of each fault.
    static constexpr std::size_t unnumbered = static_cast<std::size_t>(-1);
    Fields(Value value, std::optional<Error>& fault, std::string_view what,
           std::size_t number = unnumbered);

    [[nodiscard]] bool has(std::string_view key) const { return find(key).has_value(); }
    [[nodiscard]] std::optional<Value> find(std::string_view key) const;

    /// The member, which must be of that kind: nothing where it is missing or another.
    [[nodiscard]] std::optional<Value> need(std::string_view key, Kind kind);
    /// The same, but it may be missing.
    [[nodiscard]] std::optional<Value> take(std::string_view key, Kind kind);

    [[nodiscard]] std::string_view string(std::string_view key);
    [[nodiscard]] std::string_view string(std::string_view key, std::string_view fallback);
    [[nodiscard]] bool boolean(std::string_view key, bool fallback);
    [[nodiscard]] std::uint64_t natural(std::string_view key, std::uint64_t most);
    [[nodiscard]] std::uint64_t natural(std::string_view key, std::uint64_t most,
                                        std::uint64_t fallback);

    /// One of an enumeration's words, such as label_from() knows.
    template <class Enum>
    [[nodiscard]] Enum word(std::string_view key,
                            std::optional<Enum> (*from)(std::string_view) noexcept) {
        const std::optional<Value> value = need(key, Kind::string);
        return value ? word_of(*value, key, from, Enum{}) : Enum{};
    }
    template <class Enum>
    [[nodiscard]] Enum word(std::string_view key,
                            std::optional<Enum> (*from)(std::string_view) noexcept, Enum fallback) {
        const std::optional<Value> value = take(key, Kind::string);
        return value ? word_of(*value, key, from, fallback) : fallback;
    }

    /// Any other key is a fault.
    void only(std::initializer_list<std::string_view> keys);

    /// Puts a fault of the caller's, if there is none yet: "WHAT NUMBER: DETAIL".
    void fail(std::uint64_t byte, std::string_view detail, ErrorCode code = ErrorCode::bad_schema);

private:
    std::uint64_t natural_of(Value value, std::string_view key, std::uint64_t most);
    void unknown_word(Value value, std::string_view key);

    template <class Enum>
    Enum word_of(Value value, std::string_view key,
                 std::optional<Enum> (*from)(std::string_view) noexcept, Enum fallback) {
        if (const std::optional<Enum> known = from(value.string())) return *known;
        unknown_word(value, key);
        return fallback;
    }

    Value value_;
    std::optional<Error>* fault_;
    std::string_view what_;
    std::size_t number_;
};

/// A key or word as it may stand in a message: in double quotes, cut short where it is long.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace stet::json
