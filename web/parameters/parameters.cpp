// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "searcher/matches/facets.hpp"
#include "web/parameters/answer_format.hpp"

namespace gazette {
namespace {

using MaybeFault = std::optional<Fault>;
using Values = std::vector<std::string>;

Values one(const std::string& value) { return value.empty() ? Values() : Values{value}; }

Values number_unless(std::size_t value, std::size_t standard) {
  return value == standard ? Values() : Values{std::to_string(value)};
}

std::optional<std::size_t> parse_number(std::string_view digits) {
  std::size_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, code] = std::from_chars(digits.data(), end, value);
  if (code != std::errc() || stop != end) return std::nullopt;
  return value;
}

Fault no_number(std::string_view name, std::string_view value, std::size_t least,
                std::size_t most) {
  return {fmt::format("{}: {} is no number from {} to {}", name, shown(value), least, most),
          fmt::format("write it in digits, as in {}=20, or leave it out", name)};
}

Fault no_flag(std::string_view name, std::string_view value) {
  return {fmt::format("{}: {} is not 1", name, shown(value)),
          fmt::format("write {}=1, or leave it out", name)};
}

MaybeFault set_query(Parameters& parameters, std::string_view name, const std::string& value) {
  if (value.size() > max_query_bytes) {
    return Fault{fmt::format("{}: the query has {} bytes; {} is the most", name, value.size(),
                             max_query_bytes),
                 "search for fewer words"};
  }
  parameters.request.query = value;
  return std::nullopt;
}

MaybeFault add_filter(Parameters& parameters, std::string_view name, const std::string& value) {
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

MaybeFault add_topic_origin(Parameters& parameters, std::string_view name,
                            const std::string& value) {
  if (value.empty()) return std::nullopt;
  const std::optional<TopicOrigin> origin = topic_origin_named(value);
  if (!origin) {
    return Fault{fmt::format("{}: topics have no origin {}", name, shown(value)),
                 "origins are " + topic_origin_names()};
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

MaybeFault set_min_confidence(Parameters& parameters, std::string_view name,
                              const std::string& value) {
  if (value.empty()) return std::nullopt;
  const std::optional<int> hundredths = parse_min_confidence(value);
  if (!hundredths) {
    return Fault{fmt::format("{}: {} is no number from 0 to 1", name, shown(value)),
                 fmt::format("write {}=0.8, or leave it out", name)};
  }
  parameters.request.filings.min_confidence_percent = *hundredths;
  return std::nullopt;
}

Values min_confidence_values(const Parameters& parameters, std::string_view) {
  const int hundredths = parameters.request.filings.min_confidence_percent;
  return hundredths == 0 ? Values() : Values{fmt::format("{:.2f}", hundredths / 100.0)};
}

MaybeFault set_since(Parameters& parameters, std::string_view, const std::string& value) {
  parameters.request.since = one_line(value);
  return std::nullopt;
}

MaybeFault set_until(Parameters& parameters, std::string_view, const std::string& value) {
  parameters.request.until = one_line(value);
  return std::nullopt;
}

MaybeFault set_sort(Parameters& parameters, std::string_view name, const std::string& value) {
  const std::optional<SortOrder> order = sort_order_named(value);
  if (!order) {
    return Fault{fmt::format("{}: there is no order {}", name, shown(value)),
                 "orders are relevance, newest, oldest"};
  }
  parameters.request.sort = *order;
  return std::nullopt;
}

Values sort_values(const Parameters& parameters, std::string_view) {
  for (const char* name : {"relevance", "newest", "oldest"}) {
    if (sort_order_named(name) == parameters.request.sort) return {name};
  }
  return {};
}

MaybeFault set_limit(Parameters& parameters, std::string_view name, const std::string& value) {
  const std::optional<std::size_t> limit = parse_number(value);
  if (!limit || *limit > max_page_limit) return no_number(name, value, 0, max_page_limit);
  parameters.limit = *limit;
  return std::nullopt;
}

MaybeFault set_offset(Parameters& parameters, std::string_view name, const std::string& value) {
  const std::optional<std::size_t> offset = parse_number(value);
  if (!offset || *offset > max_page_end) return no_number(name, value, 0, max_page_end);
  parameters.request.offset = *offset;
  return std::nullopt;
}

MaybeFault set_page(Parameters& parameters, std::string_view name, const std::string& value) {
  const std::optional<std::size_t> page = parse_number(value);
  if (!page || *page == 0 || *page > max_page_end) return no_number(name, value, 1, max_page_end);
  parameters.page = *page;
  return std::nullopt;
}

/// Whether `write_query_string` tells the offset as a page.
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

MaybeFault set_facets(Parameters& parameters, std::string_view name, const std::string& value) {
  std::string_view rest = value;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string facet(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    Values& chosen = parameters.request.facets;
    if (facet.empty() || std::find(chosen.begin(), chosen.end(), facet) != chosen.end()) continue;
    if (find_facet(facet) == nullptr) {
      return Fault{fmt::format("{}: there is no facet {}", name, shown(facet)),
                   "facets are " + facet_names()};
    }
    chosen.push_back(facet);
  }
  return std::nullopt;
}

MaybeFault set_format(Parameters& parameters, std::string_view name, const std::string& value) {
  if (find_answer_format(value) == nullptr) {
    return Fault{fmt::format("{}: there is no format {}", name, shown(value)),
                 "formats are " + answer_format_names()};
  }
  parameters.format = value == answer_formats.front().name ? "" : value;
  return std::nullopt;
}

MaybeFault set_plain(Parameters& parameters, std::string_view name, const std::string& value) {
  if (value != "1") return no_flag(name, value);
  parameters.request.syntax = Syntax::words;
  return std::nullopt;
}

MaybeFault set_expand(Parameters& parameters, std::string_view name, const std::string& value) {
  if (value != "1") return no_flag(name, value);
  parameters.request.expansion = QueryExpansion::on;
  return std::nullopt;
}

MaybeFault set_recency(Parameters& parameters, std::string_view, const std::string& value) {
  parameters.request.recency = one_line(value);
  return std::nullopt;
}

MaybeFault set_count(Parameters& parameters, std::string_view name, const std::string& value) {
  if (value != "1") return no_flag(name, value);
  parameters.answer = Answer::count;
  return std::nullopt;
}

using enum Parameter::Times;

constexpr std::array table = {
    Parameter{"q", once, set_query,
              [](const Parameters& p, std::string_view) { return one(p.request.query); }},
    Parameter{"id", once,
              [](Parameters& p, std::string_view, const std::string& value) {
                p.id = value;
                return MaybeFault();
              },
              [](const Parameters& p, std::string_view) { return one(p.id); }},
    Parameter{"similar", once,
              [](Parameters& p, std::string_view, const std::string& value) {
                p.request.similar_to = value;
                return MaybeFault();
              },
              [](const Parameters& p, std::string_view) { return one(p.request.similar_to); }},
    Parameter{"topic", any, add_filter, filter_values},
    Parameter{"source", any, add_filter, filter_values},
    Parameter{"author", any, add_filter, filter_values},
    Parameter{"language", any, add_filter, filter_values},
    Parameter{"date", any, add_filter, filter_values},
    Parameter{"topic-origin", any, add_topic_origin, topic_origin_values},
    Parameter{"min-confidence", once, set_min_confidence, min_confidence_values},
    Parameter{"since", once, set_since,
              [](const Parameters& p, std::string_view) { return one(p.request.since); }},
    Parameter{"until", once, set_until,
              [](const Parameters& p, std::string_view) { return one(p.request.until); }},
    Parameter{"sort", once, set_sort, sort_values},
    Parameter{"recency", once, set_recency,
              [](const Parameters& p, std::string_view) { return one(p.request.recency); }},
    Parameter{"expand", once, set_expand,
              [](const Parameters& p, std::string_view) {
                return one(p.request.expansion == QueryExpansion::on ? "1" : "");
              }},
    Parameter{"plain", once, set_plain,
              [](const Parameters& p, std::string_view) {
                return one(p.request.syntax == Syntax::words ? "1" : "");
              }},
    Parameter{"facets", once, set_facets,
              [](const Parameters& p, std::string_view) {
                return one(fmt::format("{}", fmt::join(p.request.facets, ",")));
              }},
    Parameter{"limit", once, set_limit,
              [](const Parameters& p, std::string_view) {
                const std::size_t standard = answer_format(p.format).standard_limit;
                return number_unless(p.limit.value_or(standard), standard);
              }},
    Parameter{"offset", once, set_offset, offset_values},
    Parameter{"page", once, set_page, page_values},
    Parameter{"count", once, set_count,
              [](const Parameters& p, std::string_view) {
                return one(p.answer == Answer::count ? "1" : "");
              }},
    Parameter{"format", once, set_format,
              [](const Parameters& p, std::string_view) { return one(p.format); }},
};

}  // namespace

std::span<const Parameter> parameter_table() { return table; }

std::string shown(std::string_view value) {
  constexpr std::size_t most_bytes = 80;
  std::string line = one_line(value);
  if (line.size() <= most_bytes) return line;
  return line.substr(0, cut_point(line, most_bytes)) + "\u2026";
}

}  // namespace gazette
