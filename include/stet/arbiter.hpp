// The arbiter: judges the blocks that no rule decided.
#pragma once

#include <stet/export.hpp>
#include <stet/pass.hpp>
#include <stet/result.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace stet {

/// The pass that cuts what the trained weights say is not of the article. It judges the blocks that still
/// stand in the body when it runs, so it stands behind the others; what a rule or a `stet` decided stays
/// decided. Each block that it cuts has the origin "arbiter/0.03": the probability, as the weights have
/// it, that the block is of the article.
///
/// Of a page's blocks it keeps those by which the expected F-measure of the whole page is greatest
/// (Lewis, "Evaluating and optimizing autonomous text classification systems", SIGIR 1995), so a page on
/// which all is doubtful is not emptied. What it expects is the page's quality, in Report.
///
/// Immutable, cheap to copy, safe to share between threads. The same page gives the same cuts on every
/// machine.
///
/// The standard pipeline ends with it. For one that would rather keep a doubtful line:
///
///     auto pipeline = stet::Pipeline::parse("rules")->add(stet::Arbiter::builtin().with_precision(0.5));
class STET_EXPORT Arbiter {
public:
    static constexpr std::string_view pass_name = "arbiter";

    /// With the weights that stet ships. The first call reads them, later calls share them.
    [[nodiscard]] static Arbiter builtin();

    /// With other weights: a file that stet's trainer wrote (lib/arbiter/trainer/README.md), as JSON.
    /// Errors, each with its byte: bad_json, bad_schema (also for weights that were made with other
    /// features than this version has).
    [[nodiscard]] static Result<Arbiter> from_json(std::string_view weights);

    /// How many times as much it counts to cut furniture as to keep the article, from 0.1 to 10: 1/beta of
    /// the F-measure. Above the default less furniture is left, below it less of the article is lost; the
    /// README has the measured curve. On pages in scripts without word spaces it counts a quarter more, and on pages of text whose
    /// byline and date are known half as much again.
    [[nodiscard]] Arbiter with_precision(double precision) const;
    /// The defaults, of pages of text and of HTML: a little below where the F1 that others are measured by is greatest, so that
    /// short lines within a story stay.
    static constexpr double default_precision = 0.51;
    static constexpr double default_html_precision = 0.75;

    [[nodiscard]] std::string_view name() const noexcept { return pass_name; }
    void run(PassContext& page) const;

private:
    struct Weights;
    explicit Arbiter(std::shared_ptr<const Weights> weights, std::optional<double> precision = std::nullopt) noexcept;

    std::shared_ptr<const Weights> weights_;
    std::optional<double> precision_;  // a default where none was given
};

}  // namespace stet
