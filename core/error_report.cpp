// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error_report.hpp"

#include <nlohmann/json.hpp>

#include "core/text.hpp"

namespace gazette {

std::string to_line(const Error& error) {
  return one_line(error.hint().empty() ? error.what() : error.what() + ("; " + error.hint()));
}

std::string to_line(std::string_view program, const Error& error) {
  return std::string(program) + ": " + to_line(error) + "\n";
}

std::string to_json(const Error& error) {
  using Json = nlohmann::ordered_json;
  const Json json = {{"schema", "gazette.error/1"},
                     {"error", error.what()},
                     {"hint", error.hint().empty() ? Json(nullptr) : Json(error.hint())}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gazette
