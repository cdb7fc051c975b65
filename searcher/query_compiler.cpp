// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query_compiler.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "core/error.hpp"
#include "core/text.hpp"
#include "core/topic.hpp"
#include "searcher/nearest.hpp"
#include "searcher/period.hpp"
#include "searcher/word_expansion.hpp"

namespace gazette {
namespace {

using Xapian::Query;
using Queries = std::vector<Query>;
using Words = std::vector<ExpandedWord>;

Query joined(Query::op op, const Queries& parts) {
  if (parts.size() == 1) return parts.front();
  return Query(op, parts.begin(), parts.end());
}

/// Matches every article and scores none.
Query everything() { return Query(Query::OP_SCALE_WEIGHT, Query::MatchAll, 0.0); }

Query one_of_terms(Query::op op, const std::vector<std::string>& terms) {
  if (terms.size() == 1) return Query(terms.front());
  return Query(op, terms.begin(), terms.end());
}

std::string slot_value(std::chrono::sys_seconds time) {
  return Xapian::sortable_serialise(static_cast<double>(time.time_since_epoch().count()));
}

class Compiler {
 public:
  Compiler(const Request& request, const IndexView& index)
      : request_(request), index_(index), languages_(index.languages) {
    std::vector<std::string> named;
    for (const Filter& filter : request.filters) {
      if (filter.field->name == "language") named.push_back(fold_case(filter.value));
    }
    if (!named.empty()) languages_ = named;
    if (languages_.empty()) languages_.emplace_back(unknown_language);
  }

  CompiledQuery run(const Node& tree) {
    const bool asks_words = !one_line(request_.query).empty();
    std::optional<Query> query = compile(tree);
    if (asks_words && !query) {
      result_.warnings.emplace_back("the query holds no word to search for");
      query = Query();  // matches nothing
    }
    if (!query) query = everything();
    const Queries filters = request_filters();
    if (!filters.empty()) query = Query(Query::OP_FILTER, *query, joined(Query::OP_AND, filters));
    result_.query = std::make_shared<const Query>(std::move(*query));
    return std::move(result_);
  }

 private:
  Words expand(std::string_view text) { return expand_words(text, languages_, index_.analyzer); }

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

  /// Burstiness: a word that is written several times in the articles that hold it says more about
  /// them. Factor (cf + 1) / df to the power of 3/4, at most 5 to that power (docs/ranking.md).
  double burstiness(const std::vector<std::string>& terms) const {
    double occurrences = 0;
    double articles = 0;
    for (const std::string& term : terms) {
      occurrences += static_cast<double>(index_.db.get_collection_freq(term));
      articles = std::max(articles, static_cast<double>(index_.db.get_termfreq(term)));
    }
    if (articles == 0) return 1;
    return std::pow(std::min(5.0, (occurrences + 1) / articles), 0.75);
  }

  Query scored(const std::vector<std::string>& terms, unsigned count) const {
    const double factor = burstiness(terms) * count;
    return Query(Query::OP_SCALE_WEIGHT, one_of_terms(Query::OP_SYNONYM, terms), factor);
  }

  Query positional(Query::op op, const Words& words, std::size_t window,
                   std::string_view prefix = {}) const {
    Queries parts;
    for (const ExpandedWord& word : words) {
      std::vector<std::string> terms;
      for (const std::string& term : word.terms) terms.push_back(std::string(prefix) + term);
      parts.push_back(one_of_terms(Query::OP_OR, terms));
    }
    if (parts.size() == 1) return parts.front();
    return Query(op, parts.begin(), parts.end(), static_cast<Xapian::termcount>(window));
  }

  std::optional<Query> phrase(const Words& words) {
    if (words.empty()) return std::nullopt;
    remember(words);
    if (words.size() == 1) return scored(words.front().terms, 1);
    return positional(Query::OP_PHRASE, words, words.size());
  }

