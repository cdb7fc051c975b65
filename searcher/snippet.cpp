// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippet.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/text.hpp"

namespace gazette {
namespace {

/// Of a very long body only the beginning is searched for passages.
constexpr std::size_t max_scanned_bytes = 200'000;

constexpr std::string_view ellipsis = "\u2026";

struct Match {
  ByteRange bytes;
  std::size_t pattern;
};

bool stands_for(const std::vector<std::string>& terms, const Word& word) {
  return std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
    return term == word.term || (!word.variant.empty() && term == word.variant);
  });
}

/// The places of patterns among tokens, in order of their beginning.
class Matcher {
 public:
  explicit Matcher(std::span<const Pattern> patterns) : patterns_(patterns) {
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      if (patterns[i].empty()) continue;
      for (const std::string& term : patterns[i].front()) by_first_term_[term].push_back(i);
    }
  }

  std::vector<Match> find(const std::vector<Token>& tokens) const {
    std::vector<Match> matches;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const Word& word = *tokens[i].word;
      add(word.term, tokens, i, matches);
      if (!word.variant.empty()) add(word.variant, tokens, i, matches);
    }
    return matches;
  }

 private:
  void add(const std::string& term, const std::vector<Token>& tokens, std::size_t first,
           std::vector<Match>& matches) const {
    const auto found = by_first_term_.find(term);
    if (found == by_first_term_.end()) return;
    for (const std::size_t index : found->second) {
      const Pattern& pattern = patterns_[index];
      // Beside other words, one that says nothing in the article's own language shows nothing.
      if (pattern.size() == 1 && patterns_.size() > 1 && tokens[first].word->stop) continue;
      if (first + pattern.size() > tokens.size()) continue;
      bool all = true;
      for (std::size_t k = 1; k < pattern.size() && all; ++k) {
        all = stands_for(pattern[k], *tokens[first + k].word);
      }
      if (!all) continue;
      matches.push_back(
          {{tokens[first].bytes.begin, tokens[first + pattern.size() - 1].bytes.end}, index});
    }
  }

  std::span<const Pattern> patterns_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_first_term_;
};

/// How much a passage shows of the query: each pattern counts once, a phrase by its words, and
/// repetitions a little.
double passage_score(const std::vector<Match>& matches, ByteRange passage,
                     std::span<const Pattern> patterns) {
  std::vector<bool> seen(patterns.size());
  double score = 0;
  for (const Match& match : matches) {
    if (match.bytes.begin < passage.begin || match.bytes.end > passage.end) continue;
    score += seen[match.pattern] ? 0.05 : static_cast<double>(patterns[match.pattern].size());
    seen[match.pattern] = true;
  }
  return score;
}

/// One sentence or two neighbours, the best and, among equals, the first and shortest.
ByteRange best_passage(std::string_view text, const std::vector<ByteRange>& candidates,
                       const std::vector<Match>& matches, std::span<const Pattern> patterns) {
  ByteRange best = candidates.front();
  double best_score = -1;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t last = i; last < std::min(i + 2, candidates.size()); ++last) {
      const ByteRange passage{candidates[i].begin, candidates[last].end};
      const std::string_view words = text.substr(passage.begin, passage.end - passage.begin);
      if (last > i && count_code_points(words) > max_snippet_code_points) continue;
      const double score = passage_score(matches, passage, patterns);
      if (score > best_score + 1e-9) {
        best = passage;
        best_score = score;
      }
    }
  }
  return best;
}

/// A second sentence is added where it fits, so that a short one does not stand alone.
ByteRange filled_up(std::string_view text, const std::vector<ByteRange>& candidates,
                    ByteRange passage) {
  for (std::size_t i = 0; i + 1 < candidates.size(); ++i) {
    if (candidates[i].begin != passage.begin || candidates[i].end != passage.end) continue;
    const ByteRange both{passage.begin, candidates[i + 1].end};
    if (count_code_points(text.substr(both.begin, both.end - both.begin)) <=
        max_snippet_code_points) {
      return both;
    }
  }
  return passage;
}

/// A stretch of `passage` no longer than the limit, cut at word ends, with the first match in its
/// first third. Only for passages that are too long.
ByteRange cut_to_size(std::string_view text, ByteRange passage, const std::vector<Token>& tokens,
                      const std::vector<Match>& matches) {
  const auto size = [&](std::size_t begin, std::size_t end) {
    return count_code_points(text.substr(begin, end - begin));
  };
  if (size(passage.begin, passage.end) <= max_snippet_code_points) return passage;
  std::size_t wanted = passage.begin;
  for (const Match& match : matches) {
    if (match.bytes.begin >= passage.begin && match.bytes.end <= passage.end) {
      wanted = match.bytes.begin;
      break;
    }
  }
  std::size_t begin = passage.begin;
  std::size_t end = cut_point(text, passage.begin + max_snippet_code_points);
  bool begun = size(passage.begin, wanted) <= max_snippet_code_points / 3;
  for (const Token& token : tokens) {
    if (token.bytes.begin < passage.begin || token.bytes.end > passage.end) continue;
    if (!begun && size(token.bytes.begin, wanted) <= max_snippet_code_points / 3) {
      begin = token.bytes.begin;
      begun = true;
    }
    if (!begun) continue;
    if (size(begin, token.bytes.end) > max_snippet_code_points) break;
    end = token.bytes.end;
  }
  return {begin, std::max(begin, end)};
}

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

/// The sentences to choose from: not those that the title already shows.
std::vector<ByteRange> candidate_sentences(std::string_view text, const Article& article) {
  std::vector<ByteRange> all = sentences(text, article.language);
  if (all.size() > 1 && !article.title.empty()) {
    const std::string first = one_line(text.substr(all[0].begin, all[0].end - all[0].begin));
    if (first == article.title) all.erase(all.begin());
  }
  return all;
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
  snippet.highlights = to_code_points(snippet.text, Matcher(patterns).find(tokens));
  return snippet;
}

Snippet make_snippet(const Article& article, std::span<const Pattern> patterns,
                     Analyzer& analyzer) {
  const std::string& whole = !article.body.empty()      ? article.body
                             : !article.summary.empty() ? article.summary
                                                        : article.title;
  const std::string_view text =
      std::string_view(whole).substr(0, cut_point(whole, max_scanned_bytes));
  const std::vector<ByteRange> candidates = candidate_sentences(text, article);
  if (candidates.empty()) return {};
  const std::vector<Token> tokens = analyzer.analyze(text, article.language);
  const std::vector<Match> matches = Matcher(patterns).find(tokens);
  const ByteRange sentence_range =
      filled_up(text, candidates, best_passage(text, candidates, matches, patterns));
  const ByteRange range = cut_to_size(text, sentence_range, tokens, matches);
  std::string passage(text.substr(range.begin, range.end - range.begin));
  if (range.begin > sentence_range.begin) passage.insert(0, ellipsis);
  if (range.end < sentence_range.end) passage.append(ellipsis);
  return highlight(passage, article.language, patterns, analyzer);
}

}  // namespace gazette
