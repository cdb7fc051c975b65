// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>

#include "core/command_line/command_line.hpp"
#include "core/text/text.hpp"
#include "web/protocol/cgi_request.hpp"
#include "web/protocol/cpu_limit.hpp"
#include "web/protocol/fastcgi.hpp"
#include "web/site/handler.hpp"

namespace {

/// Turns unexpected exceptions into responses; the details go to the log only.
gazette::Response respond(const gazette::CgiRequest& request, gazette::Archive& archive) {
  const gazette::CpuLimit limit(gazette::max_cpu_time);
  try {
    return gazette::handle(request, archive);
  } catch (const std::bad_alloc&) {
    gazette::Response response = gazette::make_response(
        503, "text/plain", "The server has too little memory for this search.\n",
        gazette::CacheControl::no_store);
    response.log = "out of memory";
    return response;
  } catch (const std::exception& error) {
    gazette::Response response =
        gazette::make_response(500, "text/plain", "The search failed; the server's log says why.\n",
                               gazette::CacheControl::no_store);
    response.log = gazette::one_line(error.what());
    return response;
  }
}

/// Reads the body of the request and ignores it. A server that sends it through a socket (Apache's
/// mod_cgid) loses the response of a program that exits without reading it.
void discard_request_body() {
  constexpr std::size_t max_bytes = 65'536;
  const char* const length = std::getenv("CONTENT_LENGTH");
  std::size_t left =
      std::min<std::size_t>(length == nullptr ? 0 : std::strtoul(length, nullptr, 10), max_bytes);
  while (left > 0 && std::getchar() != EOF) --left;
}

/// Serves one request, described by the environment: the response goes to standard output, the log
/// to standard error. Returns the exit code.
int serve_cgi(gazette::Archive& archive) {
  discard_request_body();
  const gazette::Response response = respond(gazette::cgi_request(std::getenv), archive);
  if (!response.log.empty()) std::fprintf(stderr, "gazette.cgi: %s\n", response.log.c_str());
  const std::string text = gazette::to_cgi(response);
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) {
    std::fputs("gazette.cgi: the response cannot be written\n", stderr);
    return 1;
  }
  return response.status == 500 ? 1 : 0;
}

}  // namespace

int main() {
  // Where there is no handler, mimalloc aborts instead of throwing.
  std::set_new_handler([] { throw std::bad_alloc(); });
  try {
    gazette::Archive archive(gazette::default_database());
    if (!gazette::is_fastcgi()) return serve_cgi(archive);
    gazette::serve_fastcgi(
        [&](const gazette::CgiRequest& request) { return respond(request, archive); });
    return 0;
  } catch (const std::bad_alloc&) {
    std::fputs("gazette.cgi: out of memory\n", stderr);
    return 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gazette.cgi: %s\n", error.what());
    return 1;
  }
}
