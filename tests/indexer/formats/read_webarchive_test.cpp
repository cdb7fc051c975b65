// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/read_webarchive.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_webarchive_test {
namespace {

/// `0x4n` or `0x5n`, and the length of what follows.
std::string object(char kind, const std::string& bytes) {
  if (bytes.size() < 15) return static_cast<char>(kind + static_cast<char>(bytes.size())) + bytes;
  return std::string{static_cast<char>(kind + 15), '\x11', static_cast<char>(bytes.size() / 256),
                     static_cast<char>(bytes.size() % 256)} +
         bytes;
}
std::string data(const std::string& bytes) { return object('\x40', bytes); }
std::string ascii(const std::string& bytes) { return object('\x50', bytes); }

/// A property list of `objects`, of which the first is the root.
std::string list(const std::vector<std::string>& objects) {
  std::string bytes = "bplist00";
  std::string table;
  for (const std::string& each : objects) {
    table += static_cast<char>(bytes.size() / 256);
    table += static_cast<char>(bytes.size() % 256);
    bytes += each;
  }
  const std::size_t table_at = bytes.size();
  bytes += table;
  bytes += std::string(6, '\0') + '\x02' + '\x01' + std::string(7, '\0') +
           static_cast<char>(objects.size()) + std::string(8, '\0') + std::string(6, '\0') +
           static_cast<char>(table_at / 256) + static_cast<char>(table_at % 256);
  return bytes;
}

std::string archive_of(const std::string& html) {
  return list({std::string("\xD1\x01\x02", 3), ascii("WebMainResource"),
               std::string("\xD3\x03\x04\x05\x06\x07\x08", 7), ascii("WebResourceData"),
               ascii("WebResourceURL"), ascii("WebResourceTextEncodingName"), data(html),
               ascii("https://news.example/1"), ascii("iso-8859-2")});
}

TEST_CASE("the page of a web archive of Safari is read with its address and charset") {
  const std::string bytes =
      archive_of("<html><h1>Prom w \xb6rod\xea</h1><p>The ferry left.</p></html>");
  CHECK(is_webarchive(bytes, "a"));
  const Stories stories = stories_of(read_webarchive, bytes);
  REQUIRE(stories.sole == 1);
  CHECK(stories.articles[0].title == "Prom w \u015brod\u0119");
  CHECK(stories.articles[0].body == "The ferry left.\n");
  CHECK(stories.articles[0].url == "https://news.example/1");
}

TEST_CASE("a property list that is cut or without a page is skipped") {
  const std::string whole = archive_of("<html><p>The ferry left.</p></html>");
  for (std::size_t size = 8; size < whole.size(); ++size) {
    const Stories stories = stories_of(read_webarchive, whole.substr(0, size));
    CHECK(stories.articles.size() + stories.skipped.size() == 1);
  }
  CHECK(stories_of(read_webarchive, list({ascii("a")})).skipped.at(0).why ==
        "there is no page (WebMainResource) in it");
}

}  // namespace
}  // namespace gazette::read_webarchive_test
