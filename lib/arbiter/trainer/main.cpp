// stet_trainer [--corpus DIR] [--sets A,B,...] [--mode text|html] [--folds FOLDER] [--trees N] [--seed N] OUT
//
// Fits the arbiter's weights on labelled pages and writes them to OUT; with --folds also those that have
// not seen fold K, to FOLDER/fold-K.json, by which the quality gate judges. README.md beside this file
// says what the pages are and how to train on one's own.
#include "arbiter/judge.hpp"
#include "arbiter/trainer/boosting.hpp"
#include "arbiter/trainer/naming.hpp"
#include "arbiter/trainer/pages.hpp"
#include "arbiter/weights.hpp"
#include "text/hash.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace stet;
using arbiter::Feature;
using arbiter::Input;
using arbiter::Mode;
using trainer::Page;
using trainer::Stage;

struct Options {
    std::string corpus = "../shared/corpus";
    std::vector<std::string> sets = trainer::default_sets;
    std::string folds;
    std::string out;
    Mode mode = Mode::text;
    trainer::Settings settings;
    std::string command;
};

/// What a page counts for. Of text, pages of Fundus count three times: they are few, and nearly all that are not in English, in
/// 18 languages (cross-validated: twice, fundus 0.942 -> 0.946 gram F1; three times, some features later, 0.9505 -> 0.9521; the
/// others change by less than by another seed; four times is no better).
/// Bare pages show the furniture that rules of the packs know, most of it English, so that the like of it is known in languages
/// with few rules (seeds 1 and 5, text, fundus 0.946 and 0.948 -> 0.952 and 0.951, the other sets within 0.002; HTML, seed 1,
/// fundus 0.9708 -> 0.9727, aeb 0.9821 -> 0.9830; with a weight of 1 there, aeb 0.9795).
double weight_of(const Page& page, Mode mode) {
    return (page.set == "fundus" && mode == Mode::text ? 3.0 : 1.0) * (page.is_clean_copy ? 0.3 : page.is_bare ? 0.5 : 1.0);
}

/// The first stage asks of every feature of the block, and of its neighbours' own.
std::vector<Input> first_inputs(Mode mode) {
    std::vector<Input> inputs;
    for (std::size_t i = 0; i < arbiter::feature_count(mode); ++i) {
        if (!arbiter::is_of_scores(static_cast<Feature>(i))) inputs.push_back({static_cast<Feature>(i), 0});
    }
    constexpr Feature neighbours[] = {Feature::words, Feature::characters, Feature::last,        Feature::first,
                                      Feature::fate,  Feature::label,      Feature::gap,         Feature::capitals,
                                      Feature::word_length, Feature::short_words, Feature::topic_share};
    for (const Feature feature : neighbours) {
        for (const int offset : {-3, -2, -1, 1, 2, 3}) inputs.push_back({feature, offset});
    }
    if (mode == Mode::html) {
        for (const int offset : {-3, -2, -1, 1, 2, 3}) inputs.push_back({Feature::names, offset});
    }
    return inputs;
}

/// The second also of the first's scores, of twenty neighbours and of the page.
std::vector<Input> second_inputs(Mode mode) {
    std::vector<Input> inputs = first_inputs(mode);
    for (std::size_t i = 0; i < arbiter::feature_count(mode); ++i) {
        if (arbiter::is_of_scores(static_cast<Feature>(i))) inputs.push_back({static_cast<Feature>(i), 0});
    }
    for (int offset = -10; offset <= 10; ++offset) {
        if (offset != 0) inputs.push_back({Feature::score, offset});
    }
    return inputs;
}

/// What each block weighs as a sample, 0 where it is none: not open, or without a label. A page's blocks weigh by their
/// length, in proportion to its article, since the measures are means over pages.
std::vector<float> weights_of(const Page& page, Mode mode) {
    const auto size = [&](std::size_t i) { return static_cast<double>(page.document.blocks()[i].span.size()); };
    // So that a page with hardly any article does not outweigh all others.
    double article = 300;
    for (std::size_t i = 0; i < page.label.size(); ++i) {
        if (page.open[i] && page.label[i] >= 0) article += 0.3 * size(i);
        if (page.label[i] == 1) article += size(i);
    }
    std::vector<float> weights(page.label.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (page.open[i] && page.label[i] >= 0) weights[i] = static_cast<float>(weight_of(page, mode) * 20 * (size(i) + 20) / article);
    }
    return weights;
}

/// The samples of the pages that `wanted` picks. `all_weights`: of each page what weights_of() says.
template <class Wanted>
trainer::Samples samples_of(const std::vector<Page>& pages, const std::vector<std::vector<float>>& all_weights,
                            const std::vector<Input>& inputs, Wanted wanted) {
    trainer::Samples samples;
    samples.columns = inputs.size();
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const Page& page = pages[p];
        if (!wanted(page)) continue;
        const std::vector<float>& weights = all_weights[p];
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (weights[i] == 0) continue;
            for (const Input& input : inputs) {
                samples.values.push_back(page.table.column(input.feature)[static_cast<std::ptrdiff_t>(i) + input.offset]);
            }
            samples.target.push_back(page.label[i] == 1 ? 1 : 0);
            samples.weight.push_back(weights[i]);
        }
    }
    return samples;
}

