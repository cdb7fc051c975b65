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

#include "core/command_line/option_parser.hpp"
#include "core/error.hpp"
#include "core/schema/topic.hpp"
#include "searcher/matches/facets.hpp"
#include "searcher/matches/timeline.hpp"
#include "searcher/output/output_formats.hpp"
#include "searcher/program/manual.hpp"

namespace gazette {
namespace {

/// Fields that have an option of their own.
constexpr std::array<std::string_view, 6> option_fields = {"topic",  "source",   "site",
                                                           "author", "language", "date"};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string footer() {
  std::string text =
      "Query (--syntax explains all of it):\n"
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
      "Exit codes: 0 hits, 1 no hits, 2 error.\n"
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

/// What is wrong with `value` of --timeout; empty when nothing is.
std::string seconds_fault(const std::string& value) {
  constexpr double most = 86'400;
  double seconds = -1;
  const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  const bool is_number = code == std::errc() && end == value.data() + value.size();
  if (is_number && seconds >= 0 && seconds <= most) return {};
  return value_fault(value, fmt::format("must be a number of seconds from 0 to {}", most));
}

/// What is wrong with `value` of --min-confidence or --date-boost; empty when nothing is.
std::string share_fault(const std::string& value) {
  if (parse_share(value)) return {};
  return value_fault(value, "must be a number from 0 to 1");
}

/// What is wrong with `value` of --date-order; empty when nothing is.
std::string date_order_fault(const std::string& value) {
  return date_order_named(value) ? "" : value_fault(value, "must be dmy or mdy");
}

/// What is wrong with `value` of --limit; empty when nothing is.
std::string limit_fault(const std::string& value) {
  if (value == all_hits) return {};
  const std::string fault = whole_number_fault(value);
  return fault.empty() ? fault : fault + ", or all";
}

/// Nothing where `text` is no whole number.
std::optional<std::size_t> whole_number(const std::string& text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  return code == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

/// Rounded up, so that only 0 becomes 0.
std::chrono::milliseconds milliseconds(const std::string& seconds) {
  double value = 0;
  std::from_chars(seconds.data(), seconds.data() + seconds.size(), value);
  return std::chrono::milliseconds(static_cast<std::int64_t>(std::ceil(value * 1000)));
}

void declare_filters(CLI::App& app, SearchOptions& options) {
  const std::string group = "Filters (repeat an option to allow any of its values)";
  // CLI11 keeps references into it. A line of a batch begins with what the command line gave.
  if (options.filters.empty()) {
    for (const std::string_view name : option_fields)
      options.filters.push_back({find_field(name), {}});
  }
  for (auto& [row, values] : options.filters) {
    const std::string_view name = row->name;
    const std::string names = name == "topic" ? "-t,--topic" : fmt::format("--{}", name);
    app.add_option(names, values, sentence(row->help))
        ->option_text("VALUE")
        ->allow_extra_args(false)
        ->group(group);
  }
  app.add_option("--topic-origin", options.topic_origins,
                 "Who assigned the topic: " + topic_origin_names())
      ->option_text("NAME")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("--min-confidence", options.min_confidence,
                 "Minimum confidence of the topic, 0 to 1")
      ->option_text("NUMBER")
      ->check(share_fault)
      ->group(group);
  app.add_option("--since", options.since,
                 "First day of publication: 2026-02-26, 2026-02, 7d, yesterday")
      ->option_text("DAY")
      ->group(group);
  app.add_option("--until", options.until, "Last day of publication")
      ->option_text("DAY")
      ->group(group);
  app.add_option("--date-order", options.date_order, "Read 03/04/1987 as dmy or mdy")
      ->option_text("NAME")
      ->check(date_order_fault)
      ->group(group);
}

void declare_ranking(CLI::App& app, SearchOptions& options) {
  const std::string group = "Order and pages";
  app.add_option("--sort", options.sort,
                 sort_order_names() + " [relevance if the query has words, else newest]")
      ->option_text("ORDER")
      ->group(group);
  app.add_option("--recency", options.recency, "Rank newer articles higher, by half-life: 7d, 1y")
      ->option_text("TIME")
      ->group(group);
  app.add_option("--around", options.around,
                 "Rank articles near a date higher, by half-life: 2026-02-26~14d")
      ->option_text("DATE")
      ->group(group);
  app.add_option("--date-boost", options.date_boost,
                 "Largest share of the best score that a date adds [0.33]")
      ->option_text("SHARE")
      ->check(share_fault)
      ->group(group);
  app.add_flag("--expand", options.expand, "Also rank by words common to the best matches")
      ->group(group);
  app.add_option("-n,--limit", options.limit,
                 "Hits per page, or \"all\" for every hit, unranked [10]")
      ->option_text("N")
      ->check(limit_fault)
      ->group(group);
  app.add_option("--sample", options.sample, "Random sample of this many hits, unranked")
      ->option_text("N")
      ->check(whole_number_fault)
      ->group(group);
  app.add_option("--seed", options.seed, "Seed of the random sample [0]")
      ->option_text("N")
      ->check(whole_number_fault)
      ->group(group);
  app.add_option("--offset", options.offset, "Skip this many hits [0]")
      ->option_text("N")
      ->check(whole_number_fault)
      ->group(group);
}

void declare_output(CLI::App& app, SearchOptions& options) {
  const std::string group = "Output";
  app.add_option("-f,--format", options.format, output_format_names() + " [text]")
      ->option_text("NAME")
      ->group(group);
  app.add_option("--fields", options.fields, "Show these fields of each hit: id,title,body,...")
      ->option_text("NAMES")
      ->allow_extra_args(false)
      ->group(group);
  app.add_flag("-0,--null", options.null, "End each id with NUL (--format ids, --show -)")
      ->group(group);
  app.add_option("--facets", options.facets,
                 "Count matches by these (author:20, source*month): " + facet_names())
      ->option_text("NAMES")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("--timeline", options.timeline, "Chart matches by " + time_unit_names())
      ->option_text("UNIT")
      ->group(group);
  app.add_flag("--count", options.count, "Print only the number of matches")->group(group);
  app.add_flag("--topics", options.topics, "Print the topics of the matches, with counts")
      ->group(group);
}

void declare_other_searches(CLI::App& app, SearchOptions& options) {
  const std::string group = "Instead of a query";
  app.add_option("--batch", options.batch,
                 "Answer each line of this file (- for standard input): "
                 "ID, tab and query, or a JSON object")
      ->option_text("FILE")
      ->group(group);
  app.add_option("--matrix", options.matrix,
                 "One row per query of --batch: matches by year, month, source or topic")
      ->option_text("FACET")
      ->group(group);
  app.add_option("--show", options.show, "Print the article with this id (-: ids from input)")
      ->option_text("ID")
      ->allow_extra_args(false)
      ->group(group);
  app.add_flag("--mcp", options.mcp, "Serve an assistant over the Model Context Protocol")
      ->group(group);
  app.add_option("--similar", options.similar, "Find articles similar to the one with this id")
      ->option_text("ID")
      ->group(group);
}

void declare_reading(CLI::App& app, SearchOptions& options) {
  const std::string group = "Reading the query";
  app.add_flag("--all", options.all, "Find only articles that have all words")->group(group);
  app.add_flag("--plain", options.plain, "Read the query as words only, without any syntax")
      ->group(group);
  app.add_flag("--explain", options.explain, "Show how the query was parsed and hits scored")
      ->group(group);
  app.add_flag("--strict", options.strict, "Treat warnings about the query as errors")
      ->group(group);
  app.add_option("--timeout", options.timeout, "Time limit for the whole search, 0 for none [10]")
      ->option_text("SECONDS")
      ->check(seconds_fault)
      ->group(group);
  app.add_flag("--syntax", options.syntax, "Print the whole query language")->group(group);
}

/// Declares every option once, group by group.
void declare(CLI::App& app, SearchOptions& options) {
  declare_databases(app, options.dbs);
  declare_common(app, "gazette-search [--db DIR] [OPTIONS] [QUERY...]", options.common);
  app.add_option("--locale", options.locale, "Language of labels, dates and numbers: en, pt-BR, C")
      ->option_text("NAME");
  app.add_flag("--no-pager", options.no_pager, "Never show results in a pager");
  declare_filters(app, options);
  declare_ranking(app, options);
  declare_output(app, options);
  declare_other_searches(app, options);
  declare_reading(app, options);
  app.footer(footer());
}

/// Whether `value` may follow a short option without a blank: `-n5`, `-fjson` and `-teconomy` are
/// options; `-five` and `-tiger` are words to exclude.
bool is_glued_value(const std::string& option, const std::string& value) {
  if (option == "-f") return find_output_format(value) != nullptr;
  if (option == "-t") {
    const std::string heading = value.substr(0, value.find('/'));
    return std::find(top_topics.begin(), top_topics.end(), heading) != top_topics.end();
  }
  return whole_number_fault(value).empty();
}

FilingFilter filing_filter(const SearchOptions& options) {
  FilingFilter filter;
  for (const std::string& name : options.topic_origins) {
    const std::optional<TopicOrigin> origin = topic_origin_named(name);
    if (!origin) {
      throw Error(fmt::format("unknown topic origin \"{}\"", name),
                  "origins are " + topic_origin_names());
    }
    filter.origins.push_back(*origin);
  }
  filter.min_confidence_percent = parse_min_confidence(options.min_confidence).value_or(0);
  return filter;
}

SortOrder sort_order(const SearchOptions& options) {
  if (options.sort.empty()) return SortOrder::automatic;
  const std::optional<SortOrder> order = sort_order_named(options.sort);
  if (order) return *order;
  throw Error(fmt::format("unknown order \"{}\"", options.sort),
              "orders are " + sort_order_names());
}

std::optional<TimeUnit> time_unit(const SearchOptions& options) {
  if (options.timeline.empty()) return std::nullopt;
  const std::optional<TimeUnit> unit = time_unit_named(options.timeline);
  if (unit) return unit;
  throw Error(fmt::format("unknown unit of time \"{}\"", options.timeline),
              "units are " + time_unit_names());
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

bool streams_hits(const SearchOptions& options) {
  return options.limit == all_hits || !options.sample.empty();
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
  Request request;
  request.query = joined(words);
  request.syntax = options.plain ? Syntax::words : Syntax::full;
  request.words_wanted = options.all ? WordsWanted::all : WordsWanted::any;
  for (const auto& [row, values] : options.filters) {
    for (const std::string& value : values) request.filters.push_back({row, value});
  }
  request.filings = filing_filter(options);
  request.since = options.since;
  request.until = options.until;
  request.date_order = date_order_named(options.date_order).value_or(DateOrder::unknown);
  request.sort = sort_order(options);
  request.expansion = options.expand ? QueryExpansion::on : QueryExpansion::off;
  request.recency = options.recency;
  request.around = options.around;
  request.date_boost = parse_share(options.date_boost);
  request.offset = options.count ? 0 : options.offset;
  if (const auto limit = whole_number(options.limit)) request.limit = *limit;
  if (const auto size = whole_number(options.sample)) request.sample = Sample{*size, options.seed};
  if (options.count) request.limit = 0;
  request.counting = options.count ? Counting::exact : Counting::up_to_limit;
  request.facets = names_in(options.facets);
  request.timeline = time_unit(options);
  request.strictness = options.strict ? Strictness::strict : Strictness::lenient;
  if (!options.timeout.empty()) request.timeout = milliseconds(options.timeout);
  request.explain = options.explain ? Explain::yes : Explain::no;
  request.similar_to = options.similar;
  return request;
}

}  // namespace gazette
