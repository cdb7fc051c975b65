// SPDX-License-Identifier: GPL-3.0-or-later
// Facets as lists of values to choose: topics as a tree, the frequent values first, the rest folded
// away.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

struct FacetRow {
  enum class State { offered, chosen } state = State::offered;
  std::string value;  ///< of the parameter
  std::string label;
  std::size_t depth = 0;             ///< below the least deep row, for topics
  std::optional<std::size_t> count;  ///< none for what is chosen and not counted
  std::string url;  ///< narrows the search to it alone, or takes it back; empty without a parameter
};

struct FacetList {
  std::string heading;
  std::string parameter;           ///< by which its values are chosen; empty when none does
  std::vector<FacetRow> frequent;  ///< by falling count; topics below the topic that holds them
  std::vector<FacetRow> rest;      ///< by label; years and months the last first
  std::size_t left_out = 0;        ///< values that are not listed, the least frequent
};

inline constexpr std::size_t max_frequent_values = 12;
inline constexpr std::size_t max_listed_values = 100;

/// The parameter by which values of the facet of that name are chosen; empty when none does.
std::string_view parameter_of_facet(std::string_view name);

/// The list for `facet`, counted without its own filters, of the page that was asked for:
/// the number beside a row is what its link finds. What is chosen is always among the frequent, so
/// that a form of the list keeps it, and so are the most frequent topics within a chosen one.
/// Topics are called by their `labels`, languages and months as the reader's locale has them.
FacetList facet_list(const Asking& asking, const Facet& facet, const TopicLabels& labels = {});

}  // namespace gazette
