// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/links.hpp"

#include <array>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "web/parameters/query_string.hpp"

namespace gazette::links_test {
namespace {

Parameters read(const std::string& query_string) {
  return parse_query_string(query_string).parameters;
}

TEST_CASE("links stay on this server whatever SCRIPT_NAME is") {
  struct Case {
    std::string script_name;
    std::string home;
    std::string style;
  };
  const std::vector<Case> cases = {
      {"", "/", "/style.css"},
      {"/", "/", "/style.css"},
      {"/gazette.cgi", "/gazette.cgi", "/gazette.cgi/style.css"},
      {"/cgi-bin/gazette.cgi", "/cgi-bin/gazette.cgi", "/cgi-bin/gazette.cgi/style.css"},
      {"/my news/", "/my%20news", "/my%20news/style.css"},
      {"//evil.example/x", "/evil.example/x", "/evil.example/x/style.css"},
      {"javascript:alert(1)", "/javascript%3Aalert%281%29", "/javascript%3Aalert%281%29/style.css"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.script_name);
    CHECK(home_url(site_at(c.script_name)) == c.home);
    CHECK(file_url(site_at(c.script_name), "/style.css") == c.style);
  }
  CHECK(article_url(site_at("/g"), "a&b c") == "/g?id=a%26b+c");
  CHECK(search_url(site_at(""), read("q=ferry")) == "/?q=ferry");
}

TEST_CASE("only http and https URLs are web URLs") {
  for (const std::string url :
       {"http://example.org", "https://example.org/a?b=c#d", "HTTPS://x.y"}) {
    CAPTURE(url);
    CHECK(is_web_url(url));
  }
  for (const std::string url : {"",
                                "http://",
                                "javascript:alert(1)",
                                "JaVaScRiPt:alert(1)",
                                " http://example.org",
                                "java\tscript:alert(1)",
                                "data:text/html,x",
                                "//example.org",
                                "ftp://example.org",
                                "file:///etc/passwd",
                                "http:example.org",
                                "https://a b",
                                "https://a\"onclick=\"x",
                                "https://a\nb",
                                "https://<b>",
                                "https:///",
                                "https://a%2Fb.example/",
                                "https://user@/",
                                "https://a%zz.example/",
                                "https://bbc.co.uk%40evil.example/"}) {
    CAPTURE(url);
    CHECK_FALSE(is_web_url(url));
  }
}

TEST_CASE("the host of a URL has no user and no www") {
  CHECK(host_of("https://www.example.org/a") == "example.org");
  CHECK(host_of("HTTP://example.org:8080?x") == "example.org:8080");
  CHECK(host_of("https://bank.example@evil.example/") == "evil.example");
}

TEST_CASE("the host of a URL is where a browser goes") {
  CHECK(host_of("https://evil.example\\@bbc.co.uk/x") == "evil.example");
  CHECK(host_of("https://evil.example\\.bbc.co.uk/x") == "evil.example");
  CHECK(host_of("https:///evil.example/bbc.co.uk") == "evil.example");
  CHECK(host_of("https://\\evil.example/bbc.co.uk") == "evil.example");
  CHECK(host_of("https://bbc.co.uk#@evil.example/") == "bbc.co.uk");
  CHECK(host_of("https://a@b@evil.example/") == "evil.example");
  CHECK(host_of("https://%65vil.example/") == "evil.example");
  CHECK(host_of("https://EVIL.example/") == "evil.example");
  CHECK(host_of("https://\uFF45vil\u3002example/") == "evil.example");
  CHECK(host_of("https://b\u00FCcher.example/") == "b\u00FCcher.example");
  CHECK(host_of("https://[2001:db8::7]:8080/") == "[2001:db8::7]:8080");
  CHECK_FALSE(host_of("https://bbc\u202E.example/"));
  CHECK(host_of("https://www.example/") == "www.example");
  CHECK(host_of("https://stra\u00DFe.example:8080/") == "stra\u00DFe.example:8080");
}

TEST_CASE("a host in letters that look like others is labelled by its Punycode") {
  struct Case {
    std::string_view url;
    std::string_view label;
  };
  constexpr std::array cases = {
      // Cyrillic throughout, and one Cyrillic letter.
      Case{"https://\u0430\u0440\u0440\u04CF\u0435.com/", "xn--80ak6aa92e.com"},
      Case{"https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"},
      Case{"https://p\u0430ypal.com/x", "xn--pypal-4ve.com"},
      Case{"https://www.b\u0430nk.example:81/", "xn--bnk-6cd.example:81"},
      // A letter without its dot; hyphens that a browser passes over.
      Case{"https://b\u0131ll.example/", "xn--bll-jua.example"},
      Case{"https://\u0440\u0430--\u0440\u0430.example/", "xn-----6kcc0fd.example"},
      Case{"https://\u0440\u0430\u00DF.example/", "xn--zca11omb.example"},
      // What cannot be mistaken stays as it is read.
      Case{"https://\u043C\u043E\u0441\u043A\u0432\u0430.example/",
           "\u043C\u043E\u0441\u043A\u0432\u0430.example"},
      Case{"https://\u0445\u043E\u0440.\u0440\u0444/", "\u0445\u043E\u0440.\u0440\u0444"},
      Case{"https://xn--bcher-kva.example/", "b\u00FCcher.example"},
      Case{"https://\u4F8B\u3048.example/", "\u4F8B\u3048.example"},
      Case{"https://a--b.example/", "a--b.example"},
  };
  for (const auto& [url, label] : cases) {
    CAPTURE(url);
    CHECK(host_of(url) == std::string(label));
  }
}

TEST_CASE("a link with a filter replaces other values of its field and starts at the first page") {
  const Parameters parameters = read("q=ferry&topic=economy&topic=politics&source=A&page=3");
  CHECK(write_query_string(with_filter(parameters, "topic", "economy/trade")) ==
        "q=ferry&topic=economy%2Ftrade&source=A");
  CHECK(write_query_string(without_filter(parameters, {find_field("topic"), "economy"})) ==
        "q=ferry&topic=politics&source=A");
  CHECK(write_query_string(with_period(parameters, "2025", "2026")) ==
        "q=ferry&topic=economy&topic=politics&source=A&since=2025&until=2026");
  CHECK(write_query_string(with_offset(parameters, 10)) ==
        "q=ferry&topic=economy&topic=politics&source=A&page=2");
}

}  // namespace
}  // namespace gazette::links_test
