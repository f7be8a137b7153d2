// Fitting boosted trees with XGBoost.
#pragma once

#include "arbiter/model.hpp"

#include <cstdint>
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

struct Settings {
    int trees = 240;  // of each stage
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

}  // namespace stet::trainer
