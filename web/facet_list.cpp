// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/facet_list.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "core/topic.hpp"

namespace gazette {
namespace {

/// How a value of a facet narrows a search.
enum class Narrowing { filter, period, none };

struct Presentation {
  std::string_view facet;
  std::string_view heading;
  Narrowing narrowing;
};

constexpr std::array presentations = {
    Presentation{"topic", "Topics", Narrowing::filter},
    Presentation{"source", "Sources", Narrowing::filter},
    Presentation{"author", "Authors", Narrowing::filter},
    Presentation{"language", "Languages", Narrowing::filter},
    Presentation{"year", "Years", Narrowing::period},
    Presentation{"month", "Months", Narrowing::period},
    Presentation{"place", "Places", Narrowing::none},
};

Presentation presentation_of(const Facet& facet) {
  const auto row = std::find_if(presentations.begin(), presentations.end(),
                                [&](const Presentation& p) { return p.facet == facet.name; });
  return row == presentations.end() ? Presentation{facet.name, facet.name, Narrowing::none} : *row;
}

std::size_t depth_of(std::string_view topic) {
  return static_cast<std::size_t>(std::count(topic.begin(), topic.end(), '/'));
}

std::vector<std::string> chosen_values(const Parameters& parameters, std::string_view name) {
  std::vector<std::string> values;
  for (const Filter& filter : parameters.request.filters) {
    if (filter.field->name != name) continue;
    values.push_back(name == "topic" ? normalize_topic(filter.value) : filter.value);
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

Filter filter_of(const Facet& facet, const std::string& value) {
  return {find_field(facet.name), value};
}

/// The chosen filter that `value` stands for may be spelled otherwise ("Economy / Trade").
Parameters without(const Parameters& parameters, const Facet& facet, const std::string& value) {
  for (const Filter& filter : parameters.request.filters) {
    if (filter.field->name == facet.name && facet.name == "topic" &&
        normalize_topic(filter.value) == value) {
      return widened(parameters, filter);
    }
  }
  return widened(parameters, filter_of(facet, value));
}

FacetRow row_for(const Site& site, const Parameters& parameters, const Facet& facet,
                 const FacetValue& value) {
  FacetRow row{FacetRow::State::offered, value.value, 0, value.count, {}};
  const std::vector<std::string> chosen = chosen_values(parameters, facet.name);
  if (std::find(chosen.begin(), chosen.end(), value.value) != chosen.end()) {
    row.state = FacetRow::State::chosen;
    row.url = search_url(site, without(parameters, facet, value.value));
    return row;
  }
  switch (presentation_of(facet).narrowing) {
    case Narrowing::filter:
      row.url = search_url(site, narrowed(parameters, facet.name, value.value));
      break;
    case Narrowing::period:
      row.url = search_url(site, in_period(parameters, value.value));
      break;
    case Narrowing::none:
      break;
  }
  return row;
}

/// The values of `facet` that lie in what is chosen.
std::vector<FacetValue> listed_values(const Parameters& parameters, const Facet& facet) {
  std::vector<FacetValue> values = facet.values;
  const std::vector<std::string> chosen = chosen_values(parameters, facet.name);
  if (facet.name == "topic" && !chosen.empty()) {
    std::erase_if(values, [&](const FacetValue& value) { return !lies_in(value.value, chosen); });
  }
  return values;
}

void call_by_labels(FacetList& list, const std::vector<FacetValue>& frequent,
                    const std::vector<FacetValue>& rest, const TopicLabels& labels) {
  for (std::size_t i = 0; i < frequent.size(); ++i) {
    list.frequent[i].label = label_in(labels, frequent[i].value);
  }
  for (std::size_t i = 0; i < rest.size(); ++i) {
    list.rest[i].label = label_in(labels, rest[i].value);
  }
}

}  // namespace

FacetList facet_list(const Site& site, const Parameters& parameters, const Facet& facet,
                     const TopicLabels& labels) {
  std::vector<FacetValue> values = listed_values(parameters, facet);
  FacetList list{std::string(presentation_of(facet).heading), {}, {}, 0};
  if (values.size() > max_listed_values) {
    list.left_out = values.size() - max_listed_values;
    values.resize(max_listed_values);
  }
  const auto cut =
      values.begin() + static_cast<std::ptrdiff_t>(std::min(max_frequent_values, values.size()));
  std::vector<FacetValue> frequent(values.begin(), cut);
  std::vector<FacetValue> rest(cut, values.end());
  std::sort(rest.begin(), rest.end(),
            [](const FacetValue& a, const FacetValue& b) { return a.value < b.value; });

  const bool is_tree = facet.name == "topic";
  if (is_tree) frequent = as_tree(frequent);
  std::size_t least_depth = max_topic_depth;
  for (const FacetValue& value : frequent) {
    least_depth = std::min(least_depth, depth_of(value.value));
  }
  for (const FacetValue& value : frequent) {
    FacetRow row = row_for(site, parameters, facet, value);
    if (is_tree) row.depth = depth_of(value.value) - least_depth;
    list.frequent.push_back(std::move(row));
  }
  for (const FacetValue& value : rest) {
    list.rest.push_back(row_for(site, parameters, facet, value));
  }
  if (is_tree) call_by_labels(list, frequent, rest, labels);
  return list;
}

}  // namespace gazette
