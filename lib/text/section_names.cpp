#include "text/section_names.hpp"

#include "text/bytes.hpp"
#include "text/characters.hpp"
#include "text/word_index.hpp"

#include <algorithm>
#include <array>

namespace stet::text {
namespace {

constexpr auto names = std::to_array<std::string_view>({
    "africa", "americas", "analysis", "ausland", "australia", "banen", "biznes", "books", "boxing",
    "brasil", "breaking news", "business", "business news", "canada", "china", "cinema", "climate",
    "comment", "cricket", "crime", "cronaca", "cultura", "culture", "deportes", "digital",
    "economia", "economics", "economie", "economy", "economía", "education", "energy",
    "entertainment", "entretenimiento", "environment", "esportes", "esteri", "europa", "europe",
    "fashion", "features", "feuilleton", "film", "finance", "food", "football", "formula 1",
    "gaming", "gesellschaft", "gezondheid", "golf", "gospodarka", "health", "home news", "india",
    "inland", "internacional", "international", "investigations", "karriere", "kraj", "kultur",
    "kultura", "life", "lifestyle", "local", "local news", "markets", "media", "meinung",
    "middle east", "mobilität", "monde", "money", "motorsport", "movies", "mundo", "music",
    "nachrichten", "national", "national news", "news", "ny news", "obituaries", "obituary",
    "opinie", "opinion", "opinioni", "opinión", "panorama", "people", "politica", "politics",
    "politiek", "politik", "politique", "polityka", "política", "property", "ratgeber",
    "real estate", "regional", "reise", "royal", "royals", "rugby", "santé", "science", "sciences",
    "sociedad", "society", "société", "sport", "sports", "style", "tech", "technik", "technology",
    "televisie", "television", "tennis", "top stories", "travel", "tv", "uk", "uk news", "us",
    "us news", "video", "weather", "wetenschap", "wirtschaft", "wissen", "wissenschaft", "women",
    "world", "world news", "świat",
});

constexpr WordIndex index(names);

// English names that scrapers are seen to run on into the headline, longest first where one begins
// another.
constexpr auto glued = std::to_array<std::string_view>({
    "Australia news", "World news", "US news", "UK news", "Business news", "Entertainment",
    "Environment", "International", "Technology", "Education", "Lifestyle", "Politics", "Business",
    "National", "Opinion", "Science", "Culture", "Economy", "Finance", "Travel", "Health", "Sports",
    "Sport", "World", "Local", "Money", "Crime", "News",
});

// What is written so without being a section and a headline.
constexpr auto written_so = std::to_array<std::string_view>({
    "BusinessWeek", "BusinessWire", "HealthCare", "LocalBitcoins", "MoneyGram", "NewsGuild",
    "NewsNation", "NewsCorp", "ScienceDirect", "SportsCenter", "SportsDirect", "TravelPerk",
    "WorldCat", "WorldCom", "WorldCup", "WorldPride", "WorldRemit", "WorldTour",
});

constexpr std::size_t longest_glued = 14;

/// A capital straight behind a small letter, which few lines have.
constexpr bool has_seam(std::string_view text) noexcept {
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); end - at > 1; at += std::min<std::ptrdiff_t>(7, end - at)) {
        const std::uint64_t bytes = next_bytes(at, end);
        if ((bytes_within(bytes, 'a', 'z') << 8 & bytes_within(bytes, 'A', 'Z')) != 0) return true;
    }
    return false;
}

}  // namespace

bool is_section_name(std::string_view folded) noexcept {
    return index.has(folded);
}

std::size_t glued_section_length(std::string_view line) noexcept {
    if (line.size() < 8 || !is_ascii_upper(line[0]) || !has_seam(line.substr(0, longest_glued + 1))) return 0;
    for (const std::string_view brand : written_so) {
        if (line.starts_with(brand)) return 0;
    }
    for (const std::string_view name : glued) {
        if (!line.starts_with(name)) continue;
        const std::string_view rest = line.substr(name.size());
        // A headline: a word that begins with a capital, then at least two more words.
        const bool begins = rest.size() > 2 && is_ascii_upper(rest[0]) &&
                            (is_ascii_upper(rest[1]) || is_ascii_lower(rest[1]));
        if (begins && std::count(rest.begin(), rest.end(), ' ') >= 2) return name.size();
    }
    return 0;
}

}  // namespace stet::text
