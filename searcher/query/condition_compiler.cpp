// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/condition_compiler.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cctype>
#include <vector>

#include "core/dates/date.hpp"
#include "searcher/query/query_parts.hpp"
#include "searcher/query/topic_lookup.hpp"
#include "searcher/words/word_limit.hpp"

namespace gazette {

using Xapian::Query;

namespace {

/// `words`, which begin with a letter of ASCII, as a sentence begins.
std::string as_sentence(std::string_view words) {
  std::string sentence(words);
  sentence.front() = static_cast<char>(std::toupper(sentence.front()));
  return sentence;
}

}  // namespace

std::optional<Query> ConditionCompiler::selecting(const Node& node) {
  if (node.field->kind == FieldKind::date && is_one_too_many(node)) return std::nullopt;
  if (node.field->kind == FieldKind::text) return words_condition(node);
  if (node.field->kind == FieldKind::name) {
    std::optional<Query> query = words_condition(node);
    if (query) warn_of_name(node, *query);
    return query;
  }
  const std::optional<ConditionValue> value = resolve_value(*node.field, node.text, index_, dates_);
  if (!value) {
    warn_of_date(node);
    return words_.word(leaf(Node::Kind::word, node.text, node.byte_offset));
  }
  if (is_beginning(node)) return beginning_condition(node);
  Query query = condition_query(*node.field, *value, index_);
  warn_of_value(node, *value, query);
  if (node.field->kind == FieldKind::date && !words_.is_excluding()) filters_dates_ = true;
  return query;
}

std::optional<Query> ConditionCompiler::scoring(const Node& node) {
  std::optional<Query> query = selecting(node);
  if (!query || node.field->kind != FieldKind::text || words_.is_excluding()) return query;
  const std::vector<Query> scores = words_.title_scores(node);
  if (scores.empty()) return query;
  return Query(Query::OP_AND_MAYBE, *query, any_of(scores));
}

void ConditionCompiler::warn_of_date(const Node& node) {
  const auto iso_day = [](std::chrono::sys_days day) { return to_day({day, std::nullopt}); };
  Warning warning{in_quotes(node.text), node.byte_offset, "is not a date",
                  it_is("searched as words"),
                  "Write date:2026-02-26, date:2026-02, date:2026-01-05..2026-02-10 or date:7d"};
  if (const std::optional<AmbiguousDay> day = ambiguous_day(node.text)) {
    warning.fault =
        fmt::format("{}is {} or {}",
                    day->text == node.text ? "" : fmt::format("asks for {}, which ", day->text),
                    iso_day(day->day_first), iso_day(day->month_first));
    warning.hint = "Write one of these, or choose date-order dmy or mdy";
  } else if (const auto range = reversed_range(node.text, dates_.today, dates_.order)) {
    warning.fault = "ends before it begins";
    const bool has_blank = range->find(' ') != std::string::npos;
    const std::string written = has_blank ? in_quotes(*range) : *range;
    warning.hint = fmt::format("Write date:{}", written);
    warning.meant_text = {node.text, written};
  }
  words_.warn(std::move(warning));
}

bool ConditionCompiler::is_one_too_many(const Node& node) {
  if (++date_conditions_ <= max_date_conditions) return false;
  if (date_conditions_ == max_date_conditions + 1) {
    words_.warn_of_limit(
        {"the condition on the date",
         node.byte_offset,
         fmt::format("is over the limit: a query can have at most {}", max_date_conditions),
         Warning::Remedy{"it and those after it", "ignored", Warning::Remedy::Number::plural},
         {}});
  }
  return true;
}

/// Whether `node` asks for addresses or ids that begin with what it names. An id may end in `*`.
bool ConditionCompiler::is_beginning(const Node& node) const {
  return node.field->kind == FieldKind::exact && node.field->codes == nullptr &&
         node.text.size() > 1 && node.text.ends_with('*') &&
         index_.places != ShardPlaces::some_on_servers &&
         !index_.db.term_exists(whole_term(*node.field, node.text));
}

Query ConditionCompiler::beginning_condition(const Node& node) {
  const std::string_view beginning = std::string_view(node.text).substr(0, node.text.size() - 1);
  const std::string terms = std::string(node.field->prefix) + std::string(beginning);
  std::vector<Query> values;
  const auto end = index_.db.allterms_end(terms);
  for (auto term = index_.db.allterms_begin(terms); term != end; ++term) {
    if (values_begun_++ >= max_values_begun) {
      words_.warn(
          {in_quotes(node.text), node.byte_offset,
           fmt::format("stands for more than {} values of {}", max_values_begun, node.field->name),
           Warning::Remedy{fmt::format("only the first {}", max_values_begun), "searched",
                           Warning::Remedy::Number::plural},
           node.field == &field("url") ? "site: takes whole hosts" : ""});
      break;
    }
    values.emplace_back(*term);
  }
  return any_of(values);
}

/// Warns where no article has a name that stands as it is, without a pattern.
void ConditionCompiler::warn_of_name(const Node& node, const Query& query) {
  const bool is_plain = node.window == 0 && node.text.find_first_of("*~?/") == std::string::npos;
  if (!is_plain) return;
  if (std::optional<Warning> warning = absence(*node.field, node.text, query, index_)) {
    warning->byte_offset = node.byte_offset;
    words_.warn(std::move(*warning));
  }
}

/// Warns where `value` is known to find nothing.
void ConditionCompiler::warn_of_value(const Node& node, const ConditionValue& value,
                                      const Query& query) {
  if (node.field->kind == FieldKind::topic) {
    const TopicFault fault = topic_fault(node.text, value.topics);
    if (fault.what.empty()) return;
    Warning warning{{}, node.byte_offset, fault.what, {}, fault.hint};
    if (fault.hint.empty()) warning.unknown = {node.field, node.text};
    words_.warn(std::move(warning));
  }
  if (std::optional<Warning> warning = path_left_out(*node.field, node.text)) {
    warning->byte_offset = node.byte_offset;
    words_.warn(std::move(*warning));
  }
  const CodeList* const codes = node.field->codes;
  if (codes != nullptr && !codes->has(value.text) && !matches_any(index_.db, query)) {
    words_.warn({in_quotes(node.text), node.byte_offset, fmt::format("is not a {}", codes->name),
                 it_is("looked up as typed"), as_sentence(codes->advice)});
    return;
  }
  if (std::optional<Warning> warning = absence(*node.field, node.text, query, index_)) {
    warning->byte_offset = node.byte_offset;
    words_.warn(std::move(*warning));
    return;
  }
  if (node.field->kind == FieldKind::exact && node.text.ends_with('*') &&
      !matches_any(index_.db, query)) {
    words_.warn({in_quotes(node.text),
                 node.byte_offset,
                 fmt::format("ends in *, which {}: does not take here", node.field->name),
                 it_is("looked up as typed"),
                 {}});
  }
}

/// A condition on a title or a name. A name is searched whole where an article has it so.
std::optional<Query> ConditionCompiler::words_condition(const Node& node) {
  const WordCompiler::Words typed = words_.words_of_field(node);
  const bool is_plain = std::none_of(typed.begin(), typed.end(),
                                     [](const ExpandedWord& word) { return word.is_pattern(); });
  if (is_plain && node.window == 0) {
    return condition_query(*node.field, {node.text, {}, {}}, index_);
  }
  if (typed.empty()) return Query();
  if (node.is_in_any_order) {
    const WordCompiler::Words words = words_.cut_near(typed, node.byte_offset);
    return near_of(words, node.window + words.size() - 1, node.field->prefix);
  }
  return phrase_of(words_.cut_phrase(typed, node.byte_offset), node.field->prefix, node.window);
}

}  // namespace gazette
