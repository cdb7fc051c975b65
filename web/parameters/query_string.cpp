// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/query_string.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "web/parameters/answer_format.hpp"
#include "web/protocol/url_encoding.hpp"

namespace gazette {
namespace {

using MaybeFault = std::optional<Fault>;

const Parameter* find_parameter(std::string_view name) {
  const std::span<const Parameter> table = parameter_table();
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Parameter& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}

Fault unknown(std::string_view name) {
  std::string names;
  for (const Parameter& row : parameter_table())
    names.append(names.empty() ? "" : ", ").append(row.name);
  return {fmt::format("{}: there is no such parameter", shown(name)), "parameters are " + names};
}

Fault undecodable(const std::optional<std::string>& name) {
  return {fmt::format("{}: not text in UTF-8 and percent-encoding",
                      name ? shown(*name) : "a parameter's name"),
          "write % as %25, and every other sign as the bytes of its UTF-8 form: %C3%A9 for \u00E9"};
}

/// Names and how often each was given.
using Names = std::map<std::string_view, std::size_t>;

MaybeFault take(Parameters& parameters, Names& given, const EncodedPair& pair) {
  const std::optional<std::string> name = decode_form(pair.name);
  const std::optional<std::string> value = decode_form(pair.value);
  if (!name || !value) return undecodable(name);
  const Parameter* row = find_parameter(*name);
  if (row == nullptr) return unknown(*name);
  if (value->empty()) return std::nullopt;
  const std::size_t times = ++given[row->name];
  if (times > 1 && row->times == Parameter::Times::once) {
    return Fault{fmt::format("{}: given more than once", row->name), "give it once"};
  }
  if (times > max_values) {
    return Fault{fmt::format("{}: given more than {} times", row->name, max_values),
                 "give fewer values"};
  }
  return row->set(parameters, row->name, *value);
}

/// What no single parameter shows.
MaybeFault contradiction(const Parameters& parameters, const Names& given) {
  if (parameters.page && given.contains("offset")) {
    return Fault{"page: it cannot be combined with offset", "give one of the two"};
  }
  const Request& request = parameters.request;
  if (request.offset + request.limit > max_page_end) {
    return Fault{fmt::format("offset: {} and limit {} reach beyond hit {}", request.offset,
                             request.limit, max_page_end),
                 "ask for fewer hits, or narrow the search"};
  }
  const std::size_t limit = std::max<std::size_t>(request.limit, 1);
  if (parameters.page && *parameters.page > std::max<std::size_t>(max_page_end / limit, 1)) {
    return Fault{fmt::format("page: {} lies beyond hit {}", *parameters.page, max_page_end),
                 "ask for an earlier page, or narrow the search"};
  }
  if (parameters.answer == Answer::count && parameters.format != "json") {
    return Fault{"count: it needs format=json", "add format=json, or leave count out"};
  }
  if (!parameters.id.empty() && given.size() > (given.contains("format") ? 2U : 1U)) {
    return Fault{"id: it shows one article and cannot be combined with a search",
                 "leave out every other parameter but format"};
  }
  if (answer_format(parameters.format).subject == AnswerFormat::Subject::archive &&
      given.size() > 1) {
    return Fault{fmt::format("format: {} is not of a search", parameters.format),
                 "leave out every other parameter"};
  }
  return std::nullopt;
}

}  // namespace

ReadParameters read_parameters(std::string_view query_string) {
  ReadParameters read;
  Names given;
  if (query_string.size() > max_query_string_bytes) {
    read.faults.push_back({fmt::format("q: the address has {} bytes behind its question mark; {} "
                                       "is the most",
                                       query_string.size(), max_query_string_bytes),
                           "search for fewer words"});
    // In the format that is asked for, which programs need to read it.
    for (const EncodedPair& pair : split_query_string(query_string)) {
      if (pair.name == "format") take(read.parameters, given, pair);
    }
    return read;
  }
  for (const EncodedPair& pair : split_query_string(query_string)) {
    if (MaybeFault fault = take(read.parameters, given, pair)) read.faults.push_back(*fault);
  }
  Request& request = read.parameters.request;
  request.limit =
      read.parameters.limit.value_or(answer_format(read.parameters.format).standard_limit);
  if (MaybeFault fault = contradiction(read.parameters, given)) read.faults.push_back(*fault);
  if (read.parameters.page) request.offset = (*read.parameters.page - 1) * request.limit;
  return read;
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
