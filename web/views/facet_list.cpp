// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/facet_list.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "core/analysis/language_code.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "searcher/matches/facets.hpp"

namespace gazette {
namespace {

struct Presentation {
  std::string_view facet;
  std::string_view heading;
  std::string_view parameter;  ///< empty: its values cannot be chosen
};

constexpr std::array presentations = {
    Presentation{"topic", "Topics", "topic"},    Presentation{"source", "Sources", "source"},
    Presentation{"author", "Authors", "author"}, Presentation{"language", "Languages", "language"},
    Presentation{"year", "Years", "date"},       Presentation{"month", "Months", "date"},
    Presentation{"place", "Places", ""},
};

/// So many topics within chosen ones are among the frequent, however rare they are.
constexpr std::size_t max_inner_topics = 8;

Presentation presentation_of(std::string_view facet) {
  const auto row = std::find_if(presentations.begin(), presentations.end(),
                                [&](const Presentation& p) { return p.facet == facet; });
  return row == presentations.end() ? Presentation{facet, facet, ""} : *row;
}

bool contains(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::size_t depth_of(std::string_view topic) {
  return static_cast<std::size_t>(std::count(topic.begin(), topic.end(), '/'));
}

/// A chosen value as the facet has it: filters may be spelled otherwise ("Economy / Trade").
std::string as_facet_value(const Facet& facet, const std::string& chosen) {
  if (has_topics(facet)) return normalize_topic(chosen);
  const std::string folded = fold_case(facet.name == "language" ? language_code(chosen) : chosen);
  for (const FacetValue& value : facet.values) {
    if (fold_case(value.value) == folded) return value.value;
  }
  return chosen;
}

std::vector<std::string> chosen_values(const Parameters& parameters, const Facet& facet) {
  const std::string_view parameter = presentation_of(facet.name).parameter;
  std::vector<std::string> values;
  for (const Filter& filter : parameters.request.filters) {
    if (filter.field->name != parameter) continue;
    std::string value = as_facet_value(facet, filter.value);
    if (!contains(values, value)) values.push_back(std::move(value));
  }
  return values;
}

/// Whether `topic` is one of `chosen` or lies below one.
bool lies_in(const std::string& topic, const std::vector<std::string>& chosen) {
  const std::vector<std::string> path = with_ancestors(topic);
  return std::find_first_of(path.begin(), path.end(), chosen.begin(), chosen.end()) != path.end();
}

/// `values` (by falling count) with each topic below the one that holds it.
std::vector<FacetValue> as_tree(const std::vector<FacetValue>& values) {
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

/// The search without the filters that stand for `value`, however they are spelled.
Parameters without(Parameters parameters, const Facet& facet, const std::string& value) {
  const std::string_view parameter = presentation_of(facet.name).parameter;
  for (const Filter& filter : std::vector<Filter>(parameters.request.filters)) {
    if (filter.field->name == parameter && as_facet_value(facet, filter.value) == value) {
      parameters = widened(std::move(parameters), filter);
    }
  }
  return parameters;
}

/// Makes rows of the values of one facet.
class RowMaker {
 public:
  RowMaker(const Asking& asking, const Facet& facet, const TopicLabels& labels)
      : site_(asking.site),
        parameters_(asking.parameters),
        locale_(asking.reader.locale),
        labels_(labels),
        facet_(facet),
        parameter_(presentation_of(facet.name).parameter),
        chosen_(chosen_values(asking.parameters, facet)) {
    for (const FacetValue& value : facet.values) counted_.insert(value.value);
  }

  const std::vector<std::string>& chosen() const { return chosen_; }
  bool is_chosen(const std::string& value) const { return contains(chosen_, value); }
  bool is_counted(const std::string& value) const { return counted_.contains(value); }

  FacetRow row(const FacetValue& value) const {
    FacetRow row{FacetRow::State::offered,
                 value.value,
                 kind_of(facet_).label(value.value, labels_, locale_),
                 0,
                 value.count,
                 {}};
    if (!is_counted(value.value)) row.count.reset();
    if (is_chosen(value.value)) {
      row.state = FacetRow::State::chosen;
      row.url = search_url(site_, without(parameters_, facet_, value.value));
    } else if (!parameter_.empty()) {
      row.url = search_url(site_, narrowed(parameters_, parameter_, value.value));
    }
    return row;
  }

 private:
  const Site& site_;
  const Parameters& parameters_;
  const ReaderLocale& locale_;
  const TopicLabels& labels_;
  const Facet& facet_;
  std::string_view parameter_;
  std::vector<std::string> chosen_;
  std::set<std::string> counted_;
};

struct Division {
  std::vector<FacetValue> frequent;
  std::vector<FacetValue> rest;
};

/// The values of `facet` and what is chosen beside them, those first that are listed.
Division divided(const Facet& facet, const RowMaker& rows) {
  Division division;
  for (const std::string& value : rows.chosen()) {
    if (!rows.is_counted(value)) division.frequent.push_back({value, 0});
  }
  std::size_t inner = 0;
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    const FacetValue& value = facet.values[i];
    const bool is_inner =
        has_topics(facet) && lies_in(value.value, rows.chosen()) && inner < max_inner_topics;
    if (is_inner && !rows.is_chosen(value.value)) ++inner;
    const bool is_frequent = i < max_frequent_values || is_inner || rows.is_chosen(value.value);
    (is_frequent ? division.frequent : division.rest).push_back(value);
  }
  return division;
}

bool is_later(const FacetValue& a, const FacetValue& b) { return a.value > b.value; }

bool is_labelled_before(const FacetRow& a, const FacetRow& b) {
  return std::pair(fold_case(a.label), a.value) < std::pair(fold_case(b.label), b.value);
}

/// Years and months are looked for by time, the last first.
bool is_by_time(const Facet& facet) { return presentation_of(facet.name).parameter == "date"; }

}  // namespace

std::string_view parameter_of_facet(std::string_view name) {
  return presentation_of(name).parameter;
}

FacetList facet_list(const Asking& asking, const Facet& facet, const TopicLabels& labels) {
  const Presentation presentation = presentation_of(facet.name);
  const RowMaker rows(asking, facet, labels);
  auto [frequent, rest] = divided(facet, rows);
  FacetList list{std::string(presentation.heading), std::string(presentation.parameter), {}, {}, 0};
  const std::size_t most_rest = max_listed_values - std::min(max_listed_values, frequent.size());
  if (rest.size() > most_rest) {
    list.left_out = rest.size() - most_rest;
    rest.resize(most_rest);
  }
  if (is_by_time(facet)) {
    std::sort(frequent.begin(), frequent.end(), is_later);
    std::sort(rest.begin(), rest.end(), is_later);
  }

  const bool is_tree = has_topics(facet);
  if (is_tree) frequent = as_tree(frequent);
  std::size_t least_depth = max_topic_depth;
  for (const FacetValue& value : frequent) {
    least_depth = std::min(least_depth, depth_of(value.value));
  }
  for (const FacetValue& value : frequent) {
    FacetRow row = rows.row(value);
    if (is_tree) row.depth = depth_of(value.value) - least_depth;
    list.frequent.push_back(std::move(row));
  }
  for (const FacetValue& value : rest) list.rest.push_back(rows.row(value));
  if (!is_by_time(facet)) std::sort(list.rest.begin(), list.rest.end(), is_labelled_before);
  return list;
}

}  // namespace gazette
