#include <stet/pass.hpp>

#include "engine/evidence.hpp"

#include <string>

namespace stet {

PassContext::PassContext(Document& document, Evidence& evidence, std::string_view pass_name,
                         std::uint16_t pass_number)
    : document_(&document),
      evidence_(&evidence),
      blocks_(document.blocks()),
      facts_(evidence.facts.blocks),
      state_(evidence.state),
      folded_(evidence.facts.folded.text),
      pass_name_(pass_name),
      pass_number_(pass_number) {}

const PageFacts& PassContext::page() const noexcept { return evidence_->facts.page; }

std::span<const Rule> PassContext::rules() const noexcept { return evidence_->rules; }
std::span<const Hit> PassContext::hits(Label label) const noexcept {
    const auto& first = evidence_->hits.first;
    const auto at = static_cast<std::size_t>(label);
    return std::span(evidence_->hits.all).subspan(first[at], first[at + 1] - first[at]);
}

std::optional<Label> PassContext::cut_label(std::size_t block) const noexcept {
    if (!is_cut(block)) return std::nullopt;
    return evidence_->label[block];
}

void PassContext::cut(std::size_t block, Label label, std::string_view reason, Reach reach) {
    put(this->block(block).span, block, Verdict::cut, label, reach, origin(reason));
}
void PassContext::cut(Span span, std::size_t block, Label label, std::string_view reason,
                      Reach reach) {
    put(span, block, Verdict::cut, label, reach, origin(reason));
}
void PassContext::let_stand(std::size_t block, std::string_view reason) {
    put(this->block(block).span, block, Verdict::stet, Label::other, Reach::line, origin(reason));
}

void PassContext::apply(const Hit& hit, Reach reach) {
    const bool whole = hit.span == block(hit.block).span;
    Evidence::RuleMark& mark = evidence_->rule_marks[hit.rule % Evidence::rule_marks_kept];
    if (mark.rule != hit.rule || mark.pass != pass_number_) {
        const Rule& rule = rules()[hit.rule];
        mark = {hit.rule, pass_number_, rule.verdict, rule.label, origin(rule.id)};
    }
    put(hit.span, hit.block, mark.verdict, mark.label, whole ? reach : Reach::phrase, mark.origin);
}

void PassContext::set_role(std::size_t block, Role role, std::string_view reason,
                           std::uint8_t level) {
    document_->set_role(block, role, origin(reason), level);
}
void PassContext::add_metadata(MetadataKey key, std::string value, std::string_view reason) {
    document_->add_metadata(key, std::move(value), std::string(pass_name_).append("/").append(reason));
}
void PassContext::add_entry(Entry entry) {
    entry.pass = pass_number_;
    document_->add_entry(std::move(entry));
}

OriginId PassContext::origin(std::string_view reason) {
    // Most often the same as the last.
    std::string& words = evidence_->origin_words;
    const bool is_last = last_origin_ != OriginId{} && std::string_view(words).substr(pass_name_.size() + 1) == reason;
    if (!is_last) {
        if (last_origin_ == OriginId{}) words.assign(pass_name_) += '/';
        words.resize(pass_name_.size() + 1);
        words += reason;
        last_origin_ = document_->intern(words);
    }
    return last_origin_;
}

void PassContext::put(Span span, std::size_t block, Verdict verdict, Label label, Reach reach,
                      OriginId origin) {
    document_->add_mark({span, verdict, label, reach, pass_number_, origin});
    std::uint8_t& state = state_[block];
    if (verdict == Verdict::stet) {
        state |= protected_;
    } else {
        const bool whole = span == this->block(block).span;
        if (whole && (state & cut_whole) == 0) evidence_->label[block] = label;
        state |= whole ? cut_whole : cut_part;
    }
}

}  // namespace stet
