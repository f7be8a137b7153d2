#include "arbiter/trainer/pages.hpp"

#include "arbiter/judge.hpp"
#include "arbiter/trainer/sha256.hpp"
#include "text/hash.hpp"

#include <stet/pipeline.hpp>

#include <nlohmann/json.hpp>

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
        page->open = arbiter::open_blocks(context.document(), evidence);
    }
};

int fold_of(const Json& row) {
    const auto domain = row.find("domain");
    const bool has_domain = domain != row.end() && domain->is_string() && !domain->get<std::string>().empty();
    const Json& id = row.at("id");
    const std::string name = has_domain ? domain->get<std::string>() : id.is_string() ? id.get<std::string>() : id.dump();
    int rest = 0;
    for (const std::uint8_t byte : sha256(name)) rest = (rest * 256 + byte) % folds;
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

Page make_page(const std::string& set, int fold, std::string text) {
    Page page;
    page.set = set;
    page.fold = fold;
    page.document = *Document::from_text(std::move(text));
    Pipeline rules = *Pipeline::parse("rules");
    rules.add(Capture{&page}).run(page.document);
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
    Page copy = make_page(page.set, page.fold, std::move(text));
    copy.label.assign(copy.open.size(), 1);
    copy.is_clean_copy = true;
    return copy;
}

}  // namespace

std::vector<Page> read_pages(const std::string& folder, const std::string& set) {
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
        Page page = make_page(set, fold_of(row), dump->get<std::string>());
        page.label = label_blocks(page.document, row);
        if (has_body_only(set)) forget_standfirsts(page);
        pages.push_back(clean_copy(page));
        pages.push_back(std::move(page));
    }
    return pages;
}

std::string digest_of(const std::vector<Page>& pages) {
    std::uint64_t hash = 0;
    for (const Page& page : pages) {
        for (std::size_t f = 0; f < static_cast<std::size_t>(arbiter::Feature::score); ++f) {
            const auto* column = reinterpret_cast<const char*>(page.table.column(static_cast<arbiter::Feature>(f)));
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
