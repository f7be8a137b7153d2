// The labelled pages that the trainer reads, as the arbiter would see them.
#pragma once

#include "arbiter/features.hpp"

#include <stet/document.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace stet::trainer {

/// A page behind the rules' passes. For each block whether the arbiter is to judge it, and whether it is of
/// the article: 1 yes, 0 no, -1 not known.
struct Page {
    std::string set;
    std::string domain;  // or its id where it has none
    int fold = 0;        // sha256 of that, modulo folds
    Document document;
    arbiter::Table table{0, arbiter::Mode::text};
    facts::MarkupFacts markup;
    std::vector<std::uint8_t> open;  // 1 or 0
    std::vector<std::int8_t> label;
    bool is_bare = false;        // the next page, of which no rule of the packs has decided anything
    bool is_clean_copy = false;  // of the page, its title and article alone
};
inline constexpr int folds = 5;

/// The sets that the weights are made of, in this order.
inline const std::vector<std::string> default_sets{"aeb", "fundus", "fundus_eval", "wcxb", "readability"};

/// Reads SET.jsonl.xz of the folder, by `xz -dc`: a JSON object a line with "id", "text_dump", and, parallel
/// to the lines of that, "dump_labels" (1 of the article, 0 not, null blank); lines whose numbers are in
/// "dump_mixed" are not known. In the mode for HTML the page is that of "html" and "url", labelled where the dump's letters
/// stand in it. Before each page stands the page as the passes leave it without the packs' rules, and of text its clean copy and,
/// where there is "html", the page dumped anew from that.
/// "domain" tells which pages stay together. Throws std::runtime_error.
[[nodiscard]] std::vector<Page> read_pages(const std::string& folder, const std::string& set, arbiter::Mode mode);

/// A number for what the features of all pages are, so that a change of theirs is seen.
[[nodiscard]] std::string digest_of(const std::vector<Page>& pages);

/// The sha256 of the files, one behind the other, in hexadecimal.
[[nodiscard]] std::string digest_of(const std::string& folder, const std::vector<std::string>& sets);

}  // namespace stet::trainer
