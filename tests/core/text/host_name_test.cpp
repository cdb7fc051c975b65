// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/host_name.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::host_name_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("the host of an address is compared without case, www., port and user") {
  struct Case {
    std::string_view text, host;
  };
  constexpr std::array cases = {
      Case{"https://www.Example.COM/2026/01?a=b#c", "example.com"},
      Case{"http://desk:secret@news.example.com:8080/", "news.example.com"},
      Case{"//cdn.example.com/a", "cdn.example.com"},
      Case{"example.com", "example.com"},
      Case{"example.com/2026", "example.com"},
      Case{"https://example.com.", "example.com"},
      Case{"https://xn--bcher-kva.example/", "b\u00FCcher.example"},
      Case{"https://B\u00DCCHER.example/", "b\u00FCcher.example"},
      Case{"https://fa\u00DF.de/", "fa\u00DF.de"},
      Case{"https://FA\u00DF.de/", "fa\u00DF.de"},
      Case{"https://xn--fa-hia.de/", "fa\u00DF.de"},
      Case{"https://fass.de/", "fass.de"},
      Case{"https://\uFF45xample.com/", "example.com"},
      Case{"https://News_Desk.example.com/", "news_desk.example.com"},
      Case{"https://192.0.2.7/a", "192.0.2.7"},
      Case{"http://localhost:8000/", "localhost"},
      Case{"https://www.com/", "www.com"},
      Case{R"(https://evil.example\@example.com/x)", "evil.example"},
      Case{"", ""},
      Case{"news", ""},
      Case{"https:///a", ""},
      Case{"https://[2001:db8::1]/", ""},
      Case{"https://a..example/", ""},
      Case{"https://exa mple.com/", ""},
      Case{"file:///news/a.txt", ""},
  };
  for (const auto& [text, host] : cases) {
    CAPTURE(text);
    CHECK(host_name(text) == host);
  }
  CHECK(host_name("https://" + std::string(5'000, 'a') + ".example/").empty());
}

TEST_CASE("hosts above one go up to the domain that somebody registered") {
  CHECK(hosts_of_registrant("a.news.example.com") ==
        Strings{"a.news.example.com", "news.example.com", "example.com"});
  CHECK(hosts_of_registrant("news.example.co.uk") ==
        Strings{"news.example.co.uk", "example.co.uk"});
  CHECK(hosts_of_registrant("example.com") == Strings{"example.com"});
  CHECK(hosts_of_registrant("co.uk") == Strings{"co.uk"});
  CHECK(hosts_of_registrant("192.0.2.7") == Strings{"192.0.2.7"});
  CHECK(hosts_of_registrant("localhost") == Strings{"localhost"});
  CHECK(hosts_of_registrant("") == Strings{""});
  CHECK(hosts_of_registrant("shop.b\u00FCcher.example") ==
        Strings{"shop.b\u00FCcher.example", "b\u00FCcher.example"});
}

}  // namespace
}  // namespace gazette::host_name_test
