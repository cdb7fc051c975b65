// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/fastcgi.hpp"

#include <fcgiapp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>
#include <string_view>

namespace gazette {
namespace {

/// The connection on which the next request is waited for, where the client keeps it open; else -1.
volatile std::sig_atomic_t kept_connection = -1;

/// What waits for a request is woken, also where it only begins to wait after this: the socket is
/// closed, so that nothing is accepted, and a kept connection has come to its end.
extern "C" void end_after_request(int /*signal*/) {
  const int error = errno;
  FCGX_ShutdownPending();
  close(STDIN_FILENO);
  if (kept_connection >= 0) shutdown(kept_connection, SHUT_RD);
  errno = error;
}

constexpr std::array ending_signals = {SIGTERM, SIGUSR1};

/// Without SA_RESTART, so that a signal also ends the wait for a request.
void end_on_signals() {
  struct sigaction action = {};
  action.sa_handler = end_after_request;
  sigemptyset(&action.sa_mask);
  for (const int signal : ending_signals) sigaction(signal, &action, nullptr);
}

/// Keeps the signals from interrupting a request and the writing of its response: SIG_BLOCK, or
/// SIG_UNBLOCK, which delivers those that have come.
void set_signals(int how) {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : ending_signals) sigaddset(&signals, signal);
  sigprocmask(how, &signals, nullptr);
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
  end_on_signals();
  const auto accept = [&] {
    kept_connection = request.keepConnection != 0 ? request.ipcFd : -1;
    set_signals(SIG_UNBLOCK);
    const bool is_accepted = FCGX_Accept_r(&request) == 0;
    set_signals(SIG_BLOCK);
    kept_connection = -1;
    return is_accepted;
  };
  while (accept()) {
    const Response response =
        handler(cgi_request([&](const char* name) { return FCGX_GetParam(name, request.envp); }));
    if (!response.log.empty()) write(request.err, "gazette.cgi: " + response.log + "\n");
    write(request.out, to_cgi(response));
    FCGX_Finish_r(&request);
  }
}

}  // namespace gazette
