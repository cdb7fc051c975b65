// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as an article that was found: its first byte chooses a language, its first line has the
// words that were typed, phrases separated by commas, its second the title, and the rest is the
// body. Snippet and title are one line of text, with highlights in order that are within it.
#include <array>
#include <string>
#include <vector>

#include "core/query/word_expansion.hpp"
#include "core/text/text.hpp"
#include "searcher/snippets/snippet.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace gazette {
namespace {

/// A query has no more (core/query/limits.hpp).
constexpr std::size_t most_patterns = 256;

Analyzer& analyzer() {
  static Analyzer made;
  return made;
}

std::vector<Pattern> patterns_of(std::string_view typed, const std::string& language) {
  std::vector<Pattern> patterns;
  while (!typed.empty() && patterns.size() < most_patterns) {
    Pattern pattern;
    for (const ExpandedWord& word : expand_words(take_part(typed, ','), {language}, analyzer())) {
      pattern.push_back(word.terms);
    }
    if (!pattern.empty()) patterns.push_back(std::move(pattern));
  }
  return patterns;
}

void check(const Snippet& snippet) {
  demand_text(snippet.text, "a snippet");
  demand(snippet.text == one_line(snippet.text), "a snippet is not one line");
  std::size_t end = 0;
  for (const CodePointRange& range : snippet.highlights) {
    demand(range.start >= end && range.start < range.end, "highlights are out of order");
    end = range.end;
  }
  demand(end <= count_code_points(snippet.text), "a highlight lies behind its text");
  std::string whole;
  for (const Piece& piece : pieces(snippet)) whole += piece.text;
  demand(whole == snippet.text, "the pieces are not the whole");
}

void show(const Article& article, std::string_view typed) {
  const std::vector<Pattern> patterns = patterns_of(typed, article.language);
  check(make_snippet(article, patterns, analyzer()));
  check(highlight(article.title, article.language, patterns, analyzer()));
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array languages = {"en", "de", "ja", "th", "ar", "und"};
  std::string_view input = gazette::input_text(data, size);
  gazette::Article article;
  article.language = languages.at(gazette::take_byte(input) % languages.size());
  const std::string text = gazette::repair_utf8(input);
  std::string_view rest = text;
  const std::string_view typed = gazette::take_part(rest, '\n');
  article.title = gazette::one_line(gazette::take_part(rest, '\n'));
  article.body = rest;
  gazette::show(article, typed);
  article.summary.swap(article.body);
  gazette::show(article, typed);
  return 0;
}
