#include "arbiter/features.hpp"

#include "arbiter/view.hpp"

namespace stet::arbiter {

Table measure(const Document& page, const Evidence& evidence, text::Vectors by) {
    Table table(page.blocks().size(), mode_of(page));
    // Room for the words of most pages.
    Scratch scratch(96 * page.blocks().size() + 49 * evidence.facts.folded.starts.size());
    const View view(page, evidence, table, scratch, by);
    for (const auto measure_part : {measure_texts, measure_places, measure_words}) {
        measure_part(view);
        scratch.release();
    }
    if (table.mode() == Mode::html) {
        measure_markup(view);
        measure_stated(view);
    }
    return table;
}

}  // namespace stet::arbiter
