#include "arbiter/features.hpp"

#include "arbiter/view.hpp"

namespace stet::arbiter {

Table measure(const Document& page, const Evidence& evidence) {
    Table table(page.blocks().size());
    const View view(page, evidence, table);
    measure_texts(view);
    measure_places(view);
    measure_words(view);
    return table;
}

}  // namespace stet::arbiter
