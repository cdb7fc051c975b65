// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_compiler.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>

#include "searcher/query/query_parts.hpp"

namespace gazette {

using Xapian::Query;

WordCompiler::WordCompiler(const Node& tree, const Request& request, const IndexView& index)
    : syntax_(request.syntax),
      index_(index),
      reader_(index, request.syntax),
      limit_(limit_words(tree, request.query.size(), reader_, index.db)) {
  if (limit_.words_left_out.empty()) return;
  warn_of_limit(fmt::format("the query has {} different words; the {} rarest are searched",
                            limit_.words, max_words));
}

CompiledQuery WordCompiler::take_notes() {
  // A query of nothing but patterns that cannot be searched would warn thousands of times.
  constexpr std::size_t most = 8;
  const std::size_t more = warnings_.size() - std::min(warnings_.size(), most);
  warnings_.resize(warnings_.size() - more);
  if (more > 0) {
    warn(fmt::format("{} more places of the query are not searched as they stand", more));
  }
  notes_.warnings.insert(notes_.warnings.end(), warnings_.begin(), warnings_.end());
  return std::move(notes_);
}

std::optional<Query> WordCompiler::word(const Node& node) {
  const Words words = expand(node);
  if (words.size() > 1 && !is_loose(words)) return phrase(words, node);
  std::vector<Query> parts;
  for (const ExpandedWord& each : words) {
    if (limit_.leaves_out(each)) continue;
    remember(Words{each});
    parts.push_back(scored(index_, each));
  }
  if (parts.empty()) return std::nullopt;
  return any_of(parts);
}

std::optional<Query> WordCompiler::phrase(const Node& node) { return phrase(expand(node), node); }

std::optional<Query> WordCompiler::near(const Node& node) {
  Words words;
  for (const Node& child : node.children) {
    for (ExpandedWord& each : expand(child)) words.push_back(std::move(each));
  }
  if (words.empty()) return std::nullopt;
  words = cut(std::move(words), max_near_words, "NEAR", node.children.front().byte_offset);
  for (const ExpandedWord& each : words) remember(Words{each});
  return near_of(words, node.window + words.size() - 1);
}

WordCompiler::Words WordCompiler::words_of_field(const Node& node) {
  Words words = reader_.read(*node.field, node.text, node.byte_offset);
  take_warnings();
  return words;
}

std::vector<Query> WordCompiler::title_scores(const Node& node) {
  std::vector<Query> scores;
  for (const ExpandedWord& word : expand(node)) {
    if (word.stop != ExpandedWord::Stop::no) continue;
    remember(Words{word});
    scores.push_back(scored(index_, word));
  }
  return scores;
}

std::optional<WordCompiler::Words> WordCompiler::separate_words(const Node& node) {
  Words words = expand(node);
  const bool stand_alone = words.size() <= 1 || is_loose(words);
  if (!stand_alone || (!words.empty() && words.back().is_pattern())) return std::nullopt;
  std::erase_if(words, [&](const ExpandedWord& each) { return limit_.leaves_out(each); });
  return words;
}

std::vector<Query> WordCompiler::scored_words(
    const std::map<std::vector<std::string>, unsigned>& words) {
  std::vector<Query> parts;
  for (const auto& [terms, times] : words) {
    parts.push_back(scored(index_, terms, times));
    remember(Pattern{terms});
  }
  return parts;
}

bool WordCompiler::is_pure_stop(const Node& node) {
  if (node.kind != Node::Kind::word) return false;
  const Words words = expand(node);
  return !words.empty() && are_stop_words(words);
}

WordCompiler::Words WordCompiler::cut_phrase(Words words, std::size_t byte_offset) {
  return cut(std::move(words), max_phrase_words, "phrase", byte_offset);
}

WordCompiler::Words WordCompiler::expand(const Node& node) {
  Words words = reader_.read(node.text, node.byte_offset);
  take_warnings();
  for (const ExpandedWord& word : words) {
    for (const std::string& term : word.terms) note_typed(term, word.typed);
  }
  return words;
}

void WordCompiler::take_warnings() {
  for (std::string& warning : reader_.take_warnings()) warn(std::move(warning));
  for (std::string& limit : reader_.take_limits()) warn_of_limit(std::move(limit));
}

void WordCompiler::note_typed(const std::string& term, const std::string& word) {
  std::vector<std::string>& typed = notes_.typed_words[term];
  if (std::find(typed.begin(), typed.end(), word) == typed.end()) typed.push_back(word);
}

/// The first `most` of `words`.
WordCompiler::Words WordCompiler::cut(Words words, std::size_t most, std::string_view what,
                                      std::size_t byte_offset) {
  if (words.size() <= most) return words;
  warn(fmt::format("the {} at byte {} has {} words; the first {} are searched", what, byte_offset,
                   words.size(), most));
  words.resize(most);
  return words;
}

/// Takes note of a word or phrase that matches may be shown by.
void WordCompiler::remember(Pattern pattern) {
  if (pattern.empty() || is_excluding_) return;
  notes_.patterns.push_back(std::move(pattern));
  notes_.has_words = true;
}

void WordCompiler::remember(const Words& words) {
  Pattern pattern;
  for (const ExpandedWord& word : words) pattern.push_back(word.terms);
  remember(std::move(pattern));
}

std::optional<Query> WordCompiler::phrase(Words typed, const Node& node) {
  const Words words = cut_phrase(std::move(typed), node.byte_offset);
  if (words.empty()) return std::nullopt;
  if (words.size() == 1) {
    remember(words);
    return scored(index_, words.front());
  }
  if (node.window == 0) {
    remember(words);
  } else {  // whose words stand apart
    for (const ExpandedWord& each : words) remember(Words{each});
  }
  return phrase_of(words, {}, node.window);
}

/// Whether a piece of text typed without blanks, of several words, is to be read as separate
/// words: else it is a phrase (AT&T, wi-fi). Where only a dictionary tells words apart (Thai,
/// Japanese) a person typed one word or a whole sentence: a phrase if any article has it so.
bool WordCompiler::is_loose(const Words& words) const {
  const bool is_compound =
      std::all_of(words.begin() + 1, words.end(),
                  [](const ExpandedWord& word) { return word.touches_previous; });
  if (is_compound) return !matches_any(index_.db, phrase_of(words));
  return syntax_ == Syntax::words;
}

}  // namespace gazette
