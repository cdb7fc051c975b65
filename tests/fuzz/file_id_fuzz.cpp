// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the path of a file: the id that it gives is text, and says from which file it is.
#include <string>

#include "indexer/sources/file_id.hpp"
#include "tests/fuzz/fuzz_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string path("/");
  path += gazette::input_text(data, size);
  if (path.find('\0') != std::string::npos) return 0;  // no file is named so
  const std::string id = gazette::file_id(path);
  gazette::demand_text(id, "an id");
  gazette::demand(gazette::prefix_of_file_id(id, path) == "", "an id is not from its file");
  gazette::demand(gazette::prefix_of_file_id("wire-" + id, path) == "wire-",
                  "an id with a prefix is not from its file");
  gazette::demand_text(gazette::former_file_id(path), "a former id");
  return 0;
}
