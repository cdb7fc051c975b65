// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <exception>
#include <string>

#include "core/command_line.hpp"
#include "web/handler.hpp"

namespace {

/// Standard output is the response, standard error the server's log.
int answer() {
  const gazette::Response response =
      gazette::handle(gazette::cgi_request_of_environment(), gazette::default_database());
  if (!response.log.empty()) std::fprintf(stderr, "gazette.cgi: %s\n", response.log.c_str());
  const std::string text = gazette::to_cgi(response);
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  return written && std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace

int main() {
  try {
    return answer();
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gazette.cgi: %s\n", error.what());
    std::fputs(
        "Status: 500 Internal Server Error\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n\r\n"
        "The search failed; the server's log says why.\n",
        stdout);
    return 1;
  }
}
