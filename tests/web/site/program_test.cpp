// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "tests/catch.hpp"
#include "tests/environment_variable.hpp"
#include "tests/read_file.hpp"
#include "tests/web/web_index.hpp"

namespace gazette::program_test {
namespace {

/// The standard output of gazette.cgi; its standard error goes to the file `log`.
std::string run_program(const std::filesystem::path& log) {
  const std::string command = "'" GAZETTE_CGI "' 2>'" + log.string() + "'";
  std::FILE* const pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  std::array<char, 4096> buffer{};
  while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    output.append(buffer.data(), size);
  }
  CHECK(pclose(pipe) == 0);
  return output;
}

TEST_CASE("a response that cannot be written ends with 1 and a line in the log") {
  const WebIndex index(ferry_articles());
  const TemporaryFolder folder;
  const EnvironmentVariable db("GAZETTE_DB", index.db());
  for (const std::string query : {"q=ferry", "format=health", "page=0"}) {
    CAPTURE(query);
    const EnvironmentVariable variable("QUERY_STRING", query);
    const std::string log = folder / "log";
    const int status = std::system(("'" GAZETTE_CGI "' >/dev/full 2>'" + log + "'").c_str());
    CHECK(WEXITSTATUS(status) == 1);
    CHECK(read_file(log) == "gazette.cgi: the response cannot be written\n");
  }
}

TEST_CASE("gazette.cgi serves the request in its environment") {
  const WebIndex index(ferry_articles());
  const TemporaryFolder folder;
  const EnvironmentVariable db("GAZETTE_DB", index.db());
  const EnvironmentVariable script("SCRIPT_NAME", "/cgi-bin/gazette.cgi");
  const EnvironmentVariable path("PATH_INFO", std::nullopt);
  const EnvironmentVariable query("QUERY_STRING", "q=ferry&limit=1&format=json");

  SECTION("GET") {
    const EnvironmentVariable method("REQUEST_METHOD", "GET");
    const std::string output = run_program(folder / "log");
    CHECK(
        output.starts_with("Status: 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"));
    CHECK(contains(output, "\r\n\r\n{\"schema\":\"gazette.search/1\",\"query\":\"ferry\""));
    CHECK(read_file(folder / "log").empty());
  }
  SECTION("HEAD") {
    const EnvironmentVariable method("REQUEST_METHOD", "HEAD");
    CHECK(run_program(folder / "log").ends_with("\r\n\r\n"));
  }
  SECTION("POST") {
    const EnvironmentVariable method("REQUEST_METHOD", "POST");
    const std::string output = run_program(folder / "log");
    CHECK(output.starts_with("Status: 405 Method Not Allowed\r\n"));
    CHECK(contains(output, "\r\nAllow: GET, HEAD\r\n"));
  }
  SECTION("the style sheet") {
    const EnvironmentVariable method("REQUEST_METHOD", "GET");
    const EnvironmentVariable style("PATH_INFO", "/style.css");
    CHECK(contains(run_program(folder / "log"), "Content-Type: text/css; charset=utf-8\r\n"));
  }
  SECTION("no index") {
    const EnvironmentVariable method("REQUEST_METHOD", "GET");
    const EnvironmentVariable missing("GAZETTE_DB", (folder / "missing").string());
    CHECK(run_program(folder / "log").starts_with("Status: 503 Service Unavailable\r\n"));
    const std::string log = read_file(folder / "log");
    CHECK(log.starts_with("gazette.cgi: there is no index at " + (folder / "missing").string()));
    CHECK(log.find('\n') == log.size() - 1);
  }
}

}  // namespace
}  // namespace gazette::program_test
