// SPDX-License-Identifier: GPL-3.0-or-later
// The oracle: for every small query over a small corpus, the index answers what looking at every
// article answers.
#include "tests/oracle/oracle.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"

namespace gazette::oracle_test {
namespace {

/// One language alone has words that are stop words in all its languages.
std::vector<Article> english_articles() {
  std::vector<Article> articles = oracle_articles();
  std::erase_if(articles, [](const Article& article) { return article.language != "en"; });
  return articles;
}

Strings topics_of(const Oracle& oracle) {
  std::set<std::string> paths;
  for (const Article& article : oracle.truth.articles()) {
    for (const std::string& topic : topic_paths(article.topics)) {
      for (std::string& path : with_ancestors(topic)) paths.insert(std::move(path));
    }
  }
  return {paths.begin(), paths.end()};
}

TEST_CASE("the corpus of the oracle has what makes search hard") {
  Oracle oracle;
  const Strings words = oracle.truth.vocabulary();
  CHECK(words.size() > 100);
  std::map<StopWord, int> stops;
  for (const std::string& word : words) ++stops[oracle.truth.stop_word(word)];
  CHECK(stops[StopWord::no] > 60);
  CHECK(stops[StopWord::in_some_languages] > 20);
  CHECK(topics_of(oracle).size() > 15);
}

TEST_CASE("every one-word query finds the articles that hold the word") {
  Oracle oracle;
  Searcher searcher(oracle.path());
  for (const std::string& word : oracle.truth.vocabulary()) {
    const Matches want = oracle.truth.word(word);
    for (const std::string sign : {"", "+"}) oracle.compare(sign + word, want);
    oracle.compare('"' + word + '"', want);
    for (const std::string sign : {"-", "NOT "}) {
      oracle.compare(sign + word, oracle.truth.all() & ~want);
    }
    oracle.compare("title:" + word, oracle.truth.title(word));
    oracle.compare("-title:" + word, oracle.truth.all() & ~oracle.truth.title(word));
    Request request;
    request.query = word;
    request.limit = 100;
    const Page page = searcher.search(request);
    Strings ids;
    for (const Hit& hit : page.hits) ids.push_back(hit.article.id);
    std::sort(ids.begin(), ids.end());
    CAPTURE(word);
    CHECK(page.total == want.count());
    CHECK(ids == oracle.ids(want));
  }
  CHECK(oracle.count > 700);
}

void compare_two_words(Oracle& oracle) {
  const Strings words = oracle.truth.vocabulary();
  std::map<std::string, Matches> found;
  for (const std::string& word : words) found[word] = oracle.truth.word(word);
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const Matches both = found[a] & found[b];
      const Matches only_a = found[a] & ~found[b];
      oracle.compare(a + ' ' + b, oracle.ranked(a, b));
      oracle.compare('+' + a + " +" + b, both);
      oracle.compare(a + " OR " + b, found[a] | found[b]);
      oracle.compare(a + " -" + b, only_a);
      oracle.compare(a + " NOT " + b, only_a);
      // Of AND a stop word of all languages asks nothing, unless there is nothing else.
      const bool a_counts = oracle.truth.stop_word(a) != StopWord::in_all_languages;
      const bool b_counts = oracle.truth.stop_word(b) != StopWord::in_all_languages;
      const Matches all = a_counts == b_counts ? both : a_counts ? found[a] : found[b];
      oracle.compare(a + " AND " + b, all);
    }
  }
  CHECK(oracle.count == 6 * words.size() * words.size());
}

TEST_CASE("every two-word query finds what its operator promises") {
  Oracle oracle;
  compare_two_words(oracle);
}

TEST_CASE("every two-word query over one language alone finds what its operator promises") {
  Oracle oracle(english_articles());
  std::size_t stop_words = 0;
  for (const std::string& word : oracle.truth.vocabulary()) {
    stop_words += oracle.truth.stop_word(word) == StopWord::in_all_languages ? 1 : 0;
  }
  CHECK(stop_words > 10);
  compare_two_words(oracle);
}

