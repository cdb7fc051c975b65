// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.hpp"
#include "web/formats/feed.hpp"

namespace gazette::entry_id_test {
namespace {

TEST_CASE("entry ids never change, and differ for different names") {
  // Feed readers have stored such ids.
  CHECK(urn_of("wire-17") == "urn:uuid:d85dc3c4-d694-80aa-bf71-f691dcad7f22");
  CHECK(urn_of("") == "urn:uuid:99aa06d3-0147-88d8-a001-c324468d497f");
  CHECK(urn_of("wire-17") != urn_of("wire-18"));
}

}  // namespace
}  // namespace gazette::entry_id_test
