#include "facts/gather.hpp"

#include "facts/core.hpp"
#include "facts/language.hpp"
#include "facts/repeats.hpp"
#include "facts/shape.hpp"
#include "facts/thread.hpp"

namespace stet::facts {

Facts gather(const Document& page) {
    Facts facts;
    const auto blocks = page.blocks();
    facts.blocks.resize(blocks.size());
    {
        facts.folded.starts_up_to.reserve(blocks.size());
        PageFolder folder(facts.folded, page.source().size() + blocks.size());
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            folder.add(page.source(), blocks[i].span, facts.blocks[i]);
        }
    }
    const CreditSigns signs(facts.folded.text);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        add_shape(page.text(blocks[i].span), facts.folded.text, signs, facts.blocks[i]);
    }
    find_repeats(facts.folded.text, facts.blocks);
    const Thread thread = find_thread(facts.folded.text, facts.blocks);
    facts.page.thread_begin = thread.begin;
    facts.page.thread_end = thread.end;
    find_core(facts.blocks, facts.page);
    guess_language(facts.folded, facts.blocks, facts.page);
    facts.markup = read_markup(page);
    return facts;
}

}  // namespace stet::facts
