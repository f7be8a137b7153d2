#include "facts/word_classes.hpp"

#include <cstring>
#include <string_view>

namespace stet::facts {
namespace {

struct Lists {
    const char* code;
    std::string_view stop, address, furniture;  // folded words, parted by spaces
};

constexpr auto lists = std::to_array<Lists>({
    {"en",
     "the of and to in that is was for with as it on by at from this are be has have had not which he she his "
     "her they their but or an were been who will would its when than after into about more also up out if so "
     "no what there",
     "you your yours we our ours us i my me please let's don't",
     "subscribe newsletter email sign signup login log account comments comment reply privacy policy cookies "
     "cookie terms conditions copyright reserved rights share follow facebook twitter instagram whatsapp "
     "telegram youtube download app click advertise advertisement sponsored affiliate related trending popular "
     "latest premium offer offers free support donate membership member register unlimited access website "
     "browser javascript video watch gallery podcast contact careers archive sitemap tags categories posted "
     "permalink"},
    {"de",
     "der die und das den von zu mit ist nicht auf eine ein dem sich auch für im als wird bei des es an einer "
     "hat sie aus er werden nach noch um wie einen nur am über sind oder aber vor zum zur haben dass war kann "
     "bis durch",
     "ich mein meine meiner wir unser unsere unserer unseren uns du dein deine deinen dich dir ihnen ihre ihren "
     "euch bitte",
     "newsletter abonnieren abonnement abo anmelden anmeldung login registrieren konto kommentare kommentar "
     "antworten datenschutz datenschutzerklärung cookies cookie impressum agb nutzungsbedingungen copyright "
     "rechte vorbehalten teilen folgen facebook twitter instagram whatsapp telegram youtube app herunterladen "
     "klicken anzeige werbung gesponsert affiliate meistgelesen beliebt neueste aktuelle premium angebot "
     "angebote kostenlos gratis testen unterstützen spenden mitglied website webseite browser javascript video "
     "podcast kontakt karriere archiv sitemap tags kategorien lesen artikel beitrag inhalte einwilligung "
     "zustimmung externe"},
    {"fr",
     "le la les de des du et en un une est dans que qui pour sur pas plus par au aux avec il elle ils sont "
     "cette ce ces son sa ses se ne ou mais leur été ont comme fait être après tout même",
     "je mon ma mes nous notre nos vous votre vos tu ton ta tes moi",
     "newsletter abonner abonnez abonnement abonnés inscrire inscrivez inscription connexion connecter compte "
     "commentaires commentaire répondre confidentialité cookies cookie mentions conditions copyright droits "
     "réservés partager suivez facebook twitter instagram whatsapp telegram youtube application télécharger "
     "cliquez publicité sponsorisé populaires dernières premium offre offres gratuit gratuitement soutenir don "
     "adhérer site navigateur javascript vidéo podcast contact archives tags catégories lire article"},
    {"es",
     "el la los las de del y en un una que es por con para se su sus lo al como más pero fue este esta ha no o "
     "le si sin sobre ser entre son también desde hasta cuando muy ya",
     "yo mi mis nosotros nuestro nuestra nuestros nuestras tu tus usted ustedes nos te me",
     "newsletter boletín suscríbete suscribirse suscripción suscríbase suscriptores registrarse regístrate "
     "iniciar sesión cuenta comentarios comentario responder privacidad política cookies cookie aviso legal "
     "condiciones copyright derechos reservados compartir síguenos facebook twitter instagram whatsapp telegram "
     "youtube aplicación descargar clic publicidad patrocinado populares últimas premium oferta ofertas gratis "
     "apoyar donar web navegador javascript vídeo video podcast contacto archivo etiquetas categorías leer"},
    {"it",
     "il lo la i gli le di del della dei delle e in un una che è per con da dal dalla si non a al alla su come "
     "più anche ma sono ha nel nella o ed se questo questa",
     "io mio mia noi nostro nostra nostri nostre voi vostro vostra tu tuo tua tuoi ci vi ti",
     "newsletter iscriviti iscrizione abbonati abbonamento registrati registrazione accedi login account "
     "commenti commento rispondi privacy policy cookie termini condizioni copyright diritti riservati condividi "
     "segui seguici facebook twitter instagram whatsapp telegram youtube app scarica clicca pubblicità "
     "sponsorizzato popolari ultime premium offerta offerte gratis sostieni dona sito browser javascript video "
     "podcast contatti archivio tag categorie leggi articolo"},
    {"pt",
     "o a os as de do da dos das e em um uma que é por com para se no na nos nas ao mais como mas foi não seu "
     "sua pelo pela ou ser são tem também já entre",
     "eu meu minha nós nosso nossa nossos nossas você vocês seu te me",
     "newsletter assine assinatura assinante assinantes inscreva-se cadastre cadastro entrar login conta "
     "comentários comentário responder privacidade política cookies cookie termos condições copyright direitos "
     "reservados compartilhe compartilhar partilhar siga facebook twitter instagram whatsapp telegram youtube "
     "aplicativo baixar clique publicidade patrocinado populares últimas premium oferta ofertas grátis apoie "
     "doe site navegador javascript vídeo podcast contato arquivo tags categorias leia"},
    {"nl",
     "de het een van en in is dat op te zijn met voor niet aan er om ook als maar bij naar door over uit dan "
     "nog wordt heeft die dit werd was of tot hun haar hij zij deze",
     "ik mijn wij we onze ons u uw jij je jouw jullie",
     "nieuwsbrief abonneer abonnement abonnees inschrijven aanmelden inloggen login account reacties reactie "
     "reageren privacy beleid cookies cookie voorwaarden copyright rechten voorbehouden delen deel volg "
     "facebook twitter instagram whatsapp telegram youtube app download klik advertentie gesponsord populair "
     "laatste premium aanbieding gratis steun doneer website browser javascript video podcast contact archief "
     "tags categorieën lees artikel"},
    {"pl",
     "w i z na nie się że do to jest jak o za po od przez dla oraz są ale czy tak był była było być już tylko "
     "może który która które tym jego ich przy",
     "ja mój moja my nasz nasza nasze nas nam ty twój twoja państwo wam wasze cię ci mnie",
     "newsletter subskrybuj prenumerata abonament zapisz zaloguj logowanie rejestracja konto komentarze "
     "komentarz odpowiedz prywatności polityka cookies cookie regulamin copyright prawa zastrzeżone udostępnij "
     "obserwuj facebook twitter instagram whatsapp telegram youtube aplikacja pobierz kliknij reklama "
     "sponsorowany popularne najnowsze premium oferta oferty bezpłatnie darmowy wesprzyj strona przeglądarka "
     "javascript wideo podcast kontakt archiwum tagi kategorie czytaj artykuł"},
    {"ru",
     "и в не на с что по как это от для его но из за был была было были при же так у к о то все или а бы уже "
     "еще она он они их",
     "я мой моя мы наш наша наши нас нам вы ваш ваша ваши вас вам ты твой меня мне",
     "рассылка подписаться подписка подпишитесь подписывайтесь войти вход регистрация зарегистрироваться "
     "аккаунт комментарии комментарий ответить конфиденциальности политика cookie условия копирайт права "
     "защищены поделиться следите facebook twitter instagram whatsapp telegram youtube приложение скачать "
     "нажмите реклама спонсор популярное последние премиум предложение бесплатно поддержать сайт браузер "
     "javascript видео подкаст контакты архив теги рубрики читать читайте"},
    {"uk",
     "і в не на що з та до як це від для його але із за був була було були при же так у й про також вже або він "
     "вона вони їх",
     "я мій моя ми наш наша наші нас нам ви ваш ваша ваші вас вам ти твій мене мені",
     "розсилка підписатися підписка підпишіться підписуйтесь увійти вхід реєстрація акаунт коментарі коментар "
     "відповісти конфіденційності політика cookie умови права захищені поділитися стежте facebook twitter "
     "instagram whatsapp telegram youtube застосунок завантажити натисніть реклама популярне останні "
     "безкоштовно підтримати сайт браузер javascript відео подкаст контакти архів теги читати читайте"},
    {"el",
     "και το να του της η την με που για των από στο σε είναι οι ο τα στην δεν ότι θα τον τους τις στη μια ένα "
     "ως αλλά",
     "εγώ μου εμείς μας εσείς σας εσύ σου",
     "newsletter εγγραφή εγγραφείτε σύνδεση λογαριασμός σχόλια σχόλιο απάντηση απορρήτου πολιτική cookies "
     "cookie όροι copyright δικαιώματα κοινοποίηση ακολουθήστε facebook twitter instagram whatsapp telegram "
     "youtube εφαρμογή κατεβάστε κλικ διαφήμιση δημοφιλή τελευταία premium προσφορά δωρεάν ιστοσελίδα "
     "javascript βίντεο podcast επικοινωνία αρχείο ετικέτες κατηγορίες διαβάστε"},
    {"tr",
     "ve bir bu için ile da de olarak daha olan gibi çok kadar sonra ancak değil oldu en ise o ne ya her ki mi",
     "ben benim biz bizim bize siz sizin size sen senin sana",
     "bülten abone üye üyelik giriş kayıt hesap yorumlar yorum yanıtla gizlilik politikası çerez çerezler "
     "koşulları telif hakları saklıdır paylaş takip facebook twitter instagram whatsapp telegram youtube "
     "uygulama indir tıklayın reklam sponsorlu popüler son premium ücretsiz destek site tarayıcı javascript "
     "video podcast iletişim arşiv etiketler kategoriler oku"},
    {"sv",
     "och att det som en på är av för med den inte till har ett om var så från de han hon men vid kan ska efter "
     "sig när eller under över också",
     "jag min mitt mina vi vår vårt våra oss du din ditt dina dig er ert era",
     "nyhetsbrev prenumerera prenumeration prenumerant logga registrera konto kommentarer kommentar svara "
     "integritet integritetspolicy cookies cookie villkor copyright rättigheter förbehållna dela följ facebook "
     "twitter instagram whatsapp youtube app ladda klicka annons annonsera sponsrad populärt senaste premium "
     "erbjudande gratis stöd webbplats webbläsare javascript video podd kontakt arkiv taggar kategorier läs "
     "artikel"},
    {"no",
     "og det som en på er av for med den ikke til har et om var så fra de han hun men ved kan skal etter seg "
     "når eller under over også å",
     "jeg min mitt mine vi vår vårt våre oss du din ditt dine deg dere",
     "nyhetsbrev abonner abonnement abonnent logg registrer konto kommentarer kommentar svar personvern cookies "
     "cookie vilkår copyright rettigheter del følg facebook twitter instagram whatsapp youtube app last klikk "
     "annonse annonser sponset populært siste premium tilbud gratis støtt nettsted nettleser javascript video "
     "podkast kontakt arkiv emner les artikkel"},
    {"da",
     "og det som en på er af for med den ikke til har et om var så fra de han hun men ved kan skal efter sig "
     "når eller under over også at",
     "jeg min mit mine vi vores os du din dit dine dig jer jeres",
     "nyhedsbrev abonner abonnement abonnent log tilmeld konto kommentarer kommentar svar privatlivspolitik "
     "cookies cookie vilkår copyright rettigheder forbeholdes del følg facebook twitter instagram whatsapp "
     "youtube app hent klik annonce annoncer sponsoreret populære seneste premium tilbud gratis støt hjemmeside "
     "browser javascript video podcast kontakt arkiv emner læs artikel"},
    {"cs",
     "a se na je že v s to z do pro by jsou ale jako při podle byl byla bylo nebo jeho o k po za i ve jak už "
     "jen který která které",
     "já můj moje my náš naše nás nám vy váš vaše vás vám ty tvůj mě mi",
     "newsletter odběr předplatné předplatit přihlásit přihlášení registrace účet komentáře komentář odpovědět "
     "soukromí cookies cookie podmínky copyright práva vyhrazena sdílet sledujte facebook twitter instagram "
     "whatsapp youtube aplikace stáhnout klikněte reklama inzerce nejčtenější nejnovější premium nabídka zdarma "
     "podpořte web prohlížeč javascript video podcast kontakt archiv štítky rubriky čtěte článek"},
    {"zh",
     "",
     "您的 我们 你的",
     "登录 登陆 注册 评论 分享 关注 订阅 下载 客户 版权 转载 声明 责任 编辑 推荐 热门 阅读 点击 扫码 微信 微博 举报 广告 隐私 联系 备案 许可 首页 导航 更多 搜索 收藏 点赞 赞助 會員 "
     "註冊 登入 評論 訂閱 關注 下載 版權 轉載 廣告"},
    {"ja",
     "",
     "あな 私た",
     "登録 会員 ログ 購読 記事 続き 関連 広告 共有 規約 利用 無断 転載 禁止 著作 権利 お問 問い 合わ 一覧 最新 人気 特集 配信 動画 写真 検索 無料 有料 限定 フォ コメ シェ ツイ"},
});

constexpr WordClasses::Table table_of(const Lists& words) {
    WordClasses::Table table;
    const auto add = [&](std::string_view list, WordClass as) {
        while (!list.empty()) {
            const std::size_t size = list.find(' ') < list.size() ? list.find(' ') : list.size();
            const std::uint64_t stem = stem_at(list.data(), list.data() + size).bytes;
            list.remove_prefix(size < list.size() ? size + 1 : size);
            std::size_t slot = WordClasses::bucket_of(stem);
            while (table.stems[slot] != 0 && table.stems[slot] != stem) slot = (slot + 1) % WordClasses::slots;
            table.stems[slot] = stem;
            table.classes[slot] = as;
        }
    };
    add(words.stop, WordClass::stop);
    add(words.address, WordClass::address);
    add(words.furniture, WordClass::furniture);
    return table;
}

/// In the order of the lists, and one without a word.
constexpr auto tables = [] {
    std::array<WordClasses::Table, lists.size() + 1> all{};
    for (std::size_t i = 0; i < lists.size(); ++i) all[i] = table_of(lists[i]);
    return all;
}();

}  // namespace

WordClasses::WordClasses(const char* language) noexcept : table_(&tables.back()) {
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (std::strcmp(lists[i].code, language) == 0) table_ = &tables[i];
    }
}

}  // namespace stet::facts