  /// Whether a piece of text typed without blanks is to be read as separate words: always where
  /// only a dictionary tells words apart (Thai, Japanese), else it is a phrase (AT&T, wi-fi).
  bool is_loose(const Words& words) const {
    return request_.syntax == Syntax::words ||
           std::all_of(words.begin() + 1, words.end(),
                       [](const ExpandedWord& word) { return word.touches_previous; });
  }

  std::optional<Query> word(const Node& node) {
    const Words words = expand(node.text);
    if (words.empty()) return std::nullopt;
    if (words.size() > 1 && !is_loose(words)) return phrase(words);
    Queries parts;
    for (const ExpandedWord& each : words) {
      remember(Words{each});
      parts.push_back(scored(each.terms, 1));
    }
    return joined(Query::OP_OR, parts);
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
    return positional(Query::OP_NEAR, words, node.window + words.size() - 1);
  }

  // --- conditions -------------------------------------------------------------------------------

  Query period_query(const Period& period) {
    if (!is_excluding_) result_.filters_dates = true;
    const auto slot = static_cast<Xapian::valueno>(Slot::published);
    if (!period.last) return Query(Query::OP_VALUE_GE, slot, slot_value(*period.first));
    const std::string last =
        slot_value(*period.last + std::chrono::days{1} - std::chrono::seconds{1});
    // An open beginning still leaves out articles without a date, whose value is empty.
    const std::string first = period.first ? slot_value(*period.first) : std::string(1, '\0');
    return Query(Query::OP_VALUE_RANGE, slot, first, last);
  }

  Query words_condition(const Field& field, const std::string& value) {
    // Names are indexed without stemming, so any language's analysis will do if it has none.
    const std::vector<std::string> unstemmed = {std::string(unknown_language)};
    const Words words = field.kind == FieldKind::text
                            ? expand(value)
                            : expand_words(value, unstemmed, index_.analyzer);
    if (words.empty()) return Query();
    return positional(Query::OP_PHRASE, words, words.size(), field.prefix);
  }

  /// What `value` in `field` selects; nothing when it is no value of that kind of field.
  std::optional<Query> condition(const Field& field, const std::string& value) {
    switch (field.kind) {
      case FieldKind::text:
        return words_condition(field, value);
      case FieldKind::name: {
        const std::string whole = whole_term(field, value);
        if (!whole.empty() && index_.db.term_exists(whole)) return Query(whole);
        return words_condition(field, value);
      }
      case FieldKind::exact:
      case FieldKind::topic: {
        const std::string term = whole_term(field, value);
        return term.empty() ? Query() : Query(term);
      }
      case FieldKind::date: {
        const std::optional<Period> period = parse_period(value, local_today());
        if (!period) return std::nullopt;
        return period_query(*period);
      }
    }
    return std::nullopt;
  }

  bool knows_topic(const std::string& value) const {
    const std::string path = normalize_topic(value);
    if (path.empty()) return false;
    return std::find(top_topics.begin(), top_topics.end(), path) != top_topics.end() ||
           index_.db.term_exists(whole_term(field("topic"), value));
  }

  std::string topic_hint(const std::string& value) const {
    std::vector<std::string> known(top_topics.begin(), top_topics.end());
    const std::string_view prefix = field("topic").prefix;
    for (auto term = index_.db.allterms_begin(std::string(prefix));
         term != index_.db.allterms_end(std::string(prefix)); ++term) {
      known.push_back((*term).substr(prefix.size()));
    }
    const std::string near = nearest(normalize_topic(value), known);
    const std::string list = "gazette-search --topics lists them";
    return near.empty() ? list : fmt::format("did you mean {}? {}", near, list);
  }

  /// A condition that was typed into the query: never an error, at most a warning.
  std::optional<Query> typed_condition(const Node& node) {
    if (node.field->kind == FieldKind::topic && !knows_topic(node.text)) {
      result_.warnings.push_back(
          fmt::format("no article has the topic {}; {}", node.text, topic_hint(node.text)));
    }
    std::optional<Query> query = condition(*node.field, node.text);
    if (query) return query;
    result_.warnings.push_back(
        fmt::format("{} is no date; it is searched as words. Write date:2026-02-26, date:2026-02, "
                    "date:2026-01-05..2026-02-10 or date:7d",
                    node.text));
    Node words;
    words.kind = Node::Kind::word;
    words.text = node.text;
    return word(words);
  }

