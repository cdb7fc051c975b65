// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query_compiler.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <optional>

#include "core/text.hpp"
#include "searcher/conditions.hpp"
#include "searcher/query_parts.hpp"
#include "searcher/word_expansion.hpp"

namespace gazette {
namespace {

using Xapian::Query;
using Queries = std::vector<Query>;
using Words = std::vector<ExpandedWord>;

class Compiler {
 public:
  Compiler(const Request& request, const IndexView& index)
      : request_(request),
        languages_(languages_searched(request, index.languages)),
        index_{index.db, languages_, index.analyzer} {}

  CompiledQuery run(const Node& tree) {
    const bool asks_words = !one_line(request_.query).empty();
    std::optional<Query> query = compile(tree);
    if (asks_words && !query) {
      result_.warnings.emplace_back("the query holds no word to search for");
      query = Query();  // matches nothing
    }
    if (!query) query = everything();
    const OptionFilters filters = option_filters(request_, index_);
    if (!filters.queries.empty()) {
      query = Query(Query::OP_FILTER, *query, all_of(filters.queries));
    }
    result_.filters_dates |= filters.filters_dates;
    result_.warnings.insert(result_.warnings.end(), filters.warnings.begin(),
                            filters.warnings.end());
    result_.query = std::make_shared<const Query>(std::move(*query));
    return std::move(result_);
  }

 private:
  Words expand(std::string_view text) {
    Words words = expand_words(text, index_.languages, index_.analyzer);
    for (const ExpandedWord& word : words) {
      for (const std::string& term : word.terms) note_typed(term, word.typed);
    }
    return words;
  }

  void note_typed(const std::string& term, const std::string& word) {
    std::vector<std::string>& typed = result_.typed_words[term];
    if (std::find(typed.begin(), typed.end(), word) == typed.end()) typed.push_back(word);
  }

  /// Takes note of a word or phrase that matches may be shown by.
  void remember(Pattern pattern) {
    if (pattern.empty() || is_excluding_) return;
    result_.patterns.push_back(std::move(pattern));
    result_.has_words = true;
  }

  void remember(const Words& words) {
    Pattern pattern;
    for (const ExpandedWord& word : words) pattern.push_back(word.terms);
    remember(std::move(pattern));
  }

  std::optional<Query> phrase(const Words& words) {
    if (words.empty()) return std::nullopt;
    remember(words);
    if (words.size() == 1) return scored(index_.db, words.front().terms, 1);
    return phrase_of(words);
  }

  /// Whether a piece of text typed without blanks, of several words, is to be read as separate
  /// words: else it is a phrase (AT&T, wi-fi). Where only a dictionary tells words apart (Thai,
  /// Japanese) a person typed one word or a whole sentence: a phrase if any article has it so.
  bool is_loose(const Words& words) const {
    const bool is_compound =
        std::all_of(words.begin() + 1, words.end(),
                    [](const ExpandedWord& word) { return word.touches_previous; });
    if (is_compound) return !matches_any(index_.db, phrase_of(words));
    return request_.syntax == Syntax::words;
  }

  std::optional<Query> word(const Node& node) {
    const Words words = expand(node.text);
    if (words.empty()) return std::nullopt;
    if (words.size() > 1 && !is_loose(words)) return phrase(words);
    Queries parts;
    for (const ExpandedWord& each : words) {
      remember(Words{each});
      parts.push_back(scored(index_.db, each.terms, 1));
    }
    return any_of(parts);
  }

  std::optional<Query> near(const Node& node) {
    Words words;
    for (const Node& child : node.children) {
      for (ExpandedWord& each : expand(child.text)) {
        remember(Words{each});
        words.push_back(std::move(each));
      }
    }
    if (words.empty()) return std::nullopt;
    return near_of(words, node.window + words.size() - 1);
  }

  /// A condition that was typed into the query: never an error, at most a warning.
  std::optional<Query> typed_condition(const Node& node) {
    if (node.field->kind == FieldKind::topic && !knows_topic(node.text, index_)) {
      result_.warnings.push_back(
          fmt::format("no article has the topic {}; {}", node.text, topic_hint(node.text, index_)));
    }
    if (std::optional<Query> query = condition_query(*node.field, node.text, index_)) {
      if (node.field->kind == FieldKind::date && !is_excluding_) result_.filters_dates = true;
      return query;
    }
    result_.warnings.push_back(
        fmt::format("{} is no date; it is searched as words. Write date:2026-02-26, date:2026-02, "
                    "date:2026-01-05..2026-02-10 or date:7d",
                    node.text));
    Node words;
    words.kind = Node::Kind::word;
    words.text = node.text;
    return word(words);
  }

  /// Nothing when the node says nothing (punctuation alone).
  std::optional<Query> compile(const Node& node) {
    switch (node.kind) {
      case Node::Kind::ranked:
        return ranked(node);
      case Node::Kind::word:
        return word(node);
      case Node::Kind::phrase:
        return phrase(expand(node.text));
      case Node::Kind::near:
        return near(node);
      case Node::Kind::condition:
        return scoring_condition(node);
      case Node::Kind::all:
        return all(node);
      case Node::Kind::any:
        return any(node);
      case Node::Kind::without:
        return without(node);
    }
    return std::nullopt;
  }

