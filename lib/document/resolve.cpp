// The one place where marks and roles become fates.

#include <stet/document.hpp>

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <vector>

namespace stet {
namespace {

/// How a mark ranks among those that cover the same text, as one number: the smallest wins. `stet`
/// beats cut; `duplicate` and `other` yield to any other label; a larger reach beats a smaller; then
/// the earlier pass, then the mark that was put first, whose number the last 32 bits are.
std::uint64_t rank_of(const Mark& mark, std::uint32_t index) {
    const bool is_cut = mark.verdict == Verdict::cut;
    const bool yields = mark.label == Label::duplicate || mark.label == Label::other;
    const auto reach = static_cast<std::uint64_t>(Reach::run) - static_cast<std::uint64_t>(mark.reach);
    return std::uint64_t{is_cut} << 51 | std::uint64_t{yields} << 50 | reach << 48 |
           std::uint64_t{mark.pass} << 32 | index;
}

class Resolver {
public:
    /// Writes the pieces to `pieces`, in place of what is there.
    Resolver(const std::vector<Block>& blocks, const std::vector<Mark>& marks, std::vector<Piece>& pieces)
        : blocks_(blocks), marks_(marks), pieces_(pieces) {
        if (!marks_.empty()) sort_marks();
        pieces_.clear();
        pieces_.reserve(blocks.size() + blocks.size() / 16);
    }

    /// Sweeps over the blocks. What holds changes only where a mark begins or the one that holds ends.
    void run() {
        for (std::uint32_t number = 0; number < blocks_.size(); ++number) {
            const Span span = blocks_[number].span;
            if (active_.empty()) {
                if (next_begin() >= span.end) {  // as for most blocks of most pages
                    pieces_.push_back(unmarked(number, span));
                    continue;
                }
                if (const Mark* mark = take_whole(span)) {  // ... and most others
                    Piece piece = unmarked(number, span);
                    apply(*mark, piece);
                    pieces_.push_back(piece);
                    continue;
                }
            }
            for (std::uint32_t at = span.begin; at < span.end;) {
                admit(at);
                std::uint32_t until = std::min(span.end, next_begin());
                if (const Mark* mark = holding()) until = std::min(until, mark->span.end);
                add(number, Span{at, until});
                at = until;
            }
            drop_ended(span.end);
        }
    }

private:
    /// Passes put their marks from the page's start to its end, so that these are a few sequences which are sorted
    /// already: each two neighbours become one, until there is one.
    void sort_marks() {
        std::vector<std::size_t> ends;  // of the sequences
        ends.reserve(32);  // a pass each
        order_.reserve(marks_.size());
        for (std::uint32_t i = 0; i < marks_.size(); ++i) {
            const std::uint64_t place = std::uint64_t{marks_[i].span.begin} << 32 | i;
            if (i != 0 && place < order_.back()) ends.push_back(i);
            order_.push_back(place);
        }
        ends.push_back(order_.size());
        std::vector<std::uint64_t> merged(ends.size() > 1 ? order_.size() : 0);
        while (ends.size() > 1) {
            std::size_t begin = 0;
            std::size_t kept = 0;
            for (std::size_t n = 0; n < ends.size(); n += 2) {
                const std::size_t end = ends[std::min(n + 1, ends.size() - 1)];
                const std::uint64_t* const order = order_.data();
                merge(order + begin, order + ends[n], order + end, merged.data() + begin);
                ends[kept++] = begin = end;
            }
            ends.resize(kept);
            order_.swap(merged);
        }
    }

    /// As std::merge(), but without a branch for which of the two is smaller, which nobody foresees.
    static void merge(const std::uint64_t* first, const std::uint64_t* const middle, const std::uint64_t* const end, std::uint64_t* to) {
        const std::uint64_t* second = middle;
        while (first != middle && second != end) {
            const std::size_t is_second = *second < *first ? 1 : 0;
            *to++ = *(is_second != 0 ? second : first);
            second += is_second;
            first += 1 - is_second;
        }
        std::copy(second, end, std::copy(first, middle, to));
    }

    [[nodiscard]] const Mark& mark(std::uint64_t rank_or_place) const {
        return marks_[static_cast<std::uint32_t>(rank_or_place)];
    }

    /// Takes in the marks that begin up to `at`, and drops those that rank first but have ended; others
    /// that have ended are dropped when they come to rank first.
    void admit(std::uint32_t at) {
        for (; next_begin() <= at; ++next_) {
            const auto index = static_cast<std::uint32_t>(order_[next_]);
            if (marks_[index].span.end > at) active_.push(rank_of(marks_[index], index));
        }
        drop_ended(at);
    }
    void drop_ended(std::uint32_t at) {
        while (!active_.empty() && mark(active_.top()).span.end <= at) active_.pop();
    }

    [[nodiscard]] std::uint32_t next_begin() const {
        return next_ < order_.size() ? static_cast<std::uint32_t>(order_[next_] >> 32)
                                     : std::numeric_limits<std::uint32_t>::max();
    }

    /// The mark that says what becomes of the span, where all that begin in it are just on it, and are done with then; else
    /// nothing.
    [[nodiscard]] const Mark* take_whole(Span span) {
        std::uint64_t first = std::numeric_limits<std::uint64_t>::max();  // by rank
        std::size_t next = next_;
        for (; next < order_.size() && static_cast<std::uint32_t>(order_[next] >> 32) < span.end; ++next) {
            const auto index = static_cast<std::uint32_t>(order_[next]);
            if (marks_[index].span != span) return nullptr;
            first = std::min(first, rank_of(marks_[index], index));
        }
        next_ = next;
        return &mark(first);
    }

    /// The mark that says what becomes of the text here, if there is one.
    [[nodiscard]] const Mark* holding() const {
        return active_.empty() ? nullptr : &mark(active_.top());
    }

    [[nodiscard]] Piece unmarked(std::uint32_t number, Span span) const {
        const Block& block = blocks_[number];
        return {span, is_body(block.role) ? Fate::keep : Fate::lift, block.role, Label::other, block.origin, number};
    }

    static void apply(const Mark& mark, Piece& piece) {
        piece.origin = mark.origin;
        if (mark.verdict == Verdict::cut) {
            piece.fate = Fate::cut;
            piece.label = mark.label;
        }
    }

    void add(std::uint32_t number, Span span) {
        Piece piece = unmarked(number, span);
        if (const Mark* mark = holding()) apply(*mark, piece);
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
    std::vector<std::uint64_t> order_;  // where each mark begins, and its number; sorted
    std::size_t next_ = 0;
    std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>> active_;  // ranks
    std::vector<Piece>& pieces_;
};

}  // namespace

void Document::resolve() {
    entries_.insert(entries_.begin(), given_entries_.begin(), given_entries_.end());
    given_entries_.clear();
    const auto is_given = [](const Entry& entry) { return entry.pass == 0; };
    if (std::ranges::any_of(entries_, is_given)) std::erase_if(entries_, std::not_fn(is_given));
    Resolver(blocks_, marks_, pieces_).run();
}

}  // namespace stet
