// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hash.hpp"

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "tests/catch.hpp"

namespace gazette::hash_test {
namespace {

TEST_CASE("the hash of a text never changes, whatever its length") {
  struct Case {
    std::size_t length;
    std::string_view want;
  };
  // XXH3 takes another path for each of these lengths. Made by xxHash's own library; the first
  // three are also in its documentation.
  constexpr std::array cases = {Case{0, "99aa06d3014798d86001c324468d497f"},
                                Case{1, "a96faf705af16834e6c632b61e964e1f"},
                                Case{3, "06b05ab6733a618578af5f94892f3950"},
                                Case{4, "8d6b60383dfa90c21be79eecd1b1353d"},
                                Case{8, "dac23237af37353342b702b313880f12"},
                                Case{9, "b43ff5bc5ff2e0adc0646b2d7986db98"},
                                Case{16, "1f58fc809b1b8c4b3e8e153ff12f6330"},
                                Case{17, "11078c38a5ca3a8dc3acc9940596efab"},
                                Case{128, "a87f157ac617df254c5499b1fc6dae1e"},
                                Case{129, "8ebb4a9854af5bc41ac468f67a442b6a"},
                                Case{240, "ee81fc0343b09d3079750202eaee16bc"},
                                Case{241, "4c1a7e587365bd1ebb0a906af5b5c211"},
                                Case{1024, "a0e8f48f4e7973c45e6a406e127165a8"},
                                Case{5000, "0acf3f2690e48fadeb0f5845c1ec4cc2"}};
  std::string alphabet;
  while (alphabet.size() < 5000) alphabet += static_cast<char>('a' + alphabet.size() % 26);
  for (const auto& [length, want] : cases) {
    CAPTURE(length);
    CHECK(to_hex(hash_of(std::string_view(alphabet).substr(0, length))) == want);
  }
}

TEST_CASE("bytes that come piece by piece have the hash of the whole") {
  const std::string text(5000, 'x');
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{256}, text.size()}) {
    Hasher hasher;
    for (std::size_t at = 0; at < text.size(); at += piece) {
      hasher.update(std::string_view(text).substr(at, piece));
    }
    CHECK(hasher.value() == hash_of(text));
  }
  CHECK(Hasher().value() == hash_of(""));
}

TEST_CASE("texts that differ in any one byte have different hashes") {
  std::set<Hash> seen;
  const std::string text(300, 'a');
  seen.insert(hash_of(text));
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = '\0';
    seen.insert(hash_of(other));
  }
  CHECK(seen.size() == text.size() + 1);
}

TEST_CASE("a hash is written as 32 lower case digits, the high one of each byte first") {
  Hash hash{};
  hash[0] = '\x0F';
  hash[1] = '\xF0';
  hash[15] = '\xAB';
  CHECK(to_hex(hash) == "0ff000000000000000000000000000ab");
}

}  // namespace
}  // namespace gazette::hash_test
