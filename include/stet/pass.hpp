// A pass: reads facts and rule hits, and puts marks.
#pragma once

#include <stet/document.hpp>
#include <stet/export.hpp>
#include <stet/facts.hpp>
#include <stet/rules.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace stet {

/// A rule that fired. `span` is what its `where` speaks for: the block, the sentence or the phrase.
struct Hit {
    std::uint32_t rule = 0;  ///< index into PassContext::rules()
    std::uint32_t block = 0;
    Span span;
};

struct Evidence;  // internal: what the facts and scan stages found, and the marks so far

/// What a pass sees of the page, and how it speaks. Blocks are counted from 0. A pass sees the marks
/// and roles of the passes before it. All questions are constant time unless said otherwise.
class STET_EXPORT PassContext {
public:
    PassContext(Document& document, Evidence& evidence, std::string_view pass_name,
                std::uint16_t pass_number);
    PassContext(const PassContext&) = delete;
    PassContext& operator=(const PassContext&) = delete;

    [[nodiscard]] const Document& document() const noexcept STET_LIFETIME_BOUND { return *document_; }
    /// How many blocks there are.
    [[nodiscard]] std::size_t size() const noexcept { return blocks_.size(); }
    [[nodiscard]] const Block& block(std::size_t number) const noexcept STET_LIFETIME_BOUND {
        return blocks_[number];
    }
    [[nodiscard]] const BlockFacts& facts(std::size_t block) const noexcept STET_LIFETIME_BOUND {
        return facts_[block];
    }
    [[nodiscard]] const PageFacts& page() const noexcept STET_LIFETIME_BOUND;

    /// The block's text as it stands in the source.
    [[nodiscard]] std::string_view text(std::size_t block) const noexcept STET_LIFETIME_BOUND {
        return document_->text(blocks_[block].span);
    }

    /// The block's text folded for comparison: lower case, plain quotes, dashes and single spaces.
    [[nodiscard]] std::string_view folded(std::size_t block) const noexcept STET_LIFETIME_BOUND {
        const BlockFacts& of = facts_[block];
        return folded_.substr(of.folded_begin, of.folded_end - of.folded_begin);
    }

    /// The folded text without symbols and spaces at either end.
    [[nodiscard]] std::string_view core(std::size_t block) const noexcept STET_LIFETIME_BOUND {
        const BlockFacts& of = facts_[block];
        return folded_.substr(of.core_begin, of.core_end - of.core_begin);
    }

    /// The rules of the pipeline, and the hits of one label's rules in the order of the page.
    [[nodiscard]] std::span<const Rule> rules() const noexcept STET_LIFETIME_BOUND;
    [[nodiscard]] std::span<const Hit> hits(Label label) const noexcept STET_LIFETIME_BOUND;

    /// Whether the whole block is cut by the marks so far, with the label of the first such mark;
    /// whether any of it is; whether a `stet` protects it.
    [[nodiscard]] bool is_cut(std::size_t block) const noexcept {
        return (state_[block] & (cut_whole | protected_)) == cut_whole;
    }
    [[nodiscard]] std::optional<Label> cut_label(std::size_t block) const noexcept;
    [[nodiscard]] bool is_touched(std::size_t block) const noexcept {
        return (state_[block] & (cut_whole | cut_part)) != 0;
    }
    [[nodiscard]] bool is_protected(std::size_t block) const noexcept {
        return (state_[block] & protected_) != 0;
    }

    /// Whether a rule of any label speaks for the whole block, marked yet or not.
    [[nodiscard]] bool is_named(std::size_t block) const noexcept {
        return (state_[block] & named) != 0;
    }

    /// Marks. `reason` becomes the origin "PASS/REASON".
    void cut(std::size_t block, Label label, std::string_view reason, Reach reach = Reach::line);
    void cut(Span span, std::size_t block, Label label, std::string_view reason,
             Reach reach = Reach::phrase);
    void let_stand(std::size_t block, std::string_view reason);

    /// Marks what a hit speaks for; the reason is the rule's id.
    void apply(const Hit& hit, Reach reach = Reach::line);

    void set_role(std::size_t block, Role role, std::string_view reason, std::uint8_t level = 0);
    void add_metadata(MetadataKey key, std::string value, std::string_view reason);
    void add_entry(Entry entry);

private:
    friend struct Evidence;

    /// What the marks so far say of a block, and whether a rule has it whole, marked yet or not.
    enum State : std::uint8_t { cut_whole = 1, cut_part = 2, protected_ = 4, named = 8 };

    [[nodiscard]] OriginId origin(std::string_view reason);
    void put(Span span, std::size_t block, Verdict verdict, Label label, Reach reach,
             OriginId origin);

    Document* document_;
    Evidence* evidence_;
    // Views into the two, since passes ask for them block by block.
    std::span<const Block> blocks_;
    std::span<const BlockFacts> facts_;
    std::span<std::uint8_t> state_;
    std::string_view folded_;
    std::string_view pass_name_;
    OriginId last_origin_{};
    std::uint16_t pass_number_;
};

/// What a type needs to be a pass: a name, and a const run() that may be called from many threads
/// at once.
template <class T>
concept PassLike = std::copy_constructible<T> && requires(const T& pass, PassContext& context) {
    { pass.name() } -> std::convertible_to<std::string_view>;
    { pass.run(context) } -> std::same_as<void>;
};

/// Any pass, held by value.
///
///     struct NoHashtags {
///         std::string_view name() const { return "no_hashtags"; }
///         void run(stet::PassContext& page) const {
///             for (std::size_t i = 0; i < page.size(); ++i)
///                 if (page.text(i).starts_with('#')) page.cut(i, stet::Label::other, "hashtag");
///         }
///     };
///     pipeline.add(NoHashtags{});
class Pass {
public:
    // The test against Pass itself comes first: else clang asks the concept of a Pass while it is
    // asking whether a Pass can be copied, and recurses.
    template <class T>
        requires(!std::same_as<std::remove_cvref_t<T>, Pass> && PassLike<std::remove_cvref_t<T>>)
    Pass(T&& pass)
        : self_(std::make_shared<const Model<std::remove_cvref_t<T>>>(std::forward<T>(pass))) {}

    [[nodiscard]] std::string_view name() const STET_LIFETIME_BOUND { return self_->name(); }
    void run(PassContext& context) const { self_->run(context); }

private:
    struct Concept {
        virtual ~Concept() = default;
        [[nodiscard]] virtual std::string_view name() const = 0;
        virtual void run(PassContext& context) const = 0;
    };
    template <class T>
    struct Model final : Concept {
        template <class U>
        explicit Model(U&& value) : pass(std::forward<U>(value)) {}
        [[nodiscard]] std::string_view name() const override { return pass.name(); }
        void run(PassContext& context) const override { pass.run(context); }
        T pass;
    };
    std::shared_ptr<const Concept> self_;  // a pass is immutable, so copies may share it
};

}  // namespace stet
