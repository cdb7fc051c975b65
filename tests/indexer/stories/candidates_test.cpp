// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/candidates.hpp"

#include <vector>

#include "indexer/stories/groups.hpp"
#include "tests/catch.hpp"

namespace gazette {

using Numbers = std::vector<Candidates::Number>;

TEST_CASE("candidates share enough hashes, and those taken out are none") {
  const Sketch eight = {1, 2, 3, 4, 5, 6, 7, 8};
  Candidates table;
  CHECK(table.of(eight).empty());
  table.add(0, {1, 2, 30, 40, 50, 60, 70, 80});
  table.add(1, {8, 20, 30, 40, 50, 60, 70, 80});
  table.add(2, {8, 9});
  CHECK(table.of(eight) == Numbers{0, 2});
  CHECK(table.of({30, 40, 50, 60, 61, 62, 63, 64}) == Numbers{0, 1});
  table.remove(0, {1, 2, 30, 40, 50, 60, 70, 80});
  CHECK(table.of(eight) == Numbers{2});
  table.remove(7, {1, 2, 3});
  CHECK(table.of(eight) == Numbers{2});
}

TEST_CASE("of the many articles of one form only the newest are candidates") {
  Candidates table;
  const Sketch form = {1, 2, 3, 4, 5, 6, 7, 8};
  for (Candidates::Number article = 0; article < 1000; ++article) table.add(article, form);
  const Numbers found = table.of(form);
  CHECK(found.size() < 100);
  REQUIRE_FALSE(found.empty());
  CHECK(found.back() == 999);
}

TEST_CASE("groups are joined by any of their members, and named by the least") {
  Groups groups(5);
  groups.add();
  REQUIRE(groups.size() == 6);
  groups.join(4, 2);
  groups.join(5, 3);
  CHECK(groups.first_of(4) == 2);
  CHECK(groups.first_of(5) == 3);
  groups.join(5, 4);
  groups.join(4, 5);
  for (const std::uint32_t member : {2U, 3U, 4U, 5U}) CHECK(groups.first_of(member) == 2);
  CHECK(groups.first_of(0) == 0);
  groups.join(0, 3);
  CHECK(groups.first_of(5) == 0);
}

}  // namespace gazette
