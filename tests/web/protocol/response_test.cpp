// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/response.hpp"

#include "tests/catch.hpp"
#include "tests/web/web_index.hpp"

namespace gazette::response_test {
namespace {

TEST_CASE("every response forbids inline scripts, frames, sniffing and referrers") {
  const Response response = make_response(200, "text/html", "é", CacheControl::private_minute);
  CHECK(response.headers ==
        std::vector<Header>{
            {"Content-Type", "text/html; charset=utf-8"},
            {"Content-Length", "2"},
            {"Cache-Control", "private, max-age=60"},
            {"Content-Security-Policy",
             "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
             "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
            {"Referrer-Policy", "no-referrer"},
            {"X-Content-Type-Options", "nosniff"},
        });
}

TEST_CASE("errors are not stored, and files are stored for an hour") {
  CHECK(header_value(make_response(503, "text/html", "", CacheControl::no_store),
                     "Cache-Control") == "no-store");
  CHECK(header_value(make_response(200, "text/css", "", CacheControl::public_hour),
                     "Cache-Control") == "public, max-age=3600");
}

TEST_CASE("a CGI response is status, headers, an empty line and the body") {
  Response response;
  response.status = 404;
  response.headers = {{"Content-Type", "text/plain"}, {"X-A", "b"}};
  response.body = "gone\n";
  response.log = "secret";
  CHECK(to_cgi(response) ==
        "Status: 404 Not Found\r\nContent-Type: text/plain\r\nX-A: b\r\n\r\ngone\n");
}

}  // namespace
}  // namespace gazette::response_test
