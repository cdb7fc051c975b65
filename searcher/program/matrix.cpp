// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/matrix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/text/text.hpp"
#include "searcher/matches/timeline.hpp"

namespace gazette {
namespace {

using Json = nlohmann::ordered_json;

/// How many articles of a query are named.
constexpr std::size_t named_articles = 3;

Error unfit(std::string_view option, std::string hint) {
  return Error(fmt::format("{} cannot be used with --matrix", option), std::move(hint));
}

/// `2026-02-26`; nothing for an open end.
std::optional<std::string> shown(const std::optional<std::chrono::sys_days>& day) {
  return day ? std::optional(to_rfc3339(*day).substr(0, 10)) : std::nullopt;
}

Json or_null(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

/// The columns before those of values.
std::vector<std::string> first_columns() {
  std::vector<std::string> names = {"query_id", "query", "total", "first", "last"};
  for (std::size_t i = 1; i <= named_articles; ++i) names.push_back(fmt::format("id_{}", i));
  return names;
}

/// What the column of `value` is called in a table: by the value, or as a query has it,
/// `source:total`, where another column might have that name.
std::string column_name(const FacetKind& kind, const std::string& value) {
  const std::vector<std::string> others = first_columns();
  const std::string prefix = fmt::format("{}:", kind.name);
  const bool is_taken =
      value.starts_with(prefix) || std::find(others.begin(), others.end(), value) != others.end();
  return is_taken ? prefix + value : value;
}

std::string count_text(std::size_t count) { return std::to_string(count); }

}  // namespace

void check_matrix(const SearchOptions& options, const std::vector<std::string>& given) {
  constexpr auto ignored = std::to_array<std::string_view>(
      {"--count", "--facets", "--timeline", "--fields", "--limit", "--offset", "--explain"});
  for (const std::string& name : given) {
    if (std::find(ignored.begin(), ignored.end(), name) != ignored.end()) {
      throw unfit(name, "leave one of them out");
    }
  }
  if (options.batch.empty()) {
    throw Error("--matrix needs the queries of a batch", "give --batch FILE");
  }
  const std::optional<FacetRequest> facet = parse_facet(options.matrix);
  if (!facet || facet->with != nullptr) {
    throw Error(fmt::format("--matrix: unknown facet \"{}\"", one_line(options.matrix)),
                "facets are " + facet_names());
  }
  if (options.format != "csv" && options.format != "tsv" && options.format != "jsonl") {
    throw unfit("--format " + options.format, "use csv, tsv or jsonl");
  }
}

Matrix::Matrix(Searcher& searcher, const SearchOptions& options)
    : facet_(*parse_facet(options.matrix)) {
  if (options.format != "jsonl") {
    table_ = options.format == "csv" ? TableFormat::csv : TableFormat::tsv;
  }
  Request request = make_request(options, {});
  request.limit = 0;
  request.suggestions = Suggestions::no;
  request.facets = {options.matrix};
  const Deadline deadline = deadline_for(options, request);
  const Facet facet = searcher.search(request).facets.front();
  for (const FacetValue& value : facet.values) columns_.push_back(value.value);
  if (facet_.kind->field->kind == FieldKind::date) std::sort(columns_.begin(), columns_.end());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    column_of_[key_of(*facet_.kind, columns_[i])] = i;
  }
}

std::string Matrix::head() const {
  if (!table_) return {};
  std::vector<std::string> cells = first_columns();
  for (const std::string& value : columns_) cells.push_back(column_name(*facet_.kind, value));
  return table_row(*table_, cells);
}

Answer Matrix::row(Searcher& searcher, const SearchOptions& options, Request request,
                   const BatchPlace& place) const {
  request.facets = {std::string(facet_.kind->name)};
  request.timeline = TimeUnit::year;  // for the first and the last day
  request.max_timeline_periods = max_periods;
  request.limit = named_articles;
  request.counting = Counting::exact;
  request.hit_content = HitContent::id_only;
  request.suggestions = Suggestions::no;
  const Deadline deadline = deadline_for(options, request, place);
  const Page page = searcher.search(request);
  std::vector<std::size_t> counts(columns_.size());
  std::size_t without_column = 0;
  for (const FacetValue& value : page.facets.front().values) {
    const auto column = column_of_.find(key_of(*facet_.kind, value.value));
    if (column == column_of_.end()) {
      ++without_column;
    } else {
      counts[column->second] = value.count;
    }
  }
  Answer answer;
  answer.found = page.total > 0;
  answer.warnings = page.warnings;
  if (without_column > 0 && !facet_.most) {
    answer.warnings.push_back(fmt::format(
        "{} of its values have no column, because its own options match more than those on the "
        "command line",
        without_column));
  }
  const std::string id = place.query_id.value_or("");
  const Period& matched = page.timeline->matched;
  if (!table_) {
    Json ids = Json::array();
    for (const Hit& hit : page.hits) ids.push_back(hit.article.id);
    Json by_column = Json::object();
    for (std::size_t i = 0; i < columns_.size(); ++i) by_column[columns_[i]] = counts[i];
    const Json object = {{"schema", "gazette.matrix/1"},
                         {"query_id", id},
                         {"query", page.query},
                         {"total", page.total},
                         {"first", or_null(shown(matched.first))},
                         {"last", or_null(shown(matched.last))},
                         {"ids", std::move(ids)},
                         {"counts", std::move(by_column)}};
    answer.output = object.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    return answer;
  }
  std::vector<std::string> cells = {one_line(id), page.query, count_text(page.total),
                                    shown(matched.first).value_or(""),
                                    shown(matched.last).value_or("")};
  for (std::size_t i = 0; i < named_articles; ++i) {
    cells.push_back(i < page.hits.size() ? page.hits[i].article.id : "");
  }
  for (const std::size_t count : counts) cells.push_back(count_text(count));
  answer.output = table_row(*table_, cells);
  return answer;
}

}  // namespace gazette
