// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the page's parameters, from which query strings are parsed and links are written
// (web/parameters/query_string.hpp). They are named after the long options of gazette-search;
// docs/web.md describes them.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/values/request.hpp"

namespace gazette {

/// Whether a search returns a page of hits, or only their number (in JSON).
enum class ResultKind { hits, count };

/// The values of all parameters.
struct Parameters {
  Request request;  ///< its limit and offset follow from `limit`, `page` and `format`
  std::string id;   ///< of the one article to show; or empty
  std::optional<std::size_t> limit;  ///< as given
  std::optional<std::size_t> page;   ///< as given, from 1
  std::string format;                ///< a name of `response_formats`; empty for the default
  ResultKind result_kind = ResultKind::hits;
};

/// Why the value of a parameter was refused.
struct ParameterError {
  std::string message;  ///< names the parameter
  std::string hint;     ///< what to do about it
};

/// A parameter that is ignored, although it was meant for us.
struct IgnoredParameter {
  std::string typed;  ///< `sinc`
  /// `since`, a name of `parameter_table`; empty where an option of gazette-search was typed that
  /// the page lacks.
  std::string_view meant;
  std::string value;
};

/// A row of the table.
struct Parameter {
  std::string_view name;
  enum class Times { once, any } times;  ///< how often it may be given
  enum class Role {
    selection,       ///< which articles match
    interpretation,  ///< how the query is read
    ranking,         ///< in what order hits come
    presentation,    ///< how much is shown of them
    resource,        ///< which page of hits or article, and in what format; forms do not keep it
  } role;
  /// Stores `value`. After an error, the valid part of a list may be stored.
  /// REQUIRES: `value` is not empty.
  std::optional<ParameterError> (*set)(Parameters&, std::string_view name,
                                       const std::string& value);
  /// The values that `set` would store; none when the parameter has its default.
  std::vector<std::string> (*values)(const Parameters&, std::string_view name);
};

/// All parameters, in the order in which links carry them.
std::span<const Parameter> parameter_table();

/// The options of gazette-search that ask something of a search and that the page lacks.
std::span<const std::string_view> options_without_parameter();

/// nullptr for an unknown name.
const Parameter* find_parameter(std::string_view name);

/// `text` on one line, cut to 80 bytes.
std::string short_line(std::string_view text);

/// The most hits on one page. It is lower than that of gazette-search because the page makes a
/// snippet for each hit.
inline constexpr std::size_t max_page_limit = 1000;

/// How many values of a facet are listed, and how many `facets=author:500` may ask for.
inline constexpr std::size_t default_facet_values = 100;
inline constexpr std::size_t max_facet_values = 1000;

/// The processor time that a search for the page may take. What is not done by then is left out.
inline constexpr std::chrono::milliseconds page_timeout{600};

}  // namespace gazette