TEST_CASE("every word in quotation marks after = finds the articles that have it as written") {
  Oracle oracle;
  std::size_t narrower = 0;
  for (const std::string& word : oracle.truth.vocabulary()) {
    if (word.find_first_not_of("0123456789.") == std::string::npos) continue;  // no own form
    if (word.size() < 2) continue;
    const Matches want = oracle.truth.exact(word);
    narrower += want != oracle.truth.word(word) ? 1 : 0;
    oracle.compare("=\"" + word + '"', want);
  }
  CHECK(narrower > 10);
}

TEST_CASE("every two-word phrase finds the articles where the words are adjacent") {
  Oracle oracle;
  const Strings words = oracle.truth.vocabulary();
  std::size_t occurring = 0;
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const Matches want = oracle.truth.phrase(a, b);
      occurring += want.any() ? 1 : 0;
      oracle.compare('"' + a + ' ' + b + '"', want);
    }
  }
  CHECK(occurring > 150);
}

TEST_CASE("two words that only a dictionary tells apart are a phrase if any article has it") {
  Oracle oracle;
  Strings words = oracle.truth.vocabulary();
  std::erase_if(
      words, [&](const std::string& word) { return oracle.truth.stop_word(word) != StopWord::no; });
  std::size_t adjacent = 0;
  std::size_t apart = 0;
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const std::optional<Matches> want = oracle.truth.compound(a, b);
      if (!want) continue;
      ++(oracle.truth.phrase(a, b).any() ? adjacent : apart);
      oracle.compare(a + b, *want);
      oracle.compare('-' + a + b, oracle.truth.all() & ~*want);
    }
  }
  CHECK(adjacent > 1);
  CHECK(apart > 5);
}

TEST_CASE("words near one another are found in either order") {
  Oracle oracle;
  const Strings words = oracle.truth.vocabulary();
  std::size_t occurring = 0;
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const Matches want = oracle.truth.near(a, b, 3);
      occurring += want.any() ? 1 : 0;
      oracle.compare(a + " NEAR/3 " + b, want);
      oracle.compare(a + " NEAR/1 " + b, oracle.truth.near(a, b, 1));
    }
  }
  CHECK(occurring > 150);
}

TEST_CASE("a phrase with ~n finds its words in order with others among them") {
  Oracle oracle;
  const Strings words = oracle.truth.vocabulary();
  std::size_t occurring = 0;
  for (const std::string& a : words) {
    for (const std::string& b : words) {
      const Matches want = oracle.truth.ordered(a, b, 2);
      occurring += want != oracle.truth.phrase(a, b) ? 1 : 0;
      oracle.compare('"' + a + ' ' + b + "\"~2", want);
      oracle.compare('"' + a + ' ' + b + "\"~0", oracle.truth.phrase(a, b));
    }
  }
  CHECK(occurring > 100);
}

TEST_CASE("a word behind atleastN is found where it stands so often") {
  Oracle oracle;
  std::size_t often = 0;
  for (const std::string& word : oracle.truth.vocabulary()) {
    for (const std::size_t times : {2, 3, 4}) {
      const Matches want = oracle.truth.repeated(word, times);
      often += want.any() ? 1 : 0;
      const std::string asked = "atleast" + std::to_string(times) + ' ' + word;
      oracle.compare(asked, want);
      oracle.compare("oil AND NOT " + asked, oracle.truth.word("oil") & ~want);
      oracle.compare("oil +" + asked, want);
    }
  }
  CHECK(often > 30);
}

TEST_CASE("a word with * finds every word that begins with it") {
  Oracle oracle;
  const std::set<std::string> beginnings = oracle.truth.beginnings();
  CHECK(beginnings.size() > 150);
  const Matches oil = oracle.truth.word("oil");
  for (const std::string& beginning : beginnings) {
    const Matches want = oracle.truth.beginning(beginning);
    oracle.compare(beginning + '*', want);
    oracle.compare(strip_diacritics(beginning) + '*', want);
    oracle.compare('-' + beginning + '*', oracle.truth.all() & ~want);
    oracle.compare("oil AND " + beginning + '*', want & oil);
    oracle.compare('"' + beginning + "*\"", want);
  }
}

