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
    /// Whose trees are of so many ensembles, of which the mean counts.
    Converter(Stage& stage, int ensembles) : stage_(stage), ensembles_(ensembles) {}

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
            const auto leaf = static_cast<std::int32_t>(std::lround(node["leaf"].get<double>() * 1000 / ensembles_));
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
    int ensembles_;
    std::string text_;
    std::vector<arbiter::Trees::Question> questions_;
    std::vector<std::int32_t> leaves_;
};

/// Samples as XGBoost has them.
class Matrix {
public:
    template <class AnySamples>
    Matrix(DMatrixHandle matrix, const AnySamples& samples) : matrix_(matrix, XGDMatrixFree) {
        const bst_ulong rows = samples.target.size();
        check(XGDMatrixSetFloatInfo(matrix, "label", samples.target.data(), rows));
        check(XGDMatrixSetFloatInfo(matrix, "weight", samples.weight.data(), rows));
    }
    [[nodiscard]] DMatrixHandle get() const { return matrix_.get(); }

private:
    std::unique_ptr<void, int (*)(DMatrixHandle)> matrix_;
};

/// What it learned in so many rounds: a tree each, or the one linear model.
std::vector<Json> boost(const Matrix& matrix, int rounds, const std::vector<std::pair<const char*, std::string>>& parameters) {
    DMatrixHandle handle = matrix.get();
    BoosterHandle made = nullptr;
    check(XGBoosterCreate(&handle, 1, &made));
    const std::unique_ptr<void, int (*)(BoosterHandle)> booster(made, XGBoosterFree);
    for (const auto& [name, value] : parameters) check(XGBoosterSetParam(made, name, value.c_str()));
    for (int i = 0; i < rounds; ++i) check(XGBoosterUpdateOneIter(made, i, handle));
    bst_ulong count = 0;
    const char** dumps = nullptr;
    check(XGBoosterDumpModelEx(made, "", 0, "json", &count, &dumps));
    std::vector<Json> read;
    for (bst_ulong i = 0; i < count; ++i) read.push_back(Json::parse(dumps[i]));
    return read;
}

}  // namespace

Stage fit(const Samples& samples, const std::vector<arbiter::Input>& inputs, const Settings& settings) {
    DMatrixHandle handle = nullptr;
    check(XGDMatrixCreateFromMat(samples.values.data(), samples.target.size(), samples.columns, -1, &handle));
    const Matrix matrix(handle, samples);
    Stage stage;
    stage.inputs = inputs;
    Converter converter(stage, settings.bags);
    for (int bag = 0; bag < settings.bags; ++bag) {
        const std::vector<Json> trees = boost(matrix, settings.trees, {
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
            {"seed", std::to_string(settings.seed + bag)},
            {"verbosity", "1"},
        });
        for (const Json& tree : trees) converter.add(tree);
    }
    stage.compiled.arrange();
    return stage;
}

LinearModel fit_linear(const SparseSamples& samples) {
    DMatrixHandle matrix = nullptr;
    check(XGDMatrixCreateFromCSREx(samples.row_begins.data(), samples.column.data(), samples.value.data(), samples.row_begins.size(),
                                   samples.column.size(), samples.columns, &matrix));
    // By coordinates in turn: the other updater's threads race, and give other weights each time.
    const Json model = boost(Matrix(matrix, samples), 30, {
        {"objective", "binary:logistic"},
        {"booster", "gblinear"},
        {"updater", "coord_descent"},
        {"eta", "0.3"},
        {"lambda", "0.001"},
        {"alpha", "0.0001"},
        {"verbosity", "1"},
    }).at(0);
    return {model.at("bias").at(0).get<double>(), model.at("weight").get<std::vector<double>>()};
}

}  // namespace stet::trainer
