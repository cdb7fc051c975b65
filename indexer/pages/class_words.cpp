// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/class_words.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace gazette {
namespace {

/// A word, or two words that follow one another, in lower case.
struct ClassWord {
  std::string_view words;
  Role role;
};

constexpr auto class_words = std::to_array<ClassWord>({
    // The story
    {"article body", Role::story},
    {"article content", Role::story},
    {"article text", Role::story},
    {"articlebody", Role::story},
    {"articlecontent", Role::story},
    {"articletext", Role::story},
    {"artikel text", Role::story},
    {"artikeltext", Role::story},
    {"content body", Role::story},
    {"entry body", Role::story},
    {"entry content", Role::story},
    {"entry text", Role::story},
    {"entrycontent", Role::story},
    {"news body", Role::story},
    {"news text", Role::story},
    {"post body", Role::story},
    {"post content", Role::story},
    {"post text", Role::story},
    {"postcontent", Role::story},
    {"story body", Role::story},
    {"story content", Role::story},
    {"story text", Role::story},
    {"storybody", Role::story},
    {"storycontent", Role::story},
    // Hidden
    {"print block", Role::hidden},
    {"print only", Role::hidden},
    {"printonly", Role::hidden},
    {"reader text", Role::hidden},
    {"sr only", Role::hidden},
    {"visually hidden", Role::hidden},
    {"visuallyhidden", Role::hidden},
    // Comments
    {"comment", Role::comments},
    {"commentary list", Role::comments},
    {"commentlist", Role::comments},
    {"comments", Role::comments},
    {"comentarios", Role::comments},
    {"commentaires", Role::comments},
    {"disqus", Role::comments},
    {"kommentar", Role::comments},
    {"kommentare", Role::comments},
    {"livefyre", Role::comments},
    {"respond", Role::comments},
    // What surrounds a story
    {"ad", Role::surrounding},
    {"addthis", Role::surrounding},
    {"addtoany", Role::surrounding},
    {"ads", Role::surrounding},
    {"adslot", Role::surrounding},
    {"advert", Role::surrounding},
    {"advertisement", Role::surrounding},
    {"advertising", Role::surrounding},
    {"anzeige", Role::surrounding},
    {"author bio", Role::surrounding},
    {"author box", Role::surrounding},
    {"author info", Role::surrounding},
    {"authorbox", Role::surrounding},
    {"banner", Role::surrounding},
    {"bio", Role::surrounding},
    {"biography", Role::surrounding},
    {"breadcrumb", Role::surrounding},
    {"breadcrumbs", Role::surrounding},
    {"consent", Role::surrounding},
    {"cookie", Role::surrounding},
    {"cookies", Role::surrounding},
    {"copyright", Role::surrounding},
    {"donate", Role::surrounding},
    {"donation", Role::surrounding},
    {"footer", Role::surrounding},
    {"infobox", Role::surrounding},
    {"jp post", Role::surrounding},
    {"jump links", Role::surrounding},
    {"linkbox", Role::surrounding},
    {"login", Role::surrounding},
    {"masthead", Role::surrounding},
    {"menu", Role::surrounding},
    {"modal", Role::surrounding},
    {"more articles", Role::surrounding},
    {"more from", Role::surrounding},
    {"more news", Role::surrounding},
    {"more stories", Role::surrounding},
    {"most popular", Role::surrounding},
    {"most read", Role::surrounding},
    {"nav", Role::surrounding},
    {"navbar", Role::surrounding},
    {"navbox", Role::surrounding},
    {"navigation", Role::surrounding},
    {"newsletter", Role::surrounding},
    {"outbrain", Role::surrounding},
    {"overlay", Role::surrounding},
    {"pager", Role::surrounding},
    {"pagination", Role::surrounding},
    {"popular", Role::surrounding},
    {"popup", Role::surrounding},
    {"promo", Role::surrounding},
    {"promotion", Role::surrounding},
    {"rating", Role::surrounding},
    {"ratings", Role::surrounding},
    {"read more", Role::surrounding},
    {"read next", Role::surrounding},
    {"readmore", Role::surrounding},
    {"recirc", Role::surrounding},
    {"recirculation", Role::surrounding},
    {"recommend", Role::surrounding},
    {"recommendation", Role::surrounding},
    {"recommendations", Role::surrounding},
    {"recommended", Role::surrounding},
    {"references", Role::surrounding},
    {"reflist", Role::surrounding},
    {"related", Role::surrounding},
    {"relatedposts", Role::surrounding},
    {"relacionadas", Role::surrounding},
    {"relacionados", Role::surrounding},
    {"see also", Role::surrounding},
    {"share", Role::surrounding},
    {"sharedaddy", Role::surrounding},
    {"sharing", Role::surrounding},
    {"sidebar", Role::surrounding},
    {"signup", Role::surrounding},
    {"skip link", Role::surrounding},
    {"social", Role::surrounding},
    {"socials", Role::surrounding},
    {"sponsor", Role::surrounding},
    {"sponsored", Role::surrounding},
    {"sponsors", Role::surrounding},
    {"subscribe", Role::surrounding},
    {"subscription", Role::surrounding},
    {"taboola", Role::surrounding},
    {"teaser list", Role::surrounding},
    {"teaserlist", Role::surrounding},
    {"toc", Role::surrounding},
    {"toolbar", Role::surrounding},
    {"trending", Role::surrounding},
    {"vgwort", Role::surrounding},
    {"warenkorb", Role::surrounding},
    {"weitere artikel", Role::surrounding},
    // Labels
    {"author", Role::label},
    {"byline", Role::label},
    {"caption", Role::caption},
    {"caption text", Role::caption},
    {"image ct", Role::caption},
    {"imagecaption", Role::caption},
    {"photo", Role::caption},
    {"credit", Role::label},
    {"credits", Role::label},
    {"dachzeile", Role::label},
    {"dateline meta", Role::label},
    {"entry footer", Role::label},
    {"entry meta", Role::label},
    {"entry utility", Role::label},
    {"eyebrow", Role::label},
    {"headline intro", Role::label},
    {"headline kicker", Role::label},
    {"headline prefix", Role::label},
    {"kicker", Role::label},
    {"meta", Role::label},
    {"metadata", Role::label},
    {"overline", Role::label},
    {"post date", Role::label},
    {"post info", Role::label},
    {"post meta", Role::label},
    {"post tags", Role::label},
    {"posted on", Role::label},
    {"postmeta", Role::label},
    {"published", Role::label},
    {"roofline", Role::label},
    {"spitzmarke", Role::label},
    {"tag list", Role::label},
    {"taglist", Role::label},
    {"tags", Role::label},
    {"timestamp", Role::label},
    {"topline", Role::label},
});

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The next word of `text` from `at` on, in lower case; `at` moves after it.
struct WordCursor {
  std::string_view text;
  std::size_t at = 0;

