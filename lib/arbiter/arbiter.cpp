#include <stet/arbiter.hpp>

#include "arbiter/judge.hpp"
#include "arbiter/weights.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
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
    return Arbiter(std::make_shared<const Weights>(Weights{std::move(*stages)}), 1);
}

Arbiter Arbiter::with_precision(double precision) const {
    return Arbiter(weights_, std::clamp(precision, 0.1, 10.0));
}

void Arbiter::run(PassContext& page) const {
    Evidence& evidence = Evidence::of(page);
    const Document& document = page.document();
    const arbiter::Judgement judgement = arbiter::judge(document, evidence, arbiter::measure(document, evidence),
                                                        weights_->stages, precision_);
    evidence.quality = judgement.quality;
    for (std::size_t i = 0; i < page.size(); ++i) {
        const std::uint16_t chance = judgement.chance[i];
        if (chance == arbiter::Judgement::decided || chance >= judgement.threshold) continue;
        const unsigned hundredths = (chance + 5U) / 10;
        const std::array<char, 4> score{hundredths == 100 ? '1' : '0', '.', static_cast<char>('0' + hundredths / 10 % 10),
                                        static_cast<char>('0' + hundredths % 10)};
        page.cut(i, Label::other, {score.data(), score.size()});
    }
}

}  // namespace stet
