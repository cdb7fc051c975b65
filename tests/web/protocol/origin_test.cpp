// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/origin.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::origin_test {
namespace {

std::string origin(const std::string& host, bool is_https) {
  CgiRequest request;
  request.host = host;
  request.is_https = is_https;
  return origin_of(request);
}

TEST_CASE("a configured origin is taken instead of that of the request") {
  CgiRequest request;
  request.host = "evil.example";
  request.configured_origin = "https://News.example:443/";
  CHECK(origin_of(request) == "https://news.example");
  request.configured_origin = "http://news.example:8080";
  CHECK(configured_origin(request) == "http://news.example:8080");
  for (const std::string wrong : {"", "news.example", "https://", "https://a/b", "ftp://a"}) {
    CAPTURE(wrong);
    request.configured_origin = wrong;
    CHECK_FALSE(configured_origin(request));
    CHECK(origin_of(request) == "http://evil.example");
  }
}

TEST_CASE("host names and addresses are accepted with their ports") {
  struct Case {
    std::string host;
    std::string want;
    std::string want_https;
  };
  const std::vector<Case> cases = {
      {"example.org", "http://example.org", "https://example.org"},
      {"EXAMPLE.org", "http://example.org", "https://example.org"},
      {"localhost:8080", "http://localhost:8080", "https://localhost:8080"},
      {"example.org:80", "http://example.org", "https://example.org:80"},
      {"example.org:443", "http://example.org:443", "https://example.org"},
      {"example.org.", "http://example.org.", "https://example.org."},
      {"127.0.0.1:1", "http://127.0.0.1:1", "https://127.0.0.1:1"},
      {"[::1]", "http://[::1]", "https://[::1]"},
      {"[2001:DB8::7]:65535", "http://[2001:db8::7]:65535", "https://[2001:db8::7]:65535"},
      {"xn--bcher-kva.example", "http://xn--bcher-kva.example", "https://xn--bcher-kva.example"},
      {"example.org:080", "http://example.org", "https://example.org:80"},
      {"example.org:08080", "http://example.org:8080", "https://example.org:8080"},
      {"my_box", "http://my_box", "https://my_box"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.host);
    CHECK(origin(c.host, false) == c.want);
    CHECK(origin(c.host, true) == c.want_https);
  }
}

TEST_CASE("any other host becomes localhost") {
  for (const std::string& host : std::vector<std::string>{"",
                                                          ".",
                                                          "a..b",
                                                          "-a",
                                                          "a-",
                                                          "a b",
                                                          "a/b",
                                                          "a\r\nX: y",
                                                          "a\"b",
                                                          "<a>",
                                                          "user@a",
                                                          "a?b",
                                                          "a#b",
                                                          "a%41",
                                                          "bücher.example",
                                                          "a:",
                                                          "a:0",
                                                          "a:65536",
                                                          "a:80x",
                                                          "a:+80",
                                                          "a:80:80",
                                                          "::1",
                                                          "[::1",
                                                          "[]",
                                                          "[::g]",
                                                          "[1.2.3.4]",
                                                          "[::1]x",
                                                          "[::1]:x",
                                                          "[fe80::1%25eth0]",
                                                          std::string(64, 'a'),
                                                          std::string(300, 'a'),
                                                          std::string("a\0b", 3),
                                                          std::string("[::1\0]", 6)}) {
    CAPTURE(host);
    CHECK(origin(host, false) == "http://localhost");
    CHECK(origin(host, true) == "http://localhost");
  }
}

}  // namespace
}  // namespace gazette::origin_test