TEST_CASE("wildcards and regular expressions find every word that fits") {
  Oracle oracle;
  std::size_t tried = 0;
  for (const std::string& word : oracle.truth.vocabulary()) {
    const bool is_ascii =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!is_ascii || word.size() < 4) continue;
    ++tried;
    const std::string inner = word.substr(1, word.size() - 2);
    const char first = word.front();
    const char last = word.back();
    oracle.compare('*' + word.substr(1), oracle.truth.fitting(".*" + word.substr(1)));
    oracle.compare(first + std::string("*") + last,
                   oracle.truth.fitting(first + std::string(".*") + last));
    oracle.compare(first + ('?' + word.substr(2)),
                   oracle.truth.fitting(first + ('.' + word.substr(2))));
    const std::string expression = std::string("[") + first + "b-d]" + inner + "(" + last + "|ed)?";
    oracle.compare('/' + expression + '/', oracle.truth.fitting(expression));
    oracle.compare("-/" + expression + '/', oracle.truth.all() & ~oracle.truth.fitting(expression));
  }
  CHECK(tried > 30);
}

TEST_CASE("a word with ~ finds every word that is one letter away, with ~2 two") {
  Oracle oracle;
  std::size_t widened = 0;
  for (const std::string& word : oracle.truth.vocabulary()) {
    if (code_points(strip_diacritics(word)).size() < 4) continue;
    for (const std::string& typed : {word, word + "e", word.substr(0, 1) + "x" + word.substr(1)}) {
      if (!is_valid_utf8(typed)) continue;
      const Matches one = oracle.truth.similar(typed, 1);
      widened += one != oracle.truth.word(typed) ? 1 : 0;
      oracle.compare(typed + '~', one);
      oracle.compare(typed + "~2", oracle.truth.similar(typed, 2));
      oracle.compare(typed + "~0", oracle.truth.word(typed));
    }
  }
  CHECK(widened > 60);
}

TEST_CASE("every topic finds what is filed under it and below, alone and beside a word") {
  Oracle oracle;
  for (const std::string& topic : topics_of(oracle)) {
    const Matches filed = oracle.truth.topic(topic);
    CHECK(filed.any());
    Request request;
    request.filters = {{&field("topic"), topic}};
    oracle.compare(request, filed);
    oracle.compare("topic:" + topic, filed);
    oracle.compare("-topic:" + topic, oracle.truth.all() & ~filed);
    oracle.compare("topic:" + topic + " topic:sport", filed | oracle.truth.topic("sport"));
    oracle.compare("+topic:" + topic + " +topic:labour", filed & oracle.truth.topic("labour"));
    for (const std::string& word : oracle.truth.vocabulary()) {
      const Matches found = oracle.truth.word(word);
      request.query = word;
      oracle.compare(request, found & filed);
      oracle.compare(word + " -topic:" + topic, found & ~filed);
      oracle.compare(
          word + " AND topic:" + topic,
          oracle.truth.stop_word(word) == StopWord::in_all_languages ? filed : found & filed);
      // Beside a condition stop words select nothing.
      const bool selects = oracle.truth.stop_word(word) == StopWord::no;
      oracle.compare("topic:" + topic + ' ' + word, selects ? found & filed : filed);
    }
  }
}

TEST_CASE("three words and their operators find what they promise") {
  Oracle oracle;
  Strings words = oracle.truth.vocabulary();
  std::erase_if(
      words, [&](const std::string& word) { return oracle.truth.stop_word(word) != StopWord::no; });
  std::size_t tried = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t k = 0; k < words.size(); ++k) {
      const std::string& a = words[i];
      const std::string& b = words[k];
      const std::string& c = words[(i * 7 + k * 11 + 3) % words.size()];
      const Matches fa = oracle.truth.word(a);
      const Matches fb = oracle.truth.word(b);
      const Matches fc = oracle.truth.word(c);
      oracle.compare(a + ' ' + b + ' ' + c, fa | fb | fc);
      oracle.compare(a + ' ' + b + " -" + c, (fa | fb) & ~fc);
      oracle.compare(a + ' ' + b + " NOT " + c, (fa | fb) & ~fc);
      oracle.compare('+' + a + ' ' + b + " -" + c, fa & ~fc);
      oracle.compare(a + " AND " + b + " OR " + c, (fa & fb) | fc);
      oracle.compare(a + " AND (" + b + " OR " + c + ')', fa & (fb | fc));
      oracle.compare(a + " AND " + b + " NOT " + c, fa & fb & ~fc);
      oracle.compare(a + " AND NOT (" + b + ' ' + c + ')', fa & ~(fb | fc));
      oracle.compare("-(" + a + " AND " + b + ") " + c, fc & ~(fa & fb));
      oracle.compare(a + " OR " + b + " NOT " + c, fa | (fb & ~fc));
      ++tried;
    }
  }
  CHECK(tried > 3000);
}

