// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/format_writers.hpp"

#include "tests/catch.hpp"

namespace gazette::format_writers_test {
namespace {

TEST_CASE(
    "formats about a search have a function that searches, and those about the archive none") {
  for (const ResponseFormat& format : response_formats) {
    CAPTURE(format.name);
    const FormatWriter& writer = format_writer(format);
    CHECK(writer.format == format.name);
    CHECK((writer.search != nullptr) == (format.subject == ResponseFormat::Subject::search));
    CHECK(writer.error != nullptr);
  }
}

}  // namespace
}  // namespace gazette::format_writers_test
