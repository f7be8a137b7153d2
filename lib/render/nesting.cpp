#include "render/nesting.hpp"

#include "render/runs.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace stet::renderer {
namespace {

constexpr std::size_t kind_count = 4;
using Ends = std::array<std::size_t, kind_count>;

constexpr std::array<InlineKind, kind_count> kinds = {InlineKind::link, InlineKind::strong, InlineKind::emphasis,
                                                      InlineKind::code};

std::size_t index_of(InlineKind kind) noexcept { return static_cast<std::size_t>(kind); }

bool is_marked(const Run& run, InlineKind kind) noexcept {
    switch (kind) {
        case InlineKind::link: return run.link.data() != nullptr;
        case InlineKind::strong: return run.strong;
        case InlineKind::emphasis: return run.emphasis;
        case InlineKind::code: return run.code;
        default: return false;
    }
}

/// Whether one mark goes on from a run to the next.
bool goes_on(const Run& run, const Run& next, InlineKind kind) noexcept {
    return is_marked(run, kind) && is_marked(next, kind) && (kind != InlineKind::link || same_link(run, next));
}

/// For each run and each of its marks, the first run behind that it does not go on to.
std::vector<Ends> ends_of(std::span<const Run> runs) {
    std::vector<Ends> ends(runs.size());
    for (std::size_t i = runs.size(); i-- > 0;) {
        for (const InlineKind kind : kinds) {
            const bool lasts = i + 1 < runs.size() && goes_on(runs[i], runs[i + 1], kind);
            ends[i][index_of(kind)] = lasts ? ends[i + 1][index_of(kind)] : i + 1;
        }
    }
    return ends;
}

/// What is open, in order.
class Stack {
public:
    explicit Stack(std::vector<Token>& tokens) : tokens_(tokens) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] InlineKind operator[](std::size_t i) const noexcept { return open_[i]; }
    [[nodiscard]] bool has(InlineKind kind) const noexcept {
        return std::find(open_.begin(), open_.begin() + static_cast<std::ptrdiff_t>(size_), kind) !=
               open_.begin() + static_cast<std::ptrdiff_t>(size_);
    }
    void open(InlineKind kind, const Run& run) {
        open_[size_++] = kind;
        tokens_.push_back({Token::Kind::open, kind, &run, {}});
    }
    void close_down_to(std::size_t size, const Run& run) {
        while (size_ > size) tokens_.push_back({Token::Kind::close, open_[--size_], &run, {}});
    }

private:
    std::vector<Token>& tokens_;
    std::array<InlineKind, kind_count> open_{};
    std::size_t size_ = 0;
};

}  // namespace

void nest(std::span<const Run> runs, std::vector<Token>& tokens) {
    tokens.clear();
    const std::vector<Ends> ends = ends_of(runs);
    Stack stack(tokens);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Run& run = runs[i];
        if (i > 0) {
            std::size_t stays = 0;
            while (stays < stack.size() && goes_on(runs[i - 1], run, stack[stays])) ++stays;
            stack.close_down_to(stays, runs[i - 1]);
        }
        const auto is_new = [&](InlineKind kind) { return is_marked(run, kind) && !stack.has(kind); };
        if (std::ranges::any_of(kinds, is_new)) {
            if (stack.has(InlineKind::code)) stack.close_down_to(stack.size() - 1, run);  // it is the innermost
            std::array<InlineKind, kind_count> order = kinds;
            std::ranges::stable_sort(order, [&](InlineKind a, InlineKind b) {
                if (a == InlineKind::code || b == InlineKind::code) return b == InlineKind::code && a != b;
                return ends[i][index_of(a)] > ends[i][index_of(b)];
            });
            for (const InlineKind kind : order) {
                if (is_new(kind)) stack.open(kind, run);
            }
        }
        const Token::Kind kind = run.image.empty() ? Token::Kind::text : Token::Kind::image;
        tokens.push_back({kind, InlineKind::image, &run, run.text});
    }
    if (!runs.empty()) stack.close_down_to(0, runs.back());
}

}  // namespace stet::renderer
