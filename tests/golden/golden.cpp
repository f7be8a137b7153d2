#include "golden.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <utility>

namespace fs = std::filesystem;

namespace stet::test::golden {

namespace {

constexpr std::size_t shown_bytes = 60;

struct Character {
    char32_t code;
    std::uint32_t length;
};

/// A gold's columns count characters; a byte that belongs to none counts as one.
Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::uint32_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 1) return {lead < 0x80 ? lead : char32_t{0xFFFD}, 1};
    if (text.size() - at < length) return {0xFFFD, 1};
    char32_t code = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return {0xFFFD, 1};
        code = code << 6 | (byte(at + i) & 0x3F);
    }
    return {code, length};
}

/// Where each line begins, and, as for one line more, where one behind the last would.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text), starts_{0} {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n') starts_.push_back(static_cast<std::uint32_t>(i + 1));
        }
        starts_.push_back(static_cast<std::uint32_t>(text.size() + 1));
    }
    [[nodiscard]] std::size_t count() const { return starts_.size() - 1; }

    /// Lines and characters are counted from 1.
    [[nodiscard]] Span span(std::size_t line) const {
        return {starts_[line - 1], starts_[line] - 1};
    }
    [[nodiscard]] std::string_view text(std::size_t line) const {
        return text_.substr(span(line).begin, span(line).size());
    }
    [[nodiscard]] std::size_t of(std::uint32_t byte) const {
        return static_cast<std::size_t>(
            std::upper_bound(starts_.begin(), starts_.end(), byte) - starts_.begin());
    }
    /// The offset of a character, or of the line's end if the line is shorter.
    [[nodiscard]] std::uint32_t byte(std::size_t line, std::size_t character) const {
        auto [at, end] = span(line);
        for (; at < end && character > 1; --character) at += character_at(text_, at).length;
        return at;
    }
    /// The number of the character that begins at `byte`.
    [[nodiscard]] std::size_t column(std::uint32_t byte) const {
        std::size_t character = 1;
        for (std::uint32_t at = span(of(byte)).begin; at < byte; ++character) {
            at += character_at(text_, at).length;
        }
        return character;
    }

private:
    std::string_view text_;
    std::vector<std::uint32_t> starts_;
};

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

template <class Parts>
std::string joined(const Parts& parts, char separator) {
    std::string text;
    for (const auto& part : parts) {
        if (!text.empty()) text += separator;
        text += part;
    }
    return text;
}

/// The cells of each row that is neither blank nor a comment, with the row's number for messages.
struct Cells {
    std::size_t number;
    std::vector<std::string_view> cells;
};

std::vector<Cells> table(std::string_view tsv) {
    std::vector<Cells> rows;
    std::size_t number = 0;
    for (std::string_view line : split(tsv, '\n')) {
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!squeezed(line).empty() && !line.starts_with('#')) {
            rows.push_back({number, split(line, '\t')});
        }
    }
    return rows;
}

/// A line's number, from 1 to `last`.
std::size_t number_in(std::string_view digits, std::size_t last) {
    std::size_t number = 0;
    const char* end = digits.data() + digits.size();
    const auto [read, error] = std::from_chars(digits.data(), end, number);
    if (error != std::errc{} || read != end || number < 1 || number > last) {
        throw BadGold("no number from 1 to " + std::to_string(last) + ": \"" +
                      std::string(digits) + '"');
    }
    return number;
}

/// N, N-M, N:A-B or N:A-
Span place(std::string_view where, const Lines& lines) {
    const auto parts = split(where, ':');
    if (parts.size() == 1) {
        const auto range = split(where, '-');
        if (range.size() > 2) throw BadGold("no range: \"" + std::string(where) + '"');
        const Span first = lines.span(number_in(range.front(), lines.count()));
        const Span last = lines.span(number_in(range.back(), lines.count()));
        return {first.begin, last.end};
    }
    const std::size_t line = number_in(parts[0], lines.count());
    const std::size_t length = lines.text(line).size();
    const auto columns = split(parts[1], '-');
    if (parts.size() > 2 || columns.size() != 2) {
        throw BadGold("no range: \"" + std::string(where) + '"');
    }
    const std::uint32_t begin = lines.byte(line, number_in(columns[0], length));
    if (columns[1].empty()) return {begin, lines.span(line).end};
    return {begin, lines.byte(line, number_in(columns[1], length) + 1)};
}

