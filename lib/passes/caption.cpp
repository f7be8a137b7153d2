// Captions of pictures: by what their element is called, by their credit, or by the word before them.
#include "passes/common/bylines.hpp"
#include "passes/common/header.hpp"
#include "passes/registry.hpp"

#include "engine/evidence.hpp"
#include "facts/shape.hpp"
#include "text/characters.hpp"
#include "text/find_byte.hpp"
#include "text/leads.hpp"
#include "text/names.hpp"
#include "text/time_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace stet::passes {
namespace {

constexpr auto leads = std::to_array<std::string_view>({
    "photo: ", "photos: ", "photo by ", "photo credit: ", "picture: ", "pictured: ", "pictured from left", "pictured right, ",
    "pictured left, ", "pictured above", "pictured at the back", "pictured in front", "image: ",
    "image credit: ", "image caption ", "image source ", "image copyright ", "credit: ", "file photo", "caption: ",
    "photograph: ", "photograph by ", "foto: ", "bild: ", "illustration: ", "© foto",
    "photo courtesy ", "image courtesy ", "getty images", "reuters/", "ap photo", "file image",
    "photo source: ", "photo sources: ", "photocredit: ", "photocredits: ", "photocredits ", "photo illustration by ",
    "illustrations by ", "screenshot by ", "picture alliance / ", "file - ", "foto via ", "bild via ",
    "© getty", "© reuters", "© ap ", "© ap/", "© ap photo", "© afp", "© epa", "© dpa", "© apa", "© ansa", "© picture", "© imago", "© keystone",
    "© stock.adobe", "© adobe stock", "© shutterstock", "© istock", "© pixabay", "© unsplash", "© pexels", "© privat", "© bild", "© provided by",
    "imago/", "imago images/", "imago images / ", "dpa/", "afp/", "bloomberg/", "getty/", "picture alliance/", "apa/",
    "bildquelle: ", "bildquellen: ", "bildnachweis: ", "bildnachweise: ", "bildrechte: ", "bildcredit: ", "bildcredits: ",
    "fotoquelle: ", "fotonachweis: ", "fotocredit: ", "fotocredits: ", "foto-credit: ", "foto credit: ", "fotos: ", "bilder: ",
    "titelbild: ", "titelfoto: ", "beitragsbild: ", "artikelbild: ", "symbolbild: ", "symbolfoto: ", "archivbild: ", "archivfoto: ",
    "abbildung: ", "abbildungen: ", "foto/video: ",
    "photo : ", "photos : ", "crédits photo", "crédit photo", "crédits : ", "crédit : ", "crédits: ", "crédit: ", "légende : ",
    "fotografía: ", "fotografías: ", "imagen: ", "imágenes: ", "foto de archivo", "crédito: ", "créditos: ", "crédito da foto",
    "imagem: ", "imagens: ", "fotografia: ", "foto di ", "crediti foto", "credit foto", "immagine: ",
    "fot. ", "fot.: ", "zdjęcie: ", "zdjęcia: ", "zdj. ", "beeld: ", "beeld © ", "bilde: ", "billede: ", "kuva: ", "kuvat: ",
    "snímek: ", "fotó: ", "fotoğraf: ", "ljósmynd", "φωτογραφία: ", "фото: ", "фото из ", "фото с ", "фотография: ", "иллюстрация: ",
    "светлина: ", "снимка: ", "写真:", "写真=", "写真提供:", "画像:", "图片来源", "图片:", "圖片來源",
});
constexpr auto lead_words = text::leads_of(leads);
constexpr std::string_view wide_bracket = "\uFF08";
// What says in brackets, behind a name, where that person stands.
constexpr auto places = text::leads_of(std::to_array<std::string_view>({
    "(l.)", "(r.)", "(li.)", "(re.)", "(v.l.)", "(v. l.)", "(v.l.n.r.)", "(v. l. n. r.)", "(left)", "(right)", "(l-r)", "(L-R)",
    "\uFF08\u5DE6\uFF09", "\uFF08\u53F3\uFF09", "\uFF08\u4E2D\uFF09",
}));
constexpr std::size_t longest = 70;        // words
constexpr std::size_t longest_led = 45;    // words, where the credit has no bracket
constexpr std::size_t longest_named = 30;  // words, where only a name in brackets says so
constexpr std::size_t longest_twice = 20;  // words of a line of which both copies are furniture
constexpr std::size_t fewest_described = 3;  // words, where an agency is named without brackets

class Finder {
public:
    [[nodiscard]] std::string_view name() const { return "caption"; }

