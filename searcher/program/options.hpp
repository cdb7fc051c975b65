// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of gazette-search as plain values: every option is declared once, and help,
// parsing and the configuration file follow from that.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/command_line/option_parser.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

struct SearchOptions {
  CommonOptions common;
  std::vector<std::string> dbs;  ///< after parsing at least one, none empty
  std::string format = "text";
  std::string sort;
  std::string batch;  ///< a file of queries, `-` for standard input; empty without one
  std::vector<std::string> facets;
  std::vector<std::string> fields;  ///< lists of names of `hit_fields`, as they were given
  std::vector<std::string> topic_origins;
  std::string min_confidence;
  std::string timeline;
  std::string show;
  /// Values of the options that are conditions on a field, by the field's name.
  std::vector<std::pair<const Field*, std::vector<std::string>>> conditions;
  Request request;
  bool count = false;
  std::string locale;  ///< empty for that of the environment
  bool expand = false;
  bool explain = false;
  bool no_pager = false;
  bool null = false;
  bool plain = false;
  bool topics = false;
  bool strict = false;
  bool syntax = false;
  std::string timeout;
};

/// The names in `lists`, between commas, each once.
std::vector<std::string> names_in(const std::vector<std::string>& lists);

/// Parses `arguments` (without the program's name) into `options`. Throws Error for what they ask
/// wrongly.
Parsed parse_search_options(std::span<const std::string> arguments, SearchOptions& options);

/// What `options` and the words of the query ask for. Throws Error for an unknown order.
Request make_request(const SearchOptions& options, const std::vector<std::string>& words);

}  // namespace gazette
