// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/searcher/database_server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace gazette {
namespace {

sockaddr_in loopback(unsigned port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

/// A socket that is closed again.
class Socket {
 public:
  Socket() : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
  ~Socket() { close(descriptor_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

unsigned free_port() {
  const Socket any;
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  auto* const plain = reinterpret_cast<sockaddr*>(&address);
  if (bind(any.descriptor(), plain, size) != 0 ||
      getsockname(any.descriptor(), plain, &size) != 0) {
    throw std::runtime_error("no port is free");
  }
  return ntohs(address.sin_port);
}

bool listens(unsigned port) {
  const Socket client;
  const sockaddr_in address = loopback(port);
  return connect(client.descriptor(), reinterpret_cast<const sockaddr*>(&address),
                 sizeof address) == 0;
}

}  // namespace

DatabaseServer::DatabaseServer(const std::string& folder) : port_(free_port()) {
  std::vector<std::string> words = {"xapian-tcpsrv", "--quiet", "--interface",
                                    "127.0.0.1",     "--port",  std::to_string(port_),
                                    folder};
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  // On SIGTERM the server ends all of its process group: that must not be the test's.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  // It tells of each client that goes, which is no news to a test.
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const int fault =
      posix_spawnp(&process_, pointers[0], &files, &attributes, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  if (fault != 0) {
    throw std::runtime_error("cannot start xapian-tcpsrv (Debian package xapian-tools)");
  }
  for (int tenths = 0; tenths < 300 && !listens(port_); ++tenths) {
    if (waitpid(process_, nullptr, WNOHANG) != 0) {
      process_ = 0;
      throw std::runtime_error("xapian-tcpsrv has ended");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
}

DatabaseServer::~DatabaseServer() { stop(); }

std::string DatabaseServer::address() const { return "127.0.0.1:" + std::to_string(port_); }

void DatabaseServer::stop() {
  if (process_ == 0) return;
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
  // What it forked for its clients holds its socket as well.
  kill(-process_, SIGKILL);
  for (int tenths = 0; tenths < 300 && listens(port_); ++tenths) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  process_ = 0;
}

}  // namespace gazette
