// Leads against one comparison after the other.
#include "text/leads.hpp"

#include "support/catch.hpp"
#include "support/random_text.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace stet;

namespace {

constexpr auto long_leads = text::leads_of(std::to_array<std::string_view>(
    {"photo by ", "photo: ", "ph. ", "\u00A9 foto", "\u5199\u771F:", "photograph: ", " is a ", " is an "}));
constexpr auto short_leads = text::leads_of(std::to_array<std::string_view>({", ", ",", " and ", " & ", " a"}));

template <class Leads>
std::size_t slow_length(const Leads& leads, std::string_view text) {
    for (const std::string_view lead : leads.list) {
        if (text.starts_with(lead)) return lead.size();
    }
    return 0;
}

}  // namespace

TEST_CASE("the first lead of the list that begins a text is found") {
    test::RandomText random(9);
    const std::vector<std::string> pieces = {"photo", " by ", ": ", "ph. ", "\u00A9", " foto", "\u5199\u771F", ":", "graph", " is", " a", "n ", " ", ",", " and ", "&", "x"};
    for (int round = 0; round < 20000; ++round) {
        const std::string text = random.of(pieces, random.below(5));
        INFO(text);
        REQUIRE(long_leads.length_at(text) == slow_length(long_leads, text));
        REQUIRE(short_leads.length_at(text) == slow_length(short_leads, text));
    }
    for (const std::string_view lead : long_leads.list) CHECK(long_leads.length_at(lead) != 0);
    for (const std::string_view lead : short_leads.list) CHECK(short_leads.length_at(lead) != 0);
}
