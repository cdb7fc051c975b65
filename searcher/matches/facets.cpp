// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/facets.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <set>
#include <system_error>
#include <unordered_map>
#include <utility>

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

ValueCounts count_topics(const Field&, const std::vector<FacetValue>& slot_values) {
  ValueCounts counts;
  for (const FacetValue& slot_value : slot_values) {
    for (const std::string& topic : split_topics(slot_value.value)) {
      counts[topic] += slot_value.count;
    }
  }
  return counts;
}

/// Names that differ in case and accents alone have one term, by which a filter finds them.
class NameCounter {
 public:
  explicit NameCounter(const Field& field) : field_(field) {}

  /// An article counts once for a name, in the first of the spellings that it has.
  void add(const std::vector<std::string>& spellings, std::size_t count) {
    std::set<const Name*> counted;
    for (const std::string& spelling : spellings) {
      Name* const name = name_of(spelling);
      if (name == nullptr || !counted.insert(name).second) continue;
      name->count += count;
      name->spellings[spelling] += count;
    }
  }

  ValueCounts counts() const {
    ValueCounts counts;
    for (const auto& [term, name] : names_) {
      const auto commonest =
          std::max_element(name.spellings.begin(), name.spellings.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
      counts[commonest->first] += name.count;
    }
    return counts;
  }

 private:
  struct Name {
    std::size_t count = 0;
    std::map<std::string, std::size_t> spellings;
  };

  /// Null for one that no filter can name.
  Name* name_of(const std::string& spelling) {
    const auto [known, is_new] = by_spelling_.try_emplace(spelling, nullptr);
    if (is_new) {
      const std::string term = whole_term(field_, spelling);
      if (!term.empty()) known->second = &names_[term];
    }
    return known->second;
  }

  const Field& field_;
  std::unordered_map<std::string, Name> names_;  ///< by term
  std::unordered_map<std::string, Name*> by_spelling_;
};

ValueCounts count_names(const Field& field, const std::vector<FacetValue>& slot_values) {
  NameCounter names(field);
  for (const FacetValue& slot_value : slot_values) {
    names.add(split_list(slot_value.value), slot_value.count);
  }
  return names.counts();
}

/// By the first `length` characters of their dates: 4 for the year, 7 for the month.
template <std::size_t length>
ValueCounts count_dates(const Field&, const std::vector<FacetValue>& slot_values) {
  ValueCounts counts;
  for (const auto& [day, count] : count_days(slot_values)) {
    counts[to_rfc3339(day).substr(0, length)] += count;
  }
  return counts;
}

/// The values of one side of pairs by what slots hold, in the spelling that most matches have.
class PairSide {
 public:
  explicit PairSide(const FacetKind& kind) : kind_(kind) {}

  void add(const std::string& slot_value, std::size_t count) { counts_[slot_value] += count; }

  /// Call when all are added.
  void name_values() {
    std::vector<FacetValue> all;
    for (const auto& [slot_value, count] : counts_) all.push_back({slot_value, count});
    std::unordered_map<std::string, std::string> spellings;
    for (const auto& [value, count] : kind_.count(*kind_.field, all)) {
      spellings[key_of(kind_, value)] = value;
    }
    for (const FacetValue& each : all) {
      std::vector<std::string>& values = values_[each.value];
      for (const auto& [value, count] : kind_.count(*kind_.field, {each})) {
        values.push_back(spellings.at(key_of(kind_, value)));
      }
    }
  }

  const std::vector<std::string>& values(const std::string& slot_value) const {
    return values_.at(slot_value);
  }

