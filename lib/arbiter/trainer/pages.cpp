#include "arbiter/trainer/pages.hpp"

#include "arbiter/judge.hpp"
#include "arbiter/trainer/sha256.hpp"
#include "text/characters.hpp"
#include "text/hash.hpp"

#include <stet/pipeline.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <utility>

namespace stet::trainer {
namespace {

using Json = nlohmann::json;

std::string output_of(const std::string& command) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    if (!pipe) throw std::runtime_error("cannot run " + command);
    std::string output;
    std::array<char, 1 << 16> buffer;
    while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) {
        output.append(buffer.data(), count);
    }
    return output;
}

/// A pass that keeps what the arbiter would be given.
struct Capture {
    Page* page;
    [[nodiscard]] std::string_view name() const { return "capture"; }
    void run(PassContext& context) const {
        const Evidence& evidence = Evidence::of(context);
        page->table = arbiter::measure(context.document(), evidence);
        page->markup = evidence.facts.markup;
        page->open = arbiter::open_blocks(context.document(), evidence);
    }
};

std::string domain_of(const Json& row) {
    const auto domain = row.find("domain");
    const bool has_domain = domain != row.end() && domain->is_string() && !domain->get<std::string>().empty();
    const Json& id = row.at("id");
    return has_domain ? domain->get<std::string>() : id.is_string() ? id.get<std::string>() : id.dump();
}

int fold_of(const std::string& domain) {
    int rest = 0;
    for (const std::uint8_t byte : sha256(domain)) rest = (rest * 256 + byte) % folds;
    return rest;
}

/// Of each line of the dump: 1, 0, or -1.
std::vector<int> labels_of(const Json& row, std::size_t lines) {
    std::vector<int> labels(lines, -1);
    const auto given = row.find("dump_labels");
    if (given != row.end() && given->is_array()) {
        for (std::size_t i = 0; i < std::min(lines, given->size()); ++i) {
            if ((*given)[i].is_number()) labels[i] = (*given)[i].get<int>();
        }
    }
    const auto mixed = row.find("dump_mixed");
    if (mixed != row.end() && mixed->is_array()) {
        for (const Json& line : *mixed) {
            if (line.get<std::size_t>() < lines) labels[line.get<std::size_t>()] = -1;
        }
    }
    return labels;
}

/// What a text has of letters and digits, since dump and page differ in blanks and marks.
std::string letters_of(std::string_view text) {
    std::string letters;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_no_break_space = text.substr(i, 2) == "\u00A0";
        if (is_no_break_space) ++i;
        else if (text::is_ascii_alphanumeric(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80) letters += text[i];
    }
    return letters;
}

/// Labels of an HTML page's blocks: those of the lines of the dump where their letters stand. What the dump does not
/// have is of the article if the gold has it; of short blocks that is not known.
class Aligner {
public:
    explicit Aligner(const Json& row) : gold_(letters_of(row.value("gold", ""))) {
        const std::string dump = row.at("text_dump").get<std::string>();
        const auto lines = static_cast<std::size_t>(std::count(dump.begin(), dump.end(), '\n')) + 1;
        const std::vector<int> labels = labels_of(row, lines);
        std::size_t line = 0;
        for (std::size_t at = 0; at <= dump.size(); ++line) {
            const std::size_t end = std::min(dump.find('\n', at), dump.size());
            letters_ += letters_of(std::string_view(dump).substr(at, end - at));
            labels_.resize(letters_.size(), static_cast<std::int8_t>(labels[line]));
            at = end + 1;
        }
    }

    /// Of the blocks in their order.
    std::int8_t label(std::string_view text) {
        const std::string letters = letters_of(text);
        if (letters.empty()) return -1;
        const bool is_long = letters.size() >= long_text;
        std::size_t at = std::string_view(letters_).substr(0, cursor_ + near + letters.size()).find(letters, cursor_);
        if (at == letters_.npos && is_long) at = letters_.find(letters, cursor_);
        if (at == letters_.npos && is_long) at = letters_.find(letters);
        if (at == letters_.npos) return !is_long || gold_.empty() ? -1 : gold_.find(letters) != gold_.npos ? 1 : 0;
        cursor_ = at + letters.size();
        std::ptrdiff_t balance = 0;
        for (std::size_t i = at; i < cursor_; ++i) balance += labels_[i] == 1 ? 1 : labels_[i] == 0 ? -1 : 0;
        return static_cast<std::int8_t>(balance == 0 ? -1 : balance > 0 ? 1 : 0);
    }

private:
    static constexpr std::size_t long_text = 24;
    static constexpr std::size_t near = 2000;

    std::string gold_;
    std::string letters_;
    std::vector<std::int8_t> labels_;  // of each letter
    std::size_t cursor_ = 0;
};

/// A block has the label of most of its lines.
std::vector<std::int8_t> label_blocks(const Document& page, const Json& row) {
    std::vector<std::size_t> ends;  // of the lines
    const std::string_view source = page.source();
    for (std::size_t at = 0; at <= source.size(); at = ends.back() + 1) {
        ends.push_back(std::min(source.find('\n', at), source.size()));
    }
    const std::vector<int> labels = labels_of(row, ends.size());
    std::vector<std::int8_t> of_blocks;
    std::size_t line = 0;
    for (const Block& block : page.blocks()) {
        while (ends[line] < block.span.begin) ++line;
        int balance = 0;
        bool known = false;
        for (std::size_t i = line;; ++i) {
            balance += labels[i] == 1 ? 1 : labels[i] == 0 ? -1 : 0;
            known = known || labels[i] >= 0;
            if (ends[i] >= block.span.end) break;
        }
        of_blocks.push_back(static_cast<std::int8_t>(!known || balance == 0 ? -1 : balance > 0 ? 1 : 0));
    }
    return of_blocks;
}

