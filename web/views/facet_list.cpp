// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/facet_list.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
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
  std::string_view parameter;  ///< empty when values cannot be chosen
};

constexpr std::array presentations = {
    Presentation{"topic", "Topics", "topic"},    Presentation{"source", "Sources", "source"},
    Presentation{"author", "Authors", "author"}, Presentation{"language", "Languages", "language"},
    Presentation{"year", "Years", "date"},       Presentation{"month", "Months", "date"},
    Presentation{"site", "Sites", "site"},       Presentation{"place", "Places", ""},
};

/// How many topics below a chosen one count as frequent, however rare they are.
constexpr std::size_t max_inner_topics = 8;

Presentation presentation_of(std::string_view facet) {
  const auto row = std::find_if(presentations.begin(), presentations.end(),
                                [&](const Presentation& p) { return p.facet == facet; });
  return row == presentations.end() ? Presentation{facet, facet, ""} : *row;
}

std::size_t depth_of(std::string_view topic) {
  return static_cast<std::size_t>(std::count(topic.begin(), topic.end(), '/'));
}

/// The values of one facet that filters choose. A filter may be written in another way than the
/// value: "Economy / Trade" for economy/trade, "pt-BR" for pt. Reads the values of the facet once.
class Choice {
 public:
  Choice(const Parameters& parameters, const Facet& facet) : facet_(facet) {
    const std::string_view parameter = presentation_of(facet.name).parameter;
    for (const Filter& filter : parameters.request.filters) {
      if (filter.field->name == parameter) value_of_.emplace(filter.value, filter.value);
    }
    if (value_of_.empty()) return;
    name_values();
    for (const Filter& filter : parameters.request.filters) {
      if (filter.field->name != parameter) continue;
      const std::string& value = value_of_.at(filter.value);
      if (known_.insert(value).second) values_.push_back(value);
    }
  }

  /// In the order of the filters, each once.
  const std::vector<std::string>& values() const { return values_; }
  bool has(const std::string& value) const { return known_.contains(value); }

  /// Whether a filter with this text chooses `value`.
  bool means(const std::string& text, const std::string& value) const {
    const auto found = value_of_.find(text);
    return found != value_of_.end() && found->second == value;
  }

 private:
  /// Gives each text the value that it means.
  void name_values() {
    if (has_topics(facet_)) {
      for (auto& [text, value] : value_of_) value = normalize_topic(text);
      return;
    }
    const FacetKind& kind = kind_of(facet_);
    std::unordered_multimap<std::string, std::string*> asked;  // by what is looked for
    for (auto& [text, value] : value_of_) asked.emplace(key_of(kind, text), &value);
    for (const FacetValue& value : facet_.values) {
      const auto [first, last] = asked.equal_range(key_of(kind, value.value));
      for (auto text = first; text != last; ++text) *text->second = value.value;
      asked.erase(first, last);
      if (asked.empty()) break;
    }
  }

  const Facet& facet_;
  std::map<std::string, std::string> value_of_;  ///< by the text of a filter
  std::vector<std::string> values_;
  std::unordered_set<std::string> known_;
};

/// Whether `topic` is one of `chosen` or below one.
bool is_within(const std::string& topic, const std::vector<std::string>& chosen) {
  const std::vector<std::string> path = with_ancestors(topic);
  return std::find_first_of(path.begin(), path.end(), chosen.begin(), chosen.end()) != path.end();
}

/// The search without the filters that mean `value` of `facet`.
Parameters without_value(Parameters parameters, const Facet& facet, const Choice& choice,
                         const std::string& value) {
  const std::string_view parameter = presentation_of(facet.name).parameter;
  for (const Filter& filter : std::vector<Filter>(parameters.request.filters)) {
    if (filter.field->name == parameter && choice.means(filter.value, value)) {
      parameters = without_filter(std::move(parameters), filter);
    }
  }
  return parameters;
}

