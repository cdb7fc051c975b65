// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

#include "core/error.hpp"
#include "core/schema/topic.hpp"
#include "searcher/matches/facets.hpp"
#include "searcher/matches/timeline.hpp"
#include "searcher/output/renderers.hpp"
#include "searcher/program/manual.hpp"

namespace gazette {
namespace {

/// Fields that have an option of their own.
constexpr std::array<std::string_view, 5> option_fields = {"topic", "source", "author", "language",
                                                           "date"};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string footer() {
  std::string text =
      "Query (--syntax tells all of it):\n"
      "  words, \"a phrase\", +must -not, AND OR NOT, (brackets), NEAR/5, harb*, harbor~\n";
  std::string line = " ";
  for (const Field& field : fields) {
    const std::string name = fmt::format(" {}:", field.name);
    constexpr std::size_t columns = 80;
    if (line.size() + name.size() > columns) {
      text += line + '\n';
      line = " ";
    }
    line += name;
  }
  text += line + '\n';
  text +=
      "\nPut -- before a query that begins with a minus sign.\n"
      "Exit codes: 0 hits, 1 none, 2 an error.\n"
      "Example: gazette-search --topic economy '\"interest rate\" -bank'\n";
  return text;
}

/// A field's help as a sentence begins.
std::string sentence(std::string_view help) {
  std::string text(help);
  if (text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

/// A check for `--timeout`: empty, or what is wrong with `value`.
std::string seconds_fault(const std::string& value) {
  constexpr double most = 86'400;
  double seconds = -1;
  const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  const bool is_number = code == std::errc() && end == value.data() + value.size();
  if (is_number && seconds >= 0 && seconds <= most) return {};
  return fmt::format("{} is no number of seconds from 0 to {}", value, most);
}

/// A check for `--min-confidence`: empty, or what is wrong with `value`.
std::string confidence_fault(const std::string& value) {
  if (parse_least_confidence(value)) return {};
  return fmt::format("{} is no number from 0 to 1", value);
}

/// At least one millisecond, but for 0.
std::chrono::milliseconds milliseconds(const std::string& seconds) {
  double value = 0;
  std::from_chars(seconds.data(), seconds.data() + seconds.size(), value);
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(value * 1000)));
}

void declare_filters(CLI::App& app, SearchOptions& options) {
  const std::string group = "Filters (one option twice: either; different ones: all)";
  // CLI11 keeps references into it. A line of a batch begins with what the command line gave.
  if (options.conditions.empty()) {
    for (const std::string_view name : option_fields)
      options.conditions.push_back({find_field(name), {}});
  }
  for (auto& [row, values] : options.conditions) {
    const std::string_view name = row->name;
    const std::string names = name == "topic" ? "-t,--topic" : fmt::format("--{}", name);
    app.add_option(names, values, sentence(row->help))
        ->option_text("VALUE")
        ->allow_extra_args(false)
        ->group(group);
  }
  app.add_option("--topic-origin", options.topic_origins,
                 "Who filed it under a topic: " + topic_origin_names())
      ->option_text("NAME")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("--min-confidence", options.min_confidence,
                 "How sure that is at least, from 0 to 1")
      ->option_text("NUMBER")
      ->check(confidence_fault)
      ->group(group);
  app.add_option("--since", options.request.since, "First day: 2026-02-26, 2026-02, 7d, yesterday")
      ->option_text("DAY")
      ->group(group);
  app.add_option("--until", options.request.until, "Last day")->option_text("DAY")->group(group);
}

/// Declares every option once; help, parsing and the configuration file follow from it.
void declare(CLI::App& app, SearchOptions& options) {
  declare_databases(app, options.dbs);
  declare_common(app, "gazette-search [--db DIR] [OPTIONS] [QUERY...]", options.common);
  app.add_option("--locale", options.locale,
                 "Language of labels, and how days and numbers are written: en, pt-BR, C")
      ->option_text("NAME");
  app.add_flag("--no-pager", options.no_pager, "Never show results by a pager");
  declare_filters(app, options);
  const std::string results = "Results";
  app.add_option("--sort", options.sort, "relevance, newest or oldest [by what is asked]")
      ->option_text("ORDER")
      ->group(results);
  app.add_option("--recency", options.request.recency,
                 "Rank newer articles higher, by half-life: 7d, 1y")
      ->option_text("TIME")
      ->group(results);
  app.add_flag("--expand", options.expand, "Rank by words that the best articles share as well")
      ->group(results);
  app.add_option("-n,--limit", options.request.limit, "Hits on a page [10]")
      ->option_text("N")
      ->check(whole_number_fault)
      ->group(results);
  app.add_option("--offset", options.request.offset, "Hits to leave out before it [0]")
      ->option_text("N")
      ->check(whole_number_fault)
      ->group(results);
  app.add_option("-f,--format", options.format, renderer_names() + " [text]")
      ->option_text("NAME")
      ->group(results);
  app.add_option("--fields", options.fields, "Show these of each hit: id,title,body,...")
      ->option_text("NAMES")
      ->allow_extra_args(false)
      ->group(results);
  app.add_flag("-0,--null", options.null, "End ids in NUL, under --format ids")->group(results);
  app.add_option("--facets", options.facets,
                 "Count the matches by these, between commas: " + facet_names())
      ->option_text("NAMES")
      ->allow_extra_args(false)
      ->group(results);
  app.add_option("--timeline", options.timeline,
                 "Count the matches by day, week, month or year, as a chart")
      ->option_text("UNIT")
      ->group(results);
  app.add_flag("--count", options.count, "Print the number of matches alone")->group(results);
  app.add_flag("--topics", options.topics, "Print the topics of the matches, with counts")
      ->group(results);
  app.add_option("--batch", options.batch,
                 "Answer each line of this file (- for standard input): "
                 "ID, tab and query, or a JSON object")
      ->option_text("FILE")
      ->group(results);
  app.add_option("--show", options.show, "Print the article of this id whole")
      ->option_text("ID")
      ->group(results);
  app.add_option("--similar", options.request.similar_to,
                 "Search for articles that resemble the one of this id")
      ->option_text("ID")
      ->group(results);
  const std::string reading = "Reading the query";
  app.add_flag("--plain", options.plain, "The query is words only, without any syntax")
      ->group(reading);
  app.add_flag("--explain", options.explain, "Tell how the query was read and what made each score")
      ->group(reading);
  app.add_flag("--strict", options.strict, "An error in place of a warning about the query")
      ->group(reading);
  app.add_option("--timeout", options.timeout, "Stop counting then, end at twice that [10]")
      ->option_text("SECONDS")
      ->check(seconds_fault)
      ->group(reading);
  app.add_flag("--syntax", options.syntax, "Print the whole query language")->group(reading);
  app.footer(footer());
}

/// What may stand right behind a short option: `-n5`, `-fjson`, `-teconomy`. `-five` and `-tiger`
/// are words that somebody wants to exclude.
bool is_glued_value(const std::string& option, const std::string& value) {
  if (option == "-f") return find_renderer(value) != nullptr;
  if (option == "-t") {
    const std::string heading = value.substr(0, value.find('/'));
    return std::find(top_topics.begin(), top_topics.end(), heading) != top_topics.end();
  }
  return whole_number_fault(value).empty();
}

}  // namespace

std::vector<std::string> names_in(const std::vector<std::string>& lists) {
  std::vector<std::string> names;
  for (const std::string& list : lists) {
    for (std::size_t begin = 0; begin < list.size();) {
      const std::size_t end = std::min(list.find(',', begin), list.size());
      const std::string name = list.substr(begin, end - begin);
      begin = end + 1;
      if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(name);
      }
    }
  }
  return names;
}

