// SPDX-License-Identifier: GPL-3.0-or-later
// The leaves of a query's tree as Xapian queries: words, phrases, words near each other. Takes note
// of what is to be highlighted, of what was typed for which term, and of what could not be done.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/query/tree.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/query/compiled_query.hpp"
#include "searcher/values/request.hpp"
#include "searcher/words/typed_words.hpp"
#include "searcher/words/word_limit.hpp"

namespace Xapian {
class Query;
}  // namespace Xapian

namespace gazette {

/// Of one query. Queries are nothing where a node says nothing (punctuation alone).
class WordCompiler {
 public:
  using Words = std::vector<ExpandedWord>;

  /// `tree` is that of the whole query.
  WordCompiler(const Node& tree, const Request& request, const IndexView& index);

  std::optional<Xapian::Query> word(const Node& node);
  std::optional<Xapian::Query> phrase(const Node& node);
  std::optional<Xapian::Query> near(const Node& node);

  /// The words of a condition on `node.field`, of kind text or name.
  Words words_of_field(const Node& node);

  /// What the words of a condition on the title score as plain words.
  std::vector<Xapian::Query> title_scores(const Node& node);

  /// The words of a node that stand for themselves, but for those that are beyond the limit;
  /// nothing when it is to be compiled as it stands.
  std::optional<Words> separate_words(const Node& node);

  /// Words by their terms, each with how often it was typed.
  std::vector<Xapian::Query> scored_words(
      const std::map<std::vector<std::string>, unsigned>& words);

  bool is_pure_stop(const Node& node);

  /// The first `max_phrase_words` of `words`.
  Words cut_phrase(Words words, std::size_t byte_offset);

  /// Of one place of the query.
  void warn(std::string warning) { warnings_.push_back(std::move(warning)); }

  /// Of a limit that the whole query reached; such warnings come first, and none is left out.
  void warn_of_limit(std::string warning) { notes_.warnings.push_back(std::move(warning)); }

  /// Whether what is compiled next is what articles must not have, which is never shown.
  bool is_excluding() const { return is_excluding_; }

  /// The result of `compile`, which compiles what articles must not have.
  template <typename Compile>
  auto excluding(Compile compile) {
    const bool outer = std::exchange(is_excluding_, true);
    auto query = compile();
    is_excluding_ = outer;
    return query;
  }

  /// All that was noted, without a query; of many warnings the first.
  CompiledQuery take_notes();

 private:
  Words expand(const Node& node);
  void note_typed(const std::string& term, const std::string& word);
  Words cut(Words words, std::size_t most, std::string_view what, std::size_t byte_offset);
  void remember(Pattern pattern);
  void remember(const Words& words);
  std::optional<Xapian::Query> phrase(Words typed, const Node& node);
  bool is_loose(const Words& words) const;
  void take_warnings();

  Syntax syntax_;
  const IndexView& index_;
  TypedWords reader_;
  WordLimit limit_;
  CompiledQuery notes_;
  std::vector<std::string> warnings_;
  bool is_excluding_ = false;
};

}  // namespace gazette
