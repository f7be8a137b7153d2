#include "arbiter/features.hpp"

#include "arbiter/view.hpp"

namespace stet::arbiter {

Table measure(const Document& page, const Evidence& evidence, text::Vectors by) {
    Table table(page.blocks().size(), mode_of(page));
    const View view(page, evidence, table, by);
    measure_texts(view);
    measure_places(view);
    measure_words(view);
    if (table.mode() == Mode::html) {
        measure_markup(view);
        measure_stated(view);
    }
    return table;
}

}  // namespace stet::arbiter
