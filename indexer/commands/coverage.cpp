// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/coverage.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/coverage/day_counts.hpp"
#include "core/dates/date.hpp"
#include "core/schema/day.hpp"
#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/history/kept_counts.hpp"

namespace gazette {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using Json = nlohmann::ordered_json;

struct ByName {
  std::string_view name;
  CoverageBy by;
  Slot slot;
};
constexpr std::array by_names = {ByName{"source", CoverageBy::source, Slot::source},
                                 ByName{"topic", CoverageBy::topic, Slot::topic},
                                 ByName{"language", CoverageBy::language, Slot::language}};

const ByName& row_of(CoverageBy by) {
  return *std::find_if(by_names.begin(), by_names.end(),
                       [&](const ByName& row) { return row.by == by; });
}

/// The values that articles with this slot value count under.
std::vector<std::string> values_in(CoverageBy by, const std::string& slot_value) {
  if (by != CoverageBy::topic) return {slot_value};
  std::set<std::string> paths;
  for (std::size_t begin = 0; begin < slot_value.size();) {
    const std::size_t end = std::min(slot_value.find(list_separator, begin), slot_value.size());
    for (std::string& path : with_ancestors(slot_value.substr(begin, end - begin))) {
      paths.insert(std::move(path));
    }
    begin = end + 1;
  }
  return {paths.begin(), paths.end()};
}

/// Counts the articles of each value of a slot by day.
std::map<std::string, SourceCounts> counted_by(const Xapian::Database& db, CoverageBy by) {
  std::map<std::string, SourceCounts> by_slot_value;
  const auto number = static_cast<Xapian::valueno>(row_of(by).slot);
  constexpr auto day_slot = static_cast<Xapian::valueno>(Slot::day);
  auto day = db.valuestream_begin(day_slot);
  const auto day_end = db.valuestream_end(day_slot);
  for (auto value = db.valuestream_begin(number); value != db.valuestream_end(number); ++value) {
    SourceCounts& counts = by_slot_value[*value];
    ++counts.articles;
    if (day != day_end && day.get_docid() < value.get_docid()) day.skip_to(value.get_docid());
    const bool has_day = day != day_end && day.get_docid() == value.get_docid();
    const std::optional<sys_days> date = has_day ? parse_day_value(*day) : std::nullopt;
    if (date) {
      counts.add_day(*date, 1);
    } else {
      ++counts.undated;
    }
  }
  std::map<std::string, SourceCounts> by_value;
  for (const auto& [slot_value, counts] : by_slot_value) {
    for (const std::string& value : values_in(by, slot_value)) by_value[value].add(counts);
  }
  return by_value;
}

CoverageRow make_row(const std::string& value, const SourceCounts& counts) {
  CoverageRow row;
  row.value = value;
  row.articles = counts.articles;
  row.without_date = counts.undated;
  if (!counts.days().empty()) {
    row.first = counts.days().front().date();
    row.last = counts.days().back().date();
  }
  return row;
}

CoverageRow make_source_row(const std::string& name, const SourceCounts& counts) {
  CoverageRow row = make_row(name, counts);
  row.without_body = counts.without_body;
  row.without_language = counts.without_language;
  return row;
}

Coverage read_coverage(const Xapian::Database& db, CoverageBy by, days shortest) {
  const DayCounts kept = keeps_counts(db) ? kept_counts(db) : counted_articles(db);
  std::optional<sys_days> committed;
  if (const auto time = parse_date(db.get_metadata(std::string(committed_key)))) {
    committed = local_day(*time);
  }
  const std::optional<sys_days> end = end_of_archive(kept, committed);
  const SourceCounts total = kept.total();
  Coverage coverage;
  coverage.by = by;
  coverage.all = make_source_row({}, total);
  for (const DayCount& each : total.days()) {
    if (each.date() < std::chrono::year{1800} / 1 / 1) coverage.before_1800 += each.articles;
    // A day further, for sources east of Greenwich.
    if (committed && each.date() > *committed + days{1}) coverage.after_commit += each.articles;
  }
  const auto add = [&](CoverageRow row, const SourceCounts& counts) {
    if (end) row.silences = silences(counts.days(), *end, shortest);
    coverage.rows.push_back(std::move(row));
  };
  if (const auto none = kept.sources().find(""); none != kept.sources().end()) {
    coverage.without_source = none->second.articles;
  }
  if (by == CoverageBy::source) {
    for (const auto& [term, counts] : kept.sources()) {
      add(make_source_row(term.empty() ? std::string() : counts.name(), counts), counts);
    }
  } else {
    for (const auto& [value, counts] : counted_by(db, by)) add(make_row(value, counts), counts);
  }
  std::stable_sort(
      coverage.rows.begin(), coverage.rows.end(),
      [](const CoverageRow& a, const CoverageRow& b) { return a.articles > b.articles; });
  return coverage;
}

/// What the value of a row is called.
std::string label_of(const Coverage& coverage, const CoverageRow& row) {
  return coverage.by == CoverageBy::source ? one_line(source_label(row.value))
                                           : one_line(row.value);
}

/// `2026-02-26`
std::string date_of(sys_days day) { return to_rfc3339(day).substr(0, 10); }

std::string date_or(const std::optional<sys_days>& day, const char* none) {
  return day ? date_of(*day) : none;
}

/// `12 (3.4%)`
std::string share(std::int64_t part, std::int64_t all) {
  if (all == 0) return "0";
  return fmt::format("{} ({:.1f}%)", part,
                     100 * static_cast<double>(part) / static_cast<double>(all));
}

}  // namespace

