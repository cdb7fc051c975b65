// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/robots.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/web/web_index.hpp"

namespace gazette::robots_test {
namespace {

/// Whether a rule's pattern matches the beginning of `address` (RFC 9309, 2.2.3).
bool matches(std::string_view pattern, std::string_view address) {
  if (pattern.empty()) return true;
  if (pattern == "$") return address.empty();
  if (pattern.front() == '*') {
    for (std::size_t at = 0; at <= address.size(); ++at) {
      if (matches(pattern.substr(1), address.substr(at))) return true;
    }
    return false;
  }
  return !address.empty() && pattern.front() == address.front() &&
         matches(pattern.substr(1), address.substr(1));
}

/// Whether a crawler that follows `rules` may fetch `address`: the longest rule that matches
/// applies.
bool may_fetch(const std::string& rules, const std::string& address) {
  bool is_allowed = true;
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin < rules.size();) {
    const std::string line = rules.substr(begin, rules.find('\n', begin) - begin);
    begin += line.size() + 1;
    const std::size_t colon = line.find(": ");
    REQUIRE(colon != std::string::npos);
    const std::string pattern = line.substr(colon + 2);
    if (line.starts_with("User-agent")) continue;
    CHECK(pattern.starts_with('/'));
    if (pattern.size() < longest || !matches(pattern, address)) continue;
    longest = pattern.size();
    is_allowed = line.starts_with("Allow");
  }
  return is_allowed;
}

TEST_CASE("crawlers may fetch the start page and articles, but not results, feeds or JSON") {
  for (const std::string root : {"", "/news", "/cgi-bin/gazette.cgi"}) {
    const std::string rules = robots_txt({root});
    CAPTURE(rules);
    const std::string home = root.empty() ? "/" : root;
    for (const std::string& address : {home, root + "/", home + "?id=a", root + "/?id=a",
                                       root + "/style.css", std::string("/other/page")}) {
      CAPTURE(address);
      CHECK(may_fetch(rules, address));
    }
    for (const std::string& address :
         {home + "?q=a", root + "/?q=a", home + "?topic=x&page=2", home + "?format=atom",
          home + "?id=a&format=json", root + "/?id=a&format=json", root + "/health"}) {
      CAPTURE(address);
      CHECK_FALSE(may_fetch(rules, address));
    }
  }
}

TEST_CASE("robots.txt is served as plain text") {
  const WebIndex index(ferry_articles());
  const Response response = handle_once({"GET", "/n", "/robots.txt", ""}, index.db());
  CHECK(response.status == 200);
  CHECK(header_value(response, "Content-Type") == "text/plain; charset=utf-8");
  CHECK(response.body == robots_txt({"/n"}));
}

TEST_CASE("only the start page, articles and static files may be indexed") {
  const WebIndex index(ferry_articles());
  struct Case {
    std::string path;
    std::string query_string;
    std::string want;
  };
  const std::string noindex = "noindex, nofollow";
  for (const Case& c : std::vector<Case>{
           {"", "", ""},
           {"/", "", ""},
           {"", "q=&since=", ""},
           {"", "id=f-1", ""},
           {"/style.css", "", ""},
           {"", "q=ferry", noindex},
           {"", "page=2", noindex},
           {"", "topic=economy", noindex},
           {"", "format=atom", noindex},
           {"", "format=json", noindex},
           {"", "id=f-1&format=json", noindex},
           {"", "id=none", noindex},
           {"", "limit=x", noindex},
           {"/nowhere", "", noindex},
           {"/health", "", noindex},
       }) {
    CAPTURE(c.path, c.query_string);
    for (const std::string method : {"GET", "HEAD"}) {
      const Response response = handle_once({method, "/n", c.path, c.query_string}, index.db());
      CHECK(header_value(response, "X-Robots-Tag") == c.want);
    }
  }
  CHECK(header_value(handle_once({"POST", "", "", ""}, index.db()), "X-Robots-Tag") == noindex);
}

}  // namespace
}  // namespace gazette::robots_test