  std::string next() {
    while (at < text.size() && !is_part(text[at])) ++at;
    std::string word;
    while (at < text.size() && is_part(text[at])) {
      const bool begins_word = is_upper(text[at]) && !word.empty() && is_lower(text[at - 1]);
      if (begins_word) break;
      word += is_upper(text[at]) ? static_cast<char>(text[at] - 'A' + 'a') : text[at];
      ++at;
    }
    return word;
  }

 private:
  static bool is_part(char c) { return is_lower(c) || is_upper(c) || is_digit(c); }
};

/// The table by its words.
const auto& sorted_words() {
  static const auto sorted = [] {
    auto words = class_words;
    std::sort(words.begin(), words.end(),
              [](const ClassWord& a, const ClassWord& b) { return a.words < b.words; });
    return words;
  }();
  return sorted;
}

Role role_of(std::string_view words) {
  const auto& table = sorted_words();
  const auto found = std::lower_bound(
      table.begin(), table.end(), words,
      [](const ClassWord& row, std::string_view wanted) { return row.words < wanted; });
  return found != table.end() && found->words == words ? found->role : Role::none;
}

}  // namespace

Role role_of_class(std::string_view classes) {
  WordCursor cursor{classes};
  std::string word = cursor.next();
  while (!word.empty()) {
    std::string after = cursor.next();
    Role role = Role::none;
    if (!after.empty()) {
      std::string pair = word;
      pair += ' ';
      pair += after;
      role = role_of(pair);
    }
    if (role == Role::none) role = role_of(word);
    if (role != Role::none) return role;
    word = std::move(after);
  }
  return Role::none;
}

bool names_author(std::string_view classes) {
  constexpr auto words = std::to_array<std::string_view>(
      {"author", "authors", "autor", "autoren", "autores", "auteur", "auteurs", "autore", "byline",
       "redakteur", "verfasser", "writer", "journalist", "forfatter", "authorname", "autorname"});
  WordCursor cursor{classes};
  for (std::string word = cursor.next(); !word.empty(); word = cursor.next()) {
    if (std::find(words.begin(), words.end(), word) != words.end()) return true;
  }
  return false;
}

bool leads_to_author(std::string_view address) {
  constexpr auto folders = std::to_array<std::string_view>(
      {"author",     "authors",      "autor",     "autoren",   "autores",     "autori",
       "auteur",     "auteurs",      "profil",    "profile",   "contributor", "contributors",
       "journalist", "journalistes", "redakteur", "redaktion", "reporter",    "reporters",
       "staff",      "newsteam",     "writer",    "writers",   "by"});
  constexpr std::size_t longest_address = 300;
  address = address.substr(0, longest_address);
  std::size_t begin = address.find('/');
  while (begin != std::string_view::npos) {
    const std::size_t end = address.find('/', begin + 1);
    if (end == std::string_view::npos || end + 1 == address.size()) return false;
    const std::string_view folder = address.substr(begin + 1, end - begin - 1);
    if (std::find(folders.begin(), folders.end(), folder) != folders.end()) return true;
    begin = end;
  }
  return false;
}

}  // namespace gazette
