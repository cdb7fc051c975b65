// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/conditions.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <utility>

#include "core/analysis/language_code.hpp"
#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/query/word_expansion.hpp"
#include "core/schema/day.hpp"
#include "core/schema/topic.hpp"
#include "core/text/host_name.hpp"
#include "core/text/text.hpp"
#include "searcher/query/filing_filter.hpp"
#include "searcher/query/nearest_value.hpp"
#include "searcher/query/query_parts.hpp"
#include "searcher/query/topic_lookup.hpp"

namespace gazette {
namespace {

using Xapian::Query;

/// A period longer than a century has too many terms, and is searched by reading the day of each
/// article.
constexpr std::chrono::days max_period_of_terms{36'525};

/// The articles of the days from `first` to `last`. REQUIRES: `first` is not after `last`.
Query days_query(std::chrono::sys_days first, std::chrono::sys_days last) {
  if (last - first > max_period_of_terms) {
    return Query(Query::OP_VALUE_RANGE, static_cast<Xapian::valueno>(Slot::day), day_value(first),
                 day_value(last));
  }
  const std::vector<std::string> terms = period_terms(first, last);
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

Query words_query(const Field& field, const std::string& value, const IndexView& index) {
  const std::vector<ExpandedWord> words = field.kind == FieldKind::text
                                              ? expand_words(value, index.languages, index.analyzer)
                                              : expand_name(value, index.analyzer);
  return words.empty() ? Query() : phrase_of(words, field.prefix);
}

enum class End { first, last };

std::string iso_day(std::chrono::sys_days day) { return to_day({day, std::nullopt}); }

std::optional<std::chrono::sys_days> day_of_option(const char* option, const std::string& text,
                                                   End end, const DateReading& dates) {
  if (text.empty()) return std::nullopt;
  const std::optional<Period> period = parse_period(text, dates.today, dates.order);
  const std::optional<std::chrono::sys_days> day =
      period ? (end == End::last ? period->last : period->first) : std::nullopt;
  if (!day && !reversed_range(text, dates.today, dates.order)) {
    throw date_fault(option, text, dates);
  }
  if (has_both_ends(text)) {
    throw QueryError(fmt::format("{}: {} is a range, but only one end of it would be used", option,
                                 in_quotes(text)),
                     "use date (--date) for a range", 0);
  }
  return day;
}

Period period_of_options(const Request& request, const DateReading& dates) {
  const Period period{day_of_option("since", request.since, End::first, dates),
                      day_of_option("until", request.until, End::last, dates)};
  if (period.first && period.last && *period.first > *period.last) {
    throw QueryError(fmt::format("since {} is later than until {}", in_quotes(request.since),
                                 in_quotes(request.until)),
                     "swap them", 0);
  }
  return period;
}

/// What `filter` means. Throws QueryError when it means nothing.
ResolvedFilter resolve_filter(const Filter& filter, const IndexView& index,
                              const DateReading& dates) {
  if (one_line(filter.value).empty()) {
    throw QueryError(
        fmt::format("the {} is empty", filter.field->name),
        fmt::format("give a value{}, or leave out {}",
                    filter.field->kind == FieldKind::topic
                        ? " (gazette-search --topics and the start of the page list them)"
                        : "",
                    filter.field->name),
        0);
  }
  if (const CodeList* const codes = filter.field->codes; codes != nullptr) {
    const bool is_code = codes->has(codes->canonical(filter.value));
    if (!is_code && !index.db.term_exists(whole_term(*filter.field, filter.value))) {
      throw QueryError(fmt::format("{} is not a {}", in_quotes(filter.value), codes->name),
                       std::string(codes->advice), 0);
    }
  }
  std::optional<ConditionValue> value = resolve_value(*filter.field, filter.value, index, dates);
  if (!value) {
    const QueryError fault = date_fault(filter.field->name, filter.value, dates);
    std::vector<MeantValue> meant;
    if (const auto range = reversed_range(filter.value, dates.today, dates.order)) {
      meant.push_back({std::string(filter.field->name), filter.value, *range});
    }
    throw QueryError(fault.what(), fault.hint(), 0, std::move(meant));
  }
  if (filter.field->kind == FieldKind::topic) {
    const TopicFault fault = topic_fault(filter.value, value->topics);
    if (!fault.what.empty()) {
      if (!fault.hint.empty()) throw QueryError(fault.what, fault.hint, 0);
      const UnknownValue unknown{filter.field, filter.value};
      const std::vector<std::string> names = values_meant(unknown, index);
      std::vector<MeantValue> meant;
      meant.reserve(names.size());
      for (const std::string& name : names) {
        meant.push_back({std::string(filter.field->name), filter.value, name});
      }
      throw QueryError(fault.what, hint_of(unknown, names, index), 0, std::move(meant));
    }
  }
  return {filter.field, filter.value, std::move(*value)};
}

}  // namespace

std::optional<Warning> absence(const Field& field, const std::string& typed, const Query& query,
                               const IndexView& index) {
  const bool may_be_a_slip =
      field.kind == FieldKind::name || field.codes != nullptr || &field == find_field("site");
  if (!may_be_a_slip || matches_any(index.db, query)) return std::nullopt;
  Warning warning;
  warning.fault = fmt::format("no article has the {} {}", field.name, in_quotes(typed));
  warning.unknown = {&field, typed};
  return warning;
}

std::optional<Warning> path_left_out(const Field& field, const std::string& typed) {
  if (&field != find_field("site") || !goes_on_behind_host(typed)) return std::nullopt;
  const bool has_scheme = typed.find("://") != std::string::npos;
  return Warning{in_quotes(typed),
                 {},
                 "names more than a host",
                 Warning::Remedy{"its host alone", "searched"},
                 fmt::format("Write url:{}{}* for addresses that begin with this",
                             has_scheme ? "" : "https://", typed)};
}

QueryError date_fault(std::string_view option, const std::string& text, const DateReading& dates) {
  if (const std::optional<AmbiguousDay> day = ambiguous_day(text)) {
    return {fmt::format("{}: {} is {} or {}", option, in_quotes(day->text), iso_day(day->day_first),
                        iso_day(day->month_first)),
            "write one of these, or choose date-order dmy or mdy", 0};
  }
  if (const std::optional<std::string> range = reversed_range(text, dates.today, dates.order)) {
    return {fmt::format("{}: {} ends before it begins", option, in_quotes(text)),
            fmt::format("write {}", *range), 0};
  }
  return {fmt::format("{}: {} is not a date", option, in_quotes(text)),
          fmt::format("write {}", period_examples), 0};
}

std::optional<Period> part_with_articles(const Period& period, const Xapian::Database& db) {
  const auto slot = static_cast<Xapian::valueno>(Slot::day);
  const auto lowest = parse_day_value(db.get_value_lower_bound(slot));
  const auto highest = parse_day_value(db.get_value_upper_bound(slot));
  if (!lowest || !highest) return std::nullopt;
  const Period part{std::max(period.first.value_or(*lowest), *lowest),
                    std::min(period.last.value_or(*highest), *highest)};
  return part.first <= part.last ? std::optional(part) : std::nullopt;
}

Query period_query(const Period& period, const Xapian::Database& db) {
  const std::optional<Period> part = part_with_articles(period, db);
  return part ? days_query(*part->first, *part->last) : Query();
}

std::optional<ConditionValue> resolve_value(const Field& field, const std::string& typed,
                                            const IndexView& index, const DateReading& dates) {
  ConditionValue value{typed, {}, {}};
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::name:
      break;
    case FieldKind::topic:
      value.topics = topics_named(typed, index);
      break;
    case FieldKind::exact:
      if (field.codes != nullptr) value.text = field.codes->canonical(typed);
      break;
    case FieldKind::date: {
      const std::optional<Period> period = parse_period(typed, dates.today, dates.order);
      if (!period) return std::nullopt;
      value.period = *period;
      break;
    }
  }
  return value;
}

Query condition_query(const Field& field, const ConditionValue& value, const IndexView& index) {
  switch (field.kind) {
    case FieldKind::text:
      return words_query(field, value.text, index);
    case FieldKind::name: {
      const std::string whole = whole_term(field, value.text);
      if (!whole.empty() && index.db.term_exists(whole)) return Query(whole);
      return words_query(field, value.text, index);
    }
    case FieldKind::topic: {
      std::vector<Query> queries;
      for (const std::string& path : value.topics) queries.emplace_back(whole_term(field, path));
      return any_of(queries);
    }
    case FieldKind::exact: {
      const std::string term = whole_term(field, value.text);
      return term.empty() ? Query() : Query(term);
    }
    case FieldKind::date:
      return period_query(value.period, index.db);
  }
  return Query();
}

Conditions resolve_conditions(const Request& request, const IndexView& index,
                              std::chrono::sys_days today) {
  Conditions conditions;
  conditions.words_wanted = request.words_wanted;
  conditions.filings = request.filings;
  conditions.dates = {today, request.date_order};
  for (const Filter& filter : request.filters) {
    ResolvedFilter resolved = resolve_filter(filter, index, conditions.dates);
    for (std::optional<Warning> warning :
         {absence(*filter.field, resolved.typed,
                  condition_query(*filter.field, resolved.value, index), index),
          path_left_out(*filter.field, filter.value)}) {
      if (warning) conditions.warnings.push_back(std::move(*warning));
    }
    conditions.filters.push_back(std::move(resolved));
  }
  conditions.published = period_of_options(request, conditions.dates);
  return conditions;
}

std::vector<std::string> languages_searched(const Conditions& conditions,
                                            const std::vector<std::string>& of_index) {
  std::vector<std::string> named;
  for (const ResolvedFilter& filter : conditions.filters) {
    if (filter.field == &language_field) named.push_back(filter.value.text);
  }
  if (!named.empty()) return named;
  return of_index.empty() ? std::vector{std::string(unknown_language)} : of_index;
}

std::vector<Query> filter_queries(const Conditions& conditions, const IndexView& index) {
  std::map<const Field*, std::vector<Query>> by_field;
  bool filters_topics = false;
  for (const ResolvedFilter& filter : conditions.filters) {
    const bool asks_for_filings =
        filter.field->kind == FieldKind::topic && is_set(conditions.filings);
    filters_topics |= asks_for_filings;
    by_field[filter.field].push_back(
        asks_for_filings ? filing_query(conditions.filings, filter.value.topics.front())
                         : condition_query(*filter.field, filter.value, index));
  }
  std::vector<Query> all;
  all.reserve(by_field.size() + 2);
  for (const auto& [row, queries] : by_field) all.push_back(any_of(queries));
  if (is_set(conditions.filings) && !filters_topics) {
    all.push_back(filing_query(conditions.filings, {}));
  }
  if (conditions.published != Period{}) all.push_back(period_query(conditions.published, index.db));
  return all;
}

bool filters_dates(const Conditions& conditions) {
  return conditions.published != Period{} ||
         std::any_of(
             conditions.filters.begin(), conditions.filters.end(),
             [](const ResolvedFilter& filter) { return filter.field->kind == FieldKind::date; });
}

}  // namespace gazette
