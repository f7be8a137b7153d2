#include "markup/people_words.hpp"

#include "text/blank.hpp"
#include "text/leads.hpp"
#include "text/names.hpp"
#include "text/word_index.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace stet::markup {
namespace {

constexpr text::WordIndex authors(std::to_array<std::string_view>({
    "author", "authors", "author(s)", "contributor", "contributors", "written", "autor", "autora", "autores", "autorin", "autoren", "auteur", "auteurs", "autore", "autori",
    "autorzy", "författare", "forfatter", "kirjoittaja", "toimittaja", "yazar", "yazan", "συντάκτησ", "συγγραφέασ", "автор", "авторы",
    "автори", "text", "texte", "texto", "testo", "tekst", "teksti", "teksty", "текст", "κείμενο", "words", "story", "report", "reporter",
    "penulis", "pewarta", "oleh", "szerző", "autoare", "autorka", "autoři", "skribent", "redaktør", "journalist", "journaliste", "verfasser",
    "verfasserin", "redactor", "redactora", "giornalista", "tác giả", "글쓴이", "بقلم", "الكاتب", "כתב", "מאת", "लेखक", "作者", "文", "撰文", "記者", "记者", "本报记者", "本報記者", "取材", "執筆",
    "取材・文", "글", "기자",
}));

constexpr text::WordIndex editors(std::to_array<std::string_view>({
    "editor", "editors", "redaktion", "bearbeitung", "编辑", "編輯", "責編", "责编", "责任编辑", "責任編輯", "編集", "편집",
}));

constexpr text::WordIndex pictures(std::to_array<std::string_view>({
    "photo", "photos", "photograph", "photographs", "photography", "picture", "pictures", "image", "images", "illustration",
    "illustrations", "graphics", "video", "videos", "foto", "fotos", "fotografie", "fotografía", "fotografia", "fotografías", "bild",
    "bilder", "grafik", "kuva", "kuvat", "zdjęcie", "zdjęcia", "fot", "fot.", "фото", "φωτογραφία", "φωτό", "fotoğraf", "写真", "撮影",
    "摄影", "攝影", "图", "圖", "사진",
}));

constexpr text::WordIndex reporters(std::to_array<std::string_view>({"记者", "記者", "本报记者", "本報記者", "기자", "특파원"}));

constexpr text::WordIndex ands(std::to_array<std::string_view>({
    "and", "&", "und", "et", "og", "och", "ja", "ve", "και", "και", "и", "та", "with", "sowie", "和", "與", "与", "및",
}));

constexpr text::WordIndex soft_ands(std::to_array<std::string_view>({"y", "e", "i", "a", "en", "і", "й"}));

constexpr text::WordIndex agencies(std::to_array<std::string_view>({
    "aap", "adnkronos", "afp", "agence france-presse", "agencia efe", "agencias", "agenturen", "agi", "anadolu agency",
    "anadolu ajansı", "ani", "anp", "ansa", "antara", "ap", "apa", "associated press", "belga", "bernama", "bloomberg news",
    "canadian press", "cna", "cp", "deutsche presse-agentur", "dha", "dpa", "dts", "efe", "epd", "europa press", "iha", "ians",
    "interfax", "jiji", "jiji press", "keystone-sda", "kna", "kyodo", "kyodo news", "lusa", "newsis", "ntb", "pa", "pa media", "pap",
    "press association", "press trust of india", "pti", "reuters", "ritzau", "sda", "sid", "stt", "tass", "the associated press",
    "the canadian press", "tt", "ukrinform", "upi", "xinhua", "yonhap", "čtk", "απε-μπε", "интерфакс", "риа новости", "тасс",
    "укринформ", "укрінформ", "中央社", "中新社", "共同社", "共同通信", "新华社", "新華社", "時事通信", "뉴시스", "뉴스1", "연합뉴스",
}));

constexpr text::WordIndex desks(std::to_array<std::string_view>({
    "staff", "team", "redaktion", "newsroom", "desk", "editors", "board", "newsdesk", "redacción", "redaccion", "rédaction", "redazione",
    "redação", "redactie", "redakcja", "redakce", "redaktionen", "redaksjonen", "toimitus", "редакция", "редакція", "σύνταξη", "merkezi",
    "編集部", "编辑部", "編輯部", "편집부",
}));

constexpr text::WordIndex organization_words(std::to_array<std::string_view>({
    "ag", "association", "blog", "company", "council", "e.v", "e.v.", "foundation", "gmbh", "group", "inc", "inc.", "institut", "institute", "kg",
    "llc", "ltd", "ltd.", "magazin", "magazine", "media", "medien", "ministerium", "ministry", "museum", "nachrichten", "news", "newspaper", "office",
    "plc", "portal", "stiftung", "times", "universität", "université", "university", "verband", "verein", "verlag", "zeitung",
}));
constexpr auto organization_ends = std::to_array<std::string_view>({
    "stiftung", "verlag", "zeitung", "verband", "verein", "universität", "nachrichten", "magazin", "ministerium", "gesellschaft",
});

constexpr text::WordIndex jobs(std::to_array<std::string_view>({
    "editor", "writer", "reporter", "correspondent", "columnist", "contributor", "journalist", "author", "analyst", "specialist",
    "expert", "professor", "director", "manager", "producer", "photographer", "founder", "co-founder", "president", "ceo", "cto", "cfo",
    "officer", "engineer", "scientist", "researcher", "consultant", "educator", "educators", "coach", "attorney", "lecturer", "fellow",
    "editor-in-chief", "phd", "ph.d", "ph.d.", "md", "m.d.", "rd", "rn", "dvm", "mba", "cfp", "redakteur", "redakteurin", "reporterin",
    "korrespondent", "korrespondentin", "journalistin", "autor", "autorin", "chefredakteur", "chefredakteurin", "volontär", "volontärin",
    "journaliste", "rédacteur", "rédactrice", "correspondant", "correspondante", "periodista", "redactor", "redactora", "corresponsal",
    "giornalista", "inviato", "jornalista", "repórter", "redacteur", "verslaggever", "dziennikarz", "dziennikarka", "redaktor",
    "redaktør", "redaktör", "journalistikstuderende", "leiter", "leiterin", "projektleiter", "projektleiterin", "referent",
    "referentin", "mitarbeiter", "mitarbeiterin", "geschäftsführer", "geschäftsführerin", "professorin", "vorsitzender", "vorsitzende",
    "toimittaja", "muhabir", "muhabiri", "корреспондент", "обозреватель", "журналист",
    "кореспондент", "журналіст", "δημοσιογράφοσ", "former", "coordinator", "strategist", "developer", "designer",
    "nutritionist", "dietitian", "therapist", "psychologist", "physician", "psychotherapist", "evangelist", "instructor", "trainer",
    "blogger", "bloggerin", "vp", "cpa", "cfa", "mph", "m.p.h", "m.p.h.", "rdn", "r.d.", "dds", "esq", "esq.", "lcsw", "pharmd",
    "comment", "comments", "kommentar", "kommentare", "commentaire", "commentaires", "comentario", "comentarios", "commenti", "reacties",
}));

// Folded, longest first where one begins another.
constexpr auto value_leads = text::leads_of(std::to_array<std::string_view>({
    "author ", "autor ", "autorin ", "geschrieben von ", "eingestellt von ", "verfasst von ", "erstellt von ", "ein beitrag von ", "beitrag von ",
    "blogbeitrag von ", "blog beitrag von ", "ein gastbeitrag von ", "gastbeitrag von ", "ein artikel von ", "artikel von ", "ein text von ",
    "kommentar von ", "eine analyse von ", "analyse von ",
    "text & fotos: ", "text & foto: ", "text & bilder: ", "text & bild: ", "text und fotos: ", "text und foto: ", "text und bilder: ",
    "text und bild: ", "text and photos: ", "words and photos: ", "texte et photos: ", "texto y fotos: ", "testo e foto: ",
    "written by: ", "posted by: ", "researched by ", "contributed by ", "compiled by ", "submitted by ", "created by ", "guest post by ", "article by ", "post by ",
    "this post was written by ", "this article was written by ",
    "autoren ", "authors ", "auteurs ", "tekst door ", "napisał ", "napisała ", "opracował ", "opracowała ", "napsal ", "napsala ", "írta: ",
    "scris de ", "redactado por ", "elaborado por ", "firmado por ", "reportagem de ", "redatto da ", "testo di ", "articolo di ",
    "un article de ", "texte de ", "proposé par ", "tekst af ", "text av ", "tekst av ", "oleh: ", "oleh ", "подготовил ", "подготовила ",
    "написал ", "написала ", "γράφει ο ", "γράφει η ", "γράφει: ", "بقلم ", "كتب: ", "מאת ", "מאת: ",
    "text von ", "interview von ", "escrito por ", "publicado por ", "texto de ", "écrit par ", "publié par ", "rédigé par ",
    "propos recueillis par ", "scritto da ", "a cura di ", "geschreven door ", "skrevet av ", "skrevet af ", "skriven av ", "av: ",
    "af: ", "par: ", "por: ", "door: ", "autorstwa ",
}));

}  // namespace

