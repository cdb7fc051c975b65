// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <set>

#include "core/date.hpp"
#include "core/topic.hpp"

namespace gazette {
namespace {

std::vector<std::string> split_list(std::string_view slot_value) {
  std::vector<std::string> values;
  while (!slot_value.empty()) {
    const std::size_t end = std::min(slot_value.find(list_separator), slot_value.size());
    if (end > 0) values.emplace_back(slot_value.substr(0, end));
    slot_value.remove_prefix(std::min(end + 1, slot_value.size()));
  }
  return values;
}

std::vector<std::string> split_topics(std::string_view slot_value) {
  std::set<std::string> paths;
  for (const std::string& topic : split_list(slot_value)) {
    for (std::string& path : with_ancestors(topic)) paths.insert(std::move(path));
  }
  return {paths.begin(), paths.end()};
}

/// The first `length` characters of the date in a slot: 4 for the year, 7 for the month.
template <std::size_t length>
std::vector<std::string> split_date(std::string_view slot_value) {
  if (slot_value.empty()) return {};
  return {to_rfc3339(published_time(slot_value)).substr(0, length)};
}

constexpr std::array facet_kinds = {
    FacetKind{"topic", Slot::topic, split_topics},
    FacetKind{"source", Slot::source, split_list},
    FacetKind{"author", Slot::author, split_list},
    FacetKind{"language", Slot::language, split_list},
    FacetKind{"year", Slot::published, split_date<4>},
    FacetKind{"month", Slot::published, split_date<7>},
    FacetKind{"place", Slot::place, split_list},
};

}  // namespace

std::string label_in(const TopicLabels& labels, const std::string& path) {
  const auto known = labels.find(path);
  return known == labels.end() ? path.substr(path.rfind('/') + 1) : known->second;
}

std::string value_label(std::string_view name, const std::string& value, const TopicLabels& labels,
                        const ReaderLocale& locale) {
  if (name == "topic") return label_in(labels, value);
  if (name == "language") return locale.language(value);
  return name == "month" || name == "year" ? locale.date(value) : value;
}

const FacetKind* find_facet(std::string_view name) {
  for (const FacetKind& kind : facet_kinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

std::chrono::sys_seconds published_time(std::string_view slot_value) {
  const double seconds = Xapian::sortable_unserialise(std::string(slot_value));
  return std::chrono::sys_seconds{std::chrono::seconds{std::llround(seconds)}};
}

std::string facet_names() {
  std::string names;
  for (const FacetKind& kind : facet_kinds)
    names.append(names.empty() ? "" : ", ").append(kind.name);
  return names;
}

Facet make_facet(const FacetKind& kind, const std::vector<FacetValue>& slot_values) {
  std::map<std::string, std::size_t> counts;
  for (const FacetValue& slot_value : slot_values) {
    for (const std::string& value : kind.split(slot_value.value)) counts[value] += slot_value.count;
  }
  Facet facet{std::string(kind.name), {}};
  for (const auto& [value, count] : counts) facet.values.push_back({value, count});
  std::stable_sort(facet.values.begin(), facet.values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  return facet;
}

}  // namespace gazette