std::string parted(const arbiter::Lexicon::Weights& weights) {
    std::string text;
    for (const std::int16_t weight : weights) text += ' ' + std::to_string(weight);
    return text;
}

std::string quoted(const std::string& text) { return '"' + text + '"'; }

void write_stage(std::ostream& out, const Stage& stage) {
    out << "    {\"base\": 0,\n     \"inputs\": [";
    for (std::size_t i = 0; i < stage.inputs.size(); ++i) {
        const Input& input = stage.inputs[i];
        std::string name(arbiter::feature_names[static_cast<std::size_t>(input.feature)]);
        if (input.offset != 0) name += '@' + std::to_string(input.offset);
        out << (i == 0 ? "" : i % 8 == 0 ? ",\n       " : ", ") << quoted(name);
    }
    out << "],\n     \"trees\": [\n";
    for (std::size_t i = 0; i < stage.trees.size(); ++i) {
        out << "       " << quoted(stage.trees[i]) << (i + 1 == stage.trees.size() ? "\n" : ",\n");
    }
    out << "     ]}";
}

void write_lexicon(std::ostream& out, const arbiter::Lexicon& lexicon) {
    out << "    {\"base\": " << lexicon.base() << ",\n     \"words\": [\n";
    for (std::size_t n = 0; n < lexicon.size(); ++n) {
        out << "       " << nlohmann::json(std::string(lexicon.word(n)) + parted(lexicon.weights(n))) << (n + 1 == lexicon.size() ? "\n" : ",\n");
    }
    out << "     ]}";
}

class Trainer {
public:
    Trainer(Options options, std::vector<Page> pages)
        : options_(std::move(options)), pages_(std::move(pages)), measured_(trainer::digest_of(pages_)) {
        for (const Page& page : pages_) weights_.push_back(weights_of(page, options_.mode));
        if (options_.mode == Mode::html) naming_.emplace(pages_, weights_);
    }

    void run() {
        if (!options_.folds.empty()) {
            for (int fold = 0; fold < trainer::folds; ++fold) {
                write(options_.folds + "/fold-" + std::to_string(fold) + ".json", fold);
            }
        }
        write(options_.out, none);
    }

private:
    static constexpr int none = trainer::folds;  // the fold that is left out where none is

    /// The folds, as a set: a bit for each, none for `none`.
    template <class... Folds>
    static unsigned set_of(Folds... folds) {
        return (... | (1U << folds)) & ((1U << none) - 1);
    }

    /// The lexicon that has seen none of the folds; made once.
    const arbiter::Lexicon& lexicon(unsigned folds) {
        const auto known = lexicons_.find(folds);
        return known != lexicons_.end() ? known->second : lexicons_.emplace(folds, naming_->fit(folds)).first->second;
    }
    /// Lets the lexicon that has seen none of the folds score the page's names, where there is one.
    void name(Page& page, unsigned folds) {
        if (naming_) arbiter::score_names(page.document, page.markup, lexicon(folds), page.table);
    }

    /// The first stage that has seen neither of the two folds; made once. It, too, learns from what a lexicon says of pages
    /// that that has not seen.
    const Stage& first_stage(int fold, int other) {
        const unsigned folds = set_of(fold, other);
        const auto known = first_.find(folds);
        if (known != first_.end()) return known->second;
        std::fprintf(stderr, "first stage without folds %d and %d\n", fold, other);
        const auto is_wanted = [&](const Page& page) { return page.fold != fold && page.fold != other; };
        for (Page& page : pages_) {
            if (is_wanted(page)) name(page, folds | set_of(page.fold));
        }
        const auto samples = samples_of(pages_, weights_, first_inputs(options_.mode), is_wanted);
        return first_.emplace(folds, trainer::fit(samples, first_inputs(options_.mode), first_settings())).first->second;
    }