Credit credit_of(std::string_view word) noexcept {
    if (authors.has(word)) return Credit::author;
    if (editors.has(word)) return Credit::editor;
    return pictures.has(word) ? Credit::picture : Credit::none;
}

bool is_reporter(std::string_view word) noexcept { return reporters.has(word); }
bool is_and(std::string_view word) noexcept { return ands.has(word); }
bool is_and_or_particle(std::string_view word) noexcept { return soft_ands.has(word); }
bool is_agency(std::string_view text) noexcept { return agencies.has(text); }
bool is_job_word(std::string_view word) noexcept { return jobs.has(word); }

bool is_organization(std::string_view name) noexcept {
    for (std::string_view rest = name; !rest.empty();) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        if (organization_words.has(word)) return true;
        if (std::ranges::any_of(organization_ends, [&](std::string_view end) { return word.ends_with(end); })) return true;
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    return false;
}

bool is_desk(std::string_view text) noexcept {
    const auto spaces = std::count(text.begin(), text.end(), ' ');
    const std::size_t last = text.find_last_of(" -");
    return spaces <= 2 && desks.has(text.substr(last == text.npos ? 0 : last + 1));
}

std::size_t value_lead_length(std::string_view text) noexcept { return value_leads.length_at(text); }

std::size_t author_lead_length(std::string_view line) noexcept {
    constexpr std::size_t longest = 30;
    if (const std::size_t length = value_lead_length(line)) return length;
    for (const std::string_view colon : {std::string_view(":"), std::string_view("：")}) {
        const std::size_t at = line.substr(0, longest).find(colon);
        if (at != line.npos && credit_of(text::trim(line.substr(0, at))) == Credit::author) return at + colon.size();
    }
    return text::byline_lead_length(line);
}

}  // namespace stet::markup
