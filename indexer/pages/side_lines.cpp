// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/side_lines.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/text/text.hpp"

namespace gazette {
namespace {

enum class At { whole, begin, within };  ///< of the line, a colon or dots after it apart

struct Phrase {
  std::string_view language;
  At at;
  std::string_view words;  ///< as fold_case() leaves them
};

constexpr auto phrases = std::to_array<Phrase>({
    {"en", At::whole, "advertisement"},
    {"en", At::whole, "also read"},
    {"en", At::whole, "don't miss"},
    {"en", At::whole, "follow us"},
    {"en", At::whole, "leave a comment"},
    {"en", At::whole, "more from"},
    {"en", At::whole, "more stories"},
    {"en", At::whole, "most read"},
    {"en", At::whole, "post navigation"},
    {"en", At::whole, "recommended"},
    {"en", At::whole, "related"},
    {"en", At::whole, "related articles"},
    {"en", At::whole, "related posts"},
    {"en", At::whole, "related stories"},
    {"en", At::whole, "see also"},
    {"en", At::whole, "share"},
    {"en", At::whole, "share this"},
    {"en", At::whole, "share this article"},
    {"en", At::whole, "share this post"},
    {"en", At::whole, "share this story"},
    {"en", At::whole, "story continues below advertisement"},
    {"en", At::whole, "tags"},
    {"en", At::whole, "trending now"},
    {"en", At::begin, "click here"},
    {"en", At::begin, "copyright"},
    {"en", At::begin, "filed under"},
    {"en", At::begin, "follow us on"},
    {"en", At::begin, "get our newsletter"},
    {"en", At::begin, "image credit"},
    {"en", At::begin, "image:"},
    {"en", At::begin, "photo by"},
    {"en", At::begin, "photo credit"},
    {"en", At::begin, "photo:"},
    {"en", At::begin, "posted in"},
    {"en", At::begin, "read also"},
    {"en", At::begin, "read more:"},
    {"en", At::begin, "read next:"},
    {"en", At::begin, "sign up for"},
    {"en", At::begin, "sign up to"},
    {"en", At::begin, "subscribe now"},
    {"en", At::begin, "subscribe to"},
    {"en", At::begin, "watch:"},
    {"en", At::within, "all rights reserved"},
    {"de", At::whole, "alle artikel"},
    {"de", At::whole, "anzeige"},
    {"de", At::whole, "artikel teilen"},
    {"de", At::whole, "auch interessant"},
    {"de", At::whole, "beitrag teilen"},
    {"de", At::whole, "das könnte dich auch interessieren"},
    {"de", At::whole, "das könnte sie auch interessieren"},
    {"de", At::whole, "diesen artikel teilen"},
    {"de", At::whole, "kommentare"},
    {"de", At::whole, "meistgelesen"},
    {"de", At::whole, "merken"},
    {"de", At::whole, "schlagwörter"},
    {"de", At::whole, "schlagworte"},
    {"de", At::whole, "schon gelesen?"},
    {"de", At::whole, "teilen"},
    {"de", At::whole, "weiterlesen"},
    {"de", At::whole, "weitere artikel"},
    {"de", At::whole, "weitere informationen"},
    {"de", At::whole, "werbung"},
    {"de", At::whole, "zum thema"},
    {"de", At::whole, "zum weiterlesen"},
    {"de", At::begin, "auch auf"},
    {"de", At::begin, "bild:"},
    {"de", At::begin, "bildquelle"},
    {"de", At::begin, "diesen beitrag"},
    {"de", At::begin, "foto:"},
    {"de", At::begin, "fotos:"},
    {"de", At::begin, "hier geht es zu"},
    {"de", At::begin, "hier geht's zu"},
    {"de", At::begin, "lesen sie auch"},
    {"de", At::begin, "lesen sie hier"},
    {"de", At::begin, "lies auch"},
    {"de", At::begin, "mehr dazu"},
    {"de", At::begin, "mehr zum thema"},
    {"de", At::begin, "quelle:"},
    {"de", At::begin, "veröffentlicht am"},
    {"de", At::begin, "veröffentlicht unter"},
    {"de", At::begin, "©"},
    {"de", At::within, "alle rechte vorbehalten"},
    {"fr", At::whole, "partager"},
    {"fr", At::whole, "publicité"},
    {"fr", At::whole, "sur le même sujet"},
    {"fr", At::begin, "a lire aussi"},
    {"fr", At::begin, "à lire aussi"},
    {"fr", At::begin, "crédit photo"},
    {"fr", At::begin, "crédits photo"},
    {"fr", At::begin, "lire aussi"},
    {"fr", At::begin, "voir aussi"},
    {"fr", At::within, "tous droits réservés"},
    {"es", At::whole, "comparte"},
    {"es", At::whole, "compartir"},
    {"es", At::whole, "publicidad"},
    {"es", At::begin, "lea también"},
    {"es", At::begin, "leé también"},
    {"es", At::begin, "lee también"},
    {"es", At::begin, "más información"},
    {"es", At::begin, "te puede interesar"},
    {"es", At::begin, "ver también"},
    {"es", At::within, "todos los derechos reservados"},
    {"pt", At::whole, "compartilhe"},
    {"pt", At::whole, "publicidade"},
    {"pt", At::begin, "leia mais"},
    {"pt", At::begin, "leia também"},
    {"pt", At::begin, "veja também"},
    {"it", At::whole, "condividi"},
    {"it", At::whole, "pubblicità"},
    {"it", At::begin, "leggi anche"},
    {"it", At::begin, "riproduzione riservata"},
    {"nl", At::whole, "advertentie"},
    {"nl", At::whole, "deel dit artikel"},
    {"nl", At::begin, "lees ook"},
    {"pl", At::whole, "reklama"},
    {"pl", At::whole, "udostępnij"},
    {"pl", At::begin, "czytaj także"},
    {"pl", At::begin, "czytaj też"},
    {"pl", At::begin, "zobacz też"},
    {"pl", At::begin, "zobacz także"},
    {"sv", At::whole, "annons"},
    {"sv", At::begin, "läs också"},
    {"sv", At::begin, "läs även"},
    {"sv", At::begin, "läs mer"},
    {"da", At::whole, "annonce"},
    {"da", At::begin, "læs også"},
    {"no", At::begin, "les også"},
    {"fi", At::whole, "mainos"},
    {"fi", At::begin, "lue myös"},
    {"cs", At::begin, "čtěte také"},
    {"tr", At::whole, "reklam"},
    {"ru", At::whole, "реклама"},
    {"ru", At::begin, "читайте также"},
    {"uk", At::begin, "читайте також"},
    {"el", At::begin, "διαβάστε επίσης"},
    {"ar", At::begin, "اقرأ أيضا"},
    {"ja", At::whole, "関連記事"},
    {"zh", At::whole, "相关阅读"},
});

constexpr auto owner_words = std::to_array<std::string_view>({
    "(afp",         "(ap ",     "(ap)",     "(bild:",   "(credit",  "(dpa",
    "(foto",        "(image",   "(photo",   "(quelle",  "(reuters", "/afp",
    "/dpa",         "/getty",   "/reuters", "bild:",    "credit:",  "getty images",
    "foto:",        "fotó:",    "image:",   "photo by", "photo:",   "picture alliance",
    "shutterstock", "unsplash", "©",
});

constexpr std::size_t longest_side_line = 120;

bool is_mark(char c) { return c == ':' || c == '.' || c == ' ' || c == '!' || c == '>'; }

bool says(std::string_view line, const Phrase& phrase) {
  switch (phrase.at) {
    case At::whole: {
      if (!line.starts_with(phrase.words)) return false;
      const std::string_view rest = line.substr(phrase.words.size());
      return std::all_of(rest.begin(), rest.end(), is_mark);
    }
    case At::begin:
      return line.starts_with(phrase.words);
    case At::within:
      return line.find(phrase.words) != std::string_view::npos;
  }
  return false;
}

std::string folded(std::string_view text) {
  std::string result = fold_case(text);
  for (std::size_t at = result.find("’"); at != std::string::npos; at = result.find("’", at)) {
    result.replace(at, std::string_view("’").size(), "'");
  }
  return result;
}

}  // namespace

bool is_side_line(std::string_view line) {
  if (line.size() > longest_side_line) return false;
  const std::string text = folded(line);
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const Phrase& phrase) { return says(text, phrase); });
}

bool names_owner(std::string_view caption) {
  const std::string text = folded(caption);
  return std::any_of(owner_words.begin(), owner_words.end(),
                     [&](std::string_view words) { return text.find(words) != std::string::npos; });
}

}  // namespace gazette
