// explain [--color=always|never|auto] [FILE]
//
// Shows a page as an editor would mark it: what is kept as it is (title and headings bold), what is
// lifted into the metadata dim, what is cut struck through, in the colour of its label and with the
// reason at the line's end. Then what was cut and why, what was lifted, and the metadata. Without
// colour (no terminal, NO_COLOR) the marks are written: [-cut-]{reason}, [^lifted^]{reason}.
// Exit status: 0 done, 2 wrong usage, 3 a file that cannot be read or written.
#include "support/read_file.hpp"
#include "support/read_page.hpp"
#include "support/visible.hpp"

#include <stet/stet.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

/// "related/en.related.dont-miss", or "legal (mine/hashtag)" where the origin is of another name.
std::string reason(std::string_view word, std::string_view origin) {
    const std::string known(word);
    if (origin == word || origin.starts_with(known + '/')) return std::string(origin);
    return origin.empty() ? known : known + " (" + std::string(origin) + ')';
}

std::string reason(const stet::Document& page, const stet::Piece& piece) {
    const bool cut = piece.fate == stet::Fate::cut;
    return reason(cut ? to_string(piece.label) : to_string(piece.role), page.origin(piece.origin));
}

/// How text is marked: with colours, or with brackets.
class Pen {
public:
    explicit Pen(bool colours) : colours_(colours) {}

    [[nodiscard]] std::string paint(const std::string& style, std::string_view text) const {
        return colours_ ? "\x1b[" + style + 'm' + std::string(text) + "\x1b[0m" : std::string(text);
    }
    [[nodiscard]] static std::string colour(stet::Label label) {
        constexpr std::array<int, stet::label_count> colours{  // of the 256 of terminals
            67, 160, 133, 172, 34, 32, 38, 99, 64, 138, 130, 142, 61, 166, 72, 95, 102, 245};
        return "38;5;" + std::to_string(colours[static_cast<std::size_t>(label)]);
    }

    /// Shows one piece; what is to be said at the end of its line is added to `notes`.
    void show(const stet::Document& page, const stet::Piece& piece, std::string& notes) const {
        const std::string text = visible(page.text(piece.span));
        const bool kept = piece.fate == stet::Fate::keep;
        const bool cut = piece.fate == stet::Fate::cut;
        const bool bold = stet::RoleSet{stet::Role::title, stet::Role::heading}.has(piece.role);
        const std::string style = cut ? "9;" + colour(piece.label) : kept ? "1" : "2;3";
        if (!colours_ && !kept) {
            const char mark = cut ? '-' : '^';
            std::printf("[%c%s%c]{%s}", mark, text.c_str(), mark, reason(page, piece).c_str());
            return;
        }
        for (std::size_t at = 0; at <= text.size();) {  // line by line, so that no style runs on
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string line = text.substr(at, end - at);
            std::fputs((kept && !bold ? line : paint(style, line)).c_str(), stdout);
            if (end < text.size()) std::fputc('\n', stdout);
            at = end + 1;
        }
        const std::string dim = cut ? "2;" + colour(piece.label) : "2";
        if (!kept) notes += "  " + paint(dim, reason(page, piece));
    }

private:
    bool colours_;
};

void show_page(const stet::Document& page, const Pen& pen) {
    std::string notes;
    const auto pieces = page.pieces();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        pen.show(page, pieces[i], notes);
        const bool last = i + 1 == pieces.size();
        if (!last && pieces[i + 1].block == pieces[i].block) continue;
        std::puts(notes.c_str());
        notes.clear();
        if (last) break;
        const std::string gap = visible(page.text({pieces[i].span.end, pieces[i + 1].span.begin}));
        if (std::ranges::count(gap, '\n') > 1) std::puts("");
    }
}

/// How often each reason spoke, how many stretches and words that were.
struct Count {
    std::size_t stretches = 0;
    std::size_t words = 0;
    std::map<std::string, std::size_t> reasons;

