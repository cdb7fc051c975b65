// SPDX-License-Identifier: GPL-3.0-or-later
// Real news that may not lie in this repository: $GAZETTE_TEST_DATA, or shared/data beside it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "tests/catch.hpp"

namespace gazette {

/// The file or folder `part` of the test data, as in `test_data("formats/bbc")`. When it is not
/// on this machine the test's output says so, and the test ends by returning.
inline std::optional<std::filesystem::path> test_data(const std::filesystem::path& part) {
  const char* set = std::getenv("GAZETTE_TEST_DATA");
  const std::filesystem::path root =
      set != nullptr && *set != '\0'
          ? std::filesystem::path(set)
          : std::filesystem::path(GAZETTE_SOURCE_DIR) / ".." / "shared" / "data";
  if (std::filesystem::exists(root / part)) return root / part;
  WARN("skipped: no test data at " << (root / part).string() << " (see GAZETTE_TEST_DATA)");
  return std::nullopt;
}

}  // namespace gazette