/// Whether the set's gold leaves standfirsts out, which stet counts to the body.
bool has_body_only(const std::string& set) { return set == "aeb" || set == "wcxb"; }

void forget_standfirsts(Page& page) {
    for (std::size_t i = 0; i < page.label.size(); ++i) {
        if (page.document.blocks()[i].role == Role::standfirst && page.label[i] == 0) page.label[i] = -1;
    }
}

/// The passes of Pipeline::parse("rules"), by the rules of the packs, or by none.
const Pipeline& passes(bool has_packs) {
    static const Pipeline with = *Pipeline::parse("rules");
    static const Pipeline without = *Pipeline::parse("rules", Rules());
    return has_packs ? with : without;
}

Page make_page(const std::string& set, const std::string& domain, Document document, bool has_packs = true) {
    Page page;
    page.set = set;
    page.domain = domain;
    page.fold = fold_of(domain);
    page.document = std::move(document);
    Pipeline rules = passes(has_packs);
    rules.add(Capture{&page}).run(page.document);
    return page;
}

Document read_html(const Json& row) {
    const auto given = row.find("url");
    const std::string url = given != row.end() && given->is_string() ? given->get<std::string>() : "";
    return *Document::from_html(row.at("html").get<std::string>(), {.url = url, .charset = "utf-8"});
}

/// The row with a dump of our own: the blocks of its HTML, a line each and a blank line below paragraphs. What a program that
/// dumps pages does with lines and blanks, and what it leaves out, is chance, and not to be learned.
Json dumped_anew(const Json& row) {
    const Document page = read_html(row);
    Aligner aligner(row);
    std::string dump;
    Json labels = Json::array();
    for (const Block& block : page.blocks()) {
        std::string line(page.text(block.span));
        labels.push_back(aligner.label(line));
        std::replace(line.begin(), line.end(), '\n', ' ');
        dump += line + '\n';
        if (block.role != Role::paragraph) continue;
        labels.push_back(nullptr);
        dump += '\n';
    }
    Json anew = row;
    anew["text_dump"] = dump;
    anew["dump_labels"] = labels;
    anew["dump_mixed"] = Json::array();
    return anew;
}

/// The row's dump, or the page itself.
Page labelled_page(const std::string& set, const Json& row, arbiter::Mode mode, bool has_packs) {
    const auto make = [&](Document document) { return make_page(set, domain_of(row), std::move(document), has_packs); };
    Page page;
    if (mode == arbiter::Mode::html) {
        page = make(read_html(row));
        Aligner aligner(row);
        for (const Block& block : page.document.blocks()) page.label.push_back(aligner.label(page.document.text(block.span)));
    } else {
        page = make(*Document::from_text(row.at("text_dump").get<std::string>()));
        page.label = label_blocks(page.document, row);
    }
    if (has_body_only(set)) forget_standfirsts(page);
    page.is_bare = !has_packs;
    return page;
}

/// The page's title and article alone: a page of which nothing is to be cut, so that cleaning what is clean
/// takes nothing away.
Page clean_copy(const Page& page) {
    std::string text;
    for (std::size_t i = 0; i < page.label.size(); ++i) {
        const Block& block = page.document.blocks()[i];
        if (page.label[i] != 1 && block.role != Role::title) continue;
        text += std::string(page.document.text(block.span)) + "\n\n";
    }
    Page copy = make_page(page.set, page.domain, *Document::from_text(std::move(text)));
    copy.label.assign(copy.open.size(), 1);
    copy.is_clean_copy = true;
    return copy;
}

}  // namespace

std::vector<Page> read_pages(const std::string& folder, const std::string& set, arbiter::Mode mode) {
    const std::string lines = output_of("xz -dc '" + folder + "/" + set + ".jsonl.xz'");
    if (lines.empty()) throw std::runtime_error("no pages in " + folder + "/" + set + ".jsonl.xz");
    std::vector<Page> pages;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', at), lines.size());
        const Json row = Json::parse(lines.begin() + static_cast<std::ptrdiff_t>(at),
                                     lines.begin() + static_cast<std::ptrdiff_t>(end));
        at = end + 1;
        const auto dump = row.find("text_dump");
        if (dump == row.end() || !dump->is_string()) continue;
        Page page = labelled_page(set, row, mode, true);
        if (mode == arbiter::Mode::text) {
            pages.push_back(clean_copy(page));
            if (row.contains("html")) pages.push_back(labelled_page(set, dumped_anew(row), mode, true));
        }
        pages.push_back(labelled_page(set, row, mode, false));
        pages.push_back(std::move(page));
    }
    return pages;
}

std::string digest_of(const std::vector<Page>& pages) {
    std::uint64_t hash = 0;
    for (const Page& page : pages) {
        for (std::size_t f = 0; f < arbiter::feature_count(page.table.mode()); ++f) {
            const auto feature = static_cast<arbiter::Feature>(f);
            if (arbiter::is_of_scores(feature) || arbiter::is_of_names(feature)) continue;
            const auto* column = reinterpret_cast<const char*>(page.table.column(feature));
            hash = text::hash({column, page.open.size()}, hash);
        }
    }
    return std::to_string(hash);
}

std::string digest_of(const std::string& folder, const std::vector<std::string>& sets) {
    std::string all;
    for (const std::string& set : sets) {
        std::ifstream file(folder + "/" + set + ".jsonl.xz", std::ios::binary);
        all.append(std::istreambuf_iterator<char>(file), {});
    }
    std::string digits;
    for (const std::uint8_t byte : sha256(all)) {
        constexpr std::string_view hex = "0123456789abcdef";
        digits += hex[byte >> 4];
        digits += hex[byte & 15];
    }
    return digits;
}

}  // namespace stet::trainer