Parsed parse_search_options(std::span<const std::string> arguments, SearchOptions& options) {
  CLI::App app("Search a Gazette index of news.", "gazette-search");
  options.common.glues = is_glued_value;
  options.common.manual = search_manual;
  declare(app, options);
  Parsed parsed = parse_options(app, options.common, arguments);
  if (options.dbs.empty()) options.dbs.emplace_back();
  for (std::string& db : options.dbs) {
    if (db.empty()) db = default_database();
  }
  return parsed;
}

Request make_request(const SearchOptions& options, const std::vector<std::string>& words) {
  Request request = options.request;
  request.query = joined(words);
  if (options.plain) request.syntax = Syntax::words;
  if (options.strict) request.strictness = Strictness::strict;
  if (!options.timeout.empty()) request.timeout = milliseconds(options.timeout);
  if (options.explain) request.explaining = Explaining::yes;
  if (options.expand) request.wording = Wording::expanded;
  for (const auto& [row, values] : options.conditions) {
    for (const std::string& value : values) request.filters.push_back({row, value});
  }
  for (const std::string& name : options.topic_origins) {
    const std::optional<TopicOrigin> origin = topic_origin_named(name);
    if (!origin) {
      throw Error(fmt::format("topics have no origin {}", name),
                  "origins are " + topic_origin_names());
    }
    request.filings.origins.push_back(*origin);
  }
  request.filings.least_hundredths = parse_least_confidence(options.min_confidence).value_or(0);
  request.facets = names_in(options.facets);
  if (!options.timeline.empty()) {
    request.timeline = time_unit_named(options.timeline);
    if (!request.timeline) {
      throw Error(fmt::format("there is no timeline by {}", options.timeline),
                  "units are " + time_unit_names());
    }
  }
  if (options.count) {
    request.counting = Counting::exact;
    request.offset = 0;
    request.limit = 0;
  }
  if (!options.sort.empty()) {
    const std::optional<SortOrder> order = sort_order_named(options.sort);
    if (!order) {
      throw Error(fmt::format("there is no order {}", options.sort),
                  "orders are " + sort_order_names());
    }
    request.sort = *order;
  }
  return request;
}

}  // namespace gazette
