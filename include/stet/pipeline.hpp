// The pipeline: passes in order, compiled once, run on many pages.
#pragma once

#include <stet/document.hpp>
#include <stet/export.hpp>
#include <stet/pass.hpp>
#include <stet/result.hpp>
#include <stet/rules.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stet {

/// What a run has to say beside the marks. `skipped` names rules whose pattern gave up on hostile
/// text and passes that threw; each was left out for this page and the rest ran.
///
/// `quality` is the F-measure, from 0 to 1, that the arbiter expects of the page's body; nothing where no
/// arbiter ran. Pages with a low one are worth a look.
struct Report {
    std::vector<std::string> skipped;
    std::optional<double> quality;
};

/// Passes and compiled rules. Immutable but for add(), cheap to copy, and run() may be called from
/// any number of threads at once.
///
///     static const auto pipeline = stet::Pipeline::standard();   // once
///     auto page = stet::Document::from_text(std::move(text));
///     stet::Report report = pipeline.run(*page);
class STET_EXPORT Pipeline {
public:
    /// All of stet's passes in their order, the arbiter the last. Compiling the built-in rules costs
    /// milliseconds once; all pipelines of them share it.
    [[nodiscard]] static Pipeline standard();
    [[nodiscard]] static Pipeline standard(const Rules& rules);

    /// The passes named, in the order given, parted by commas. "standard" stands for all of them, "rules"
    /// for all but the arbiter. Error: unknown_name.
    [[nodiscard]] static Result<Pipeline> parse(std::string_view names);
    [[nodiscard]] static Result<Pipeline> parse(std::string_view names, const Rules& rules);

    /// Adds a pass behind the others. Not for a pipeline that other threads are running.
    Pipeline& add(Pass pass) &;
    Pipeline&& add(Pass pass) &&;

    /// The names of the passes, in order.
    [[nodiscard]] std::vector<std::string> names() const;

    /// Cleans the page: reset(), facts, scan, passes, resolve(). Does not fail on content. Linear
    /// time and memory in the page; the same page gives the same marks on any thread.
    Report run(Document& page) const;

private:
    struct Compiled;
    Pipeline(std::shared_ptr<const Compiled> compiled, std::vector<Pass> passes) noexcept;
    static const std::shared_ptr<const Compiled>& compiled_builtin();

    std::shared_ptr<const Compiled> compiled_;
    std::vector<Pass> passes_;
};

/// The names of all passes that parse() knows, in the standard order.
[[nodiscard]] STET_EXPORT std::vector<std::string_view> pass_names();

/// The one-call door: the clean body of a page's text, by the standard pipeline. Error: too_large.
[[nodiscard]] STET_EXPORT Result<std::string> clean(std::string text);

}  // namespace stet
