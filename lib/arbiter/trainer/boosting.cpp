#include "arbiter/trainer/boosting.hpp"

#include <nlohmann/json.hpp>
#include <xgboost/c_api.h>

#include <cmath>
#include <memory>
#include <stdexcept>
#include <utility>

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

}  // namespace

Stage fit(const Samples& samples, const std::vector<arbiter::Input>& inputs, const Settings& settings) {
    DMatrixHandle matrix = nullptr;
    const bst_ulong rows = samples.target.size();
    check(XGDMatrixCreateFromMat(samples.values.data(), rows, samples.columns, -1, &matrix));
    const std::unique_ptr<void, int (*)(DMatrixHandle)> matrix_owner(matrix, XGDMatrixFree);
    check(XGDMatrixSetFloatInfo(matrix, "label", samples.target.data(), rows));
    check(XGDMatrixSetFloatInfo(matrix, "weight", samples.weight.data(), rows));
    BoosterHandle booster = nullptr;
    check(XGBoosterCreate(&matrix, 1, &booster));
    const std::unique_ptr<void, int (*)(BoosterHandle)> booster_owner(booster, XGBoosterFree);
    const std::pair<const char*, std::string> parameters[] = {
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
    };
    for (const auto& [name, value] : parameters) check(XGBoosterSetParam(booster, name, value.c_str()));
    for (int i = 0; i < settings.trees; ++i) check(XGBoosterUpdateOneIter(booster, i, matrix));

    bst_ulong count = 0;
    const char** dumps = nullptr;
    check(XGBoosterDumpModelEx(booster, "", 0, "json", &count, &dumps));
    Stage stage;
    stage.inputs = inputs;
    Converter converter(stage);
    for (bst_ulong i = 0; i < count; ++i) converter.add(Json::parse(dumps[i]));
    return stage;
}

}  // namespace stet::trainer
