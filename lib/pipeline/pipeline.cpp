#include <stet/pipeline.hpp>

#include <stet/arbiter.hpp>
#include <stet/render.hpp>

#include "engine/evidence.hpp"
#include "engine/matcher.hpp"
#include "facts/gather.hpp"
#include "passes/registry.hpp"
#include "text/prefetch.hpp"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <new>
#include <utility>

namespace stet {

struct Pipeline::Compiled {
    explicit Compiled(const Rules& rules) : matcher(rules) {}
    engine::Matcher matcher;
};

Pipeline::Pipeline(std::shared_ptr<const Compiled> compiled, std::vector<Pass> passes) noexcept
    : compiled_(std::move(compiled)), passes_(std::move(passes)) {}

/// Adds the passes that a name in a list stands for; false if there is none.
static bool add_named(std::string_view name, std::vector<Pass>& passes) {
    if (name == "standard") return add_named("rules", passes) && add_named(Arbiter::pass_name, passes);
    if (name == "rules") {
        for (const std::string_view each : passes::names()) passes.push_back(*passes::make(each));
        return true;
    }
    std::optional<Pass> pass = name == Arbiter::pass_name ? Arbiter::builtin() : passes::make(name);
    if (pass) passes.push_back(std::move(*pass));
    return pass.has_value();
}

/// The passes of a list of names.
static Result<std::vector<Pass>> passes_of(std::string_view names) {
    std::vector<Pass> passes;
    for (std::size_t at = 0; at <= names.size();) {
        const std::size_t comma = std::min(names.find(',', at), names.size());
        std::string_view name = names.substr(at, comma - at);
        while (name.starts_with(' ')) name.remove_prefix(1);
        while (name.ends_with(' ')) name.remove_suffix(1);
        if (!add_named(name, passes)) {
            return Error{ErrorCode::unknown_name, at,
                         "there is no pass \"" + std::string(name) + "\"; pass_names() lists them"};
        }
        at = comma + 1;
    }
    return passes;
}

const std::shared_ptr<const Pipeline::Compiled>& Pipeline::compiled_builtin() {
    static const auto compiled = std::make_shared<const Compiled>(Rules::builtin());
    return compiled;
}

Pipeline Pipeline::standard() {
    static const Pipeline pipeline = *parse("standard");
    return pipeline;
}

Pipeline Pipeline::standard(const Rules& rules) { return *parse("standard", rules); }

Result<Pipeline> Pipeline::parse(std::string_view names) {
    Result<std::vector<Pass>> passes = passes_of(names);
    if (!passes) return passes.error();
    return Pipeline(compiled_builtin(), std::move(*passes));
}

Result<Pipeline> Pipeline::parse(std::string_view names, const Rules& rules) {
    Result<std::vector<Pass>> passes = passes_of(names);
    if (!passes) return passes.error();
    return Pipeline(std::make_shared<const Compiled>(rules), std::move(*passes));
}

Pipeline& Pipeline::add(Pass pass) & {
    passes_.push_back(std::move(pass));
    return *this;
}
Pipeline&& Pipeline::add(Pass pass) && {
    passes_.push_back(std::move(pass));
    return std::move(*this);
}

std::vector<std::string> Pipeline::names() const {
    std::vector<std::string> names;
    for (const Pass& pass : passes_) names.emplace_back(pass.name());
    return names;
}

/// Notes what the marks put by hand say of each block, as resolve() has settled them.
static void read_marks(Document& page, Evidence& evidence) {
    evidence.state.assign(page.blocks().size(), 0);
    evidence.label.assign(page.blocks().size(), Label::other);
    if (page.marks().empty()) return;
    page.resolve();
    for (const Piece& piece : page.pieces()) {
        const Block& block = page.blocks()[piece.block];
        std::uint8_t& state = evidence.state[piece.block];
        if (piece.fate != Fate::cut) {
            // Nothing but a mark gives a kept piece an origin before a pass has run.
            if (piece.origin != block.origin) state |= Evidence::State::protected_;
            continue;
        }
        const bool whole = piece.span == block.span;
        state |= whole ? Evidence::State::cut_whole : Evidence::State::cut_part;
        evidence.label[piece.block] = piece.label;
    }
}

Report Pipeline::run(Document& page) const {
    page.reset();
    Evidence evidence;
    evidence.facts = facts::gather(page);
    evidence.rules = compiled_->matcher.rules().all();
    evidence.hits = compiled_->matcher.run(page, evidence.facts);
    read_marks(page, evidence);
    for (const Hit& hit : evidence.hits.all) {
        const Rule& rule = evidence.rules[hit.rule];
        text::prefetch(rule.id.data());  // marks bear it, and rules are many and far apart
        const bool whole = hit.span == page.blocks()[hit.block].span;
        const bool cuts = rule.verdict == Verdict::cut;
        if (whole && cuts) evidence.state[hit.block] |= Evidence::State::named;
    }
    Report report;
    report.skipped = std::move(evidence.hits.gave_up);
    if (evidence.facts.page.language[0] != '\0') {
        page.add_metadata(MetadataKey::language, evidence.facts.page.language, "language/guess");
    }
    std::uint16_t number = 0;
    for (const Pass& pass : passes_) {
        PassContext context(page, evidence, pass.name(), ++number);
        try {
            pass.run(context);
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& error) {
            report.skipped.push_back(std::string(pass.name()) + ": " + error.what());
        } catch (...) {
            report.skipped.push_back(std::string(pass.name()) + ": an exception");
        }
    }
    report.quality = evidence.quality;
    page.resolve();
    return report;
}

std::vector<std::string_view> pass_names() {
    const auto by_rules = passes::names();
    std::vector<std::string_view> names(by_rules.begin(), by_rules.end());
    names.push_back(Arbiter::pass_name);
    return names;
}

Result<std::string> clean(std::string text) {
    Result<Document> page = Document::from_text(std::move(text));
    if (!page) return page.error();
    Pipeline::standard().run(*page);
    return to_text(*page);
}

}  // namespace stet
