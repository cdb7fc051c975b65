// SPDX-License-Identifier: GPL-3.0-or-later
// The worst queries of each kind ask Xapian for a bounded number of terms, and say what they left
// out.
#include <xapian.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/term_marks.hpp"
#include "core/error.hpp"
#include "core/query/parser.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/search/searcher.hpp"
#include "searcher/words/letter_pattern.hpp"
#include "searcher/words/word_expander.hpp"
#include "searcher/words/word_limit.hpp"
#include "searcher/words/word_list.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::query_limits_test {
namespace {

using Strings = std::vector<std::string>;

/// `piece` as often as a query may hold it.
std::string repeated(std::string_view piece) {
  std::string text;
  while (text.size() + piece.size() <= max_query_bytes) text += piece;
  return text;
}

std::string pair_of_letters(std::size_t i) {
  return {static_cast<char>('a' + i / 26), static_cast<char>('a' + i % 26)};
}

/// As many different words as fit into a query.
std::string many_words(std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < 26 * 26; ++i) text += pair_of_letters(i) + std::string(separator);
  for (std::size_t i = 0; text.size() + 4 <= max_query_bytes; ++i) {
    text += "q" + pair_of_letters(i) + std::string(separator);
  }
  text.resize(std::min(text.size(), max_query_bytes));
  return text;
}

/// Ten articles of the years 1000 and 1090: the word number i is in the first i / 100 + 1 of them;
/// and 300 words `aaa...`.
std::vector<Article> articles() {
  std::vector<Article> made;
  for (std::size_t n = 0; n < 10; ++n) {
    std::string text;
    for (std::size_t i = n * 100; i < 26 * 26; ++i) text += pair_of_letters(i) + " ";
    if (n == 0) {
      for (std::size_t i = 0; i < 300; ++i) text += "aaa" + pair_of_letters(i) + " ";
    }
    made.push_back(make_article(std::to_string(n), "", text + "oil", "und"));
    made.back().published = day(n == 0 ? 1000 : 1090, 1, 1);
  }
  return made;
}

class Sample {
 public:
  Sample() : index_(articles()), db_(index_.path()) {}

  CompiledQuery compile(const std::string& query) {
    CompiledQuery compiled =
        compile_query(parse_query(query, Syntax::full), {}, {db_, languages_, analyzer_});
    Xapian::Enquire enquire(db_);
    enquire.set_query(*compiled.query);
    enquire.get_mset(0, 10);  // ends
    return compiled;
  }

  std::string path() const { return index_.path(); }

 private:
  SampleIndex index_;
  Xapian::Database db_;
  Strings languages_ = {"und"};
  Analyzer analyzer_;
};

bool warns(const CompiledQuery& compiled, std::string_view of) {
  return std::any_of(
      compiled.warnings.begin(), compiled.warnings.end(),
      [&](const Warning& warning) { return to_text(warning).find(of) != std::string::npos; });
}

TEST_CASE("of more than 256 different words the rarest that occur are searched") {
  Sample sample;
  for (const std::string_view separator : {" ", " OR ", " -"}) {
    CAPTURE(separator);
    const CompiledQuery compiled = sample.compile(many_words(separator));
    // The one word that is not excluded is looked for in its own form as well.
    const std::size_t preferred = separator == " -" ? 1 : 0;
    CHECK(compiled.query->get_length() == max_words + preferred);
    CHECK(warns(compiled, " different words; only the 256 rarest are searched"));
    const Strings terms(compiled.query->get_unique_terms_begin(),
                        compiled.query->get_unique_terms_end());
    const auto has = [&](const char* term) {
      return std::find(terms.begin(), terms.end(), std::string(term) + unstemmed_mark) !=
             terms.end();
    };
    CHECK(has("aa"));         // in one article
    CHECK_FALSE(has("zz"));   // in seven
    CHECK_FALSE(has("qaa"));  // in none
  }
  CHECK(sample.compile(many_words(" AND ")).query->get_length() <= max_words);
}

TEST_CASE("of 256 words none is left out") {
  Sample sample;
  std::string query;
  for (std::size_t i = 0; i < max_words; ++i) query += pair_of_letters(i) + " ";
  const CompiledQuery compiled = sample.compile(query + query);
  CHECK(compiled.query->get_length() == max_words);
  CHECK(compiled.warnings.empty());
}

TEST_CASE("long phrases and long chains of NEAR are cut") {
  Sample sample;
  const CompiledQuery phrase = sample.compile('"' + many_words(" ").substr(0, 4000) + '"');
  CHECK(phrase.query->get_length() == max_phrase_words);
  CHECK(warns(phrase, "the phrase at byte 0 has "));
  const CompiledQuery near = sample.compile(repeated("oil NEAR ") + "x");
  CHECK(near.query->get_length() <= max_near_words);
  CHECK(warns(near, "the NEAR at byte 0 has "));
}

