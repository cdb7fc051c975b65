// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/id_fates.hpp"

#include "tests/catch.hpp"

namespace gazette::id_fates_test {
namespace {

using Fate = Arrivals::Fate;

TEST_CASE("an id comes for the first time once") {
  Arrivals arrivals;
  CHECK(arrivals.note(7, 1).is_first);
  const Arrivals::Noted again = arrivals.note(7, 2);
  CHECK_FALSE(again.is_first);
  CHECK(again.arrival.origin == 1);
  CHECK(arrivals.contains(7));
  CHECK_FALSE(arrivals.contains(8));
}

TEST_CASE("what the next commit adds is fresh until it has") {
  Arrivals arrivals;
  arrivals.add_fresh(arrivals.note(7, 1).arrival, 42);
  arrivals.note(8, 1);
  CHECK(arrivals.is_fresh(7));
  CHECK_FALSE(arrivals.is_fresh(8));
  CHECK_FALSE(arrivals.is_fresh(9));
  arrivals.settle();
  CHECK_FALSE(arrivals.is_fresh(7));
}

TEST_CASE("condensed ids are known to have come, and take little room") {
  Arrivals arrivals;
  for (IdKey id = 0; id < 1000; ++id) arrivals.note(id * 3, 1).arrival.fate = Fate::added;
  arrivals.settle();
  CHECK(arrivals.bytes() > 30'000);
  arrivals.condense();
  CHECK(arrivals.bytes() == 0);
  for (IdKey id = 0; id < 3000; ++id) CHECK(arrivals.contains(id) == (id % 3 == 0));
  const Arrivals::Noted condensed = arrivals.note(3, 1);
  CHECK_FALSE(condensed.is_first);
  CHECK(condensed.is_blank);
  CHECK_FALSE(arrivals.note(3, 1).is_blank);
  CHECK(arrivals.note(4, 1).is_first);
  CHECK(arrivals.at(3).fate == Fate::pending);
  arrivals.condense();
  CHECK(arrivals.contains(4));
  CHECK_FALSE(arrivals.note(2997, 1).is_first);
}

}  // namespace
}  // namespace gazette::id_fates_test
