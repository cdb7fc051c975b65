// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the markers of an index and of a generation, once as they are and once with the
// checksum that belongs to them: nothing or Error, or a marker that can be written and read again.
#include <string>

#include "core/error.hpp"
#include "core/storage/checked_text.hpp"
#include "indexer/database/ownership.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {
namespace {

void read_index(const std::filesystem::path& folder, std::string_view bytes) {
  write_file(folder / index_marker_name, bytes);
  try {
    const auto identity = read_index_marker(folder);
    demand(identity.has_value(), "a marker that is there was not seen");
    write_index_marker(folder, *identity);
    demand(read_index_marker(folder) == identity, "an identity changes when it is stored");
  } catch (const Error& error) {
    demand_text(error.what(), "an error");
  }
}

void read_generation(const std::filesystem::path& folder, std::string_view bytes) {
  write_file(folder / generation_marker_name, bytes);
  const auto marker = read_generation_marker(folder);
  if (!marker) return;
  write_generation_marker(folder, *marker);
  demand(read_generation_marker(folder) == marker, "a marker changes when it is stored");
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const gazette::TemporaryFolder folder;
  std::string text(gazette::input_text(data, size));
  gazette::read_index(folder.path(), text);
  gazette::read_generation(folder.path(), text);
  if (!text.ends_with('\n')) text += '\n';
  const std::string checked = gazette::with_checksum(text);
  gazette::demand(gazette::without_checksum(checked) == text, "a checksum does not fit its text");
  gazette::read_index(folder.path(), checked);
  gazette::read_generation(folder.path(), checked);
  return 0;
}
