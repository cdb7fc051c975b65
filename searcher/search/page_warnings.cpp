// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/page_warnings.hpp"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/text/text.hpp"
#include "searcher/query/nearest_value.hpp"

namespace gazette {
namespace {

/// What may be meant where `warning` tells of a slip in `query` or in an option.
std::vector<MeantValue> meant_by(const Warning& warning, const std::string& query) {
  std::vector<MeantValue> values;
  const auto add_query = [&](std::optional<std::string> corrected) {
    if (corrected) values.push_back({{}, query, std::move(*corrected)});
  };
  if (warning.meant_text) {
    add_query(with_meant_text(query, *warning.byte_offset, *warning.meant_text));
  }
  for (const std::string& meant : warning.meant) {
    if (warning.byte_offset) {
      add_query(with_meant_value(query, *warning.byte_offset, *warning.unknown, meant));
    } else {  // of an option
      values.push_back({std::string(warning.unknown->field->name), warning.unknown->typed, meant});
    }
  }
  return values;
}

/// Throws QueryError for the first thing in `query` that was not understood.
void refuse(const std::vector<Warning>& warnings, const std::string& query) {
  if (warnings.empty()) return;
  Warning first = warnings.front();
  std::vector<MeantValue> meant = meant_by(first, query);
  const std::string advice = std::exchange(first.hint, {});
  const std::string count =
      warnings.size() == 1 ? "" : fmt::format(", the first of {} warnings", warnings.size());
  throw QueryError(fmt::format("not searched (strict{}): {}", count, one_line(to_refusal(first))),
                   one_line(advice) +
                       (advice.empty()          ? "correct"
                        : advice.ends_with('?') ? " Correct"
                                                : ". Correct") +
                       " the query, or leave out strict",
                   first.byte_offset.value_or(0), std::move(meant));
}

/// How many values that no article has get a hint.
constexpr std::size_t max_hints = 3;

/// `warnings` with what to write instead of unknown values, as far as there is time.
std::vector<Warning> with_hints(std::vector<Warning> warnings, const IndexView& index,
                                const TimeLimit& time) {
  std::size_t hints = 0;
  for (Warning& warning : warnings) {
    if (!warning.unknown || hints == max_hints || time.is_over()) continue;
    warning.meant = values_meant(*warning.unknown, index);
    warning.hint = hint_of(*warning.unknown, warning.meant, index);
    ++hints;
  }
  return warnings;
}

}  // namespace

std::vector<Warning> warnings_of(const ResolvedRequest& request, const ParsedQuery& query,
                                 const CompiledQuery& compiled, const IndexView& index,
                                 const TimeLimit& time) {
  std::vector<Warning> warnings = query.warnings;
  for (const auto* more : {&compiled.warnings, &request.conditions.warnings}) {
    warnings.insert(warnings.end(), more->begin(), more->end());
  }
  if (request.options.strictness == Strictness::strict) {
    refuse(with_hints(warnings, index, time), request.options.query);
  }
  return warnings;
}

std::vector<Warning> idle_ranking(const Request& options, const CompiledQuery& compiled) {
  const bool is_by_date = options.sort == SortOrder::newest || options.sort == SortOrder::oldest;
  if (!is_by_date && compiled.has_words) return {};
  const std::string_view fault = is_by_date ? "ranks nothing where hits are sorted by date"
                                            : "ranks nothing where the query has no words";
  std::vector<Warning> warnings;
  const auto warn = [&](std::string_view name) {
    warnings.push_back({std::string(name), {}, std::string(fault), it_is("ignored"), {}});
  };
  // Without words the newest come first anyway.
  const bool are_newest_first = !is_by_date && options.sort == SortOrder::automatic;
  if (!options.recency.empty() && !are_newest_first) warn("recency");
  if (!options.around.empty()) warn("around");
  if (options.expansion == QueryExpansion::on) warn("expand");
  return warnings;
}

void add_warnings(Page& page, std::vector<Warning> warnings, const IndexView& index,
                  const TimeLimit& time) {
  warnings = with_hints(std::move(warnings), index, time);
  std::vector<std::string> texts;
  texts.reserve(warnings.size() + page.warnings.size());
  for (const Warning& warning : warnings) {
    texts.push_back(one_line(to_text(warning)));
    for (MeantValue& meant : meant_by(warning, page.query)) {
      page.meant_values.push_back(std::move(meant));
    }
  }
  page.warnings.insert(page.warnings.begin(), texts.begin(), texts.end());
}

void note_missing(Page& page, const Missing& missing, const Request& options) {
  const std::string seconds =
      fmt::format("{} s", std::chrono::duration<double>(options.timeout).count());
  std::vector<std::string> faults;
  if (missing.ended == TimeEnded::matching) {
    faults.push_back(fmt::format("not all articles were searched within {}", seconds));
  } else if (missing.ended == TimeEnded::counting) {
    faults.push_back(fmt::format("not all matches were counted within {}", seconds));
  }
  if (!faults.empty() && options.strictness == Strictness::strict) {
    throw QueryError(faults.front(), "search for fewer or rarer words, or allow more time", 0);
  }
  if (missing.ended == TimeEnded::matching) {
    faults.back() += missing.are_hits_unknown
                         ? ": which hits belong on this page is unknown, the total is an estimate, "
                           "and facets count a part"
                         : ": there may be better hits, the total is an estimate, and facets count "
                           "a part";
  } else if (missing.ended == TimeEnded::counting) {
    faults.back() += ": the total is an estimate, and facets count a part";
  }
  if (missing.snippets > 0) {
    faults.push_back(fmt::format("time ran out before the snippets of {} hit{}", missing.snippets,
                                 missing.snippets == 1 ? "" : "s"));
  }
  if (missing.advice) {
    faults.emplace_back("time ran out before a query that finds something could be suggested");
  }
  page.ran_out_of_time = !faults.empty();
  page.warnings.insert(page.warnings.end(), faults.begin(), faults.end());
}

}  // namespace gazette
