// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of gazette-search in two steps: what was typed, checked for its form only, and
// the request that it becomes. Every option is declared once; help, manual page, completions and
// parsing follow from that.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/command_line/option_parser.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// The value of --limit that asks for every hit, unranked.
inline constexpr std::string_view all_hits = "all";

/// What was typed. Texts are empty where an option was not given; lists hold an element for each
/// time that it was.
struct SearchOptions {
  CommonOptions common;
  std::vector<std::string> dbs;  ///< after parsing at least one, none empty
  std::string locale;            ///< empty for that of the environment
  bool no_pager = false;

  /// Values of the options that are conditions on a field.
  std::vector<std::pair<const Field*, std::vector<std::string>>> filters;
  std::vector<std::string> topic_origins;
  std::string min_confidence;
  std::string since;
  std::string until;
  std::string date_order;

  std::string sort;
  std::string recency;
  std::string around;
  std::string date_boost;
  bool expand = false;
  std::string limit;   ///< a number, or `all_hits`
  std::string sample;  ///< a number
  std::size_t seed = 0;
  std::size_t offset = 0;

  std::string format = "text";
  std::vector<std::string> fields;  ///< lists of names of `hit_fields`
  bool null = false;
  std::vector<std::string> facets;  ///< lists of names of `facet_names`
  std::string timeline;
  bool count = false;
  bool topics = false;

  std::string batch;   ///< a file of queries, `-` for standard input
  std::string matrix;  ///< a facet whose values are columns of a row for each query of a batch
  std::vector<std::string> show;  ///< ids; `-` for those that standard input has
  std::string similar;
  bool mcp = false;

  bool all = false;
  bool plain = false;
  bool explain = false;
  bool strict = false;
  bool syntax = false;
  std::string timeout;
};

/// Whether hits are streamed, each by itself: all, or a sample of all.
bool streams_hits(const SearchOptions& options);

/// The names in comma-separated `lists`, each once, in order.
std::vector<std::string> names_in(const std::vector<std::string>& lists);

/// Parses `arguments` (without the program's name) into `options`, whose values are the defaults.
/// Touches neither files, except that of --config, nor the index. Throws Error for an unknown
/// option and a value of the wrong form.
Parsed parse_search_options(std::span<const std::string> arguments, SearchOptions& options);

/// The request that `options` and the words of the query ask for. Throws Error for an unknown
/// order, topic origin or unit of time. Topics, dates and facets are checked by the search.
Request make_request(const SearchOptions& options, const std::vector<std::string>& words);

}  // namespace gazette
