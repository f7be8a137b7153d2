#include "arbiter/trainer/naming.hpp"

#include "arbiter/trainer/boosting.hpp"

#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string>

namespace stet::trainer {

Naming::Naming(const std::vector<Page>& pages, const std::vector<std::vector<float>>& weight) : pages_(pages), weight_(weight) {
    count_words();
}

void Naming::count_words() {
    std::map<std::string, std::array<std::set<std::string>, folds>> domains;
    for (const Page& page : pages_) {
        std::set<std::string> words;
        const Markup& markup = page.document.markup();
        for (const Element& element : markup.elements) {
            arbiter::words_of(markup.view(element.about), [&](std::string_view word) { words.emplace(word); });
        }
        for (const std::string& word : words) domains[word][static_cast<std::size_t>(page.fold)].insert(page.domain);
    }
    for (const auto& [word, of_folds] : domains) {
        std::array<std::uint32_t, folds> counts{};
        std::uint32_t all = 0;
        for (std::size_t fold = 0; fold < folds; ++fold) all += counts[fold] = static_cast<std::uint32_t>(of_folds[fold].size());
        if (all < least_domains) continue;
        words_.add(word, {});
        domains_.push_back(counts);
    }
}

arbiter::Lexicon Naming::fit(unsigned folds_left_out) const {
    const auto is_in = [&](std::size_t fold) { return (folds_left_out >> fold & 1U) == 0; };
    std::vector<bool> is_known(words_.size());
    for (std::size_t n = 0; n < words_.size(); ++n) {
        std::uint32_t count = 0;
        for (std::size_t fold = 0; fold < folds; ++fold) count += is_in(fold) ? domains_[n][fold] : 0U;
        is_known[n] = count >= least_domains;
    }

    SparseSamples samples;
    samples.columns = words_.size() * arbiter::name_places;
    for (std::size_t p = 0; p < pages_.size(); ++p) {
        const Page& page = pages_[p];
        if (!is_in(static_cast<std::size_t>(page.fold))) continue;
        std::map<std::uint32_t, std::map<unsigned, float>> rows;  // of the elements
        for (std::size_t i = 0; i < page.label.size(); ++i) {
            if (weight_[p][i] == 0) continue;
            const std::uint32_t element = page.markup.blocks[i].leaf;
            const auto [row, is_new] = rows.try_emplace(element);
            if (is_new) {
                for (const auto& clue : words_.clues(page.document.markup(), element)) {
                    if (is_known[clue.word]) row->second[static_cast<unsigned>(clue.word * arbiter::name_places) + static_cast<unsigned>(clue.place)] += 1;
                }
            }
            samples.add(row->second, page.label[i] == 1, weight_[p][i]);
        }
    }
    const LinearModel model = fit_linear(samples);

    const auto thousandths = [](double value) { return std::lround(std::clamp(1000 * value, -30000.0, 30000.0)); };
    arbiter::Lexicon lexicon(static_cast<std::int32_t>(thousandths(model.base)));
    for (std::size_t n = 0; n < words_.size(); ++n) {
        arbiter::Lexicon::Weights weights{};
        bool says_something = false;
        for (std::size_t place = 0; place < arbiter::name_places; ++place) {
            weights[place] = static_cast<std::int16_t>(thousandths(model.weights[n * arbiter::name_places + place]));
            says_something = says_something || weights[place] != 0;
        }
        if (says_something) lexicon.add(words_.word(n), weights);
    }
    return lexicon;
}

}  // namespace stet::trainer
