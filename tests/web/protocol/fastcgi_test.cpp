// SPDX-License-Identifier: GPL-3.0-or-later
// gazette.cgi as a FastCGI process, started with a listening socket as its standard input.
#include "web/protocol/fastcgi.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/web_index.hpp"

namespace gazette::fastcgi_test {
namespace {

/// A process that has not ended by then waits for something that does not come.
constexpr int most_milliseconds = 30'000;

class FastCgiProcess {
 public:
  explicit FastCgiProcess(const std::string& db) : path_((folder_ / "socket").string()) {
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = this->address();
    REQUIRE(bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(listen(socket, 8) == 0);
    const std::string variable = "GAZETTE_DB=" + db;
    pid_ = fork();
    if (pid_ == 0) {
      dup2(socket, STDIN_FILENO);
      const std::array<const char*, 2> arguments = {GAZETTE_CGI, nullptr};
      const std::array<const char*, 2> environment = {variable.c_str(), nullptr};
      execve(GAZETTE_CGI, const_cast<char* const*>(arguments.data()),
             const_cast<char* const*>(environment.data()));
      _exit(127);
    }
    close(socket);
  }

  ~FastCgiProcess() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }

  int connect() const {
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un address = this->address();
    REQUIRE(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    return socket;
  }

  void send(int signal) const { kill(pid_, signal); }

  bool ends_on(int signal) {
    send(signal);
    return ends();
  }

  /// Whether the process ends by itself, with code 0.
  bool ends() {
    pollfd process{static_cast<int>(syscall(SYS_pidfd_open, pid_, 0)), POLLIN, 0};
    REQUIRE(process.fd >= 0);
    const bool has_ended = poll(&process, 1, most_milliseconds) == 1;
    close(process.fd);
    if (!has_ended) return false;
    int status = 0;
    waitpid(std::exchange(pid_, -1), &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

 private:
  sockaddr_un address() const {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path_.c_str(), sizeof address.sun_path - 1);
    return address;
  }

  TemporaryFolder folder_;
  std::string path_;
  pid_t pid_ = -1;
};

/// A record of the FastCGI protocol, version 1, of request 1.
std::string record(char type, const std::string& content) {
  return std::string{'\1',
                     type,
                     '\0',
                     '\1',
                     static_cast<char>(content.size() >> 8),
                     static_cast<char>(content.size() & 0xFF),
                     '\0',
                     '\0'} +
         content;
}

std::string variable(const std::string& name, const std::string& value) {
  return std::string{static_cast<char>(name.size()), static_cast<char>(value.size())} + name +
         value;
}

/// Asks on a connection that stays open.
void send_request(int connection, const std::string& query_string) {
  constexpr char begin = 1;
  constexpr char parameters = 4;
  constexpr char input = 5;
  const std::string role_and_keep{'\0', '\1', '\1', '\0', '\0', '\0', '\0', '\0'};
  const std::string request =
      record(begin, role_and_keep) +
      record(parameters, variable("REQUEST_METHOD", "GET") + variable("SCRIPT_NAME", "/g") +
                             variable("QUERY_STRING", query_string)) +
      record(parameters, {}) + record(input, {});
  REQUIRE(write(connection, request.data(), request.size()) ==
          static_cast<ssize_t>(request.size()));
}

/// What comes next; empty at the end of the connection.
std::string receive(int connection) {
  std::array<char, 4096> buffer{};
  const ssize_t bytes = read(connection, buffer.data(), buffer.size());
  return {buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(bytes, 0))};
}

/// `answer` with all that follows, up to the end of the request.
std::string rest_of(int connection, std::string answer = {}) {
  constexpr char end = 3;
  const std::string last = record(end, std::string(8, '\0'));
  while (!answer.ends_with(last)) {
    const std::string more = receive(connection);
    REQUIRE_FALSE(more.empty());
    answer += more;
  }
  return answer;
}

std::string ask(int connection, const std::string& query_string) {
  send_request(connection, query_string);
  return rest_of(connection);
}

TEST_CASE("a FastCGI process ends on SIGTERM and SIGUSR1, also on an idle connection") {
  const WebIndex index(ferry_articles());
  for (const int signal : {SIGTERM, SIGUSR1}) {
    CAPTURE(signal);
    FastCgiProcess process(index.db());
    const int connection = process.connect();
    for (int i = 0; i < 2; ++i) {
      CHECK(contains(ask(connection, "q=ferry&format=json"), "Status: 200 OK"));
    }
    CHECK(process.ends_on(signal));
    close(connection);
  }
}

TEST_CASE("a FastCGI process that gets SIGTERM finishes its response and ends") {
  std::string body;
  while (body.size() < 2'000'000) body += "The ferry sailed on. ";
  const WebIndex index(R"({"id": "long", "title": "Ferry", "body": ")" + body + R"("})");
  FastCgiProcess process(index.db());
  const int connection = process.connect();
  send_request(connection, "id=long&format=json");
  const std::string beginning = receive(connection);  // more than a socket holds is still to come
  process.send(SIGTERM);
  CHECK(rest_of(connection, beginning).size() > body.size());
  CHECK(process.ends());
  close(connection);
}

TEST_CASE("a FastCGI process ends on SIGTERM while it waits for a connection") {
  const WebIndex index(ferry_articles());
  FastCgiProcess process(index.db());
  const int connection = process.connect();
  CHECK(contains(ask(connection, "q=ferry&format=json"), "Status: 200 OK"));
  close(connection);
  const int other = process.connect();
  CHECK(contains(ask(other, "q=ferry&format=json"), "Status: 200 OK"));
  close(other);
  CHECK(process.ends_on(SIGTERM));
}

}  // namespace
}  // namespace gazette::fastcgi_test
