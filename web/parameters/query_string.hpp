// SPDX-License-Identifier: GPL-3.0-or-later
// From a query string to parameters and back, so that every link of a page is a search like the one
// that made it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "web/parameters/parameters.hpp"

namespace gazette {

inline constexpr std::size_t max_query_string_bytes = 32'768;

/// How often one parameter may be given. Every link of a page carries all of them.
inline constexpr std::size_t max_values = 50;

/// What was read: where there are faults, the parameters that are in order, so that the page can
/// show them in its form.
struct ReadParameters {
  Parameters parameters;
  std::vector<Fault> faults;
};

/// Parameters with an empty value count as not given.
ReadParameters read_parameters(std::string_view query_string);

/// The query string (without ?) that reads as `parameters`; empty when all are at their defaults.
std::string write_query_string(const Parameters& parameters);

}  // namespace gazette
