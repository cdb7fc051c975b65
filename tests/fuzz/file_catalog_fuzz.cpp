// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the entry of a file in an index: nothing, or an entry that can be stored and read
// again.
#include <optional>
#include <string>

#include "indexer/sources/file_catalog.hpp"
#include "tests/fuzz/fuzz_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto known = gazette::parse_known_file(gazette::input_text(data, size));
  if (!known) return 0;
  const std::string stored = gazette::to_metadata(*known);
  const auto again = gazette::parse_known_file(stored);
  gazette::demand(again && again->path == known->path, "the path of a file changes");
  gazette::demand(gazette::to_metadata(*again) == stored, "the entry of a file changes");
  return 0;
}