TEST_CASE("a title is searched by its words beside others") {
  Oracle oracle;
  const Strings words = oracle.truth.vocabulary();
  for (const std::string& word : words) {
    const Matches titled = oracle.truth.title(word);
    for (const std::string other : {"oil", "brücke", "port"}) {
      const Matches found = oracle.truth.word(other);
      oracle.compare("title:" + word + ' ' + other, titled & found);
      oracle.compare("+title:" + word + ' ' + other, titled);
      oracle.compare("title:" + word + " OR " + other, titled | found);
      oracle.compare(other + " -title:" + word, found & ~titled);
      oracle.compare("title:(" + word + ' ' + other + ')', titled | oracle.truth.title(other));
    }
  }
}

TEST_CASE("a source is found by its whole name or by words of it") {
  Oracle oracle;
  for (const std::string name : {"Harbour Times", "harbour times", "Times", "times", "harbour",
                                 "Northern Wire", "wire", "El Puerto", "puerto", "port", "le port",
                                 "Hafenblatt", "Hafen", "nobody", "Wire Northern"}) {
    CAPTURE(name);
    const Matches want = oracle.truth.source(name);
    Request request;
    request.filters = {{&field("source"), name}};
    oracle.compare(request, want);
    oracle.compare("source:\"" + name + '"', want);
    oracle.compare("oil source:\"" + name + '"', want & oracle.truth.word("oil"));
    request.filters.push_back({&field("source"), "Hafenblatt"});
    oracle.compare(request, want | oracle.truth.source("Hafenblatt"));
  }
}

TEST_CASE("a period finds what was published in it, and nothing without a date") {
  Oracle oracle;
  using std::chrono::sys_days;
  std::set<sys_days> days;
  for (const Article& article : oracle.truth.articles()) {
    if (!article.published) continue;
    const sys_days day = local_day(*article.published);
    for (int step = -1; step <= 1; ++step) days.insert(day + std::chrono::days{step});
  }
  const auto shown = [](sys_days day) { return to_rfc3339(day).substr(0, 10); };
  for (const sys_days first : days) {
    oracle.compare("date:" + shown(first), oracle.truth.published(first, first));
    oracle.compare("date:" + shown(first) + "..", oracle.truth.published(first, {}));
    oracle.compare("date:.." + shown(first), oracle.truth.published({}, first));
    const std::chrono::year_month_day date{first};
    const auto month = date.year() / date.month();
    oracle.compare(
        "date:" + shown(first).substr(0, 7),
        oracle.truth.published(sys_days{month / 1}, sys_days{month / std::chrono::last}));
    for (const sys_days last : days) {
      if (last < first) continue;
      const Matches want = oracle.truth.published(first, last);
      oracle.compare("date:" + shown(first) + ".." + shown(last), want);
      oracle.compare("date:" + shown(first) + ".. date:<=" + shown(last), want);
      oracle.compare("before:" + shown(last + std::chrono::days{1}) + " since:" + shown(first),
                     want);
      oracle.compare("date:" + shown(first) + " to " + shown(last), want);
      Request request;
      request.since = shown(first);
      request.until = shown(last);
      request.query = "oil";
      oracle.compare(request, want & oracle.truth.word("oil"));
    }
  }
  CHECK(oracle.count > 1000);
}

}  // namespace
}  // namespace gazette::oracle_test
