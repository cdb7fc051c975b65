// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions on fields, typed into the query or given by options. What was typed is resolved here,
// once: from here on a topic is a path, a date a period and a language a code.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/period.hpp"
#include "core/error.hpp"
#include "core/query/warning.hpp"
#include "core/schema/schema.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/values/request.hpp"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace gazette {

/// The value of a condition with its meaning in one index.
struct ConditionValue {
  std::string text;                 ///< of a language its code, else as typed
  std::vector<std::string> topics;  ///< of a topic: the paths it may stand for; see topics_named
  Period period;                    ///< of a date
};

/// The part of `period`, with both ends, outside of which `db` has no article; nothing where that
/// is all of it. Throws Xapian's errors.
std::optional<Period> part_with_articles(const Period& period, const Xapian::Database& db);

/// The articles of `period`, by the terms of its days (core/schema/day.hpp): of that part of it in
/// which `db` has any. Scores nothing. Throws Xapian's errors.
Xapian::Query period_query(const Period& period, const Xapian::Database& db);

/// How the dates of a request are read.
struct DateReading {
  std::chrono::sys_days today;  ///< the reader's local day, from which dates count back
  DateOrder order = DateOrder::unknown;
};

/// What is wrong with the date `text` of `option`. REQUIRES: it names no period by `dates.order`.
QueryError date_fault(std::string_view option, const std::string& text, const DateReading& dates);

/// What `typed` means in `field`; nothing when it is not a date and the field is one. Throws
/// Xapian's errors.
std::optional<ConditionValue> resolve_value(const Field& field, const std::string& typed,
                                            const IndexView& index, const DateReading& dates);

/// The articles whose `field` has `value`. Scores nothing. Throws Xapian's errors.
Xapian::Query condition_query(const Field& field, const ConditionValue& value,
                              const IndexView& index);

/// A warning if no article has the name, code or host that was typed, of which `query` is the
/// condition; nothing if some article has it. Not an error: the value is well-formed. Throws
/// Xapian's errors.
std::optional<Warning> absence(const Field& field, const std::string& typed,
                               const Xapian::Query& query, const IndexView& index);

/// A warning if `typed`, a value of site:, has more than a host; only the host is searched.
std::optional<Warning> path_left_out(const Field& field, const std::string& typed);

/// A filter of a request with its meaning.
struct ResolvedFilter {
  const Field* field;    ///< never null
  std::string typed;     ///< for messages
  ConditionValue value;  ///< of a topic exactly one path
};

/// All that the options of a request ask of articles, resolved in one index. Several filters on one
/// field mean any of them; different fields, `filings` and `published` mean all.
struct Conditions {
  WordsWanted words_wanted = WordsWanted::any;
  std::vector<ResolvedFilter> filters;
  FilingFilter filings;
  Period published;               ///< from --since to --until
  DateReading dates;              ///< of the query
  std::vector<Warning> warnings;  ///< names and languages that no article has, paths of sites
};

/// The conditions of `request`. Throws QueryError for one that cannot be met: an empty value, an
/// unknown or ambiguous topic, an unknown language code, a bad date, --since after --until; and
/// Xapian's errors.
Conditions resolve_conditions(const Request& request, const IndexView& index,
                              std::chrono::sys_days today);

/// The languages that words are searched in: those of the filters, else `of_index`, else the
/// unknown one. Never empty.
std::vector<std::string> languages_searched(const Conditions& conditions,
                                            const std::vector<std::string>& of_index);

/// What `conditions` select: all of these queries must match. Scores nothing.
std::vector<Xapian::Query> filter_queries(const Conditions& conditions, const IndexView& index);

/// Whether `conditions` leave out articles without a date.
bool filters_dates(const Conditions& conditions);

}  // namespace gazette
