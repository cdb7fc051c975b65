// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/facets.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <set>
#include <system_error>

#include "core/dates/date.hpp"
#include "core/name_list.hpp"
#include "core/schema/day.hpp"
#include "core/schema/topic.hpp"

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

template <auto split>
ValueCounts count_split(const std::vector<FacetValue>& slot_values) {
  ValueCounts counts;
  for (const FacetValue& slot_value : slot_values) {
    for (const std::string& value : split(slot_value.value)) counts[value] += slot_value.count;
  }
  return counts;
}

/// By the first `length` characters of their dates: 4 for the year, 7 for the month.
template <std::size_t length>
ValueCounts count_dates(const std::vector<FacetValue>& slot_values) {
  ValueCounts counts;
  for (const auto& [day, count] : count_days(slot_values)) {
    counts[to_rfc3339(day).substr(0, length)] += count;
  }
  return counts;
}

std::string as_it_is(const std::string& value, const TopicLabels&, const ReaderLocale&) {
  return value;
}

std::string topic_label(const std::string& path, const TopicLabels& labels, const ReaderLocale&) {
  return label_in(labels, path);
}

std::string language_label(const std::string& code, const TopicLabels&,
                           const ReaderLocale& locale) {
  return locale.language(code);
}

std::string date_label(const std::string& date, const TopicLabels&, const ReaderLocale& locale) {
  return locale.date(date);
}

using enum FacetKind::Values;

constexpr std::array facet_kinds = {
    FacetKind{"topic", Slot::topic, count_split<split_topics>, topic_label, topics},
    FacetKind{"source", Slot::source, count_split<split_list>, as_it_is, plain},
    FacetKind{"author", Slot::author, count_split<split_list>, as_it_is, plain},
    FacetKind{"language", Slot::language, count_split<split_list>, language_label, plain},
    FacetKind{"year", Slot::day, count_dates<4>, date_label, plain},
    FacetKind{"month", Slot::day, count_dates<7>, date_label, plain},
    FacetKind{"place", Slot::place, count_split<split_list>, as_it_is, plain},
};

}  // namespace

std::string label_in(const TopicLabels& labels, const std::string& path) {
  const auto known = labels.find(path);
  return known == labels.end() ? path.substr(path.rfind('/') + 1) : known->second;
}

const FacetKind* find_facet(std::string_view name) {
  for (const FacetKind& kind : facet_kinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

std::optional<FacetRequest> parse_facet(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  const FacetKind* const kind = find_facet(text.substr(0, colon));
  if (kind == nullptr) return std::nullopt;
  if (colon == text.size()) return FacetRequest{kind, std::nullopt};
  std::size_t most = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data() + colon + 1, end, most);
  if (code != std::errc() || stop != end || most == 0) return std::nullopt;
  return FacetRequest{kind, most};
}

std::map<std::chrono::sys_days, std::size_t> count_days(
    const std::vector<FacetValue>& slot_values) {
  std::map<std::chrono::sys_days, std::size_t> days;
  for (const FacetValue& each : slot_values) {
    const auto day = parse_day_value(each.value);
    if (day) days[*day] += each.count;
  }
  return days;
}

const FacetKind& kind_of(const Facet& facet) {
  static constexpr FacetKind unknown{"", Slot::none, count_split<split_list>, as_it_is, plain};
  const FacetKind* kind = find_facet(facet.name);
  return kind == nullptr ? unknown : *kind;
}

bool has_topics(const Facet& facet) { return kind_of(facet).values == FacetKind::Values::topics; }

std::string facet_names() { return name_list(facet_kinds); }

Facet make_facet(const FacetKind& kind, const std::vector<FacetValue>& slot_values,
                 std::optional<std::size_t> most) {
  Facet facet{std::string(kind.name), {}};
  for (const auto& [value, count] : kind.count(slot_values)) facet.values.push_back({value, count});
  std::stable_sort(facet.values.begin(), facet.values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  if (most && facet.values.size() > *most) {
    facet.left_out = facet.values.size() - *most;
    facet.values.resize(*most);
  }
  return facet;
}

}  // namespace gazette
