// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/oracle/brute_force.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <stdexcept>

#include "core/schema/topic.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& term) {
    return std::find(b.begin(), b.end(), term) != b.end();
  });
}

bool holds(const std::vector<std::vector<std::string>>& text,
           const std::vector<std::string>& terms) {
  return std::any_of(text.begin(), text.end(),
                     [&](const std::vector<std::string>& word) { return share(word, terms); });
}

std::u32string plain(const std::string& word) { return code_points(strip_diacritics(word)); }

/// A byte for each letter, since std::regex knows bytes alone: those beyond ASCII are all `#`.
std::string letter_by_letter(std::u32string_view letters) {
  std::string bytes;
  for (const char32_t letter : letters) bytes += letter < 0x80 ? static_cast<char>(letter) : '#';
  return bytes;
}

/// By its definition: what it costs to make the rest of one of the rest of the other.
std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t most) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  if (a.front() == b.front()) return edits_between(a.substr(1), b.substr(1), most);
  if (most == 0) return 1;
  std::size_t least =
      std::min({edits_between(a.substr(1), b, most - 1), edits_between(a, b.substr(1), most - 1),
                edits_between(a.substr(1), b.substr(1), most - 1)});
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0]) {
    least = std::min(least, edits_between(a.substr(2), b.substr(2), most - 1));
  }
  return least + 1;
}

}  // namespace

BruteForce::BruteForce(std::vector<Article> articles) : articles_(std::move(articles)) {
  if (articles_.size() > Matches().size()) throw std::length_error("too many articles");
  std::set<std::string> languages;
  for (const Article& article : articles_) {
    languages.insert(article.language);
    texts_.push_back({read(article.title, article.language),
                      read(article.body, article.language),
                      read(article.summary, article.language),
                      {},
                      {}});
    for (const std::string* text : {&article.title, &article.body, &article.summary}) {
      read_forms(*text, article.language, texts_.back());
    }
  }
  languages_.assign(languages.begin(), languages.end());
}

BruteForce::Text BruteForce::read(std::string_view text, std::string_view language) {
  Text words;
  for (const Token& token : analyzer_.analyze(text, language)) {
    Terms terms = {token.word->term};
    if (!token.word->variant.empty()) terms.push_back(token.word->variant);
    words.resize(token.position - 1);  // nothing is between two paragraphs
    words.push_back(std::move(terms));
  }
  return words;
}

void BruteForce::read_forms(std::string_view text, std::string_view language, Texts& to) {
  const std::vector<Token> tokens = analyzer_.analyze(text, language);
  for (const Token& token : tokens) {
    to.written.insert(token.word->folded);
    to.spellings.insert(token.word->spellings.begin(), token.word->spellings.end());
    to.spellings.insert(token.word->parts.begin(), token.word->parts.end());
  }
  for (std::string& joined : joined_words(text, tokens)) to.spellings.insert(std::move(joined));
}

std::vector<std::string> BruteForce::vocabulary() {
  std::set<std::string> words;
  for (const Article& article : articles_) {
    for (const std::string* text : {&article.title, &article.body, &article.summary}) {
      for (const Token& token : analyzer_.analyze(*text, article.language)) {
        words.insert(token.word->folded);
      }
    }
  }
  std::erase_if(words, [&](const std::string& word) { return read(word, "und").size() != 1; });
  return {words.begin(), words.end()};
}

std::set<std::string> BruteForce::beginnings() {
  std::set<std::string> all;
  for (const std::string& word : vocabulary()) {
    const std::u32string letters = code_points(word);
    std::string beginning;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      beginning += to_utf8(letters[i]);
      const bool has_letter = beginning.find_first_not_of("0123456789.") != std::string::npos;
      // An apostrophe or a dot at its end is no part of a word.
      const bool ends_in_letter = beginning.back() != '\'' && beginning.back() != '.';
      if (i >= 2 && has_letter && ends_in_letter) all.insert(beginning);
    }
  }
  return all;
}

const BruteForce::Asked& BruteForce::ask(const std::string& word) {
  const auto [found, is_new] = asked_.try_emplace(word);
  Asked& asked = found->second;
  if (!is_new) return asked;
  std::size_t listed = 0;
  std::size_t stops = 0;
  for (const std::string& language : languages_) {
    const Text text = read(word, language);
    if (text.size() != 1) throw std::invalid_argument(word + " is not one word");
    asked.terms.insert(asked.terms.end(), text[0].begin(), text[0].end());
    for (const std::string& spelling : analyzer_.analyze(word, language)[0].word->spellings) {
      for (const Terms& terms : read(spelling, language)) {
        asked.spellings.insert(asked.spellings.end(), terms.begin(), terms.end());
      }
    }
    listed += has_stop_words(language) ? 1 : 0;
    stops += analyzer_.analyze(word, language).front().word->stop ? 1 : 0;
  }
  if (stops > 0) {
    asked.stop = stops == listed ? StopWord::in_all_languages : StopWord::in_some_languages;
  }
  return asked;
}

Matches BruteForce::all() const {
  Matches matches;
  for (std::size_t i = 0; i < articles_.size(); ++i) matches.set(i);
  return matches;
}

Matches BruteForce::word(const std::string& word) {
  const Asked& asked = ask(word);
  const std::string folded = analyzer_.analyze(word, unknown_language)[0].word->folded;
  Matches matches = has_stem(asked.terms) | has_stem(asked.spellings);
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    if (texts_[i].spellings.contains(folded)) matches.set(i);
  }
  return matches;
}

