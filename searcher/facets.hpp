// SPDX-License-Identifier: GPL-3.0-or-later
// Facets: how many of the matches carry each value of a field.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema.hpp"
#include "searcher/page.hpp"
#include "searcher/reader_locale.hpp"

namespace gazette {

/// What one slot value, as the index holds it, counts under.
using SplitValue = std::vector<std::string> (*)(std::string_view slot_value);

struct FacetKind {
  std::string_view name;
  Slot slot;
  SplitValue split;
};

/// Every facet there is; nullptr for a name that is none.
const FacetKind* find_facet(std::string_view name);

/// The time that a value of Slot::published holds.
std::chrono::sys_seconds published_time(std::string_view slot_value);

/// "topic, source, ...", for messages.
std::string facet_names();

/// What the reader calls a value of the facet `name`: a topic by its label, `de` as `German (de)`,
/// `2026-02` as `Feb 2026`.
std::string value_label(std::string_view name, const std::string& value, const TopicLabels& labels,
                        const ReaderLocale& locale);

/// The facet of `kind` from slot values and the number of matches that hold each.
Facet make_facet(const FacetKind& kind, const std::vector<FacetValue>& slot_values);

}  // namespace gazette
