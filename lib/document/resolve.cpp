// The one place where marks and roles become fates.

#include <stet/document.hpp>

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <vector>

namespace stet {
namespace {

/// How a mark ranks among those that cover the same text: the smallest wins. `stet` beats cut;
/// `duplicate` and `other` yield to any other label; a larger reach beats a smaller; then the
/// earlier pass, then the mark that was put first.
struct Rank {
    bool is_cut;
    bool yields;
    int reach;
    std::uint16_t pass;
    std::uint32_t index;
    friend auto operator<=>(const Rank&, const Rank&) = default;
};

Rank rank_of(const Mark& mark, std::uint32_t index) {
    return {mark.verdict == Verdict::cut,
            mark.label == Label::duplicate || mark.label == Label::other,
            -static_cast<int>(mark.reach), mark.pass, index};
}

class Resolver {
public:
    Resolver(const std::vector<Block>& blocks, const std::vector<Mark>& marks)
        : blocks_(blocks), marks_(marks), order_(marks.size()) {
        std::iota(order_.begin(), order_.end(), 0U);
        std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
            return marks_[a].span.begin < marks_[b].span.begin;
        });
        pieces_.reserve(blocks.size());
    }

    /// Sweeps over the blocks; a mark is in `active` from where it begins to where it ends.
    std::vector<Piece> run() {
        for (std::uint32_t number = 0; number < blocks_.size(); ++number) {
            const Span span = blocks_[number].span;
            std::uint32_t at = span.begin;
            while (at < span.end) {
                admit(at);
                const std::uint32_t until = std::min(span.end, next_change(at));
                add(number, Span{at, until});
                at = until;
            }
        }
        return std::move(pieces_);
    }

private:
    void admit(std::uint32_t at) {
        while (next_ < order_.size() && marks_[order_[next_]].span.begin <= at) {
            const std::uint32_t index = order_[next_++];
            if (marks_[index].span.end > at) {
                active_.insert(rank_of(marks_[index], index));
                ends_.insert({marks_[index].span.end, index});
            }
        }
        while (!ends_.empty() && ends_.begin()->first <= at) {
            const std::uint32_t index = ends_.begin()->second;
            active_.erase(rank_of(marks_[index], index));
            ends_.erase(ends_.begin());
        }
    }

    std::uint32_t next_change(std::uint32_t at) const {
        std::uint32_t next = UINT32_MAX;
        if (next_ < order_.size()) next = marks_[order_[next_]].span.begin;
        if (!ends_.empty()) next = std::min(next, ends_.begin()->first);
        return std::max(next, at + 1);
    }

    void add(std::uint32_t number, Span span) {
        const Block& block = blocks_[number];
        Piece piece{span, is_body(block.role) ? Fate::keep : Fate::lift, block.role,
                    Label::other, block.origin, number};
        if (!active_.empty()) {
            const Mark& mark = marks_[active_.begin()->index];
            piece.origin = mark.origin;
            if (mark.verdict == Verdict::cut) {
                piece.fate = Fate::cut;
                piece.label = mark.label;
            }
        }
        // What two marks say alike is one piece.
        if (!pieces_.empty()) {
            Piece& last = pieces_.back();
            const bool alike = last.block == number && last.fate == piece.fate &&
                               last.label == piece.label && last.origin == piece.origin;
            if (alike) {
                last.span.end = span.end;
                return;
            }
        }
        pieces_.push_back(piece);
    }

    const std::vector<Block>& blocks_;
    const std::vector<Mark>& marks_;
    std::vector<std::uint32_t> order_;
    std::size_t next_ = 0;
    std::set<Rank> active_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> ends_;
    std::vector<Piece> pieces_;
};

}  // namespace

void Document::resolve() { pieces_ = Resolver(blocks_, marks_).run(); }

}  // namespace stet
