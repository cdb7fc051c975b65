// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a stub file, alone and within the folder of an index: what it names is found, or
// refused with Error.
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/storage/stub.hpp"
#include "indexer/database/database_folder.hpp"
#include "searcher/index/shards.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {
namespace {

void find(const std::filesystem::path& path) {
  try {
    for (const Shard& shard : find_shards(std::vector{path.string()})) {
      demand(!name_of(shard).empty(), "a database has no name");
    }
  } catch (const Error&) {
  }
}

void find_generation(const std::filesystem::path& folder) {
  try {
    demand(!existing_generation(folder).empty(), "a generation has no name");
  } catch (const Error&) {
  }
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const gazette::TemporaryFolder folder;
  const auto stub = folder / gazette::stub_name;
  gazette::write_file(stub, gazette::input_text(data, size));
  gazette::find(stub);
  gazette::find(folder.path());
  gazette::find_generation(folder.path());
  return 0;
}
