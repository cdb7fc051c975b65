// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/mcp/server.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <new>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/error.hpp"
#include "core/text/text.hpp"
#include "searcher/limits/deadline.hpp"
#include "searcher/mcp/tools.hpp"
#include "searcher/values/request.hpp"

namespace gazette {
namespace {

using Json = nlohmann::ordered_json;

/// The revisions of the protocol that are spoken, the newest first. They differ in nothing that is
/// used here. 2025-03-26 is left out, since it alone asks for batches of JSON-RPC.
constexpr std::array<std::string_view, 3> protocol_versions = {"2025-11-25", "2025-06-18",
                                                               "2024-11-05"};

/// The revision that is answered to a program that asks for `wanted`: that, else the newest before
/// it, which such a program may know as well, else the newest.
std::string_view agreed_version(std::string_view wanted) {
  for (const std::string_view each : protocol_versions) {
    if (each <= wanted) return each;  // they are dates
  }
  return protocol_versions.front();
}

/// Codes of JSON-RPC 2.0.
enum class Code : int {
  not_json = -32700,
  no_request = -32600,
  unknown_method = -32601,
  bad_parameters = -32602,
  internal = -32603,
};

/// What a request is answered with in place of a result.
struct RpcError {
  Code code;
  std::string message;
};

std::string line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string error_line(const Json& id, const RpcError& error) {
  constexpr std::size_t most = 500;
  return line({{"jsonrpc", "2.0"},
               {"id", id},
               {"error",
                {{"code", static_cast<int>(error.code)},
                 {"message", error.message.substr(0, cut_point(error.message, most))}}}});
}

Json schema_of(const Parameter& parameter) {
  Json schema = {{"type", parameter.type == Parameter::Type::number ? "integer" : "string"}};
  if (!parameter.help.empty()) schema["description"] = parameter.help;
  if (!parameter.choices.empty()) schema["enum"] = parameter.choices;
  if (parameter.type == Parameter::Type::number) {
    schema["minimum"] = parameter.least;
    schema["maximum"] = parameter.most;
  }
  return schema;
}

Json schema_of(const Tool& tool) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Parameter& parameter : tool.parameters) {
    properties[std::string(parameter.name)] = schema_of(parameter);
    if (parameter.is_required) required.push_back(parameter.name);
  }
  Json schema = {{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  return schema;
}

Json list_of_tools() {
  Json list = Json::array();
  for (const Tool& tool : tools()) {
    list.push_back({{"name", tool.name},
                    {"title", tool.title},
                    {"description", tool.help},
                    {"inputSchema", schema_of(tool)},
                    {"annotations", {{"readOnlyHint", true}, {"openWorldHint", false}}}});
  }
  return {{"tools", std::move(list)}};
}

/// The tools' own errors are results, which the assistant can read.
Json tool_result(const std::string& text, bool is_error) {
  return {{"content", {{{"type", "text"}, {"text", text}}}}, {"isError", is_error}};
}

/// Throws RpcError.
void take_argument(Arguments& arguments, const Parameter& parameter, const Json& value) {
  const std::string name(parameter.name);
  if (parameter.type == Parameter::Type::number) {
    // Some write whole numbers as 5.0.
    const bool is_whole =
        value.is_number_integer() ||
        (value.is_number_float() && value.get<double>() >= 0 && value.get<double>() < 1e15 &&
         value.get<double>() == static_cast<double>(value.get<std::size_t>()));
    const bool fits = is_whole && value >= parameter.least && value <= parameter.most;
    if (!fits) {
      throw RpcError{Code::bad_parameters, fmt::format("{} must be a whole number from {} to {}",
                                                       name, parameter.least, parameter.most)};
    }
    arguments.numbers[name] = value.get<std::size_t>();
    return;
  }
  if (!value.is_string()) throw RpcError{Code::bad_parameters, name + " must be a string"};
  const std::string text = repair_utf8(value.get<std::string>());
  const auto& choices = parameter.choices;
  if (!choices.empty() && std::find(choices.begin(), choices.end(), text) == choices.end()) {
    throw RpcError{Code::bad_parameters,
                   fmt::format("{} must be one of {}", name, Json(choices).dump())};
  }
  arguments.texts[name] = text;
}

/// Throws RpcError.
Arguments arguments_for(const Tool& tool, const Json& given) {
  if (!given.is_object() && !given.is_null()) {
    throw RpcError{Code::bad_parameters, "arguments must be an object"};
  }
  Arguments arguments;
  for (const auto& [name, value] : given.items()) {
    const auto parameter =
        std::find_if(tool.parameters.begin(), tool.parameters.end(),
                     [&, &key = name](const Parameter& each) { return each.name == key; });
    if (parameter == tool.parameters.end()) {
      throw RpcError{Code::bad_parameters,
                     fmt::format("{} has no parameter {}", tool.name, one_line(name))};
    }
    if (!value.is_null()) take_argument(arguments, *parameter, value);
  }
  for (const Parameter& parameter : tool.parameters) {
    if (parameter.is_required && arguments.text(parameter.name).empty()) {
      throw RpcError{Code::bad_parameters, fmt::format("{} is missing", parameter.name)};
    }
  }
  return arguments;
}

/// The member `key` of an object; null where it has none.
const Json& member(const Json& object, const char* key) {
  static const Json none;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

}  // namespace

struct McpServer::State {
  std::function<Searcher()> open;
  std::string version;
  std::optional<Searcher> searcher;

  Json initialized(const Json& parameters) const {
    const Json& wanted = member(parameters, "protocolVersion");
    const std::string_view agreed =
        agreed_version(wanted.is_string() ? wanted.get<std::string>() : std::string());
    return {{"protocolVersion", agreed},
            {"capabilities", {{"tools", Json::object()}}},
            {"serverInfo",
             {{"name", "gazette-search"}, {"title", "Gazette news archive"}, {"version", version}}},
            {"instructions",
             "A news archive. Search first, then read the articles that matter; cite ids and days. "
             "Days are in the time zone of the source."}};
  }

  /// Throws RpcError.
  Json called(const Json& parameters, const Json& id) {
    const Json& name = member(parameters, "name");
    if (!name.is_string()) throw RpcError{Code::bad_parameters, "name must be the name of a tool"};
    const std::string wanted = name.get<std::string>();
    const auto all = tools();
    const auto tool =
        std::find_if(all.begin(), all.end(), [&](const Tool& each) { return each.name == wanted; });
    if (tool == all.end()) {
      throw RpcError{Code::bad_parameters, fmt::format("unknown tool {}", one_line(wanted))};
    }
    const Arguments arguments = arguments_for(*tool, member(parameters, "arguments"));
    const Deadline deadline(2 * default_timeout, Deadline::Form::json, [&](const Error& error) {
      return error_line(id, {Code::internal, error.what()});
    });
    try {
      if (!searcher) searcher.emplace(open());
      return tool_result(tool->call(*searcher, arguments), false);
    } catch (const Error& error) {
      const std::string hint = error.hint().empty() ? "" : "\n" + error.hint();
      const std::string text = error.what() + hint;
      return tool_result(text.substr(0, cut_point(text, max_answer_bytes / 2)), true);
    }
  }

  /// Throws RpcError.
  Json result_of(const std::string& method, const Json& parameters, const Json& id) {
    if (method == "initialize") return initialized(parameters);
    if (method == "ping") return Json::object();
    if (method == "tools/list") return list_of_tools();
    if (method == "tools/call") return called(parameters, id);
    throw RpcError{Code::unknown_method, fmt::format("unknown method {}", one_line(method))};
  }

  std::string answer(const Json& message) {
    const Json& id = member(message, "id");
    const bool has_id = id.is_string() || id.is_number();
    const Json& method = member(message, "method");
    const bool is_request = message.is_object() && member(message, "jsonrpc") == "2.0" &&
                            method.is_string() && (has_id || !message.contains("id"));
    if (!is_request) {
      const bool is_answer = message.is_object() && !message.contains("method") &&
                             (message.contains("result") || message.contains("error"));
      if (is_answer) return {};  // nothing was asked
      return error_line(has_id ? id : Json(nullptr),
                        {Code::no_request, "this is not a JSON-RPC 2.0 request"});
    }
    if (!has_id) return {};  // a notification
    constexpr std::size_t most_id_bytes = 200;
    if (id.dump(-1, ' ', false, Json::error_handler_t::replace).size() > most_id_bytes) {
      return error_line(nullptr, {Code::no_request, "the id is too long"});
    }
    try {
      return line(
          {{"jsonrpc", "2.0"},
           {"id", id},
           {"result", result_of(method.get<std::string>(), member(message, "params"), id)}});
    } catch (const RpcError& error) {
      return error_line(id, error);
    } catch (const std::bad_alloc&) {
      throw;
    } catch (const std::exception& error) {
      return error_line(id, {Code::internal, error.what()});
    }
  }
};

McpServer::McpServer(std::function<Searcher()> open, std::string version)
    : state_(std::make_unique<State>(State{std::move(open), std::move(version), {}})) {}
McpServer::~McpServer() = default;

std::string McpServer::answer(std::string_view message) {
  const Json read = Json::parse(message, nullptr, false);
  if (read.is_discarded()) {
    return error_line(nullptr, {Code::not_json, "the line is not a valid JSON value"});
  }
  return state_->answer(read);
}

std::string McpServer::refuse_long_message(std::size_t most_bytes) {
  return error_line(
      nullptr, {Code::no_request, fmt::format("the line is longer than {} bytes", most_bytes)});
}

}  // namespace gazette
