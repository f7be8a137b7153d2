// Fitting boosted trees with XGBoost.
#pragma once

#include "arbiter/model.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace stet::trainer {

/// A matrix of samples, row by row, with what each is and what it weighs.
struct Samples {
    std::size_t columns = 0;
    std::vector<float> values;
    std::vector<float> target;
    std::vector<float> weight;
};

/// The same where most values are 0: of each row the columns that are not.
struct SparseSamples {
    std::size_t columns = 0;
    std::vector<std::size_t> row_begins{0};  // in `column` and `value`, and the end
    std::vector<unsigned> column;
    std::vector<float> value;
    std::vector<float> target;
    std::vector<float> weight;

    void add(const std::map<unsigned, float>& row, bool is_target, float row_weight) {
        for (const auto& [of, number] : row) {
            column.push_back(of);
            value.push_back(number);
        }
        row_begins.push_back(column.size());
        target.push_back(is_target ? 1.0F : 0.0F);
        weight.push_back(row_weight);
    }
};

struct Settings {
    int trees = 240;  // of each ensemble
    int bags = 1;     // ensembles of other seeds, whose mean a stage is
    int leaves = 16;
    double rate = 0.06;
    int seed = 1;
};

/// A stage as it is written, and as it is used. The leaves are rounded to what is written, so that what
/// is measured here is what users get.
struct Stage {
    std::vector<arbiter::Input> inputs;
    std::vector<std::string> trees;
    arbiter::Trees compiled;
};

/// Fits a stage. The same samples and settings give the same trees. Throws std::runtime_error with what
/// XGBoost said.
[[nodiscard]] Stage fit(const Samples& samples, const std::vector<arbiter::Input>& inputs, const Settings& settings);

/// Log-odds as a sum over columns.
struct LinearModel {
    double base = 0;
    std::vector<double> weights;
};

/// Fits one, with many weights of 0. Throws as fit() does.
[[nodiscard]] LinearModel fit_linear(const SparseSamples& samples);

}  // namespace stet::trainer
