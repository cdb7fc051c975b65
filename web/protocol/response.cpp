// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/response.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace gazette {
namespace {

struct Reason {
  int status;
  std::string_view phrase;
};

constexpr std::array reasons = {
    Reason{200, "OK"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{500, "Internal Server Error"},
    Reason{503, "Service Unavailable"},
};

std::string_view reason_phrase(int status) {
  const auto row = std::find_if(reasons.begin(), reasons.end(),
                                [&](const Reason& reason) { return reason.status == status; });
  return row == reasons.end() ? "Unknown" : row->phrase;
}

/// Nothing is loaded but our own style sheet and script, nothing within a page runs, scripts and
/// forms ask nobody else, and no other site may put the page into a frame.
constexpr std::string_view content_security_policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

std::string cache_control(Keeping keeping) {
  switch (keeping) {
    case Keeping::a_minute:
      return "private, max-age=60";
    case Keeping::an_hour:
      return "public, max-age=3600";
    case Keeping::never:
      break;
  }
  return "no-store";
}

}  // namespace

Response make_response(int status, std::string_view content_type, std::string body,
                       Keeping keeping) {
  Response response;
  response.status = status;
  response.headers = {
      {"Content-Type", fmt::format("{}; charset=utf-8", content_type)},
      {"Content-Length", std::to_string(body.size())},
      {"Cache-Control", cache_control(keeping)},
      {"Content-Security-Policy", std::string(content_security_policy)},
      {"Referrer-Policy", "no-referrer"},
      {"X-Content-Type-Options", "nosniff"},
  };
  response.body = std::move(body);
  return response;
}

Response not_modified(Keeping keeping) {
  Response response = make_response(304, "", "", keeping);
  // They would tell of the answer that is not sent.
  std::erase_if(response.headers, [](const Header& header) {
    return header.name.starts_with("Content-") && header.name != "Content-Security-Policy";
  });
  return response;
}

std::string to_cgi(const Response& response) {
  std::string text =
      fmt::format("Status: {} {}\r\n", response.status, reason_phrase(response.status));
  for (const Header& header : response.headers) {
    text += fmt::format("{}: {}\r\n", header.name, header.value);
  }
  return text + "\r\n" + response.body;
}

}  // namespace gazette
