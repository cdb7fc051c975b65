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
#include "searcher/typed_words.hpp"
#include "searcher/word_expansion.hpp"
#include "searcher/word_limit.hpp"

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
        index_{index.db, languages_, index.analyzer, index.recipe},
        reader_(index_, request.syntax) {}

  CompiledQuery run(const Node& tree) {
    const bool asks_words = !one_line(request_.query).empty();
    limit_ = limit_words(tree, request_.query.size(), reader_, index_.db);
    if (!limit_.words_left_out.empty()) {
      warn(fmt::format("the query has {} different words; the {} rarest are searched", limit_.words,
                       max_words));
    }
    std::optional<Query> query = compile(tree);
    if (asks_words && !query) {
      warn("the query holds no word to search for");
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
  void warn(std::string warning) { result_.warnings.push_back(std::move(warning)); }

  Words expand(const Node& node) {
    Words words = reader_.read(node.text, node.byte_offset);
    for (std::string& warning : reader_.take_warnings()) warn(std::move(warning));
    for (const ExpandedWord& word : words) {
      for (const std::string& term : word.terms) note_typed(term, word.typed);
    }
    return words;
  }

  void note_typed(const std::string& term, const std::string& word) {
    std::vector<std::string>& typed = result_.typed_words[term];
    if (std::find(typed.begin(), typed.end(), word) == typed.end()) typed.push_back(word);
  }

  /// The first `most` of `words`.
  Words cut(Words words, std::size_t most, std::string_view what, std::size_t byte_offset) {
    if (words.size() <= most) return words;
    warn(fmt::format("the {} at byte {} has {} words; the first {} are searched", what, byte_offset,
                     words.size(), most));
    words.resize(most);
    return words;
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

  std::optional<Query> phrase(Words typed, const Node& node) {
    const Words words = cut(std::move(typed), max_phrase_words, "phrase", node.byte_offset);
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
  bool is_loose(const Words& words) const {
    const bool is_compound =
        std::all_of(words.begin() + 1, words.end(),
                    [](const ExpandedWord& word) { return word.touches_previous; });
    if (is_compound) return !matches_any(index_.db, phrase_of(words));
    return request_.syntax == Syntax::words;
  }

  std::optional<Query> word(const Node& node) {
    const Words words = expand(node);
    if (words.size() > 1 && !is_loose(words)) return phrase(words, node);
    Queries parts;
    for (const ExpandedWord& each : words) {
      if (limit_.leaves_out(each)) continue;
      remember(Words{each});
      parts.push_back(scored(index_, each));
    }
    if (parts.empty()) return std::nullopt;
    return any_of(parts);
  }

  std::optional<Query> near(const Node& node) {
    Words words;
    for (const Node& child : node.children) {
      for (ExpandedWord& each : expand(child)) words.push_back(std::move(each));
    }
    if (words.empty()) return std::nullopt;
    words = cut(std::move(words), max_near_words, "NEAR", node.children.front().byte_offset);
    for (const ExpandedWord& each : words) remember(Words{each});
    return near_of(words, node.window + words.size() - 1);
  }

  /// A condition that was typed into the query: never an error, at most a warning.
  std::optional<Query> typed_condition(const Node& node) {
    if (node.field->kind == FieldKind::topic && !knows_topic(node.text, index_)) {
      result_.warnings.push_back(
          fmt::format("no article has the topic {}; {}", node.text, topic_hint(node.text, index_)));
    }
    if (node.field->kind == FieldKind::date && ++date_conditions_ > max_date_conditions) {
      if (date_conditions_ == max_date_conditions + 1) {
        warn(
            fmt::format("a query takes {} conditions on the date at the most; those from byte {} "
                        "on are left out",
                        max_date_conditions, node.byte_offset));
      }
      return std::nullopt;
    }
    if (node.field->kind == FieldKind::text || node.field->kind == FieldKind::name) {
      return words_condition(node);
    }
    if (std::optional<Query> query = condition_query(*node.field, node.text, index_)) {
      if (node.field->kind == FieldKind::exact && node.text.ends_with('*') &&
          !matches_any(index_.db, *query)) {
        warn(fmt::format("{} takes no *; {} at byte {} is looked up as it is written",
                         node.field->name, node.text, node.byte_offset));
      }
      if (node.field->kind == FieldKind::date && !is_excluding_) result_.filters_dates = true;
      return query;
    }
    result_.warnings.push_back(fmt::format(
        "{} at byte {} is no date; it is searched as words. Write date:2026-02-26, date:2026-02, "
        "date:2026-01-05..2026-02-10 or date:7d",
        node.text, node.byte_offset));
    return word(leaf(Node::Kind::word, node.text, node.byte_offset));
  }

  /// A condition on a title or a name. Names are looked for whole first.
  std::optional<Query> words_condition(const Node& node) {
    const Words typed = reader_.read(*node.field, node.text, node.byte_offset);
    for (std::string& warning : reader_.take_warnings()) warn(std::move(warning));
    const bool is_plain = std::none_of(typed.begin(), typed.end(),
                                       [](const ExpandedWord& word) { return word.is_pattern(); });
    if (is_plain && node.window == 0) return condition_query(*node.field, node.text, index_);
    if (typed.empty()) return Query();
    const Words words = cut(typed, max_phrase_words, "phrase", node.byte_offset);
    return phrase_of(words, node.field->prefix, node.window);
  }

  /// Nothing when the node says nothing (punctuation alone).
  std::optional<Query> compile(const Node& node) {
    switch (node.kind) {
      case Node::Kind::ranked:
        return ranked(node);
      case Node::Kind::word:
        return word(node);
      case Node::Kind::phrase:
        return phrase(expand(node), node);
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
    const Words words = expand(node);
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
    const Queries scores = title_scores(node);
    if (scores.empty()) return query;
    return Query(Query::OP_AND_MAYBE, *query, any_of(scores));
  }

  /// What the words of a condition on the title score as plain words.
  Queries title_scores(const Node& node) {
    Queries scores;
    for (const ExpandedWord& word : expand(node)) {
      if (word.stop != ExpandedWord::Stop::no) continue;
      remember(Words{word});
      scores.push_back(scored(index_, word));
    }
    return scores;
  }

  Queries scored_words(const std::map<std::vector<std::string>, unsigned>& words) {
    Queries parts;
    for (const auto& [terms, times] : words) {
      parts.push_back(scored(index_, terms, times));
      remember(Pattern{terms});
    }
    return parts;
  }

  void add_child(const Node& child, RankedParts& parts, WordCounts& typed) {
    if (child.sign == Node::Sign::must_not) {
      if (std::optional<Query> query = excluded(child)) parts.not_wanted.push_back(*query);
      return;
    }
    if (child.kind == Node::Kind::condition && child.sign == Node::Sign::none) {
      if (std::optional<Query> query = typed_condition(child)) {
        parts.conditions[child.field].push_back(*query);
      }
      if (child.field->kind == FieldKind::text) {
        for (Query& score : title_scores(child)) parts.only_score.push_back(std::move(score));
      }
      return;
    }
    if (child.kind == Node::Kind::word && child.sign == Node::Sign::none) {
      Words words = expand(child);
      const bool stand_alone = words.size() <= 1 || is_loose(words);
      if (stand_alone && (words.empty() || !words.back().is_pattern())) {
        std::erase_if(words, [&](const ExpandedWord& each) { return limit_.leaves_out(each); });
        typed.add(words);
        return;
      }
    }
    if (std::optional<Query> query = compile(child)) {
      (child.sign == Node::Sign::must ? parts.must : parts.may).push_back(std::move(*query));
    }
  }

  std::optional<Query> ranked(const Node& node) {
    RankedParts parts;
    WordCounts typed;  // words without an operator
    for (const Node& child : node.children) add_child(child, parts, typed);
    return assemble(std::move(parts), typed);
  }

  std::optional<Query> assemble(RankedParts parts, const WordCounts& typed) {
    for (Query& query : scored_words(typed.content)) parts.may.push_back(std::move(query));
    // Stop words match nearly everything: they only score beside words that select, and those that
    // are stop words everywhere not even that. Left alone, they are searched.
    const bool selects = !parts.may.empty() || !parts.must.empty() || !parts.conditions.empty();
    for (Query& query : scored_words(typed.some_stop)) {
      (selects ? parts.only_score : parts.may).push_back(std::move(query));
    }
    if (!selects && parts.may.empty()) parts.may = scored_words(typed.all_stop);
    return join_ranked(std::move(parts));
  }

  const Request& request_;
  std::vector<std::string> languages_;
  IndexView index_;
  TypedWords reader_;
  WordLimit limit_;
  std::size_t date_conditions_ = 0;
  CompiledQuery result_;
  bool is_excluding_ = false;
};

}  // namespace

CompiledQuery compile_query(const Node& tree, const Request& request, const IndexView& index) {
  return Compiler(request, index).run(tree);
}

}  // namespace gazette
