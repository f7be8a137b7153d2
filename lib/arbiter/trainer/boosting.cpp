#include "arbiter/trainer/boosting.hpp"

#include <nlohmann/json.hpp>
#include <xgboost/c_api.h>

#include <cmath>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace stet::trainer {
namespace {

using Json = nlohmann::json;

void check(int status) {
    if (status != 0) throw std::runtime_error(std::string("XGBoost: ") + XGBGetLastError());
}

/// Turns one tree of XGBoost's dump into ours: what was "less than" a float is "at least" the next byte.
class Converter {
public:
    explicit Converter(Stage& stage) : stage_(stage) {}

    void add(const Json& tree) {
        text_.clear();
        questions_.clear();
        leaves_.clear();
        convert(tree);
        stage_.trees.push_back(text_);
        stage_.compiled.add(questions_, leaves_);
    }

private:
    void convert(const Json& node) {
        if (node.contains("leaf")) {
            const auto leaf = static_cast<std::int32_t>(std::lround(node["leaf"].get<double>() * 1000));
            leaves_.push_back(leaf);
            text_ += std::to_string(leaf);
            return;
        }
        const auto input = static_cast<std::size_t>(std::stoul(node["split"].get<std::string>().substr(1)));
        const auto threshold = static_cast<std::uint8_t>(std::ceil(node["split_condition"].get<double>()));
        const Json& children = node["children"];
        const bool first_is_left = children[0]["nodeid"] == node["yes"];
        text_ += '(' + std::to_string(input) + ' ' + std::to_string(threshold) + ' ';
        const std::size_t first = leaves_.size();
        convert(children[first_is_left ? 0 : 1]);
        const std::uint32_t left = (1U << leaves_.size()) - (1U << first);
        questions_.push_back({stage_.inputs[input], threshold, static_cast<std::uint16_t>(left)});
        text_ += ' ';
        convert(children[first_is_left ? 1 : 0]);
        text_ += ')';
    }

    Stage& stage_;
    std::string text_;
    std::vector<arbiter::Trees::Question> questions_;
    std::vector<std::int32_t> leaves_;
};

/// A booster and the matrix that it is trained on.
class Booster {
public:
    using Parameters = std::vector<std::pair<const char*, std::string>>;

    template <class AnySamples>
    Booster(DMatrixHandle matrix, const AnySamples& samples, const Parameters& parameters) : matrix_(matrix, XGDMatrixFree) {
        const bst_ulong rows = samples.target.size();
        check(XGDMatrixSetFloatInfo(matrix, "label", samples.target.data(), rows));
        check(XGDMatrixSetFloatInfo(matrix, "weight", samples.weight.data(), rows));
        BoosterHandle booster = nullptr;
        check(XGBoosterCreate(&matrix, 1, &booster));
        booster_.reset(booster);
        for (const auto& [name, value] : parameters) check(XGBoosterSetParam(booster, name, value.c_str()));
    }

    void train(int rounds) {
        for (int i = 0; i < rounds; ++i) check(XGBoosterUpdateOneIter(booster_.get(), i, matrix_.get()));
    }

    /// What it learned: a tree each, or the one linear model.
    [[nodiscard]] std::vector<Json> dump() const {
        bst_ulong count = 0;
        const char** dumps = nullptr;
        check(XGBoosterDumpModelEx(booster_.get(), "", 0, "json", &count, &dumps));
        std::vector<Json> read;
        for (bst_ulong i = 0; i < count; ++i) read.push_back(Json::parse(dumps[i]));
        return read;
    }

private:
    std::unique_ptr<void, int (*)(DMatrixHandle)> matrix_;
    std::unique_ptr<void, int (*)(BoosterHandle)> booster_{nullptr, XGBoosterFree};
};

}  // namespace

Stage fit(const Samples& samples, const std::vector<arbiter::Input>& inputs, const Settings& settings) {
    DMatrixHandle matrix = nullptr;
    check(XGDMatrixCreateFromMat(samples.values.data(), samples.target.size(), samples.columns, -1, &matrix));
    Booster booster(matrix, samples, {
        {"objective", "binary:logistic"},
        {"tree_method", "hist"},
        {"max_bin", "256"},
        {"grow_policy", "lossguide"},
        {"max_depth", "0"},
        {"max_leaves", std::to_string(settings.leaves)},
        {"eta", std::to_string(settings.rate)},
        {"min_child_weight", "15"},
        {"lambda", "5"},
        {"subsample", "0.7"},
        {"colsample_bytree", "0.3"},
        {"seed", std::to_string(settings.seed)},
        {"verbosity", "1"},
    });
    booster.train(settings.trees);
    Stage stage;
    stage.inputs = inputs;
    Converter converter(stage);
    for (const Json& tree : booster.dump()) converter.add(tree);
    return stage;
}

LinearModel fit_linear(const SparseSamples& samples) {
    DMatrixHandle matrix = nullptr;
    check(XGDMatrixCreateFromCSREx(samples.row_begins.data(), samples.column.data(), samples.value.data(), samples.row_begins.size(),
                                   samples.column.size(), samples.columns, &matrix));
    // By coordinates in turn: the other updater's threads race, and give other weights each time.
    Booster booster(matrix, samples, {
        {"objective", "binary:logistic"},
        {"booster", "gblinear"},
        {"updater", "coord_descent"},
        {"eta", "0.3"},
        {"lambda", "0.001"},
        {"alpha", "0.0001"},
        {"verbosity", "1"},
    });
    booster.train(30);
    const Json model = booster.dump().at(0);
    return {model.at("bias").at(0).get<double>(), model.at("weight").get<std::vector<double>>()};
}

}  // namespace stet::trainer
