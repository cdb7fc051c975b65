// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "core/command_line/command_line.hpp"
#include "core/text/text.hpp"
#include "web/protocol/cgi_request.hpp"
#include "web/protocol/cpu_limit.hpp"
#include "web/protocol/fastcgi.hpp"
#include "web/site/handler.hpp"

namespace {

/// Never throws: what no handler foresees is the server's to log and not the reader's to see.
gazette::Response answer(const gazette::CgiRequest& request, gazette::Archive& archive) {
  const gazette::CpuLimit limit(gazette::max_cpu_time);
  try {
    return gazette::handle(request, archive);
  } catch (const std::exception& error) {
    gazette::Response response =
        gazette::make_response(500, "text/plain", "The search failed; the server's log says why.\n",
                               gazette::Keeping::never);
    response.log = gazette::one_line(error.what());
    return response;
  }
}

/// What comes with a request is read, though nothing is made of it: a server that hands it over by
/// a socket (Apache's mod_cgid) loses the answer of a program that ends before.
void read_away_body() {
  constexpr std::size_t most_bytes = 65'536;
  const char* const stated = std::getenv("CONTENT_LENGTH");
  std::size_t left =
      std::min<std::size_t>(stated == nullptr ? 0 : std::strtoul(stated, nullptr, 10), most_bytes);
  while (left > 0 && std::getchar() != EOF) --left;
}

/// One request, from the environment; standard output is the response, standard error the log.
int answer_cgi(gazette::Archive& archive) {
  read_away_body();
  const gazette::Response response = answer(gazette::cgi_request(std::getenv), archive);
  if (!response.log.empty()) std::fprintf(stderr, "gazette.cgi: %s\n", response.log.c_str());
  const std::string text = gazette::to_cgi(response);
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  const bool is_failure = response.status == 500;
  return written && std::fflush(stdout) == 0 && !is_failure ? 0 : 1;
}

}  // namespace

int main() {
  try {
    gazette::Archive archive(gazette::default_database());
    if (!gazette::is_fastcgi()) return answer_cgi(archive);
    gazette::serve_fastcgi(
        [&](const gazette::CgiRequest& request) { return answer(request, archive); });
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gazette.cgi: %s\n", error.what());
    return 1;
  }
}