/// Turns the values of one facet into rows.
class RowMaker {
 public:
  RowMaker(const PageContext& context, const Facet& facet, const TopicLabels& labels)
      : site_(context.site),
        parameters_(context.parameters),
        locale_(context.visitor.locale),
        labels_(labels),
        facet_(facet),
        parameter_(presentation_of(facet.name).parameter),
        choice_(context.parameters, facet) {
    for (const FacetValue& value : facet.values) {
      if (choice_.has(value.value)) counted_.insert(value.value);
    }
  }

  const std::vector<std::string>& chosen() const { return choice_.values(); }
  bool is_chosen(const std::string& value) const { return choice_.has(value); }
  /// Of a chosen value: whether any article has it.
  bool is_counted(const std::string& value) const { return counted_.contains(value); }

  FacetRow row(const FacetValue& value, LinkUse links) const {
    FacetRow row{FacetRow::State::offered,
                 value.value,
                 kind_of(facet_).label(value.value, labels_, locale_),
                 0,
                 value.count,
                 {}};
    if (is_chosen(value.value)) {
      if (!is_counted(value.value)) row.count.reset();
      row.state = FacetRow::State::chosen;
      if (links == LinkUse::shown) {
        row.url = search_url(site_, without_value(parameters_, facet_, choice_, value.value));
      }
    } else if (!parameter_.empty() && links == LinkUse::shown) {
      row.url = search_url(site_, with_filter(parameters_, parameter_, value.value));
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
  Choice choice_;
  std::set<std::string> counted_;  ///< of the chosen values
};

struct DividedValues {
  std::vector<FacetValue> frequent;
  std::vector<FacetValue> rest;
};

/// The values of `facet`, and chosen ones that no article has.
DividedValues divide(const Facet& facet, const RowMaker& rows) {
  DividedValues divided;
  for (const std::string& value : rows.chosen()) {
    if (!rows.is_counted(value)) divided.frequent.push_back({value, 0});
  }
  std::size_t inner = 0;
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    const FacetValue& value = facet.values[i];
    const bool is_inner =
        has_topics(facet) && is_within(value.value, rows.chosen()) && inner < max_inner_topics;
    if (is_inner && !rows.is_chosen(value.value)) ++inner;
    const bool is_frequent = i < max_frequent_values || is_inner || rows.is_chosen(value.value);
    (is_frequent ? divided.frequent : divided.rest).push_back(value);
  }
  return divided;
}

}  // namespace

std::string_view parameter_of_facet(std::string_view name) {
  return presentation_of(name).parameter;
}

std::size_t max_listed_values(const Parameters& parameters, std::string_view name) {
  for (const std::string& text : parameters.request.facets) {
    const std::optional<FacetRequest> facet = parse_facet(text);
    if (facet && facet->kind->name == name) return facet->most.value_or(default_facet_values);
  }
  return default_facet_values;
}

FacetList facet_list(const PageContext& context, const Facet& facet, const TopicLabels& labels) {
  const Presentation presentation = presentation_of(facet.name);
  const RowMaker rows(context, facet, labels);
  auto [frequent, rest] = divide(facet, rows);
  FacetList list{std::string(presentation.heading), std::string(presentation.parameter), {}, {}, 0};
  const std::size_t max_listed = max_listed_values(context.parameters, facet.name);
  const std::size_t max_rest = max_listed - std::min(max_listed, frequent.size());
  if (rest.size() > max_rest) {
    list.left_out = rest.size() - max_rest;
    rest.resize(max_rest);
  }
  const bool is_tree = has_topics(facet);
  if (is_tree) frequent = tree_by_count(frequent);
  std::size_t min_depth = max_topic_depth;
  for (const FacetValue& value : frequent) {
    min_depth = std::min(min_depth, depth_of(value.value));
  }
  const LinkUse links = links_fit(context.parameters, frequent.size(), max_part_link_bytes)
                            ? LinkUse::shown
                            : LinkUse::left_out;
  for (const FacetValue& value : frequent) {
    FacetRow row = rows.row(value, links);
    if (is_tree) row.depth = depth_of(value.value) - min_depth;
    list.frequent.push_back(std::move(row));
  }
  for (const FacetValue& value : rest) list.rest.push_back(rows.row(value, LinkUse::left_out));
  return list;
}

}  // namespace gazette
