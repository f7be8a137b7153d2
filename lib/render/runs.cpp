#include "render/runs.hpp"

#include "render/safe_address.hpp"
#include "text/blank.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace stet::renderer {
namespace {

std::size_t index_of(InlineKind kind) noexcept { return static_cast<std::size_t>(kind); }

bool same_marks(const Run& a, const Run& b) noexcept {
    return same_link(a, b) && a.strong == b.strong && a.emphasis == b.emphasis && a.code == b.code;
}

/// Leaves the run those marks that the other has too.
void keep_common(Run& run, const Run& other) noexcept {
    if (!same_link(run, other)) run.link = {};
    run.strong &= other.strong;
    run.emphasis &= other.emphasis;
    run.code &= other.code;
}

/// Adds text that stands right behind the last, to the last run if it is marked up alike.
void append(std::vector<Run>& runs, const Run& run) {
    if (run.text.empty()) return;
    if (!runs.empty() && runs.back().image.empty() && same_marks(runs.back(), run)) {
        std::string_view& text = runs.back().text;
        text = {text.data(), text.size() + run.text.size()};
    } else {
        runs.push_back(run);
    }
}

}  // namespace

// A page says an address once, and it is written once for each run of words: with a long base, or one link around a
// thousand paragraphs, that would be the page many times over.
RunReader::RunReader(const Document& page)
    : page_(page), budget_((std::size_t{1} << 20) + 16 * (page.source().size() + page.markup().text.size())) {}

std::string_view RunReader::resolve(Span target) {
    const Markup& markup = page_.markup();
    const std::size_t cost = markup.base.size() + target.size();
    if (cost > budget_) return {};
    budget_ -= cost;
    std::string address = safe_address(markup.address(target));
    if (address.empty()) return {};
    return addresses_.emplace_back(std::move(address));
}

void RunReader::open(const Inline& each) {
    if (each.span.empty()) return;
    open_[index_of(each.kind)] = &each;
    if (each.kind == InlineKind::link) knows_link_ = false;
}

void RunReader::set_marks(Run& run) {
    const Inline* const link = open_[index_of(InlineKind::link)];
    if (link != nullptr && !knows_link_) {
        link_ = resolve(link->target);
        knows_link_ = true;
    }
    if (link != nullptr) run.link = link_;
    run.strong = open_[index_of(InlineKind::strong)] != nullptr;
    run.emphasis = open_[index_of(InlineKind::emphasis)] != nullptr;
    run.code = open_[index_of(InlineKind::code)] != nullptr;
}

void RunReader::add_image(const Inline& image) {
    if (image.alt.size() > budget_) return;
    budget_ -= image.alt.size();
    Run run;
    run.image = resolve(image.target);
    if (run.image.empty()) return;
    run.alt = page_.markup().view(image.alt);
    set_marks(run);
    run.code = false;  // which is for words
    parts_.push_back(run);
}

void RunReader::add_text(Span span) {
    Run run;
    run.text = page_.text(span);
    set_marks(run);
    append(parts_, run);
}

std::span<Run> RunReader::read(Span piece, Span text, bool ends_block) {
    const std::vector<Inline>& inlines = page_.markup().inlines;
    addresses_.clear();
    parts_.clear();
    knows_link_ = false;
    const auto close_before = [&](std::uint32_t place) {
        for (const Inline*& each : open_) {
            if (each != nullptr && each->span.end <= place) each = nullptr;
        }
    };
    for (; next_ < inlines.size() && inlines[next_].span.begin < text.begin; ++next_) {
        const Inline& each = inlines[next_];
        open(each);
        if (each.kind != InlineKind::image || each.span.begin < piece.begin) continue;
        close_before(each.span.begin);
        add_image(each);
    }
    for (std::uint32_t at = text.begin; at < text.end;) {
        close_before(at);
        for (; next_ < inlines.size() && inlines[next_].span.begin <= at; ++next_) {
            const Inline& each = inlines[next_];
            each.kind == InlineKind::image ? add_image(each) : open(each);
        }
        close_before(at);
        std::uint32_t end = text.end;
        if (next_ < inlines.size()) end = std::min(end, inlines[next_].span.begin);
        for (const Inline* const each : open_) {
            if (each != nullptr) end = std::min(end, each->span.end);
        }
        // A page may have a tag within a character.
        while (end < text.end && text::is_continuation(page_.source()[end])) ++end;
        add_text({at, end});
        at = end;
    }
    const std::uint32_t last = piece.end + (ends_block ? 1U : 0U);
    for (; next_ < inlines.size() && inlines[next_].span.begin < last; ++next_) {
        const Inline& each = inlines[next_];
        close_before(each.span.begin);
        each.kind == InlineKind::image ? add_image(each) : open(each);
    }
    leave_blanks_outside();
    return runs_;
}

/// Blanks between words are marked up as both their neighbours are.
void RunReader::leave_blanks_outside() {
    runs_.clear();
    Run blanks;
    for (const Run& part : parts_) {
        const std::string_view core = text::trim(part.text);
        const bool is_blank = core.empty() && part.image.empty();
        const std::size_t before = is_blank ? part.text.size() : static_cast<std::size_t>(core.data() - part.text.data());
        if (before > 0 && part.image.empty()) {
            const std::string_view leading = part.text.substr(0, before);
            if (blanks.text.empty()) {
                blanks = part;
                blanks.text = leading;
            } else {
                keep_common(blanks, part);
                blanks.text = {blanks.text.data(), blanks.text.size() + leading.size()};
            }
        }
        if (is_blank) continue;
        if (!blanks.text.empty()) {
            keep_common(blanks, part);
            keep_common(blanks, runs_.empty() ? Run() : runs_.back());
            append(runs_, blanks);
            blanks.text = {};
        }
        if (!part.image.empty()) {
            runs_.push_back(part);
            continue;
        }
        Run words = part;
        words.text = core;
        append(runs_, words);
        blanks = part;
        blanks.text = part.text.substr(before + core.size());
    }
    append(runs_, blanks);
}

}  // namespace stet::renderer
