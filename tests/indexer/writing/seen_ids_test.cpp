// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/seen_ids.hpp"

#include "tests/catch.hpp"

namespace gazette::seen_ids_test {
namespace {

using State = SeenIds::State;

TEST_CASE("an id comes for the first time once") {
  SeenIds seen;
  CHECK(seen.add(7, 1).is_first);
  const SeenIds::Added again = seen.add(7, 2);
  CHECK_FALSE(again.is_first);
  CHECK(again.entry.origin == 1);
  CHECK(seen.contains(7));
  CHECK_FALSE(seen.contains(8));
}

TEST_CASE("what the next commit adds is fresh until it has") {
  SeenIds seen;
  seen.mark_uncommitted(seen.add(7, 1).entry, 42);
  seen.add(8, 1);
  CHECK(seen.is_uncommitted(7));
  CHECK_FALSE(seen.is_uncommitted(8));
  CHECK_FALSE(seen.is_uncommitted(9));
  seen.end_commit();
  CHECK_FALSE(seen.is_uncommitted(7));
}

TEST_CASE("ids without an entry are known to have been seen, and take little memory") {
  SeenIds seen;
  for (IdKey id = 0; id < 1000; ++id) seen.add(id * 3, 1).entry.state = State::added;
  seen.end_commit();
  CHECK(seen.bytes() > 30'000);
  seen.shrink();
  CHECK(seen.bytes() == 0);
  for (IdKey id = 0; id < 3000; ++id) CHECK(seen.contains(id) == (id % 3 == 0));
  const SeenIds::Added later = seen.add(3, 1);
  CHECK_FALSE(later.is_first);
  CHECK(later.is_new_entry);
  CHECK_FALSE(seen.add(3, 1).is_new_entry);
  CHECK(seen.add(4, 1).is_first);
  CHECK(seen.at(3).state == State::pending);
  seen.shrink();
  CHECK(seen.contains(4));
  CHECK_FALSE(seen.add(2997, 1).is_first);
}

TEST_CASE("an id is repeated for the first time once, also after it was shrunk") {
  SeenIds seen;
  seen.add(7, 1);
  CHECK(seen.repeat(7));
  CHECK_FALSE(seen.repeat(7));
  seen.shrink();
  seen.add(7, 1);
  CHECK_FALSE(seen.repeat(7));
  seen.shrink();
  seen.add(8, 1);
  CHECK(seen.repeat(8));
}

}  // namespace
}  // namespace gazette::seen_ids_test