    /// The weights that have not seen the fold. What the second stage learns from the first is what that
    /// says of pages that it has not seen, as in use: so each page is scored by one that has seen neither
    /// the fold nor the page's own.
    void write(const std::string& path, int fold) {
        for (int other = 0; other < trainer::folds; ++other) (void)first_stage(fold, other);  // which name pages anew
        const Stage& first = first_stage(fold, fold);
        for (Page& page : pages_) {
            if (page.fold == fold) continue;
            name(page, set_of(fold, page.fold));
            arbiter::score(page.document, page.markup, first_stage(fold, page.fold).compiled, page.open, page.table);
        }
        std::fprintf(stderr, "second stage without fold %d\n", fold);
        const auto samples = samples_of(pages_, weights_, second_inputs(options_.mode), [&](const Page& page) { return page.fold != fold; });
        const Stage second = trainer::fit(samples, second_inputs(options_.mode), second_settings());
        std::ofstream out(path);
        out << "{ \"stet_arbiter\": 1,\n  \"pages\": " << quoted(std::string(arbiter::to_string(options_.mode)))
            << ",\n  \"features\": " << quoted(arbiter::features_digest(options_.mode))
            << ",\n  \"measured\": " << quoted(measured_)
            << ",\n  \"data\": " << quoted(trainer::digest_of(options_.corpus, options_.sets))
            << ",\n  \"made_by\": " << quoted(options_.command)
            << ",\n  \"attribution\": \"Trained on pages of WCXB (CC-BY-4.0) and others, see ATTRIBUTION.md\""
            << ",\n";
        if (naming_) {
            out << "  \"lexicon\":\n";
            write_lexicon(out, lexicon(set_of(fold)));
            out << ",\n";
        }
        out << "  \"stages\": [\n";
        write_stage(out, first);
        out << ",\n";
        write_stage(out, second);
        out << "\n  ]}\n";
        if (!out.flush()) throw std::runtime_error("cannot write " + path);
    }

    /// Several ensembles have the last word: what one of them makes of the few pages there are is as much chance as knowledge.
    /// Each has fewer trees and learns faster, so that their number costs little (text, cross-validated: with one of 240 and
    /// with two of 120 trees the log-loss is 0.155 and 0.152 on aeb, 0.180 both on fundus, 0.233 and 0.228 on wcxb; two of 90
    /// have the same figures as two of 120 within 0.002). For HTML, where four of 120 were worse than two of 240 (wcxb 0.9636,
    /// 0.9645 word F1), they are three of 180.
    [[nodiscard]] trainer::Settings second_settings() const {
        return options_.mode == Mode::html ? mean_of(3, 180, 0.075) : mean_of(2, 90, 0.125);
    }

    /// The first stage of text has half as many, which no figure shows.
    [[nodiscard]] trainer::Settings first_settings() const {
        return options_.mode == Mode::html ? options_.settings : mean_of(2, 60, 0.15);
    }

    /// Trees are counted for the default of --trees.
    [[nodiscard]] trainer::Settings mean_of(int bags, int trees, double rate) const {
        trainer::Settings settings = options_.settings;
        settings.bags = bags;
        settings.trees = settings.trees * trees / trainer::Settings{}.trees;
        settings.rate = rate;
        return settings;
    }

    Options options_;
    std::vector<Page> pages_;
    std::vector<std::vector<float>> weights_;  // of their blocks, as samples
    std::string measured_;
    std::optional<trainer::Naming> naming_;  // of HTML
    std::map<unsigned, arbiter::Lexicon> lexicons_;
    std::map<unsigned, Stage> first_;  // by the folds that it has not seen
};

std::vector<std::string> parts_of(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= list.size();) {
        const std::size_t comma = std::min(list.find(',', at), list.size());
        parts.push_back(list.substr(at, comma - at));
        at = comma + 1;
    }
    return parts;
}

Options options_from(int count, char** arguments) {
    Options options;
    options.command = "stet_trainer";
    for (int i = 1; i < count; ++i) options.command += std::string(" ") + arguments[i];
    for (int i = 1; i < count; ++i) {
        const std::string name = arguments[i];
        if (name.rfind("--", 0) != 0) {
            options.out = name;
            continue;
        }
        if (++i == count) throw std::runtime_error(name + " needs a value");
        const std::string value = arguments[i];
        if (name == "--corpus") options.corpus = value;
        else if (name == "--sets") options.sets = parts_of(value);
        else if (name == "--folds") options.folds = value;
        else if (name == "--mode" && (value == "text" || value == "html")) options.mode = value == "html" ? Mode::html : Mode::text;
        else if (name == "--trees") options.settings.trees = std::stoi(value);
        else if (name == "--seed") options.settings.seed = std::stoi(value);
        else throw std::runtime_error("there is no option " + name + " " + value);
    }
    if (options.out.empty()) throw std::runtime_error("usage: stet_trainer [--corpus DIR] [--sets A,B,...] [--mode text|html] [--folds FOLDER] [--trees N] [--seed N] OUT");
    return options;
}

}  // namespace

int main(int count, char** arguments) {
    try {
        Options options = options_from(count, arguments);
        std::vector<Page> pages;
        for (const std::string& set : options.sets) {
            for (Page& page : trainer::read_pages(options.corpus, set, options.mode)) pages.push_back(std::move(page));
        }
        std::fprintf(stderr, "%zu pages\n", pages.size());
        Trainer(std::move(options), std::move(pages)).run();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "stet_trainer: %s\n", error.what());
        return 1;
    }
}
