// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/fastcgi.hpp"

#include <fcgiapp.h>

#include <csignal>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>
#include <string_view>

namespace gazette {
namespace {

extern "C" void end_after_request(int /*signal*/) { FCGX_ShutdownPending(); }

/// Without SA_RESTART, so that a signal also ends the wait for a request.
void end_on(int signal) {
  struct sigaction action = {};
  action.sa_handler = end_after_request;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}

/// When the client has closed the connection, the rest is dropped without an error.
void write(FCGX_Stream* stream, std::string_view text) {
  constexpr std::size_t most = std::numeric_limits<int>::max();
  while (!text.empty()) {
    const auto size = static_cast<int>(std::min(text.size(), most));
    if (FCGX_PutStr(text.data(), size, stream) != size) return;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
}

}  // namespace

bool is_fastcgi() {
  if (FCGX_Init() != 0) throw std::bad_alloc();  // by itself, the library would exit
  return FCGX_IsCGI() == 0;
}

void serve_fastcgi(const std::function<Response(const CgiRequest&)>& handler) {
  FCGX_Request request;
  if (FCGX_InitRequest(&request, 0, FCGI_FAIL_ACCEPT_ON_INTR) != 0) {
    throw std::runtime_error("FastCGI cannot be started on standard input");
  }
  end_on(SIGTERM);
  end_on(SIGUSR1);
  while (FCGX_Accept_r(&request) == 0) {
    const Response response =
        handler(cgi_request([&](const char* name) { return FCGX_GetParam(name, request.envp); }));
    if (!response.log.empty()) write(request.err, "gazette.cgi: " + response.log + "\n");
    write(request.out, to_cgi(response));
    FCGX_Finish_r(&request);
  }
}

}  // namespace gazette
