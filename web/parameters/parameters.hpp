// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of the page: one table, from which query strings are read and links are written
// (web/parameters/query_string.hpp). They have the names of gazette-search's long options;
// docs/web.md tells the same as prose.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/values/request.hpp"

namespace gazette {

/// What is answered: hits, or (as JSON alone) their number.
enum class Answer { hits, count };

/// A query string, read.
struct Parameters {
  Request request;  ///< its limit and offset follow from `limit`, `page` and the form
  std::string id;   ///< of the one article to show; or empty
  std::optional<std::size_t> limit;  ///< as it was given
  std::optional<std::size_t> page;   ///< as it was given, from 1
  std::string format;                ///< a name of `answer_formats`; empty for the first
  Answer answer = Answer::hits;
};

/// What is wrong with a parameter, and what to do about it.
struct Fault {
  std::string message;  ///< begins with the parameter's name
  std::string hint;
};

struct Parameter {
  std::string_view name;
  enum class Times { once, any } times;  ///< how often it may be given
  /// Takes over a value that is not empty.
  std::optional<Fault> (*set)(Parameters&, std::string_view name, const std::string& value);
  /// The values that `set` would take over; none when it has its default.
  std::vector<std::string> (*values)(const Parameters&, std::string_view name);
};

/// Every parameter there is, in the order in which links carry them.
std::span<const Parameter> parameter_table();

/// A value on one line and not at any length, for messages.
std::string shown(std::string_view value);

/// A page makes a snippet for each hit, so it holds fewer than gazette-search prints at once.
inline constexpr std::size_t max_page_limit = 1000;

}  // namespace gazette
