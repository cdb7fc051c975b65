// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "searcher/matches/facets.hpp"
#include "web/parameters/response_format.hpp"

namespace gazette {
namespace {

using MaybeError = std::optional<ParameterError>;
using Values = std::vector<std::string>;

Values one(const std::string& value) { return value.empty() ? Values() : Values{value}; }

Values number_unless(std::size_t value, std::size_t default_value) {
  return value == default_value ? Values() : Values{std::to_string(value)};
}

std::optional<std::size_t> parse_number(std::string_view digits) {
  std::size_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, code] = std::from_chars(digits.data(), end, value);
  if (code != std::errc() || stop != end) return std::nullopt;
  return value;
}

ParameterError not_a_number(std::string_view name, std::string_view value, std::size_t min,
                            std::size_t max) {
  return {fmt::format("{}: \"{}\" is not a whole number from {} to {}", name, short_line(value),
                      min, max),
          fmt::format("write it in digits, as in {}=20, or leave it out", name)};
}

ParameterError not_a_flag(std::string_view name, std::string_view value) {
  return {fmt::format("{}: must be 1, not \"{}\"", name, short_line(value)),
          fmt::format("write {}=1, or leave it out", name)};
}

MaybeError set_query(Parameters& parameters, std::string_view name, const std::string& value) {
  if (value.size() > max_query_bytes) {
    return ParameterError{fmt::format("{}: the query has {} bytes; at most {} are allowed", name,
                                      value.size(), max_query_bytes),
                          "search for fewer words"};
  }
  parameters.request.query = value;
  return std::nullopt;
}

MaybeError add_filter(Parameters& parameters, std::string_view name, const std::string& value) {
  if (!one_line(value).empty()) parameters.request.filters.push_back({find_field(name), value});
  return std::nullopt;
}

Values filter_values(const Parameters& parameters, std::string_view name) {
  Values values;
  for (const Filter& filter : parameters.request.filters) {
    if (filter.field->name == name) values.push_back(filter.value);
  }
  return values;
}

MaybeError add_topic_origin(Parameters& parameters, std::string_view name,
                            const std::string& value) {
  if (value.empty()) return std::nullopt;
  const std::optional<TopicOrigin> origin = topic_origin_named(value);
  if (!origin) {
    return ParameterError{fmt::format("{}: unknown origin \"{}\"", name, short_line(value)),
                          "use one of " + topic_origin_names()};
  }
  parameters.request.filings.origins.push_back(*origin);
  return std::nullopt;
}

Values topic_origin_values(const Parameters& parameters, std::string_view) {
  Values values;
  for (const TopicOrigin origin : parameters.request.filings.origins) {
    values.emplace_back(name_of(origin));
  }
  return values;
}

MaybeError set_min_confidence(Parameters& parameters, std::string_view name,
                              const std::string& value) {
  if (value.empty()) return std::nullopt;
  const std::optional<int> hundredths = parse_min_confidence(value);
  if (!hundredths) {
    return ParameterError{
        fmt::format("{}: \"{}\" is not a number from 0 to 1", name, short_line(value)),
        fmt::format("write {}=0.8, or leave it out", name)};
  }
  parameters.request.filings.min_confidence_percent = *hundredths;
  return std::nullopt;
}

Values min_confidence_values(const Parameters& parameters, std::string_view) {
  const int hundredths = parameters.request.filings.min_confidence_percent;
  return hundredths == 0 ? Values() : Values{fmt::format("{:.2f}", hundredths / 100.0)};
}

MaybeError set_since(Parameters& parameters, std::string_view, const std::string& value) {
  parameters.request.since = one_line(value);
  return std::nullopt;
}

MaybeError set_until(Parameters& parameters, std::string_view, const std::string& value) {
  parameters.request.until = one_line(value);
  return std::nullopt;
}

MaybeError set_sort(Parameters& parameters, std::string_view name, const std::string& value) {
  const std::optional<SortOrder> order = sort_order_named(value);
  if (!order) {
    return ParameterError{fmt::format("{}: unknown order \"{}\"", name, short_line(value)),
                          "use one of " + sort_order_names()};
  }
  parameters.request.sort = *order;
  return std::nullopt;
}

Values sort_values(const Parameters& parameters, std::string_view) {
  return one(std::string(name_of(parameters.request.sort)));
}

MaybeError set_limit(Parameters& parameters, std::string_view name, const std::string& value) {
  if (value == "all") {
    return ParameterError{fmt::format("{}: a page cannot list all hits", name),
                          "gazette-search --limit all lists them"};
  }
  const std::optional<std::size_t> limit = parse_number(value);
  if (!limit || *limit > max_page_limit) return not_a_number(name, value, 0, max_page_limit);
  parameters.limit = *limit;
  return std::nullopt;
}

MaybeError set_offset(Parameters& parameters, std::string_view name, const std::string& value) {
  const std::optional<std::size_t> offset = parse_number(value);
  if (!offset || *offset > max_page_end) return not_a_number(name, value, 0, max_page_end);
  parameters.request.offset = *offset;
  return std::nullopt;
}

MaybeError set_page(Parameters& parameters, std::string_view name, const std::string& value) {
  const std::optional<std::size_t> page = parse_number(value);
  if (!page || *page == 0 || *page > max_page_end)
    return not_a_number(name, value, 1, max_page_end);
  parameters.page = *page;
  return std::nullopt;
}

/// Whether the offset is written as `page`.
bool is_whole_page(const Request& request) {
  return request.limit > 0 && request.offset % request.limit == 0;
}

Values offset_values(const Parameters& parameters, std::string_view) {
  if (is_whole_page(parameters.request)) return {};
  return number_unless(parameters.request.offset, 0);
}

Values page_values(const Parameters& parameters, std::string_view) {
  const Request& request = parameters.request;
  return is_whole_page(request) ? number_unless(request.offset / request.limit + 1, 1) : Values();
}

MaybeError set_facets(Parameters& parameters, std::string_view name, const std::string& value) {
  std::string_view rest = value;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string facet(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (facet.empty()) continue;
    const std::optional<FacetRequest> asked = parse_facet(facet);
    if (!asked || asked->with != nullptr) {
      return ParameterError{fmt::format("{}: unknown facet \"{}\"", name, short_line(facet)),
                            "use one of " + facet_names()};
    }
    if (asked->most > max_facet_values) {
      return ParameterError{
          fmt::format("{}: \"{}\" asks for more than {} values", name, short_line(facet),
                      max_facet_values),
          fmt::format("write {}={}:{}", name, asked->kind->name, max_facet_values)};
    }
    Values& chosen = parameters.request.facets;
    const bool is_known = std::any_of(chosen.begin(), chosen.end(), [&](const std::string& other) {
      return parse_facet(other)->kind == asked->kind;
    });
    if (!is_known) chosen.push_back(facet);
  }
  return std::nullopt;
}

MaybeError set_format(Parameters& parameters, std::string_view name, const std::string& value) {
  if (find_response_format(value) == nullptr) {
    return ParameterError{fmt::format("{}: unknown format \"{}\"", name, short_line(value)),
                          "use one of " + response_format_names()};
  }
  parameters.format = value == response_formats.front().name ? "" : value;
  return std::nullopt;
}

MaybeError set_plain(Parameters& parameters, std::string_view name, const std::string& value) {
  if (value != "1") return not_a_flag(name, value);
  parameters.request.syntax = Syntax::words;
  return std::nullopt;
}

MaybeError set_date_order(Parameters& parameters, std::string_view name, const std::string& value) {
  const std::optional<DateOrder> order = date_order_named(value);
  if (!order) {
    return ParameterError{fmt::format("{}: unknown order \"{}\"", name, short_line(value)),
                          "use dmy or mdy"};
  }
  parameters.request.date_order = *order;
  return std::nullopt;
}

Values date_order_values(const Parameters& parameters, std::string_view) {
  switch (parameters.request.date_order) {
    case DateOrder::day_first:
      return {"dmy"};
    case DateOrder::month_first:
      return {"mdy"};
    case DateOrder::unknown:
      break;
  }
  return {};
}

MaybeError set_strict(Parameters& parameters, std::string_view name, const std::string& value) {
  if (value != "1") return not_a_flag(name, value);
  parameters.request.strictness = Strictness::strict;
  return std::nullopt;
}

MaybeError set_all(Parameters& parameters, std::string_view name, const std::string& value) {
  if (value != "1") return not_a_flag(name, value);
  parameters.request.words_wanted = WordsWanted::all;
  return std::nullopt;
}

MaybeError set_expand(Parameters& parameters, std::string_view name, const std::string& value) {
  if (value != "1") return not_a_flag(name, value);
  parameters.request.expansion = QueryExpansion::on;
  return std::nullopt;
}

MaybeError set_recency(Parameters& parameters, std::string_view, const std::string& value) {
  parameters.request.recency = one_line(value);
  return std::nullopt;
}

MaybeError set_around(Parameters& parameters, std::string_view, const std::string& value) {
  parameters.request.around = one_line(value);
  return std::nullopt;
}

MaybeError set_date_boost(Parameters& parameters, std::string_view name, const std::string& value) {
  const std::optional<double> share = parse_share(value);
  if (!share) {
    return ParameterError{
        fmt::format("{}: \"{}\" is not a number from 0 to 1", name, short_line(value)),
        "use a number from 0 to 1"};
  }
  parameters.request.date_boost = share;
  return std::nullopt;
}

MaybeError set_count(Parameters& parameters, std::string_view name, const std::string& value) {
  if (value != "1") return not_a_flag(name, value);
  parameters.result_kind = ResultKind::count;
  return std::nullopt;
}

using enum Parameter::Times;
using enum Parameter::Role;

constexpr std::array table = {
    Parameter{"q", once, selection, set_query,
              [](const Parameters& p, std::string_view) { return one(p.request.query); }},
    Parameter{"id", once, resource,
              [](Parameters& p, std::string_view, const std::string& value) {
                p.id = value;
                return MaybeError();
              },
              [](const Parameters& p, std::string_view) { return one(p.id); }},
    Parameter{"similar", once, selection,
              [](Parameters& p, std::string_view, const std::string& value) {
                p.request.similar_to = value;
                return MaybeError();
              },
              [](const Parameters& p, std::string_view) { return one(p.request.similar_to); }},
    Parameter{"topic", any, selection, add_filter, filter_values},
    Parameter{"source", any, selection, add_filter, filter_values},
    Parameter{"site", any, selection, add_filter, filter_values},
    Parameter{"author", any, selection, add_filter, filter_values},
    Parameter{"language", any, selection, add_filter, filter_values},
    Parameter{"date", any, selection, add_filter, filter_values},
    Parameter{"topic-origin", any, selection, add_topic_origin, topic_origin_values},
    Parameter{"min-confidence", once, selection, set_min_confidence, min_confidence_values},
    Parameter{"since", once, selection, set_since,
              [](const Parameters& p, std::string_view) { return one(p.request.since); }},
    Parameter{"until", once, selection, set_until,
              [](const Parameters& p, std::string_view) { return one(p.request.until); }},
    Parameter{"sort", once, ranking, set_sort, sort_values},
    Parameter{"recency", once, ranking, set_recency,
              [](const Parameters& p, std::string_view) { return one(p.request.recency); }},
    Parameter{"around", once, ranking, set_around,
              [](const Parameters& p, std::string_view) { return one(p.request.around); }},
    Parameter{"date-boost", once, ranking, set_date_boost,
              [](const Parameters& p, std::string_view) {
                return one(p.request.date_boost ? fmt::format("{}", *p.request.date_boost) : "");
              }},
    Parameter{"expand", once, ranking, set_expand,
              [](const Parameters& p, std::string_view) {
                return one(p.request.expansion == QueryExpansion::on ? "1" : "");
              }},
    Parameter{"plain", once, interpretation, set_plain,
              [](const Parameters& p, std::string_view) {
                return one(p.request.syntax == Syntax::words ? "1" : "");
              }},
    Parameter{"date-order", once, interpretation, set_date_order, date_order_values},
    Parameter{"strict", once, interpretation, set_strict,
              [](const Parameters& p, std::string_view) {
                return one(p.request.strictness == Strictness::strict ? "1" : "");
              }},
    Parameter{"all", once, interpretation, set_all,
              [](const Parameters& p, std::string_view) {
                return one(p.request.words_wanted == WordsWanted::all ? "1" : "");
              }},
    Parameter{"facets", once, presentation, set_facets,
              [](const Parameters& p, std::string_view) {
                return one(fmt::format("{}", fmt::join(p.request.facets, ",")));
              }},
    Parameter{"limit", once, presentation, set_limit,
              [](const Parameters& p, std::string_view) {
                const std::size_t default_limit = response_format(p.format).default_limit;
                return number_unless(p.limit.value_or(default_limit), default_limit);
              }},
    Parameter{"offset", once, resource, set_offset, offset_values},
    Parameter{"page", once, resource, set_page, page_values},
    Parameter{"count", once, resource, set_count,
              [](const Parameters& p, std::string_view) {
                return one(p.result_kind == ResultKind::count ? "1" : "");
              }},
    Parameter{"format", once, resource, set_format,
              [](const Parameters& p, std::string_view) { return one(p.format); }},
};

constexpr auto options_lacked =
    std::to_array<std::string_view>({"batch", "explain", "fields", "locale", "matrix", "null",
                                     "sample", "seed", "show", "timeline", "timeout", "topics"});

}  // namespace

std::span<const Parameter> parameter_table() { return table; }

std::span<const std::string_view> options_without_parameter() { return options_lacked; }

const Parameter* find_parameter(std::string_view name) {
  const auto* const found = std::find_if(table.begin(), table.end(),
                                         [&](const Parameter& row) { return row.name == name; });
  return found == table.end() ? nullptr : found;
}

std::string short_line(std::string_view text) {
  constexpr std::size_t max_bytes = 80;
  std::string line = one_line(text);
  if (line.size() <= max_bytes) return line;
  return line.substr(0, cut_point(line, max_bytes)) + "\u2026";
}

}  // namespace gazette