std::optional<CoverageBy> coverage_by_named(std::string_view name) {
  for (const ByName& row : by_names) {
    if (row.name == name) return row.by;
  }
  return std::nullopt;
}

std::optional<days> shortest_silence_named(std::string_view unit) {
  constexpr std::array<std::pair<std::string_view, int>, 3> units = {
      {{"day", 1}, {"week", 7}, {"month", 28}}};
  for (const auto& [name, length] : units) {
    if (name == unit) return days{length};
  }
  return std::nullopt;
}

Coverage coverage_of(const std::string& folder, CoverageBy by, days shortest) {
  Coverage coverage;
  read_index(folder,
             [&](const Xapian::Database& db) { coverage = read_coverage(db, by, shortest); });
  return coverage;
}

std::string render_text(const Coverage& coverage) {
  const CoverageRow& all = coverage.all;
  std::string text = fmt::format(
      "articles          {}\nfirst             {}\nlast              {}\n"
      "without date      {}\nwithout body      {}\nwithout language  {}\nwithout source    {}\n",
      all.articles, date_or(all.first, "no dates"), date_or(all.last, "no dates"),
      share(all.without_date, all.articles), share(*all.without_body, all.articles),
      share(*all.without_language, all.articles), share(coverage.without_source, all.articles));
  if (coverage.before_1800 > 0) {
    text += fmt::format("before 1800       {}\n", coverage.before_1800);
  }
  if (coverage.after_commit > 0) {
    text += fmt::format("after the index   {}\n", coverage.after_commit);
  }
  if (!coverage.rows.empty()) text += '\n';
  for (const CoverageRow& row : coverage.rows) {
    text += fmt::format("{:>8}  {:10}  {:10}  {}\n", row.articles, date_or(row.first, "-"),
                        date_or(row.last, "-"), label_of(coverage, row));
  }
  std::string silent;
  for (const CoverageRow& row : coverage.rows) {
    for (const Silence& each : row.silences) {
      silent += fmt::format("{}: {}\n", label_of(coverage, row),
                            silence_text(each, date_of(each.first), date_of(each.last)));
    }
  }
  return silent.empty() ? text : text + '\n' + silent;
}

std::string render_json(const Coverage& coverage) {
  const std::string by(row_of(coverage.by).name);
  const auto date = [](const std::optional<sys_days>& day) {
    return day ? Json(date_of(*day)) : Json(nullptr);
  };
  const auto number = [](const std::optional<std::int64_t>& count) {
    return count ? Json(*count) : Json(nullptr);
  };
  const auto value_of = [](const CoverageRow& row) {
    return row.value.empty() ? Json(nullptr) : Json(row.value);
  };
  Json rows = Json::array();
  Json silent = Json::array();
  for (const CoverageRow& row : coverage.rows) {
    rows.push_back({{by, value_of(row)},
                    {"articles", row.articles},
                    {"first", date(row.first)},
                    {"last", date(row.last)},
                    {"without_date", row.without_date},
                    {"without_body", number(row.without_body)},
                    {"without_language", number(row.without_language)}});
    for (const Silence& each : row.silences) {
      silent.push_back({{by, value_of(row)},
                        {"from", date_of(each.first)},
                        {"to", date_of(each.last)},
                        {"articles", each.articles}});
    }
  }
  const Json json = {{"schema", "gazette.coverage/1"},
                     {"by", by},
                     {"articles", coverage.all.articles},
                     {"first", date(coverage.all.first)},
                     {"last", date(coverage.all.last)},
                     {"without_date", coverage.all.without_date},
                     {"without_body", number(coverage.all.without_body)},
                     {"without_language", number(coverage.all.without_language)},
                     {"without_source", coverage.without_source},
                     {"before_1800", coverage.before_1800},
                     {"after_commit", coverage.after_commit},
                     {"rows", std::move(rows)},
                     {"silent", std::move(silent)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gazette