  std::optional<std::chrono::sys_days> day_of_option(const char* option, const std::string& text,
                                                     bool last) const {
    if (text.empty()) return std::nullopt;
    const std::optional<Period> period = parse_period(text, local_today());
    const std::optional<std::chrono::sys_days> day =
        period ? (last ? period->last : period->first) : std::nullopt;
    if (!day) {
      throw QueryError(fmt::format("{}: {} is no date", option, text),
                       "write 2026-02-26, 2026-02, 2026, 7d, today or yesterday", 0);
    }
    return day;
  }

  Queries request_filters() {
    std::map<const Field*, Queries> by_field;
    for (const Filter& filter : request_.filters) {
      if (filter.field->kind == FieldKind::topic && !knows_topic(filter.value)) {
        throw QueryError(fmt::format("no article has the topic {}", filter.value),
                         topic_hint(filter.value), 0);
      }
      const std::optional<Query> query = condition(*filter.field, filter.value);
      if (!query) {
        throw QueryError(fmt::format("{}: {} is no date", filter.field->name, filter.value),
                         "write 2026-02-26, 2026-02 or 2026-01-05..2026-02-10", 0);
      }
      by_field[filter.field].push_back(*query);
    }
    Queries filters;
    for (const auto& [row, queries] : by_field) filters.push_back(joined(Query::OP_OR, queries));
    Period period{day_of_option("since", request_.since, false),
                  day_of_option("until", request_.until, true)};
    if (period.first && period.last && *period.first > *period.last) {
      throw QueryError(fmt::format("since {} lies behind until {}", request_.since, request_.until),
                       "exchange them", 0);
    }
    if (period.first || period.last) filters.push_back(period_query(period));
    return filters;
  }

  // --- operators --------------------------------------------------------------------------------

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
    return !words.empty() && std::all_of(words.begin(), words.end(), [](const ExpandedWord& word) {
      return word.stop == ExpandedWord::Stop::in_all_languages;
    });
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
    return joined(Query::OP_AND, parts);
  }

  std::optional<Query> any(const Node& node) {
    Queries parts;
    for (const Node& child : node.children) {
      if (std::optional<Query> query = operand(child)) parts.push_back(std::move(*query));
    }
    if (parts.empty()) return std::nullopt;
    return joined(Query::OP_OR, parts);
  }

  std::optional<Query> without(const Node& node) {
    Queries parts;
    for (std::size_t i = 1; i < node.children.size(); ++i) {
      if (std::optional<Query> query = excluded(node.children[i])) parts.push_back(*query);
    }
    std::optional<Query> kept = operand(node.children.front());
    if (!kept || parts.empty()) return kept;
    return Query(Query::OP_AND_NOT, *kept, joined(Query::OP_OR, parts));
  }

  /// The words of a ranked query, by what they stand for, with how often they were typed.
  struct WordCounts {
    std::map<std::vector<std::string>, unsigned> content;
    std::map<std::vector<std::string>, unsigned> some_stop;  ///< a stop word in some languages
    std::map<std::vector<std::string>, unsigned> all_stop;
  };

  void count(const Words& words, WordCounts& counts) {
    for (const ExpandedWord& word : words) {
      switch (word.stop) {
        case ExpandedWord::Stop::no:
          ++counts.content[word.terms];
          break;
        case ExpandedWord::Stop::in_some_languages:
          ++counts.some_stop[word.terms];
          break;
        case ExpandedWord::Stop::in_all_languages:
          ++counts.all_stop[word.terms];
          break;
      }
    }
  }

  /// Titles select by their own terms, which weigh nothing; the words still score as plain ones.
  std::optional<Query> scoring_condition(const Node& node) {
    std::optional<Query> query = typed_condition(node);
    if (!query || node.field->kind != FieldKind::text || is_excluding_) return query;
    WordCounts words;
    count(expand(node.text), words);
    const Queries scores = scored_words(words.content);
    if (scores.empty()) return query;
    return Query(Query::OP_AND_MAYBE, *query, joined(Query::OP_OR, scores));
  }

