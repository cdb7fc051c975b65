// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/url_encoding.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::url_encoding_test {
namespace {

TEST_CASE("form encoding is decoded") {
  struct Case {
    std::string encoded;
    std::string text;
  };
  const std::vector<Case> cases = {
      {"", ""},
      {"ferry", "ferry"},
      {"a+b", "a b"},
      {"a%20b", "a b"},
      {"a%2Bb", "a+b"},
      {"%41%6a%6A", "Ajj"},
      {"%25", "%"},
      {"%2525", "%25"},
      {"%26%3D%23", "&=#"},
      {"educaci%C3%B3n", "educación"},
      {"educación", "educación"},
      {"%E0%B9%80%E0%B8%A3", "เร"},
      {"%F0%9F%97%9E", "🗞"},
      {"%22%3Cb%3E%27", "\"<b>'"},
      {"%0A%7F", "\n\x7f"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.encoded);
    CHECK(decode_form(c.encoded) == c.text);
  }
}

TEST_CASE("anything but percent-encoded UTF-8 is refused") {
  const std::vector<std::string> malformed = {
      "%",          // nothing follows
      "ferry%",     //
      "%2",         // one digit
      "%zz",        // not hexadecimal
      "%2g",        //
      "%-1",        //
      "%+1",        //
      "% 1",        //
      "%%20",       //
      "%u0041",     // from another standard
      "%FF",        // never in UTF-8
      "%C3",        // incomplete
      "%C3%28",     // a lead byte without its tail
      "%C0%AF",     // overlong
      "%ED%A0%80",  // a surrogate
      "%F4%90%80%80",
      "\xE9t\xE9",  // Latin-1
      "a%00b",      // NUL
  };
  for (const std::string& encoded : malformed) {
    CAPTURE(encoded);
    CHECK_FALSE(decode_form(encoded));
  }
}

TEST_CASE("encoded text decodes to itself and can stand in a URL") {
  std::string all;
  for (char c = 1; c != 127; ++c) all += c;
  for (const std::string& text :
       {all, std::string("ÿ เรือ 渡し船 🗞"), std::string("a/b?c#d&e=f")}) {
    const std::string encoded = encode_form(text);
    CHECK(encoded.find_first_of(" \"<>&=#?\n'") == std::string::npos);
    CHECK(decode_form(encoded) == text);
  }
}

TEST_CASE("a path keeps its slashes and escapes the rest") {
  CHECK(encode_path("/my news/gazette.cgi") == "/my%20news/gazette.cgi");
  CHECK(encode_path("/a\"b+c") == "/a%22b%2Bc");
}

TEST_CASE("a query string is split at ampersands and first equals signs") {
  const auto pairs = split_query_string("&&q=a=b&empty=&bare&=nameless&");
  REQUIRE(pairs.size() == 4);
  CHECK(pairs[0].name == "q");
  CHECK(pairs[0].value == "a=b");
  CHECK(pairs[1].name == "empty");
  CHECK(pairs[1].value.empty());
  CHECK(pairs[2].name == "bare");
  CHECK(pairs[2].value.empty());
  CHECK(pairs[3].name.empty());
  CHECK(pairs[3].value == "nameless");
}

}  // namespace
}  // namespace gazette::url_encoding_test
