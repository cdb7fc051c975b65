// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/id_list.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/hash.hpp"
#include "tests/catch.hpp"

namespace gazette::id_list_test {
namespace {

using Entries = std::vector<std::pair<std::uint32_t, std::string>>;

Entries entries_of(const IdList& list) {
  Entries entries;
  list.for_each(
      [&](std::uint32_t docid, const std::string& id) { entries.emplace_back(docid, id); });
  return entries;
}

TEST_CASE("an id list gives back what was added, in order") {
  const Entries added = {{7, "reuters-1"},
                         {1, "reuters-12"},
                         {0xFFFFFFFF, "reuters-1"},
                         {2, ""},
                         {3, std::string(300, 'a')},
                         {4, std::string(299, 'a') + "b"},
                         {5, std::string(100'000, 'c')},
                         {6, std::string("a\nb\0c\xFF", 6)},
                         {128, "a\nb"}};
  IdList list;
  for (const auto& [docid, id] : added) list.add(docid, id);
  CHECK(list.size() == added.size());
  CHECK(entries_of(list) == added);
  CHECK(entries_of(IdList()).empty());
}

TEST_CASE("an id list takes 64 bytes an id at most, where ids differ in 58 bytes at most") {
  struct Case {
    std::string prefix;
    std::size_t digits;
  };
  for (const auto& [prefix, digits] :
       {Case{"reuters-", 8}, Case{"hash:", 32}, Case{"file:/archive/of/the/paper/1987/02/", 16},
        Case{"https://www.example.org/news/of/the/world/in/english/2026/02/26/", 26},
        Case{"", 58}}) {
    CAPTURE(prefix, digits);
    IdList list;
    constexpr std::size_t ids = 20'000;
    for (std::uint32_t i = 0; i < ids; ++i) {
      const std::string first = to_hex(hash_of(std::to_string(i)));
      list.add(i + 1, prefix + (first + to_hex(hash_of(first))).substr(0, digits));
    }
    constexpr std::size_t unfilled_block = 64'100;
    CHECK(list.bytes() <= 64 * ids + unfilled_block);
  }
}

}  // namespace
}  // namespace gazette::id_list_test