    [[nodiscard]] std::string first_reasons() const {
        std::vector<std::pair<std::size_t, std::string>> sorted;
        for (const auto& [reason, times] : reasons) sorted.emplace_back(times, reason);
        std::ranges::stable_sort(sorted, std::ranges::greater{},
                                 [](const auto& counted) { return counted.first; });
        std::string out;
        for (std::size_t i = 0; i < std::min<std::size_t>(sorted.size(), 3); ++i) {
            out += (i == 0 ? "" : ", ") + sorted[i].second;
            if (sorted[i].first > 1) out += " x" + std::to_string(sorted[i].first);
        }
        return sorted.size() > 3 ? out + ", …" : out;
    }
};

void show_summary(const stet::Document& page, const Pen& pen) {
    std::array<std::size_t, 3> words{};  // by fate
    std::map<stet::Label, Count> cut;
    std::map<stet::Role, Count> lifted;
    for (const stet::Piece& piece : page.pieces()) {
        const std::size_t n = count_words(page.text(piece.span));
        words[static_cast<std::size_t>(piece.fate)] += n;
        if (piece.fate == stet::Fate::keep) continue;
        Count& count = piece.fate == stet::Fate::cut ? cut[piece.label] : lifted[piece.role];
        ++count.stretches;
        count.words += n;
        ++count.reasons[reason(page, piece)];
    }
    const auto row = [&](std::string_view word, const std::string& style, const Count& count) {
        std::string padded(word);
        padded.resize(14, ' ');
        std::printf("  %s%5zu%8zu  %s\n", pen.paint(style, padded).c_str(), count.stretches,
                    count.words, count.first_reasons().c_str());
    };
    std::printf("\n%s\n", std::string(72, '-').c_str());
    std::printf("%zu words: %zu kept, %zu lifted, %zu cut\n", words[0] + words[1] + words[2],
                words[0], words[1], words[2]);
    if (!cut.empty()) std::puts("\nCut      stretches   words  by");
    for (const auto& [label, count] : cut) row(to_string(label), Pen::colour(label), count);
    if (!lifted.empty()) std::puts("\nLifted   stretches   words  by");
    for (const auto& [role, count] : lifted) row(to_string(role), "2;3", count);
    std::puts("\nMetadata");
    for (std::size_t i = 0; i < stet::metadata_key_count; ++i) {
        const auto key = static_cast<stet::MetadataKey>(i);
        const auto& values = page.metadata().all(key);
        for (const auto& [value, origin] : values) {
            const bool first = &value == &values.front().value;
            std::printf("  %-12s %s  %s\n", first ? std::string(to_string(key)).c_str() : "",
                        visible(value).c_str(), pen.paint("2", "(" + origin + ")").c_str());
        }
    }
    if (!page.entries().empty()) std::puts("\nLive-blog entries");
    for (const stet::Entry& entry : page.entries()) {
        std::printf("  %-12s %s\n", visible(page.text(entry.time)).c_str(),
                    visible(page.text(entry.heading)).c_str());
    }
}

int fail(int status, const std::string& what) {
    std::fprintf(stderr, "explain: %s\n", what.c_str());
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    const char* no_colour = std::getenv("NO_COLOR");
    bool colours = isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
    bool html = false;
    std::string file = "-";
    for (int i = 1, files = 0; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--help") {
            std::puts("usage: explain [--color=always|never|auto] [--html] [FILE]");
            return 0;
        }
        if (argument == "--color=always") colours = true;
        else if (argument == "--color=never") colours = false;
        else if (argument == "--color=auto") continue;
        else if (argument == "--html") html = true;
        else if (argument.size() > 1 && argument.starts_with('-')) {
            return fail(2, "unknown option " + std::string(argument) + " (--help says more)");
        } else if (++files > 1) return fail(2, "one FILE at a time (--help says more)");
        else file = argument;
    }
    std::optional<std::string> text = read_file(file);
    if (!text) return fail(3, "cannot read " + file + ": " + std::strerror(errno));
    stet::Result<stet::Document> page = read_page(std::move(*text), html);
    if (!page) return fail(3, file + ": " + page.error().detail);
    const stet::Report report = stet::Pipeline::standard().run(*page);

    const Pen pen(colours);
    show_page(*page, pen);
    show_summary(*page, pen);
    for (const std::string& skipped : report.skipped) std::printf("Skipped: %s\n", skipped.c_str());
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        return fail(3, std::string("cannot write: ") + std::strerror(errno));
    }
    return 0;
}
