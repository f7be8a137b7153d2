// Lines that credit an agency or a reporter for the story: "-with AAP", "Additional reporting by
// agencies".
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "text/byte_set.hpp"
#include "text/first_letters.hpp"
#include "text/folded_words.hpp"
#include "text/leads.hpp"
#include "text/word_index.hpp"

#include <array>
#include <cstddef>
#include <string>

namespace stet::passes {
namespace {

constexpr auto agency_names = std::to_array<std::string_view>({
    "aap", "ap", "afp", "reuters", "dpa", "pa", "upi", "efe", "ansa", "apa", "sda", "ntb", "tt",
    "anp", "belga", "ritzau", "kyodo", "jiji", "xinhua", "tass", "interfax", "agencies", "agency",
    "wires", "bloomberg", "cp", "pti", "ani", "ians", "staff", "agenturen", "cna", "yonhap", "lusa",
    "pap", "sid", "kna", "epd", "ots", "dts", "ats", "agi", "adnkronos", "askanews", "télam", "čtk", "ctk", "tasr", "sita", "mti",
    "hina", "stt", "тасс", "интерфакс",
});
constexpr text::WordIndex agencies(agency_names);
constexpr auto filler_words = std::to_array<std::string_view>({
    "with", "and", "und", "mit", "con", "from", "by", "the", "additional", "reporting",
    "material", "files", "inputs", "contributions", "news", "wire", "services", "associated",
    "press", "other", "copy", "text", "source", "sources", "quelle", "via", "international",
    "quellen", "bron", "bronnen", "kilde", "källa", "źródło", "fuente", "fonte", "fontes", "источник", "avec",
});
constexpr text::WordIndex fillers(filler_words);
constexpr auto beginnings = text::first_letters_of(agency_names, filler_words);
// What begins a credit that may name people.
constexpr auto leads = std::to_array<std::string_view>({
    "additional reporting by ", "additional reporting from ", "additional reporting: ",
    "reporting by ", "with reporting by ", "with reporting from ", "edited by ", "editing by ",
    "compiled by ", "writing by ", "with additional reporting ", "contributing: ", "with inputs from ",
    "with files from ", "additional material ", "mit material ", "translated by ", "translation by ", "with wires", "with agencies", "(reporting by ",
    "quelle: ", "quellen: ", "textquelle: ", "bron: ", "bronnen: ", "kilde: ", "kilder: ", "källa: ", "källor: ", "lähde: ", "źródło: ",
    "zdroj: ", "forrás: ", "fuente: ", "fuentes: ", "fonte: ", "fontes: ", "source : ", "sources : ", "kaynak: ", "источник: ",
    "джерело: ", "aus dem englischen von ", "aus dem amerikanischen von ", "aus dem französischen von ", "aus dem russischen von ",
    "übersetzt von ", "übersetzung: ", "übersetzung aus dem ", "traduit de l'anglais par ", "traduction : ", "traducción de ",
    "traducción: ", "tradução de ", "tradução: ", "traduzione di ", "vertaling: ",
});
constexpr auto lead_words = text::leads_of(leads);
constexpr std::size_t longest = 24;  // words
constexpr std::size_t longest_names = 8;
constexpr std::size_t longest_initialed = 24;  // bytes
constexpr std::size_t longest_initials = 4;

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "credit"; }

    void run(PassContext& page) const {
        const auto may_be = [&](std::size_t i) {
            const std::uint32_t words = page.facts(i).words;
            return (words != 0) & (words <= longest) & is_open(page, i);
        };
        for_each_block(page.page().core_begin, page.size(), may_be, [&](std::size_t i) {
            const BlockFacts& facts = page.facts(i);
            const std::string_view folded = page.core(i);
            const bool names_agency = facts.words <= longest_names &&
                                      (is_agencies(folded) || is_with_agency(folded) || is_initialed(folded));
            if (!is_lead(folded, page.folded(i)) && !is_contribution(folded) && !names_agency) return;
            // An agency's bare name only below the story's last paragraph, or straight before something
            // else begins.
            const bool goes_on = i + 1 < page.page().core_end && page.facts(i + 1).is(Shape::prose) &&
                                 !page.is_touched(i + 1);
            if (names_agency && goes_on) return;
            page.set_role(i, Role::credit, "agency");
            page.add_metadata(MetadataKey::credit, std::string(page.text(i)), "agency");
        });
    }

private:
    static bool is_lead(std::string_view core, std::string_view folded) {
        if (lead_words.length_at(folded) != 0) return true;
        return core.data() != folded.data() && lead_words.length_at(core) != 0;
    }

    /// "Jane Doe contributed to this report."
    static bool is_contribution(std::string_view core) {
        static constexpr text::ByteSet last("tyeg");
        if (core.empty() || !last.has(core.back())) return false;
        for (const std::string_view end : {"contributed to this report", "contributed to this story",
                                           "contributed to this article", "contributed reporting"}) {
            if (core.ends_with(end)) return true;
        }
        return false;
    }

    /// "with Southern Cross Press Agency"
    static bool is_with_agency(std::string_view core) {
        return core.starts_with("with ") &&
               (core.ends_with(" agency") || core.ends_with(" agencies") || core.ends_with(" press"));
    }

    /// "mli/dpa": a reporter's initials beside an agency.
    static bool is_initialed(std::string_view folded) {
        if (folded.size() > longest_initialed || folded.find('/') == std::string_view::npos) return false;
        bool agency = false;
        bool all = true;
        text::for_each_word(folded, [&](std::string_view word) {
            const bool named = agencies.has(word);
            agency = agency || named;
            all = named || word.size() <= longest_initials;
            return all;
        });
        return agency && all;
    }

    /// Nothing but agencies and the words between them.
    static bool is_agencies(std::string_view folded) {
        if (!beginnings.may_begin(folded)) return false;  // most lines
        bool agency = false;
        bool all = true;
        text::for_each_word(folded, [&](std::string_view word) {
            const bool named = agencies.has(word);
            agency = agency || named;
            all = named || fillers.has(word);
            return all;
        });
        if (folded == "associated press" || folded == "the associated press") return true;
        return agency && all;
    }
};

}  // namespace

Pass credit() { return Finder{}; }

}  // namespace stet::passes
