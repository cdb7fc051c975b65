// SPDX-License-Identifier: GPL-3.0-or-later
// Query strings to parameters and back. All links of a page are written here, so that each carries
// the whole search.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "web/parameters/parameters.hpp"

namespace gazette {

inline constexpr std::size_t max_query_string_bytes = 32'768;

/// How often one parameter may be given. Every link of a page carries all its values.
inline constexpr std::size_t max_values = 50;

/// When there are errors, `parameters` holds those that are valid, so that the form can show them.
struct ParsedQueryString {
  Parameters parameters;
  std::vector<ParameterError> errors;
  std::vector<IgnoredParameter> ignored = {};
};

/// Parses a query string without its question mark. A parameter with an empty value counts as not
/// given. A parameter that is not ours is ignored, since other sites add theirs to links
/// (`fbclid`); but one whose name is a slip of one of ours, or that of an option of gazette-search
/// which the page lacks, is among `ignored`, and an error where the search is strict.
ParsedQueryString parse_query_string(std::string_view query_string);

/// The query string, without a question mark, that parses to `parameters`; empty when all have
/// their defaults.
std::string write_query_string(const Parameters& parameters);

}  // namespace gazette
