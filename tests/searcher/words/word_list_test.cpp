// SPDX-License-Identifier: GPL-3.0-or-later
// A walk through the list of words finds what looking at every word finds.
#include "searcher/words/word_list.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/analysis/term_marks.hpp"
#include "core/text/text.hpp"
#include "searcher/words/letter_automaton.hpp"
#include "searcher/words/letter_pattern.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::word_list_test {
namespace {

using Strings = std::vector<std::string>;
using Reach = LetterPattern::Reach;
using namespace std::string_view_literals;

/// Edit distance with exchanged neighbours, by its definition, of words of up to 31 letters.
unsigned distance(std::u32string_view a, std::u32string_view b) {
  std::array<std::array<unsigned, 32>, 32> d;
  if (std::max(a.size(), b.size()) >= d.size()) throw std::length_error("a word is too long");
  for (unsigned i = 0; i <= a.size(); ++i) {
    for (unsigned j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      const unsigned same = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + same});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

/// How far a word of the list is from what was typed; `far` where it is no candidate.
constexpr unsigned far = 99;

unsigned difference_of(const std::u32string& typed, const std::u32string& word, Reach reach) {
  if (reach == Reach::beginning) return word.starts_with(typed) ? 0 : far;
  // Three letters more or fewer are three edits: more than any test asks for.
  if (word.size() > typed.size() + 2 || typed.size() > word.size() + 2) return far;
  const bool is_foreign = std::any_of(word.begin(), word.end(), [&](char32_t c) {
    return c >= 0x2000 && typed.find(c) == std::u32string::npos;
  });
  return is_foreign ? far : distance(typed, word);
}

std::size_t most_articles_of(const std::map<std::string, std::size_t>& words) {
  std::size_t most = 0;
  for (const auto& [word, articles] : words) most = std::max(most, articles);
  return most;
}

class Listed {
 public:
  explicit Listed(std::map<std::string, std::size_t> words) : words_(std::move(words)) {
    Xapian::WritableDatabase db((folder_ / "db").string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    std::vector<Xapian::Document> documents(most_articles_of(words_));
    for (const auto& [word, articles] : words_) {
      letters_.push_back(plain_letters(word));
      for (std::size_t i = 0; i < articles; ++i) {
        documents[i].add_boolean_term(own_form(word));
        documents[i].add_boolean_term(word);  // stems are no words of the list
      }
    }
    for (const Xapian::Document& document : documents) db.add_document(document);
    db.commit();
    db_ = db;
  }

  Strings found(const std::string& typed, unsigned edits, Reach reach, std::size_t most) const {
    WordList list(db_);
    const FoundWords found = list.find(LetterPattern(plain_letters(typed), edits, reach), most);
    Strings words;
    for (const ListedWord& word : found.words) words.push_back(word.word);
    return words;
  }

  /// By looking at every word.
  Strings want(const std::string& typed, unsigned edits, Reach reach, std::size_t most) const {
    const std::u32string letters = plain_letters(typed);
    std::vector<std::tuple<unsigned, std::size_t, std::string>> fitting;
    auto plain = letters_.begin();
    for (const auto& [word, articles] : words_) {
      const unsigned difference = difference_of(letters, *plain++, reach);
      if (difference <= edits) fitting.emplace_back(difference, 1000 - articles, word);
    }
    std::sort(fitting.begin(), fitting.end());
    Strings result;
    for (const auto& row : fitting) {
      if (result.size() < most) result.push_back(std::get<std::string>(row));
    }
    return result;
  }

  const Xapian::Database& db() const { return db_; }
  const std::map<std::string, std::size_t>& words() const { return words_; }

 private:
  TemporaryFolder folder_;
  std::map<std::string, std::size_t> words_;
  std::vector<std::u32string> letters_;  ///< of the words, in their order
  Xapian::Database db_;
};

/// Few letters, some with accents, two that stand for two, some
/// of other scripts: many are near.
constexpr std::array letters = {
    "a"sv, "a"sv,      "b"sv, "c"sv, "c"sv, "\u00E1"sv, "\u00E4"sv, "\u00E7"sv, "\u00E6"sv,
    "o"sv, "\u00F8"sv, "z"sv, "1"sv, "'"sv, "\u0438"sv, "\u0439"sv, "\u6771"sv, "\u0E01"sv};

std::map<std::string, std::size_t> random_words(std::size_t count) {
  RandomText random(11);
  std::map<std::string, std::size_t> words;
  while (words.size() < count) {
    const std::string word = random.pieces(letters, 7);
    if (word.size() > 1) words[word] = 1 + random.below(20);
  }
  return words;
}

TEST_CASE("a walk through the list finds what looking at every word finds") {
  const Listed listed(random_words(3000));
  RandomText random(12);
  std::size_t found = 0;
  for (int i = 0; i < 600; ++i) {
    const std::string typed = random.pieces(letters, 6) + "a";
    for (const unsigned edits : {0U, 1U, 2U}) {
      CAPTURE(typed, edits);
      const Strings want = listed.want(typed, edits, Reach::whole_word, 50);
      found += want.size();
      CHECK(listed.found(typed, edits, Reach::whole_word, 50) == want);
    }
    CAPTURE(typed);
    CHECK(listed.found(typed, 0, Reach::beginning, 100) ==
          listed.want(typed, 0, Reach::beginning, 100));
  }
  CHECK(found > 5000);
}

TEST_CASE("the nearest words come first, of these the most frequent") {
  const Listed listed({{"harbour", 3}, {"harbor", 9}, {"harbours", 20}, {"arbour", 1}, {"h", 7}});
  CHECK(listed.found("harbour", 2, Reach::whole_word, 50) ==
        Strings{"harbour", "harbours", "harbor", "arbour"});
  CHECK(listed.found("harbour", 2, Reach::whole_word, 2) == Strings{"harbour", "harbours"});
  CHECK(listed.found("harb", 0, Reach::beginning, 2) == Strings{"harbours", "harbor"});
  CHECK(listed.found("harbuor", 1, Reach::whole_word, 50) == Strings{"harbor", "harbour"});
}

TEST_CASE("accents and case do not matter, wherever they stand") {
  const Listed listed({{"educaci\u00F3n", 5},
                       {"educacion", 2},
                       {"\u00E9ducation", 9},
                       {"education", 7},
                       {"\u00F8l", 1},
                       {"\u00E6rlig", 1},
                       {"z\u00FCrich", 4}});
  CHECK(listed.found("educacio", 0, Reach::beginning, 9) == Strings{"educaci\u00F3n", "educacion"});
  CHECK(listed.found("EDUCACI\u00D3", 0, Reach::beginning, 9) ==
        Strings{"educaci\u00F3n", "educacion"});
  CHECK(listed.found("educat", 0, Reach::beginning, 9) == Strings{"\u00E9ducation", "education"});
  CHECK(listed.found("aerl", 0, Reach::beginning, 9) == Strings{"\u00E6rlig"});
  CHECK(listed.found("zurihc", 1, Reach::whole_word, 9) == Strings{"z\u00FCrich"});
}

TEST_CASE("how many words fit is told when not all are given") {
  const Listed listed(random_words(3000));
  WordList list(listed.db());
  const FoundWords found = list.find(LetterPattern(U"a", 0, Reach::beginning), 10);
  CHECK(found.words.size() == 10);
  CHECK(found.fitting == listed.want("a", 0, Reach::beginning, 3000).size());
  CHECK(found.is_whole);
}

/// The words of `listed` that fit `read`, in order.
Strings fitting(const Listed& listed, ReadPattern read) {
  REQUIRE(read.automaton);
  WordList list(listed.db());
  Strings words;
  for (const ListedWord& word : list.find(std::move(*read.automaton), 5'000).words) {
    words.push_back(word.word);
  }
  std::sort(words.begin(), words.end());
  return words;
}

TEST_CASE("a walk with wildcards and regular expressions finds what looking at every word finds") {
  const Listed listed(random_words(3000));
  RandomText random(13);
  constexpr std::array pieces = {"a"sv,  "b"sv,    "c"sv,     "o"sv,          "z"sv,     "."sv,
                                 "a*"sv, "[ab]"sv, "[^ac]"sv, ".*"sv,         "(a|b)"sv, "(bo)?"sv,
                                 "c+"sv, "o{2}"sv, "a{1,}"sv, "(b|ac){0,3}"sv};
  std::size_t found = 0;
  for (int i = 0; i < 600; ++i) {
    const std::string expression = random.pieces(pieces, 5) + "a";
    CAPTURE(expression);
    const std::regex same(expression);
    Strings want;
    for (const auto& [word, articles] : listed.words()) {
      const std::u32string plain = plain_letters(word);
      // std::regex knows bytes: every other letter stands for itself as one.
      std::string bytes;
      for (const char32_t letter : plain) bytes += letter < 0x80 ? static_cast<char>(letter) : '#';
      if (std::regex_match(bytes, same)) want.push_back(word);
    }
    found += want.size();
    CHECK(fitting(listed, read_regular_expression(expression)) == want);
  }
  CHECK(found > 5'000);
}

TEST_CASE("wildcards stand for any letters or one, and read past accents") {
  const Listed listed({{"hamburg", 5},
                       {"burg", 4},
                       {"burger", 3},
                       {"br\u00FCgg", 2},
                       {"color", 1},
                       {"colour", 1},
                       {"colouur", 1}});
  CHECK(fitting(listed, read_wildcards("*burg")) == Strings{"burg", "hamburg"});
  CHECK(fitting(listed, read_wildcards("b*r*")) == Strings{"br\u00FCgg", "burg", "burger"});
  CHECK(fitting(listed, read_wildcards("br?gg")) == Strings{"br\u00FCgg"});
  CHECK(fitting(listed, read_wildcards("colo?r")) == Strings{"colour"});
  CHECK(fitting(listed, read_wildcards("COLO*R")) == Strings{"color", "colour", "colouur"});
  CHECK(fitting(listed, read_regular_expression("colou?r")) == Strings{"color", "colour"});
}

TEST_CASE("what is wrong with a regular expression is told") {
  struct Case {
    std::string expression, fault;
  };
  const std::array cases = {
      Case{"(a", "has a ( that is not closed"},
      Case{"a)", "has a ) without a ( before it"},
      Case{"[a", "has a [ that is not closed"},
      Case{"[b-a]", "has a range of letters that ends before it begins"},
      Case{"*a", "has * with nothing before it to repeat"},
      Case{"a|+", "has + with nothing before it to repeat"},
      Case{"a{2,1}", "has braces without a repeat count of at most 64"},
      Case{"a{99}", "has braces without a repeat count of at most 64"},
      Case{"a{", "has braces without a repeat count of at most 64"},
      Case{"a\\", "ends with \\"},
      Case{"()", "is empty"},
      Case{"((a{64}){64}){64}", "is too long: a pattern takes at most 256 letters"},
      Case{"(((){64}){64}){64}", "repeats too much"},
      Case{"^$", "is empty"},
      Case{std::string(40, '(') + "a", "has brackets nested deeper than 32 levels"},
  };
  for (const auto& [expression, fault] : cases) {
    CAPTURE(expression);
    const ReadPattern read = read_regular_expression(expression);
    CHECK_FALSE(read.automaton);
    CHECK(read.fault == fault);
  }
}

TEST_CASE("what people know of other regular expressions is read") {
  const Listed listed({{"bridge", 5}, {"bridges", 4}, {"b12", 3}});
  CHECK(fitting(listed, read_regular_expression("^bridge$")) == Strings{"bridge"});
  CHECK(fitting(listed, read_regular_expression(R"(\bbridge\b)")) == Strings{"bridge"});
  CHECK(fitting(listed, read_regular_expression(R"(brid\w+)")) == Strings{"bridge", "bridges"});
  CHECK(fitting(listed, read_regular_expression(R"(b\d+)")) == Strings{"b12"});
  CHECK(fitting(listed, read_regular_expression("(?:bri|x)dge")) == Strings{"bridge"});
  CHECK(fitting(listed, read_regular_expression("b.+?dge")) == Strings{"bridge"});
}

TEST_CASE("certain first letters are those that every fitting word has") {
  const auto certain = [](std::string_view expression) {
    return std::u32string(read_regular_expression(expression).automaton->beginning(2));
  };
  CHECK(certain("harbo(u)?r") == U"harbo");
  CHECK(certain("har.*") == U"har");
  CHECK(certain("ha+r") == U"ha");
  CHECK(certain("(a|b)c").empty());
  CHECK(certain("a*b").empty());
}

TEST_CASE("most of the list is passed over") {
  std::map<std::string, std::size_t> words;
  for (const char a : std::string_view("abcdefghijklmnopqrstuvwxyz")) {
    for (const char b : std::string_view("abcdefghijklmnopqrstuvwxyz")) {
      for (int i = 0; i < 100; ++i) words[std::string{a, b} + "word" + std::to_string(i)] = 1;
    }
  }
  for (char32_t c = 0x4E00; c < 0x4E00 + 5000; ++c) words[to_utf8(c) + "x"] = 1;
  const Listed listed(words);
  REQUIRE(words.size() == 72'600);
  const auto steps = [&](const char32_t* typed, unsigned edits, Reach reach) {
    WordList list(listed.db());
    list.find(LetterPattern(typed, edits, reach), 100);
    return list.steps();
  };
  // each word is two terms, its stem and its own form
  CHECK(steps(U"hkw", 0, Reach::beginning) < 220);
  CHECK(steps(U"hkword7", 1, Reach::whole_word) < 2'000);
  CHECK(steps(U"hkword7", 2, Reach::whole_word) < 40'000);
}

}  // namespace
}  // namespace gazette::word_list_test
