// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/query_string.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "core/nearest_name.hpp"
#include "core/text/text.hpp"
#include "web/parameters/response_format.hpp"
#include "web/protocol/url_encoding.hpp"

namespace gazette {
namespace {

using MaybeError = std::optional<ParameterError>;

/// How many unknown names are compared with ours.
constexpr std::size_t max_compared_names = 100;

ParameterError refused(const IgnoredParameter& ignored) {
  return {fmt::format("unknown parameter \"{}\" (strict)", short_line(ignored.typed)),
          ignored.meant.empty()
              ? "it is an option of gazette-search alone; leave it out, or leave out strict"
              : fmt::format("did you mean {}? Correct the address, or leave out strict",
                            ignored.meant)};
}

bool is_option_without_parameter(const std::string& name) {
  const std::span<const std::string_view> options = options_without_parameter();
  return std::find(options.begin(), options.end(), fold_case(name)) != options.end();
}

ParameterError undecodable(std::string_view name) {
  return {
      fmt::format("{}: not valid UTF-8 in percent-encoding", name),
      "write % as %25, and other characters as the bytes of their UTF-8 form: \u00E9 is %C3%A9"};
}

/// How often each parameter was given.
using GivenNames = std::map<std::string_view, std::size_t>;

/// nullptr for a parameter that is not ours.
const Parameter* row_of(const EncodedPair& pair) {
  const std::optional<std::string> name = decode_form(pair.name);
  return name ? find_parameter(*name) : nullptr;
}

MaybeError take(Parameters& parameters, GivenNames& given, const Parameter* row,
                const EncodedPair& pair) {
  const std::optional<std::string> value = decode_form(pair.value);
  if (!value) return undecodable(row->name);
  if (value->empty()) return std::nullopt;
  const std::size_t times = ++given[row->name];
  if (times > 1 && row->times == Parameter::Times::once) {
    return ParameterError{fmt::format("{}: given more than once", row->name), "give it once"};
  }
  if (times > max_values) {
    return ParameterError{fmt::format("{}: given more than {} times", row->name, max_values),
                          "give fewer values"};
  }
  return row->set(parameters, row->name, *value);
}

/// Nothing where the name of `pair` is neither a slip of one of ours nor an option.
std::optional<IgnoredParameter> ignored_parameter(const EncodedPair& pair) {
  const std::optional<std::string> name = decode_form(pair.name);
  const std::optional<std::string> value = decode_form(pair.value);
  if (!name || !value || value->empty()) return std::nullopt;
  if (is_option_without_parameter(*name)) return IgnoredParameter{*name, {}, *value};
  const std::optional<std::string_view> meant = nearest_name(*name, names_of(parameter_table()));
  if (!meant) return std::nullopt;
  return IgnoredParameter{*name, *meant, *value};
}

/// An error in the combination of parameters that are each valid.
MaybeError contradiction(const Parameters& parameters, const GivenNames& given) {
  if (parameters.page && given.contains("offset")) {
    return ParameterError{"page: cannot be combined with offset", "leave out one of the two"};
  }
  const Request& request = parameters.request;
  if (request.offset + request.limit > max_page_end) {
    return ParameterError{
        fmt::format("offset: {} with limit {} goes beyond hit {}, the last that can be shown",
                    request.offset, request.limit, max_page_end),
        "ask for fewer hits, or narrow the search"};
  }
  const std::size_t limit = std::max<std::size_t>(request.limit, 1);
  if (parameters.page && *parameters.page > std::max<std::size_t>(max_page_end / limit, 1)) {
    return ParameterError{fmt::format("page: {} is beyond hit {}, the last that can be shown",
                                      *parameters.page, max_page_end),
                          "ask for an earlier page, or narrow the search"};
  }
  if (parameters.result_kind == ResultKind::count && parameters.format != "json") {
    return ParameterError{"count: needs format=json", "add format=json, or leave count out"};
  }
  if (!parameters.id.empty() && given.size() > (given.contains("format") ? 2U : 1U)) {
    return ParameterError{"id: cannot be combined with a search",
                          "leave out every parameter except id and format"};
  }
  if (response_format(parameters.format).subject == ResponseFormat::Subject::archive &&
      given.size() > 1) {
    return ParameterError{
        fmt::format("format: {} cannot be combined with a search", parameters.format),
        "leave out every other parameter"};
  }
  return std::nullopt;
}

/// Brings filters into the order in which links carry them, so that addresses which ask for the
/// same have one answer.
void sort_filters(Request& request) {
  std::stable_sort(request.filters.begin(), request.filters.end(),
                   [](const Filter& a, const Filter& b) {
                     return find_parameter(a.field->name) < find_parameter(b.field->name);
                   });
}

}  // namespace

ParsedQueryString parse_query_string(std::string_view query_string) {
  ParsedQueryString parsed;
  GivenNames given;
  if (query_string.size() > max_query_string_bytes) {
    parsed.errors.push_back({fmt::format("q: the query string has {} bytes; at most {} are allowed",
                                         query_string.size(), max_query_string_bytes),
                             "search for fewer words"});
    // Programs can only read the error in the format that they requested.
    for (const EncodedPair& pair : split_query_string(query_string)) {
      if (pair.name == "format") take(parsed.parameters, given, row_of(pair), pair);
    }
    return parsed;
  }
  std::size_t compared = 0;
  for (const EncodedPair& pair : split_query_string(query_string)) {
    const Parameter* const row = row_of(pair);
    if (row != nullptr) {
      if (MaybeError error = take(parsed.parameters, given, row, pair)) {
        parsed.errors.push_back(*error);
      }
    } else if (compared++ < max_compared_names) {
      std::optional<IgnoredParameter> ignored = ignored_parameter(pair);
      if (ignored) parsed.ignored.push_back(std::move(*ignored));
    }
  }
  Request& request = parsed.parameters.request;
  if (request.strictness == Strictness::strict) {
    for (const IgnoredParameter& each : parsed.ignored) parsed.errors.push_back(refused(each));
  }
  sort_filters(request);
  request.limit =
      parsed.parameters.limit.value_or(response_format(parsed.parameters.format).default_limit);
  if (MaybeError error = contradiction(parsed.parameters, given)) parsed.errors.push_back(*error);
  if (parsed.parameters.page) request.offset = (*parsed.parameters.page - 1) * request.limit;
  return parsed;
}

std::string write_query_string(const Parameters& parameters) {
  std::string text;
  for (const Parameter& row : parameter_table()) {
    for (const std::string& value : row.values(parameters, row.name)) {
      text.append(text.empty() ? "" : "&").append(row.name).append("=").append(encode_form(value));
    }
  }
  return text;
}

}  // namespace gazette
