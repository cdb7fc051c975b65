// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/conditions.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>

#include "core/analysis/language_code.hpp"
#include "core/dates/period.hpp"
#include "core/error.hpp"
#include "core/query/word_expansion.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "searcher/query/filing_conditions.hpp"
#include "searcher/query/query_parts.hpp"
#include "searcher/query/topic_choice.hpp"
#include "searcher/words/nearest_name.hpp"

namespace gazette {
namespace {

using Xapian::Query;

std::string slot_value(std::chrono::sys_seconds time) {
  return Xapian::sortable_serialise(static_cast<double>(time.time_since_epoch().count()));
}

Query period_query(const Period& period) {
  const auto slot = static_cast<Xapian::valueno>(Slot::published);
  if (!period.last) return Query(Query::OP_VALUE_GE, slot, slot_value(*period.first));
  const std::string last =
      slot_value(*period.last + std::chrono::days{1} - std::chrono::seconds{1});
  // An open beginning still leaves out articles without a date, whose value is empty.
  const std::string first = period.first ? slot_value(*period.first) : std::string(1, '\0');
  return Query(Query::OP_VALUE_RANGE, slot, first, last);
}

Query words_query(const Field& field, const std::string& value, const IndexView& index) {
  // Names are indexed without stemming, so any language's analysis will do if it has none.
  const std::vector<std::string> unstemmed = {std::string(unknown_language)};
  const std::vector<ExpandedWord> words = expand_words(
      value, field.kind == FieldKind::text ? index.languages : unstemmed, index.analyzer);
  return words.empty() ? Query() : phrase_of(words, field.prefix);
}

enum class End { first, last };

std::optional<std::chrono::sys_days> day_of_option(const char* option, const std::string& text,
                                                   End end) {
  if (text.empty()) return std::nullopt;
  const std::optional<Period> period = parse_period(text, local_today());
  const std::optional<std::chrono::sys_days> day =
      period ? (end == End::last ? period->last : period->first) : std::nullopt;
  if (!day) {
    throw QueryError(fmt::format("{}: {} is no date", option, text),
                     "write 2026-02-26, 2026-02, 2026, 7d, today or yesterday", 0);
  }
  return day;
}

/// Whole values of `field` in the index, as their terms have them: folded.
std::vector<std::string> values_of(const Field& field, const IndexView& index) {
  const std::string start =
      field.kind == FieldKind::name ? word_term(field, name_mark) : std::string(field.prefix);
  std::vector<std::string> values;
  for (auto term = index.db.allterms_begin(start); term != index.db.allterms_end(start); ++term) {
    values.push_back((*term).substr(start.size()));
  }
  return values;
}

/// A warning about a name or a code that no article has, which is well formed and so is searched;
/// empty when some article has it.
std::string absence(const Filter& filter, const Query& query, const IndexView& index) {
  const bool is_code = filter.field->codes != nullptr;
  if (filter.field->kind != FieldKind::name && !is_code) return {};
  if (matches_any(index.db, query)) return {};
  const std::vector<std::string> known = values_of(*filter.field, index);
  std::string warning = fmt::format("no article has the {} {}", filter.field->name, filter.value);
  if (is_code) return warning + fmt::format("; the index has {}", fmt::join(known, ", "));
  const std::string near = nearest(fold_case(one_line(filter.value)), known);
  return near.empty() ? warning : warning + fmt::format("; did you mean {}?", near);
}

Query filter_query(const Filter& filter, const IndexView& index) {
  if (one_line(filter.value).empty()) {
    throw QueryError(
        fmt::format("the {} is empty", filter.field->name),
        fmt::format(
            "name one{}, or leave {} out",
            filter.field->kind == FieldKind::topic ? " (gazette-search --topics lists them)" : "",
            filter.field->name),
        0);
  }
  if (const CodeList* const codes = filter.field->codes; codes != nullptr) {
    const bool is_code = codes->has(codes->canonical(filter.value));
    if (!is_code && !index.db.term_exists(whole_term(*filter.field, filter.value))) {
      throw QueryError(fmt::format("{} is no {}", filter.value, codes->name),
                       std::string(codes->advice), 0);
    }
  }
  if (filter.field->kind == FieldKind::topic) {
    const TopicFault fault = topic_fault(filter.value, topics_meant(filter.value, index), index);
    if (!fault.what.empty()) throw QueryError(fault.what, fault.hint, 0);
  }
  const std::optional<Query> query = condition_query(*filter.field, filter.value, index);
  if (!query) {
    throw QueryError(fmt::format("{}: {} is no date", filter.field->name, filter.value),
                     "write 2026-02-26, 2026-02 or 2026-01-05..2026-02-10", 0);
  }
  return *query;
}

}  // namespace

std::optional<Query> condition_query(const Field& field, const std::string& value,
                                     const IndexView& index) {
  switch (field.kind) {
    case FieldKind::text:
      return words_query(field, value, index);
    case FieldKind::name: {
      const std::string whole = whole_term(field, value);
      if (!whole.empty() && index.db.term_exists(whole)) return Query(whole);
      return words_query(field, value, index);
    }
    case FieldKind::topic: {
      std::vector<Query> queries;
      for (const std::string& path : topics_meant(value, index)) {
        queries.emplace_back(whole_term(field, path));
      }
      return any_of(queries);
    }
    case FieldKind::exact: {
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

std::vector<std::string> languages_searched(const Request& request,
                                            const std::vector<std::string>& of_index) {
  std::vector<std::string> named;
  for (const Filter& filter : request.filters) {
    if (filter.field == &language_field) named.push_back(language_code(filter.value));
  }
  if (!named.empty()) return named;
  return of_index.empty() ? std::vector{std::string(unknown_language)} : of_index;
}

OptionFilters option_filters(const Request& request, const IndexView& index) {
  OptionFilters filters;
  std::map<const Field*, std::vector<Query>> by_field;
  bool filters_topics = false;
  for (const Filter& filter : request.filters) {
    Query query = filter_query(filter, index);
    if (filter.field->kind == FieldKind::topic && is_asked(request.filings)) {
      // `filter_query` refuses what is not one topic.
      query = filing_query(request.filings, topics_meant(filter.value, index).front());
      filters_topics = true;
    }
    if (std::string warning = absence(filter, query, index); !warning.empty()) {
      filters.warnings.push_back(std::move(warning));
    }
    by_field[filter.field].push_back(std::move(query));
    filters.filters_dates |= filter.field->kind == FieldKind::date;
  }
  for (const auto& [row, queries] : by_field) filters.queries.push_back(any_of(queries));
  if (is_asked(request.filings) && !filters_topics) {
    filters.queries.push_back(filing_query(request.filings, {}));
  }
  const Period period{day_of_option("since", request.since, End::first),
                      day_of_option("until", request.until, End::last)};
  if (period.first && period.last && *period.first > *period.last) {
    throw QueryError(fmt::format("since {} lies behind until {}", request.since, request.until),
                     "exchange them", 0);
  }
  if (period.first || period.last) {
    filters.queries.push_back(period_query(period));
    filters.filters_dates = true;
  }
  return filters;
}

}  // namespace gazette