    void run(PassContext& page) const {
        const auto may_be = [&](std::size_t i) {
            const std::uint32_t words = page.facts(i).words;
            return (words != 0) & (words <= longest) & is_open(page, i);
        };
        for_each_block(0, page.size(), may_be, [&](std::size_t i) {
            const BlockFacts& facts = page.facts(i);
            if (is_called_caption(page, i)) {
                page.set_role(i, Role::caption, "named");
            } else if (lead_words.length_at(page.folded(i)) != 0) {
                if (i > 0 && is_open(page, i - 1) && is_above_credit(page, i - 1)) page.set_role(i - 1, Role::caption, "above-credit");
                page.set_role(i, Role::caption, "lead");
            } else if (facts.is(Shape::repeated) && stands_twice(page, i)) {
                page.set_role(i, Role::caption, "twice");
                if (facts.words <= longest_twice && is_open(page, i + 1)) page.set_role(i + 1, Role::caption, "twice");
            } else if (facts.is(Shape::unspaced) && ends_in_wide_credit(page.folded(i))) {
                page.set_role(i, Role::caption, "credit");
            } else if (facts.words >= fewest_described && names_agency(facts, page.folded(i))) {
                page.set_role(i, Role::caption, "agency");
            } else if (facts.is(Shape::credit_end) && is_credited(page, i)) {
                if (i > 0 && is_open(page, i - 1) && is_figure(page, i - 1)) page.set_role(i - 1, Role::caption, "above-credit");
                page.set_role(i, Role::caption, "credit");
            } else if (facts.words <= longest_named && facts.sentences <= 1 && ends_in_name(page.text(i))) {
                page.set_role(i, Role::caption, "name");
            } else if (facts.words <= longest_led && facts.sentences <= 1 && says_places(page.text(i))) {
                page.set_role(i, Role::caption, "places");
            } else if (facts.words <= longest_led && ends_in_capitals(page.text(i))) {
                page.set_role(i, Role::caption, "capitals");
            }
        });
    }

private:
    /// On HTML pages: its own element, or the one around that, is called a caption (WordPress: "wp-caption-text").
    static bool is_called_caption(PassContext& page, std::size_t i) {
        const facts::MarkupFacts& markup = Evidence::of(page).facts.markup;
        if (markup.elements.empty()) return false;
        const Markup& elements = page.document().markup();
        const std::uint32_t leaf = markup.blocks[i].leaf;
        for (const std::uint32_t element : {leaf, elements.elements[leaf].parent}) {
            const bool may_be = markup.elements[element].is_called(facts::Hint::caption);
            if (may_be && says_caption(elements.view(elements.elements[element].about))) return true;
        }
        return false;
    }

    /// "caption" or "captions" is a word of one of the names. Names with other signs in them are styles for what is within
    /// ("[&_figcaption]:mt-xs"), and such as "with-caption" are pictures' own.
    static bool says_caption(std::string_view names) {
        constexpr std::string_view parts = "abcdefghijklmnopqrstuvwxyz0123456789-_";
        while (!names.empty()) {
            const std::size_t end = std::min(names.find(' '), names.size());
            std::string_view name = names.substr(0, end);
            names.remove_prefix(std::min(end + 1, names.size()));
            if (name.starts_with('.') || name.starts_with('#')) name.remove_prefix(1);
            const std::size_t at = name.find("caption");
            if (at == name.npos || name.find_first_not_of(parts) != name.npos) continue;
            const std::string_view before = name.substr(0, at);
            if (!before.ends_with("with-") && !before.ends_with("has-") && !before.ends_with("no-")) return true;
        }
        return false;
    }

    /// In text, a long line that is no sentence, and straight below the same again: a picture's description and its caption.
    static bool stands_twice(const PassContext& page, std::size_t i) {
        constexpr std::size_t fewest = 8;  // words
        const BlockFacts& facts = page.facts(i);
        if (facts.words < fewest || facts.is(Shape::ends_sentence) || facts.is(Shape::unspaced)) return false;
        if (i + 1 == page.size() || page.facts(i + 1).hash != facts.hash || page.core(i + 1) != page.core(i)) return false;
        const std::optional<std::size_t> title = title_of(page);
        const bool is_title = title && page.facts(*title).hash == facts.hash;
        return !is_title && is_text(page);
    }

