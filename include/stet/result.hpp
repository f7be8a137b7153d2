// The answer of whatever takes bytes or names from outside: a value, or a clear error.
#pragma once

#include <stet/export.hpp>

#include <cassert>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

namespace stet {

enum class ErrorCode : std::uint8_t {
    too_large,        ///< input of 4 GiB - 1 bytes or more: offsets are 32-bit
    bad_json,         ///< not JSON, nested too deeply, or cut short
    bad_schema,       ///< JSON, but not what this reader takes: a key missing, unknown or of the wrong type
    bad_rule,         ///< a rule that cannot work: unknown label, empty literal, bad pattern, double id
    bad_blocks,       ///< blocks that are out of order, overlap, or point outside the source
    unknown_name,     ///< a pass or format that does not exist
};

/// What went wrong and where. `detail` is one sentence for a person; it names the pack, rule, key,
/// pass or format at fault. `byte` is the offset into the input that was read (0 where none applies).
struct Error {
    ErrorCode code = ErrorCode::bad_json;
    std::uint64_t byte = 0;
    std::string detail;
};

/// Either a T or an Error. Test it before use: value access on an error is a programming error
/// (asserted in debug builds, undefined otherwise), as with std::optional.
///
///     auto page = stet::Document::from_text("Rain is due. It will be heavy.");
///     if (!page) return report(page.error().detail);
///     use(*page);
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] T& operator*() & noexcept STET_LIFETIME_BOUND { return get(); }
    [[nodiscard]] const T& operator*() const& noexcept STET_LIFETIME_BOUND { return get(); }
    [[nodiscard]] T&& operator*() && noexcept STET_LIFETIME_BOUND { return std::move(get()); }
    [[nodiscard]] T* operator->() noexcept STET_LIFETIME_BOUND { return &get(); }
    [[nodiscard]] const T* operator->() const noexcept STET_LIFETIME_BOUND { return &get(); }

    [[nodiscard]] const Error& error() const& noexcept STET_LIFETIME_BOUND {
        assert(!has_value());
        return *std::get_if<1>(&state_);
    }
    [[nodiscard]] Error error() && noexcept {
        assert(!has_value());
        return std::move(*std::get_if<1>(&state_));
    }

private:
    T& get() noexcept {
        assert(has_value());
        return *std::get_if<0>(&state_);
    }
    const T& get() const noexcept {
        assert(has_value());
        return *std::get_if<0>(&state_);
    }
    std::variant<T, Error> state_;
};

}  // namespace stet
