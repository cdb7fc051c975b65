// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/batch_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace gazette {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view query_key = "query";
constexpr std::array<std::string_view, 2> id_keys = {"query_id", "id"};

constexpr auto json_example = R"(write {"query_id": "1", "query": "ferry", "topic": "sport"})";

/// Options that apply to a run of the program and cannot be set for one line.
constexpr auto options_of_the_run = std::to_array<std::string_view>(
    {"batch",  "color",  "config", "db",     "fields",   "format", "generate",
     "help",   "locale", "matrix", "mcp",    "no-pager", "null",   "quiet",
     "sample", "seed",   "show",   "syntax", "topics",   "version"});

BatchLine faulty(BatchLine line, const std::string& message, std::string hint) {
  line.fault = Error(message, std::move(hint));
  return line;
}

BatchLine read_columns(std::string_view text, BatchLine line) {
  const std::size_t tab = text.find('\t');
  if (tab == std::string_view::npos) {
    return faulty(std::move(line), "there is no tab between id and query",
                  "write ID, a tab and QUERY, or a JSON object");
  }
  if (tab == 0) {
    return faulty(std::move(line), "there is no id before the tab", "write ID, a tab and QUERY");
  }
  line.query_id = text.substr(0, tab);
  line.query = text.substr(tab + 1);
  return line;
}

/// A value as it would be typed on a command line; nothing for a list, an object and null.
std::optional<std::string> plain_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  return std::nullopt;
}

void add_option(BatchLine& line, const std::string& name, const Json& value) {
  if (value.is_null()) return;
  if (value.is_array()) {
    for (const Json& each : value) {
      if (!line.fault) add_option(line, name, each);
    }
    return;
  }
  const std::optional<std::string> text = plain_text(value);
  if (!text) {
    line.fault =
        Error(fmt::format("\"{}\" is an object", name), "write a string, a number or a list");
  } else if (text->empty()) {
    // CLI11 would take the next argument as the value of `--name=`.
    line.options.insert(line.options.end(), {"--" + name, ""});
  } else {
    line.options.push_back(fmt::format("--{}={}", name, *text));
  }
}

void take_id(BatchLine& line, const std::string& key, const Json& value) {
  const bool fits = value.is_string() || value.is_number_integer();
  const std::string id = fits ? *plain_text(value) : std::string();
  if (id.empty()) {
    line.fault =
        Error(fmt::format("\"{}\" is neither a string nor a whole number", key), json_example);
  } else if (line.query_id) {
    line.fault = Error("query_id and id are both given", "give one of them");
  } else {
    line.query_id = id;
  }
}

void take(BatchLine& line, const std::string& key, const Json& value) {
  if (std::find(id_keys.begin(), id_keys.end(), key) != id_keys.end()) {
    take_id(line, key, value);
  } else if (key == query_key) {
    const std::optional<std::string> text = plain_text(value);
    if (text) line.query = *text;
    if (!text && !value.is_null()) line.fault = Error("\"query\" is not a string", json_example);
  } else if (std::find(options_of_the_run.begin(), options_of_the_run.end(), key) !=
             options_of_the_run.end()) {
    line.fault = Error(fmt::format("\"{}\" cannot be set for one line of a batch", key),
                       fmt::format("give --{} on the command line", key));
  } else if (key.empty() ||
             key.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != std::string::npos) {
    line.fault = Error(fmt::format("unknown key \"{}\"", key),
                       "keys are query, query_id and the long names of options");
  } else {
    add_option(line, key, value);
  }
}

BatchLine read_object(std::string_view text, BatchLine line) {
  const Json object = Json::parse(text, nullptr, false);
  if (!object.is_object()) {
    return faulty(std::move(line), "the line is not a valid JSON object", json_example);
  }
  for (const auto& [key, value] : object.items()) {
    // The id is read even after a fault: the message names it.
    if (!line.fault || key == id_keys[0] || key == id_keys[1]) {
      std::optional<Error> before = std::move(line.fault);
      take(line, key, value);
      if (before) line.fault = std::move(before);
    }
  }
  if (!line.query_id) line.query_id = std::to_string(line.number);
  return line;
}

}  // namespace

BatchLine read_batch_line(std::string_view text, std::size_t number) {
  BatchLine line;
  line.number = number;
  const std::size_t first = text.find_first_not_of(" \t");
  const bool is_object = first != std::string_view::npos && text[first] == '{';
  return is_object ? read_object(text, std::move(line)) : read_columns(text, std::move(line));
}

}  // namespace gazette