 private:
  const FacetKind& kind_;
  std::unordered_map<std::string, std::size_t> counts_;
  std::unordered_map<std::string, std::vector<std::string>> values_;
};

/// `values` by falling count, those of one count as they came, at most `most`.
Facet most_frequent(std::string_view name, std::vector<FacetValue> values,
                    std::optional<std::size_t> most) {
  Facet facet{std::string(name), std::move(values)};
  std::stable_sort(facet.values.begin(), facet.values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  if (most && facet.values.size() > *most) {
    facet.left_out = facet.values.size() - *most;
    facet.values.resize(*most);
  }
  return facet;
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
    FacetKind{"topic", &field("topic"), count_topics, topic_label, topics},
    FacetKind{"source", &field("source"), count_names, as_it_is, plain},
    FacetKind{"author", &field("author"), count_names, as_it_is, plain},
    FacetKind{"language", &field("language"), count_names, language_label, plain},
    FacetKind{"year", &field("date"), count_dates<4>, date_label, plain},
    FacetKind{"month", &field("date"), count_dates<7>, date_label, plain},
    FacetKind{"site", &field("site"), count_names, as_it_is, plain},
    FacetKind{"place", &field("place"), count_names, as_it_is, plain},
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
  const std::string_view names = text.substr(0, colon);
  const std::size_t star = std::min(names.find('*'), names.size());
  FacetRequest request{find_facet(names.substr(0, star)), std::nullopt};
  if (star < names.size()) {
    request.with = find_facet(names.substr(star + 1));
    if (request.with == nullptr || request.with == request.kind) return std::nullopt;
  }
  if (request.kind == nullptr) return std::nullopt;
  if (colon == text.size()) return request;
  std::size_t most = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data() + colon + 1, end, most);
  if (code != std::errc() || stop != end || most == 0) return std::nullopt;
  request.most = most;
  return request;
}

std::string name_of(const FacetRequest& facet) {
  std::string name(facet.kind->name);
  if (facet.with != nullptr) name.append("*").append(facet.with->name);
  return name;
}

std::vector<FacetValue> tree_by_count(const std::vector<FacetValue>& values) {
  std::map<std::string, std::size_t> place;
  for (std::size_t i = 0; i < values.size(); ++i) place[values[i].value] = i;
  std::map<std::vector<std::size_t>, FacetValue> tree;
  for (const FacetValue& value : values) {
    std::vector<std::size_t> path;
    for (const std::string& step : with_ancestors(value.value)) {
      if (place.contains(step)) path.push_back(place[step]);
    }
    tree.emplace(std::move(path), value);
  }
  std::vector<FacetValue> ordered;
  ordered.reserve(tree.size());
  for (auto& [path, value] : tree) ordered.push_back(std::move(value));
  return ordered;
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
  static constexpr FacetKind unknown{"", &field("keyword"), count_names, as_it_is, plain};
  const std::optional<FacetRequest> request = parse_facet(facet.name);
  return request ? *request->kind : unknown;
}

const FacetKind* second_kind_of(const Facet& facet) {
  const std::optional<FacetRequest> request = parse_facet(facet.name);
  return request ? request->with : nullptr;
}

bool has_topics(const Facet& facet) { return kind_of(facet).values == FacetKind::Values::topics; }

std::string facet_names() { return name_list(facet_kinds); }

std::string key_of(const FacetKind& kind, const std::string& value) {
  return kind.field->kind == FieldKind::date ? value : whole_term(*kind.field, value);
}

Facet make_facet(const FacetKind& kind, const std::vector<FacetValue>& slot_values,
                 std::optional<std::size_t> most) {
  return facet_of(kind.name, kind.count(*kind.field, slot_values), most);
}

Facet facet_of(std::string_view name, const ValueCounts& counts, std::optional<std::size_t> most) {
  std::vector<FacetValue> values;
  values.reserve(counts.size());
  for (const auto& [value, count] : counts) values.push_back({value, count});
  return most_frequent(name, std::move(values), most);
}

PairCounts count_pairs(const FacetKind& kind, const FacetKind& with,
                       const std::vector<FacetValue>& slot_values) {
  PairSide first(kind);
  PairSide second(with);
  for (const FacetValue& each : slot_values) {
    first.add(each.value, each.count);
    second.add(each.with, each.count);
  }
  first.name_values();
  second.name_values();
  PairCounts counts;
  for (const FacetValue& each : slot_values) {
    for (const std::string& value : first.values(each.value)) {
      for (const std::string& other : second.values(each.with))
        counts[{value, other}] += each.count;
    }
  }
  return counts;
}

Facet facet_of_pairs(std::string_view name, const PairCounts& counts,
                     std::optional<std::size_t> most) {
  std::vector<FacetValue> values;
  values.reserve(counts.size());
  for (const auto& [pair, count] : counts) values.push_back({pair.first, count, pair.second});
  return most_frequent(name, std::move(values), most);
}

}  // namespace gazette
