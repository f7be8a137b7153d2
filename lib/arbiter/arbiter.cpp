#include <stet/arbiter.hpp>

#include "arbiter/judge.hpp"
#include "arbiter/weights.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace stet {

struct Arbiter::Weights {
    arbiter::Stages stages;
};

Arbiter::Arbiter(std::shared_ptr<const Weights> weights, double precision) noexcept
    : weights_(std::move(weights)), precision_(precision) {}

Arbiter Arbiter::builtin() {
    static const Arbiter made = *from_json(arbiter::embedded_weights().front().json);
    return made;
}

Result<Arbiter> Arbiter::from_json(std::string_view weights) {
    Result<arbiter::Stages> stages = arbiter::read_weights(weights);
    if (!stages) return stages.error();
    return Arbiter(std::make_shared<const Weights>(Weights{std::move(*stages)}), default_precision);
}

Arbiter Arbiter::with_precision(double precision) const {
    return Arbiter(weights_, std::clamp(precision, 0.1, 10.0));
}

// A standfirst goes only where it is three times as unlikely as what else goes: half of the golds that the
// weights were made of leave standfirsts out, though these are of the article. (Against one like any other,
// cross-validated: fundus +0.0005 gram F1, wcxb +0.0003 word F1, zh_handmade -0.0008, trafilatura +0.001 with,
// -0.002 without.)
constexpr unsigned standfirst_leniency = 3;

void Arbiter::run(PassContext& page) const {
    Evidence& evidence = Evidence::of(page);
    const Document& document = page.document();
    const arbiter::Judgement judgement = arbiter::judge(document, evidence, arbiter::measure(document, evidence),
                                                        weights_->stages, precision_);
    evidence.quality = judgement.quality;
    for (std::size_t i = 0; i < page.size(); ++i) {
        const std::uint16_t chance = judgement.chance[i];
        const bool is_standfirst = document.blocks()[i].role == Role::standfirst;
        if (chance == arbiter::Judgement::decided) continue;
        if (chance >= (is_standfirst ? judgement.threshold / standfirst_leniency : judgement.threshold)) continue;
        const unsigned hundredths = (chance + 5U) / 10;
        const std::array<char, 4> score{hundredths == 100 ? '1' : '0', '.', static_cast<char>('0' + hundredths / 10 % 10),
                                        static_cast<char>('0' + hundredths % 10)};
        page.cut(i, Label::other, {score.data(), score.size()});
    }
}

}  // namespace stet
