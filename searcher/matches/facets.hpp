// SPDX-License-Identifier: GPL-3.0-or-later
// Facets: how many of the matches have each value of a field. One table holds all that is
// particular to a facet; to add one, add its row in facets.cpp.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/schema/schema.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/reader_locale.hpp"

namespace gazette {

/// How many matches have each value of a facet. Values that a filter takes for the same are one,
/// in the spelling that most of these matches have.
using ValueCounts = std::map<std::string, std::size_t>;

/// A row of the table of facets.
struct FacetKind {
  enum class Values {
    plain,   ///< independent of each other
    topics,  ///< paths of topics: shown as a tree, with labels of their own
  };

  std::string_view name;
  const Field* field;  ///< by which a value is searched; its slot holds the values of an article
  /// Counts values, given slot values as the index holds them and how many matches hold each.
  ValueCounts (*count)(const Field& field, const std::vector<FacetValue>& slot_values);
  /// What the reader calls a value: a topic by its label, `de` as `German (de)`, `2026-02` as
  /// `Feb 2026`.
  std::string (*label)(const std::string& value, const TopicLabels& labels,
                       const ReaderLocale& locale);
  Values values;
};

/// The row of that name; nullptr for an unknown name. Lives as long as the program.
const FacetKind* find_facet(std::string_view name);

/// A facet as it is asked for.
struct FacetRequest {
  const FacetKind* kind;            ///< never null
  std::optional<std::size_t> most;  ///< how many values are wanted, the most frequent; from 1
  const FacetKind* with = nullptr;  ///< pairs of its values with those of `kind` are counted
};

/// `author`, or `author:500` for the 500 most frequent values; `source*month` for pairs of values.
/// Nothing for any other text.
std::optional<FacetRequest> parse_facet(std::string_view text);

/// `author`, or `source*month`.
std::string name_of(const FacetRequest& facet);

/// The row of `facet`, of pairs that of their first values; where its name is unknown, one of plain
/// values shown as they are.
const FacetKind& kind_of(const Facet& facet);

/// The row of the second values of pairs; nullptr for a facet that has none.
const FacetKind* second_kind_of(const Facet& facet);

/// Whether the values of `facet`, of pairs the first ones, are paths of topics.
bool has_topics(const Facet& facet);

/// "topic, source, ...", for messages.
std::string facet_names();

/// What a filter by `value` looks for: the same for all spellings of a value.
std::string key_of(const FacetKind& kind, const std::string& value);

/// The facet of that name with its `most` most frequent values; none: all.
Facet facet_of(std::string_view name, const ValueCounts& counts,
               std::optional<std::size_t> most = std::nullopt);

/// The facet of `kind`, given slot values and how many matches hold each: its `most` most frequent
/// values; none: all.
Facet make_facet(const FacetKind& kind, const std::vector<FacetValue>& slot_values,
                 std::optional<std::size_t> most = std::nullopt);

/// How many matches have each pair of values of two facets.
using PairCounts = std::map<std::pair<std::string, std::string>, std::size_t>;

/// Counts pairs, given those of slot values as the index holds them (FacetValue::value, with) and
/// how many matches hold each. An article counts once for each pair of its values.
PairCounts count_pairs(const FacetKind& kind, const FacetKind& with,
                       const std::vector<FacetValue>& slot_values);

/// The facet of that name with its `most` most frequent pairs; none: all.
Facet facet_of_pairs(std::string_view name, const PairCounts& counts,
                     std::optional<std::size_t> most = std::nullopt);

/// Topics, which come by falling count, as a tree: each after its parent, the others of one parent
/// by falling count still.
std::vector<FacetValue> tree_by_count(const std::vector<FacetValue>& topics);

/// Counts by day, given values of Slot::day and how many matches hold each.
std::map<std::chrono::sys_days, std::size_t> count_days(const std::vector<FacetValue>& slot_values);

}  // namespace gazette