Row gold_row(const std::vector<std::string_view>& cells, const Lines& lines) {
    if (cells.size() != 3) throw BadGold("a row has three cells: lines, fate, roles or labels");
    const auto fate = fate_from(cells[1]);
    if (!fate) throw BadGold("no fate: \"" + std::string(cells[1]) + '"');
    Row row{std::string(cells[0]), place(cells[0], lines), *fate, {}};
    for (const std::string_view name : split(cells[2], '|')) {
        const auto role = role_from(name);
        const bool fits = *fate == Fate::cut ? label_from(name).has_value()
                                             : role && is_body(*role) == (*fate == Fate::keep);
        if (!fits) {
            throw BadGold("nothing is " + std::string(cells[1]) + " as \"" + std::string(name) +
                          '"');
        }
        row.names.emplace_back(name);
    }
    return row;
}

/// Runs `read` on each row of a table, and says where it was if that fails.
template <class Read>
void for_rows(const std::string& file, std::string_view tsv, Read read) {
    for (const auto& [number, cells] : table(tsv)) {
        try {
            read(cells);
        } catch (const BadGold& fault) {
            throw BadGold(file + ':' + std::to_string(number) + ": " + fault.what());
        }
    }
}

/// Calls `visit` with the offset of each character that is not blank, until it returns false.
template <class Visit>
void for_words(std::string_view text, Span span, Visit visit) {
    for (std::uint32_t at = span.begin; at < span.end;) {
        const auto [code, length] = character_at(text, at);
        if (!is_blank(code) && !visit(at)) return;
        at += length;
    }
}

std::string_view word(const Piece& piece) {
    return piece.fate == Fate::cut ? to_string(piece.label) : to_string(piece.role);
}

std::string shown(std::string_view page, std::uint32_t at) {
    const std::string_view line = page.substr(at, page.find('\n', at) - at);
    std::size_t end = 0;
    while (end < line.size() && end < shown_bytes) end += character_at(line, end).length;
    return squeezed(line.substr(0, end)) + (end < line.size() ? " …" : "");
}

std::string entry_failure(const EntryRow& want, const Entry* entry, const Document& page) {
    const std::string wanted = "want \"" + want.time + "\" \"" + want.heading + "\" with authors";
    if (entry == nullptr) return wanted + ", got no entry";
    const std::string time = squeezed(page.text(entry->time));
    const std::string heading = squeezed(page.text(entry->heading));
    if (time == want.time && heading == want.heading && !entry->authors.empty()) return {};
    return wanted + ", got \"" + time + "\" \"" + heading + "\" by \"" +
           joined(entry->authors, ';') + '"';
}

}  // namespace

bool is_blank(char32_t c) noexcept {
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 ||
           c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

std::string squeezed(std::string_view text) {
    std::string out;
    bool owes_space = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length] = character_at(text, at);
        if (is_blank(code)) {
            owes_space = !out.empty();
        } else {
            if (owes_space) out += ' ';
            owes_space = false;
            out += text.substr(at, length);
        }
        at += length;
    }
    return out;
}

std::vector<std::string_view> lines(std::string_view text) { return split(text, '\n'); }