TEST_CASE("what is typed again and again is asked once") {
  Sample sample;
  for (const std::string_view piece : {"oil OR ", "oil AND ", "+oil ", "-oil ", "oil ", "source:x ",
                                       "source:x OR ", "\"oil aa\" ", "date:2026 ", "title:oil "}) {
    CAPTURE(piece);
    CHECK(sample.compile(repeated(piece)).query->get_length() <= 5);  // one is the own form
  }
}

TEST_CASE("patterns are bounded in number and in words") {
  Sample sample;
  constexpr std::size_t words_of_all = max_patterns * max_pattern_words;
  // Own forms select, and their stems score.
  CHECK(sample.compile("aaa*").query->get_length() == 2 * max_pattern_words);
  CHECK(warns(sample.compile("aaa*"),
              "stands for 300 words of the index; only the 100 most frequent"));
  CHECK(sample.compile("a*").query->get_length() == 1);
  CHECK(warns(sample.compile("a*"), "is too short: * needs at least 3 letters before it"));
  for (const std::string_view piece :
       {"aaa* ", "aaa* OR ", "aaaa~2 ", "-aaa* ", "aaa* NEAR ", "title:aaa* ", "source:aaa* "}) {
    CAPTURE(piece);
    const CompiledQuery compiled = sample.compile(repeated(piece));
    CHECK(compiled.query->get_length() <= 2 * words_of_all);
    CHECK(warns(compiled, "a query can have at most 16 patterns"));
  }
  const CompiledQuery phrase = sample.compile('"' + repeated("aaa* ").substr(0, 4000) + '"');
  CHECK(phrase.query->get_length() <= words_of_all + max_phrase_words);
}

/// As many articles as Reuters-21578 ten times over, each with a word of its own that begins with
/// a.
class LargeIndex {
 public:
  static constexpr Xapian::docid articles = 215'780;

  LargeIndex() {
    const std::string path = (folder_ / "db").string();
    Xapian::WritableDatabase db(path, Xapian::DB_CREATE | Xapian::DB_DANGEROUS);
    for (Xapian::docid id = 1; id <= articles; ++id) {
      const std::string word = "a" + letters(id);
      Xapian::Document document;
      document.add_term(word + unstemmed_mark);
      document.add_term(own_form(word));
      db.add_document(document);
    }
    db.commit();
    db_ = Xapian::Database(path);
  }

  CompiledQuery compile(const std::string& query) {
    return compile_query(parse_query(query, Syntax::full), {}, {db_, languages_, analyzer_});
  }

  WordList words() const { return WordList(db_); }

 private:
  /// Four of them, the last one changing fastest.
  static std::string letters(Xapian::docid number) {
    std::string text(4, 'a');
    for (auto at = text.rbegin(); at != text.rend(); ++at, number /= 26) {
      *at = static_cast<char>('a' + number % 26);
    }
    return text;
  }

  TemporaryFolder folder_;
  Xapian::Database db_;
  Strings languages_ = {"und"};
  Analyzer analyzer_;
};

TEST_CASE("patterns on a large index ask for as few words, and read as few of its list") {
  LargeIndex index;
  struct Case {
    std::string query;
    std::size_t most;  ///< terms
    std::string_view warning;
  };
  for (const auto& [query, most, warning] :
       {Case{"a*", 1, "is too short: * needs at least 3 letters before it"},
        Case{repeated("a* "), 1, "is too short: * needs at least 3 letters before it"},
        Case{"aaa*", 200, " words of the index; only the 100 most frequent"},
        Case{"aaaaa~2", 102, " words of the index; only the 50 nearest"},
        Case{repeated("aab* aac* aad* abbbb~2 acccc~2 "), 3'200,
             "a query can have at most 16 patterns"}}) {
    CAPTURE(query);
    const CompiledQuery compiled = index.compile(query);
    CHECK(compiled.query->get_length() <= most);
    CHECK(warns(compiled, warning));
  }
  WordList beginning = index.words();
  CHECK(beginning.find(LetterPattern(U"aaa", 0, LetterPattern::Reach::beginning), 100).fitting ==
        26 * 26 - 1);
  CHECK(beginning.steps() <= 2 * 26 * 26 + 1);  // stems stand among the own forms
  WordList similar = index.words();
  similar.find(LetterPattern(U"aaaaa", 2, LetterPattern::Reach::whole_word), 50);
  CHECK(similar.steps() < LargeIndex::articles / 2);
}

TEST_CASE("words that cannot be searched as they stand yield few warnings") {
  Sample sample;
  for (const std::string_view piece :
       {"a* ", "aa* bb* ", "9* ", "topic:no OR ", "date:no ", "language:qq ", "h~r "}) {
    CAPTURE(piece);
    const CompiledQuery compiled = sample.compile(repeated(piece));
    CHECK(compiled.warnings.size() > 1);
    CHECK(compiled.warnings.size() <= 10);
    CHECK(warns(compiled, " more parts of the query are not searched as typed"));
  }
}

