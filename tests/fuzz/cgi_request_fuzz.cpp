// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the variables of a CGI request, NAME=value line by line, to an archive of a few
// articles: the response has a known status, headers that cannot be split, and a body of its type.
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/small_index.hpp"
#include "web/site/handler.hpp"

namespace gazette {
namespace {

/// Open from the first input to the end of the process.
Archive& archive() {
  static const SmallIndex index;
  static Archive open(index.path());
  return open;
}

CgiRequest cgi_request_of(std::string_view input) {
  std::map<std::string, std::string, std::less<>> variables;
  while (!input.empty()) {
    std::string_view value = take_part(input, '\n');
    const std::string_view name = take_part(value, '=');
    variables.emplace(name, value);
  }
  return cgi_request([&](const char* name) {
    const auto found = variables.find(std::string_view(name));
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7f'; });
}

std::string content_type_of(const Response& response) {
  const auto header = std::find_if(response.headers.begin(), response.headers.end(),
                                   [](const Header& each) { return each.name == "Content-Type"; });
  return header == response.headers.end() ? "" : header->value;
}

void check(const Response& response) {
  constexpr std::array statuses = {200, 304, 400, 404, 405};
  demand(std::find(statuses.begin(), statuses.end(), response.status) != statuses.end(),
         "a response has an unexpected status");
  for (const Header& header : response.headers) {
    demand(is_plain(header.name) && is_plain(header.value), "a header is not plain text");
  }
  demand_text(response.body, "a response");
  const std::string type = content_type_of(response);
  const bool is_json = type.find("json") != std::string::npos && !response.body.empty();
  demand(!is_json || nlohmann::json::accept(response.body), "a response is not JSON");
  to_cgi(response);
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const gazette::CgiRequest request = gazette::cgi_request_of(gazette::input_text(data, size));
  gazette::check(gazette::handle(request, gazette::archive()));
  return 0;
}
