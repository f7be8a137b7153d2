// Renderers: one walk over the kept text, many formats.
#pragma once

#include <stet/document.hpp>
#include <stet/export.hpp>
#include <stet/label.hpp>
#include <stet/result.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

struct RenderOptions {
    RoleSet roles = RoleSet::body();  ///< which roles are shown
    std::size_t wrap = 0;             ///< break lines before this many characters; 0: never
    bool front_matter = false;        ///< begin with the metadata (YAML between --- lines)
};

struct JsonOptions {
    RoleSet roles = RoleSet::body();  ///< which roles are in "text"
    bool pieces = false;              ///< "pieces": what became of every stretch of the page
    bool document = false;            ///< "source", "blocks", "marks": what from_json() reads back
    int indent = -1;                  ///< spaces a level; -1: all on one line
};

/// The article as plain text, UTF-8 as in the source: blocks parted by a blank line; list items,
/// and rows of code and tables, by a line break. Empty when nothing is kept. Linear time.
[[nodiscard]] STET_EXPORT std::string to_text(const Document& page,
                                              const RenderOptions& options = {});

/// The article as CommonMark, tables as GitHub has them; of an HTML page with its links, emphasis, code and images (see
/// Run). Characters that would be markup are escaped. Linear time.
[[nodiscard]] STET_EXPORT std::string to_markdown(const Document& page,
                                                  const RenderOptions& options = {});

/// The article as a piece of HTML: no more than h1 to h6, p, ul, ol, li, blockquote, pre, code, table, tr, td, th, em,
/// strong, a (href), img (src, alt), br, figure and figcaption. Nothing in it can run, whatever the page holds: all text
/// and all addresses are escaped, and addresses are those that Run has. Valid UTF-8, ill-formed bytes shown as U+FFFD.
/// There is no `front_matter`. Linear time.
///
///     auto page = stet::Document::from_html(html, {.url = "https://a.example/story"});
///     stet::Pipeline::standard().run(*page);
///     std::string article = stet::to_html(*page, {.roles = stet::RoleSet::body().with(stet::Role::title)});
[[nodiscard]] STET_EXPORT std::string to_html(const Document& page,
                                              const RenderOptions& options = {});

/// The article as JSON, in the schema that README.md documents: always valid UTF-8 and valid JSON,
/// ill-formed bytes shown as U+FFFD. Offsets count bytes of the source.
[[nodiscard]] STET_EXPORT std::string to_json(const Document& page,
                                              const JsonOptions& options = {});

/// Renders in the format of that name with its default options (see format_names()). Error:
/// unknown_name.
[[nodiscard]] STET_EXPORT Result<std::string> render(const Document& page, std::string_view format);
[[nodiscard]] STET_EXPORT std::vector<std::string_view> format_names();

/// Where a format writes. It owes line breaks rather than writing them, so that blocks are parted
/// by what their neighbours ask for and no output begins or ends with blank lines (cmark's way).
class STET_EXPORT Canvas {
public:
    explicit Canvas(std::size_t wrap = 0) : wrap_(wrap) {}

    /// Asks for at least a line break / a blank line before the next text.
    void line_break() noexcept { owed_ = owed_ > 1 ? owed_ : 1; }
    void blank_line() noexcept { owed_ = 2; }

    /// What each further line begins with ("> ", two spaces under a list marker).
    void set_prefix(std::string prefix) { prefix_ = std::move(prefix); }

    /// Writes text that may be wrapped at its spaces / text as it is. Pays what is owed first. A
    /// line is broken at the last space before the limit, which the line break replaces; runs of
    /// three spaces and more, and spaces beside a tab, are taken for layout and kept. A word longer
    /// than the limit stays whole.
    void text(std::string_view words);
    void raw(std::string_view bytes);

    [[nodiscard]] bool at_line_start() const noexcept { return column_ == 0 || owed_ > 0; }
    void reserve(std::size_t bytes) { out_.reserve(bytes); }

    /// The output, ended by one line break if there is any.
    [[nodiscard]] std::string take() &&;

private:
    void pay();
    void write(std::string_view bytes, bool wraps);
    void put(std::string_view word);
    void begin_line(std::string_view prefix);

    std::string out_;
    std::string prefix_;
    std::size_t wrap_;
    std::size_t column_ = 0;    // 0 at the start of a line, before its prefix
    std::size_t line_ = 0;      // where the line's text begins in out_, behind the prefix
    std::size_t break_ = 0;     // the last space of the line where it may be broken, or 0
    bool after_space_ = false;  // the last byte is a space that text() wrote
    int owed_ = 0;
};

/// Words of a stretch that are marked up alike, or an image that stands between them, whose `text` is empty. Addresses
/// are absolute where the page's own is known, percent-encoded, and such as nothing can run from (http, https, mailto,
/// ftp); others are left out, as are all once they would make the output much longer than the page. Neither they nor
/// `alt` are escaped for any format.
struct Run {
    std::string_view text;
    std::string_view link;   ///< where the words lead, or empty; of one link it is the same storage in each run
    std::string_view image;  ///< an image's address, or empty
    std::string_view alt;    ///< what to show for the image where it is not
    bool strong = false;
    bool emphasis = false;
    bool code = false;
};

/// A stretch of text that is to be shown. `text` is the source's, without the white space at its
/// ends and without a list item's marker; where lines of a hard-wrapped paragraph meet there is
/// one space (code and tables keep their lines). `first` is false where an earlier stretch of the
/// same block was shown before it (a plea was cut out of the middle). Views hold during the call.
///
/// `runs` are the same text by its markup: joined they are `text`, and no two neighbours are marked up alike. White
/// space at the ends of what is marked up is left outside. A page of text has one run a stretch.
struct Stretch {
    Role role = Role::paragraph;
    std::uint8_t level = 0;
    std::uint32_t block = 0;
    bool first = true;
    bool breaks_line = false;  ///< of a page with markup: a mere line break parts it from the stretch before
    bool ordered = false;  ///< a list item whose marker is a number, which is `marker`
    std::string_view marker;
    std::string_view text;
    std::span<const Run> runs{};
};

/// An output format: how a stretch is framed and escaped. The walker calls begin(), then stretch()
/// for all that is shown in the page's order, then end(). begin() as it stands here writes the
/// front matter, if that is asked for.
///
///     struct Shouting final : stet::Format {
///         void stretch(stet::Canvas& out, const stet::Stretch& s) override {
///             out.blank_line();
///             out.text(to_upper(s.text));
///         }
///     };
///     Shouting format;
///     std::string loud = stet::render(page, format);
class STET_EXPORT Format {
public:
    virtual ~Format();
    virtual void begin(Canvas& out, const Document& page, const RenderOptions& options);
    virtual void stretch(Canvas& out, const Stretch& stretch) = 0;
    virtual void end(Canvas& out);
    /// Whether it looks at Stretch::runs. Where not, a stretch is one run without marks, and what the page has of links and
    /// emphasis is not read.
    [[nodiscard]] virtual bool reads_runs() const noexcept { return true; }
};

/// Walks the page in a format of your own.
[[nodiscard]] STET_EXPORT std::string render(const Document& page, Format& format,
                                             const RenderOptions& options = {});

}  // namespace stet
