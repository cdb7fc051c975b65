// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nearest_name.hpp"

#include <array>
#include <string>

#include "tests/catch.hpp"

namespace gazette::nearest_name_test {
namespace {

TEST_CASE("a slip is an edit, an exchange, a beginning or other capitals") {
  CHECK(is_slip_of("sinc", "since"));
  CHECK(is_slip_of("sincee", "since"));
  CHECK(is_slip_of("tilte", "title"));
  CHECK(is_slip_of("lang", "language"));
  CHECK(is_slip_of("Q", "q"));
  CHECK(is_slip_of("lnaguaeg", "language"));
  CHECK_FALSE(is_slip_of("ref", "id"));
  CHECK_FALSE(is_slip_of("sid", "id"));
  CHECK_FALSE(is_slip_of("name", "page"));
  CHECK_FALSE(is_slip_of("", "q"));
  CHECK_FALSE(is_slip_of(std::string(33, 'a'), std::string(33, 'a')));
}

TEST_CASE("the same name in other capitals is nearer than an earlier slip") {
  const std::array<std::string_view, 3> names = {"dates", "date", "page"};
  CHECK(nearest_name("DATE", names) == "date");
  CHECK(nearest_name("datex", names) == "dates");
  CHECK_FALSE(nearest_name("topic", names));
}

}  // namespace
}  // namespace gazette::nearest_name_test