    /// In text, a sentence or a long line with a picture's credit below, on the very next line: what a browser shows of one figure.
    /// A shorter line may be a heading above a picture.
    static bool is_above_credit(const PassContext& page, std::size_t i) {
        constexpr std::size_t fewest = 12;          // words, of what is no sentence
        constexpr std::size_t longest_credit = 10;  // words
        const BlockFacts& facts = page.facts(i);
        const bool is_short = facts.words < fewest && !facts.is(Shape::ends_sentence);
        if (facts.words > longest_led || is_short || facts.separators != 0) return false;
        if (facts.is(Shape::bullet) || facts.is(Shape::question)) return false;
        if (page.facts(i + 1).words > longest_credit) return false;
        if (page.folded(i + 1).starts_with("\u00A9")) return false;  // the page's own, or of the picture below
        if (!is_text(page)) return false;
        return breaks_below(page, i) == 1;
    }

    /// A sentence, straight below it a credit in brackets ("INES VAIL (REUTERS)") or with bars ("Ines Vail | AFP"), and blank lines or what
    /// is cut above and below the two.
    static bool is_figure(const PassContext& page, std::size_t i) {
        const bool is_apart_above = i == 0 || page.is_cut(i - 1) || breaks_below(page, i - 1) >= 2;
        const bool is_apart_below = i + 2 >= page.size() || page.is_cut(i + 2) || breaks_below(page, i + 1) >= 2;
        return is_apart_above && is_apart_below && page.facts(i).is(Shape::ends_sentence) && !page.facts(i + 1).is(Shape::ends_sentence) &&
               is_above_credit(page, i);
    }

    /// "… Ines Vail/Moment via Getty Images", "… AP Photo/Ines Vail, File", "… AP Photo": as the two agencies ask to be named, without
    /// brackets; or a day as AP's captions have it.
    static bool names_agency(const BlockFacts& facts, std::string_view folded) {
        constexpr unsigned fewest_digits = 5;  // of a day with its year
        const char last = folded.back();
        if ((last == 's' && folded.ends_with("via getty images")) || (last == ')' && folded.ends_with("via getty images)"))) return true;
        if ((last == 'o' && folded.ends_with(" ap photo")) || (facts.separators != 0 && names_ap_photo(folded))) return true;
        return facts.digits >= fewest_digits && says_ap_day(folded);
    }

    static bool names_ap_photo(std::string_view folded) {
        constexpr std::size_t farthest = 50;  // bytes
        const std::string_view tail = folded.substr(folded.size() - std::min(folded.size(), farthest));
        return tail.find(" ap photo/") != tail.npos;
    }

    /// "…, Thursday, June 29, 2023, in Ostrel": in AP's captions the day of the picture bears its year, before the place.
    static bool says_ap_day(std::string_view folded) {
        constexpr std::string_view end_of_day = "day, ";
        for (std::size_t at = 0; (at = folded.find(end_of_day, at)) != folded.npos; ++at) {
            std::string_view rest = folded.substr(at + end_of_day.size());
            const std::size_t month = rest.find(' ');
            if (month == rest.npos || month < 3 || month > 9) continue;
            if (text::time_word(rest.substr(0, rest[month - 1] == '.' ? month - 1 : month)).month == 0) continue;
            rest.remove_prefix(month + 1);
            const std::size_t day = rest.find(", 20");
            if (day == 0 || day > 2 || !text::is_digit(rest[0]) || rest.size() < day + 8) continue;
            rest.remove_prefix(day + 6);
            if (rest.starts_with(',')) rest.remove_prefix(1);
            if (rest.starts_with(" in ") || rest.starts_with(" at ")) return true;
        }
        return false;
    }

