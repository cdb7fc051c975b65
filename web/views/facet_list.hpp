// SPDX-License-Identifier: GPL-3.0-or-later
// Facets as lists of values that can be chosen. Frequent values come first; the page hides the rest
// until it is opened. Topics form a tree.
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
  std::string value;  ///< of the parameter that chooses it
  std::string label;
  std::size_t depth = 0;             ///< of a topic, below the rows that are highest in the tree
  std::optional<std::size_t> count;  ///< none for a chosen value that no article has
  std::string url;  ///< of the search with this value only, or without it when chosen; may be empty
};

struct FacetList {
  std::string heading;
  std::string parameter;           ///< chooses values; empty when they cannot be chosen
  std::vector<FacetRow> frequent;  ///< by descending count; topics below their parent
  std::vector<FacetRow> rest;      ///< by descending count as well
  std::size_t left_out = 0;        ///< number of values not listed, the rarest
};

inline constexpr std::size_t max_frequent_values = 12;

/// How many values of the facet `name` are listed: as many as `facets=author:500` asks for, else
/// `default_facet_values`.
std::size_t max_listed_values(const Parameters& parameters, std::string_view name);

/// The parameter that chooses values of the facet `name`; empty when there is none.
std::string_view parameter_of_facet(std::string_view name);

/// The list of `facet`, whose counts ignore filters on its own field, so that the count of a value
/// is what its link finds. Chosen values are always frequent, so that the form keeps them, and so
/// are the most frequent topics below a chosen one. Topics are shown by `labels`, languages and
/// months as the visitor's locale has them.
FacetList facet_list(const PageContext& context, const Facet& facet,
                     const TopicLabels& labels = {});

}  // namespace gazette
