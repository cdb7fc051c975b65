// SPDX-License-Identifier: GPL-3.0-or-later
// Languages written without blanks between words: where the analyzer divides them, against people.
#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/text/sentences.hpp"
#include "tests/catch.hpp"
#include "tests/test_data.hpp"

namespace gazette::analyzer_segmentation_test {
namespace {

using Strings = std::vector<std::string>;
using Boundaries = std::set<std::size_t>;

Strings words(std::string_view text, std::string_view language) {
  Analyzer analyzer;
  Strings result;
  for (const Token& token : analyzer.analyze(text, language)) {
    result.emplace_back(text.substr(token.bytes.begin, token.bytes.end - token.bytes.begin));
  }
  return result;
}

/// A sentence and the bytes at which people begin and end its words; punctuation is no word.
struct Sentence {
  std::string text;
  Boundaries boundaries;
};

Strings columns(std::string_view line) {
  Strings result;
  for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
    result.emplace_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  result.emplace_back(line);
  return result;
}

/// CoNLL-U (https://universaldependencies.org/format.html): a line of ten columns a word, an empty
/// line after each sentence.
std::vector<Sentence> read_conllu(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Sentence> sentences(1);
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) {
      sentences.emplace_back();
      continue;
    }
    const Strings row = columns(line);
    if (line.front() == '#' || row.size() != 10) continue;
    Sentence& sentence = sentences.back();
    const std::size_t begin = sentence.text.size();
    sentence.text += row[1];
    if (row[3] != "PUNCT" && row[3] != "SYM") {
      sentence.boundaries.insert({begin, sentence.text.size()});
    }
    if (row[9].find("SpaceAfter=No") == std::string::npos) sentence.text += ' ';
  }
  return sentences;
}

struct Score {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t right = 0;

  double f1() const { return 2.0 * static_cast<double>(right) / static_cast<double>(gold + found); }
};

Score score(const std::vector<Sentence>& sentences, std::string_view language) {
  Analyzer analyzer;
  Score total;
  for (const Sentence& sentence : sentences) {
    Boundaries found;
    for (const Token& token : analyzer.analyze(sentence.text, language)) {
      found.insert({token.bytes.begin, token.bytes.end});
    }
    total.gold += sentence.boundaries.size();
    total.found += found.size();
    total.right +=
        static_cast<std::size_t>(std::count_if(found.begin(), found.end(), [&](std::size_t at) {
          return sentence.boundaries.contains(at);
        }));
  }
  return total;
}

TEST_CASE("Thai and Chinese words are divided nearly as people divide them") {
  struct Gold {
    std::string_view file;
    std::string_view language;
    double least_f1;
  };
  const std::optional<std::filesystem::path> folder = test_data("formats/wordbreak");
  if (!folder) return;
  for (const auto& [file, language, least_f1] :
       {Gold{"th_pud-ud-test.conllu", "th", 0.5}, Gold{"zh_pud-ud-test.conllu", "zh", 0.5}}) {
    const std::vector<Sentence> sentences = read_conllu(*folder / file);
    REQUIRE(sentences.size() >= 1000);
    const Score total = score(sentences, language);
    CAPTURE(file, total.gold, total.found, total.right, total.f1());
    CHECK(total.f1() >= least_f1);
  }
}

TEST_CASE("a Thai, Chinese or Japanese word is found within its sentence") {
  struct Found {
    std::string_view language;
    std::string_view text;
    std::string_view word;
  };
  constexpr std::array cases = {
      Found{"ja", "東京で選挙が行われた。", "選挙"},
      Found{"ja", "東京で選挙が行われた。", "東京"},
      Found{"ja", "新しいコンピューターを発表した", "コンピューター"},
      Found{"ja", "日本の経済は成長した", "経済"},
      Found{"zh", "中国经济增长", "经济"},
      Found{"zh", "雖然美國的經濟", "美國"},
      Found{"zh", "总统在北京访问", "北京"},
      Found{"th", "นายกรัฐมนตรีของประเทศไทย", "รัฐมนตรี"},
      Found{"th", "ตำรวจจับผู้ต้องหา", "ตำรวจ"},
  };
  for (const auto& [language, text, word] : cases) {
    CAPTURE(language, text, word);
    const Strings found = words(text, language);
    CHECK(std::find(found.begin(), found.end(), word) != found.end());
    CHECK(words(word, language) == Strings{std::string(word)});
  }
}

TEST_CASE("the division of a text does not depend on the language it is said to be in") {
  const std::string_view text = "東京で選挙、中国经济增长 ตำรวจจับผู้ต้องหา ferry";
  const Strings want = words(text, "ja");
  for (const std::string_view language : {"zh", "th", "en", "und", ""}) {
    CAPTURE(language);
    CHECK(words(text, language) == want);
  }
}

TEST_CASE("words of two scripts side by side are divided") {
  CHECK(words("NHKの記者", "ja").front() == "NHK");
  CHECK(words("2026年", "ja") == Strings{"2026", "年"});
}

TEST_CASE("narrow katakana finds wide") {
  Analyzer analyzer;
  const std::string narrow = analyzer.analyze("ﾆｭｰｽ", "ja").front().word->term;
  const std::string wide = analyzer.analyze("ニュース", "ja").front().word->term;
  CHECK(narrow == wide);
}

}  // namespace
}  // namespace gazette::analyzer_segmentation_test
