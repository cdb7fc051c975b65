// SPDX-License-Identifier: GPL-3.0-or-later
// Facets as lists of links: topics as a tree, the frequent values first, the rest folded away.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/page.hpp"
#include "web/links.hpp"
#include "web/parameters.hpp"

namespace gazette {

struct FacetRow {
  enum class State { offered, chosen } state = State::offered;
  std::string label;
  std::size_t depth = 0;  ///< below the least deep row, for topics
  std::size_t count = 0;
  std::string url;  ///< narrows the search to it, or takes it back; empty when no parameter does
};

struct FacetList {
  std::string heading;
  std::vector<FacetRow> frequent;  ///< by falling count; topics below the topic that holds them
  std::vector<FacetRow> rest;      ///< by value
  std::size_t left_out = 0;        ///< values that are not listed, the least frequent
};

inline constexpr std::size_t max_frequent_values = 16;
inline constexpr std::size_t max_listed_values = 500;

/// The list for `facet` of the page that `parameters` asked for. Once topics are chosen, only what
/// lies in them is listed: the number beside a row is what its link finds.
/// Topics are called by their `labels`.
FacetList facet_list(const Site& site, const Parameters& parameters, const Facet& facet,
                     const TopicLabels& labels = {});

}  // namespace gazette