Matches BruteForce::has_stem(const Terms& terms) const {
  Matches matches;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const Texts& texts = texts_[i];
    matches[i] =
        holds(texts.title, terms) || holds(texts.body, terms) || holds(texts.summary, terms);
  }
  return matches;
}

Matches BruteForce::exact(const std::string& word) {
  const std::string folded = analyzer_.analyze(word, unknown_language)[0].word->folded;
  Matches matches;
  for (std::size_t i = 0; i < texts_.size(); ++i) matches[i] = texts_[i].written.contains(folded);
  return matches;
}

template <typename Where>
Matches BruteForce::pairs(const std::string& a, const std::string& b, Where is_right) {
  const Terms& left = ask(a).terms;
  const Terms& right = ask(b).terms;
  const auto found_in = [&](const Text& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!share(text[i], left)) continue;
      for (std::size_t k = 0; k < text.size(); ++k) {
        if (is_right(i, k) && share(text[k], right)) return true;
      }
    }
    return false;
  };
  Matches matches;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    const Texts& texts = texts_[i];
    matches[i] = found_in(texts.title) || found_in(texts.body) || found_in(texts.summary);
  }
  return matches;
}

Matches BruteForce::phrase(const std::string& a, const std::string& b) {
  return pairs(a, b, [](std::size_t i, std::size_t k) { return k == i + 1; });
}

Matches BruteForce::beginning(const std::string& letters) {
  Matches matches;
  for (const std::string& listed : vocabulary()) {
    if (plain(listed).starts_with(plain(letters))) matches |= exact(listed);
  }
  return matches;
}

Matches BruteForce::fitting(const std::string& expression) {
  const std::regex same(expression);
  Matches matches;
  for (const std::string& listed : vocabulary()) {
    if (std::regex_match(letter_by_letter(plain(listed)), same)) matches |= exact(listed);
  }
  return matches;
}

Matches BruteForce::similar(const std::string& typed, std::size_t edits) {
  Matches matches = has_stem(ask(typed).terms);
  for (const std::string& listed : vocabulary()) {
    if (edits_between(plain(typed), plain(listed), edits) <= edits) matches |= exact(listed);
  }
  return matches;
}

Matches BruteForce::ordered(const std::string& a, const std::string& b, std::size_t others) {
  return pairs(a, b, [=](std::size_t i, std::size_t k) { return k > i && k - i - 1 <= others; });
}

Matches BruteForce::near(const std::string& a, const std::string& b, std::size_t window) {
  return pairs(a, b, [=](std::size_t i, std::size_t k) {
    return i != k && (i < k ? k - i : i - k) <= window;
  });
}

std::optional<Matches> BruteForce::compound(const std::string& a, const std::string& b) {
  const Text words = read(a + b, unknown_language);
  if (words != Text{read(a, unknown_language)[0], read(b, unknown_language)[0]}) return {};
  const Matches adjacent = phrase(a, b);
  return adjacent.any() ? adjacent : word(a) | word(b);
}

Matches BruteForce::repeated(const std::string& word, std::size_t times) {
  const Terms& terms = ask(word).terms;
  Matches matches;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    std::size_t places = 0;
    for (const Text* text : {&texts_[i].title, &texts_[i].body, &texts_[i].summary}) {
      for (const Terms& here : *text) places += share(here, terms) ? 1 : 0;
    }
    matches[i] = places >= times;
  }
  return matches;
}

Matches BruteForce::title(const std::string& word) {
  const Terms& terms = ask(word).terms;
  Matches matches;
  for (std::size_t i = 0; i < texts_.size(); ++i) matches[i] = holds(texts_[i].title, terms);
  return matches;
}

template <typename NamesOf>
Matches BruteForce::named(const std::string& name, NamesOf names_of) {
  const auto plain = [](const std::string& text) {
    return strip_diacritics(fold_case(one_line(text)));
  };
  Matches whole;
  Matches by_words;
  const Text asked = read(name, unknown_language);
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    for (const std::string& each : names_of(articles_[i])) {
      if (plain(each) == plain(name)) whole.set(i);
      const Text words = read(each, unknown_language);
      const auto at = std::search(words.begin(), words.end(), asked.begin(), asked.end(),
                                  [](const Terms& x, const Terms& y) { return share(x, y); });
      if (!asked.empty() && at != words.end()) by_words.set(i);
    }
  }
  return whole.any() ? whole : by_words;
}

Matches BruteForce::source(const std::string& name) {
  return named(name, [](const Article& article) {
    return article.source.empty() ? Terms() : Terms{article.source};
  });
}

Matches BruteForce::author(const std::string& name) {
  return named(name, [](const Article& article) { return article.authors; });
}

Matches BruteForce::place(const std::string& name) {
  return named(name, [](const Article& article) { return article.places; });
}

Matches BruteForce::topic(std::string_view path) const {
  Matches matches;
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    for (const std::string& topic : topic_paths(articles_[i].topics)) {
      const bool is_below = topic.starts_with(std::string(path) + "/");
      if (topic == path || is_below) matches.set(i);
    }
  }
  return matches;
}

Matches BruteForce::published(std::optional<std::chrono::sys_days> first,
                              std::optional<std::chrono::sys_days> last) const {
  Matches matches;
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    if (!articles_[i].published) continue;
    const std::chrono::sys_days day = local_day(*articles_[i].published);
    matches[i] = (!first || day >= *first) && (!last || day <= *last);
  }
  return matches;
}

StopWord BruteForce::stop_word(const std::string& word) { return ask(word).stop; }

}  // namespace gazette
