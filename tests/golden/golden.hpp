// A golden: a page, and what must become of every character of it. README.md has the format.
//
// Written without stet's own reading of text (only its public headers), so that a fault there can't
// hide itself here.
#pragma once

#include <stet/stet.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace stet::test::golden {

/// Something is wrong with a golden's files, not with what stet makes of them.
struct BadGold : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A row of gold.tsv: what becomes of some lines, or of some characters of one.
struct Row {
    std::string where;  ///< as it is written: "7", "7-9", "7:1-38", "7:39-"
    Span span;
    Fate fate = Fate::keep;
    std::vector<std::string> names;  ///< the roles (of a cut: labels) that are right
};

/// A row of entries.tsv: what stands on the lines of a live-blog entry's time and heading.
struct EntryRow {
    std::string time;
    std::string heading;
};

struct Golden {
    std::string name;
    std::string page;
    std::vector<Row> rows;
    std::vector<EntryRow> entries;
    bool is_live_blog = false;  ///< there is an entries.tsv; without it entries are not looked at
};

/// The folder of all goldens, and the names of those in it, sorted.
[[nodiscard]] std::filesystem::path root();
[[nodiscard]] std::vector<std::string> names();

/// Reads a golden from the texts of its files. Throws BadGold, also where the gold leaves out a
/// character that is not blank.
[[nodiscard]] Golden parse(std::string name, std::string page, std::string_view gold);
[[nodiscard]] Golden parse(std::string name, std::string page, std::string_view gold,
                           std::string_view entries);

/// Reads a golden from its folder. Throws BadGold.
[[nodiscard]] Golden load(const std::string& name);

/// The page, cleaned by the pipeline; or by the rules alone, of which the goldens say all that they do.
[[nodiscard]] Document cleaned(std::string page, const Pipeline& pipeline);
[[nodiscard]] Document cleaned(std::string page);

/// One line for each row that does not hold: "name:rows: want …, got …: the text".
[[nodiscard]] std::vector<std::string> failures(const Golden& golden, const Document& page);

/// A gold.tsv and an entries.tsv (empty where there are no entries) that say what became of the
/// page: a draft, to be corrected by hand.
[[nodiscard]] std::string draft_gold(const Document& page);
[[nodiscard]] std::string draft_entries(const Document& page);

/// What is approved byte by byte: the names of the files and what should be in them.
struct Rendering {
    std::string file;
    std::string text;
};
[[nodiscard]] std::vector<Rendering> renderings(const Document& page);

/// Judges each golden and prints what `judge` has to say against it, one line each. Returns how
/// many goldens it spoke against. Printed past Catch2, which would wrap the lines.
using Judge = std::function<std::vector<std::string>(const Golden&, const Document&)>;
[[nodiscard]] std::size_t count_bad(const Judge& judge);

[[nodiscard]] bool is_blank(char32_t character) noexcept;
[[nodiscard]] std::string read_file(const std::filesystem::path& file);  ///< throws BadGold

/// `text` without blanks at its ends, and with one space for each run of them within.
[[nodiscard]] std::string squeezed(std::string_view text);

/// The lines of `text`, without their line feeds.
[[nodiscard]] std::vector<std::string_view> lines(std::string_view text);

}  // namespace stet::test::golden