TEST_CASE("conditions on the date are bounded") {
  Sample sample;
  std::string query;
  for (int year = 1000; query.size() + 14 < max_query_bytes; ++year) {
    query += "date:" + std::to_string(year) + " OR ";
  }
  const CompiledQuery compiled = sample.compile(query + "oil");
  CHECK(compiled.query->get_length() == max_date_conditions + 2);  // the word, and its own form
  CHECK(warns(compiled, "is over the limit: a query can have at most 32"));
  // Ninety years and most of the days and months of two others.
  const CompiledQuery longest = sample.compile("date:1000-01-02..1089-12-30");
  CHECK(longest.query->get_length() == 88 + 2 * (11 + 30) + 1);  // and all articles
}

TEST_CASE("brackets below the depth limit are read as words, and too many bytes are an error") {
  Sample sample;
  for (const std::string& query :
       {std::string(4000, '('), std::string(4000, ')'), repeated("(oil "), repeated("-(")}) {
    const ParsedQuery parsed = parse_query(query, Syntax::full);
    CHECK_FALSE(parsed.warnings.empty());
    CHECK(parsed.warnings.size() <= 9);
    CHECK(sample.compile(query).query->get_length() <= max_query_depth + 1);
  }
  const ParsedQuery deep = parse_query(repeated("(oil "), Syntax::full);
  CHECK(to_text(deep.warnings.front()) ==
        "the bracket at byte 160 is nested deeper than 32 levels; such brackets are ignored");
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += "w" + std::to_string(i) + " ";
  for (const std::string& query :
       {std::string(50'000, '('), many, std::string(max_query_bytes + 1, 'x'),
        repeated("\u00E9") + "\u00E9"}) {
    for (const Syntax syntax : {Syntax::full, Syntax::words}) {
      CHECK_THROWS_AS(parse_query(query, syntax), QueryError);
    }
  }
  CHECK_NOTHROW(parse_query(std::string(max_query_bytes, 'x'), Syntax::full));
}

TEST_CASE("no page reaches beyond hit 10,000") {
  const SampleIndex index({make_article("1", "", "oil")});
  Searcher searcher(index.path());
  struct Case {
    std::size_t offset, limit;
    std::string_view fault;
  };
  for (const auto& [offset, limit, fault] :
       {Case{0, 10'000, ""}, Case{9'990, 10, ""}, Case{10'000, 0, ""},
        Case{0, 10'001, "limit: 10001 reaches beyond hit 10000"},
        Case{9'991, 10, "offset: 9991 reaches beyond hit 10000"},
        Case{static_cast<std::size_t>(-1), 10, "offset: "}}) {
    CAPTURE(offset, limit);
    Request request;
    request.query = "oil";
    request.offset = offset;
    request.limit = limit;
    std::string got;
    try {
      searcher.search(request);
    } catch (const QueryError& error) {
      got = error.what();
    }
    CHECK(got.find(fault) == 0);
    CHECK(got.empty() == fault.empty());
  }
}

TEST_CASE("a strict query is refused for what was not understood, and for nothing else") {
  Article dated = make_article("1", "Oil", "oil");
  dated.published = day(2026, 1, 2);
  const SampleIndex index({dated, make_article("2", "", "gas")});
  Searcher searcher(index.path());
  Request request;
  request.strictness = Strictness::strict;
  for (const std::string_view query :
       {"oil AND", "\"oil", "colour:red", "ha*", "h~rbour", "topic:nothing", "date:season", "((oil",
        "oil NEAR (gas oil)", "harbour~3"}) {
    CAPTURE(query);
    request.query = query;
    CHECK_THROWS_AS(searcher.search(request), QueryError);
  }
  for (const std::string_view query : {"oil", "oil -gas", "date:2026", "oi.l*", "AT&T", "xyzzy*"}) {
    CAPTURE(query);
    request.query = query;
    CHECK_NOTHROW(searcher.search(request));
  }
  request.query = "oil foo AND";
  try {
    searcher.search(request);
    CHECK(false);
  } catch (const QueryError& error) {
    CHECK(error.what() ==
          std::string("not searched (strict): \"AND\" at byte 8 has nothing to join; "
                      "it would be searched as a word"));
    CHECK(error.byte_offset() == 8);
  }
}

TEST_CASE("a strict search quotes what was typed as it was typed") {
  const SampleIndex index({make_article("1", "", "oil")});
  Searcher searcher(index.path());
  Request request;
  request.strictness = Strictness::strict;
  request.query = R"(date:"soon is searched as words")";
  try {
    searcher.search(request);
    CHECK(false);
  } catch (const QueryError& error) {
    CHECK(std::string(error.what()) ==
          R"(not searched (strict): "soon is searched as words" at byte 5 is not a date; )"
          "it would be searched as words");
  }
}

}  // namespace
}  // namespace gazette::query_limits_test