  std::optional<Query> excluded(const Node& node) {
    const bool outer = std::exchange(is_excluding_, true);
    std::optional<Query> query = compile(node);
    is_excluding_ = outer;
    return query;
  }

  /// A child of an operator: `-a` there is everything but a.
  std::optional<Query> operand(const Node& node) {
    if (node.sign != Node::Sign::must_not) return compile(node);
    const std::optional<Query> query = excluded(node);
    if (!query) return std::nullopt;
    return Query(Query::OP_AND_NOT, everything(), *query);
  }

  bool is_pure_stop(const Node& node) {
    if (node.kind != Node::Kind::word) return false;
    const Words words = expand(node.text);
    return !words.empty() && are_stop_words(words);
  }

  std::optional<Query> all(const Node& node) {
    const bool only_stops = std::all_of(node.children.begin(), node.children.end(),
                                        [&](const Node& child) { return is_pure_stop(child); });
    Queries parts;
    for (const Node& child : node.children) {
      if (!only_stops && is_pure_stop(child)) continue;
      if (std::optional<Query> query = operand(child)) parts.push_back(std::move(*query));
    }
    if (parts.empty()) return std::nullopt;
    return all_of(parts);
  }

  std::optional<Query> any(const Node& node) {
    Queries parts;
    for (const Node& child : node.children) {
      if (std::optional<Query> query = operand(child)) parts.push_back(std::move(*query));
    }
    if (parts.empty()) return std::nullopt;
    return any_of(parts);
  }

  std::optional<Query> without(const Node& node) {
    Queries parts;
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      if (std::optional<Query> query = excluded(node.children[i])) parts.push_back(*query);
    }
    std::optional<Query> kept = operand(node.children.front());
    if (!kept || parts.empty()) return kept;
    return Query(Query::OP_AND_NOT, *kept, any_of(parts));
  }

  /// Titles select by their own terms, which weigh nothing; the words still score as plain ones.
  std::optional<Query> scoring_condition(const Node& node) {
    std::optional<Query> query = typed_condition(node);
    if (!query || node.field->kind != FieldKind::text || is_excluding_) return query;
    WordCounts words;
    words.add(expand(node.text));
    const Queries scores = scored_words(words.content);
    if (scores.empty()) return query;
    return Query(Query::OP_AND_MAYBE, *query, any_of(scores));
  }

  Queries scored_words(const std::map<std::vector<std::string>, unsigned>& words) {
    Queries parts;
    for (const auto& [terms, times] : words) {
      parts.push_back(scored(index_.db, terms, times));
      remember(Pattern{terms});
    }
    return parts;
  }

  /// Words without an operator under a ranked node.
  struct Typed {
    WordCounts words;
    WordCounts title_words;  ///< of conditions: they select by the field and score as plain words
  };

  void add_child(const Node& child, RankedParts& parts, Typed& typed) {
    if (child.sign == Node::Sign::must_not) {
      if (std::optional<Query> query = excluded(child)) parts.not_wanted.push_back(*query);
      return;
    }
    if (child.kind == Node::Kind::condition && child.sign == Node::Sign::none) {
      if (std::optional<Query> query = typed_condition(child)) {
        parts.conditions[child.field].push_back(*query);
      }
      if (child.field->kind == FieldKind::text) typed.title_words.add(expand(child.text));
      return;
    }
    if (child.kind == Node::Kind::word && child.sign == Node::Sign::none) {
      const Words words = expand(child.text);
      if (words.size() <= 1 || is_loose(words)) {
        typed.words.add(words);
        return;
      }
    }
    if (std::optional<Query> query = compile(child)) {
      (child.sign == Node::Sign::must ? parts.must : parts.may).push_back(std::move(*query));
    }
  }

  std::optional<Query> ranked(const Node& node) {
    RankedParts parts;
    Typed typed;
    for (const Node& child : node.children) add_child(child, parts, typed);
    return assemble(std::move(parts), typed);
  }

  std::optional<Query> assemble(RankedParts parts, const Typed& typed) {
    for (Query& query : scored_words(typed.words.content)) parts.may.push_back(std::move(query));
    // Stop words match nearly everything: they only score beside words that select, and those that
    // are stop words everywhere not even that. Left alone, they are searched.
    const bool selects = !parts.may.empty() || !parts.must.empty() || !parts.conditions.empty();
    for (Query& query : scored_words(typed.words.some_stop)) {
      (selects ? parts.only_score : parts.may).push_back(std::move(query));
    }
    if (!selects && parts.may.empty()) parts.may = scored_words(typed.words.all_stop);
    for (Query& query : scored_words(typed.title_words.content)) {
      parts.only_score.push_back(std::move(query));
    }
    return join_ranked(std::move(parts));
  }

  const Request& request_;
  std::vector<std::string> languages_;
  IndexView index_;
  CompiledQuery result_;
  bool is_excluding_ = false;
};

}  // namespace

CompiledQuery compile_query(const Node& tree, const Request& request, const IndexView& index) {
  return Compiler(request, index).run(tree);
}

}  // namespace gazette