  Queries scored_words(const std::map<std::vector<std::string>, unsigned>& words) {
    Queries parts;
    for (const auto& [terms, times] : words) {
      parts.push_back(scored(terms, times));
      remember(Pattern{terms});
    }
    return parts;
  }

  /// What a ranked node asks for, sorted by what each part does to the matches.
  struct Parts {
    Queries must, may, not_wanted, only_score;
    std::map<const Field*, Queries> conditions;  ///< on one field either, on several all
    WordCounts words;
    WordCounts title_words;  ///< of conditions: they select by the field and score as plain words
  };

  void add_child(const Node& child, Parts& parts) {
    if (child.sign == Node::Sign::must_not) {
      if (std::optional<Query> query = excluded(child)) parts.not_wanted.push_back(*query);
      return;
    }
    if (child.kind == Node::Kind::condition && child.sign == Node::Sign::none) {
      if (std::optional<Query> query = typed_condition(child)) {
        parts.conditions[child.field].push_back(*query);
      }
      if (child.field->kind == FieldKind::text) count(expand(child.text), parts.title_words);
      return;
    }
    if (child.kind == Node::Kind::word && child.sign == Node::Sign::none) {
      const Words words = expand(child.text);
      if (words.size() <= 1 || is_loose(words)) {
        count(words, parts.words);
        return;
      }
    }
    if (std::optional<Query> query = compile(child)) {
      (child.sign == Node::Sign::must ? parts.must : parts.may).push_back(std::move(*query));
    }
  }

  std::optional<Query> ranked(const Node& node) {
    Parts parts;
    for (const Node& child : node.children) add_child(child, parts);
    return assemble(std::move(parts));
  }

  std::optional<Query> assemble(Parts parts) {
    for (Query& query : scored_words(parts.words.content)) parts.may.push_back(std::move(query));
    // Stop words match nearly everything: they only score beside words that select, and those that
    // are stop words everywhere not even that. Left alone, they are searched.
    const bool selects = !parts.may.empty() || !parts.must.empty() || !parts.conditions.empty();
    for (Query& query : scored_words(parts.words.some_stop)) {
      (selects ? parts.only_score : parts.may).push_back(std::move(query));
    }
    if (!selects && parts.may.empty()) parts.may = scored_words(parts.words.all_stop);
    for (Query& query : scored_words(parts.title_words.content)) {
      parts.only_score.push_back(std::move(query));
    }

    std::optional<Query> query;
    if (!parts.must.empty()) {
      query = joined(Query::OP_AND, parts.must);
      parts.only_score.insert(parts.only_score.end(), parts.may.begin(), parts.may.end());
    } else if (!parts.may.empty()) {
      query = joined(Query::OP_OR, parts.may);
    } else if (!parts.conditions.empty() || !parts.not_wanted.empty()) {
      query = everything();
    }
    if (!query) return std::nullopt;
    Queries filters;
    for (const auto& [row, queries] : parts.conditions) {
      filters.push_back(joined(Query::OP_OR, queries));
    }
    if (!filters.empty()) query = Query(Query::OP_FILTER, *query, joined(Query::OP_AND, filters));
    if (!parts.only_score.empty()) {
      query = Query(Query::OP_AND_MAYBE, *query, joined(Query::OP_OR, parts.only_score));
    }
    if (!parts.not_wanted.empty()) {
      query = Query(Query::OP_AND_NOT, *query, joined(Query::OP_OR, parts.not_wanted));
    }
    return query;
  }

  const Request& request_;
  const IndexView& index_;
  std::vector<std::string> languages_;
  CompiledQuery result_;
  bool is_excluding_ = false;
};

}  // namespace

CompiledQuery compile_query(const Node& tree, const Request& request, const IndexView& index) {
  return Compiler(request, index).run(tree);
}

}  // namespace gazette
