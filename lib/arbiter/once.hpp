// What many blocks ask for, made once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace stet::arbiter {

/// What `make(number)` returns, for each number made when it is asked for first.
template <class Make>
class Once {
public:
    using Made = std::invoke_result_t<Make, std::uint32_t>;

    /// For the numbers below `count`.
    Once(std::size_t count, Make make) : slots_(count), make_(std::move(make)) {}

    [[nodiscard]] const Made& of(std::uint32_t number) {
        Slot& slot = slots_[number];
        if (!slot.is_made) slot = {make_(number), true};
        return slot.made;
    }

private:
    struct Slot {
        Made made{};
        bool is_made = false;
    };
    std::vector<Slot> slots_;
    Make make_;
};

}  // namespace stet::arbiter
