// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippets/snippet.hpp"

#include <algorithm>

#include "core/text/sentences.hpp"
#include "core/text/text.hpp"
#include "searcher/snippets/passage.hpp"

namespace gazette {
namespace {

/// A long text is searched for a passage part by part, until one has a match.
constexpr std::size_t part_bytes = 200'000;

constexpr std::string_view ellipsis = "\u2026";

std::vector<CodePointRange> to_code_points(std::string_view text, std::vector<Match> matches) {
  std::sort(matches.begin(), matches.end(),
            [](const Match& a, const Match& b) { return a.bytes.begin < b.bytes.begin; });
  std::vector<CodePointRange> ranges;
  std::size_t at_byte = 0;
  std::size_t at_point = 0;
  const auto point_at = [&](std::size_t byte) {
    at_point += count_code_points(text.substr(at_byte, byte - at_byte));
    at_byte = byte;
    return at_point;
  };
  std::size_t merged_end = 0;
  for (std::size_t i = 0; i < matches.size(); i = std::max(i + 1, i)) {
    const std::size_t begin = matches[i].bytes.begin;
    merged_end = matches[i].bytes.end;
    while (i + 1 < matches.size() && matches[i + 1].bytes.begin < merged_end) {
      merged_end = std::max(merged_end, matches[++i].bytes.end);
    }
    const std::size_t start = point_at(begin);
    ranges.push_back({start, point_at(merged_end)});
  }
  return ranges;
}

/// The best passage of a text, and how many distinct words of the query it shows.
struct Excerpt {
  std::string text;
  std::size_t words = 0;
};

/// The first `most_bytes` of `text`, or less: it ends with a paragraph or a word if it can.
std::string_view beginning_of(std::string_view text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  const std::string_view part = text.substr(0, cut_point(text, most_bytes));
  const std::size_t paragraph = part.rfind('\n');
  if (paragraph != std::string_view::npos && paragraph > 0) return part.substr(0, paragraph);
  const std::size_t blank = part.rfind(' ');
  return blank != std::string_view::npos && blank > 0 ? part.substr(0, blank) : part;
}

/// The sentences of a text that say more than the title, which is shown above them.
struct Rest {
  std::vector<ByteRange> sentences;
  bool is_cut_before = false;  ///< the first one begins where a title that was cut ends
};

struct Title {
  std::vector<std::string> words;  ///< folded
  bool is_cut = false;             ///< then it may end within a word
};

Title read_title(const Article& article, Analyzer& analyzer) {
  Title title{{}, article.title.ends_with(ellipsis)};
  for (const Token& token : analyzer.analyze(article.title, article.language)) {
    title.words.push_back(token.word->folded);
  }
  return title;
}

/// How many words of `text` are those of the whole title; 0 when it begins otherwise.
std::size_t words_of_title(const Title& title, const std::vector<Token>& text) {
  const auto differs = std::mismatch(
      title.words.begin(), title.words.end(), text.begin(), text.end(),
      [](const std::string& word, const Token& token) { return word == token.word->folded; });
  const auto common = static_cast<std::size_t>(differs.first - title.words.begin());
  const std::size_t missing = title.words.size() - common;
  return missing == 0 || (title.is_cut && missing == 1) ? common : 0;
}

/// `all`, where the title does not say the first of them, or says all there is.
Rest beyond_title(const Title& title, const std::vector<ByteRange>& all,
                  const std::vector<Token>& tokens) {
  const std::size_t words = words_of_title(title, tokens);
  if (words == 0 || words >= tokens.size()) return {all};
  const std::size_t next = tokens[words].bytes.begin;
  const auto first = std::find_if(all.begin(), all.end(),
                                  [&](const ByteRange& sentence) { return sentence.end > next; });
  Rest rest{{first, all.end()}};
  if (rest.sentences.empty()) return {all};
  const bool is_amid = tokens[words - 1].bytes.begin >= rest.sentences.front().begin;
  if (is_amid && !title.is_cut) return {all};
  rest.is_cut_before = is_amid;
  if (is_amid) rest.sentences.front().begin = next;
  return rest;
}

Excerpt excerpt_of_part(std::string_view text, const Title& title, std::string_view language,
                        std::span<const Pattern> patterns, Analyzer& analyzer) {
  const std::vector<ByteRange> all = sentences(text, language);
  if (all.empty()) return {};
  const std::vector<Token> tokens = analyzer.analyze(text, language);
  const std::vector<Match> matches = find_highlights(patterns, tokens);
  const Rest rest = beyond_title(title, all, tokens);
  const Passage passage = best_passage({text, tokens, matches, patterns}, rest.sentences);
  const bool begins_amid =
      rest.is_cut_before && passage.range.begin == rest.sentences.front().begin;
  Excerpt excerpt{
      std::string(text.substr(passage.range.begin, passage.range.end - passage.range.begin)),
      passage.words};
  if (passage.is_cut_before || begins_amid) excerpt.text.insert(0, ellipsis);
  if (passage.is_cut_after) excerpt.text.append(ellipsis);
  return excerpt;
}

Excerpt excerpt_of(std::string_view text, const Article& article, std::span<const Pattern> patterns,
                   Analyzer& analyzer, std::size_t max_bytes) {
  Excerpt first;
  text = beginning_of(text, max_bytes);
  const Title title = read_title(article, analyzer);
  for (std::size_t part = 0; !text.empty(); ++part) {
    const std::string_view beginning = beginning_of(text, part_bytes);
    text.remove_prefix(beginning.size());
    Excerpt excerpt = excerpt_of_part(beginning, title, article.language, patterns, analyzer);
    if (excerpt.words > 0 || patterns.empty()) return excerpt;
    if (part == 0) first = std::move(excerpt);
  }
  return first;
}

}  // namespace

std::vector<Piece> pieces(const Snippet& snippet) {
  const std::string_view text = snippet.text;
  std::vector<Piece> result;
  std::size_t byte = 0;
  std::size_t point = 0;
  const auto advance = [&](std::size_t to_point, Piece::Kind kind) {
    const std::size_t begin = byte;
    while (point < to_point && byte < text.size()) {
      ++byte;
      while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U)
        ++byte;
      ++point;
    }
    if (byte > begin) result.push_back({text.substr(begin, byte - begin), kind});
  };
  for (const CodePointRange& range : snippet.highlights) {
    advance(range.start, Piece::Kind::plain);
    advance(range.end, Piece::Kind::highlighted);
  }
  advance(text.size(), Piece::Kind::plain);
  return result;
}

Snippet highlight(std::string_view text, std::string_view language,
                  std::span<const Pattern> patterns, Analyzer& analyzer) {
  Snippet snippet{one_line(text), {}};
  const std::vector<Token> tokens = analyzer.analyze(snippet.text, language);
  snippet.highlights = to_code_points(snippet.text, find_highlights(patterns, tokens));
  return snippet;
}

Snippet make_snippet(const Article& article, std::span<const Pattern> patterns, Analyzer& analyzer,
                     std::size_t max_bytes) {
  Excerpt best;
  for (const std::string* text : {&article.body, &article.summary, &article.title}) {
    if (best.words > 0) break;
    // The title is shown anyway, so it is the snippet only where there is no other text.
    if (text == &article.title && !best.text.empty()) break;
    Excerpt excerpt = excerpt_of(*text, article, patterns, analyzer, max_bytes);
    if (best.text.empty() || excerpt.words > 0) best = std::move(excerpt);
  }
  return highlight(best.text, article.language, patterns, analyzer);
}

}  // namespace gazette