    /// As Japanese papers do: "…, Tokyo=AP", "… (C)Kyodo News", "…=1 May, by Ruth Abara" with the word for who took it at the end.
    static bool ends_in_wide_credit(std::string_view folded) {
        constexpr std::size_t farthest = 120;  // bytes from the sign to the end
        constexpr auto agencies = std::to_array<std::string_view>({
            "ap", "afp", "epa", "getty", "\u5171\u540C", "\u6642\u4E8B", "\u30ED\u30A4\u30BF\u30FC", "\u65B0\u83EF\u793E", "\u8056\u6559\u65B0\u805E",
        });
        constexpr auto takers = std::to_array<std::string_view>({"\u64AE\u5F71", "\u63D0\u4F9B", "\u901A\u4FE1\u793E"});
        while (folded.ends_with(')') || folded.ends_with("\uFF09")) folded.remove_suffix(folded.ends_with(')') ? 1 : 3);
        const std::size_t sign = std::max(folded.rfind('=') + 1, folded.rfind("(c)") + 1);
        if (sign == 0 || folded.size() - sign > farthest) return false;
        const std::string_view credit = folded.substr(sign);
        const auto is_whole = [&](std::string_view agency) { return credit == agency; };
        const auto is_end = [&](std::string_view taker) { return credit.ends_with(taker); };
        return std::any_of(agencies.begin(), agencies.end(), is_whole) || std::any_of(takers.begin(), takers.end(), is_end);
    }

    /// "Ruth at her table. (Ines Vail)": one sentence, then a person's name in brackets.
    static bool ends_in_name(std::string_view text) {
        if (!text.ends_with(')')) return false;
        const std::size_t bracket = text.rfind('(');
        if (bracket == std::string_view::npos || bracket == 0) return false;
        const std::string_view before = text.substr(0, bracket);
        const bool sentence = before.ends_with(". ") || before.ends_with(".");
        return sentence && bare_names(text.substr(bracket + 1, text.size() - bracket - 2)).size() == 1;
    }

    /// "The ferry at the pier. By HARBOUR COAST GUARD": who took the picture, in capitals, behind a sentence.
    static bool ends_in_capitals(std::string_view text) {
        if (!text::ends_in_capitals(text)) return false;
        constexpr std::string_view lead = ". By ";
        const std::size_t at = text.rfind(lead);
        if (at == std::string_view::npos) return false;
        const std::string_view name = text.substr(at + lead.size());
        return text::count_parts(name, 2) == 2 && std::none_of(name.begin(), name.end(), text::is_ascii_lower);
    }

    /// "Ruth Abara (l.) at the pier", "From left: …": who stands where.
    static bool says_places(std::string_view text) {
        return says_in_brackets(text) || says_in_words(text);
    }

    static bool says_in_brackets(std::string_view text) {
        const char* const end = text.data() + text.size();
        const auto next = [&](const char* at) { return text::find_byte(at, end, '(', wide_bracket.front()); };
        for (const char* at = next(text.data()); at != end; at = next(at + 1)) {
            if (at == text.data() || places.length_at({at, end}) == 0) continue;
            if (*at != '(' || is_behind_name({text.data(), at})) return true;
        }
        return false;
    }

    /// A word that is no number and not in small letters, and a space, end the text.
    static bool is_behind_name(std::string_view text) {
        if (!text.ends_with(' ')) return false;
        text.remove_suffix(1);
        text.remove_prefix(text.find_last_of(' ') + 1);  // 0 where there is none
        return !text.empty() && !text::is_ascii_lower(text[0]) && !text::is_digit(text[0]);
    }

    /// Near the beginning.
    static bool says_in_words(std::string_view text) {
        constexpr std::size_t farthest = 40;
        const std::string_view near = text.substr(0, farthest + std::string_view("eft to right:").size());
        if (text::find_pair(near.data(), near.data() + near.size(), 'f', 't') == near.data() + near.size()) return false;
        for (const std::string_view words : {"rom left:", "rom left,", "eft to right:", "eft to right,"}) {
            if (near.find(words) <= farthest) return true;
        }
        return false;
    }

    /// A story's last paragraph may name its agency too ("… he said. (AP)"): then the bracket holds
    /// nothing but that, and whole sentences stand before it.
    static bool is_credited(const PassContext& page, std::size_t i) {
        const std::string_view folded = page.folded(i);
        const std::size_t begin = facts::credit_begin(folded);
        // A paragraph of the story may bear the credit of the picture below it, glued to its end.
        if (folded[begin] != '(' && folded[begin] != '[') return page.facts(i).words <= longest_led;
        const std::string_view credit = folded.substr(begin + 1);
        const bool bare_agency = credit.find_first_of(" /") == std::string_view::npos;
        return !bare_agency || page.facts(i).sentences == 0;
    }
};

}  // namespace

Pass caption() { return Finder{}; }

}  // namespace stet::passes
