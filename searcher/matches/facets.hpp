// SPDX-License-Identifier: GPL-3.0-or-later
// Facets: how many of the matches carry each value of a field.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/schema.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/reader_locale.hpp"

namespace gazette {

/// How many matches count under each value of a facet.
using ValueCounts = std::map<std::string, std::size_t>;

struct FacetKind {
  std::string_view name;
  Slot slot;
  /// From slot values, as the index holds them, and the number of matches that hold each.
  ValueCounts (*count)(const std::vector<FacetValue>& slot_values);
};

/// Every facet there is; nullptr for a name that is none.
const FacetKind* find_facet(std::string_view name);

/// The days of values of Slot::published, most of which hold a time that no other article has.
std::map<std::chrono::sys_days, std::size_t> count_days(const std::vector<FacetValue>& published);

/// "topic, source, ...", for messages.
std::string facet_names();

/// What the reader calls a value of the facet `name`: a topic by its label, `de` as `German (de)`,
/// `2026-02` as `Feb 2026`.
std::string value_label(std::string_view name, const std::string& value, const TopicLabels& labels,
                        const ReaderLocale& locale);

/// The facet of `kind` from slot values and the number of matches that hold each.
Facet make_facet(const FacetKind& kind, const std::vector<FacetValue>& slot_values);

}  // namespace gazette