std::string read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw BadGold("cannot read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

fs::path root() { return fs::path(STET_SOURCE_DIR) / "tests" / "golden"; }

std::vector<std::string> names() {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(root())) {
        if (entry.is_directory()) found.push_back(entry.path().filename().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

Golden parse(std::string name, std::string page, std::string_view gold) {
    Golden golden;
    golden.name = std::move(name);
    golden.page = std::move(page);
    const Lines lines(golden.page);
    for_rows(golden.name + "/gold.tsv", gold, [&](const auto& cells) {
        golden.rows.push_back(gold_row(cells, lines));
    });

    std::vector<bool> covered(golden.page.size());
    for (const Row& row : golden.rows) {
        for (std::uint32_t at = row.span.begin; at < row.span.end; ++at) covered[at] = true;
    }
    for_words(golden.page, {0, static_cast<std::uint32_t>(golden.page.size())}, [&](auto at) {
        if (covered[at]) return true;
        throw BadGold(golden.name + "/gold.tsv: no row for line " + std::to_string(lines.of(at)) +
                      " from character " + std::to_string(lines.column(at)) + ": " +
                      shown(golden.page, at));
    });
    return golden;
}

Golden parse(std::string name, std::string page, std::string_view gold, std::string_view entries) {
    Golden golden = parse(std::move(name), std::move(page), gold);
    golden.is_live_blog = true;
    const Lines lines(golden.page);
    for_rows(golden.name + "/entries.tsv", entries, [&](const auto& cells) {
        if (cells.size() < 2) throw BadGold("a row has the lines of time, heading and byline");
        const auto line = [&](std::size_t cell) {
            return squeezed(lines.text(number_in(cells[cell], lines.count())));
        };
        golden.entries.push_back({line(0), line(1)});
    });
    return golden;
}

Golden load(const std::string& name) {
    const fs::path folder = root() / name;
    std::string page = read_file(folder / "page.txt");
    const std::string gold = read_file(folder / "gold.tsv");
    const fs::path entries = folder / "entries.tsv";
    return fs::exists(entries) ? parse(name, std::move(page), gold, read_file(entries))
                               : parse(name, std::move(page), gold);
}

Document cleaned(std::string text, const Pipeline& pipeline) {
    Result<Document> page = Document::from_text(std::move(text));
    if (!page) throw BadGold(page.error().detail);
    pipeline.run(*page);
    return *std::move(page);
}

Document cleaned(std::string text) {
    static const Pipeline rules = *Pipeline::parse("rules");
    return cleaned(std::move(text), rules);
}

std::vector<std::string> failures(const Golden& golden, const Document& page) {
    std::vector<std::string> found;
    std::vector<const Piece*> piece_at(golden.page.size());
    for (const Piece& piece : page.pieces()) {
        for (std::uint32_t at = piece.span.begin; at < piece.span.end; ++at) piece_at[at] = &piece;
    }
    const Lines lines(golden.page);
    for (const Row& row : golden.rows) {
        for_words(golden.page, row.span, [&](std::uint32_t at) {
            const Piece* piece = piece_at[at];
            if (piece != nullptr && piece->fate == row.fate &&
                std::count(row.names.begin(), row.names.end(), word(*piece)) > 0) {
                return true;
            }
            std::string got = "nothing";
            if (piece != nullptr) {
                got = std::string(to_string(piece->fate)) + ' ' + std::string(word(*piece));
                const std::string_view origin = page.origin(piece->origin);
                if (!origin.empty()) got += " (" + std::string(origin) + ')';
            }
            const std::string line = std::to_string(lines.of(at));
            const bool is_range = row.where.find_first_of("-:") != std::string::npos;
            found.push_back(golden.name + ':' + row.where + ": " +
                            (is_range ? "line " + line + ": " : "") + "want " +
                            std::string(to_string(row.fate)) + ' ' + joined(row.names, '|') +
                            ", got " + got + ": " + shown(golden.page, at));
            return false;
        });
    }
    if (!golden.is_live_blog) return found;

    const auto entries = page.entries();
    for (std::size_t i = 0; i < golden.entries.size(); ++i) {
        const Entry* entry = i < entries.size() ? &entries[i] : nullptr;
        const std::string failure = entry_failure(golden.entries[i], entry, page);
        if (!failure.empty()) {
            found.push_back(golden.name + ": entry " + std::to_string(i + 1) + ": " + failure);
        }
    }
    if (entries.size() > golden.entries.size()) {
        found.push_back(golden.name + ": want " + std::to_string(golden.entries.size()) +
                        " entries, got " + std::to_string(entries.size()));
    }
    return found;
}

std::string draft_gold(const Document& page) {
    const Lines lines(page.source());
    const auto pieces = page.pieces();
    struct Stretch {  // whole lines of one fate and word, or some characters of a line
        std::size_t first;
        std::size_t last;
        std::string columns;
        std::string verdict;
    };
    std::vector<Stretch> stretches;
    const auto begins_line = [&](std::size_t i) {
        return i == 0 || lines.of(pieces[i - 1].span.end - 1) < lines.of(pieces[i].span.begin);
    };
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        const std::string verdict =
            '\t' + std::string(to_string(piece.fate)) + '\t' + std::string(word(piece)) + '\n';
        const bool opens = begins_line(i);
        const bool closes = i + 1 == pieces.size() || begins_line(i + 1);
        const std::size_t last = lines.of(piece.span.end - 1);
        for (std::size_t line = lines.of(piece.span.begin); line <= last; ++line) {
            const Span whole = lines.span(line);
            const bool from_start = opens || whole.begin > piece.span.begin;
            const bool to_end = closes || line < last;
            std::string columns;
            if (!from_start || !to_end) {
                std::uint32_t begin = whole.end;  // of the first character that is not blank
                for_words(page.source(), {std::max(whole.begin, piece.span.begin), whole.end},
                          [&](std::uint32_t at) { return begin = at, false; });
                columns = ':' + std::to_string(from_start ? 1 : lines.column(begin)) + '-';
                if (!to_end) columns += std::to_string(lines.column(piece.span.end) - 1);
            }
            if (columns.empty() && !stretches.empty() && stretches.back().columns.empty() &&
                stretches.back().verdict == verdict) {
                stretches.back().last = line;
            } else {
                stretches.push_back({line, line, columns, verdict});
            }
        }
    }
    std::string gold = "# lines\tfate\trole or label\n";
    for (const auto& [first, last, columns, verdict] : stretches) {
        gold += std::to_string(first);
        if (last > first) gold += '-' + std::to_string(last);
        gold += columns + verdict;
    }
    return gold;
}

std::string draft_entries(const Document& page) {
    if (page.entries().empty()) return {};
    const Lines lines(page.source());
    std::string tsv = "# time\theading\tbyline (line numbers), in the order of the page\n";
    for (const Entry& entry : page.entries()) {
        const auto line = [&](Span span) {
            return span.empty() ? "?" : std::to_string(lines.of(span.begin));
        };
        Span byline;
        for (std::uint32_t block = entry.end_block; block-- > entry.first_block;) {
            if (page.blocks()[block].role == Role::byline) byline = page.blocks()[block].span;
        }
        tsv += line(entry.time) + '\t' + line(entry.heading) + '\t' + line(byline) + '\n';
    }
    return tsv;
}

std::vector<Rendering> renderings(const Document& page) {
    std::string json = to_json(page, {.pieces = true, .indent = 1});
    if (!json.ends_with('\n')) json += '\n';
    return {{"expected.md", to_markdown(page, {.front_matter = true})}, {"expected.json", json}};
}

std::size_t count_bad(const Judge& judge) {
    std::size_t bad = 0;
    for (const std::string& name : names()) {
        std::vector<std::string> faults;
        try {
            const Golden golden = load(name);
            faults = judge(golden, cleaned(golden.page));
        } catch (const BadGold& fault) {
            faults = {fault.what()};
        }
        for (const std::string& fault : faults) std::cout << fault << '\n';
        bad += faults.empty() ? 0U : 1U;
    }
    if (bad > 0) std::cout << bad << " of " << names().size() << " goldens fail" << std::endl;
    return bad;
}

}  // namespace stet::test::golden
